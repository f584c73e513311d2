"""The table of bands: from, to, whether the end is left out, points and a label; one row of fields for each band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from math import inf, isnan

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import theme
from desktop.models import rule_words
from desktop.models.rule_draft import UNSET
from desktop.widgets.condition_editor_combo import Choice
from desktop.widgets.condition_editor_values import NumberField
from desktop.widgets.parts import button, label, set_role, tool
from desktop.widgets.problem_label import ProblemLabel
from scoring.errors import Problem, Severity
from scoring.model import PointBand

Bands = tuple[PointBand, ...]


class BandRow(QObject):
    """The fields of one band, as a row of a grid."""

    def __init__(self, table: BandTable, place: int) -> None:
        super().__init__(table)
        self._table, self._place = table, place
        self._gaps: list[NumberField] = []
        # Whether the end was left out when there was one: while another is typed, it stays so.
        self._was_open = False
        number = place + 1
        self.low = NumberField(self.tr("Band {number}: from").format(number=number))
        self.low.setPlaceholderText(self.tr("any"))
        self.open = Choice(self.tr("Band {number}: how it ends").format(number=number))
        for text, data in ((self.tr("to"), False), (self.tr("to under"), True)):
            self.open.addItem(text, data)
        self.open.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.high = NumberField(self.tr("Band {number}: to").format(number=number))
        self.high.setPlaceholderText(self.tr("any"))
        self.points = NumberField(self.tr("Band {number}: points").format(number=number))
        self.label = QLineEdit()
        self.label.setAccessibleName(self.tr("Band {number}: label").format(number=number))
        self.label.setMinimumWidth(70)
        self.remove = tool("close", self.tr("Remove this band"), partial(table.remove, place))
        self.problem = ProblemLabel()
        for field in (self.low, self.high, self.points):
            # Wide enough for what stands in an empty one, in any language.
            wide = field.fontMetrics().horizontalAdvance(field.placeholderText()) + 22
            field.setMinimumWidth(max(56, wide))
            field.setMaximumWidth(max(84, wide))
            field.numberChanged.connect(self._changed)
        self.open.activated.connect(self._changed)
        self.label.textEdited.connect(self._changed)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """The fields, left to right."""
        return (self.low, self.open, self.high, self.points, self.label, self.remove)

    def show_band(self, band: PointBand) -> None:
        """Show a band; what stands there already stays."""
        numbers = ((self.low, band.low), (self.high, band.high), (self.points, band.points))
        self._gaps = [field for field, number in numbers if number is not None and isnan(number)]
        for field, number in numbers:
            field.set_number(number)
        for edge in (self.low, self.high):
            # An edge that is not given is not "any".
            edge.setPlaceholderText("?" if edge in self._gaps else self.tr("any"))
        # Without an end there is nothing to leave out.
        self.open.choose(band.open_high and band.high is not None)
        self.open.setEnabled(band.high is not None)
        if band.high is not None:
            self._was_open = band.open_high
        if self.label.text().strip() != band.label:
            self.label.setText(band.label)
            # From its beginning, also where it is longer than its field.
            self.label.setCursorPosition(0)
        unlabelled = replace(band, label="")
        self.label.setPlaceholderText(rule_words.band_words(unlabelled))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong with the band."""
        self.problem.show_problems(problems)
        wrong = any(problem.severity is Severity.ERROR for problem in problems)
        edges = (self.low, self.high)
        # What is no number, else what is not given; where all are numbers, the edges are in each other's way.
        marked = [each for each in (*edges, self.points) if each.unreadable or each in self._gaps] or edges
        for field in (*edges, self.points):
            set_role(field, "invalid", "true" if wrong and field in marked else "false")

    def _changed(self, *_: object) -> None:
        self._table.take(self._place, self)

    def value(self, old: PointBand) -> PointBand:
        """The band as the fields say it: an empty edge is no limit, an unreadable one is not given yet."""
        high = _edge(self.high)
        chosen = self._was_open if old.high is None else bool(self.open.currentData())
        return replace(
            old,
            low=_edge(self.low),
            high=high,
            points=self.points.value,
            open_high=chosen and high is not None,
            label=self.label.text().strip(),
        )


class BandTable(QWidget):
    """It tells `changed(bands)`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: Bands = ()
        self.rows: list[BandRow] = []
        self.problem = ProblemLabel()
        self.add = button(self.tr("Add band"), self._add, role="quiet", icon="add")
        self.sort = button(self.tr("Sort"), self._sort, role="quiet")
        self.sort.setToolTip(self.tr("Put the bands in order of their numbers"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.TINY)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(4, 1)
        titles = (self.tr("From"), "", self.tr("To"), self.tr("Points"), self.tr("Label"))
        for column, title in enumerate(titles):
            self._grid.addWidget(label(title, "faint"), 0, column)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.sort)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.TINY)
        whole.addLayout(self._grid)
        whole.addWidget(self.problem)
        whole.addLayout(foot)

    def show_bands(self, bands: Bands) -> None:
        """Show bands; rows are made and taken away only where there are more or fewer."""
        self._bands = bands
        while len(self.rows) > len(bands):
            row = self.rows.pop()
            for part in (*row.parts, row.problem):
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
            row.deleteLater()
        while len(self.rows) < len(bands):
            self._make_row()
        for row, band in zip(self.rows, bands, strict=True):
            row.show_band(band)
        self.sort.setVisible(_sorted(bands) != bands)

    def show_problems(self, problems: Mapping[int, tuple[Problem, ...]]) -> None:
        """Show what is wrong with each band; -1 is for the bands together."""
        for place, row in enumerate(self.rows):
            row.show_problems(problems.get(place, ()))

    def show_seams(self, problems: tuple[Problem, ...]) -> None:
        """Show gaps and overlaps between bands."""
        self.problem.show_problems(problems)

    def focus_band(self, place: int) -> None:
        """Give the keyboard to a band."""
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].low.setFocus(Qt.FocusReason.TabFocusReason)

    def take(self, place: int, row: BandRow) -> None:
        """Take what stands in the fields of a band."""
        bands = list(self._bands)
        bands[place] = row.value(bands[place])
        self._bands = tuple(bands)
        self.changed.emit(self._bands)

    def remove(self, place: int) -> None:
        """Take a band away; the keyboard goes to its neighbour."""
        self.changed.emit((*self._bands[:place], *self._bands[place + 1 :]))
        self.focus_band(place)

    def _make_row(self) -> None:
        row = BandRow(self, len(self.rows))
        at = 1 + 2 * len(self.rows)
        for column, part in enumerate(row.parts):
            self._grid.addWidget(part, at, column)
            part.show()
        self._grid.addWidget(row.problem, at + 1, 0, 1, 6)
        self.rows.append(row)

    def _add(self) -> None:
        """A band more: from where the last one ends, as most people mean it."""
        last = self._bands[-1] if self._bands else None
        low = None
        if last is not None and last.high is not None and not isnan(last.high):
            whole = last.high == int(last.high) and not last.open_high
            low = last.high + 1 if whole else last.high
        self.changed.emit((*self._bands, PointBand(low, None, UNSET)))
        row = self.rows[-1]
        (row.points if low is not None else row.low).setFocus(Qt.FocusReason.TabFocusReason)

    def _sort(self) -> None:
        self.changed.emit(_sorted(self._bands))


def _sorted(bands: Bands) -> Bands:
    return tuple(sorted(bands, key=lambda band: -inf if band.low is None or isnan(band.low) else band.low))


def _edge(field: NumberField) -> float | None:
    if not field.text().strip():
        return None
    return field.value
