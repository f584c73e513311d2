"""The commands of the window itself: file, edit, view and help menus, and what the command palette offers.

Dialogs are imported when they are first opened: a window that starts does not pay for them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QProcess, QSettings
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu

from desktop import theme
from desktop.jobs import Failure
from desktop.models.history import Kept, keep_version
from desktop.models.palette import Entry, used
from desktop.models.palette_words import other_words
from desktop.models.reload import reload_leads
from desktop.pages.page import Page
from desktop.pages.rules import RulesPage
from desktop.session import Opening, Session
from desktop.widgets.command_palette import CommandPalette
from desktop.workspace_link import WorkspaceLink, new_model
from scoring.errors import HotsheetError
from scoring.modelfile import ModelFile
from scoring.samples import SAMPLE_AS_OF, sample_leads_path

_SAID_FOR = 6000
# The names of what is kept in the person's settings.
LOOK, LANGUAGE, USED = "look", "language", "palette/used"
Keys = QKeySequence.StandardKey | str | None


class WindowCommands:
    """Makes the window's own commands and does them."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        menus: Mapping[str, QMenu],
        settings: QSettings | None = None,
        link: WorkspaceLink | None = None,
    ) -> None:
        self.window = window
        self.session = session
        self.menus = menus
        self.settings = settings
        self.link = link
        self.needs_leads: list[QAction] = []
        self._used = _texts(settings.value(USED)) if settings is not None else []
        self._open_dialogs: list[QDialog] = []
        self._file()
        self._edit()
        self._view()
        self._help()
        self.session.leadsChanged.connect(self._leads_changed)
        self._leads_changed()

    # -- menus --------------------------------------------------------------------------------------------

    def _add(
        self, menu: str, name: str, text: str, do: Callable[[], object], keys: Keys = None, *, leads: bool = False
    ) -> QAction:
        action = QAction(text, self.window)
        action.setObjectName(name)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda checked=False: do())
        if leads:
            self.needs_leads.append(action)
        self.menus[menu].addAction(action)
        return action

    def _file(self) -> None:
        tr, menu = self.window.tr, self.menus["file"]
        self._add("file", "open", tr("&Open leads…"), self.open_leads, QKeySequence.StandardKey.Open)
        self.recent = menu.addMenu(tr("Open &recent"))
        self.recent.aboutToShow.connect(self._fill_recent)
        self._add("file", "open sample", tr("Open the &sample"), self.open_sample)
        self._add("file", "new window", tr("&New window"), self.new_window, QKeySequence.StandardKey.New)
        menu.addSeparator()
        self._add("file", "reload", tr("Re&load leads"), self.reload, QKeySequence.StandardKey.Refresh, leads=True)
        self._add("file", "export", tr("&Export…"), self.export, "Ctrl+E", leads=True)
        self._add("file", "document", tr("Model &document…"), self.document, QKeySequence.StandardKey.Print)
        menu.addSeparator()
        self._add("file", "close", tr("&Close leads"), self.session.close_leads, "Ctrl+W", leads=True)
        leave = self._add("file", "quit", tr("&Quit"), self.window.close, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu, stack = self.menus["edit"], self.session.undo
        undo = stack.createUndoAction(self.window, self.window.tr("&Undo"))
        undo.setObjectName("undo")
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo = stack.createRedoAction(self.window, self.window.tr("&Redo"))
        redo.setObjectName("redo")
        # Both usual ones on every system.
        usual = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
        redo.setShortcuts(list(dict.fromkeys([*usual, QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])))
        menu.addAction(undo)
        menu.addAction(redo)
        menu.addSeparator()

    def _view(self) -> None:
        tr, menu = self.window.tr, self.menus["view"]
        menu.addSeparator()
        self._add("view", "palette", tr("&Commands…"), self.palette, "Ctrl+K")
        full = self._add(
            "view", "full screen", tr("&Full screen"), self._full_screen, QKeySequence.StandardKey.FullScreen
        )
        full.setCheckable(True)
        self._choices(menu.addMenu(tr("&Look")), LOOK, (
            ("system", tr("As the system is")), ("light", tr("Light")), ("dark", tr("Dark")),
        ), self._look)  # fmt: skip
        self._choices(menu.addMenu(tr("L&anguage")), LANGUAGE, (
            ("", tr("As the system is")), ("en", "English"), ("es", "Español"),
        ), self._language)  # fmt: skip

    def _help(self) -> None:
        tr = self.window.tr
        self._add("rules", "templates", tr("&Templates…"), self.templates)
        self._add("rules", "wizard", tr("&Build a model step by step…"), self.wizard)
        self._add("rules", "tiers", tr("Tiers and &grades"), partial(self._rules_tab, "tiers"))
        self._add("rules", "history", tr("&History"), partial(self._rules_tab, "history"))
        self.menus["rules"].addSeparator()
        self._add("rules", "models", tr("&Models…"), self.models, "Ctrl+Shift+M")
        self._add("rules", "keep version", tr("&Keep this version"), self.keep_version, QKeySequence.StandardKey.Save)
        self.menus["rules"].addSeparator()
        self._add("help", "shortcuts", tr("&Keyboard shortcuts"), self.shortcuts, QKeySequence.StandardKey.HelpContents)
        about = self._add("help", "about", tr("&About Hotsheet"), self.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _choices(
        self, menu: QMenu, setting: str, choices: tuple[tuple[str, str], ...], choose: Callable[[str], None]
    ) -> None:
        """A menu of which one is chosen, kept in the settings."""
        group = QActionGroup(menu)
        settings = self.settings
        now = str(settings.value(setting, choices[0][0])) if settings is not None else choices[0][0]
        for value, text in choices:
            action = QAction(text, menu)
            action.setObjectName(f"{setting} {value}")
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(lambda checked=False, value=value: choose(value))
            group.addAction(action)
            menu.addAction(action)

    # -- doing --------------------------------------------------------------------------------------------

    def open_leads(self) -> None:
        """Ask for a lead file and open it."""
        from desktop.dialogs.open_options import ask_lead_file  # noqa: PLC0415

        prepared, link = self.session.prepared, self.link
        here = [prepared.path] if prepared is not None else []
        ask_lead_file(self.session, self.window, [*here, *(link.recent_paths() if link is not None else ())])

    def open_path(self, path: Path) -> None:
        """Open a lead file."""
        self.session.open(Opening(path))

    def open_sample(self) -> None:
        """Open the leads that come with Hotsheet."""
        self.session.open(Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True))

    def reload(self) -> None:
        """Read the open leads again."""
        reload_leads(self.session)

    def import_model(self, path: Path) -> None:
        """Add the model of a file to the workspace and score with it."""
        try:
            file = ModelFile.read(path)
        except HotsheetError as error:
            self.session.failed.emit(Failure(error))
            return
        made = new_model(file)
        self.session.add_model(made, self.window.tr("Import “{name}”").format(name=made.model.name))
        self.session.pageWanted.emit("rules")

    def new_window(self) -> None:
        """Open another window, on the same workspace."""
        workspace = self.link.path if self.link is not None else None
        place = ["--workspace", str(workspace)] if workspace is not None else []
        QProcess.startDetached(sys.executable, ["-P", "-m", "desktop", *place])

    def export(self) -> None:
        """Ask where the scores go, and write them."""
        from desktop.dialogs.export import ExportDialog  # noqa: PLC0415

        if self.session.prepared is not None:
            self._show(ExportDialog(self.session, self.window))

    def keep_version(self) -> None:
        """Keep the active model as a version, to come back to."""
        window = self.window
        job = keep_version(self.session)

        def tell(kept: Kept) -> None:
            if self.session.workspace is None:
                self.say(window.tr("No workspace is open, so no versions are kept."))
                return
            new, old = window.tr("Kept as version {version}."), window.tr("Version {version} is kept already.")
            self.say((new if kept.new else old).format(version=kept.model.version))

        job.succeeded.connect(tell)
        job.failed.connect(self.session.failed)

    def document(self) -> None:
        """Show the model as a page to print."""
        from desktop.dialogs.document import DocumentDialog  # noqa: PLC0415

        self._show(DocumentDialog(self.session, self.window))

    def templates(self) -> None:
        """Show the models that come with Hotsheet."""
        from desktop.dialogs.templates import TemplatesDialog  # noqa: PLC0415

        self._show(TemplatesDialog(self.session, self.window))

    def wizard(self) -> None:
        """Build a model from a few factors."""
        from desktop.dialogs.wizard import WizardDialog  # noqa: PLC0415

        self._show(WizardDialog(self.session, self.window))

    def models(self) -> None:
        """Manage the models of the workspace."""
        from desktop.dialogs.models import ModelsDialog  # noqa: PLC0415

        self._show(ModelsDialog(self.session, self.window))

    def shortcuts(self) -> None:
        """List all commands with their keys."""
        from desktop.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415

        # The keys of the list of rules are made with its page.
        rules = self.window.findChild(RulesPage)
        if rules is not None:
            rules.ensure_built()
        shown = [
            (plain(menu.title()), [action for where, action in _with_titles(menu) if where == plain(menu.title())])
            for menu in self.menus.values()
        ]
        self._show(ShortcutsDialog(shown, self.window))

    def about(self) -> None:
        """Say which Hotsheet this is."""
        from desktop.dialogs.about import AboutDialog  # noqa: PLC0415

        place = self.link.describe() if self.link is not None else ""
        self._show(AboutDialog(place, self.window))

    def palette(self) -> None:
        """Open the command palette."""
        CommandPalette(self.entries(), self.window, self._used, self._note_used).open()

    def _note_used(self, entry: Entry) -> None:
        self._used = used(self._used, entry)
        _keep(self.settings, USED, self._used)

    def entries(self) -> list[Entry]:
        """What the palette offers: every command, the files of late, the rules, the models."""
        window, session = self.window, self.session
        also = other_words()
        made = [
            self._entry(action, title, also.get(action.objectName(), ""))
            for menu in self.menus.values()
            for title, action in _with_titles(menu)
            if action.parent() is not self.recent
        ]
        file_word = window.tr("Recent file")
        made += [
            Entry(path.name, file_word, partial(self.open_path, path), also=str(path.parent))
            for path in (self.link.recent_paths() if self.link is not None else ())
        ]
        for each in session.state.models:
            if each.id != session.state.active:
                text = window.tr("Score with “{model}”").format(model=each.model.name)
                step = window.tr("Model “{name}”").format(name=each.model.name)
                made.append(Entry(text, window.tr("Model"), partial(session.activate_model, each.id, step)))
        rule_word = window.tr("Rule")
        return [
            *made,
            *(Entry(rule.label, rule_word, partial(session.ruleWanted.emit, rule.id)) for rule in session.model.rules),
        ]

    def _entry(self, action: QAction, where: str, also: str) -> Entry:
        """A command as the palette has it. One of a page brings its page to the front before."""
        page = action.parent()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if not isinstance(page, Page):
            return Entry(plain(action.text()), where, action.trigger, keys, action.isEnabled(), also)

        def do() -> None:
            self.session.pageWanted.emit(page.key)
            action.trigger()

        # Commands of leads rest while another page is in front.
        able = action.isEnabled() or (page.key == "leads" and not page.isVisible() and self.session.scores is not None)
        return Entry(plain(action.text()), where, do, keys, able, also)

    def say(self, words: str) -> None:
        """Say something that nobody has to act on, for a few seconds."""
        self.window.statusBar().showMessage(words, _SAID_FOR)

    def by_menu(self) -> list[tuple[str, list[QAction]]]:
        """Everything that can be done from the window: the actions of each menu, those of its submenus included."""
        return [(plain(menu.title()), [action for _, action in _with_titles(menu)]) for menu in self.menus.values()]

    # -- inside -------------------------------------------------------------------------------------------

    def _show(self, dialog: QDialog) -> None:
        self._open_dialogs.append(dialog)
        dialog.finished.connect(lambda result: self._open_dialogs.remove(dialog))
        dialog.open()

    def _rules_tab(self, name: str) -> None:
        """Show a part of the rules page: "tiers" or "history"."""
        self.session.pageWanted.emit("rules")
        page = self.window.findChild(RulesPage)
        assert page is not None
        page.tabs.setCurrentWidget(page.tiers if name == "tiers" else page.history)

    def _fill_recent(self) -> None:
        self.recent.clear()
        link = self.link
        for path in link.recent_paths() if link is not None else ():
            action = self.recent.addAction(f"{path.name} — {path.parent}")
            action.triggered.connect(lambda checked=False, path=path: self.open_path(path))
        if self.recent.isEmpty():
            self.recent.addAction(self.window.tr("None yet")).setEnabled(False)

    def _leads_changed(self) -> None:
        for action in self.needs_leads:
            action.setEnabled(self.session.prepared is not None)

    def _full_screen(self) -> None:
        if self.window.isFullScreen():
            self.window.showNormal()
        else:
            self.window.showFullScreen()

    def _look(self, look: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        _keep(self.settings, LOOK, look)
        theme.apply(app, dark=look == "dark" or (look == "system" and theme.system_is_dark()))

    def _language(self, language: str) -> None:
        _keep(self.settings, LANGUAGE, language)
        self.say(self.window.tr("The language changes when Hotsheet is started again."))


def plain(text: str) -> str:
    """A menu's text without the marks of its keyboard letters and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def _keep(settings: QSettings | None, name: str, value: object) -> None:
    if settings is not None:
        settings.setValue(name, value)


def _texts(kept: object) -> list[str]:
    """A list of texts out of the settings, which hold one text alone as it is."""
    return [kept] if isinstance(kept, str) else [str(each) for each in kept] if isinstance(kept, list) else []


def _with_titles(menu: QMenu, above: str = "") -> list[tuple[str, QAction]]:
    """The actions of a menu, each with where it stands: "View", or "View · Look" in a menu of a menu."""
    title = plain(menu.title())
    where = f"{above} · {title}" if above else title
    found: list[tuple[str, QAction]] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _with_titles(inner, where)
        elif not action.isSeparator() and action.text():
            found.append((where, action))
    return found
