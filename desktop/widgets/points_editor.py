"""The editor of what a rule gives: fixed points, points by band of a number, or points for each unit with a cap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.models.completion import Option
from desktop.models.rule_draft import with_points_kind
from desktop.models.rule_draft_tree import Path
from desktop.widgets.condition_editor_combo import FieldChoice, field_model, only_kind
from desktop.widgets.condition_editor_values import NumberField
from desktop.widgets.parts import label, set_role
from desktop.widgets.points_editor_bands import BandTable
from desktop.widgets.problem_label import ProblemLabel
from scoring.errors import Problem, Severity
from scoring.fields import FieldKind
from scoring.model import BandPoints, FixedPoints, PointBand, PointsRule, Rule, UnitPoints

_KINDS = (FixedPoints, BandPoints, UnitPoints)


class PointsEditor(QWidget):
    """It tells `changed(PointsRule)`, before it `fieldWanted(Option)` where a column becomes a field."""

    changed = Signal(object)
    fieldWanted = Signal(object)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._rule = Rule("", "", "")
        self._fields: QStandardItemModel | None = None
        self._numbers: tuple[Option, ...] = ()
        self.kinds = QButtonGroup(self)
        self.problem = ProblemLabel()
        self.points = NumberField(self.tr("Points"))
        self.unit_points = NumberField(self.tr("Points for each"))
        self.cap = NumberField(self.tr("At most so many points; empty for no limit"))
        self.band_field = FieldChoice(self.tr("Number field whose bands give points"))
        self.unit_field = FieldChoice(self.tr("Number field that is counted"))
        self.bands = BandTable()
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(0)
        if self._title:
            across.addWidget(label(self._title, "strong"))
            across.addSpacing(theme.GAP)
        texts = (self.tr("Fixed"), self.tr("By band"), self.tr("For each unit"))
        tips = (
            self.tr("The same points for every lead that matches"),
            self.tr("Points by which band a number lies in, such as 10 to 49 employees"),
            self.tr("Points for each of a number, such as each e-mail opened, up to a limit"),
        )
        for place, (text, tip) in enumerate(zip(texts, tips, strict=True)):
            choice = QToolButton()
            choice.setText(text)
            choice.setToolTip(tip)
            choice.setCheckable(True)
            choice.setProperty("role", "segment")
            choice.setProperty("place", ("first", "middle", "last")[place])
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.kinds.addButton(choice, place)
            across.addWidget(choice)
        across.addStretch(1)
        self._pages = (self._fixed_page(), self._band_page(), self._unit_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SMALL)
        whole.addLayout(across)
        for page in self._pages:
            whole.addWidget(page)
        whole.addWidget(self.problem)

    def _fixed_page(self) -> QWidget:
        self.points.setMaximumWidth(110)
        return _page((self.points, label(self.tr("points"), "muted")))

    def _band_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(_page((label(self.tr("by"), "muted"), self.band_field)))
        column.addWidget(self.bands)
        return page

    def _unit_page(self) -> QWidget:
        self.unit_points.setMaximumWidth(90)
        self.cap.setMaximumWidth(90)
        self.cap.setPlaceholderText(self.tr("no limit"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(_page((self.unit_points, label(self.tr("for each of"), "muted"), self.unit_field)))
        column.addWidget(_page((label(self.tr("at most"), "muted"), self.cap, label(self.tr("points"), "muted"))))
        return page

    def _listen(self) -> None:
        self.kinds.idClicked.connect(self._kind_chosen)
        self.points.numberChanged.connect(lambda: self.changed.emit(FixedPoints(self.points.value)))
        self.unit_points.numberChanged.connect(self._unit_changed)
        self.cap.numberChanged.connect(self._unit_changed)
        for choice in (self.band_field, self.unit_field):
            choice.picked.connect(self._field_picked)
        self.bands.changed.connect(self._bands_changed)

    # -- what is shown ------------------------------------------------------------------------------------

    def show_points(self, rule: Rule, options: Sequence[Option]) -> None:
        """Show the points of a rule; what stands there already stays."""
        numbers = only_kind(options, FieldKind.NUMBER)
        if self._fields is None or numbers != self._numbers:
            self._numbers = numbers
            self._fields = field_model(numbers, self.tr("Columns of the file"), self)
        self._rule = rule
        place = _KINDS.index(type(rule.points))
        self.kinds.button(place).setChecked(True)
        self._turn_to(place)
        match rule.points:
            case FixedPoints(points):
                self.points.set_number(points)
            case BandPoints(field, bands):
                self.band_field.show_field(field, self._fields)
                self.bands.show_bands(bands)
            case UnitPoints(field, points, cap):
                self.unit_field.show_field(field, self._fields)
                self.unit_points.set_number(points)
                self.cap.set_number(cap)

    def show_problems(self, problems: Mapping[tuple[str, Path], tuple[Problem, ...]]) -> None:
        """Show what is wrong with the points as a whole, and with each band."""
        found = problems.get(("points", ()), ())
        banded = isinstance(self._rule.points, BandPoints)
        # Gaps and overlaps belong to the table, a wrong field above it.
        seams = tuple(each for each in found if ".bands" in each.place.path) if banded else ()
        self.problem.show_problems([each for each in found if each not in seams])
        wrong = any(each.severity is Severity.ERROR for each in found)
        for field in (self.points, self.unit_points, self.cap):
            bad = field.unreadable or (isnan(field.value) and field is not self.cap)
            set_role(field, "invalid", "true" if wrong and bad else "false")
        self.bands.show_seams(seams)
        self.bands.show_problems({path[0]: each for (part, path), each in problems.items() if part == "band"})

    def focus_points(self, band: int = -1) -> None:
        """Give the keyboard to the number of points, or to a band."""
        match self._rule.points:
            case FixedPoints():
                self.points.setFocus(Qt.FocusReason.TabFocusReason)
            case UnitPoints():
                self.unit_points.setFocus(Qt.FocusReason.TabFocusReason)
            case BandPoints():
                self.bands.focus_band(max(0, band))

    def _turn_to(self, place: int) -> None:
        # No stack: that is always as high as its highest page.
        for each, page in enumerate(self._pages):
            page.setVisible(each == place)

    # -- changes ------------------------------------------------------------------------------------------

    def _kind_chosen(self, place: int) -> None:
        first = self._numbers[0] if self._numbers else None
        # A field of the model before a column that would have to become one.
        rule = with_points_kind(self._rule, _KINDS[place], first.field.name if first and not first.new else "")
        if rule.points != self._rule.points:
            self.changed.emit(rule.points)
        self.focus_points()

    def _unit_changed(self) -> None:
        points = self._rule.points
        if isinstance(points, UnitPoints):
            empty = not self.cap.text().strip()
            self.changed.emit(replace(points, points=self.unit_points.value, cap=None if empty else self.cap.value))

    def _bands_changed(self, bands: tuple[PointBand, ...]) -> None:
        points = self._rule.points
        if isinstance(points, BandPoints):
            self.changed.emit(replace(points, bands=bands))

    def _field_picked(self, option: Option) -> None:
        points: PointsRule = self._rule.points
        if isinstance(points, (BandPoints, UnitPoints)):
            if option.new:
                self.fieldWanted.emit(option)
            self.changed.emit(replace(points, field=option.field.name))


def _page(parts: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SMALL)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, FieldChoice) else 0)
    if not any(isinstance(part, FieldChoice) for part in parts):
        row.addStretch(1)
    return page
