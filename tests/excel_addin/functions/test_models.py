"""Which model a workbook means: every source, names that people mistype, and a workspace that others use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excel_addin.models import ModelKind, ModelRef, offered, open_model, stamps_of, stored_models
from scoring.errors import HotsheetError, ModelError
from scoring.modelfile import list_templates, load_model, template_text
from scoring.store import Workspace, WorkspaceError

TEXT = template_text("starter").replace("name: Starter", "name: North", 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "workspace.sqlite"
    with Workspace.open(path) as made:
        made.models.save("m1", TEXT, 0, name="North")
        made.models.save("m2", TEXT, 0, name="Starter")
        made.models.save("m3", TEXT, 0, name="Twice")
        made.models.save("m4", TEXT, 0, name="twice")
    yield path
    assert not list(tmp_path.glob("*.tmp"))


@given(st.sampled_from([kind for kind in ModelKind if kind is not ModelKind.INSIDE]), st.text(min_size=1))
def test_a_reference_comes_back_from_its_text(kind: ModelKind, name: str) -> None:
    if name.strip() == name:
        assert ModelRef.parse(ModelRef(kind, name).text) == ModelRef(kind, name)


def test_words_as_people_write_them(workspace: Path, tmp_path: Path) -> None:
    assert ModelRef.parse(" inside ") == ModelRef(ModelKind.INSIDE)
    assert ModelRef.parse("Starter", workspace) == ModelRef(ModelKind.TEMPLATE, "starter")
    assert ModelRef.parse("north", workspace) == ModelRef(ModelKind.WORKSPACE, "m1")
    assert ModelRef.parse("C:\\Models\\north.yaml") == ModelRef(ModelKind.FILE, "C:\\Models\\north.yaml")
    bare = tmp_path / "bare"
    bare.write_text(TEXT, encoding="utf-8")
    assert ModelRef.parse(str(bare)).kind is ModelKind.FILE


def test_words_that_name_nothing_are_answered_in_words(workspace: Path) -> None:
    with pytest.raises(ModelError, match="Did you mean “starter”"):
        ModelRef.parse("startre", None)
    with pytest.raises(ModelError, match="Did you mean “North”"):
        ModelRef.parse("Nort", workspace)
    with pytest.raises(ModelError, match="No model is named"):
        ModelRef.parse("  ")
    with pytest.raises(ModelError, match="2 models of the workspace are called “Twice”"):
        ModelRef.parse("Twice", workspace)


def test_models_open_from_everywhere(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "north.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert open_model(ModelRef(ModelKind.TEMPLATE, "starter"), None, None).model == load_model("starter")
    for ref in (ModelRef(ModelKind.WORKSPACE, "m1"), ModelRef(ModelKind.WORKSPACE, "north"),
                ModelRef(ModelKind.FILE, str(file)), ModelRef(ModelKind.INSIDE)):  # fmt: skip
        assert open_model(ref, TEXT, workspace).text == TEXT


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (ModelRef(ModelKind.INSIDE), "carries no model"),
        (ModelRef(ModelKind.TEMPLATE, "startr"), "Did you mean “starter”"),
        (ModelRef(ModelKind.WORKSPACE, "gone"), "has no model “gone”"),
        (ModelRef(ModelKind.WORKSPACE, "twice"), "more than one model"),
        (ModelRef(ModelKind.FILE, "nowhere.yaml"), "nowhere.yaml: There is no such model file"),
    ],
)
def test_what_is_not_there_is_said(workspace: Path, ref: ModelRef, said: str) -> None:
    with pytest.raises(HotsheetError, match=said):
        open_model(ref, None, workspace)


def test_the_list_has_every_label_once(workspace: Path) -> None:
    found = offered(workspace, load_model("starter"))
    assert [each.ref.kind for each in found[:2]] == [ModelKind.INSIDE, ModelKind.WORKSPACE]
    assert [each.ref.name for each in found[-len(list_templates()) :]] == list(list_templates())
    labels = [each.label.casefold() for each in found]
    assert len(set(labels)) == len(labels) == 1 + 4 + len(list_templates())


def test_a_workspace_that_is_not_there_is_none(tmp_path: Path) -> None:
    missing = tmp_path / "folder" / "workspace.sqlite"
    assert offered(missing, None) == offered(None, None)
    assert not missing.parent.exists()


def test_looking_into_a_workspace_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "workspace.sqlite"
    with Workspace.open(path) as made:
        made.models.save("m1", TEXT, 0, name="North")
    before = path.read_bytes(), sorted(tmp_path.iterdir())
    assert [model.name for model in stored_models(path)] == ["North"]
    with Workspace.look_into(path) as seen, pytest.raises(WorkspaceError, match="looked into"):
        seen.models.save("m2", TEXT, 0)
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == before
    path.write_bytes(b"no workspace at all")
    with pytest.raises(WorkspaceError):
        stored_models(path)
    assert path.read_bytes() == b"no workspace at all"


def test_a_change_is_seen_by_the_stamps(workspace: Path, tmp_path: Path) -> None:
    stored, file = ModelRef(ModelKind.WORKSPACE, "m1"), ModelRef(ModelKind.FILE, str(tmp_path / "north.yaml"))
    before, none = stamps_of(stored, workspace), stamps_of(file, workspace)
    assert stamps_of(stored, workspace) == before
    with Workspace.open(workspace) as made:
        made.models.save("m1", TEXT + "# more\n", 1, name="North")
        while_open = stamps_of(stored, workspace)
    assert while_open != before
    Path(file.name).write_text(TEXT, encoding="utf-8")
    assert stamps_of(file, workspace) != none
    assert stamps_of(ModelRef(ModelKind.TEMPLATE, "starter"), workspace) == ()
