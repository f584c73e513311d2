"""Workbooks that are awkward to score in place, each in its own way, by what is awkward in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from scoring.jobs.inplace import InPlace
from tests.workbook.inplace.handmade import (
    HEADERS,
    KIND,
    OFFICE,
    ROWS,
    SCORES,
    STYLES,
    Cell,
    Day,
    Handmade,
    Page,
    leads,
    table,
    table_box,
    with_table,
)
from tests.workbook.inplace.proof import Ways

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True)
class Case:
    """A workbook, the ending of its name, and how it is scored.

    apart: why validators are not asked, if so. scores: of the leads.
    judged: whether LibreOffice computes it; it takes long over a million rows.
    """

    book: Handmade
    ending: str = ".xlsx"
    ways: Ways = field(default_factory=Ways)
    apart: str = ""
    judged: bool = True
    scores: tuple[int, ...] = SCORES


CASES: dict[str, Callable[[], Case]] = {}


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    """Add a case, named after its function."""
    CASES[make.__name__.strip("_").replace("_", " ")] = make
    return make


def one(page: Page, name: str = "Leads", **more: object) -> Handmade:
    """A workbook of one sheet."""
    return Handmade({name: page}, **more)  # type: ignore[arg-type]


def tabled(page: Page, name: str = "Leads", headers: tuple[str, ...] = HEADERS, **more: object) -> Handmade:
    """A workbook of one sheet, whose leads are an Excel table."""
    page, parts = with_table(page, table(table_box(page, len(headers)), headers))
    return Handmade({name: page}, parts=dict(parts), **more)  # type: ignore[arg-type]


@case
def _plain() -> Case:
    return Case(one(leads()))


@case
def _excel_table() -> Case:
    return Case(tabled(leads()))


@case
def _shared_texts() -> Case:
    return Case(one(leads(3, 4), shared=True))


@case
def _no_styles_part() -> Case:
    rows = tuple(tuple(None if isinstance(cell, Day) else cell for cell in row) for row in ROWS)
    return Case(one(leads(rows=rows), styles=None), scores=(79, 2, 59, 19, 40, 2))


@case
def _the_last_rows_of_a_sheet() -> Case:
    return Case(one(leads(_LAST_ROW - len(ROWS))))


@case
def _a_table_in_the_last_rows_of_a_sheet() -> Case:
    return Case(tabled(leads(_LAST_ROW - len(ROWS))), judged=False)


@case
def _two_leads_a_million_rows_apart() -> Case:
    page = leads()
    page.rows[_LAST_ROW] = page.rows.pop(7)
    return Case(one(page), judged=False)


@case
def _shared_formulas() -> Case:
    """One shared formula in the column at the edge, and one whose range reaches over the columns to come."""
    page = leads()
    page.rows[1] = (*HEADERS, "Twice", "More")
    for row in range(2, 8):
        twice = '<f t="shared" ref="G2:G7" si="4">D2*2</f>' if row == 2 else '<f t="shared" si="4"/>'
        more = '<f t="shared" ref="H2:P7" si="9">G2+1</f>' if row == 2 else '<f t="shared" si="9"/>'
        size = page.rows[row][3]
        assert size is None or isinstance(size, float)
        value = 2 * (size or 0)
        page.raw[row] = f'<c r="G{row}">{twice}<v>{value:g}</v></c><c r="H{row}">{more}<v>{value + 1:g}</v></c>'
    return Case(one(page))


@case
def _array_formulas() -> Case:
    page = leads()
    page.rows[1] = (*HEADERS, "Twice")
    for row in range(2, 8):
        size = page.rows[row][3]
        assert size is None or isinstance(size, float)
        formula = '<f t="array" ref="G2:G7">D2:D7*2</f>' if row == 2 else ""
        page.raw[row] = f'<c r="G{row}">{formula}<v>{2 * (size or 0):g}</v></c>'
    page.rows[10] = ("Sum",)
    page.raw[10] = '<c r="D10"><f t="array" ref="D10">SUM(D2:D7*2)</f><v>410</v></c>'
    return Case(one(page), scores=(*SCORES, 19))


@case
def _dynamic_arrays() -> Case:
    """Leads that spill from one formula, as Excel marks them."""
    page = leads()
    page.rows[1] = (*HEADERS, "Sorted")
    for row, value in enumerate((0, 1, 9, 30, 45, 120), 2):
        formula = '<f t="array" ref="G2:G7">_xlfn._xlws.SORT(D2:D7)</f>' if row == 2 else ""
        cm = ' cm="1"' if row == 2 else ""
        page.raw[row] = f'<c r="G{row}"{cm}>{formula}<v>{value}</v></c>'
    array = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"
    metadata = (
        f'<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xda="{array}">'
        '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" '
        'pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" '
        'coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst>'
        '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/>'
        '</ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata>'
        "</metadata>"
    )
    return Case(
        one(
            page,
            parts={"xl/metadata.xml": metadata},
            kinds={"xl/metadata.xml": f"{KIND}.sheetMetadata+xml"},
            links=(("sheetMetadata", "metadata.xml", False),),
        )
    )


@case
def _prefixed() -> Case:
    return Case(tabled(leads(2, 2), prefix="x"))


@case
def _prefixed_plain_range() -> Case:
    return Case(one(leads(), prefix="ss", shared=True))


@case
def _strict() -> Case:
    return Case(tabled(leads(), strict=True))


@case
def _strict_plain_range() -> Case:
    return Case(one(leads(), strict=True, shared=True))


@case
def _alternate_content() -> Case:
    """Workbook and sheet with content for newer programs, before and behind what is edited."""
    spaces = f' xmlns:mc="{_MC}" xmlns:x14ac="{_AC}" mc:Ignorable="x14ac"'
    page = leads()
    page.spaces = spaces
    page.attributes = dict.fromkeys(range(1, 8), ' x14ac:dyDescent="0.25"')
    choice = f'<mc:Choice Requires="x14" xmlns:x14="{_X14}"><controls/></mc:Choice>'
    page.after = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    path = (
        '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\My files\\" xmlns:x15ac='
        '"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
    )
    book = one(page, before=path)
    book.spaces = f' xmlns:mc="{_MC}" xmlns:x15="{_X15}" mc:Ignorable="x15"'
    return Case(book, apart="an empty list of controls is no file of Excel's")


@case
def _cells_without_places() -> Case:
    page = leads()
    page.places = False
    return Case(one(page))


@case
def _a_table_of_cells_without_places() -> Case:
    page = leads()
    page, parts = with_table(page, table("A1:F7"))
    page.places = False
    return Case(Handmade({"Leads": page}, parts=dict(parts)))


@case
def _sparse() -> Case:
    rows: tuple[tuple[Cell, ...], ...] = (*ROWS[:3], (None, None, None, 12.0, None, None), *ROWS[3:])
    page = leads(rows=rows)
    page.raw[2] = '<c r="AZ2" s="0"/><c r="XFD2" s="0"/>'
    return Case(one(page), scores=(92, 2, 59, 19, 32, 53, 2))


@case
def _hidden_filtered_and_grouped_rows() -> Case:
    page = leads()
    page.attributes = {
        3: ' hidden="1"',
        4: ' outlineLevel="1" hidden="1"',
        5: ' ht="33" customHeight="1" collapsed="1"',
    }
    page.before = '<sheetPr filterMode="1"><outlinePr summaryBelow="1"/></sheetPr>'
    page.after = (
        '<autoFilter ref="A1:F7"><filterColumn colId="4"><filters><filter val="yes"/></filters></filterColumn>'
        "</autoFilter>"
    )
    names = (
        '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Leads!$A$1:$F$7'
        "</definedName></definedNames>"
    )
    return Case(one(page, inside=names))


@case
def _a_table_with_a_totals_row() -> Case:
    page = leads()
    page.rows[8] = ("Total",)
    page.raw[8] = '<c r="D8"><f>SUBTOTAL(109,Contacts[Company size])</f><v>205</v></c>'
    columns = {"Company size": ""}
    part = table("A1:F8", totals=1, columns=columns)
    part = part.replace('name="Name"/>', 'name="Name" totalsRowLabel="Total"/>')
    part = part.replace('name="Company size"></tableColumn>', 'name="Company size" totalsRowFunction="sum"/>')
    page, parts = with_table(page, part)
    return Case(Handmade({"Leads": page}, parts=dict(parts)))


@case
def _a_table_with_blank_rows() -> Case:
    page = leads(blank=(2, 2, 5))
    return Case(tabled(page))


@case
def _a_plain_range_with_blank_rows() -> Case:
    return Case(one(leads(5, 3, blank=(1, 1, 4))))


@case
def _a_table_without_header_row() -> Case:
    page = leads(headers=None)
    page, parts = with_table(page, table("A1:F6", header=False))
    mapping = {"Email": "E-mail", "Job title": "Title", "Employees": "Company size"}
    return Case(Handmade({"Leads": page}, parts=dict(parts)), ways=Ways(mapping=mapping))


@case
def _headers_with_signs() -> Case:
    headers = ("Na[me]", "E-\nmail @ work", "#Title's", "Size, in 'people' [#]", "Trial @", '"Seen"')
    mapping = dict(zip(("Email", "Job title", "Employees", "Free trial", "Last seen"), headers[1:], strict=True))
    mapping = {field: header.replace("\n", " ") for field, header in mapping.items()}
    return Case(tabled(leads(2, 2, headers), headers=headers), ways=Ways(mapping=mapping))


@case
def _headers_with_signs_in_a_plain_range() -> Case:
    case = _headers_with_signs()
    headers = tuple(str(cell) for cell in case.book.sheets["Leads"].rows[2])
    return Case(one(leads(2, 2, headers)), ways=case.ways)


@case
def _other_scripts() -> Case:
    headers = ("名前", "E-mail", "Должность", "עובדים", "ทดลอง", "最終日")
    mapping = {"Job title": headers[2], "Employees": headers[3], "Free trial": headers[4], "Last seen": headers[5]}
    page = leads(headers=headers)
    page, parts = with_table(page, table("A1:F7", headers, name="見込み客_リスト"))
    return Case(Handmade({"リード’25 – «Ünï»": page}, parts=dict(parts)), ways=Ways(mapping=mapping))


@case
def _names_with_quotes_and_emoji() -> Case:
    return Case(Handmade({'Bob\'s 🌷 "A&B" leads!': leads(), "O''Neil": Page({1: ("x",)})}))


@case
def _dates_of_1904() -> Case:
    rows = tuple(tuple(Day(c.serial - 1462) if isinstance(c, Day) else c for c in row) for row in ROWS)
    return Case(tabled(leads(rows=rows), before='<workbookPr date1904="1"/>'))


@case
def _macros() -> Case:
    return Case(
        one(leads(), parts={"xl/vbaProject.bin": bytes(range(256)) * 9}, links=((_VBA, "vbaProject.bin", False),)),
        ".xlsm",
    )  # fmt: skip


@case
def _template() -> Case:
    return Case(tabled(leads()), ".xltx")


@case
def _template_with_macros() -> Case:
    return Case(one(leads()), ".xltm")


@case
def _sheets_called_like_ours() -> Case:
    named = ("Lists", "Scoring Rules", "scoring summary", "Call List")
    return Case(Handmade({"Leads": leads(), **{name: Page({1: (name, 1.0)}) for name in named}}))


@case
def _columns_called_like_ours() -> Case:
    headers = ("Lead Score", "E-mail", "Why", "Company size", "Free trial", "Last seen")
    return Case(one(leads(headers=headers)), ways=Ways(mapping={"Job title": "Why"}))


@case
def _a_table_with_columns_called_like_ours() -> Case:
    headers = ("Lead Score", "E-mail", "Why", "Company size", "Free trial", "hs key")
    ways = Ways(mapping={"Job title": "Why", "Last seen": "hs key"})
    return Case(tabled(leads(headers=headers), headers=headers), ways=ways)


@case
def _a_protected_sheet() -> Case:
    page = leads()
    page.after = '<sheetProtection sheet="1" objects="1" scenarios="1"/>'
    return Case(one(page), ways=Ways(InPlace(protected_too=True)))


@case
def _frozen_right_to_left_and_printed() -> Case:
    page = leads(3, 2)
    page.before = (
        '<dimension ref="B3:G9"/><sheetViews><sheetView rightToLeft="1" tabSelected="1" workbookViewId="0">'
        '<pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/></sheetView>'
        "</sheetViews>"
        '<sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="7" width="14" customWidth="1"/>'
        '<col min="8" max="16384" width="3.5" customWidth="1"/></cols>'
    )
    page.after = (
        '<autoFilter ref="B3:G9"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" '
        'footer="0.3"/><pageSetup orientation="landscape"/>'
    )
    names = (
        '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">Leads!$B$3:$G$9'
        '</definedName><definedName name="_xlnm.Print_Area" localSheetId="1">Leads!$B$3:$G$9</definedName>'
        '<definedName name="_xlnm.Print_Titles" localSheetId="1">Leads!$A:$B,Leads!$3:$3</definedName>'
        '<definedName name="Sizes">Leads!$E$4:$E$9</definedName></definedNames>'
    )
    return Case(Handmade({"Notes": Page({1: ("mine",)}), "Leads": page}, inside=names))


@case
def _calculated_by_hand() -> Case:
    return Case(tabled(leads(), inside='<calcPr calcId="191029" calcMode="manual"/>'), judged=False)


@case
def _very_hidden_sheets() -> Case:
    sheets = {"Secret": Page({1: ("x", 4.0)}), "Leads": leads(), "Old": Page({2: ("y",)})}
    return Case(
        Handmade(
            sheets,
            states={"Secret": "veryHidden", "Old": "hidden"},
            before='<bookViews><workbookView activeTab="1"/></bookViews>',
        )
    )


@case
def _external_links() -> Case:
    page = leads()
    page.rows[1] = (*HEADERS, "Elsewhere")
    for row in range(2, 8):
        page.raw[row] = f'<c r="G{row}"><f>[1]Prices!$A${row}</f><v>{row}</v></c>'
    link = (
        f'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook '
        f'xmlns:r="{OFFICE}" r:id="rId1"><sheetNames><sheetName val="Prices"/></sheetNames></externalBook>'
        "</externalLink>"
    )
    linked = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/externalLinkPath" Target="prices.xlsx" TargetMode="External"/></Relationships>'
    )
    return Case(
        one(
            page,
            parts={"xl/externalLinks/externalLink1.xml": link, "xl/externalLinks/_rels/externalLink1.xml.rels": linked},
            kinds={"xl/externalLinks/externalLink1.xml": f"{KIND}.externalLink+xml"},
            links=(("externalLink", "externalLinks/externalLink1.xml", False),),
            inside='<externalReferences><externalReference r:id="rId3"/></externalReferences>',
        )
    )


@case
def _two_tables_on_a_sheet() -> Case:
    """A small one stands below the leads' own."""
    page = leads()
    page.rows[12], page.rows[13] = ("Key", "Value"), ("a", 1.0)
    other = table("A12:B13", ("Key", "Value"), name="Small", number=9)
    page, parts = with_table(page, other, table("A1:F7"))
    return Case(Handmade({"Leads": page}, parts=dict(parts)))


def many_formats(count: int) -> str:
    """A styles part with so many cell formats."""
    usual = '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    more = "".join(
        f'<xf numFmtId="{at % 12}" fontId="0" fillId="0" borderId="0" xfId="0"><alignment indent="{at % 200}"/></xf>'
        for at in range(count - 2)
    )
    assert usual in STYLES
    return STYLES.replace(usual, f"{usual[:-10]}{more}</cellXfs>").replace(
        'cellXfs count="2"', f'cellXfs count="{count}"'
    )


@case
def _something_beside_and_told_where() -> Case:
    """A note beside the leads, which the user has us step over."""
    page = leads()
    page.raw[4] = '<c r="I4"><v>7</v></c>'
    return Case(one(page), ways=Ways(InPlace(at=11)))
