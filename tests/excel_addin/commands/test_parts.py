"""What commands are made of, as far as it needs no workbook."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from excel_addin import commands
from excel_addin.calc.errors import OfficeRefusedError
from excel_addin.hosts.host import HostError
from excel_addin.ribbon.layout import Toggle as ToggleButton
from excel_addin.ribbon.layout import buttons
from excel_addin.ribbon.state import FIRST_MODEL, MOST_MODELS, Listed, RibbonState, rows_of
from excel_addin.work.card import cards
from excel_addin.work.defects import defect_text, keep_defect, refusal_of
from excel_addin.work.desk import BrokenOffError, Desk
from excel_addin.work.findings import HEADERS, check_rows
from excel_addin.work.guide import guide_html
from excel_addin.work.questions import ask_columns
from excel_addin.work.selection import leads_in, selected_spans, sheet_in
from excel_addin.work.starting import start_apart
from scoring.errors import Place
from scoring.explain import explain
from scoring.jobs.prepare import Prepared, prepare
from scoring.jobs.results import score_prepared
from scoring.leads import Question
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import Scores
from scoring.units import signed
from tests.excel_addin.commands.voices import RecordingVoice


@pytest.fixture(scope="module")
def sample() -> Prepared:
    return prepare(sample_leads_path())


@pytest.fixture(scope="module")
def scores(sample: Prepared) -> Scores:
    return score_prepared(sample, SAMPLE_AS_OF, kept=True)


def _desk(voice: RecordingVoice, book: Any = None) -> Desk:
    return Desk(book, cast(Any, SimpleNamespace(name="Excel")), voice)


def test_every_button_of_the_ribbon_has_its_command_and_every_command_its_button() -> None:
    toggles = {each.command for each in buttons() if isinstance(each, ToggleButton)}
    plain = {each.command for each in buttons()} - toggles
    assert toggles == commands.TOGGLES.keys()
    assert plain == commands.COMMANDS.keys()
    assert all(function.__name__ == name for name, function in {**commands.COMMANDS, **commands.TOGGLES}.items())


def test_what_the_ribbon_shows_stands_where_its_macros_look() -> None:
    models = tuple(Listed(f"template:{n}", f"Model {n}") for n in range(MOST_MODELS + 5))
    rows = rows_of(RibbonState("Leads.xlsx", models, "template:2"))
    assert rows[:5] == [
        ["format", "1"], ["book", "Leads.xlsx"], ["models", str(MOST_MODELS)], ["chosen", "2"], ["", ""],
    ]  # fmt: skip
    assert rows[FIRST_MODEL - 1] == ["Model 0", "template:0"] and len(rows) == FIRST_MODEL - 1 + MOST_MODELS
    assert rows_of(RibbonState())[3] == ["chosen", "-1"]


def test_a_card_adds_up_and_says_tier_rank_and_day(sample: Prepared, scores: Scores) -> None:
    for lead in range(0, len(sample.table), 17):
        found = explain(scores, lead)
        text = cards(sample, scores, [lead], SAMPLE_AS_OF)
        lines = [line.split(maxsplit=1) for line in text.splitlines() if line.startswith("    ")]
        points = [float(line[0]) for line in lines if line[0] != "="]
        total = next(line[1] for line in lines if line[0] == "=")
        assert sum(points) == pytest.approx(found.score) == float(total.split()[0])
        assert [line[0] for line in lines[:-1]] == [signed(part.units) for part in found.contributions]
        assert found.tier in text and f"row {sample.table.rows[lead]}" in text and "2026-11-16" in text


def test_of_many_leads_the_first_few_have_cards(sample: Prepared, scores: Scores) -> None:
    text = cards(sample, scores, list(range(10)), date(2026, 11, 16))
    assert text.count("= ") == 3 and "7 more leads are selected." in text


def test_findings_become_rows_of_texts_the_worst_first(sample: Prepared) -> None:
    rows = check_rows(sample)
    assert len(rows) >= len(sample.findings) > 0
    assert all(len(row.values) == len(HEADERS) for row in rows)
    kinds = [str(row.values[0]) for row in rows]
    assert kinds == sorted(kinds, key=["Error", "Warning", "Note"].index)
    assert {row.what for row in rows} >= {finding.message for finding in sample.findings}


@pytest.mark.parametrize(
    ("reference", "sheet"),
    [
        ("'Scoring Rules'!$A$1", "Scoring Rules"),
        ("$'Scoring Rules'.$A$1", ""),
        ("Leads!$A$1:$D$9", "Leads"),
        ("'Ben''s!leads'!$A$1", "Ben's!leads"),
        ("#REF!$A$1", ""),
        ("", ""),
    ],
)
def test_the_sheet_of_a_reference(reference: str, sheet: str) -> None:
    assert sheet_in(reference) == sheet


@pytest.mark.parametrize(
    ("address", "spans"),
    [
        ("$A$7", ((7, 7),)),
        ("$B$7:$D$9", ((7, 9),)),
        ("$7:$9", ((7, 9),)),
        ("$A:$A", ((1, 1_048_576),)),
        ("$A$3,$C$5:$D$6", ((3, 3), (5, 6))),
    ],
)
def test_the_rows_that_are_selected(address: str, spans: tuple[tuple[int, int], ...]) -> None:
    book = SimpleNamespace(selection=SimpleNamespace(address=address))
    assert selected_spans(_desk(RecordingVoice(), book)) == spans


def test_a_shape_is_no_selection_of_cells() -> None:
    assert selected_spans(_desk(RecordingVoice(), SimpleNamespace(selection=None))) == ()


def test_leads_of_rows_are_those_whose_rows_lie_in_a_span() -> None:
    assert leads_in(np.array([2, 3, 5, 9]), [(3, 5), (9, 100)]) == [1, 2, 3]
    assert leads_in(np.array([2, 3]), [(1, 1)]) == []


def test_uncertain_columns_are_asked_one_by_one_and_none_is_offered_twice() -> None:
    questions = [
        Question("Employees", (("Size", 80), ("Staff", 70))),
        Question("Seats", (("Size", 75), ("Licences", 60))),
    ]
    voice = RecordingVoice(answers=[0, 1])
    assert ask_columns(_desk(voice), questions) == {"Employees": "Size", "Seats": ""}
    assert voice.offered == [("“Size”", "“Staff”", "None of them"), ("“Licences”", "None of them")]
    with pytest.raises(BrokenOffError):
        ask_columns(_desk(RecordingVoice(answers=[None])), questions)


def test_the_guide_says_what_each_button_does_and_where_copies_lie() -> None:
    page = guide_html("1.2.3", Path("/data/backups"), Path("/logs"))
    assert "1.2.3" in page and "/data/backups" in page and "/logs" in page
    assert all(each.label in page for each in buttons())


def test_a_defect_is_written_down_and_its_place_told(tmp_path: Path) -> None:
    try:
        raise ValueError("seven")
    except ValueError as error:
        kept = keep_defect(error, "refresh", tmp_path / "logs", "1.2.3")
    assert kept is not None
    text = kept.read_text(encoding="utf-8")
    assert "refresh" in text and "Traceback" in text and "ValueError: seven" in text
    assert str(kept) in defect_text(ValueError("seven"), kept) and "Traceback" not in defect_text(ValueError("x"), kept)
    # A folder that cannot be made.
    assert keep_defect(ValueError("seven"), "refresh", kept, "1.2.3") is None
    assert "seven" in defect_text(ValueError("seven"), None)


def test_what_excel_says_is_told_in_its_own_words() -> None:
    com_error = type("com_error", (Exception,), {})
    assert refusal_of(com_error(-1, "Exception", (0, "Excel", "The sheet is protected.", None), None)) == (
        "The sheet is protected."
    )
    assert refusal_of(com_error(-1, "Call was rejected.", None, None)) == "Call was rejected."
    assert refusal_of(ValueError("x")) == ""


def test_what_cannot_be_mended_by_the_person_ends_in_a_sentence(tmp_path: Path) -> None:
    voice = RecordingVoice()
    desk = _desk(voice)
    machine = type(desk.machine)(data=tmp_path, logs=tmp_path)

    def broken(_: Desk) -> None:
        raise ZeroDivisionError("by nothing")

    assert not commands.run(Desk(desk.book, desk.host, voice, machine=machine), broken, "broken")
    assert "defect of Hotsheet" in voice.warned[0] and "Traceback" not in voice.warned[0]
    assert list(tmp_path.glob("excel-*.txt"))


def test_words_of_libreoffice_are_written_down_and_not_shown(tmp_path: Path) -> None:
    voice = RecordingVoice()
    desk = _desk(voice)
    desk = Desk(desk.book, desk.host, voice, machine=type(desk.machine)(data=tmp_path, logs=tmp_path))

    def refused(_: Desk) -> None:
        try:
            raise OfficeRefusedError("com.sun.star.uno.RuntimeException: at ./sc/x.cxx", Place())
        except OfficeRefusedError as error:
            raise HostError(error.message, mend=error.mend) from error

    assert not commands.run(desk, refused, "refresh")
    (kept,) = tmp_path.glob("excel-*.txt")
    assert "com.sun" not in voice.warned[0] and voice.warned[0].endswith(str(kept))
    assert "com.sun.star.uno.RuntimeException" in kept.read_text(encoding="utf-8")


def test_breaking_off_says_nothing() -> None:
    voice = RecordingVoice(answers=[False])
    assert not commands.run(_desk(voice), lambda desk: desk.require("Go on?"), "asking")
    assert not voice.told and not voice.warned


def test_a_program_that_ends_at_once_gives_its_last_words(tmp_path: Path) -> None:
    assert start_apart([sys.executable, "-c", "import sys; sys.exit('no screen here')"]) == "no screen here"
    assert start_apart([str(tmp_path / "nothing")])
    assert start_apart([sys.executable, "-c", ""]) == ""
