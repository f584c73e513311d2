"""The window: the list of pages, the bar with leads and model, menus, notices, and what runs in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QUndoCommand
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme
from desktop.jobs import Failure, Job
from desktop.models.core_words import in_words
from desktop.models.file_watch import FileWatch
from desktop.models.mends import in_short
from desktop.models.sheet_rules import SheetRules
from desktop.models.tier_changes import TierChanges
from desktop.pages.data import DataPage
from desktop.pages.leads import LeadsPage
from desktop.pages.page import Page
from desktop.pages.rules import RulesPage
from desktop.pages.start import StartPage
from desktop.session import Opening, Session
from desktop.told import Told
from desktop.widgets.drop import FileDrop
from desktop.widgets.job_bar import JobBar
from desktop.widgets.notice import Notice, Notices
from desktop.widgets.score_line import ScoreLine
from desktop.widgets.top_bar import TopBar
from desktop.window_commands import WindowCommands
from desktop.workspace_link import WorkspaceLink
from scoring.errors import MappingError
from scoring.jobs.prepare import used_fields

# Without leads there is nothing on them.
_NEED_LEADS = ("leads", "data")
_SMALLEST = QSize(900, 600)
_USUAL = QSize(1280, 820)
_FRAME = QSize(8, 40)
_NAMED = 6


class MainWindow(QMainWindow):
    """One window on one session. `settings` keep its size and the last page; None keeps nothing (in tests)."""

    def __init__(self, session: Session, settings: QSettings | None = None, link: WorkspaceLink | None = None) -> None:
        super().__init__()
        self.session = session
        self.link = link
        self.settings = settings
        self.setWindowIcon(icons.program_icon())
        self.setMinimumSize(_SMALLEST)
        self.pages: dict[str, Page] = {}
        self.rail: dict[str, QToolButton] = {}
        self.notices = Notices()
        self._stack = QStackedWidget()
        self.top_bar = TopBar(session)
        self.job_bar = JobBar(session.jobs)
        self.score_line = ScoreLine(session)
        self._menus: dict[str, QMenu] = {}
        self._told_missing: tuple[object, ...] = ()
        self._told_beside: tuple[str, ...] = ()
        self._undo_index = 0
        self._next_step: QUndoCommand | None = None
        self._shown_path: Path | None = None
        # From the first scores on, whichever page is shown.
        TierChanges.of(session)
        self._lay_out()
        self.own_commands = WindowCommands(self, session, self._menus, settings, link)
        self.file_watch = FileWatch(session, self)
        self.sheet_rules = SheetRules(session, self)
        self.drop = FileDrop(self)
        self.drop.leadsDropped.connect(self.own_commands.open_path)
        self.drop.modelDropped.connect(self.own_commands.import_model)
        self.drop.refused.connect(self._dropped_wrongly)
        self._add_pages((StartPage(session), LeadsPage(session), RulesPage(session), DataPage(session)))
        self._listen()
        self._restore()
        self._leads_changed()

    # -- pages --------------------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        """Bring a page to the front; without leads those that need some give way to the start page."""
        if key in _NEED_LEADS and self.session.prepared is None:
            key = "start"
        page = self.pages[key]
        page.ensure_built()
        self._stack.setCurrentWidget(page)
        if key in self.rail:
            self.rail[key].setChecked(True)
        failure = self.session.failure
        if key == "leads" and failure is not None:
            # The data page takes it away where it asks the questions itself.
            self._tell_failure(failure)
        page.shown()

    @property
    def page(self) -> Page:
        """The page in front."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    # -- menus --------------------------------------------------------------------------------------------

    def menu(self, key: str) -> QMenu:
        """A menu by its key: file, edit, view, leads, rules, help."""
        return self._menus[key]

    def add_command(self, menu: str, action: QAction) -> QAction:
        """Put a command into a menu; its shortcut then works in the whole window."""
        self._menus[menu].addAction(action)
        return action

    # -- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for key, title in (
            ("file", self.tr("&File")),
            ("edit", self.tr("&Edit")),
            ("view", self.tr("&View")),
            ("leads", self.tr("&Leads")),
            ("rules", self.tr("&Rules")),
            ("help", self.tr("&Help")),
        ):
            self._menus[key] = self.menuBar().addMenu(title)
        self._rail = QWidget()
        self._rail.setObjectName("rail")
        self._rail_layout = QVBoxLayout(self._rail)
        self._rail_layout.setContentsMargins(theme.SMALL, theme.GAP, theme.SMALL, theme.GAP)
        self._rail_layout.setSpacing(theme.TINY)
        self._rail_layout.addStretch(1)
        self._rail.setFixedWidth(84)
        self._rail_group = QButtonGroup(self)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.top_bar)
        middle.addWidget(self.notices)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        across.addLayout(middle, 1)
        self.setCentralWidget(whole)
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(self.score_line, 1)
        status.addPermanentWidget(self.job_bar)

    def _add_pages(self, pages: Sequence[Page]) -> None:
        view = self._menus["view"]
        below = view.actions()[0]
        for number, page in enumerate(pages):
            self.pages[page.key] = page
            page.settings = self.settings
            self._stack.addWidget(page)
            go = QAction(page.title(), self)
            go.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
            go.triggered.connect(lambda checked=False, key=page.key: self.show_page(key))
            view.insertAction(below, go)
            self.rail[page.key] = self._rail_button(page, go)
            if isinstance(page, RulesPage):
                # The palette knows other words for commands by these names.
                for name, action in page.actions_by_name.items():
                    action.setObjectName(f"rules {name}")
            for menu, action in page.commands():
                self.add_command(menu, action)

    def _rail_button(self, page: Page, go: QAction) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setText(page.title())
        button.setIcon(icons.icon(page.icon_name))
        button.setIconSize(QSize(24, 24))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setFixedSize(68, 58)
        button.setToolTip(f"{page.title()} ({go.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setAccessibleName(page.title())
        button.clicked.connect(go.trigger)
        self._rail_group.addButton(button)
        self._rail_layout.insertWidget(self._rail_layout.count() - 1, button)
        return button

    def _listen(self) -> None:
        session = self.session
        session.leadsChanged.connect(self._leads_changed)
        session.scored.connect(self._scored)
        session.pageWanted.connect(self.show_page)
        session.ruleWanted.connect(lambda rule: self.show_page("rules"))
        session.leadWanted.connect(lambda lead: self.show_page("leads"))
        session.failed.connect(self._failed)
        session.openFailed.connect(self._open_failed)
        session.told.connect(self.notices.show_told)
        session.untold.connect(self.notices.clear)
        session.undo.cleanChanged.connect(self._title)
        session.jobs.started.connect(self._job_started)
        session.undo.indexChanged.connect(self._undone)
        session.undoEnded.connect(self.own_commands.say)
        self.top_bar.exportWanted.connect(self.own_commands.export)
        self.top_bar.modelsWanted.connect(self.own_commands.models)

    def _leads_changed(self) -> None:
        there = self.session.prepared is not None
        for key in _NEED_LEADS:
            self.rail[key].setEnabled(there)
        for key in ("scoring", "opening", "missing", "beside"):
            self.notices.clear(key)
        self._told_missing, self._told_beside = (), ()
        self._title()
        path = self.session.prepared.path if self.session.prepared is not None else None
        if path != self._shown_path or not there:
            self.show_page("leads" if there else "start")
        self._shown_path = path

    def _scored(self) -> None:
        failure = self.session.failure
        self._tell_beside()
        if failure is None:
            self.notices.clear("scoring")
            self._tell_missing()
            return
        self._tell_failure(failure)

    def _tell_failure(self, failure: Failure) -> None:
        """Say why the leads have no new scores, with the ways on."""
        prepared = self.session.prepared
        if prepared is None or not isinstance(failure.error, MappingError):
            self.notices.show_failure(failure, "scoring")
            return
        count = len(prepared.matching.questions)
        if count:
            words = (
                self.tr("It is not certain which column one of the fields is.")
                if count == 1
                else self.tr("It is not certain which columns {count} of the fields are.").format(count=count)
            )
            notice = Notice("warning", words, self.tr("Leads are scored once that is settled."))
        else:
            # Which file and sheet it is stands above it.
            words = in_words(failure.error.message)
            notice = Notice("warning", words, self.tr("Say which columns are its fields, or choose another model."))
        notice.add_action(self.tr("Choose columns"), self._choose_columns)
        if not count:
            notice.add_action(self.tr("Choose a model"), self.own_commands.templates)
        self.notices.show_notice(notice, "scoring")

    def _choose_columns(self) -> None:
        self.show_page("data")
        data = self.pages["data"]
        assert isinstance(data, DataPage)
        data.choose_columns()

    def _open_failed(self, failure: Failure, opening: Opening) -> None:
        # Not before it is needed: a window that starts shows no dialog.
        from desktop.dialogs.open_options import opening_told  # noqa: PLC0415

        self.notices.show_told(opening_told(self.session, failure, opening, self))

    def _dropped_wrongly(self, words: str) -> None:
        self.notices.show_told(Told("warning", words, key="opening"))

    def _tell_beside(self) -> None:
        """Say that a model which is shown beside has no scores; once for the same models."""
        failed = tuple(self.session.beside_failed)
        if failed == self._told_beside:
            return
        self._told_beside = failed
        self.notices.clear("beside")
        if not failed:
            return
        model, why = self.session.state.model_of(failed[0]), self.session.beside_failed[failed[0]].error
        words = self.tr("“{model}”, which is shown beside, cannot score these leads.").format(model=model.model.name)
        if isinstance(why, MappingError):
            mend = self.tr("It is not certain which columns its fields are. Score with it to settle that.")
        else:
            mend = in_words(why.message)
        notice = Notice("warning", words, mend)
        step = self.tr("Score with “{model}”").format(model=model.model.name)
        notice.add_action(step, lambda: self.session.activate_model(model.id, step))
        self.notices.show_notice(notice, "beside")

    def _tell_missing(self) -> None:
        """Say that rules find nothing to look at; once for the same fields of the same leads."""
        prepared = self.session.prepared
        if prepared is None:
            return
        used = used_fields(prepared.model)
        missing = tuple(name for name in prepared.matching.missing if name in used)
        # What a person said has no column is no news.
        said = self.session.state.columns.get(self.session.state.active, {})
        missing = tuple(name for name in missing if said.get(name) is None)
        if (prepared.path, missing) == self._told_missing:
            return
        self._told_missing = (prepared.path, missing)
        self.notices.clear("missing")
        if not missing:
            return
        words = self.tr("{count} of the {all} fields that rules use have no column in this file: {names}.")
        blank = self.tr("They count as blank for every lead.")
        if len(missing) == 1:
            words = self.tr("The field {names} has no column in this file, and rules use it.")
            blank = self.tr("It counts as blank for every lead.")
        elif len(missing) > _NAMED:
            words = self.tr("{count} of the {all} fields that rules use have no column in this file, such as {names}.")
        names = ", ".join(missing[:_NAMED])
        notice = Notice("warning", words.format(count=len(missing), all=len(used), names=names), blank)
        notice.add_action(self.tr("Choose columns"), self._choose_columns)
        self.notices.show_notice(notice, "missing")

    def _undone(self, index: int) -> None:
        """Say what was undone or done again: it may stand on another page."""
        stack = self.session.undo
        last = stack.command(index - 1) if index else None
        if index == self._undo_index - 1 and stack.canRedo():
            self.own_commands.say(self.tr("Undone: {what}").format(what=stack.redoText()))
        elif index == self._undo_index + 1 and last is not None and last is self._next_step:
            self.own_commands.say(self.tr("Done again: {what}").format(what=stack.undoText()))
        elif index > self._undo_index:
            self.statusBar().clearMessage()
        self._undo_index, self._next_step = index, stack.command(index) if stack.canRedo() else None

    def _failed(self, failure: Failure) -> None:
        self.notices.show_failure(failure)

    def _job_started(self, job: Job) -> None:
        job.cancelled.connect(lambda: self.statusBar().showMessage(self.tr("Cancelled; nothing was changed."), 5000))

    def _title(self) -> None:
        prepared = self.session.prepared
        # Qt adds the program's name where the person's system does so, here as to every dialog.
        self.setWindowTitle(prepared.path.name if prepared is not None else "Hotsheet")

    def _restore(self) -> None:
        kept = self.settings.value("window/geometry") if self.settings is not None else None
        if kept is None or not self.restoreGeometry(kept):
            # Inside the screen, its frame included, however small or however much enlarged it is.
            room = self.screen().availableGeometry().size() - _FRAME
            self.resize(_USUAL.boundedTo(room).expandedTo(_SMALLEST))

    def _saved(self) -> bool:
        """Save what waits; where that fails the person decides whether the window closes all the same."""
        failure = self.link.flush() if self.link is not None else None
        while failure is not None:
            answer = self.ask_unsaved(failure)
            if answer is not QMessageBox.StandardButton.Retry:
                return answer is QMessageBox.StandardButton.Discard
            failure = self.link.flush() if self.link is not None else None
        return True

    def ask_unsaved(self, failure: Failure) -> QMessageBox.StandardButton:
        """Ask what to do where the last changes could not be saved: try again, close without them, or stay."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Hotsheet")
        box.setText(self.tr("Your last changes could not be saved."))
        box.setInformativeText(in_short(failure.error))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Retry | buttons.Discard | buttons.Cancel)
        box.button(buttons.Retry).setText(self.tr("Try again"))
        box.button(buttons.Discard).setText(self.tr("Close without saving"))
        box.setDefaultButton(buttons.Retry)
        return buttons(box.exec())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_rail_group"):
            for key, button in self.rail.items():
                button.setIcon(icons.icon(self.pages[key].icon_name))
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place, and end what runs in the background. What cannot be saved is said before."""
        # First, so that what was typed last is saved too, or asked about.
        for page in self.pages.values():
            page.keep()
        if not self._saved():
            event.ignore()
            return
        if self.settings is not None:
            self.settings.setValue("window/geometry", self.saveGeometry())
        for page in self.pages.values():
            page.stop()
        self.session.stop()
        super().closeEvent(event)
