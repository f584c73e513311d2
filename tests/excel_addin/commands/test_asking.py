"""What the core refuses to decide alone is asked before the workbook, and done again with the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from excel_addin.live.jobs import Options
from excel_addin.work import questions
from excel_addin.work.desk import BrokenOffError, Desk
from excel_addin.work.questions import EDITED, score_asking
from scoring.errors import HotsheetError, LeftOutError, MappingError, ModelError, Place, Problem
from scoring.jobs.placement import NoRoomError
from scoring.jobs.prepare import Wishes, prepare
from tests.excel_addin.commands.books import HEADER_ROW, make_leads, make_model
from tests.excel_addin.commands.voices import RecordingVoice


class Core:
    """What is done, call by call: an error is raised, anything else is the result."""

    def __init__(self, *results: Any) -> None:
        self.results = list(results)
        self.calls: list[tuple[Wishes, Options]] = []

    def __call__(self, book: Any, host: Any, wishes: Wishes, options: Options, **_: Any) -> Any:
        self.calls.append((wishes, options))
        result = self.results.pop(0)
        if isinstance(result, Exception):
            raise result
        return result


def _desk(voice: RecordingVoice) -> Desk:
    book = SimpleNamespace(app=SimpleNamespace(status_bar=False), names=())
    return Desk(cast(Any, book), cast(Any, SimpleNamespace(name="Excel")), voice)


def _no_room(column: int) -> NoRoomError:
    error = NoRoomError("There is no room.", place=Place("copy.xlsx", "Leads", "F7"), mend="or with --at AD.")
    error.column = column
    return error


def test_where_there_is_no_room_the_next_free_columns_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    core = Core(_no_room(30), "scored")
    monkeypatch.setattr(questions, "score_book", core)
    voice = RecordingVoice([True])
    assert cast(Any, score_asking(_desk(voice), Wishes()).scored) == "scored"
    assert core.calls[1][1].at == 30 and "column AD?" in voice.asked[0] and "--" not in voice.asked[0]


def test_without_room_anywhere_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "score_book", Core(_no_room(0)))
    with pytest.raises(NoRoomError):
        score_asking(_desk(RecordingVoice()), Wishes())


def test_what_would_be_lost_is_let_go_once_the_person_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = LeftOutError("A note would be lost:\n  “Leads” C3\n", mend="Move it elsewhere, or let it go with --discard.")
    core = Core(lost, "scored")
    monkeypatch.setattr(questions, "score_book", core)
    voice = RecordingVoice([True])
    score_asking(_desk(voice), Wishes())
    assert core.calls[1][1].discard and "“Leads” C3" in voice.asked[0] and "--" not in voice.asked[0]
    monkeypatch.setattr(questions, "score_book", Core(lost))
    with pytest.raises(BrokenOffError):
        score_asking(_desk(RecordingVoice([False])), Wishes())


def test_what_the_core_never_lets_go_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "score_book", Core(LeftOutError("A chart reads them.", mend="Change these first.")))
    with pytest.raises(LeftOutError):
        score_asking(_desk(RecordingVoice()), Wishes())


def test_edited_rules_are_taken_over_first(monkeypatch: pytest.MonkeyPatch) -> None:
    edited = ModelError("The rules were changed.", problems=[Problem(EDITED, "Scoring Rules N22: 30 → 40")])
    monkeypatch.setattr(questions, "score_book", Core(edited))
    monkeypatch.setattr(questions, "apply_rules", lambda *_, **__: ("rules", "scored"))
    asked = score_asking(_desk(RecordingVoice([True])), Wishes())
    assert (cast(Any, asked.applied), cast(Any, asked.scored)) == ("rules", "scored")
    monkeypatch.setattr(questions, "score_book", Core(ModelError("The model is broken.")))
    with pytest.raises(ModelError):
        score_asking(_desk(RecordingVoice()), Wishes())


def test_uncertain_columns_of_real_leads_are_asked_and_the_answers_go_to_the_core(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leads = make_leads(tmp_path, headers=("Email", "Job ttl", "Employes no", "Free trial", "Last seen"))
    wishes = Wishes(str(make_model(tmp_path)), "Spring fair", HEADER_ROW)

    @contextmanager
    def copy(*_: Any) -> Iterator[Path]:
        yield leads

    found = prepare(leads, wishes).matching.questions
    assert found, "the headers are meant to be uncertain"
    with pytest.raises(MappingError) as refused:
        prepare(leads, wishes).matching.settled()
    core = Core(refused.value, "scored")
    monkeypatch.setattr(questions, "score_book", core)
    monkeypatch.setattr(questions, "copy_of", copy)
    voice = RecordingVoice([0] * len(found))
    score_asking(_desk(voice), wishes)
    assert core.calls[1][0].mapping == {each.field: each.candidates[0][0] for each in found}
    assert all("--map" not in said for said in voice.asked)


def test_questions_end(monkeypatch: pytest.MonkeyPatch) -> None:
    edges = [_no_room(30), *[LeftOutError("Lost.", mend="let it go with --discard.")] * 5]
    monkeypatch.setattr(questions, "score_book", Core(*edges))
    with pytest.raises(HotsheetError):
        score_asking(_desk(RecordingVoice([True] * 6)), Wishes())
