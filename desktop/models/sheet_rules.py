"""Rules that somebody changed on the sheets of a scored workbook: told when it is opened, and taken over on demand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from desktop import words
from desktop.jobs import Job, Tell
from desktop.models.history import differences
from desktop.session import Session
from desktop.told import Told
from scoring.errors import HotsheetError
from scoring.jobs.edits import RuleEdit
from scoring.jobs.rulesback import rules_back
from scoring.model import ScoringModel
from scoring.modelfile import ModelFile

_SHOWN = 3
KEY = "sheet rules"


def take_rules(session: Session, path: Path) -> Job:
    """Make the rules on the sheets of a scored workbook those of the active model, as one step of undo.

    The job `succeeded` with the model's file; by then that is done. What is wrong on the sheets fails with its cells.
    """
    title = _tr("Rules from the sheet of {file}").format(file=path.name)

    def read(tell: Tell) -> ModelFile:
        return rules_back(path).after

    def take(file: ModelFile) -> None:
        session.untold.emit(KEY)
        if file.model != session.model:
            session.edit_model(file.model, title)

    job = session.jobs.start(_tr("Reading the rules of the sheet"), read)
    job.succeeded.connect(take)
    return job


def has_taken(model: ScoringModel, path: Path) -> bool:
    """Whether a model says what was changed on the sheets of a scored workbook, whatever else it says.

    Reads the workbook. What no model can say is not taken.
    """
    try:
        back = rules_back(path)
    except HotsheetError:
        return False
    touched = {(each.section, each.name) for each in back.differences}
    return not any((each.section, each.name) in touched for each in differences(model, back.after.model))


def edit_words(edit: RuleEdit) -> str:
    """A cell of the rules that was changed."""
    said = _tr("{sheet}, cell {cell}: “{now}” instead of “{before}”")
    return said.format(sheet=edit.sheet, cell=edit.cell, now=edit.now, before=edit.model)


class SheetRules(QObject):
    """Tells of changed rules in a session's workbook, with the way to take them over."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: object = None
        session.leadsChanged.connect(self._leads_changed)

    def _leads_changed(self) -> None:
        session, prepared = self._session, self._session.prepared
        if prepared is None or not prepared.edits:
            self._told = None
            session.untold.emit(KEY)
            return
        # Leads that are read again with the same changes are no news.
        if prepared.edits == self._told:
            return
        self._told = prepared.edits
        edits = prepared.edits
        said = _tr("Somebody changed rules on the sheets of {file}; the scores here do not count that yet.")
        listed = "; ".join(edit_words(edit) for edit in edits[:_SHOWN])
        more = len(edits) - _SHOWN
        if more > 0:
            listed = _tr("{cells}; and {count} more").format(cells=listed, count=words.count(more))
        path = prepared.path
        actions = ((_tr("Take them over"), lambda: self._take(path)), (_tr("Leave them aside"), lambda: None))
        session.told.emit(Told("info", said.format(file=path.name), f"{listed}.", actions=actions, key=KEY))

    def _take(self, path: Path) -> None:
        job = take_rules(self._session, path)
        job.failed.connect(self._session.failed)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SheetRules", text)
