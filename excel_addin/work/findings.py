"""What is odd about the leads, on a sheet of its own: which column, how many cells, where, and what could be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import xlwings as xw

from excel_addin.hosts.host import Host
from excel_addin.work.mends import mend_in_words
from scoring.errors import Severity
from scoring.jobs.prepare import Prepared, used_fields
from scoring.leads import Finding
from scoring.leads.footers import rows_named
from scoring.ooxml.cells import column_letters
from scoring.workbook.names import CHECK_HEADING, CHECK_SHEET
from scoring.workbook.plan import ColumnWidth, SheetPlan, Style

HEADERS = ("How bad", "Column", "How many", "First cells", "What", "What to do")
_FIRST = 5
_HEADERS_IN = (_FIRST - 1, _FIRST - 1)
_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
# Together what a window of 1,366 pixels shows.
_WIDTHS = (9, 18, 9, 18, 52, 46)
_LONGEST_SHEET = 31
_TITLE = Style(number_format="@", bold=True, size=14)
_HEADER = Style(bold=True, fill="F2F2F2", vertical="top", wrap=True)
_TEXT = Style(number_format="@", vertical="top", wrap=True)
_NUMBER = Style(number_format="#,##0", vertical="top")


@dataclass(frozen=True)
class CheckRow:
    """One line of the sheet."""

    severity: Severity
    column: str
    count: int
    cells: str
    what: str
    mend: str

    @property
    def values(self) -> tuple[str | int, ...]:
        """Its cells, in the order of `HEADERS`."""
        return (_WORDS[self.severity], self.column, self.count, self.cells, self.what, self.mend)


def check_rows(prepared: Prepared) -> tuple[CheckRow, ...]:
    """What is odd about the leads, the worst first; also fields of the rules that no column is.

    Rows that may be no leads come before all: they make other things odd.
    """
    notes = [_note(note) for note in notes_of(prepared)]
    totals = [row for row in notes if row.severity is Severity.WARNING]
    found = [_row(finding) for finding in prepared.findings] + [row for row in notes if row not in totals]
    used, asked = used_fields(prepared.model), {question.field for question in prepared.matching.questions}
    count = len(prepared.table)
    found += [
        CheckRow(
            Severity.WARNING,
            name,
            count,
            "",
            f"The rules use “{name}”, and no column is that: it counts as blank for every lead.",
            "Add the column, or give the one that holds it this name.",
        )
        for name in prepared.matching.missing
        if name in used and name not in asked
    ]
    for question in prepared.matching.questions:
        near = " or ".join(f"“{column}”" for column, _ in question.candidates)
        found.append(
            CheckRow(
                Severity.WARNING,
                question.field,
                count,
                "",
                f"It is not certain which column is “{question.field}”: {near}?",
                "Scoring asks for it.",
            )
        )
    return (*totals, *sorted(found, key=lambda row: _ORDER.index(row.severity)))


def notes_of(prepared: Prepared) -> list[str]:
    """What was noted as the leads were read, without a command line; rows that may be no leads come first."""
    said = [mend_in_words(note) for note in prepared.reading.notes]
    return sorted((note for note in said if note), key=lambda note: not rows_named(note))


def our_check_sheet(book: xw.Book) -> xw.Sheet | None:
    """The sheet of an earlier check, whatever it is called now."""
    return next((sheet for sheet in book.sheets if sheet.range("A1").value == CHECK_HEADING), None)


def checked_sheet(book: xw.Book, front: str) -> str:
    """The sheet whose findings are shown on the sheet in front; "" where that shows none, or no sheet has the name."""
    sheet = our_check_sheet(book)
    if sheet is None or sheet.name != front:
        return ""
    name = str(sheet.range("A2").value or "").rpartition("”: ")[0].removeprefix("“")
    return name if name in [each.name for each in book.sheets] else ""


def write_check(book: xw.Book, host: Host, rows: Sequence[CheckRow], about: str) -> xw.Sheet:
    """Put the findings on their sheet, in the place of those of an earlier check; gives the sheet.

    about: what was checked, in a sentence.
    """
    sheet = our_check_sheet(book)
    if sheet is None:
        sheet = book.sheets.add(_free_name(book), after=book.sheets[-1])
    else:
        host.clear(sheet)
    last = _FIRST + len(rows) - 1
    end = column_letters(len(HEADERS))
    # Before the values: a text such as "=A1" must not become a formula, and rows grow by the widths that are there.
    host.set_columns(sheet, [ColumnWidth(place, place, width) for place, width in enumerate(_WIDTHS, 1)])
    host.dress(sheet, ["A1"], _TITLE)
    host.dress(sheet, ["A2"], Style(number_format="@"))
    host.dress(sheet, [f"A{_FIRST - 1}:{end}{_FIRST - 1}"], _HEADER)
    host.dress(sheet, [f"A{_FIRST}:B{last}", f"D{_FIRST}:{end}{last}"], _TEXT)
    host.dress(sheet, [f"C{_FIRST}:C{last}"], _NUMBER)
    sheet.range("A1").value = CHECK_HEADING
    sheet.range("A2").value = about
    sheet.range((_FIRST - 1, 1)).value = [list(HEADERS), *(list(row.values) for row in rows)]
    page = SheetPlan(sheet.name, freeze=(_FIRST - 1, 0), landscape=True, fit_width=True, repeat_rows=_HEADERS_IN)
    host.set_page(sheet, page)
    return sheet


def remove_check(book: xw.Book) -> bool:
    """Take the sheet of a check away; gives whether there was one."""
    sheet = our_check_sheet(book)
    if sheet is None or len(book.sheets) == 1:
        return False
    sheet.delete()
    return True


def _row(finding: Finding) -> CheckRow:
    cells = ", ".join(finding.cells) + (" …" if finding.count > len(finding.cells) and finding.cells else "")
    return CheckRow(finding.severity, finding.column, finding.count, cells, finding.message, finding.mend)


def _note(note: str) -> CheckRow:
    rows = rows_named(note)
    what, _, mend = note.rpartition(": ") if rows else (note, "", "")
    cells = ", ".join(f"row {row}" for row in rows)
    return CheckRow(
        Severity.WARNING if rows else Severity.NOTE, "", len(rows) or 1, cells, what, mend[:1].upper() + mend[1:]
    )


def _free_name(book: xw.Book) -> str:
    taken = {sheet.name.casefold() for sheet in book.sheets}
    name, number = CHECK_SHEET, 2
    while name.casefold() in taken:
        name, number = f"{CHECK_SHEET} {number}"[:_LONGEST_SHEET], number + 1
    return name
