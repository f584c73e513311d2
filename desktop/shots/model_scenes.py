"""The scenes of whole models: tiers and grades, history, templates, the wizard, the document, the models dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.dialogs.document import DocumentDialog
from desktop.dialogs.models import ModelsDialog
from desktop.dialogs.templates import TemplatesDialog
from desktop.dialogs.wizard import WizardDialog
from desktop.keeping import new_model
from desktop.models.grades import switch_table
from desktop.models.history import keep_version
from desktop.models.tiers import set_threshold
from desktop.pages.rules import RulesPage
from desktop.session import Session
from desktop.shots.stage import NotReadyError, Stage
from desktop.widgets.factor_row import FactorRow
from scoring.modelfile import open_model

Widget = TypeVar("Widget", bound=QWidget)
_BROKEN = """hotsheet: 1
name: New business
fields:
  Employees: {kind: numbr}
categories:
  Fit:
rules:
  - {label: Large company, category: Fitt, when: {Employees: {≥: 100}}, points: 20}
"""


def _rules_page(stage: Stage) -> RulesPage:
    stage.open_sample()
    page = stage.show_page("rules")
    assert isinstance(page, RulesPage)
    return page


def _tiers(stage: Stage) -> None:
    page = _rules_page(stage)
    page.tabs.setCurrentWidget(page.tiers)
    stage.settle()
    for _ in range(6):
        page.tiers.chart.stepped.emit(0, -1)
    stage.settle()


def _grades(stage: Stage) -> None:
    session = stage.session
    session.add_model(new_model(open_model("fit-engagement")), "")
    page = _rules_page(stage)
    page.tabs.setCurrentWidget(page.tiers)
    if not session.model.tiers_by_grade:
        session.edit_model(switch_table(session.model, True), "")
    stage.settle()
    area = page.tiers.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    area.ensureWidgetVisible(page.tiers.grades)


def _unreachable(stage: Stage) -> None:
    page = _rules_page(stage)
    page.tabs.setCurrentWidget(page.tiers)
    rules = tuple(replace(rule, enabled=place < 4) for place, rule in enumerate(stage.session.model.rules))
    stage.session.edit_model(replace(stage.session.model, rules=rules), "")
    stage.settle()


def _history(stage: Stage) -> None:
    page = _rules_page(stage)
    session = stage.session
    _keep(stage, "As it came")
    model = set_threshold(session.model, 0, 65)
    session.edit_model(replace(model, rules=model.rules[:-1]), "")
    _keep(stage, "Fewer, warmer leads: agreed with sales on Monday")
    session.edit_model(set_threshold(session.model, 1, 45), "")
    page.tabs.setCurrentWidget(page.history)
    stage.until(lambda: page.history.versions.count() > 2, "the versions were not read")
    stage.settle()
    page.history.versions.select(2)
    stage.settle()


def _keep(stage: Stage, note: str) -> None:
    keep_version(stage.session, note)
    stage.settle()


def _templates(stage: Stage) -> None:
    stage.open_sample()
    stage.window.own_commands.templates()
    dialog = _dialog(stage, TemplatesDialog)
    stage.until(lambda: dialog.cards.count() > 0, "the templates were not read")
    dialog.cards.setCurrentRow(3)
    stage.settle()


def _wizard(step: int) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.open_sample()
        stage.window.own_commands.wizard()
        dialog = _dialog(stage, WizardDialog)
        stage.until(lambda: dialog.preview.leads.rowCount() > 0, "there is no preview")
        _tick(dialog, "Industry", 2)
        dialog.show_step(step)
        stage.settle()

    return scene


def _tick(dialog: WizardDialog, column: str, values: int) -> None:
    row: FactorRow = next(row for row in dialog.rows.values() if row.factor.column == column)
    row.check.setChecked(True)
    for place in range(values):
        assert row.values is not None
        row.values.item(place).setCheckState(Qt.CheckState.Checked)


def _wizard_empty(stage: Stage) -> None:
    stage.window.own_commands.wizard()


def _document(stage: Stage) -> None:
    stage.open_sample()
    stage.window.own_commands.document()
    _dialog(stage, DocumentDialog).page.verticalScrollBar().setValue(120)


def _models(stage: Stage) -> None:
    _some_models(stage.session)
    stage.open_sample()
    stage.window.own_commands.models()


def _broken_model(stage: Stage) -> None:
    _some_models(stage.session)
    stage.open_sample()
    stage.window.own_commands.models()
    path = stage.folder / "new-business.yaml"
    path.write_text(_BROKEN, encoding="utf-8")
    _dialog(stage, ModelsDialog).read(path)
    stage.settle()


def _some_models(session: Session) -> None:
    first = session.state.active
    for name in ("icp", "upsell"):
        session.add_model(new_model(open_model(name)), "")
    session.activate_model(first, "")


def _dialog(stage: Stage, kind: type[Widget]) -> Widget:
    for top in stage.tops():
        if isinstance(top, kind):
            return top
    raise NotReadyError(f"no {kind.__name__} is open")


MODEL_SCENES: dict[str, Callable[[Stage], object]] = {
    "tiers": _tiers,
    "tiers-unreachable": _unreachable,
    "grades": _grades,
    "history": _history,
    "templates": _templates,
    "wizard-factors": _wizard(0),
    "wizard-against": _wizard(1),
    "wizard-tiers": _wizard(2),
    "wizard-empty": _wizard_empty,
    "document": _document,
    "models": _models,
    "model-broken": _broken_model,
}
