"""What the leads themselves offer to a rule: the columns that are no field yet, and the most frequent texts of each.

Counting takes a few milliseconds at a million leads; where a column has so many texts that it takes longer, it is
done in the background and told by a signal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.jobs import Tell
from desktop.session import Session
from scoring.checks.names import RESERVED
from scoring.fields import Field, FieldKind
from scoring.jobs.prepare import Prepared
from scoring.model import ScoringModel
from scoring.operators import Operator
from scoring.table import CellKind, Column
from scoring.text import ITEM_SEPARATORS, WORD_SEPARATORS, TextForm, clean, domain, number_text

MOST = 400
# Above so many distinct texts or leads, counting is left to the background.
_AT_ONCE_LEADS, _AT_ONCE_TEXTS = 400_000, 20_000
_MOST_NUMBERS = 0.8
_ITEM_SIGNS = str.maketrans(dict.fromkeys(ITEM_SEPARATORS, ";"))
_WORD_SIGNS = str.maketrans(dict.fromkeys(WORD_SEPARATORS, " "))


@dataclass(frozen=True, slots=True)
class Value:
    """A text that leads have in a column, and how many of them."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Option:
    """A field that a condition may ask about; `new` where it is a column that the model has no field for."""

    field: Field
    new: bool = False


def frequent_texts(column: Column, form: TextForm = TextForm.CLEAN) -> tuple[Value, ...]:
    """The most frequent texts of a column, the commonest first; those that rules do not tell apart are one.

    form: for words, e-mail domains and items of lists, their parts are counted.
    """
    held = column.codes[column.kinds == CellKind.TEXT]
    counts = np.bincount(held, minlength=len(column.texts))
    order = _largest(counts, MOST if form is TextForm.CLEAN else 20 * MOST)
    found: dict[str, list[object]] = {}

    def add(text: str, count: int) -> None:
        known = found.setdefault(clean(text), [text, 0])
        known[1] = int(known[1]) + count  # type: ignore[call-overload]

    for code in order.tolist():
        text, count = column.texts[code].strip(), int(counts[code])
        for part in _parts(text, form) if count else ():
            add(part, count)
    for text, count in _digits(column) if form is TextForm.CLEAN else ():
        add(text, count)
    found.pop("", None)
    values = [Value(str(text), int(count)) for text, count in found.values()]  # type: ignore[call-overload]
    values.sort(key=lambda value: (-value.count, value.text.casefold()))
    return tuple(values[:MOST])


def _largest(counts: np.ndarray, most: int) -> np.ndarray:
    """The places of the largest counts, in no order."""
    if len(counts) <= most:
        return np.arange(len(counts))
    return np.argpartition(counts, -most)[-most:]


def _parts(text: str, form: TextForm) -> list[str]:
    if form is TextForm.DOMAIN:
        return [domain(clean(text))]
    if form is TextForm.ITEMS:
        return [part.strip() for part in text.translate(_ITEM_SIGNS).split(";")]
    if form is TextForm.WORDS:
        # A word that a cell has twice is one lead all the same.
        return list({word.casefold(): word for word in text.translate(_WORD_SIGNS).split()}.values())
    return [text]


def _digits(column: Column) -> list[tuple[str, int]]:
    """Whole numbers in a text column, which rules compare by their digits: postcodes, mostly."""
    numbers = column.numbers[column.kinds == CellKind.NUMBER]
    if not len(numbers) or len(numbers) > _AT_ONCE_LEADS:
        return []
    values, counts = np.unique(numbers, return_counts=True)
    places = _largest(counts, MOST)
    return [(number_text(float(values[place])), int(counts[place])) for place in places.tolist()]


def guessed_kind(column: Column, evidence: Mapping[str, FieldKind]) -> FieldKind:
    """The kind of field that a column is, by what its cells plainly hold; text where they show nothing."""
    plain = evidence.get(column.name)
    if plain is not None:
        return plain
    counts = np.bincount(column.kinds, minlength=len(CellKind))
    filled = len(column) - int(counts[CellKind.BLANK])
    return FieldKind.NUMBER if filled and counts[CellKind.NUMBER] >= _MOST_NUMBERS * filled else FieldKind.TEXT


def field_options(model: ScoringModel, prepared: Prepared | None) -> tuple[Option, ...]:
    """The model's fields in its order, then the columns of the leads that are no field yet."""
    known = [Option(field) for field in model.fields]
    if prepared is None:
        return tuple(known)
    taken = {field.name.casefold() for field in model.fields} | set(RESERVED)
    used = set(prepared.columns.values())
    new = []
    for column in prepared.table.columns:
        name = " ".join(column.name.split())
        if name and column.name not in used and name.casefold() not in taken:
            taken.add(name.casefold())
            aliases = () if name == column.name else (column.name,)
            new.append(Option(Field(name, guessed_kind(column, prepared.evidence), aliases), new=True))
    return (*known, *new)


class Completion(QObject):
    """The frequent texts of the open leads' columns, counted once each. `ready(column)` tells of a late one."""

    ready = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[tuple[str, TextForm], tuple[Value, ...]] = {}
        self._asked: set[tuple[str, TextForm]] = set()
        session.leadsChanged.connect(self._forget)

    def column_of(self, field: str) -> str:
        """The column of the leads that a field has: by the newest scoring, else the one of its name; "" for none."""
        prepared = self._session.prepared
        if prepared is None:
            return ""
        found = prepared.columns.get(field, field)
        return found if found in prepared.table else ""

    def values(self, field: str, operator: Operator | None = None) -> tuple[Value, ...]:
        """What to offer for a field; nothing yet where it must be counted first, nothing ever without leads."""
        name, prepared = self.column_of(field), self._session.prepared
        if not name or prepared is None:
            return ()
        form = operator.form if operator is not None else TextForm.CLEAN
        key = (name, form)
        if key not in self._known and key not in self._asked:
            column = prepared.table[name]
            if len(column) <= _AT_ONCE_LEADS and len(column.texts) <= _AT_ONCE_TEXTS:
                self._known[key] = frequent_texts(column, form)
            else:
                self._count(key, column, prepared)
        return self._known.get(key, ())

    def _count(self, key: tuple[str, TextForm], column: Column, prepared: Prepared) -> None:
        self._asked.add(key)

        def work(tell: Tell) -> tuple[Value, ...]:
            return frequent_texts(column, key[1])

        def take(values: tuple[Value, ...]) -> None:
            now = self._session.prepared
            if now is not None and now.table is prepared.table:
                self._known[key] = values
                self.ready.emit(key[0])

        title = self.tr("Counting the values of “{column}”").format(column=column.name)
        self._session.jobs.start(title, work).succeeded.connect(take)

    def _forget(self) -> None:
        self._known.clear()
        self._asked.clear()
