"""The list of rules: search, the tree of categories and rules, and the keys that work in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QCursor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme
from desktop.models.rule_desk import RuleDesk
from desktop.models.rule_list import RuleListModel
from desktop.models.rule_list_shown import Col
from desktop.widgets.parts import label, tool
from desktop.widgets.rule_list_delegate import RuleDelegate


class RuleTree(QTreeView):
    """The tree. Typing a number edits the points of the current rule."""

    def __init__(self, model: RuleListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._rules = model
        self.setItemDelegate(RuleDelegate(self))
        # All of one height: with hundreds of rules, measuring each is what would hold the window up.
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        # Drawn by ourselves: the style's line is not to be seen.
        self.setDropIndicatorShown(True)
        self._over: QPoint | None = None
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Rules by category"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(Col.RULE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Col.POINTS, 96), (Col.MATCHES, 72)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            # Titles are longer in other languages.
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground of a whole row, below the arrow of a heading too."""
        look = theme.tokens()
        selected = self.selectionModel().isSelected(index)
        hovered = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).siblingAtColumn(0) == index
        row = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        painter.fillRect(row, QColor(look.tint if selected else look.raised if hovered else look.surface))
        super().drawRow(painter, option, index)
        painter.setPen(QColor(look.line))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        if selected:
            painter.fillRect(QRect(0, row.top(), 3, row.height()), QColor(look.accent))
        current = self.currentIndex()
        if self.hasFocus() and (index.row(), index.parent()) == (current.row(), current.parent()):
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -2))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The frame around the current row is wider than a cell: both rows are drawn anew."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep in mind where something is dragged to."""
        super().dragMoveEvent(event)
        self._over = event.position().toPoint() if event.isAccepted() else None
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is dragged here any more."""
        super().dragLeaveEvent(event)
        self._over = None

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dragged is here."""
        super().dropEvent(event)
        self._over = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in sight where something below takes its place."""
        super().resizeEvent(event)
        rect = self.visualRect(self.currentIndex())
        if rect.isValid() and rect.top() >= 0 and self.viewport().height() < rect.bottom() <= event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw where something would be dropped: a line between rows, a frame around a heading."""
        super().paintEvent(event)
        index = self.indexAt(self._over) if self._over is not None else QModelIndex()
        if not index.isValid():
            return
        rect = self.visualRect(index.siblingAtColumn(0))
        rect.setLeft(rect.left() - 4)
        rect.setRight(self.viewport().width() - 4)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme.tokens().accent), 3))
        place = self.dropIndicatorPosition()
        if place == self.DropIndicatorPosition.AboveItem:
            painter.drawLine(rect.topLeft(), rect.topRight())
        elif place == self.DropIndicatorPosition.BelowItem:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        elif place == self.DropIndicatorPosition.OnItem:
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit or a sign begins to edit the points."""
        if event.text() and event.text() in "0123456789+-−" and self._edit_points(event.text()):
            return
        super().keyPressEvent(event)

    def _edit_points(self, typed: str) -> bool:
        index = self.currentIndex().siblingAtColumn(Col.POINTS)
        if not index.isValid() or not self._rules.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        field = next(iter(self.viewport().findChildren(QLineEdit)), None)
        if typed and field is not None:
            field.setText(typed)
            field.deselect()
        return True


class RuleList(QWidget):
    """The tree with its search and buttons, on a desk. `menu_actions` are shown on a right click."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = RuleListModel(self)
        self.tree = RuleTree(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in rules"))
        self.search.setAccessibleName(self.tr("Search in rules"))
        self.search.setToolTip(self.tr("Search in labels, conditions and notes (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.menu_actions: list[QAction] = []
        self.add = tool(
            "add", self.tr("Add a rule (Ctrl+Shift+N; Insert in the list)"), desk.add_rule, text=self.tr("Add rule")
        )
        self.more = tool("more", self.tr("More to do with rules"))
        self.more.setMenu(QMenu(self))
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self._refreshing = False
        self._lay_out()
        self._listen()
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.SMALL)
        top.addWidget(self.search, 1)
        top.addWidget(self.add)
        top.addWidget(self.more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(top)
        whole.addWidget(self.nothing)
        whole.addWidget(self.tree, 1)

    def _listen(self) -> None:
        desk, model = self._desk, self.model
        desk.listChanged.connect(self.refresh)
        desk.choiceChanged.connect(self._follow)
        desk.wanted.connect(self.select_rules)
        desk.categoryWanted.connect(self.select_category)
        model.enabledWanted.connect(desk.set_enabled)
        model.pointsWanted.connect(desk.set_points)
        # A drop ends inside the drag's own event loop: the rows may only move once that is over.
        model.rulesDropped.connect(desk.move, Qt.ConnectionType.QueuedConnection)
        model.categoryDropped.connect(desk.move_category, Qt.ConnectionType.QueuedConnection)
        self.tree.selectionModel().selectionChanged.connect(self._chosen)
        model.rowsInserted.connect(self._inserted)

    def refresh(self) -> None:
        """Show what the desk has now; what is chosen stays chosen, wherever it went."""
        self._refreshing = True
        before = self._selected()
        self.model.show(self._desk.shown)
        self._refreshing = False
        self._follow()
        current = self.tree.currentIndex()
        if any(before) and current.isValid() and not self._desk.rule_ids and not self._desk.category:
            # What was chosen is gone: what stands in its place is.
            self._select([current.siblingAtColumn(0)])
        if self.search.text():
            self._filter()

    def select_rules(self, rule_ids: tuple[str, ...]) -> None:
        """Choose rules, and bring the first of them into view."""
        indexes = [self.model.index_of_rule(rule_id) for rule_id in rule_ids]
        indexes = [index for index in indexes if index.isValid()]
        if any(self.tree.isRowHidden(index.row(), index.parent()) for index in indexes):
            self.search.clear()
        self._select(indexes)
        if indexes:
            self.tree.scrollTo(indexes[0])

    def select_category(self, name: str) -> None:
        """Choose a category."""
        index = self.model.index_of_category(name)
        self._select([index] if index.isValid() else [])
        self.tree.scrollTo(index)

    def _follow(self) -> None:
        """Choose in the tree what the desk has chosen."""
        if self._refreshing or self._selected() == (self._desk.rule_ids, self._desk.category):
            return
        if self._desk.rule_ids:
            self._select([self.model.index_of_rule(rule_id) for rule_id in self._desk.rule_ids])
        elif self._desk.category:
            self._select([self.model.index_of_category(self._desk.category)])
        else:
            self._select([])

    def _select(self, indexes: list[QModelIndex]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for index in indexes:
            selection.select(index, index.siblingAtColumn(Col.MATCHES))
        chosen = self.tree.selectionModel()
        self._refreshing = True
        if indexes:
            chosen.setCurrentIndex(indexes[0], flags.NoUpdate)
        chosen.select(selection, flags.ClearAndSelect | flags.Rows)
        self._refreshing = False
        self._chosen()

    def _selected(self) -> tuple[tuple[str, ...], str]:
        """The rules that are chosen in the tree, in its order; else the category."""
        rows = self.tree.selectionModel().selectedRows()
        order = sorted(rows, key=lambda index: (index.parent().row(), index.row()))
        rules = tuple(rule.id for rule in map(self.model.rule_at, order) if rule is not None)
        category = self.model.category_at(rows[0]) if rows and not rules else None
        return rules, category.name if category is not None else ""

    def _chosen(self, *_: object) -> None:
        if not self._refreshing:
            rules, category = self._selected()
            self._desk.choose(rules, category)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        # Qt asks the view about new headings only after this: they open then.
        if not parent.isValid():
            QTimer.singleShot(0, self, lambda: self._expand(first, last))

    def _expand(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.tree.expand(self.model.index(row, 0))

    def _filter(self, *_: object) -> None:
        text = self.search.text()
        found = self.model.found(text)
        left = 0
        for row in range(self.model.rowCount()):
            heading = self.model.index(row, 0)
            category = self.model.category_at(heading)
            ids = found.get(category.name if category else "", frozenset())
            for place in range(self.model.rowCount(heading)):
                rule = self.model.rule_at(self.model.index(place, 0, heading))
                self.tree.setRowHidden(place, heading, rule is not None and rule.id not in ids)
            self.tree.setRowHidden(row, QModelIndex(), bool(text) and not ids)
            left += len(ids)
        self.nothing.setText(self.tr("No rule has “{text}” in it.").format(text=text))
        self.nothing.setVisible(bool(text) and not left)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Down and Enter go from the search to the list, Escape clears it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._to_first()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _to_first(self) -> None:
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        for row in range(self.model.rowCount()):
            heading = self.model.index(row, 0)
            for place in range(self.model.rowCount(heading)):
                if not self.tree.isRowHidden(place, heading):
                    rule = self.model.rule_at(self.model.index(place, 0, heading))
                    self.select_rules((rule.id,) if rule is not None else ())
                    return

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen rules."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """A menu of what can be done with the chosen rules, with the keys that do it in the list."""
        menu = QMenu(self)
        native = QKeySequence.SequenceFormat.NativeText
        for action in self.menu_actions:
            keys = QKeySequence(action.property("keys") or action.shortcut())
            shown = menu.addAction(action.icon(), f"{action.text()}\t{keys.toString(native)}")
            shown.setEnabled(action.isEnabled())
            shown.triggered.connect(action.trigger)
        if self._desk.rule_ids:
            home = menu.addMenu(self.tr("Move to category"))
            for category in self._desk.model.categories:
                to = home.addAction(category.name)
                to.triggered.connect(partial(self._move_to, category.name))
        return menu

    def _move_to(self, category: str, *_: object) -> None:
        self._desk.move(self._desk.rule_ids, category)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "more"):
            self.add.setIcon(icons.icon("add"))
            self.more.setIcon(icons.icon("more"))
        super().changeEvent(event)
