"""All that a lead's row holds, as a list to search and to copy from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme, words
from desktop.models.lead_details import FieldRow
from desktop.models.lead_fields import FieldModel
from desktop.widgets.parts import label

_ROW = 26
_MOST_SHOWN = 200


class _Table(QTableView):
    """Copies rows, and values alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def copy(self) -> None:
        model = self.model()
        assert isinstance(model, FieldModel)
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if rows:
            QGuiApplication.clipboard().setText(model.copied(rows))

    def copy_value(self) -> None:
        model = self.model()
        assert isinstance(model, FieldModel)
        if self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(model.rows[self.currentIndex().row()].plain)


class FieldList(QWidget):
    """Fields that rules ask about come first and bear a sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FieldModel(self)
        self._all = 0
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a field or value"))
        self.search.setAccessibleName(self.tr("Find a field or value of this lead"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.table = _Table()
        self.table.setModel(self.model)
        self._set_up()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        self.count = label("", "muted")
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Fields"), "heading"))
        head.addStretch(1)
        head.addWidget(self.count)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.table)

    def show_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show the fields of another lead; what is searched for stays, and how many it leaves is said."""
        self._all = len(rows)
        self.model.show_rows(rows)
        self._say_count()
        self._fit_height(len(rows))

    def _set_up(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Fields of this lead"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        across = table.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        across.setStretchLastSection(True)
        across.resizeSection(0, 148)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)

    def _fit_height(self, rows: int) -> None:
        # The panel around it scrolls: a list that scrolls in itself is only for very many fields.
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + min(max(rows, 3), _MOST_SHOWN) * _ROW + 8)

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._say_count()

    def _say_count(self) -> None:
        said = self.tr("{shown} of {count} shown")
        shown = said.format(shown=words.count(len(self.model.rows)), count=words.count(self._all))
        self.count.setText(shown if self.search.text().strip() else "")

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(icons.icon("copy"), self.tr("Copy value"), self.table.copy_value)
        menu.addAction(self.tr("Copy field and value"), self.table.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        """Take the look that the window has now."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "table"):
            self.model.restyle()
        super().changeEvent(event)
