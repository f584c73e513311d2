"""What the core says of overrides that do not count, and of the workspace, is said in the person's language, once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from desktop.jobs import Failure
from desktop.models.core_words import all_in_words, form_of, in_words
from desktop.models.mends import advice, in_short
from desktop.models.reload import reload_leads
from desktop.state import Override
from desktop.told import Told
from desktop.widgets.notice import Notices
from scoring.errors import HotsheetError, MappingError, Place
from scoring.jobs.overrides import LeadNames, Trouble, merge_overrides
from scoring.jobs.prepare import prepare
from scoring.jobs.results import require_matched
from scoring.modelfile import open_model
from scoring.nodes import Scaling
from scoring.store import StoredOverride
from scoring.store.opening import _WORDS
from scoring.table import Cell, LeadTable, lead_table
from scoring.validate import check_model
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, write
from tests.desktop.windows import Locked, Windows, with_points


class Marked(QTranslator):
    """A language that puts [ ] around what is translated, and keeps what varies."""

    def translate(self, context: str, text: str, hint: str | None = None, count: int = -1) -> str:
        if context not in ("Core", "WorkspaceLink", "Reload", "Mends"):
            return ""
        return f"[{text.replace('“', '«').replace('”', '»')}]"


@pytest.fixture
def marked(qtbot: QtBot) -> Iterator[None]:
    app = QCoreApplication.instance()
    assert app is not None
    translator = Marked()
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)


LEADS: dict[str, list[Cell | int]] = {
    "E-mail": ["a@x.example", "b@x.example"],
    "Name": ["Ana", "Bo"],
    "City": ["Lugo", "Vigo"],
    "Size": [1, 2],
}


def told(after: LeadTable, keys: tuple[str, ...], said: StoredOverride, in_file: tuple[str, str] = ("", "")) -> str:
    names = LeadNames(lead_table(LEADS), keys)
    _, (one,) = merge_overrides(LeadNames(after, keys), {0: in_file}, {names.name(0): said})
    return str(one)


HOT, BARE, TAKEN_BACK = StoredOverride("Hot", "call"), StoredOverride("Hot"), StoredOverride("", "", "Cold")
TWICE = lead_table({name: [cells[0]] * 2 for name, cells in LEADS.items()}, first_row=7)
NOBODY = lead_table({name: [] for name in LEADS})


@pytest.mark.parametrize("said", [HOT, BARE, TAKEN_BACK], ids=["tier and reason", "tier", "taken back"])
@pytest.mark.parametrize("after", [TWICE, NOBODY], ids=["twice", "gone"])
@pytest.mark.parametrize("keys", [("E-mail",), ()], ids=["key", "row"])
def test_every_override_that_does_not_count_is_said_in_words(
    after: LeadTable, keys: tuple[str, ...], said: StoredOverride, marked: None
) -> None:
    sentence = told(after, keys, said)
    words = in_words(sentence)
    assert words.startswith("[") and words.endswith("]")
    assert "“" not in words
    assert ("[nothing]" in words) == (said is TAKEN_BACK)


def test_the_word_of_a_changed_file_is_said_in_words(marked: None) -> None:
    same = lead_table(LEADS)
    sentence = told(same, ("E-mail",), HOT, ("Cold", "left"))
    assert in_words(sentence) == (
        "[Ana, a@x.example: the file says [«Cold» (left)] by now, so it counts, and not [«Hot» (call)] as typed here.]"
    )
    assert "and not [nothing] as" in in_words(told(same, ("E-mail",), TAKEN_BACK, ("Hot", "")))
    unnamed = "row 2: the file says “Cold” by now, so it counts, and not “Hot” as typed here."
    assert in_words(unnamed).startswith("[[row 2]: the file says [«Cold»] by now")


def test_a_lead_that_stands_for_another_is_said_in_words(marked: None) -> None:
    other = lead_table({"E-mail": ["z@x.example"], "Name": ["Zoe"], "City": ["Jaén"], "Size": [9]})
    assert (
        in_words(told(other, (), HOT))
        == "[The lead of row 2 is another one by now, so [«Hot» (call)] is not given to it.]"
    )
    _, (one,) = merge_overrides(LeadNames(other, ()), {}, {"?": BARE})
    assert one.trouble is Trouble.GONE
    assert in_words(str(one)) == "[A lead is not in the file any more; [«Hot»] is kept for when it comes back.]"


def test_many_sentences_are_not_looked_up_for_ever(marked: None) -> None:
    sentence = told(NOBODY, ("E-mail",), HOT)
    said = all_in_words([sentence] * 200)
    assert len(said) == 200 and said[0].startswith("[") and said[-1] == sentence


@pytest.mark.parametrize("words", _WORDS.values())
def test_how_the_workspace_is_open_is_said_in_words(words: str, marked: None) -> None:
    sentence = words.format(name="Dropbox")
    assert in_words(sentence).startswith("[")
    after = in_words(f"The workspace was damaged. It is kept as w.damaged, and a new one was made. {sentence}")
    assert after == (
        f"[The workspace was damaged. It is kept as w.damaged, and a new one was made. {in_words(sentence)}]"
    )


def test_tiers_that_nobody_reaches_are_said_in_words(marked: None) -> None:
    tiers = "“Hot and new” (from 70) and “Warm” (from 40)"
    assert in_words(f"The highest score is 30, so no lead reaches {tiers}.") == (
        "[The highest score is 30, so no lead reaches [[«Hot and new» (from 70)] and [«Warm» (from 40)]].]"
    )
    model = open_model("starter").model
    few = dataclasses.replace(model, rules=model.rules[:2], scale=Scaling.CLAMP)
    (problem,) = (each for each in check_model(few) if each.code == "unreachable")
    assert "(from 70)]" in in_words(problem.message)


def test_nobody_types_flags_into_a_window(tmp_path: Path, marked: None) -> None:
    leads = prepare(write(tmp_path / "leads.csv", "Colour,Taste\nred,sweet\n"))
    with pytest.raises(MappingError) as raised:
        require_matched(dataclasses.replace(leads, model=open_model("starter").model))
    assert form_of(raised.value.message) is not None
    assert "--map" in raised.value.mend and "--" not in in_short(raised.value)
    uncertain = MappingError("2 fields are not certain:\nIs “Job” the column “Role”?")
    assert advice(uncertain).message == "[2 fields are not certain]"


def test_a_failure_is_told_in_words(qtbot: QtBot, marked: None) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    error = HotsheetError("The workspace is damaged.", place=Place(file="w.sqlite"), mend="Choose another file.")
    assert (
        notices.show_failure(Failure(error)).accessibleName()
        == "w.sqlite: [The workspace is damaged.] [Choose another file.]"
    )


def test_what_could_not_follow_a_reload_is_told_once(
    windows: Windows, qtbot: QtBot, tmp_path: Path, marked: None
) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    session = windows.new()
    open_leads(session, qtbot, path)
    session.override(1, Override("Hot", "call"), "Override")
    assert windows.link(session).flush() is None
    heard: list[Told] = []
    session.told.connect(heard.append)
    write(path, "".join(line for line in PLAIN.splitlines(keepends=True) if "bob@" not in line))
    with qtbot.waitSignal(session.leadsChanged, timeout=20_000):
        reload_leads(session)
    qtbot.waitUntil(lambda: not session.pending and bool(heard), timeout=20_000)
    (one,) = [each for each in heard if "bob@" in f"{each.message} {each.mend}"]
    assert one.key == "reloaded"
    assert "[«bob@south.example» is not in the file any more; [«Hot» (call)] is kept for" in one.message
    # Opened anew, the workspace tells of it.
    session.close_leads()
    open_leads(session, qtbot, path)
    qtbot.waitUntil(lambda: heard[-1].key == "overrides")
    assert heard[-1].mend.startswith("[«bob@south.example» is not in the file")


def test_a_workspace_that_cannot_be_saved_is_told_in_words(windows: Windows, qtbot: QtBot, marked: None) -> None:
    session = windows.new()
    heard: list[Told] = []
    session.told.connect(heard.append)
    with Locked(windows.path):
        session.edit_model(with_points(session.model, 5), "Points")
        qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "[Another program is using the workspace just now.]" in heard[0].message
    assert "[The workspace is on this computer" in windows.link(session).describe()
