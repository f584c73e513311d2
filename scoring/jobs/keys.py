"""Which lead is which: the key columns of a table, a lead by its key or row, and the name a lead is shown by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from scoring.errors import LeadNotFoundError, Place, did_you_mean
from scoring.jobs.celltext import cell_text, column_texts
from scoring.model import ScoringModel
from scoring.table import CellKind, LeadTable
from scoring.text import clean

_ROW = re.compile(r"row:\s*(\d+)", re.IGNORECASE)
_SHOWN = 8


def key_columns(model: ScoringModel, columns: Mapping[str, str]) -> tuple[str, ...]:
    """The columns of the model's key fields that the table has, in the model's order of preference."""
    return tuple(dict.fromkeys(columns[name] for name in model.key if name in columns))


def find_lead(table: LeadTable, keys: Sequence[str], wanted: str) -> int:
    """The lead (counted from 0) that `wanted` names: "row:17", or a value of one of the key columns.

    Raises `LeadNotFoundError` where no lead or more than one has it.
    """
    row = _ROW.fullmatch(wanted.strip())
    if row is not None:
        return _lead_of_row(table, int(row[1]))
    place = Place(file=table.source.file, sheet=table.source.sheet)
    if not keys:
        raise LeadNotFoundError(
            "The model's key has no column here, so leads go by their row.",
            place=place,
            mend="Ask for row:N, with the row's number as the spreadsheet shows it.",
        )
    sought = clean(wanted)
    known: list[str] = []
    for name in keys:
        column = table[name]
        if column.name in table and sought:
            texts = column_texts(column)
            found = [lead for lead, text in enumerate(texts) if clean(text) == sought]
            if len(found) == 1:
                return found[0]
            if found:
                raise _repeated(table, wanted, name, found)
            known += texts
    offer = did_you_mean(wanted, filter(None, known))
    raise LeadNotFoundError(f"No lead has “{wanted}” in {_or(keys)}.", place=place, mend=offer or "Or ask for row:N.")


def by_key(table: LeadTable, column: str) -> dict[str, list[int]]:
    """The leads (counted from 0) of each key value, cleaned; blank keys are left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for lead, text in enumerate(column_texts(table[column])):
        key = clean(text)
        if key:
            found[key].append(lead)
    return dict(found)


def lead_names(table: LeadTable, keys: Sequence[str], leads: Sequence[int], parts: int = 2) -> Iterator[str]:
    """What a person would call these leads: a name or company where there is a column for it, then the key."""
    columns = [*_naming(table, keys), *keys]
    if not columns:
        columns = [column.name for column in table.columns if (column.kinds == CellKind.TEXT).any()][:parts]
    for lead in leads:
        texts = (cell_text(table[name].cell(lead)).strip() for name in columns)
        said = [text for text in dict.fromkeys(texts) if text][:parts]
        yield ", ".join(said) or f"row {table.rows[lead]}"


def _naming(table: LeadTable, keys: Sequence[str]) -> list[str]:
    """The column that names a lead best, besides the keys; first and last name stand together."""
    lower = {column.name.strip().casefold(): column.name for column in table.columns if column.name not in keys}
    for pair in (("name",), ("full name",), ("lead name",), ("contact name",), ("contact",)):
        if all(part in lower for part in pair):
            return [lower[part] for part in pair]
    for word in ("company", "company name", "account", "account name", "organisation", "organization", "last name"):
        if word in lower:
            return [lower[word]]
    return []


def _lead_of_row(table: LeadTable, row: int) -> int:
    found = (table.rows == row).nonzero()[0]
    if len(found):
        return int(found[0])
    place = Place(file=table.source.file, sheet=table.source.sheet)
    if not len(table):
        raise LeadNotFoundError("The file holds no leads.", place=place)
    raise LeadNotFoundError(
        f"Row {row} holds no lead.",
        place=place,
        mend=f"The leads stand in rows {table.rows.min()} to {table.rows.max()}.",
    )


def _repeated(table: LeadTable, wanted: str, column: str, leads: list[int]) -> LeadNotFoundError:
    rows = [f"row:{table.rows[lead]}" for lead in leads]
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return LeadNotFoundError(
        f"{len(leads)} leads have “{wanted}” in “{column}”.",
        place=Place(file=table.source.file, sheet=table.source.sheet),
        mend=f"Ask for one of them: {', '.join(rows[:_SHOWN])}{more}.",
    )


def _or(names: Sequence[str]) -> str:
    return " or ".join(f"“{name}”" for name in names)
