"""The workbook part: sheets, names, which sheet shows first, and that everything is calculated on opening."""

from __future__ import annotations

from scoring.ooxml.cells import column_letters
from scoring.workbook.parts.refs import Box, parse_range, sheet_prefix
from scoring.workbook.parts.text import attribute_text, plain_text
from scoring.workbook.parts.xml import DECLARATION, MAIN, RELATIONSHIPS
from scoring.workbook.plan import BookPlan, DefinedName, SheetPlan


def workbook_xml(book: BookPlan, links: list[str], names: tuple[DefinedName, ...] = ()) -> bytes:
    """The part; `links` are the relationship ids of the sheets, `names` those that shared formulas need besides."""
    sheets = "".join(
        f'<sheet name="{plain_text(sheet.name)}" sheetId="{number}"'
        + (' state="hidden"' if sheet.hidden else "")
        + f' r:id="{link}"/>'
        for number, (sheet, link) in enumerate(zip(book.sheets, links, strict=True), 1)
    )
    own = ((place, name) for place, sheet in enumerate(book.sheets) for name in sheet_names(sheet))
    defined = "".join(_name(name, place) for place, name in own) + "".join(map(_name, (*book.names, *names)))
    return (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><workbookPr/>'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"'
        f' tabRatio="800" activeTab="{book.active}"/></bookViews><sheets>{sheets}</sheets>'
        + (f"<definedNames>{defined}</definedNames>" if defined else "")
        + '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    ).encode()


def sheet_names(sheet: SheetPlan) -> list[DefinedName]:
    """The names by which Excel keeps filters and repeated rows; they belong to the sheet."""
    items = []
    filtered = parse_range(sheet.auto_filter)
    if filtered:
        items.append(DefinedName("_xlnm._FilterDatabase", _absolute(sheet.name, filtered), hidden=True))
    if sheet.repeat_rows:
        first, last = sheet.repeat_rows
        items.append(DefinedName("_xlnm.Print_Titles", f"{sheet_prefix(sheet.name)}${first}:${last}"))
    return items


def _absolute(sheet: str, box: Box) -> str:
    from_, to = _corner(box[0], box[1]), _corner(box[2], box[3])
    return f"{sheet_prefix(sheet)}{from_}:{to}"


def _corner(row: int, column: int) -> str:
    return f"${column_letters(column)}${row}"


def _name(name: DefinedName, sheet: int | None = None) -> str:
    place = "" if sheet is None else f' localSheetId="{sheet}"'
    comment = f' comment="{attribute_text(name.comment)}"' if name.comment else ""
    hidden = ' hidden="1"' if name.hidden else ""
    head = f'<definedName name="{plain_text(name.name)}"{place}{comment}{hidden}>'
    return f"{head}{plain_text(name.refers)}</definedName>"
