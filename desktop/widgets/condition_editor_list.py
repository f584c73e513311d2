"""A field for a list of texts: chips with completion, pasting of many, a list that the model names, or plain lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme, words
from desktop.models.completion import Value
from desktop.models.typed import typed_items
from desktop.widgets.condition_editor_completer import complete
from desktop.widgets.condition_editor_values import ValueEditor
from desktop.widgets.parts import button, label, set_role, tool
from scoring.model import ListRef, NamedList, Wanted

# More chips than these nobody reads; the rest is told by number, and shown as lines.
_CHIPS = 24
_WIDEST_CHIP = 220


class FlowLayout(QLayout):
    """Widgets side by side, in as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.TINY)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Take a widget at a place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """The item of a place."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets into their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """One line of the widest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The size of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, outer: QRect, *, move: bool) -> int:
        rect = outer.marginsRemoved(self.contentsMargins())
        x, y, high = rect.x(), rect.y(), 0
        for place, item in enumerate(self._items):
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x + width > rect.right() + 1 and high:
                x, y, high = rect.x(), y + high + self.spacing(), 0
            # The last one, the line to type in, takes what is left.
            if place == len(self._items) - 1:
                width = max(width, rect.right() + 1 - x)
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self.spacing()
            high = max(high, size.height())
        return y + high - rect.y() + outer.height() - rect.height()


class Chip(QToolButton):
    """One item of a list: a click, Delete or Backspace takes it away."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = text
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST_CHIP)
        self.setText(shown)
        self.setIcon(icons.icon("close"))
        self.setIconSize(QSize(12, 12))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("{item}: take it out").format(item=text))
        self.setAccessibleName(self.tr("{item}: take it out").format(item=text))
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take it away too."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class ItemLine(QLineEdit):
    """The line behind the chips: Enter, a comma or a semicolon adds; pasted lines become several items."""

    typed = Signal(object)
    backed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Add a value"))
        self.setAccessibleName(self.tr("Add a value to the list"))
        self.setToolTip(self.tr("Enter adds the value. Paste several lines to add them all."))
        self.setMinimumWidth(110)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Backspace in an empty line takes the last one back, pasted lines are several."""
        pasted = (
            typed_items(QGuiApplication.clipboard().text()) if event.matches(QKeySequence.StandardKey.Paste) else ()
        )
        if len(pasted) > 1:
            self.typed.emit(pasted)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Semicolon) and self.text().strip():
            self.take()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
            return
        super().keyPressEvent(event)

    def take(self) -> None:
        """Add what stands in the line."""
        items = typed_items(self.text())
        self.clear()
        if items:
            self.typed.emit(items)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is not lost when somebody goes on."""
        popup = self.completer().popup() if self.completer() is not None else None
        if popup is None or not popup.isVisible():
            self.take()
        super().focusOutEvent(event)


class ListEditor(ValueEditor):
    """A list of texts. `listsWanted(NamedList)`: a list that the model names got other items, or is new."""

    listWanted = Signal(object)

    def __init__(self, lists: Sequence[NamedList] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[str, ...] = ()
        self._name = ""
        self._lists: dict[str, NamedList] = {named.name: named for named in lists}
        self._box = QFrame()
        self._box.setProperty("role", "chips")
        self._flow = FlowLayout(self._box)
        self._flow.setContentsMargins(4, 4, 4, 4)
        self.line = ItemLine()
        self.line.setFrame(False)
        self.line.setProperty("role", "bare")
        self._flow.addWidget(self.line)
        self.lines = QPlainTextEdit()
        self.lines.setAccessibleName(self.tr("Values, one a line"))
        self.lines.setFixedHeight(140)
        self.lines.hide()
        self.more = tool("more", self.tr("More ways to give the values"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self))
        self.named = label("", "muted")
        self.named.hide()
        self.done = button(self.tr("Done"), self._leave_lines, role="quiet")
        self.done.hide()
        self._chips: list[QWidget] = []
        self._lay_out()
        self.line.typed.connect(self._add)
        self.line.backed.connect(self._drop_last)
        self.lines.textChanged.connect(self._lines_typed)
        self.more.menu().aboutToShow.connect(self._fill_menu)
        self.first = self.line

    def _lay_out(self) -> None:
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        across = QHBoxLayout()
        across.setSpacing(2)
        across.addWidget(self._box, 1)
        across.addWidget(self.lines, 1)
        across.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.named, 1)
        below.addWidget(self.done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(across)
        whole.addLayout(below)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def items(self) -> tuple[str, ...]:
        """The items as they are now."""
        return self._items

    def show_lists(self, lists: Sequence[NamedList]) -> None:
        """The lists that the model names."""
        self._lists = {named.name: named for named in lists}

    def show_wanted(self, wanted: tuple[Wanted, ...]) -> None:
        """Show a list, or one that the model names."""
        first = wanted[0] if wanted else ()
        name = first.name if isinstance(first, ListRef) else ""
        named = self._lists.get(name)
        items = first if isinstance(first, tuple) else named.items if named is not None else ()
        if (name, items) != (self._name, self._items):
            self._name, self._items = name, items
            self._fill()

    def show_values(self, values: tuple[Value, ...]) -> None:
        """Offer these values; choosing one adds it."""
        completer = complete(self.line, values)
        completer.activated.connect(self._completed, Qt.ConnectionType.QueuedConnection)

    def mark(self, wrong: bool) -> None:
        """Mark the box as wrong, or right again."""
        set_role(self._box, "invalid", "true" if wrong else "false")

    def _fill(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for item in self._items[:_CHIPS]:
            chip = Chip(item)
            chip.removed.connect(lambda item=item: self._remove(item))
            self._chips.append(chip)
        hidden = len(self._items) - _CHIPS
        if hidden > 0:
            rest = button(
                self.tr("and {count} more").format(count=words.count(hidden)), self._enter_lines, role="quiet"
            )
            self._chips.append(rest)
        for place, widget in enumerate(self._chips):
            self._flow.insert(place, widget)
            widget.show()
        self.named.setVisible(bool(self._name))
        self.named.setText(self.tr("The list “{name}”, shared by all rules that use it").format(name=self._name))
        if typed_items(self.lines.toPlainText()) != self._items:
            self.lines.blockSignals(True)
            self.lines.setPlainText("\n".join(self._items))
            self.lines.blockSignals(False)
        self._box.updateGeometry()
        self.updateGeometry()

    # -- changes ------------------------------------------------------------------------------------------

    def _set(self, items: tuple[str, ...]) -> None:
        if items == self._items:
            return
        self._items = items
        self._fill()
        if self._name:
            old = self._lists.get(self._name, NamedList(self._name, ()))
            self._lists[self._name] = NamedList(self._name, items, old.note)
            self.listWanted.emit(self._lists[self._name])
        else:
            self.changed.emit((items,))

    def _add(self, items: tuple[str, ...]) -> None:
        self._set(tuple(dict.fromkeys((*self._items, *items))))

    def _completed(self, text: str) -> None:
        self.line.clear()
        self._add((text,))

    def _remove(self, item: str) -> None:
        place = self._items.index(item) if item in self._items else -1
        self._set(tuple(each for each in self._items if each != item))
        # The keyboard stays where it was: on the next chip, else in the line.
        following = self._chips[place] if 0 <= place < len(self._chips) else self.line
        following.setFocus()

    def _drop_last(self) -> None:
        self._set(self._items[:-1])
        self.line.setFocus()

    def _lines_typed(self) -> None:
        self._set(typed_items(self.lines.toPlainText()))

    def _enter_lines(self) -> None:
        self.lines.setPlainText("\n".join(self._items))
        self._box.hide()
        self.lines.show()
        self.done.show()
        self.lines.setFocus()

    def _leave_lines(self) -> None:
        self.lines.hide()
        self.done.hide()
        self._box.show()
        self.line.setFocus()

    # -- the menu -----------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        self._action(menu, self.tr("Edit as lines…"), self._enter_lines)
        pasted = typed_items(QGuiApplication.clipboard().text())
        paste = self._action(menu, self.tr("Paste"), lambda: self._add(pasted))
        paste.setEnabled(bool(pasted))
        self._action(menu, self.tr("Remove all"), lambda: self._set(())).setEnabled(bool(self._items))
        menu.addSeparator()
        for name in self._lists:
            use = self._action(menu, self.tr("Use the list “{name}”").format(name=name), partial(self._use, name))
            use.setCheckable(True)
            use.setChecked(name == self._name)
        if self._name:
            self._action(menu, self.tr("Give this rule values of its own"), lambda: self._use(""))
        elif self._items:
            self._action(menu, self.tr("Keep these values as a named list…"), self._keep)

    def _action(self, menu: QMenu, text: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda checked=False: do())
        return action

    def _use(self, name: str) -> None:
        self._name = name
        if name:
            self._items = self._lists[name].items
            self._fill()
            self.changed.emit((ListRef(name),))
        else:
            self._fill()
            self.changed.emit((self._items,))

    def _keep(self) -> None:
        ask = QInputDialog(self)
        ask.setWindowTitle(self.tr("Keep as a named list"))
        ask.setLabelText(self.tr("Other rules can use the list by this name:"))
        ask.setOkButtonText(self.tr("Keep"))
        ask.setWindowModality(Qt.WindowModality.WindowModal)
        ask.textValueSelected.connect(self._kept)
        ask.finished.connect(ask.deleteLater)
        ask.open()

    def _kept(self, text: str) -> None:
        name = " ".join(text.split())
        if not name or name in self._lists:
            return
        self._lists[name] = NamedList(name, self._items)
        self.listWanted.emit(self._lists[name])
        self._use(name)
