"""The rules of the active model as a tree: categories as headings, their rules below.

The model shows and asks, it changes nothing itself: a box that is ticked, points that are typed and rules that are
dropped are told by signals. What did not change is not told to the view, so selection and scrolling stay.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop import words
from desktop.models import rule_words
from desktop.models.core_words import in_words
from desktop.models.rule_draft_problems import worst
from desktop.models.rule_list_shown import CATEGORY, RULE, Col, Role, Shown, moves
from desktop.models.typed import typed_number
from scoring.checks.reach import category_range
from scoring.errors import Problem, Severity
from scoring.model import Category, FixedPoints, Rule, ScoringModel, UnitPoints
from scoring.text import clean
from scoring.units import MAX_CATEGORY, MAX_POINTS, MAX_WEIGHT

Index = QModelIndex | QPersistentModelIndex
RULES_MIME, CATEGORY_MIME = "application/x-hotsheet-rules", "application/x-hotsheet-category"
# A category holds no more rules than this: an index carries the places of both as one number.
_UNLIMITED = float(MAX_CATEGORY * MAX_WEIGHT)

_FLAG = Qt.ItemFlag
# Put together once: views ask for them thousands of times.
_CHOSEN = _FLAG.ItemIsSelectable | _FLAG.ItemIsEnabled | _FLAG.ItemIsDragEnabled
_HEADING = _CHOSEN | _FLAG.ItemIsDropEnabled
_TICKED_HEADING = _HEADING | _FLAG.ItemIsUserCheckable
_PLAIN = _CHOSEN | _FLAG.ItemNeverHasChildren
_TICKED = _PLAIN | _FLAG.ItemIsUserCheckable
_EDITED = _PLAIN | _FLAG.ItemIsEditable


@dataclass(frozen=True)
class _Heading:
    """A category and its rules, as they stand in the list."""

    category: Category
    rules: tuple[Rule, ...]
    serial: int


class RuleListModel(QAbstractItemModel):
    """The list. Signals: `enabledWanted(ids, on)`, `pointsWanted(id, points)`, `rulesDropped(ids, category, before)`,
    `categoryDropped(name, before)`; `before` is an id or a name, "" for the end. `refused(text)` says why not."""

    enabledWanted = Signal(object, bool)
    pointsWanted = Signal(str, float)
    rulesDropped = Signal(object, str, str)
    categoryDropped = Signal(str, str)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: list[_Heading] = []
        self._shown = Shown(ScoringModel(""), {})
        # Serials of categories, so that an index stays right when headings move.
        self._serials: dict[str, int] = {}

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show(self, shown: Shown) -> None:
        """Show a model; only what is different is told."""
        wanted = self._arranged(shown.model)
        if list(map(_order_of, wanted)) != list(map(_order_of, self._headings)):
            self._remove_gone(wanted)
            self._add_new(wanted)
            self._order(wanted)
        before, self._shown = self._shown, shown
        old, self._headings = self._headings, wanted
        for row, heading in enumerate(wanted):
            if heading != old[row] or self._other_heading(before, shown, heading.category.name):
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Col) - 1))
            self._tell_rules(row, old[row], before)

    def show_matches(self, matches: Mapping[str, int], leads: int) -> None:
        """Show how many leads each rule fires for, as far as counted."""
        self.show(replace(self._shown, matches=matches, leads=leads))

    def _arranged(self, model: ScoringModel) -> list[_Heading]:
        found = []
        for category in model.categories:
            serial = self._serials.setdefault(category.name, len(self._serials) + 1)
            found.append(_Heading(category, model.rules_of(category.name), serial))
        return found

    def _remove_gone(self, wanted: Sequence[_Heading]) -> None:
        names = {heading.category.name: heading for heading in wanted}
        for row in reversed(range(len(self._headings))):
            heading = self._headings[row]
            goal = names.get(heading.category.name)
            if goal is None:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._headings[row]
                self.endRemoveRows()
                continue
            ids = {rule.id for rule in goal.rules}
            for place in reversed(range(len(heading.rules))):
                if heading.rules[place].id not in ids:
                    self.beginRemoveRows(self.index(row, 0), place, place)
                    heading = replace(heading, rules=(*heading.rules[:place], *heading.rules[place + 1 :]))
                    self._headings[row] = heading
                    self.endRemoveRows()

    def _add_new(self, wanted: Sequence[_Heading]) -> None:
        names = {heading.category.name for heading in self._headings}
        for row, goal in enumerate(wanted):
            if goal.category.name not in names:
                at = min(row, len(self._headings))
                self.beginInsertRows(QModelIndex(), at, at)
                self._headings.insert(at, replace(goal, rules=()))
                self.endInsertRows()
        goals = {heading.category.name: heading for heading in wanted}
        for row in range(len(self._headings)):
            goal = goals[self._headings[row].category.name]
            known = {rule.id for rule in self._headings[row].rules}
            for place, rule in enumerate(goal.rules):
                if rule.id not in known:
                    heading = self._headings[row]
                    at = min(place, len(heading.rules))
                    self.beginInsertRows(self.index(row, 0), at, at)
                    self._headings[row] = replace(heading, rules=(*heading.rules[:at], rule, *heading.rules[at:]))
                    self.endInsertRows()

    def _order(self, wanted: list[_Heading]) -> None:
        """Put headings and rules, which are the right ones by now, into the right order: only what moved is moved."""
        goal = [heading.serial for heading in wanted]
        for start, end in moves([heading.serial for heading in self._headings], goal):
            self._begin_move(QModelIndex(), start, end)
            self._headings.insert(end, self._headings.pop(start))
            self.endMoveRows()
        for row, heading in enumerate(wanted):
            now = [rule.id for rule in self._headings[row].rules]
            for start, end in moves(now, [rule.id for rule in heading.rules]):
                self._begin_move(self.index(row, 0), start, end)
                rules = list(self._headings[row].rules)
                rules.insert(end, rules.pop(start))
                self._headings[row] = replace(self._headings[row], rules=tuple(rules))
                self.endMoveRows()

    def _begin_move(self, parent: QModelIndex, start: int, end: int) -> None:
        # Qt counts the new place while the old one is still there.
        self.beginMoveRows(parent, start, start, parent, end + 1 if end > start else end)

    def _tell_rules(self, row: int, old: _Heading, before: Shown) -> None:
        parent = self.index(row, 0)
        for place, rule in enumerate(self._headings[row].rules):
            was = old.rules[place]
            if (rule is not was and rule != was) or self._other_rule(before, rule.id):
                self.dataChanged.emit(self.index(place, 0, parent), self.index(place, len(Col) - 1, parent))

    def _other_rule(self, before: Shown, rule_id: str) -> bool:
        now = self._shown
        return (
            before.matches.get(rule_id) != now.matches.get(rule_id)
            or before.leads != now.leads
            or (before.problems or {}).get(rule_id) != (now.problems or {}).get(rule_id)
            or (rule_id in before.pending) != (rule_id in now.pending)
        )

    def _other_heading(self, before: Shown, now: Shown, name: str) -> bool:
        return (before.troubles or {}).get(name) != (now.troubles or {}).get(name) or (
            name in before.pending_categories
        ) != (name in now.pending_categories)

    # -- where things are ---------------------------------------------------------------------------------

    def rule_at(self, index: Index) -> Rule | None:
        """The rule of an index; None for a heading or nothing."""
        heading = self._heading_of(index.internalId()) if index.isValid() and index.internalId() else None
        return heading.rules[index.row()] if heading is not None else None

    def category_at(self, index: Index) -> Category | None:
        """The category of a heading, or the one that a rule stands in; None for nothing."""
        if not index.isValid():
            return None
        heading = self._heading_of(index.internalId()) if index.internalId() else self._headings[index.row()]
        return heading.category if heading is not None else None

    def index_of_rule(self, rule_id: str, column: int = 0) -> QModelIndex:
        """The index of a rule by its id; an invalid one where it is not there."""
        for heading in self._headings:
            for place, rule in enumerate(heading.rules):
                if rule.id == rule_id:
                    return self.createIndex(place, column, heading.serial)
        return QModelIndex()

    def index_of_category(self, name: str, column: int = 0) -> QModelIndex:
        """The index of a heading; an invalid one where it is not there."""
        for row, heading in enumerate(self._headings):
            if heading.category.name == name:
                return self.createIndex(row, column, 0)
        return QModelIndex()

    def found(self, text: str) -> dict[str, frozenset[str]]:
        """The rules that a search finds, by category name: by label, condition, category and note. All, for no text.

        Every word must be found somewhere.
        """
        wanted = clean(text).split()
        return {
            heading.category.name: frozenset(
                rule.id for rule in heading.rules if _matches(wanted, heading.category, rule)
            )
            for heading in self._headings
        }

    def _heading_of(self, serial: int) -> _Heading | None:
        return next((heading for heading in self._headings if heading.serial == serial), None)

    # -- Qt's questions -----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """A heading below nothing, a rule below a heading."""
        # Not by `hasIndex`, which takes a hundred times as long.
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(Col)):
            return QModelIndex()
        serial = self._headings[parent.row()].serial if parent.isValid() else 0
        return self.createIndex(row, column, serial)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The heading of a rule."""
        serial = index.internalId() if index.isValid() else 0
        for row, heading in enumerate(self._headings):
            if serial and heading.serial == serial:
                return self.createIndex(row, 0, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many headings there are, or rules below one."""
        if not parent.isValid():
            return len(self._headings)
        if parent.internalId() or parent.column() or parent.row() >= len(self._headings):
            return 0
        return len(self._headings[parent.row()].rules)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rule, points, matches."""
        return len(Col)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Rule"), self.tr("Points"), self.tr("Matches"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and section == Col.MATCHES:
            return self.tr("How many of the open leads each rule fires for now")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be chosen, ticked and dragged; points of rules that have one number can be typed."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        rule = self.rule_at(index)
        ticked = index.column() == Col.RULE
        if rule is None:
            return _TICKED_HEADING if ticked else _HEADING
        if index.column() == Col.POINTS and isinstance(rule.points, (FixedPoints, UnitPoints)):
            return _EDITED
        return _TICKED if ticked else _PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What an item shows, says and knows."""
        if not index.isValid():
            return None
        rule = self.rule_at(index)
        if rule is not None:
            return self._rule_data(rule, index.column(), role)
        return self._category_data(self._headings[index.row()], index.column(), role)

    def _rule_data(self, rule: Rule, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (rule.label, rule_words.effect_words(rule), self._matches_words(rule))[column]
            case Qt.ItemDataRole.EditRole if column == Col.POINTS:
                return rule.points.points if isinstance(rule.points, (FixedPoints, UnitPoints)) else None
            case Qt.ItemDataRole.CheckStateRole if column == Col.RULE:
                return Qt.CheckState.Checked if rule.enabled else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column != Col.RULE:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole:
                return self._rule_tip(rule)
            case Qt.ItemDataRole.AccessibleTextRole if column == Col.RULE:
                return self._spoken(rule)
            case Role.ID:
                return rule.id
            case Role.KIND:
                return RULE
            case Role.DETAIL:
                return rule_words.detail_words(rule)
            case Role.SEVERITY:
                return worst(self._problems(rule.id))
            case Role.PENDING:
                return rule.id in self._shown.pending
            case Role.SHARE:
                return self._share(rule)
        return None

    def _category_data(self, heading: _Heading, column: int, role: int) -> Any:
        category = heading.category
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (category.name, self._range_words(category), "")[column]
            case Qt.ItemDataRole.CheckStateRole if column == Col.RULE and heading.rules:
                return _state([rule.enabled for rule in heading.rules])
            case Qt.ItemDataRole.TextAlignmentRole if column != Col.RULE:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole:
                problems = (self._shown.troubles or {}).get(category.name, ())
                told = (in_words(problem.message) for problem in problems)
                return "\n".join(filter(None, (category.name, self._summary(heading), category.note, *told)))
            case Qt.ItemDataRole.AccessibleTextRole if column == Col.RULE:
                return f"{category.name}, {self._summary(heading)}"
            case Role.ID:
                return category.name
            case Role.KIND:
                return CATEGORY
            case Role.DETAIL:
                return self._summary(heading)
            case Role.SEVERITY:
                return worst((self._shown.troubles or {}).get(category.name, ()))
            case Role.PENDING:
                return category.name in self._shown.pending_categories
        return None

    # -- texts --------------------------------------------------------------------------------------------

    def _problems(self, rule_id: str) -> tuple[Problem, ...]:
        found = (self._shown.problems or {}).get(rule_id, ())
        # A note is worth a word in the editor, not a sign in the list.
        return tuple(problem for problem in found if problem.severity is not Severity.NOTE)

    def _share(self, rule: Rule) -> float | None:
        count = self._shown.matches.get(rule.id)
        return None if count is None or not self._shown.leads or not rule.enabled else count / self._shown.leads

    def _matches_words(self, rule: Rule) -> str:
        if not rule.enabled:
            return self.tr("off")
        count = self._shown.matches.get(rule.id)
        return "" if count is None or not self._shown.leads else words.count(count)

    def _range_words(self, category: Category) -> str:
        low, high = category_range(self._shown.model, category)
        if not isfinite(low) or not isfinite(high):
            return ""
        open_low, open_high = abs(low) >= _UNLIMITED / 100, abs(high) >= _UNLIMITED / 100
        said_low = "−∞" if open_low else words.signed(low)
        said_high = "∞" if open_high else words.signed(high)
        return said_high if not low else said_low if not high else f"{said_low} … {said_high}"

    def _summary(self, heading: _Heading) -> str:
        count = len(heading.rules)
        said = self.tr("1 rule") if count == 1 else self.tr("{count} rules").format(count=words.count(count))
        special = rule_words.category_words(heading.category)
        return f"{said} · {special}" if special else said

    def _rule_tip(self, rule: Rule) -> str:
        lines = [rule.label, rule_words.detail_words(rule), rule_words.effect_words(rule)]
        share = self._share(rule)
        if share is not None:
            said = self.tr("Matches {count} of {leads} leads ({share})")
            if self._shown.leads == 1:
                said = self.tr("Matches {count} of 1 lead ({share})")
            count, leads = words.count(self._shown.matches[rule.id]), words.count(self._shown.leads)
            lines.append(said.format(count=count, leads=leads, share=words.percent(share)))
        if rule.id in self._shown.pending:
            lines.append(self.tr("Edited, not applied yet"))
        lines += [rule.note] if rule.note else []
        lines += [
            f"{in_words(problem.message)} {in_words(problem.mend)}".strip() for problem in self._problems(rule.id)
        ]
        return "\n".join(lines)

    def _spoken(self, rule: Rule) -> str:
        on = self.tr("on") if rule.enabled else self.tr("off")
        parts = [rule.label, rule_words.detail_words(rule), rule_words.effect_words(rule), on]
        parts += [in_words(problem.message) for problem in self._problems(rule.id)]
        return ", ".join(parts)

    # -- changes that a person asks for -------------------------------------------------------------------

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a rule to be switched, or for other points."""
        rule = self.rule_at(index)
        if role == Qt.ItemDataRole.CheckStateRole:
            on = Qt.CheckState(value) is not Qt.CheckState.Unchecked
            ids = [rule.id] if rule is not None else [each.id for each in self._headings[index.row()].rules]
            self.enabledWanted.emit(ids, on)
            return True
        if role != Qt.ItemDataRole.EditRole or rule is None or index.column() != Col.POINTS:
            return False
        points = typed_points(str(value))
        if points is None:
            self.refused.emit(
                self.tr("“{text}” is no number of points from −{most} to {most}.").format(
                    text=value, most=words.count(MAX_POINTS)
                )
            )
            return False
        self.pointsWanted.emit(rule.id, points)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Rules and headings are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What can be dropped here."""
        return [RULES_MIME, CATEGORY_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Rules that are dragged, in their order; or, where only headings are, the first of them."""
        rules = {rule.id: None for rule in map(self.rule_at, indexes) if rule is not None}
        data = QMimeData()
        if rules:
            data.setData(RULES_MIME, json.dumps(list(rules)).encode())
        else:
            headings = [self.category_at(index) for index in indexes]
            data.setData(CATEGORY_MIME, json.dumps(headings[0].name if headings and headings[0] else "").encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for what was dropped to be moved there. Between headings a rule becomes the last one above."""
        if data.hasFormat(RULES_MIME):
            ids = json.loads(bytes(data.data(RULES_MIME).data()))
            if not parent.isValid():
                parent, row = self.index(max(0, (row if row >= 0 else len(self._headings)) - 1), 0), -1
            category = self.category_at(parent)
            if category is None:
                return False
            rules = self._shown.model.rules_of(category.name)
            before = rules[row].id if 0 <= row < len(rules) else ""
            self.rulesDropped.emit(ids, category.name, before)
            return True
        if not data.hasFormat(CATEGORY_MIME):
            return False
        name = json.loads(bytes(data.data(CATEGORY_MIME).data()))
        if parent.isValid():
            # Among the rules of another category: in its upper half before it, in its lower half behind it.
            row = parent.row() + (1 if row * 2 > self.rowCount(parent) else 0)
        before = self._headings[row].category.name if 0 <= row < len(self._headings) else ""
        self.categoryDropped.emit(name, before)
        return True


def _order_of(heading: _Heading) -> tuple[int, list[str]]:
    """What of a heading is rows: itself, and its rules by their ids."""
    return heading.serial, [rule.id for rule in heading.rules]


def typed_points(text: str) -> float | None:
    """Points as people type them; None where that is no number that a rule may give."""
    value = typed_number(text)
    return None if value is None or abs(value) > MAX_POINTS else round(value, 4)


def _state(enabled: Sequence[bool]) -> Qt.CheckState:
    if all(enabled):
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if any(enabled) else Qt.CheckState.Unchecked


def _matches(wanted: Sequence[str], category: Category, rule: Rule) -> bool:
    text = clean(" ".join((rule.label, category.name, rule_words.when_words(rule.when), rule.note)))
    return all(word in text for word in wanted)
