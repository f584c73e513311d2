"""The gallery of templates, and the shelf of models that it fills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.dialogs.templates import TemplatesDialog
from desktop.keeping import new_model
from desktop.models import shelf, templates
from desktop.session import Session
from desktop.state import State
from scoring.model import ScoringModel
from scoring.modelfile import list_templates, load_model, open_model
from scoring.validate import check_model

Key = Qt.Key


@pytest.fixture(scope="module")
def gallery() -> tuple[templates.Template, ...]:
    return templates.all_templates()


def dialog_of(session: Session, qtbot: QtBot) -> TemplatesDialog:
    dialog = TemplatesDialog(session)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: dialog.cards.count() == len(list_templates()), timeout=10_000)
    return dialog


def test_all_templates_are_there_and_say_what_they_are_for(gallery: tuple[templates.Template, ...]) -> None:
    assert {each.key for each in gallery} == set(list_templates())
    assert gallery[0].key == "starter"
    assert all(each.about and each.needed and each.model.description for each in gallery)


def test_only_fields_that_rules_read_are_needed(gallery: tuple[templates.Template, ...]) -> None:
    starter = gallery[0]
    assert "Email" not in starter.needed
    assert starter.needed[:2] == ("Job title", "Employees")


def test_the_comment_at_the_head_becomes_paragraphs() -> None:
    text = "# One\n# two.\n#\n# First:\n#   1. this\n#   2. that\n\nhotsheet: 1\n# later\n"
    assert templates.head_words(text) == ("One two.", "First:\n1. this\n2. that")
    assert templates.head_words("hotsheet: 1\n") == ()


@pytest.mark.parametrize(("words", "key"), [("demo pricing", "event-points"), ("LIKES network", "social"), ("icp", "")])
def test_the_search_looks_everywhere(gallery: tuple[templates.Template, ...], words: str, key: str) -> None:
    found = [each.key for each in templates.matching_templates(gallery, words)]
    assert (key in found) if key else not found


def test_rules_are_told_in_words_and_signs_stay_signs() -> None:
    html = templates.rules_html(load_model("icp"))
    assert "<b>Right size</b>: +15 — Employees is between 50 and 500 (both included)" in html
    model = ScoringModel("m", categories=load_model("icp").categories, rules=load_model("icp").rules[:1])
    odd = replace(model, rules=(replace(model.rules[0], label="<b>&"),))
    assert "&lt;b&gt;&amp;" in templates.rules_html(odd)


# -- the dialog -------------------------------------------------------------------------------------------


def test_a_template_is_used_with_the_mouse(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    assert "your file has all 7 fields" in dialog.cards.item(0).text()
    assert "7 of 7 fields found in sample-leads.xlsx" in dialog.preview.toPlainText()
    place = next(at for at in range(dialog.cards.count()) if "Spam or lamb" in dialog.cards.item(at).text())
    dialog.cards.scrollToItem(dialog.cards.item(place))
    QTest.mouseClick(
        dialog.cards.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.cards.visualItemRect(dialog.cards.item(place)).center(),
    )
    assert "Spam or lamb" in dialog.preview.toPlainText()
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert opened.model == load_model("spam-or-lamb")
    assert len(opened.state.models) == 2
    assert opened.undo.undoText() == "Add model “Spam or lamb”"
    opened.undo.undo()
    assert opened.model.name == "Starter"


def test_a_template_is_found_and_used_with_the_keyboard(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    QTest.keyClicks(dialog.search, "activity")
    assert 1 < dialog.cards.count() < len(list_templates())
    first = dialog.cards.key
    QTest.keyClick(dialog.search, Key.Key_Down)
    assert dialog.cards.key != first
    wanted = dialog.cards.key
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert opened.model == load_model(wanted)


def test_one_is_called_one(session: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(session, qtbot)
    texts = [dialog.cards.item(place).text() for place in range(dialog.cards.count())]
    assert any("3 rules · 1 category" in text for text in texts)
    assert not any("1 rules" in text or "1 categories" in text for text in texts)


def test_words_that_nothing_says_leave_an_explanation(session: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(session, qtbot)
    assert "needs 7 fields" in dialog.cards.item(0).text()
    QTest.keyClicks(dialog.search, "zebra")
    assert dialog.none.isVisible()
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert len(session.state.models) == 1
    dialog.search.clear()
    assert dialog.take.isEnabled()


def test_the_same_template_twice_gets_a_name_of_its_own(session: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(session, qtbot)
    dialog.use()
    assert [each.model.name for each in session.state.models] == ["Starter", "Starter 2"]


# -- the shelf --------------------------------------------------------------------------------------------


def three() -> State:
    models = tuple(new_model(open_model(key)) for key in ("starter", "icp", "social"))
    return State(models, models[0].id, columns={models[0].id: {"Email": "Mail"}}, beside=(models[1].id,))


def names(state: State) -> list[str]:
    return [each.model.name for each in state.models]


def test_a_copy_stands_behind_its_model_and_keeps_its_columns() -> None:
    state = three()
    after = shelf.copied(state, state.active, "Starter")
    assert names(after)[:2] == ["Starter", "Starter 2"]
    assert after.active == state.active != after.models[1].id
    assert after.columns[after.models[1].id] == {"Email": "Mail"}


def test_what_is_taken_away_scores_no_more() -> None:
    state = three()
    after = shelf.without(state, state.active)
    assert names(after) == ["Ideal customer profile", "Social engagement"]
    assert after.active == state.models[1].id
    assert after.beside == ()
    last = shelf.without(shelf.without(after, after.models[0].id), after.models[1].id)
    assert len(last.models) == 1


def test_models_change_places_and_stand_beside_in_their_order() -> None:
    state = three()
    last = state.models[2].id
    assert names(shelf.moved(state, last, -1))[1] == "Social engagement"
    assert names(shelf.moved(state, last, 1)) == names(state)
    beside = shelf.shown_beside(shelf.shown_beside(state, last, True), state.models[1].id, True).beside
    assert beside == (state.models[1].id, last)
    assert shelf.shown_beside(state, state.models[1].id, False).beside == ()


def test_an_empty_model_can_score() -> None:
    model = shelf.empty_model("Mine", "Rules", date(2026, 11, 20), "Begun")
    assert not [problem for problem in check_model(model) if problem.severity == "error"]
    work = shelf.of_value(model, three())
    assert work.model == model
    assert "Begun" in work.file.text


def test_reading_a_source_never_raises(tmp_path: Path) -> None:
    good = shelf.read_source(open_model("icp").save(tmp_path / "icp.yaml"))
    assert good.file is not None
    (tmp_path / "bad.yaml").write_text("hotsheet: 1\nrules:\n  - {label: x, category: y}\n", encoding="utf-8")
    bad = shelf.read_source(tmp_path / "bad.yaml")
    assert bad.file is None
    assert 3 in [problem.place.line for problem in bad.problems]
    assert shelf.read_source(tmp_path / "none.yaml").message


def test_file_names_are_allowed_everywhere() -> None:
    assert shelf.file_name(("A/B: C?", "1.0"), ".yaml") == "A-B- C- 1.0.yaml"
    assert shelf.file_name((" . ",), ".yaml") == "model.yaml"
