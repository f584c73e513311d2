"""Keeping views: under a name, renamed, put in order, thrown away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.models.lead_views import LeadViews
from desktop.widgets.parts import label, set_role, tool
from scoring.views import View

_VIEW = Qt.ItemDataRole.UserRole


class ViewNameDialog(QDialog):
    """Asks for the name of a view: of the one on screen, to be kept; or of a kept one, to be renamed."""

    def __init__(
        self, views: LeadViews, columns: tuple[str, ...], parent: QWidget | None = None, *, rename: str = ""
    ) -> None:
        super().__init__(parent)
        self._views, self._columns, self._rename = views, columns, rename
        self.setWindowTitle(self.tr("Rename view") if rename else self.tr("Save view"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the view"))
        self.name.setMaxLength(80)
        self.name.textChanged.connect(lambda text: self._check())
        self.with_columns = QCheckBox(self.tr("Keep the columns with it, as they are now"))
        self.with_columns.setToolTip(self.tr("Otherwise it shows the columns that views without their own show"))
        self.with_columns.setChecked(bool(views.now.columns))
        self.with_columns.setVisible(not rename)
        self.problem = label("", "danger", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("Rename") if rename else self.tr("Save")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(words)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        if rename:
            self.name.setText(next(each.name for each in views.entries if each.key == rename))
            self.name.selectAll()
        self._check()

    def _lay_out(self) -> None:
        said = self.tr("Another name for the view") if self._rename else self.tr("What shall this view be called?")
        hint = self.tr("Its filters, search and order are kept, and it finds its leads anew after every scoring.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(label(said, "heading", wrap=True))
        layout.addWidget(self.name)
        layout.addWidget(self.problem)
        if not self._rename:
            layout.addWidget(self.with_columns)
            layout.addWidget(label(hint, "muted", wrap=True))
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    def _check(self) -> None:
        trouble = self._views.name_problem(self.name.text(), self._rename)
        typed = bool(self.name.text().strip())
        # An empty field needs no reproach: the button says it.
        self.problem.setText(trouble if typed else "")
        self.problem.setVisible(typed and bool(trouble))
        set_role(self.name, "invalid", "true" if typed and trouble else "false")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not trouble)

    def accept(self) -> None:
        """Keep it."""
        name = self.name.text().strip()
        if self._views.name_problem(name, self._rename):
            return
        if self._rename:
            self._views.rename(self._rename, name)
        else:
            self._views.save_as(name, self._columns if self.with_columns.isChecked() else ())
        super().accept()


class ManageViewsDialog(QDialog):
    """All saved views: names to edit, an order to drag, a bin. Everything counts at once, when OK is pressed."""

    def __init__(self, views: LeadViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self.setWindowTitle(self.tr("Manage views"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Saved views"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setToolTip(self.tr("Drag to put in order, or use Alt with the arrow keys. F2 renames."))
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(lambda item: self._check())
        for entry in views.entries:
            if not entry.shipped:
                self._add(entry.view)
        self.up = tool("up", self.tr("Move up (Alt+Up)"), lambda: self.move_by(-1))
        self.down = tool("down", self.tr("Move down (Alt+Down)"), lambda: self.move_by(1))
        self.edit = tool("edit", self.tr("Rename (F2)"), self._edit)
        self.bin = tool("delete", self.tr("Delete"), self._delete)
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def kept(self) -> tuple[View, ...]:
        """The views as the list has them now."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(replace(item.data(_VIEW), name=item.text().strip()) for item in items)

    @property
    def trouble(self) -> str:
        """Why the names cannot stay so, in words; "" where they can."""
        names = [view.name.casefold() for view in self.kept]
        shipped = {entry.name.casefold() for entry in self._views.entries if entry.shipped}
        if not all(names):
            return self.tr("A view needs a name.")
        if len(set(names)) < len(names) or shipped & set(names):
            return self.tr("Two views have the same name.")
        return ""

    def move_by(self, step: int) -> None:
        """Move the current view up or down."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count() and row >= 0:
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)

    def accept(self) -> None:
        """Keep the views so."""
        if not self.trouble:
            self._views.keep(self.kept)
            super().accept()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        for part in (self.up, self.down, self.edit, self.bin):
            side.addWidget(part)
        side.addStretch(1)
        across = QHBoxLayout()
        across.addWidget(self.list, 1)
        across.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(label(self.tr("Saved views"), "heading"))
        layout.addLayout(across, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.resize(420, 360)

    def _add(self, view: View) -> None:
        item = QListWidgetItem(view.name)
        item.setData(_VIEW, view)
        item.setSizeHint(QSize(0, 28))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.addItem(item)

    def _edit(self) -> None:
        if self.list.currentItem() is not None:
            self.list.editItem(self.list.currentItem())

    def _delete(self) -> None:
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self._check()

    def _check(self) -> None:
        trouble = self.trouble
        self.problem.setText(trouble)
        self.problem.setVisible(bool(trouble))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves a view, Delete throws it away."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            step = steps.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_by(step)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._delete()
                return True
        return super().eventFilter(watched, event)
