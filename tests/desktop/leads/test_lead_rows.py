"""Finding and sorting the rows of the lead list, at once and in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.models.lead_rows import BY_RANK, Answer, Question, RowFinder, answer_at_once
from desktop.session import Session
from scoring.errors import ModelError
from scoring.model import Condition
from scoring.scores import Scores
from scoring.table import LeadTable
from scoring.views import Finder, View


@pytest.fixture
def finder(qtbot: QtBot) -> Iterator[RowFinder]:
    made = RowFinder()
    yield made
    made.stop()


@pytest.fixture
def scores(opened: Session) -> Scores:
    assert opened.scores is not None
    return opened.scores


@pytest.fixture
def table(opened: Session) -> LeadTable:
    assert opened.prepared is not None
    return opened.prepared.table


def ask(qtbot: QtBot, finder: RowFinder, question: Question) -> Answer:
    with qtbot.waitSignal(finder.found) as found:
        finder.ask(question)
    [answer] = found.args
    assert isinstance(answer, Answer)
    assert finder.is_latest(answer)
    finder.done()
    return answer


def at_once(question: Question) -> Answer:
    found = answer_at_once(question)
    assert found is not None
    return found


def test_without_a_wish_leads_stand_by_rank(table: LeadTable, scores: Scores) -> None:
    answer = at_once(Question(table, View("", sort=BY_RANK), scores))
    assert answer.rows.tolist() == [*scores.order.tolist(), *np.flatnonzero(scores.disqualified).tolist()]
    assert answer.tier_counts == scores.counts


@pytest.mark.parametrize(
    "view",
    [
        View("", tiers=("Warm",)),
        View("", tiers=(" warm ", "COLD"), sort=(("score", True),)),
        View("", score_from=30, score_to=60, sort=(("tier", True), ("score", False))),
        View("", search="saas ltd", sort=(("lead:Company", False),)),
        View("", when=Condition("Employees", "≥", (100.0,)), sort=(("lead:Employees", True),)),
        View("", categories=("Engagement",), ranked_only=True, sort=(("rank", False),)),
    ],
)
def test_rows_are_those_that_the_core_finds(
    view: View, table: LeadTable, scores: Scores, finder: RowFinder, qtbot: QtBot
) -> None:
    sort = view.sort or BY_RANK
    expected = Finder(table).found(replace(view, sort=sort), scores).tolist()
    assert ask(qtbot, finder, Question(table, view, scores)).rows.tolist() == expected
    quick = answer_at_once(Question(table, view, scores))
    assert quick is None or quick.rows.tolist() == expected


def test_texts_are_never_looked_at_in_the_window(table: LeadTable, scores: Scores) -> None:
    for view in (
        View("", search="a"),
        View("", when=Condition("Company", "is not blank")),
        View("", sort=(("lead:Email", False),)),
        View("", sort=(("score:other", True),)),
    ):
        assert answer_at_once(Question(table, view, scores)) is None
    assert answer_at_once(Question(table, View("", search="   "), scores)) is not None
    assert answer_at_once(Question(table, View(""), None)) is None


def test_tier_counts_are_those_of_all_that_else_is_asked(
    table: LeadTable, scores: Scores, finder: RowFinder, qtbot: QtBot
) -> None:
    view = View("", tiers=("Hot",), when=Condition("Industry", "is", ("SaaS",)))
    answer = ask(qtbot, finder, Question(table, view, scores))
    every = ask(qtbot, finder, Question(table, replace(view, tiers=()), scores))
    assert answer.tier_counts == every.tier_counts
    assert sum(answer.tier_counts) == len(every.rows) > len(answer.rows) == answer.tier_counts[0] > 0


def test_without_scores_leads_are_searched_and_sorted_by_their_own_columns(
    table: LeadTable, finder: RowFinder, qtbot: QtBot
) -> None:
    everyone = ask(qtbot, finder, Question(table, View("", sort=BY_RANK)))
    assert everyone.rows.tolist() == list(range(300))
    some = ask(qtbot, finder, Question(table, View("", search="saas manager", sort=(("lead:Company", False),))))
    names = [table["Company"].cell(lead) for lead in some.rows.tolist()]
    assert len(names) > 1
    assert names == sorted(names, key=lambda name: str(name).casefold())


def test_rows_can_be_sorted_by_a_model_beside(
    table: LeadTable, scores: Scores, finder: RowFinder, qtbot: QtBot
) -> None:
    question = Question(table, View("", sort=(("score:x", False),)), scores, {"x": scores})
    rows = ask(qtbot, finder, question).rows
    assert (np.diff(scores.score[rows]) >= 0).all()
    gone = ask(qtbot, finder, Question(table, View("", sort=(("score:gone", True),)), scores, {}))
    assert gone.rows.tolist() == list(range(300))


def test_a_condition_that_does_not_fit_is_told_in_words(
    table: LeadTable, scores: Scores, finder: RowFinder, qtbot: QtBot
) -> None:
    view = View("", when=Condition("Company", ">", (3.0,)))
    answer = ask(qtbot, finder, Question(table, view, scores))
    assert answer.failure is not None and isinstance(answer.failure.error, ModelError)
    assert len(answer.rows) == 0
    again = ask(qtbot, finder, Question(table, View("", search="a"), scores))
    assert again.failure is None and len(again.rows)


def test_the_latest_question_wins(table: LeadTable, scores: Scores, finder: RowFinder, qtbot: QtBot) -> None:
    answers: list[Answer] = []
    finder.found.connect(answers.append)
    questions = [Question(table, View("", search=text), scores) for text in ("a", "an", "ana", "anal", "analy")]
    for question in questions:
        finder.ask(question)
    qtbot.waitUntil(lambda: any(finder.is_latest(answer) for answer in answers))
    latest = next(answer for answer in answers if finder.is_latest(answer))
    assert latest.question is questions[-1]


def test_what_was_forgotten_is_nobody_s_latest(
    table: LeadTable, scores: Scores, finder: RowFinder, qtbot: QtBot
) -> None:
    finder.ask(Question(table, View("", search="a"), scores))
    waiting = finder.busy
    finder.forget()
    assert (waiting, finder.busy) == (True, False)
    ask(qtbot, finder, Question(table, View("", search="b"), scores))


def test_counting_waits_for_those_who_wait(table: LeadTable, scores: Scores, finder: RowFinder, qtbot: QtBot) -> None:
    asked = {key: Question(table, View("", search=key), scores) for key in ("manager", "saas", "nobody at all")}
    counted: dict[str, int] = {}
    finder.counted.connect(lambda key, question, leads: counted.update({key: leads}))
    finder.count(asked)
    answer = ask(qtbot, finder, Question(table, View("", search="manager"), scores))
    qtbot.waitUntil(lambda: len(counted) == 3)
    assert counted["manager"] == len(answer.rows) > 0
    assert counted["nobody at all"] == 0
    finder.release()
    assert ask(qtbot, finder, Question(table, View("", search="manager"), scores)).rows.tolist() == answer.rows.tolist()


def test_a_stopped_finder_ends_its_thread(table: LeadTable, scores: Scores, qtbot: QtBot) -> None:
    finder = RowFinder()
    ask(qtbot, finder, Question(table, View("", search="a"), scores))
    finder.stop()
    finder.stop()
    assert not finder.busy
