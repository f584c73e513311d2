"""How a lead file is read: its sheet, its header row, the order of its dates; beside the first rows as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import theme, words
from desktop.jobs import Failure
from desktop.models.first_rows import FirstRows, first_rows
from desktop.models.first_rows_model import FirstRowsModel
from desktop.models.later import Later
from desktop.models.mends import advice
from desktop.session import Opening
from desktop.widgets.parts import ComboBox, label
from scoring.jobs.models import is_workbook
from scoring.leads import SheetSummary, list_sheets
from scoring.leads.dates import DateOrder

_SHOWN_ROWS = 9
_ROW = 26
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class _Looked:
    """What the disk says of a file. failure: why its first rows cannot be shown."""

    workbook: bool
    sheets: tuple[SheetSummary, ...]


class ReadingOptions(QWidget):
    """Lets a person say how a file is read. `changed` tells that something else was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opening: Opening | None = None
        self._workbook = False
        self._sheets: tuple[SheetSummary, ...] = ()
        self._was: tuple[str, int, str] = ("", 0, "")
        self.sheet = ComboBox()
        self.sheet.setMinimumContentsLength(18)
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.currentTextChanged.connect(self.sheet.setToolTip)
        self.header = QSpinBox()
        self.header.setRange(1, _LAST_ROW)
        self.header.setAccelerated(True)
        self.dates = ComboBox()
        self.hint = label("", "muted", wrap=True)
        self.model = FirstRowsModel(self)
        self.table = QTableView()
        self.table.setTabKeyNavigation(False)
        self._looking, self._reading = Later(self), Later(self)
        self._looking.answered.connect(self._take_look)
        self._looking.failed.connect(self._take_failure)
        self._reading.answered.connect(self._take_rows)
        self._reading.failed.connect(self._take_failure)
        self._lay_out()
        self.sheet.activated.connect(self._sheet_chosen)
        self.header.valueChanged.connect(self._header_chosen)
        self.dates.activated.connect(lambda at: self.changed.emit())
        self.table.clicked.connect(lambda index: self.header.setValue(index.row() + 1))
        self.table.verticalHeader().sectionClicked.connect(lambda row: self.header.setValue(row + 1))

    # -- what is chosen -----------------------------------------------------------------------------------

    def show_file(
        self,
        opening: Opening,
        sheet: str = "",
        header_row: int = 0,
        sheets: Sequence[SheetSummary] = (),
        *,
        dates: bool = False,
    ) -> None:
        """Show a file as it was read, or is to be read. header_row: 0 where none was found.

        sheets: those of the workbook, where they are known. dates: whether the order of dates is open.
        """
        self._opening = opening
        self._sheets = tuple(sheets)
        self._fill_dates(opening.date_order, wanted=dates)
        with QSignalBlocker(self.header):
            self.header.setValue(max(header_row, 1))
        self.model.mark(header_row)
        self._fill_sheets(sheet)
        self._was = self._now()
        path = opening.path
        self._looking.ask(lambda: _look(path, sheets))

    @property
    def is_changed(self) -> bool:
        """Whether anything else was chosen than was shown first."""
        return self._now() != self._was

    def opening(self) -> Opening:
        """The file with what was chosen."""
        assert self._opening is not None
        order = self.dates.currentData()
        return Opening(
            self._opening.path,
            self.sheet.currentData() or None,
            self.header.value(),
            self._opening.as_of,
            self._opening.sample,
            DateOrder(order) if order else None,
        )

    # -- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("First rows of the file"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        self.table.setShowGrid(True)
        self.table.setCornerButtonEnabled(False)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setDefaultSectionSize(120)
        self.table.setMinimumHeight(_ROW * 5)
        self.table.setMaximumHeight(_ROW * (_SHOWN_ROWS + 1) + 18)
        self.table.setToolTip(self.tr("Click the row that holds the columns' names"))
        self._captions: dict[str, QLabel] = {}
        across = QHBoxLayout()
        across.setSpacing(theme.SMALL)
        for key, words_, control in (
            ("sheet", self.tr("&Sheet"), self.sheet),
            ("header", self.tr("&Header row"), self.header),
            ("dates", self.tr("D&ates"), self.dates),
        ):
            caption = QLabel(words_)
            caption.setBuddy(control)
            self._captions[key] = caption
            across.addWidget(caption)
            across.addWidget(control)
            across.addSpacing(theme.GAP)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(across)
        whole.addWidget(self.hint)
        whole.addWidget(self.table, 1)

    def _now(self) -> tuple[str, int, str]:
        return (self.sheet.currentData() or "", self.header.value(), self.dates.currentData() or "")

    def _fill_sheets(self, chosen: str) -> None:
        names = [each.name for each in self._sheets] or ([chosen] if chosen else [])
        known = {each.name: each for each in self._sheets}
        self.sheet.clear()
        for name in names:
            self.sheet.addItem(self._sheet_words(known[name]) if name in known else name, name)
        self.sheet.setCurrentIndex(max(self.sheet.findData(chosen), 0) if names else -1)
        for part in (self.sheet, self._captions["sheet"]):
            part.setVisible(bool(names))

    def _fill_dates(self, order: DateOrder | None, *, wanted: bool) -> None:
        self.dates.clear()
        self.dates.addItem(self.tr("as the file shows"), "")
        self.dates.addItem(self.tr("day before month"), DateOrder.DAY_FIRST.value)
        self.dates.addItem(self.tr("month before day"), DateOrder.MONTH_FIRST.value)
        self.dates.setCurrentIndex(max(self.dates.findData(order.value if order is not None else ""), 0))
        for part in (self.dates, self._captions["dates"]):
            part.setVisible(wanted or order is not None)

    def _sheet_words(self, sheet: SheetSummary) -> str:
        if sheet.own:
            return self.tr("{name} — made by Hotsheet").format(name=sheet.name)
        if not sheet.rows:
            return self.tr("{name} — no table found").format(name=sheet.name)
        said = self.tr("{name} — about {rows}, {columns}")
        if sheet.hidden:
            said = self.tr("{name} — hidden, about {rows}, {columns}")
        return said.format(name=sheet.name, rows=words.rows(sheet.rows), columns=words.columns(sheet.columns))

    def _take_look(self, looked: _Looked) -> None:
        assert self._opening is not None
        self._workbook = looked.workbook
        if looked.sheets and looked.sheets != self._sheets:
            chosen = self.sheet.currentData() or next((s.name for s in looked.sheets if s.rows), looked.sheets[0].name)
            first = not self.sheet.count()
            self._sheets = looked.sheets
            self._fill_sheets(chosen)
            if first:
                self._sheet_chosen()
                return
            self._was = (self._was[0] or chosen, *self._was[1:])
        self._read_rows()

    def _read_rows(self) -> None:
        assert self._opening is not None
        path, sheet, workbook = self._opening.path, self.sheet.currentData() or "", self._workbook
        self._reading.ask(lambda: first_rows(path, sheet, workbook=workbook))

    def _take_rows(self, rows: FirstRows) -> None:
        self.model.show_rows(rows)
        self.model.mark(self.header.value())
        self.table.setVisible(bool(rows.rows))
        self.table.verticalHeader().setFixedWidth(
            self.fontMetrics().horizontalAdvance(self.tr("{row} headers").format(row="88888")) + theme.WIDE
        )
        for column in range(rows.width):
            self.table.setColumnWidth(column, max(60, min(self.table.sizeHintForColumn(column) + theme.SMALL, 220)))
        if rows.rows:
            self.hint.setText(self.tr("Click the row that holds the columns' names."))
            self.table.scrollTo(self.model.index(max(min(self.header.value(), len(rows.rows)) - 2, 0), 0))
        else:
            self.hint.setText(self.tr("There is nothing on this sheet."))

    def _take_failure(self, failure: Failure) -> None:
        self.table.hide()
        said = advice(failure.error)
        self.hint.setText(f"{said.message} {said.mend}".strip())

    def _sheet_chosen(self) -> None:
        known = next((each for each in self._sheets if each.name == self.sheet.currentData()), None)
        if known is not None:
            with QSignalBlocker(self.header):
                self.header.setValue(max(known.header_row, 1))
            self.model.mark(self.header.value())
        self._read_rows()
        self.changed.emit()

    def _header_chosen(self, row: int) -> None:
        self.model.mark(row)
        self.changed.emit()


def _look(path: Path, sheets: Sequence[SheetSummary]) -> _Looked:
    workbook = is_workbook(path)
    return _Looked(workbook, tuple(sheets) or (list_sheets(path) if workbook else ()))
