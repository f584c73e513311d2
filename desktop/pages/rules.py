"""The rules page: the list of rules, the editor of what is chosen, the live preview; tiers and history beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.models.completion import Completion
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_draft import AnyDraft, BulkDraft, CategoryDraft, RuleDraft
from desktop.models.rule_draft_problems import spot_of
from desktop.pages.page import Page
from desktop.session import Session
from desktop.widgets.history_panel import HistoryPanel
from desktop.widgets.preview_panel import PreviewPanel
from desktop.widgets.rule_editor import RuleEditor
from desktop.widgets.rule_editor_bar import DraftBar
from desktop.widgets.rule_editor_bulk import BulkEditor
from desktop.widgets.rule_editor_category import CategoryEditor
from desktop.widgets.rule_editor_empty import EmptyEditor
from desktop.widgets.rule_editor_undo import UndoKeys
from desktop.widgets.rule_list import RuleList
from desktop.widgets.rule_list_notes import RuleNotes
from desktop.widgets.tiers_panel import TiersPanel
from scoring.errors import Place, Problem

# From this width on the preview stands beside the editor, below it else.
_WIDE = 1320
_LEAST_LIST = 260


class RulesPage(Page):
    """The rules page."""

    key = "rules"
    icon_name = "rules"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.desk = RuleDesk(session, self)
        self.actions_by_name = self._make_actions()
        self._placed = False
        session.ruleWanted.connect(self.show_rule)

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Rules")

    # -- commands -----------------------------------------------------------------------------------------

    def commands(self) -> Sequence[tuple[str, QAction]]:
        """What can be done with rules."""
        return [("rules", action) for action in self.actions_by_name.values()]

    def _make_actions(self) -> dict[str, QAction]:
        desk = self.desk
        made: dict[str, QAction] = {}
        for name, text, keys, icon, do in (
            ("add", self.tr("Add a rule"), ("Ctrl+Shift+N",), "add", desk.add_rule),
            ("add category", self.tr("Add a category"), (), "", desk.add_category),
            ("duplicate", self.tr("Duplicate the chosen rules"), (), "copy", desk.duplicate),
            ("toggle", self.tr("Switch the chosen rules on or off"), (), "", desk.toggle),
            ("up", self.tr("Move rules up"), (), "up", lambda: desk.shift(-1)),
            ("down", self.tr("Move rules down"), (), "down", lambda: desk.shift(1)),
            ("delete", self.tr("Delete the chosen rules"), (), "delete", desk.delete),
            ("apply", self.tr("Apply the edit"), ("Ctrl+Return", "Ctrl+Enter"), "check", desk.apply),
            ("revert", self.tr("Revert the edit"), (), "", desk.revert),
            ("apply all", self.tr("Apply all edits"), (), "", desk.apply_all),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(each) for each in keys])
            # Only here: elsewhere the same keys mean something else.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if icon:
                action.setIcon(icons.icon(icon))
            action.triggered.connect(lambda checked=False, do=do: do())
            self.addAction(action)
            made[name] = action
        return made

    def _make_keys(self) -> None:
        """Keys that mean this in the list only; other pages have them for something else."""
        acts = self.actions_by_name
        in_list: tuple[tuple[str, QWidget, QAction], ...] = (
            ("Ins", self.list.tree, acts["add"]),
            ("Ctrl+D", self.list, acts["duplicate"]),
            ("Alt+Up", self.list, acts["up"]),
            ("Alt+Down", self.list, acts["down"]),
            ("Space", self.list.tree, acts["toggle"]),
            ("Del", self.list.tree, acts["delete"]),
        )
        for keys, where, action in in_list:
            action.setProperty("keys", keys)
            shortcut = QShortcut(QKeySequence(keys), where, action.trigger)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for keys, where, do in (
            # What was typed stays: it is a draft, and given up by its own button alone.
            ("Esc", self.edit_card, self._to_list),
            ("Ctrl+F", self.split, self.list.search.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), where, do)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- contents -----------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make the contents."""
        self.completion = Completion(self.session, self)
        self.list = RuleList(self.desk)
        self.editor = RuleEditor(self.desk, self.completion)
        self.category_editor = CategoryEditor(self.desk)
        self.bulk_editor = BulkEditor(self.desk)
        self.empty = EmptyEditor(self.desk)
        self.bar = DraftBar(self.desk)
        self.preview = PreviewPanel(self.desk)
        self.notes = RuleNotes(self.desk)
        self._stack = QStackedWidget()
        for part in (self.empty, self.editor, self.category_editor, self.bulk_editor):
            self._stack.addWidget(part)
        self._fill_menus()
        self._lay_out()
        self.desk.draftChanged.connect(self._show_draft)
        self.tiers.axesWanted.connect(self._show_axis)
        self.notes.axisWanted.connect(self._show_axis)
        self.notes.obstacleWanted.connect(self._show_obstacle)
        self.empty.templatesWanted.connect(self._open_templates)
        self.empty.wizardWanted.connect(self._open_wizard)
        self.desk.labelWanted.connect(self._focus_label)
        self.list.model.refused.connect(self.notes.refuse)
        self._make_keys()
        self._undo_keys = UndoKeys(self.desk, self, self._stack)
        self._show_draft()

    def _lay_out(self) -> None:
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(theme.GAP, theme.SMALL, theme.TINY, theme.GAP)
        left_column.setSpacing(theme.SMALL)
        left_column.addWidget(self.list, 1)
        # Below: what comes and goes there moves no rule.
        left_column.addWidget(self.notes)
        left.setMinimumWidth(_LEAST_LIST)
        self.edit_card = QFrame()
        self.edit_card.setProperty("role", "card")
        card = QVBoxLayout(self.edit_card)
        card.setContentsMargins(1, 1, 1, 1)
        card.setSpacing(0)
        card.addWidget(self._stack, 1)
        card.addWidget(self.bar)
        self.edit_card.setMinimumSize(340, 200)
        self.preview_card = QFrame()
        self.preview_card.setProperty("role", "card")
        preview = QVBoxLayout(self.preview_card)
        preview.setContentsMargins(1, 1, 1, 1)
        preview.addWidget(self.preview)
        self.preview_card.setMinimumSize(200, 130)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(self.edit_card)
        self.right.addWidget(self.preview_card)
        self.right.setChildrenCollapsible(False)
        self.right.setHandleWidth(theme.SMALL)
        self.right.setContentsMargins(0, theme.SMALL, theme.GAP, theme.GAP)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(left)
        self.split.addWidget(self.right)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(theme.SMALL)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tiers = TiersPanel(self.session)
        self.history = HistoryPanel(self.session)
        for panel, title in (
            (self.split, self.tr("Rules")),
            (self.tiers, self.tr("Tiers and grades")),
            (self.history, self.tr("History")),
        ):
            self.tabs.addTab(panel, title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)
        self._arrange(self.width())

    def _fill_menus(self) -> None:
        names = ("add", "duplicate", "toggle", "up", "down", "delete")
        self.list.menu_actions[:] = [self.actions_by_name[name] for name in names]
        menu = self.list.more.menu()
        menu.addActions([self.actions_by_name[name] for name in (*names[1:], "add category", "apply all")])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview beside the editor where there is room, below it else."""
        super().resizeEvent(event)
        if self.built:
            self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        beside = width >= _WIDE
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.right.orientation() is not wanted:
            self.right.setOrientation(wanted)
            self.right.setSizes([620, 400] if beside else [595, 295])
        if not self._placed and self.isVisible():
            self._placed = True
            left = min(460, max(320, int(width * 0.38)))
            self.split.setSizes([left, width - left])
            self.right.setSizes([620, 400] if beside else [595, 295])

    # -- following the desk -------------------------------------------------------------------------------

    def _show_draft(self) -> None:
        match self.desk.draft:
            case RuleDraft():
                self.editor.refresh()
                self._stack.setCurrentWidget(self.editor)
            case CategoryDraft():
                self.category_editor.refresh()
                self._stack.setCurrentWidget(self.category_editor)
            case BulkDraft():
                self.bulk_editor.refresh()
                self._stack.setCurrentWidget(self.bulk_editor)
            case _:
                self.empty.refresh()
                self._stack.setCurrentWidget(self.empty)
        draft = self.desk.draft
        self.bar.setVisible(draft is not None)
        self.preview_card.setVisible(draft is not None)
        for name in ("duplicate", "toggle", "up", "down", "delete"):
            self.actions_by_name[name].setEnabled(bool(self.desk.rule_ids or self.desk.category))
        self.actions_by_name["apply"].setEnabled(draft is not None and draft.changed and not self.desk.errors)
        self.actions_by_name["revert"].setEnabled(draft is not None and draft.changed)
        self.actions_by_name["apply all"].setEnabled(self.desk.unapplied > 0)

    def _to_list(self) -> None:
        self.list.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_axis(self) -> None:
        """Bring the likeliest category to the front, the keyboard at what it counts to."""
        self.tabs.setCurrentWidget(self.split)
        offer = self.desk.axis_offer
        free = [each.name for each in self.desk.model.categories if not each.axis]
        name = offer.category if offer is not None and offer.category else next(iter(free), "")
        if name:
            self.list.select_category(name)
            self.category_editor.axis.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_obstacle(self, draft: AnyDraft, problem: Problem) -> None:
        """Open a draft that could not be applied, the keyboard at what stands in its way."""
        if isinstance(draft, CategoryDraft):
            self.list.select_category(draft.base.name)
            self.category_editor.focus_problem()
        elif isinstance(draft, RuleDraft):
            self.list.select_rules((draft.base.id,))
            spot = spot_of(problem)
            if spot is not None:
                self.editor.focus_spot(spot)

    def _open_templates(self) -> None:
        # Most people never open it: it need not slow the start.
        from desktop.dialogs.templates import TemplatesDialog  # noqa: PLC0415

        TemplatesDialog(self.session, self.window()).open()

    def _open_wizard(self) -> None:
        from desktop.dialogs.wizard import WizardDialog  # noqa: PLC0415

        WizardDialog(self.session, self.window()).open()

    def _focus_label(self) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, (RuleEditor, CategoryEditor)):
            shown.focus_label()

    def shown(self) -> None:
        """Give the keyboard to the list; choose the first rule where nothing is chosen."""
        self._arrange(self.width())
        if not self.desk.rule_ids and not self.desk.category:
            first = next((rule.id for c in self.desk.model.categories for rule in self.desk.model.rules_of(c.name)), "")
            if first:
                self.list.select_rules((first,))
        self.list.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what was edited a moment ago."""
        self.desk.keep()

    def show_rule(self, rule_id: str) -> None:
        """Bring a rule to the front."""
        self.ensure_built()
        self.tabs.setCurrentWidget(self.split)
        self.list.select_rules((rule_id,))

    def show_error_at(self, path: str) -> bool:
        """Show the part of a rule or category that a problem of the model is about."""
        spot = spot_of(Problem("", "", Place(path=path)))
        self.ensure_built()
        if path == "categories":
            self._show_axis()
            return True
        if spot is None:
            of_tiers = path.partition(".")[0] in ("tiers", "grades", "scale", "decimals")
            if of_tiers:
                self.tabs.setCurrentWidget(self.tiers)
            return of_tiers
        if spot.category:
            self.tabs.setCurrentWidget(self.split)
            self.list.select_category(spot.category)
            return True
        if not 0 <= spot.rule < len(self.desk.model.rules):
            return False
        self.show_rule(self.desk.model.rules[spot.rule].id)
        self.editor.focus_spot(spot)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_by_name"):
            for name, icon in (
                ("add", "add"),
                ("duplicate", "copy"),
                ("up", "up"),
                ("down", "down"),
                ("delete", "delete"),
            ):
                self.actions_by_name[name].setIcon(icons.icon(icon))
        super().changeEvent(event)
