"""The wizard: which factors columns offer, the model that chosen ones make, and the way through its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.dialogs.wizard import WizardDialog
from desktop.models import wizard
from desktop.models.completion import Value
from desktop.models.wizard import Draft, Factor, Shape, Weight, label_of, model_of, range_words
from desktop.models.wizard_factors import key_columns, offered_factors, started
from desktop.session import Session
from desktop.widgets.factor_row import FactorRow
from scoring.errors import Severity
from scoring.fields import FieldKind
from scoring.jobs.prepare import Prepared, prepare
from scoring.model import Axis, BandPoints, ScoringModel, Tier, UnitPoints
from scoring.nodes import Scaling
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import score
from scoring.validate import check_model
from tests.desktop.conftest import open_leads
from tests.desktop.tiers.mouse import pull

LEFT = Qt.MouseButton.LeftButton
TIERS = (Tier("Hot", 70), Tier("Warm", 40), Tier("Cold"))


@pytest.fixture(scope="module")
def sample() -> Prepared:
    return prepare(sample_leads_path())


@pytest.fixture(scope="module")
def factors(sample: Prepared) -> tuple[Factor, ...]:
    return offered_factors(sample)


def found(factors: Sequence[Factor], column: str, *, good: bool = True) -> Factor:
    return next(each for each in factors if each.column == column and each.good is good)


def draft(*factors: Factor) -> Draft:
    return Draft("Mine", tuple(replace(each, used=True) for each in factors), TIERS, ("Email",))


# -- what columns offer -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "shape", "good"),
    [
        ("Free trial", Shape.YES, True),
        ("Contact requested", Shape.YES, True),
        ("Email", Shape.COMPANY, True),
        ("Email", Shape.FREE, False),
        ("Job title", Shape.WORDS, True),
        ("Employees", Shape.RANGE, True),
        ("Industry", Shape.LISTED, True),
        ("Source", Shape.LISTED, True),
        ("Last activity", Shape.RECENT, True),
        ("Last activity", Shape.SILENT, False),
        ("Emails opened", Shape.COUNT, True),
        ("Unsubscribed", Shape.YES, False),
        ("Visited careers page", Shape.YES, False),
    ],
)
def test_columns_of_the_sample_offer_what_they_are_good_for(
    factors: tuple[Factor, ...], column: str, shape: Shape, good: bool
) -> None:
    assert found(factors, column, good=good).shape is shape


def test_names_notes_and_postcodes_are_not_offered(factors: tuple[Factor, ...]) -> None:
    assert not {"First name", "Last name", "Company", "Postcode", "Notes"} & {each.column for each in factors}


def test_suggestions_come_first_and_keys_are_unique(factors: tuple[Factor, ...]) -> None:
    suggested = [each.suggested for each in factors]
    assert suggested == sorted(suggested, reverse=True)
    assert len({each.key for each in factors}) == len(factors)


def test_titles_of_deciders_are_chosen_from_the_leads_own_words(factors: tuple[Factor, ...]) -> None:
    title = found(factors, "Job title")
    assert {"Director", "CEO", "VP"} <= set(title.values)
    assert set(title.values) <= {each.text for each in title.offered}
    against = found(factors, "Job title", good=False)
    assert {text.casefold() for text in against.values} == {"assistant", "student", "intern"}


def test_values_come_with_the_commonest_first(factors: tuple[Factor, ...]) -> None:
    counts = [each.count for each in found(factors, "Industry").offered]
    assert counts == sorted(counts, reverse=True)


def test_a_start_is_made_within_five_to_ten(factors: tuple[Factor, ...], sample: Prepared) -> None:
    begun = Draft("Mine", started(factors), TIERS, key_columns(sample))
    assert wizard.FEW <= len(begun.used) <= wizard.MANY
    assert begun.can_score
    assert begun.key == ("Email",)


# -- the model --------------------------------------------------------------------------------------------


def test_every_factor_makes_a_model_that_can_score(factors: tuple[Factor, ...], sample: Prepared) -> None:
    for factor in factors:
        whole = replace(factor, values=factor.values or tuple(each.text for each in factor.offered[:2]))
        model = model_of(draft(whole, found(factors, "Free trial")), date(2026, 11, 20))
        assert not [problem for problem in check_model(model) if problem.severity is Severity.ERROR], factor.key
        scores = score(sample.table, model, as_of=SAMPLE_AS_OF)
        assert scores.fired(model.rules[0].id).any() or not whole.offered


def test_all_of_them_together_can_score_too(factors: tuple[Factor, ...]) -> None:
    whole = [replace(each, values=each.values or tuple(v.text for v in each.offered[:1])) for each in factors]
    model = model_of(draft(*whole), date(2026, 11, 20))
    assert len(model.rules) == len(factors)
    assert model.scale is Scaling.PERCENT
    assert [category.axis for category in model.categories] == [Axis.FIT, Axis.ENGAGEMENT]
    assert not [problem for problem in check_model(model) if problem.severity is Severity.ERROR]
    assert model.changes[0].date == "2026-11-20"


def test_a_factor_without_values_does_not_count(factors: tuple[Factor, ...]) -> None:
    industry = found(factors, "Industry")
    made = draft(industry, found(factors, "Free trial"))
    assert made.unfinished == (replace(industry, used=True),)
    assert len(model_of(made, date.today()).rules) == 1


@pytest.mark.parametrize(
    ("low", "high", "complete"), [(10, None, True), (None, 5, True), (None, None, False), (9, 3, False), (3, 3, True)]
)
def test_a_range_needs_an_end_and_its_order(low: float | None, high: float | None, complete: bool) -> None:
    assert Factor("Size", FieldKind.NUMBER, Shape.RANGE, low=low, high=high).complete is complete


def test_a_grade_needs_both_sides() -> None:
    only = draft(Factor("Trial", FieldKind.YES_NO, Shape.YES, behaviour=True))
    assert [category.axis for category in model_of(only, date.today()).categories] == [Axis.NONE]
    against = draft(
        Factor("Trial", FieldKind.YES_NO, Shape.YES, behaviour=True),
        Factor("Country", FieldKind.TEXT, Shape.LISTED, good=False, values=("USA",)),
    )
    assert {category.axis for category in model_of(against, date.today()).categories} == {Axis.NONE}


def test_points_follow_how_much_a_factor_counts() -> None:
    size = Factor("Size", FieldKind.NUMBER, Shape.RANGE, low=10, weight=Weight.HIGH)
    points = model_of(draft(size), date.today()).rules[0].points
    assert isinstance(points, BandPoints)
    assert points.bands[0].points == 20
    opens = Factor("Opens", FieldKind.NUMBER, Shape.COUNT, usual=5, weight=Weight.MEDIUM)
    assert model_of(draft(opens), date.today()).rules[0].points == UnitPoints("Opens", 2, 10)
    bad = Factor("Gone", FieldKind.YES_NO, Shape.YES, good=False, weight=Weight.LOW)
    assert bad.points == -5


def test_labels_are_short_and_ids_unique() -> None:
    many = Factor("Country", FieldKind.TEXT, Shape.LISTED, values=tuple("ABCDE"))
    assert label_of(many) == "Country: A, B, C and 2 more"
    long = replace(many, values=("x" * 200,))
    assert len(label_of(long)) == 120
    twice = model_of(draft(many, replace(many, good=False)), date.today())
    assert len({rule.id for rule in twice.rules}) == 2
    assert [range_words(*ends) for ends in ((1, None), (None, 2), (1, 2))] == ["1 or more", "2 or less", "1 to 2"]


# -- a row ------------------------------------------------------------------------------------------------


def test_values_are_ticked_on_their_words_and_typed(qtbot: QtBot) -> None:
    offered = (Value("Logistics", 40), Value("Retail", 20))
    row = FactorRow(Factor("Industry", FieldKind.TEXT, Shape.LISTED, offered=offered))
    qtbot.addWidget(row)
    row.resize(500, 200)
    row.show()
    told: list[Factor] = []
    row.changed.connect(told.append)
    QTest.mouseClick(row.check, LEFT, pos=QPoint(8, row.check.height() // 2))
    assert row.values is not None
    assert row.more is not None
    for place in (0, 1):
        rect = row.values.visualItemRect(row.values.item(place))
        # On the words of the one, on the box of the other.
        at = rect.center() if place == 0 else QPoint(rect.left() + 10, rect.center().y())
        QTest.mouseClick(row.values.viewport(), LEFT, pos=at)
    assert list(told[-1].values) == ["Logistics", "Retail"]
    QTest.mouseClick(row.values.viewport(), LEFT, pos=row.values.visualItemRect(row.values.item(0)).center())
    QTest.keyClicks(row.more, "Energy; Rail")
    assert list(told[-1].values) == ["Retail", "Energy", "Rail"]
    assert told[-1].used


def test_a_range_and_days_are_typed(qtbot: QtBot) -> None:
    size = FactorRow(Factor("Size", FieldKind.NUMBER, Shape.RANGE, low=50, used=True))
    silent = FactorRow(Factor("Seen", FieldKind.DATE, Shape.SILENT, high=180, used=True, good=False))
    for row in (size, silent):
        qtbot.addWidget(row)
        assert row.high is not None
        row.high.selectAll()
        QTest.keyClicks(row.high, "250")
        QTest.keyClick(row.high, Qt.Key.Key_Return)
        assert row.factor.high == 250
    assert size.factor.low == 50
    size.weight.setCurrentIndex(2)
    size.weight.activated.emit(2)
    assert size.factor.weight is Weight.HIGH


# -- the dialog -------------------------------------------------------------------------------------------


def dialog_of(session: Session, qtbot: QtBot) -> WizardDialog:
    dialog = WizardDialog(session)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def previewed(dialog: WizardDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.preview.leads.rowCount() > 0, timeout=10_000)


def row_of(dialog: WizardDialog, column: str, *, good: bool = True) -> FactorRow:
    return next(row for row in dialog.rows.values() if row.factor.column == column and row.factor.good is good)


def tick(row: FactorRow) -> None:
    QTest.mouseClick(row.check, LEFT, pos=QPoint(8, row.check.height() // 2))


def test_it_leads_from_factors_to_a_model_that_scores(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    previewed(dialog, qtbot)
    assert "6 factors chosen. A good number." in dialog.count.text()
    assert row_of(dialog, "Free trial").matched.text() == "80 leads"
    tick(row_of(dialog, "Industry"))
    assert "Not counted yet, because no value is chosen: Industry." in dialog.count.text()
    values = row_of(dialog, "Industry").values
    assert values is not None
    QTest.mouseClick(values.viewport(), LEFT, pos=values.visualItemRect(values.item(0)).center())
    assert dialog.count.text().startswith("7 factors chosen.")
    qtbot.waitUntil(lambda: row_of(dialog, "Industry").matched.text() != "", timeout=10_000)
    QTest.mouseClick(dialog.next, LEFT)
    tick(row_of(dialog, "Unsubscribed", good=False))
    QTest.mouseClick(dialog.next, LEFT)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "New business")
    assert "Unsubscribed: −10" in dialog.recap.text()
    QTest.mouseClick(dialog.finish, LEFT)
    model = opened.model
    assert model.name == "New business"
    assert len(model.rules) == 8
    qtbot.waitUntil(lambda: not opened.pending, timeout=10_000)
    assert opened.scores is not None
    assert opened.scores.model.name == "New business"
    assert opened.undo.undoText() == "Add model “New business”"


def test_the_name_is_there_from_the_first_step_on(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    assert dialog.name.isVisible()
    assert dialog.name.text() == "Model for sample-leads"
    assert dialog.model.name == "Model for sample-leads"
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Mine")
    dialog._fill()
    assert (dialog.name.text(), dialog.draft.name) == ("Mine", "Mine")


def test_what_holds_for_nobody_is_not_chosen_to_begin_with(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    rows = ["Email,Free trial,Contact requested,Employees"]
    rows += [f"a{n}@company{n}.com,{'yes' if n % 2 else 'no'},no,{n * 10}" for n in range(40)]
    (tmp_path / "leads.csv").write_text("\n".join(rows), "utf-8")
    open_leads(session, qtbot, tmp_path / "leads.csv")
    dialog = dialog_of(session, qtbot)
    trial, asked = row_of(dialog, "Free trial"), row_of(dialog, "Contact requested")
    assert asked.check.isChecked()
    qtbot.waitUntil(lambda: not asked.check.isChecked(), timeout=10_000)
    assert trial.check.isChecked()
    assert "Contact requested" not in [each.column for each in dialog.draft.used]
    # Whoever ticks it all the same is let.
    tick(asked)
    qtbot.waitUntil(lambda: asked.matched.text() == "0 leads", timeout=10_000)
    assert asked.check.isChecked()


def test_thresholds_are_pulled_in_the_preview(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    previewed(dialog, qtbot)
    chart = dialog.preview.chart
    pull(chart.chips[0], QPoint(20, 12), round(chart.x_of(60) - chart.x_of(70)))
    assert dialog.draft.tiers[0].threshold == 60
    dialog.show_step(2)
    assert dialog.tiers.text().startswith("Hot: from 60")
    chart.chips[1].setFocus()
    QTest.keyClick(chart.chips[1], Qt.Key.Key_Right)
    assert dialog.draft.tiers[1].threshold == 41
    dialog.tier_set.setCurrentIndex(2)
    dialog.tier_set.activated.emit(2)
    assert [(tier.name, tier.threshold) for tier in dialog.draft.tiers] == [("Hot", 50), ("Not yet", None)]


def test_it_warns_of_too_many_and_of_none(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    for row in dialog.rows.values():
        if row.factor.good and row.factor.complete and not row.factor.used:
            tick(row)
    assert "More than ten" in dialog.count.text()
    for row in dialog.rows.values():
        if row.factor.used:
            tick(row)
    assert "A few more" in dialog.count.text()
    assert "nothing gives points yet" in dialog.preview.said.text()
    dialog.show_step(2)
    assert not dialog.finish.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(opened.state.models) == 1


def test_enter_goes_on_and_back_goes_back(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.step == 1
    QTest.mouseClick(dialog.back, LEFT)
    assert dialog.step == 0
    assert not dialog.back.isEnabled()


def test_without_leads_it_offers_the_sample(session: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(session, qtbot)
    assert not dialog.rows
    assert not dialog.finish.isVisible()
    with qtbot.waitSignal(session.scored, timeout=20_000):
        dialog._open_sample()
    assert dialog.rows
    previewed(dialog, qtbot)


def test_what_it_makes_is_what_was_previewed(opened: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    previewed(dialog, qtbot)
    shown = dialog.preview.leads.item(0, 2)
    assert shown is not None
    best = shown.text()
    made: ScoringModel = dialog.model
    dialog.take()
    qtbot.waitUntil(lambda: not opened.pending, timeout=10_000)
    assert opened.model.rules == made.rules
    assert opened.scores is not None
    assert best == f"{opened.scores.score.max():g}"
