"""The session: every change is scored, told and can be undone; the latest wish wins."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path
from typing import Self

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Failure, failure_of
from desktop.scorer import Preview
from desktop.session import Known, Opening, Session
from desktop.state import Override, WorkModel
from desktop.workspace_link import new_model
from scoring.errors import LeadFileError, MappingError
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.results import score_prepared
from scoring.model import FixedPoints, ScoringModel
from scoring.modelfile import open_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import Scores
from tests.desktop.conftest import open_leads


def with_points(model: ScoringModel, points: float, place: int = 0) -> ScoringModel:
    rules = list(model.rules)
    rules[place] = dataclasses.replace(rules[place], points=FixedPoints(points))
    return dataclasses.replace(model, rules=tuple(rules))


def scores_of(session: Session) -> Scores:
    assert session.scores is not None
    return session.scores


def test_opening_scores_as_the_core_does(opened: Session) -> None:
    wanted = score_prepared(prepare(sample_leads_path(), Wishes(model="starter")), SAMPLE_AS_OF)
    assert scores_of(opened).score.tolist() == wanted.score.tolist()
    assert scores_of(opened).lead_tier.tolist() == wanted.lead_tier.tolist()
    assert not opened.pending and not opened.stale and opened.failure is None


def test_an_edit_is_scored_and_undone(opened: Session, qtbot: QtBot) -> None:
    before, model = scores_of(opened).score.tolist(), opened.model
    with qtbot.waitSignal(opened.scored):
        opened.edit_model(with_points(model, 55), "Points")
    assert scores_of(opened).score.tolist() != before
    assert opened.undo.undoText() == "Points"
    with qtbot.waitSignal(opened.scored):
        opened.undo.undo()
    assert scores_of(opened).score.tolist() == before
    assert opened.model is model
    with qtbot.waitSignal(opened.scored):
        opened.undo.redo()
    assert scores_of(opened).score.tolist() != before


def test_steps_of_one_key_become_one(opened: Session) -> None:
    first = opened.model
    for points in range(1, 9):
        opened.edit_model(with_points(opened.model, points), "Drag", merge="drag 1")
    opened.edit_model(with_points(opened.model, 30), "Other drag", merge="drag 2")
    assert opened.undo.count() == 2
    opened.undo.undo()
    opened.undo.undo()
    assert opened.model is first


def test_no_change_is_no_step(opened: Session) -> None:
    opened.change(opened.state, "Nothing")
    opened.edit_model(dataclasses.replace(opened.model), "Nothing either")
    assert opened.undo.count() == 0


def test_the_latest_edit_wins(opened: Session, qtbot: QtBot) -> None:
    def settled() -> None:
        assert not opened.pending

    for points in range(1, 40):
        opened.edit_model(with_points(opened.model, points), "Typing")
    qtbot.waitUntil(settled, timeout=5000)
    assert scores_of(opened).model.rules[0].points == FixedPoints(39)


def test_a_broken_model_keeps_the_scores_from_before(opened: Session, qtbot: QtBot) -> None:
    before = scores_of(opened)
    with qtbot.waitSignal(opened.scored):
        opened.edit_model(with_points(opened.model, 1e9), "Too many")
    assert opened.stale
    assert opened.scores is before
    assert [problem.place.path for problem in opened.problems if "points" in problem.place.path]
    with qtbot.waitSignal(opened.scored):
        opened.undo.undo()
    assert not opened.stale


def test_overrides_count_and_come_back(opened: Session, qtbot: QtBot) -> None:
    lead = int(scores_of(opened).order[-1])
    with qtbot.waitSignal(opened.scored):
        opened.override(lead, Override("Hot", "Met at the fair"), "Override")
    tiers = scores_of(opened)
    assert tiers.tier_names[tiers.lead_tier[lead]] == "Hot"
    assert tiers.model_tier[lead] != tiers.lead_tier[lead]
    with qtbot.waitSignal(opened.scored):
        opened.override(lead, None, "As the model says")
    assert lead not in opened.state.overrides


def test_a_preview_changes_nothing(opened: Session, qtbot: QtBot) -> None:
    before, model = scores_of(opened), opened.model
    rule = model.rules[0]
    with qtbot.waitSignal(opened.previewed) as told:
        number = opened.preview(with_points(model, 90))
    preview: Preview = told.args[0]
    assert preview.wish.number == number
    assert preview.before is before
    assert len(preview.moved)
    assert len(preview.matched(rule.id)) == int(before.fired(rule.id).sum())
    assert not len(preview.matched("no such rule"))
    assert opened.scores is before and opened.model is model


def test_a_preview_of_a_broken_model_tells_its_problems(opened: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.previewed) as told:
        opened.preview(with_points(opened.model, 1e9))
    preview: Preview = told.args[0]
    assert preview.after is None and preview.problems and not len(preview.moved)


def test_two_models_on_one_list(opened: Session, qtbot: QtBot) -> None:
    other = new_model(open_model("saas-smb"))
    first = opened.state.active
    with qtbot.waitSignal(opened.scored):
        opened.add_model(other, "Add model")
    assert scores_of(opened).model.name == other.model.name
    with qtbot.waitSignal(opened.scored):
        opened.change(dataclasses.replace(opened.state, beside=(first,)), "Beside")
    beside = opened.beside[first]
    wanted = score_prepared(prepare(sample_leads_path(), Wishes(model="starter")), SAMPLE_AS_OF)
    assert beside.score.tolist() == wanted.score.tolist()
    with qtbot.waitSignal(opened.scored):
        opened.activate_model(first, "Back")
    assert scores_of(opened).score.tolist() == wanted.score.tolist()


def test_open_questions_are_a_failure_and_answers_mend_it(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    file.write_text("Email,Job titel or role,Employees\na@b.com,CEO,12\n", encoding="utf-8")
    open_leads(session, qtbot, file)
    failed = session.failure
    assert failed is not None and isinstance(failed.error, MappingError)
    assert session.scores is None and session.prepared is not None
    answers = {question.field: "" for question in session.prepared.matching.questions}
    with qtbot.waitSignal(session.scored):
        session.change(session.state.with_columns(session.state.active, answers), "Columns")
    assert session.failure is None and session.scores is not None


def test_a_file_that_is_none_is_told_and_the_leads_stay(opened: Session, qtbot: QtBot, tmp_path: Path) -> None:
    before = opened.prepared
    with qtbot.waitSignal(opened.openFailed) as told:
        opened.open(Opening(tmp_path / "missing.xlsx"))
    failure: Failure = told.args[0]
    assert isinstance(failure.error, LeadFileError)
    assert opened.prepared is before


def test_the_file_that_was_asked_for_last_is_shown(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    big, small = tmp_path / "big.csv", tmp_path / "small.csv"
    big.write_text("Email,Employees\n" + "".join(f"a{n}@b.com,{n}\n" for n in range(60_000)), encoding="utf-8")
    small.write_text("Email,Employees\na@b.com,3\n", encoding="utf-8")
    session.open(Opening(big))
    session.open(Opening(small))
    qtbot.waitUntil(lambda: session.scores is not None and not session.jobs.running, timeout=20_000)
    assert session.prepared is not None and session.prepared.path == small
    session.open(Opening(big))
    session.close_leads()
    qtbot.waitUntil(lambda: not session.jobs.running, timeout=20_000)
    assert session.prepared is None


def test_scores_of_another_model_are_never_shown(opened: Session, qtbot: QtBot) -> None:
    broken = new_model(open_model("saas-smb"))
    broken = dataclasses.replace(broken, model=with_points(broken.model, 1e9))
    with qtbot.waitSignal(opened.scored):
        opened.add_model(broken, "Add")
    assert opened.scores is None
    with qtbot.waitSignal(opened.scored):
        opened.undo.undo()
    assert opened.scores is not None


def test_steps_that_end_where_they_began_are_none(opened: Session) -> None:
    first = opened.model
    opened.edit_model(with_points(first, 3), "Drag", merge="drag")
    opened.edit_model(first, "Drag", merge="drag")
    assert not opened.undo.canUndo()


def test_leads_read_again_leave_the_undo_of_rules(opened: Session, qtbot: QtBot) -> None:
    first = opened.model
    opened.edit_model(with_points(first, 3), "Points")
    assert opened.opening is not None
    with qtbot.waitSignal(opened.scored):
        opened.open(opened.opening)
    assert opened.undo.undoText() == "Points"
    opened.undo.undo()
    assert opened.model == first
    opened.override(3, Override("Hot"), "Override")
    with qtbot.waitSignal(opened.leadsChanged):
        opened.open(opened.opening)
    # That lead may be another one by now.
    assert not opened.undo.canUndo()


def test_opening_can_be_cancelled(opened: Session, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("Email,Employees\n" + "".join(f"a{n}@b.com,{n}\n" for n in range(200_000)), encoding="utf-8")
    before = opened.prepared
    job = opened.open(Opening(file))
    with qtbot.waitSignal(job.cancelled, timeout=20_000):
        job.cancel()
    qtbot.waitUntil(lambda: not opened.jobs.running)
    assert opened.prepared is before


def test_closing_leaves_nothing_open(opened: Session) -> None:
    opened.close_leads()
    assert opened.prepared is None and opened.scores is None and not opened.pending


def test_a_defect_is_told_in_words_with_details() -> None:
    failure = failure_of(ZeroDivisionError("division by zero"))
    assert "ZeroDivisionError" in failure.details and "ZeroDivisionError" not in str(failure.error)
    assert not failure_of(LeadFileError("No leads.")).details


def test_another_day(session: Session, qtbot: QtBot) -> None:
    open_leads(session, qtbot, sample_leads_path(), Opening(sample_leads_path(), as_of=date(2030, 1, 1)))
    wanted = score_prepared(prepare(sample_leads_path(), Wishes(model="starter")), date(2030, 1, 1))
    assert scores_of(session).score.tolist() == wanted.score.tolist()


def test_scores_of_leads_that_were_closed_are_dropped(opened: Session, qtbot: QtBot) -> None:
    heard: list[int] = []
    opened.edit_model(with_points(opened.model, 12), "Points")
    opened.close_leads()
    opened.scored.connect(lambda: heard.append(1))
    qtbot.wait(50)
    assert heard == [] and opened.scores is None


def test_a_model_that_came_with_leads_survives_undo(opened: Session, qtbot: QtBot) -> None:
    mine = opened.model
    opened.edit_model(dataclasses.replace(mine, description="edited"), "Edit")
    brought = new_model(open_model("saas-smb"))
    prepared, opening = opened.prepared, opened.opening
    assert prepared is not None
    assert opening is not None
    opened.take_leads(prepared, opening, Known({}, added=brought))
    assert opened.state.active == brought.id
    opened.undo.undo()
    assert [each.id for each in opened.state.models][1:] == [brought.id]
    assert opened.state.active == brought.id
    assert opened.state.models[0].model is mine
    opened.undo.redo()
    assert opened.state.models[0].model.description == "edited"


def test_redoing_a_deletion_leaves_a_model_to_score_with(opened: Session) -> None:
    other = new_model(open_model("saas-smb"))
    opened.add_model(other, "Add")
    first = opened.state.models[0]
    opened.change(dataclasses.replace(opened.state, models=(first,), active=first.id), "Delete")
    opened.undo.undo()
    prepared, opening = opened.prepared, opened.opening
    assert prepared is not None
    assert opening is not None
    opened.take_leads(prepared, opening, Known({}, model=other.id))
    opened.undo.redo()
    assert [each.id for each in opened.state.models] == [opened.state.active] == [first.id]


def test_steps_with_a_reading_between_them_stay_two(opened: Session) -> None:
    """One step over both would put the overrides of the rows of before on those of now."""
    prepared, opening = opened.prepared, opened.opening
    assert prepared is not None
    assert opening is not None
    opened.take_leads(prepared, opening, Known({2: Override("Hot")}))
    opened.edit_model(dataclasses.replace(opened.model, description="a"), "Note", "note")
    opened.take_leads(prepared, opening, Known({7: Override("Hot")}))
    opened.edit_model(dataclasses.replace(opened.model, description="ab"), "Note", "note")
    assert opened.undo.count() == 2
    opened.undo.undo()
    assert dict(opened.state.overrides) == {7: Override("Hot")}
    assert opened.model.description == "a"


def test_a_new_day_is_scored_anew(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    open_leads(session, qtbot, sample_leads_path())
    assert session.day == date.today()
    session.keep_day()
    assert not session.pending
    tomorrow = date.today() + timedelta(days=1)

    class Tomorrow(date):
        @classmethod
        def today(cls) -> Self:
            return cls.fromordinal(tomorrow.toordinal())

    monkeypatch.setattr("desktop.session.date", Tomorrow)
    monkeypatch.setattr("scoring.scores.date", Tomorrow)
    with qtbot.waitSignal(session.scored, timeout=20_000):
        session.keep_day()
    assert session.day == tomorrow


def test_a_day_that_was_chosen_stays(opened: Session) -> None:
    assert opened.day == SAMPLE_AS_OF
    opened.keep_day()
    assert not opened.pending


def test_a_model_beside_that_cannot_score_holds_nobody_up(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """Its columns are not certain; those of the model that scores are."""
    path = tmp_path / "leads.csv"
    path.write_text("Email,NumEmployees\nana@acme.example,50\n", encoding="utf-8")
    other = WorkModel("other", session.model, session.state.work_model.origin)
    session.replace_state(dataclasses.replace(session.state, models=(*session.state.models, other), beside=("other",)))
    open_leads(session, qtbot, path)
    with qtbot.waitSignal(session.scored, timeout=20_000):
        said = session.state.with_columns(session.state.active, {"Employees": "NumEmployees"})
        session.change(said, "Column of “Employees”")
    assert session.failure is None
    assert scores_of(session).leads == 1
    assert not session.beside
    assert isinstance(session.beside_failed["other"].error, MappingError)


def test_news_of_another_model_leaves_what_can_be_undone(opened: Session, qtbot: QtBot) -> None:
    other = new_model(open_model("saas-smb"))
    opened.replace_state(dataclasses.replace(opened.state, models=(*opened.state.models, other)))
    before = opened.model
    opened.edit_model(with_points(before, 3), "Points")
    theirs = dataclasses.replace(other.model, description="theirs")
    ended: list[str] = []
    opened.undoEnded.connect(ended.append)
    opened.replace_state(opened.state.with_model(theirs, other.id))
    opened.undo.undo()
    assert opened.model is before
    assert opened.state.model_of(other.id).model is theirs
    assert ended == []


def test_news_of_the_same_model_end_undo_and_say_so(opened: Session, qtbot: QtBot) -> None:
    opened.edit_model(with_points(opened.model, 3), "Points")
    with qtbot.waitSignal(opened.undoEnded):
        opened.replace_state(opened.state.with_model(dataclasses.replace(opened.model, description="theirs")))
    assert not opened.undo.canUndo()
