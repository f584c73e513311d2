"""What in the leads would make their scores wrong: counted, with the first cells, and how to mend it.

A rule reads a cell as it is: a number stored as text meets no numeric condition, an error cell counts as
blank. Nothing is changed here; each finding says what could be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.errors import Severity
from scoring.fields import NO_WORDS, YES_WORDS, Field, FieldKind
from scoring.leads.dates import FIRST_SERIAL, serial_text, written_date
from scoring.leads.numbers import looks_like_number
from scoring.ooxml.cells import address
from scoring.table import CellKind, Column, LeadTable
from scoring.text import clean

# From this share of a field's filled cells on, cells of the wrong kind are a warning.
WARNING_SHARE = 0.05
_SHOWN_CELLS = 5
# Days from 1954-10-03 to 2099-12-31: a number beyond them in a date column is hardly a date of a lead.
_PLAUSIBLE_DATES = (20_000, 73_050)

# What is told about the key alone.
KEY_FINDINGS = frozenset(("blank-key", "duplicate-key"))

# No-break and invisible characters: equal to the eye, different to every comparison.
_ODD_SPACES = re.compile("[\u00a0\u00ad\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff\t]")
_FORMS = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_E_MAIL = re.compile(r"[^\s@,;<>\"()]+@[^\s@,;<>\"().]+(?:\.[^\s@,;<>\"().]+)+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is odd about a column: how often, where first, and what to do.

    `share` (0–1) is of the column's filled cells, for keys of all leads. `cells` are the first addresses.
    """

    code: str
    field: str
    column: str
    count: int
    share: float
    cells: tuple[str, ...]
    message: str
    mend: str
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        where = ", ".join(self.cells) + (" …" if self.count > len(self.cells) else "")
        return f"{self.message} ({where}) {self.mend}".rstrip()


@dataclass(frozen=True, eq=False)
class _Look:
    """One column under a field, with what the checks share."""

    table: LeadTable
    field: Field
    column: Column
    letter: int
    blank: NDArray[np.bool_]

    @property
    def filled(self) -> int:
        return int((~self.blank).sum())

    def texts(self, test: Callable[[str], bool]) -> NDArray[np.bool_]:
        """The leads whose cell is a text that passes a test, made once per distinct text."""
        return texts_where(self.column, test) & ~self.blank

    def kind(self, kind: CellKind) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self.column.kinds == kind
        return found

    def finding(
        self,
        code: str,
        leads: NDArray[np.bool_],
        message: str,
        mend: str,
        severity: Severity | None = None,
        *,
        of_all: bool = False,
        shown: str = "",
    ) -> list[Finding]:
        """A finding about these leads, or none where there are none.

        message, mend: what follows the count of cells; "[is|are]" is written for one cell or for several. {shown}
        in the message becomes `shown`, which comes from the cells and so is written as it is.
        """
        places = np.flatnonzero(leads)
        if not len(places):
            return []
        share = len(places) / max(len(self.table) if of_all else self.filled, 1)
        cells = tuple(address(int(self.table.rows[at]), self.letter) for at in places[:_SHOWN_CELLS])
        if severity is None:
            severity = Severity.WARNING if share > WARNING_SHARE else Severity.NOTE
        count = f"{len(places):,} {'cell' if len(places) == 1 else 'cells'}"
        told = f"“{self.column.name}”: {count} {_for_count(message, len(places)).replace('{shown}', shown)}"
        mend = _for_count(mend, len(places))
        return [Finding(code, self.field.name, self.column.name, len(places), share, cells, told, mend, severity)]


def _for_count(words: str, count: int) -> str:
    """Words with their "[one|several]" settled for a count."""
    return _FORMS.sub(lambda match: match[1] if count == 1 else match[2], words)


def texts_where(column: Column, test: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Which leads (n) hold a text that passes a test; the test is made once per distinct text."""
    passes = np.array([test(text) for text in column.texts] + [False], np.bool_)
    found: NDArray[np.bool_] = passes[column.codes] & (column.kinds == CellKind.TEXT)
    return found


def blank_leads(column: Column) -> NDArray[np.bool_]:
    """Which leads (n) are blank in a column: empty, "", only spaces, or an error cell."""
    empty: NDArray[np.bool_] = (column.kinds == CellKind.BLANK) | (column.kinds == CellKind.ERROR)
    empty |= texts_where(column, lambda text: not text.strip(" "))
    return empty


def check_quality(
    table: LeadTable, fields: Sequence[Field], columns: Mapping[str, str], key: str = ""
) -> tuple[Finding, ...]:
    """All findings about the fields' columns, field by field.

    columns: the column of each field, by the field's name; a field without one is passed over. key: the field
    (or column) that names a lead; "" for none.
    """
    findings: list[Finding] = []
    for field in fields:
        look = _look(table, field, columns.get(field.name, ""))
        if look is None:
            continue
        findings += _any_kind(look)
        findings += _CHECKS[field.kind](look)
    if key:
        by_name = {field.name: field for field in fields}
        look = _look(table, by_name.get(key, Field(key)), columns.get(key, key))
        if look is not None:
            findings += _key(look)
    return tuple(findings)


def stored_as_text_share(table: LeadTable, field: Field, column: str) -> float:
    """The share (0–1) of a field's filled cells that are numbers or dates stored as text."""
    look = _look(table, field, column)
    if look is None or not look.filled:
        return 0.0
    if field.kind == FieldKind.NUMBER:
        return float(look.texts(looks_like_number).sum()) / look.filled
    if field.kind == FieldKind.DATE:
        return float(look.texts(_is_date_text).sum()) / look.filled
    return 0.0


def _look(table: LeadTable, field: Field, name: str) -> _Look | None:
    if name not in table:
        return None
    column = table[name]
    letter = table.source.first_column + table.names.index(name)
    return _Look(table, field, column, letter, blank_leads(column))


def _any_kind(look: _Look) -> list[Finding]:
    """What is odd in a column of any kind."""
    column = look.column
    errors = look.kind(CellKind.ERROR)
    code = next((column.texts[code] for code in column.codes[errors]), "")
    found = look.finding(
        "error-cell",
        errors,
        "[holds|hold] an error such as {shown}; [it counts|they count] as blank.",
        "Mend the formula behind [it|them].",
        Severity.WARNING,
        shown=code,
    )
    found += look.finding(
        "odd-space",
        look.texts(lambda text: _ODD_SPACES.search(text) is not None),
        "[has|have] a no-break or invisible character, so that [it equals|they equal] nothing that looks the same.",
        "Replace [it by a plain space|such characters by plain spaces], or remove [it|them].",
    )
    if column.formulas is not None:
        found += look.finding(
            "formula-without-value",
            look.kind(CellKind.BLANK) & column.formulas,
            "[holds|hold] a formula without a computed value; [it counts|they count] as blank.",
            "Open the file in Excel, save it, and score it again.",
            Severity.WARNING,
            of_all=True,
        )
    return found


def _number(look: _Look) -> list[Finding]:
    as_text = look.texts(looks_like_number)
    dates = look.kind(CellKind.DATE)
    found = look.finding(
        "number-as-text",
        as_text,
        "[is a number|are numbers] stored as text and [meets|meet] no numeric condition.",
        "Convert [it to a number|them to numbers].",
    )
    found += look.finding(
        "text-in-number",
        look.texts(lambda text: True) & ~as_text,
        "[is not a number|are not numbers].",
        "Write [a number, or clear it|numbers, or clear them].",
    )
    found += look.finding(
        "number-became-date",
        dates,
        "[is a date where a number is|are dates where numbers are] expected ({shown}): Excel turns “1-10” into a date.",
        "Type the [value|values] again, as [a text or a number|texts or numbers].",
        Severity.WARNING,
        shown=_example(look, dates),
    )
    return found + _truths(look)


def _truths(look: _Look) -> list[Finding]:
    return look.finding(
        "truth-value",
        look.kind(CellKind.BOOL),
        "[is TRUE or FALSE and meets|are TRUE or FALSE and meet] no condition here.",
        "Write [a value|values].",
    )


def _example(look: _Look, leads: NDArray[np.bool_]) -> str:
    """The first of these cells as a date."""
    places = np.flatnonzero(leads)
    return serial_text(float(look.column.numbers[places[0]])) if len(places) else ""


def _is_date_text(text: str) -> bool:
    return written_date(text) is not None


def _date(look: _Look) -> list[Finding]:
    as_text = look.texts(_is_date_text)
    numbers, serials = look.kind(CellKind.NUMBER), look.column.numbers
    with np.errstate(invalid="ignore"):
        outside = (serials < _PLAUSIBLE_DATES[0]) | (serials > _PLAUSIBLE_DATES[1])
        early = look.kind(CellKind.DATE) & (serials < FIRST_SERIAL)
    found = look.finding(
        "date-as-text",
        as_text,
        "[is a date|are dates] stored as text and [meets|meet] no date condition.",
        "Convert [it to a date|them to dates].",
    )
    found += look.finding(
        "text-in-date",
        look.texts(lambda text: True) & ~as_text,
        "[is not a date|are not dates].",
        "Write [a date, or clear it|dates, or clear them].",
    )
    found += look.finding(
        "implausible-date",
        (numbers & outside) | early,
        "[is a number that hardly means|are numbers that hardly mean] a date.",
        "Check whether the column is the right one, or write dates.",
        Severity.WARNING,
    )
    found += look.finding(
        "number-in-date",
        numbers & ~outside,
        "[is a number|are numbers] without a date format; [it counts as a date|they count as dates].",
        "Format [it as a date|them as dates].",
    )
    return found + _truths(look)


def _text(look: _Look) -> list[Finding]:
    numbers = look.column.numbers
    with np.errstate(invalid="ignore"):
        odd = look.kind(CellKind.NUMBER) & ((numbers % 1 != 0) | (np.abs(numbers) >= 1e15))
    dates = look.kind(CellKind.DATE)
    found = look.finding(
        "text-became-date",
        dates,
        "[is a date where a text is|are dates where texts are] expected ({shown}): Excel turns “1-10” into a date.",
        "Format the [cell|cells] as text and type the [value|values] again.",
        Severity.WARNING,
        shown=_example(look, dates),
    )
    found += look.finding(
        "number-in-text",
        odd,
        "[is a number|are numbers] with decimals or very large, and [meets|meet] no text condition.",
        "Write [it|them] as text.",
    )
    return found + _truths(look)


def _yes_no(look: _Look) -> list[Finding]:
    known = frozenset(YES_WORDS) | frozenset(NO_WORDS)
    unknown = look.texts(lambda text: clean(text) not in known)
    numbers = look.column.numbers
    unknown |= look.kind(CellKind.NUMBER) & (numbers != 0) & (numbers != 1)
    unknown |= look.kind(CellKind.DATE)
    codes = look.column.codes[unknown]
    words = dict.fromkeys(look.column.texts[code] for code in codes[codes >= 0][:2000].tolist())
    shown = ", ".join(f"“{word}”" for word in list(words)[:5])
    return look.finding(
        "unknown-yes-no",
        unknown,
        "[is|are] neither yes nor no{shown} and [meets|meet] neither condition.",
        "Write yes or no.",
        shown=f" ({shown})" if shown else "",
    )


def _email(look: _Look) -> list[Finding]:
    wrong = look.texts(lambda text: _E_MAIL.fullmatch(text.strip(" ")) is None or ".." in text)
    wrong |= look.kind(CellKind.NUMBER) | look.kind(CellKind.DATE) | look.kind(CellKind.BOOL)
    return look.finding(
        "invalid-email",
        wrong,
        "[is not a valid e-mail address|are not valid e-mail addresses].",
        "Correct [the address, or clear it|the addresses, or clear them].",
    )


_CHECKS: Mapping[FieldKind, Callable[[_Look], list[Finding]]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.EMAIL: _email,
}


def _key(look: _Look) -> list[Finding]:
    """Blank and repeated keys; texts are compared as rules compare them."""
    found = look.finding(
        "blank-key",
        look.blank,
        "[is blank, so this lead has|are blank, so these leads have] no key.",
        "Fill in the [key|keys].",
        of_all=True,
    )
    kinds = look.column.kinds
    renumber: dict[str, int] = {}
    same = [renumber.setdefault(clean(text), len(renumber)) for text in look.column.texts]
    identity = np.full(len(look.table), -1.0)
    textual = (kinds == CellKind.TEXT) & ~look.blank
    identity[textual] = np.array([*same, -1], np.float64)[look.column.codes[textual]]
    repeated = _repeated(identity, textual)
    numeric = (kinds == CellKind.NUMBER) | (kinds == CellKind.DATE) | (kinds == CellKind.BOOL)
    repeated |= _repeated(look.column.numbers, numeric)
    return found + look.finding(
        "duplicate-key",
        repeated,
        "[repeats|repeat] the key of a lead further up.",
        "Merge [the two|these] leads, or choose another key.",
        of_all=True,
    )


def _repeated(values: NDArray[np.float64], among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the leads `among` have a value that an earlier one of them has."""
    places = np.flatnonzero(among)
    result = np.zeros(len(values), np.bool_)
    result[places] = True
    _, first = np.unique(values[places], return_index=True)
    result[places[first]] = False
    return result
