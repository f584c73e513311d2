"""What a workspace keeps: models and versions, views, lists, overrides, runs, settings; seen from two windows."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from scoring.atomic import Stamp
from scoring.errors import ModelError
from scoring.model import (
    Category,
    Condition,
    FixedPoints,
    Grades,
    Group,
    HalfLife,
    Join,
    PointBand,
    Rule,
    ScoringModel,
    Tier,
)
from scoring.modelfile import dump_model, template_text
from scoring.samples import sample_leads_path
from scoring.store import ConflictError, Run, Section, StoredModel, StoredOverride, Workspace
from scoring.store.drafts import draft_model, draft_text
from scoring.store.settings import MOST_RECENT
from scoring.views import View
from tests.strategies import models

COMMENTED = "# Ours, by Ana\n" + template_text("starter")
MODEL = ScoringModel("Mine", "1", categories=(Category("Fit"),), rules=(Rule("a", "A", "Fit", points=FixedPoints(3)),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.sqlite"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path) as opened:
        yield opened


@pytest.fixture
def other(workspace: Workspace) -> Iterator[Workspace]:
    """A second window on the same workspace."""
    with Workspace.open(workspace.path) as opened:
        yield opened


# -- models -----------------------------------------------------------------------------------------------


def test_models_keep_their_text_order_and_revision(workspace: Workspace, other: Workspace) -> None:
    assert workspace.models.save("a", COMMENTED, 0, name="Starter") == 1
    assert workspace.models.save("b", "name: B\n", 0, name="B") == 1
    assert workspace.models.save("a", COMMENTED + "# more\n", 1, name="Renamed") == 2
    for window in (workspace, other):
        a, b = window.models.all()
        assert (a.id, a.name, a.text, a.draft, a.revision) == ("a", "Renamed", COMMENTED + "# more\n", None, 2)
        assert a.changed.endswith("Z")
        assert window.models.get("b") == b
        assert window.models.get("c") is None


def test_what_another_window_saved_in_between_is_not_lost(workspace: Workspace, other: Workspace) -> None:
    workspace.models.save("a", "one", 0, name="A")
    other.models.save("a", "theirs", 1, name="A")
    with pytest.raises(ConflictError, match="“A” was changed in another window") as caught:
        workspace.models.save("a", "mine", 1, name="A")
    assert (caught.value.text, caught.value.revision) == ("theirs", 2)
    assert [model.text for model in workspace.models.all()] == ["theirs"]
    # Both are kept when the person says so.
    workspace.models.save("a2", "mine", 0, name="A (2)")
    assert workspace.models.save("a", "chosen", caught.value.revision, name="A") == 3


def test_deleted_in_another_window_is_a_conflict_too(workspace: Workspace, other: Workspace) -> None:
    workspace.models.save("a", "one", 0, name="A")
    other.models.delete("a")
    with pytest.raises(ConflictError, match="was deleted") as caught:
        workspace.models.save("a", "mine", 1, name="A")
    assert (caught.value.text, caught.value.revision) == (None, 0)
    assert workspace.models.save("a", "mine", 0, name="A") == 1
    with pytest.raises(ConflictError):
        workspace.models.save("a", "again new", 0, name="A")


def test_deleting_what_was_changed_since_is_refused(workspace: Workspace, other: Workspace) -> None:
    workspace.models.save("a", "one", 0, name="A")
    other.models.save("a", "two", 1, name="A")
    with pytest.raises(ConflictError):
        workspace.models.delete("a", 1)
    workspace.models.delete("a", 2)
    workspace.models.delete("a", 2)
    assert workspace.models.all() == ()


def test_models_are_arranged_and_unknown_ones_follow(workspace: Workspace) -> None:
    for name in "abcd":
        workspace.models.save(name, "", 0, name=name)
    workspace.models.arrange(["c", "gone", "a", "c"])
    assert [model.id for model in workspace.models.all()] == ["c", "a", "b", "d"]
    workspace.models.save("e", "", 0)
    assert [model.id for model in workspace.models.all()] == ["c", "a", "b", "d", "e"]


BROKEN = (
    replace(MODEL, rules=(*MODEL.rules, *MODEL.rules)),
    replace(MODEL, name="", tiers=(Tier(""), Tier("")), categories=(Category("Fit"), Category("Fit"))),
    replace(MODEL, rules=(Rule("", "", "", Condition("", "is", ()), FixedPoints(1e9), HalfLife("", 0)),)),
    replace(MODEL, rules=(Rule("g", "G", "Fit", Group(Join.NONE, ())),), grades=Grades(table=("Hot",) * 3)),
    replace(MODEL, rules=(Rule("g", "G", "Fit", Group(Join.ANY, (Condition("x", "between", (3.0,)),))),)),
)


@pytest.mark.parametrize("model", BROKEN)
def test_a_half_typed_model_is_kept_beside_the_last_text(workspace: Workspace, path: Path, model: ScoringModel) -> None:
    workspace.models.save("a", COMMENTED, 0, name="A")
    workspace.models.save("a", COMMENTED, 1, name="A", draft=model)
    workspace.close()
    with Workspace.open(path) as again:
        (kept,) = again.models.all()
        assert (kept.text, kept.draft) == (COMMENTED, model)
        again.models.save("a", dump_model(MODEL), 2, name="A")
        assert again.models.all()[0].draft is None


@given(models())
def test_any_model_survives_as_a_draft(model: ScoringModel) -> None:
    assert draft_model(draft_text(model)) == model


def test_numbers_of_drafts_stay_what_they_are() -> None:
    model = replace(MODEL, rules=(Rule("a", "A", "Fit", points=FixedPoints(3)), Rule("b", "B", "Fit")))
    assert repr(draft_model(draft_text(model))) == repr(model)
    band = PointBand(None, 1.5, -2, True)
    assert draft_model(draft_text(replace(MODEL, description=repr(band)))) is not None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"is": "Nothing"}', '{"is": "Rule", "colour": 1}', "3"])
def test_a_draft_of_another_hotsheet_is_none(text: str) -> None:
    assert draft_model(text) is None


# -- versions ---------------------------------------------------------------------------------------------


def test_versions_are_added_with_what_changed_in_words(workspace: Workspace, other: Workspace) -> None:
    first = workspace.models.add_version("a", dump_model(MODEL), "Start", "Ana")
    changed = replace(MODEL, version="2", rules=(replace(MODEL.rules[0], points=FixedPoints(5)),))
    second = other.models.add_version("a", dump_model(changed), author="Bo")
    other.models.add_version("b", dump_model(MODEL))
    assert workspace.models.versions("a") == (first, second)
    assert (first.number, first.version, first.note, first.author, first.words) == (1, "1", "Start", "Ana", ())
    assert (second.number, second.version) == (2, "2")
    assert second.words == ("Version 1 → 2", "Rule “A”: points 3 → 5")
    assert second.text == dump_model(changed)


def test_versions_outlive_their_model(workspace: Workspace) -> None:
    workspace.models.save("a", dump_model(MODEL), 0, name="A")
    kept = workspace.models.add_version("a", dump_model(MODEL))
    workspace.models.delete("a")
    assert workspace.models.versions("a") == (kept,)


def test_what_is_no_model_becomes_no_version(workspace: Workspace) -> None:
    with pytest.raises(ModelError):
        workspace.models.add_version("a", "rules: [")
    assert workspace.models.versions("a") == ()


def test_after_a_version_that_cannot_be_read_nothing_is_compared(workspace: Workspace) -> None:
    workspace.models.add_version("a", dump_model(MODEL))
    with workspace._database.write(Section.VERSIONS) as writer:
        writer.run("UPDATE versions SET text = 'format: 99'")
    assert workspace.models.add_version("a", dump_model(MODEL)).words == ()


# -- views ------------------------------------------------------------------------------------------------

A, B, C = (View(name, (name,), key=name.lower()) for name in "ABC")


def test_views_keep_their_order(workspace: Workspace, other: Workspace) -> None:
    workspace.views.save((A, B, C))
    assert other.views.all() == (A, B, C)
    workspace.views.save((C, A), known=(A, B, C))
    assert other.views.all() == (C, A)


def test_windows_do_not_take_views_from_one_another(workspace: Workspace, other: Workspace) -> None:
    workspace.views.save((A, B))
    theirs = replace(B, name="B as they like it")
    other.views.save((theirs, A, C), known=(A, B))
    # This window knows nothing of it yet, deletes A and adds one of its own.
    mine = View("Mine", key="mine")
    workspace.views.save((B, mine), known=(A, B))
    assert workspace.views.all() == (theirs, mine, C)


def test_a_view_that_cannot_be_read_is_left_where_it_is(workspace: Workspace) -> None:
    workspace.views.save((A, B))
    with workspace._database.write(Section.VIEWS) as writer:
        writer.run("""UPDATE views SET data = '{"name": "A", "tiers": 7}' WHERE key = 'a'""")
    assert workspace.views.all() == (B,)
    workspace.views.save((B, C), known=(B,))
    assert workspace.views.all() == (B, C)
    assert workspace._database.read("SELECT key FROM views ORDER BY position") == [("b",), ("c",), ("a",)]


# -- lists ------------------------------------------------------------------------------------------------


def test_a_list_is_known_again_by_its_file_and_sheet(workspace: Workspace) -> None:
    stamp = Stamp.of(sample_leads_path())
    first = workspace.lists.open(sample_leads_path(), "Leads", model="m", stamp=stamp)
    assert (first.path, first.sheet, first.model, first.stamp) == (sample_leads_path(), "Leads", "m", stamp)
    again = workspace.lists.open(sample_leads_path(), "Leads")
    assert (again.id, again.model, again.stamp) == (first.id, "m", None)
    second = workspace.lists.open(sample_leads_path(), "Others")
    assert second.id != first.id
    assert workspace.lists.find(sample_leads_path(), "Leads") == again
    assert workspace.lists.find(Path("/nowhere.csv")) is None
    assert workspace.lists.get(second.id) == second
    assert {each.id for each in workspace.lists.all()} == {first.id, second.id}
    workspace.lists.use_model(first.id, "n")
    found = workspace.lists.get(first.id)
    assert found is not None
    assert found.model == "n"


def test_a_path_is_meant_from_where_one_stands(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    opened = workspace.lists.open(Path("leads.csv"))
    assert workspace.lists.find(tmp_path / "leads.csv") == opened


def test_columns_are_kept_by_model(workspace: Workspace) -> None:
    leads = workspace.lists.open(Path("/a.csv"))
    workspace.lists.set_mapping(leads.id, "m", {"E-mail": "Mail", "Size": ""})
    workspace.lists.set_mapping(leads.id, "n", {"Size": "Employees"})
    workspace.lists.set_mapping(leads.id, "n", {"Size": "Staff"})
    assert workspace.lists.mapping(leads.id, "m") == {"E-mail": "Mail", "Size": ""}
    assert workspace.lists.mappings(leads.id) == {"m": {"E-mail": "Mail", "Size": ""}, "n": {"Size": "Staff"}}
    workspace.lists.set_mapping(leads.id, "m", {})
    assert workspace.lists.mapping(leads.id, "m") == {}


def test_a_forgotten_list_takes_what_was_said_of_it_along(workspace: Workspace) -> None:
    leads, others = workspace.lists.open(Path("/a.csv")), workspace.lists.open(Path("/b.csv"))
    for each in (leads, others):
        workspace.lists.set_mapping(each.id, "m", {"Size": "Staff"})
        workspace.overrides.save(each.id, {"x": StoredOverride("Hot")})
    workspace.lists.forget(leads.id)
    assert workspace.lists.all() == (others,)
    assert workspace.lists.mappings(leads.id) == {}
    assert workspace.overrides.all(leads.id) == {}
    assert workspace.overrides.all(others.id) == {"x": StoredOverride("Hot")}


# -- overrides, runs, small things ------------------------------------------------------------------------


def test_overrides_are_kept_and_forgotten_by_lead(workspace: Workspace) -> None:
    leads = workspace.lists.open(Path("/a.csv")).id
    hot = StoredOverride("Hot", "Called", "Cold", "old", "2026-11-22T10:00:00Z", "Ana")
    workspace.overrides.save(leads, {"b": hot, "a": StoredOverride("")})
    workspace.overrides.save(leads, {"b": replace(hot, tier="Warm"), "c": hot, "a": None, "never": None})
    assert workspace.overrides.all(leads) == {"b": replace(hot, tier="Warm"), "c": hot}
    workspace.overrides.forget(leads, ["b"])
    assert workspace.overrides.all(leads) == {"c": hot}
    workspace.overrides.forget(leads)
    assert workspace.overrides.all(leads) == {}


def test_runs_are_listed_newest_first(workspace: Workspace) -> None:
    one = Run("l", "m", "Mine", "1", "2026-11-22", 3, {"Hot": 1, "Cold": 2}, "/out.xlsx", "2026-11-22T10:00:00Z")
    ids = [workspace.runs.add(one), workspace.runs.add(replace(one, list="k", made="")), workspace.runs.add(one)]
    assert ids == sorted(ids)
    found = workspace.runs.all()
    assert [run.id for run in found] == ids[::-1]
    assert found[0] == replace(one, id=ids[2])
    assert found[1].made.endswith("Z")
    assert [run.id for run in workspace.runs.all(list_id="l")] == [ids[2], ids[0]]
    assert [run.id for run in workspace.runs.all(model="m", most=1)] == [ids[2]]
    assert workspace.runs.all(model="other") == ()


def test_recent_files_newest_first_and_only_so_many(workspace: Workspace) -> None:
    for number in range(MOST_RECENT + 5):
        workspace.recent.add(Path(f"/{number}.csv"))
    workspace.recent.add(Path("/20.csv"))
    found = workspace.recent.all()
    assert len(found) == MOST_RECENT
    assert found[:2] == (Path("/20.csv"), Path(f"/{MOST_RECENT + 4}.csv"))
    workspace.recent.forget(Path("/20.csv"))
    assert Path("/20.csv") not in workspace.recent.all()


def test_settings_are_values_by_key(workspace: Workspace) -> None:
    assert workspace.settings.get("a", "default") == "default"
    workspace.settings.set("a", {"deep": [1, 2.5, None, "é"]})
    assert workspace.settings.get("a") == {"deep": [1, 2.5, None, "é"]}
    workspace.settings.set("a", None)
    assert workspace.settings.get("a", "default") is None
    workspace.settings.remove("a")
    assert workspace.settings.get("a", "default") == "default"


def test_settings_are_found_by_what_their_keys_begin_with(workspace: Workspace) -> None:
    for key in ("b/2", "b/1", "b", "a_", "ab", "c"):
        workspace.settings.set(key, key.upper())
    assert list(workspace.settings.starting("b").items()) == [("b", "B"), ("b/1", "B/1"), ("b/2", "B/2")]
    # No character stands for others.
    assert workspace.settings.starting("a_") == {"a_": "A_"}
    assert workspace.settings.starting("%") == {}


def test_settings_are_kept_and_forgotten_together(workspace: Workspace) -> None:
    workspace.settings.set("a", 1)
    workspace.settings.update({"a": None, "b": [2], "never": None})
    assert workspace.settings.starting("") == {"b": [2]}
    with pytest.raises(TypeError):
        workspace.settings.update({"b": None, "c": object()})
    assert workspace.settings.starting("") == {"b": [2]}


# -- two windows ------------------------------------------------------------------------------------------


def test_a_window_learns_what_the_other_changed(workspace: Workspace, other: Workspace) -> None:
    assert not workspace.changed_elsewhere()
    other.models.save("a", "", 0)
    other.settings.set("x", 1)
    assert workspace.changed_elsewhere()
    # Asking does not take it away, and own writes in between do not hide it.
    workspace.models.save("b", "", 0)
    assert workspace.changed_elsewhere()
    assert workspace.what_changed() == {Section.MODELS, Section.SETTINGS}
    assert not workspace.changed_elsewhere()
    assert workspace.what_changed() == frozenset()
    assert other.what_changed() == {Section.MODELS}


def test_own_writes_are_no_news(workspace: Workspace) -> None:
    workspace.models.save("a", "", 0)
    workspace.views.save((A,))
    workspace.recent.add(Path("/a"))
    assert not workspace.changed_elsewhere()
    assert workspace.what_changed() == frozenset()


def test_threads_take_turns(workspace: Workspace) -> None:
    failed: list[BaseException] = []

    def work(name: str) -> None:
        try:
            revision = 0
            for number in range(40):
                revision = workspace.models.save(name, f"{name} {number}", revision, name=name)
                assert workspace.models.get(name) is not None
                workspace.settings.set(name, number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(f"m{number}",), daemon=True) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert failed == []
    found: tuple[StoredModel, ...] = workspace.models.all()
    assert sorted((model.text, model.revision) for model in found) == [(f"m{n} 39", 40) for n in range(4)]


def test_a_write_that_waits_for_another_program_lets_others_read(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "w.sqlite", wait=2) as workspace:
        workspace.settings.set("a", 1)
        other = sqlite3.connect(workspace.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        writing = threading.Thread(target=lambda: workspace.settings.set("a", 2))
        writing.start()
        took: list[float] = []
        while len(took) < 20:
            began = time.perf_counter()
            assert workspace.settings.get("a") == 1
            took.append(time.perf_counter() - began)
            time.sleep(0.01)
        assert writing.is_alive()
        other.execute("ROLLBACK")
        other.close()
        writing.join(10)
        assert workspace.settings.get("a") == 2
    # The write waits for two seconds.
    assert max(took) < 1
