"""Writing the scores: where to, what that changes, what has to be settled first; with progress and a way to cancel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.jobs import Failure, Job, Tell
from desktop.models.exporting import (
    Asked,
    Choice,
    Desk,
    ExportWish,
    Kind,
    Material,
    carried_from,
    choice_of,
    material_of,
    run_of,
    write,
)
from desktop.models.exporting_outlook import Outlook, outlook
from desktop.models.exporting_words import column_answer, outlook_lines, question_of
from desktop.models.history import keep_version
from desktop.models.later import Later
from desktop.models.reload import reload_leads
from desktop.models.sheet_rules import take_rules
from desktop.session import Session
from desktop.state import Override
from desktop.told import Told
from desktop.widgets.export_form import ExportForm
from desktop.widgets.outlook import Answer, OutlookView
from desktop.widgets.parts import button, card, label
from scoring.errors import HotsheetError, MappingError, ModelError
from scoring.jobs.results import Outcome

# Milliseconds of quiet after which what was typed is looked at.
_QUIET = 250


class ExportDialog(QDialog):
    """Asks where the scores go, shows what that does, and does it. Follows the session while it is open.

    Closed it is deleted; jobs that it began may still speak to it, and find it deaf.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.prepared is not None
        self._session = session
        self._path = session.prepared.path
        self._answered = ExportWish(Kind.NEW, self._path)
        self._desk: Desk | None = None
        self._outlook: Outlook | None = None
        self._job: Job | None = None
        self._closing = False
        self._over = False
        # They outlive it, as jobs do: a thread may be about to answer when it is deleted.
        self._looking = Later(session)
        self._looking.answered.connect(self._take_outlook)
        self._looking.failed.connect(self._take_failure)
        self._overrides = Later(session)
        self._overrides.answered.connect(self._take_overrides)
        self._overrides.failed.connect(self._take_failure)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._look)
        self.setWindowTitle(self.tr("Export scores"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = ExportForm(session)
        self.view = OutlookView()
        self.progress = QProgressBar()
        self.doing = label("", "muted")
        self.cancel = button(self.tr("Cancel"), self.reject)
        self.export = button(self.tr("Export"), self._export, role="primary", icon="export")
        self.buttons = QDialogButtonBox()
        self._lay_out()
        self.form.changed.connect(self._changed)
        self.form.replaced.connect(self._replaced)
        session.leadsChanged.connect(self._material_changed)
        session.scored.connect(self._material_changed)
        session.stateChanged.connect(self._material_changed)
        session.listedChanged.connect(self._list_changed)
        self._changed()

    @property
    def kind(self) -> Kind:
        """Where the scores go."""
        return self.form.kind

    def wish(self) -> ExportWish:
        """What is chosen now, with what was answered about it."""
        return self.form.wish(self._answered)

    @property
    def settled(self) -> bool:
        """Whether it is known what writing would do."""
        return self._outlook is not None and not self._quiet.isActive()

    # -- making -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        frame, inner = card(margin=theme.GAP)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("What will happen"))
        area.setWidget(self.view)
        area.setAccessibleName(self.tr("What will happen"))
        inner.addWidget(area)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SMALL)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(220)
        self.progress.hide()
        foot.addWidget(self.progress)
        foot.addWidget(self.doing, 1)
        # Cast by their roles, so that they stand in the order of the person's system, as in every other dialog.
        self.buttons.addButton(self.export, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        foot.addWidget(self.buttons)
        self.export.setDefault(True)
        self.form.right.addWidget(label(self.tr("What will happen"), "strong"))
        self.form.right.addWidget(frame, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        whole.setSpacing(theme.GAP)
        whole.addWidget(self.form, 1)
        whole.addLayout(foot)
        self.resize(880, 600)

    # -- looking ------------------------------------------------------------------------------------------

    def _replaced(self) -> None:
        # What was said about one file does not hold for another; that rules were changed on the sheets is known.
        self._answered = ExportWish(Kind.NEW, self._path, edits_known=self._answered.edits_known)
        self._changed()

    def _material_changed(self) -> None:
        if self._job is None and not self._over:
            self._desk = None
            self.form.fit_columns()
            self.form.fit_leads()
            self._changed()

    def _list_changed(self) -> None:
        if self._job is not None or self._over:
            return
        self.form.fit_leads()
        if self._desk is not None:
            self._desk = self._desk.with_list(self._session.listed)
        if self.form.listed:
            self._changed()

    def _changed(self) -> None:
        if self._over:
            return
        if self.form.listed and self._session.listed is None:
            self._wait(self.tr("Looking for the leads of the list…"))
            self._quiet.stop()
            return
        self._wait(self.tr("Finding out what that would change…"))
        self._quiet.start()

    def _wait(self, words: str) -> None:
        # An answer that is on its way is about something else.
        self._looking.drop()
        self._outlook = None
        self.export.setEnabled(False)
        self.view.show_wait(words)

    def _look(self) -> None:
        if self._desk is None:
            material = material_of(self._session)
            if material is None:
                self.reject()
                return
            self._path = material.prepared.path
            self._desk = Desk(material)
        desk, wish = self._desk, self.wish()
        self._looking.ask(lambda: outlook(desk, wish))

    def _take_outlook(self, shown: Outlook) -> None:
        if self._job is not None:
            return
        self._outlook = shown
        if shown.choice is not None:
            self._ask(shown.choice)
            return
        self.view.show_lines(outlook_lines(shown, self.wish(), self._session.model))
        self.export.setEnabled(True)

    def _take_failure(self, failure: Failure) -> None:
        if self._job is None and not self._over:
            question = question_of(Choice(Asked.OTHER, failure.error))
            self.view.show_question(question, [(self.tr("Try again"), self._changed)], failure.details)

    # -- settling -----------------------------------------------------------------------------------------

    def _ask(self, choice: Choice, details: str = "") -> None:
        self.export.setEnabled(False)
        self.view.show_question(question_of(choice), self._answers(choice), details)

    def _answers(self, choice: Choice) -> list[Answer]:
        anew: Answer = (self.tr("Make a new workbook instead"), lambda: self.form.kinds[Kind.NEW].setChecked(True))
        other: Answer = (self.tr("Choose another name"), self._another_name)
        again: Answer = (self.tr("Try again"), self._changed)
        match choice.asked:
            case Asked.EDITS:
                return [
                    (self.tr("Take the rules over from the sheet"), self._take_rules),
                    (self.tr("Leave them aside"), lambda: self._answer(edits_known=True)),
                ]
            case Asked.LOSS:
                return [anew, (self.tr("Let it go"), lambda: self._answer(discard=True)), again]
            case Asked.NO_ROOM if choice.column:
                return [(column_answer(choice.column), lambda: self._answer(at=choice.column)), anew, again]
            case Asked.NO_ROOM:
                return [anew, again]
            case Asked.PROTECTED:
                return [again, (self.tr("Write all the same"), lambda: self._answer(protected_too=True)), anew]
            case Asked.CHANGED:
                return [(self.tr("Read it again"), lambda: reload_leads(self._session, quiet=True)), anew]
            case Asked.GONE:
                return [anew, again]
            case Asked.EXISTS:
                return [other, (self.tr("Replace it"), lambda: self._answer(overwrite=True))]
            case Asked.OVERRIDES:
                return [
                    (self.tr("Bring them along"), self._bring_overrides),
                    other,
                    (self.tr("Replace all the same"), lambda: self._answer(overrides_known=True)),
                ]
        return [*self._ways_of(choice.error), again]

    def _ways_of(self, error: HotsheetError) -> list[Answer]:
        """Where in the window an error is mended, if it is."""
        if isinstance(error, MappingError):
            return [(self.tr("Settle the columns"), lambda: self._leave_for("data"))]
        if isinstance(error, ModelError):
            return [(self.tr("Show the rules"), lambda: self._leave_for("rules"))]
        return []

    def _leave_for(self, page: str) -> None:
        self.reject()
        self._session.pageWanted.emit(page)

    def _answer(self, **said: object) -> None:
        self._answered = replace(self._answered, **said)  # type: ignore[arg-type]
        self._changed()

    def _another_name(self) -> None:
        now, number = self.form.target, 2
        while (made := now.with_name(f"{now.stem} {number}{now.suffix}")).exists():
            number += 1
        self.form.choose_name(made)

    def _take_rules(self) -> None:
        self._wait(self.tr("Reading the rules of the sheet…"))
        job = take_rules(self._session, self._path)
        job.succeeded.connect(lambda file: self._changed())
        job.failed.connect(self._take_failure)

    def _bring_overrides(self) -> None:
        desk, out = self._desk, self.form.target
        if desk is not None:
            self._wait(self.tr("Reading the overrides of {file}…").format(file=out.name))
            self._overrides.ask(lambda: carried_from(desk.material, out))

    def _take_overrides(self, found: dict[int, Override]) -> None:
        state = self._session.state.with_overrides(found)
        # Those whose lead is not here cannot be brought: the person has seen how many there were.
        self._answered = replace(self._answered, overrides_known=True)
        if state == self._session.state:
            self._changed()
        else:
            self._session.change(state, self.tr("Overrides of {file}").format(file=self.form.target.name))

    # -- writing ------------------------------------------------------------------------------------------

    def _export(self) -> None:
        if self._desk is None or self._outlook is None or self._outlook.choice is not None or self._job is not None:
            return
        wish, seen = self.wish(), self._desk.material
        job = keep_version(self._session)
        self._start(job, self.tr("Keeping this version of the rules"))
        job.succeeded.connect(lambda kept: self._write(wish, seen))
        job.failed.connect(lambda failure: self._not_kept(failure, wish, seen))
        job.cancelled.connect(lambda: self._stopped(self.tr("Cancelled; nothing was written.")))

    def _not_kept(self, failure: Failure, wish: ExportWish, seen: Material) -> None:
        self._stopped("")
        self._quiet.stop()
        asked = question_of(Choice(Asked.OTHER, failure.error))
        said = self.tr("This version of the rules could not be kept. {error}").format(error=asked.text)
        anyway: Answer = (self.tr("Export without keeping it"), lambda: self._write(wish, seen))
        question = replace(asked, text=said)
        self.view.show_question(question, [(self.tr("Try again"), self._changed), anyway], failure.details)

    def _write(self, wish: ExportWish, seen: Material) -> None:
        """Write what was seen: the rules as they are kept by now, but the very leads of which it was told."""
        material = material_of(self._session)
        if self._closing or material is None:
            self._stopped(self.tr("Cancelled; nothing was written."))
            return
        if material.prepared.table is not seen.prepared.table:
            self._stopped(self.tr("Other leads were read meanwhile; nothing was written."))
            return
        desk = Desk(replace(material, listed=seen.listed, day=seen.day))
        said = {"Scoring": self.tr("Scoring"), "Writing": self.tr("Writing")}

        def work(tell: Tell) -> Outcome:
            return write(desk, wish, tell, lambda what: said.get(what, what))

        job = self._session.jobs.start(self.tr("Writing {file}").format(file=wish.out.name), work)
        self._start(job, self.tr("Writing"))
        job.progressed.connect(self._tell)
        job.succeeded.connect(lambda outcome: self._written(outcome, wish))
        job.failed.connect(self._not_written)
        job.cancelled.connect(lambda: self._stopped(self.tr("Cancelled; nothing was written.")))

    def _start(self, job: Job, words_: str) -> None:
        self._job = job
        self._enable(False)
        self.progress.setValue(0)
        self.progress.show()
        self.doing.setText(words_)

    def _tell(self, what: str, share: float) -> None:
        self.doing.setText(what)
        self.progress.setValue(round(share * 1000))
        self.progress.setAccessibleName(what)

    def _enable(self, able: bool) -> None:
        self.form.setEnabled(able)
        self.export.setEnabled(able)

    def _stopped(self, words_: str) -> None:
        self._job, self._closing = None, False
        self._desk = None
        self.progress.hide()
        self._enable(True)
        self.doing.setText(words_)
        self.form.fit_leads()
        self._changed()

    def _not_written(self, failure: Failure) -> None:
        self._stopped("")
        self._quiet.stop()
        prepared = self._session.prepared
        if prepared is not None:
            self._ask(choice_of(failure.error, prepared), failure.details)

    def _written(self, outcome: Outcome, wish: ExportWish) -> None:
        self._job = None
        session = self._session
        if not wish.listed:
            # A run stands for the whole list.
            run = run_of(outcome, session.state.active, wish.as_of or date.today())
            session.noteWanted.emit(run.note)
        if wish.kind is Kind.IN_PLACE:
            # The file is another now, and what stands in it is ours: the next export has to know.
            reload_leads(session, quiet=True, same=True)
        session.told.emit(written_told(outcome))
        self.accept()

    # -- leaving ------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """While it writes, ask it to stop; else close."""
        if self._job is not None:
            self._closing = True
            self.doing.setText(self.tr("Cancelling…"))
            self._job.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        """It looks at nothing any more, and holds no leads."""
        self._over = True
        self._quiet.stop()
        self._looking.drop()
        self._overrides.drop()
        self._desk, self._outlook = None, None
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Not before the writing has ended."""
        if self._job is not None:
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)


def written_told(outcome: Outcome) -> Told:
    """What is said of a file that was written, with the ways to look at it."""
    out, tr = outcome.out, QCoreApplication.translate
    message = tr("Export", "Written: {file}.").format(file=out.name)
    more = ""
    if outcome.backup is not None:
        more = tr("Export", "As it was before, it is kept as “{file}”.").format(file=outcome.backup.name)
    actions = (
        (tr("Export", "Open"), lambda: open_outside(out)),
        (tr("Export", "Show in folder"), lambda: open_outside(out.parent)),
    )
    return Told("good", message, more, actions=actions, key="written")


def open_outside(path: Path) -> bool:
    """Open a file or a folder in the program that the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
