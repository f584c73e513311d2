"""Filters of a sheet in Excel on Windows: what they ask, and how they let go for a while.

Excel writes rows of values into the rows in sight alone where a filter hides others, and into the wrong ones. So
whatever is filtered shows everything while a sheet is written, and is asked the same again afterwards.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import xlwings as xw

from excel_addin.hosts.excel import in_words
from excel_addin.hosts.host import HostError

# XlAutoFilterOperator: none, and, or, values, dynamic; those of two questions.
_CARRIED, _TWO = (0, 1, 2, 7, 11), (1, 2)
_AGAIN = "Clear that filter (Data, Clear), run the command again, and filter then."

Questions = dict[int, dict[str, Any]]


@contextmanager
def unfiltered(sheet: xw.Sheet) -> Generator[None]:
    """All rows in sight, then filtered as before. Raises `HostError` first, where a filter could not be put back."""
    with in_words("read the filters", sheet.name):
        asked = {name: questions(sheet, found) for name, found in _filters(sheet).items()}
        asking = {name: each for name, each in asked.items() if each}
        if not asking and sheet.api.FilterMode:
            raise HostError(
                f"The sheet “{sheet.name}” is under an advanced filter, which cannot be put back. So nothing was "
                "written.",
                mend=_AGAIN,
            )
    try:
        with in_words("show what filters hide", sheet.name):
            found = _filters(sheet)
            for name in asking:
                found[name].ShowAllData()
        yield
    except BaseException:
        with suppress(HostError):
            _ask_again(sheet, asking)
        raise
    _ask_again(sheet, asking)


def questions(sheet: xw.Sheet, found: Any) -> Questions:
    """What each column of a filter is asked, by its number."""
    fields = range(1, int(found.Filters.Count) + 1)
    return {number: _asked(sheet, found.Filters(number)) for number in fields if found.Filters(number).On}


def ask(cells: Any, asked: Questions) -> None:
    """Ask columns of a filtered range, as far as it still has them."""
    for number, question in asked.items():
        if number <= int(cells.Columns.Count):
            cells.AutoFilter(Field=number, **question)


def _filters(sheet: xw.Sheet) -> dict[str, Any]:
    """The filters of a sheet, by the names of their tables; "" for the sheet's own."""
    api = sheet.api
    found = {"": api.AutoFilter} if api.AutoFilterMode else {}
    for number in range(1, int(api.ListObjects.Count) + 1):
        table = api.ListObjects(number)
        if table.ShowAutoFilter:
            found[str(table.Name)] = table.AutoFilter
    return found


def _ask_again(sheet: xw.Sheet, asking: Mapping[str, Questions]) -> None:
    with in_words("put a filter back", sheet.name):
        found = _filters(sheet) if asking else {}
        for name, asked in asking.items():
            if name in found:
                ask(found[name].Range, asked)


def _asked(sheet: xw.Sheet, found: Any) -> dict[str, Any]:
    """What a column of a filter is asked. Colours, icons, days by groups and the top ten do not come back as given."""
    operator = int(found.Operator)
    try:
        with in_words("read a filter"):
            asked = {"Criteria1": found.Criteria1} if operator in _CARRIED else {}
            if operator in _TWO:
                asked["Criteria2"] = found.Criteria2
    except HostError:
        asked = {}
    if not asked:
        raise HostError(
            f"A filter on the sheet “{sheet.name}” asks for colours, icons, groups of days or the top ten: it could "
            "not be put back. So nothing was written.",
            mend=_AGAIN,
        )
    return asked | ({"Operator": operator} if operator else {})
