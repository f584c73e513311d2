"""What buttons leave behind, and what they refuse, before a workbook that only remembers what is done to it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from excel_addin import commands, entry
from excel_addin.hosts.host import HostError
from excel_addin.live.applying import define_names
from excel_addin.live.copies import carry_marker
from excel_addin.models import ModelRef
from excel_addin.ribbon.state import ADDIN
from excel_addin.work import questions
from excel_addin.work.choice import INSIDE, chosen, keep_choice
from excel_addin.work.desk import BrokenOffError, Desk
from excel_addin.work.questions import Asked, score_asking
from scoring.errors import HotsheetError
from scoring.jobs.inplace import score_in_place
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.jobs.results import score_prepared
from scoring.workbook.compose import ComposeOptions, compose
from scoring.workbook.names import CHOSEN_NAME, LEADS_NAME, MODEL_NAME
from tests.excel_addin.commands.books import DAY, make_leads, make_model
from tests.excel_addin.commands.voices import RecordingVoice

STARTER, OTHER = ModelRef.parse("template:starter"), ModelRef.parse("template:saas-smb")


class Names(list[Any]):
    """The names of a workbook: each may be added, given anew and deleted."""

    def add(self, name: str, refers_to: str) -> Any:
        made = SimpleNamespace(name=name, refers_to=refers_to)
        made.delete = lambda: self.remove(made)
        self.append(made)
        return made

    def said(self, name: str) -> str:
        return next((each.refers_to for each in self if each.name == name), "")


def _desk(voice: RecordingVoice, *, scored: bool = False, host: str = "Excel", **does: Any) -> Desk:
    names = Names()
    if scored:
        names.add(LEADS_NAME, "='Spring fair'!$F$3:$Z$9")
        names.add(MODEL_NAME, "=Rules!$Z$1")
    sheet = SimpleNamespace(name="Spring fair", used_range=SimpleNamespace(shape=(9, 9), value=None))

    class Sheets(list[Any]):
        active = sheet

        def __getitem__(self, name: Any) -> Any:
            return next(each for each in self if each.name == name)

    # A sheet that is hidden cannot come to the front.
    sheet.activate = _refused
    sheet.range = lambda _: SimpleNamespace(value="Leads of the spring fair")
    book = SimpleNamespace(
        app=SimpleNamespace(status_bar=False),
        names=names,
        sheets=Sheets([sheet]),
        name="leads.xlsx",
        fullname="leads.xlsx",
    )
    hidden = SimpleNamespace(
        name=host, grouped_sheets=lambda _: (), hide_name=lambda *_: None, fingerprint=lambda _: "", **does
    )
    return Desk(cast(Any, book), cast(Any, hidden), voice, as_of=DAY)


def _names(desk: Desk) -> Names:
    return cast(Names, desk.book.names)


@contextmanager
def _copy(path: Path) -> Any:
    yield path


# -- functions of the workbook ------------------------------------------------------------------------------


def test_functions_are_defined_as_excel_takes_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    voice = RecordingVoice()
    desk = _desk(voice, scored=True)

    def scoring(desk: Desk, wishes: Wishes, options: Any) -> Asked:
        assert options.functions
        prepared = prepare(make_leads(tmp_path), Wishes(str(make_model(tmp_path))))
        scores = score_prepared(prepared, DAY)
        plan = compose(prepared.table, scores, prepared.columns, ComposeOptions(functions=True))
        define_names(desk.book, desk.host, plan.names)
        return Asked(cast(Any, SimpleNamespace(plan=plan)))

    monkeypatch.setattr(commands, "score_asking", scoring)
    commands.define_functions(desk)
    score, tier = _names(desk).said("HS_SCORE"), _names(desk).said("HS_TIER")
    assert score.startswith("=LAMBDA(") and tier.startswith("=LAMBDA(score,") and "_xl" not in score + tier
    assert "HS_SCORE" in voice.told[0] and "Microsoft 365" in voice.told[0]


def test_calc_has_no_functions_and_says_so() -> None:
    desk = _desk(RecordingVoice(), scored=True, host="LibreOffice Calc")
    with pytest.raises(HotsheetError, match="LAMBDA"):
        commands.define_functions(desk)
    assert [name.name for name in _names(desk)] == [LEADS_NAME, MODEL_NAME]


# -- the chosen model ---------------------------------------------------------------------------------------


def _refused(*_: Any) -> None:
    raise HotsheetError("There is no room.")


def test_a_model_that_was_refused_is_not_shown_as_that_of_the_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "score_sheet", _refused)
    desk = _desk(RecordingVoice([True, True]), scored=True)
    with pytest.raises(HotsheetError):
        commands.choose_model(desk, STARTER)
    assert chosen(desk.book) is None
    keep_choice(desk.book, desk.host, OTHER)
    with pytest.raises(HotsheetError):
        commands.choose_model(desk, STARTER)
    assert chosen(desk.book) == OTHER


def test_before_the_first_scoring_the_choice_stays_for_the_next_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "score_sheet", _refused)
    desk = _desk(RecordingVoice([True]))
    with pytest.raises(HotsheetError):
        commands.choose_model(desk, OTHER)
    assert chosen(desk.book) == OTHER


def test_a_choice_that_has_not_scored_yet_is_said_to_be_one() -> None:
    voice = RecordingVoice([False])
    desk = _desk(voice, scored=True)
    commands.choose_model(desk, STARTER)
    assert chosen(desk.book) == STARTER and "model inside" in voice.told[0]
    commands.choose_model(desk, INSIDE)
    assert _names(desk).said(CHOSEN_NAME) == ""


def test_a_choice_that_cannot_be_kept_leaves_the_one_before() -> None:
    desk = _desk(RecordingVoice())
    keep_choice(desk.book, desk.host, STARTER)
    with pytest.raises(HotsheetError, match="too long"):
        keep_choice(desk.book, desk.host, ModelRef.parse("file:/" + "a" * 300 + ".yaml"))
    assert chosen(desk.book) == STARTER


# -- rules that were edited and not applied -----------------------------------------------------------------


def _edited(tmp_path: Path) -> Prepared:
    """A scored workbook in which the points of a rule were changed on its sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    path = make_leads(tmp_path)
    score_in_place(path, Wishes(str(make_model(tmp_path))), as_of=DAY)
    book = openpyxl.load_workbook(path)
    rules = book["Scoring Rules"]
    row = next(row for row in range(1, 99) if rules.cell(row, 1).value == "Free trial")
    rules.cell(row, 7).value = 31
    book.save(path)
    # The part with the model does not survive that program; a copy of the workbook gets it back from its own file.
    score_in_place(make_leads(tmp_path, "own.xlsx"), Wishes(str(make_model(tmp_path))), as_of=DAY)
    assert carry_marker(path, tmp_path / "own.xlsx")
    return prepare(path, Wishes(str(make_model(tmp_path))))


def test_another_model_asks_before_edited_rules_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepared = _edited(tmp_path)
    assert prepared.edits
    done: list[Wishes] = []
    monkeypatch.setattr(questions, "copy_of", lambda *_: _copy(prepared.path))
    monkeypatch.setattr(questions, "score_book", lambda book, host, wishes, *_, **__: done.append(wishes))
    wishes = Wishes("starter", "Spring fair")
    voice = RecordingVoice([False])
    with pytest.raises(BrokenOffError):
        score_asking(_desk(voice, scored=True), wishes)
    assert not done and "31" in voice.asked[0] and "Another model takes their place" in voice.asked[0]
    score_asking(_desk(RecordingVoice([True]), scored=True), wishes)
    assert done == [wishes]


# -- workbooks that cannot be scored ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "mend"),
    [
        ("“leads.xls” is in a format that Hotsheet does not read.", "Save it as .xlsx"),
        ("Excel could not write a copy of the workbook: The file is locked.", ""),
    ],
)
def test_a_workbook_of_another_format_is_refused_in_words(said: str, mend: str, tmp_path: Path) -> None:
    def save_copy(*_: Any) -> Path:
        raise HostError(said, mend=mend)

    voice = RecordingVoice()
    desk = _desk(voice, save_copy=save_copy)
    assert not commands.run(desk, commands.score_sheet, "score_sheet")
    assert said in voice.warned[0] and mend in voice.warned[0] and not voice.told


def test_a_protected_sheet_is_refused_with_its_mend_for_people(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = make_leads(tmp_path)
    book = openpyxl.load_workbook(path)
    book["Spring fair"].protection.sheet = True
    book.save(path)
    voice = RecordingVoice()
    desk = _desk(voice, save_copy=lambda *_: path)
    before = path.read_bytes()
    assert not commands.run(desk, commands.score_sheet, "score_sheet")
    assert "protected" in voice.warned[0] and "--" not in voice.warned[0] and path.read_bytes() == before


# -- macOS --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("system", "looks"), [("darwin", 1), ("win32", 0)])
def test_a_mac_is_asked_to_look_again_once_the_command_is_done(
    system: str, looks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def macro(name: str) -> Any:
        asked.append(name)
        return lambda: (_ for _ in ()).throw(RuntimeError("Excel is busy"))

    app = SimpleNamespace(macro=macro, books={}, alert=lambda *_: "ok")
    book = SimpleNamespace(app=app, name="leads.xlsx", sheets=[])
    monkeypatch.setattr(entry, "xw", SimpleNamespace(Book=SimpleNamespace(caller=lambda: book)))
    monkeypatch.setattr(entry, "host_of", lambda _: SimpleNamespace(name="Excel"))
    monkeypatch.setattr(entry, "sys", SimpleNamespace(platform=system))
    monkeypatch.setattr(entry, "COMMANDS", {"help": lambda desk: None})
    entry.press("help")
    assert asked == [f"'{ADDIN}'!HotsheetLookAgain"] * looks
