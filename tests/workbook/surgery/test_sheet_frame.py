"""What stands around the rows: our widths, formats and checks go in where the schema wants them, and come out again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from scoring.errors import LeadFileError
from scoring.ooxml.outline import outline
from scoring.workbook.plan import ColumnWidth, ConditionalFormat, LeadEdit, Look, Validation, ValidationKind
from scoring.workbook.surgery.frame import ORDER
from tests.core.ooxml.parts import MAIN, worksheet
from tests.workbook.surgery.lead_sheets import lead_edit, put, sheet_parts, taken

ROWS = '<row r="1"><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'
BARE = lead_edit([2], {3: [10], 4: [11]})
FULL = replace(
    BARE,
    widths=(ColumnWidth(3, 3, 20), ColumnWidth(4, 4, 9, hidden=True, outline=1)),
    formats=(ConditionalFormat("C2:C2", 'C2="HS"', Look(bold=True)), ConditionalFormat("D2:D2", "D2>HS_2", stop=True)),
    validations=(Validation("C2:C2", ValidationKind.LIST, "HS_TierNames"),),
    ignore_errors=("C2:D2",),
)
OTHERS = {
    "sheetPr": "<sheetPr/>",
    "dimension": '<dimension ref="A1:B2"/>',
    "sheetViews": '<sheetViews><sheetView rightToLeft="1"><pane ySplit="1" state="frozen"/></sheetView></sheetViews>',
    "sheetFormatPr": '<sheetFormatPr defaultRowHeight="14.5" x14ac:dyDescent="0.35"/>',
    "sheetProtection": '<sheetProtection sheet="1"/>',
    "autoFilter": '<autoFilter ref="A1:B2"><filterColumn colId="0"/><sortState ref="A2:B2"/></autoFilter>',
    "mergeCells": '<mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells>',
    "phoneticPr": '<phoneticPr fontId="1"/>',
    "hyperlinks": '<hyperlinks><hyperlink ref="A2" r:id="rId1"/></hyperlinks>',
    "pageMargins": '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>',
    "rowBreaks": '<rowBreaks count="1"/>',
    "smartTags": "<smartTags/>",
    "drawing": '<drawing r:id="rId2"/>',
    "legacyDrawing": '<legacyDrawing r:id="rId3"/>',
    "controls": "<mc:AlternateContent><mc:Choice Requires='x14'><controls/></mc:Choice></mc:AlternateContent>",
    "tableParts": '<tableParts count="0"/>',
    "extLst": '<extLst><ext uri="{78C0D931}"><x14:conditionalFormattings><x14:conditionalFormatting>'
    '<x14:cfRule type="iconSet" priority="41" id="{A}"/></x14:conditionalFormatting></x14:conditionalFormattings>'
    "</ext></extLst>",
}  # fmt: skip
ROOT = (
    f'<worksheet xmlns="{MAIN}" xmlns:r="r" xmlns:mc="m" mc:Ignorable="x14ac xr" xmlns:x14ac="a" xmlns:x14="x"'
    ' xmlns:xr="xr" xr:uid="{0}">'
)


def sheet(*names: str, **other: str) -> str:
    """A sheet with these children besides its rows, in the schema's order."""
    said = {name: OTHERS[name] for name in names} | other | {"sheetData": f"<sheetData>{ROWS}</sheetData>"}
    return ROOT + "".join(said[name] for name in ORDER if name in said) + "</worksheet>"


def children(data: bytes) -> list[str]:
    return [child.name for child in outline(data).children]


def ours(formulas: Sequence[str], ranges: str) -> bool:
    return any("HS" in formula for formula in formulas)


def filled(data: str, edit: LeadEdit = FULL) -> str:
    return put(sheet_parts(data), edit).decode()


@pytest.mark.parametrize("without", ["", *OTHERS])
def test_new_children_stand_where_the_schema_wants_them(without: str) -> None:
    data = sheet(*(name for name in OTHERS if name != without))
    made = filled(data)
    names = [name for name in children(made.encode()) if name in ORDER]
    places = [ORDER.index(name) for name in names]
    assert places == sorted(places)
    assert {"cols", "conditionalFormatting", "dataValidations", "ignoredErrors", "sheetFormatPr"} <= set(names)
    for name in OTHERS.keys() - {without, "dimension", "autoFilter", "sheetFormatPr"}:
        assert OTHERS[name] in made
    assert made.startswith(ROOT)
    assert made.endswith(data[data.index("</sheetData>") :][-60:])


def test_an_alternative_stays_behind_what_precedes_it() -> None:
    made = filled(sheet("pageMargins", "controls", "tableParts"))
    assert made.index("<ignoredErrors>") < made.index("<mc:AlternateContent>") < made.index("<tableParts")


def test_priorities_come_after_all_others() -> None:
    rule = '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="7"><formula>1</formula></cfRule>'
    data = sheet("extLst", conditionalFormatting=rule + "</conditionalFormatting>")
    assert re.findall(r'<cfRule[^>]* priority="(\d+)"', filled(data)) == ["7", "42", "43"]
    assert filled(data).index(rule) < filled(data).index("HS")


def test_checks_are_counted() -> None:
    check = '<dataValidation type="whole" sqref="A1"><formula1>1</formula1></dataValidation>'
    data = sheet(dataValidations=f'<dataValidations count="1" disablePrompts="1">{check}</dataValidations>')
    made = filled(data)
    assert '<dataValidations count="2" disablePrompts="1">' + check in made
    assert made.count("<dataValidation ") == 2
    back = taken(made.encode(), {3, 4}, (1, 2), ours).decode()
    assert f'<dataValidations count="1" disablePrompts="1">{check}</dataValidations>' in back


def test_a_prefix_is_put_before_all_of_ours() -> None:
    data = re.sub(r"<(/?)(?=[a-zA-Z]+[ />])", r"<\1x:", sheet("sheetFormatPr", "pageMargins"))
    made = filled(data.replace("xmlns=", "xmlns:x="))
    assert re.findall(r"</?(?!x:)[a-z]\w*", made) == []
    assert "<x:cols><x:col " in made
    assert "<x:formula1>HS_TierNames</x:formula1></x:dataValidation></x:dataValidations>" in made


def test_ranges_grow_over_our_columns() -> None:
    made = filled(sheet("dimension", "autoFilter"))
    assert '<dimension ref="A1:D2"/>' in made
    assert '<autoFilter ref="A1:D2"><filterColumn colId="0"/><sortState ref="A2:D2"/></autoFilter>' in made
    back = taken(made.encode(), {3, 4}, (1, 2), ours).decode()
    assert back == sheet("dimension", "autoFilter").replace(
        "<sheetData>", '<sheetFormatPr defaultRowHeight="15"/><sheetData>'
    )


def test_a_filter_elsewhere_stays() -> None:
    for ref in ("A1:A2", "F1:G2", "A30:B40"):
        assert f'<autoFilter ref="{ref}"/>' in filled(sheet(autoFilter=f'<autoFilter ref="{ref}"/>'))


def test_a_filter_on_our_columns_goes_with_them() -> None:
    inside = (
        '<filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn>'
        '<filterColumn colId="2"><filters><filter val="Hot"/></filters></filterColumn>'
        '<sortState ref="A2:D2"><sortCondition ref="A2:A2"/><sortCondition ref="C2:C2"/></sortState>'
    )
    data = sheet(autoFilter=f'<autoFilter ref="A1:D2">{inside}</autoFilter>')
    back = taken(data.encode(), {3, 4}, (1, 2), ours).decode()
    assert '<autoFilter ref="A1:B2"><filterColumn colId="0">' in back
    assert "Hot" not in back
    assert '<sortState ref="A2:B2"><sortCondition ref="A2:A2"/></sortState>' in back


FIRST = '<col min="1" max="1" width="30" customWidth="1"/>'
MARK = '<col min="5" max="5" width="9.140625" collapsed="1"/>'
SPLIT: tuple[tuple[list[str], list[str]], ...] = (
    ([], ["{o}", "{h}", MARK]),
    (
        ['<col min="1" max="16384" width="12" style="5"/>'],
        [
            '<col min="1" max="2" width="12" style="5"/>', "{o5}", "{h5}",
            '<col min="5" max="16384" width="12" style="5"/>',
        ],
    ),
    (
        [FIRST, ' <col min="3" max="4" hidden="1"/>', '<col min="7" max="9"/>'],
        [FIRST, "{o}", "{h}", MARK, '<col min="7" max="9"/>'],
    ),
    (
        ["<col min='2' max='3' width='8' bestFit='1'/>", "<col min='4' max='6' style='2' width='8'></col>"],
        [
            """<col min="2" max="2" width='8' bestFit='1'/>""", "{o}", "{h2}",
            """<col min="5" max="6" style='2' width='8'></col>""",
        ],
    ),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [("".join(one), "".join(other)) for one, other in SPLIT])
def test_widths_split_the_ranges_that_are_there(before: str, after: str) -> None:
    cols = f"<cols>{before}</cols>" if before else ""
    made = filled(sheet(cols=cols))
    shown, hidden = {}, {}
    for number, look in (("", ""), ("5", ' style="5"'), ("2", ' style="2"')):
        shown[f"o{number}"] = f'<col min="3" max="3" width="20.7109" customWidth="1"{look}/>'
        marks = f'width="9.71094" customWidth="1"{look} hidden="1" outlineLevel="1"'
        hidden[f"h{number}"] = f'<col min="4" max="4" {marks}/>'
    assert f"<cols>{after.format(**shown, **hidden)}</cols>" in made
    assert '<sheetFormatPr defaultRowHeight="15" outlineLevelCol="1"/>' in made
    columns = [(int(a), int(b)) for a, b in re.findall(r"""<col min=["'](\d+)["'] max=["'](\d+)["']""", made)]
    assert all(one[1] < other[0] for one, other in pairwise(columns))
    back = taken(made.encode(), {3, 4}, (1, 2), ours).decode()
    assert "outlineLevelCol" not in back
    if "16384" in before:
        assert cols in back
    else:
        assert "customWidth" not in back.replace('width="30" customWidth="1"', "")


@pytest.mark.parametrize("said", ["0", "false"])
def test_no_mark_stands_behind_a_group_whose_button_stands_before_it(said: str) -> None:
    made = filled(sheet(sheetPr=f'<sheetPr><outlinePr summaryRight="{said}"/></sheetPr>'))
    assert "collapsed" not in made
    assert 'outlineLevel="1"' in made
    for other in (
        '<sheetPr><outlinePr summaryBelow="0"/></sheetPr>',
        '<sheetPr><outlinePr summaryRight="1"/></sheetPr>',
    ):
        assert MARK in filled(sheet(sheetPr=other))


def test_what_is_added_to_a_list_stands_before_its_extensions() -> None:
    item, more = '<ignoredError sqref="A1" evalError="1"/>', '<extLst><ext uri="{0}"/></extLst>'
    data = sheet(ignoredErrors=f"<ignoredErrors>{item}{more}</ignoredErrors>")
    made = filled(data)
    assert re.search(rf"<ignoredErrors>{item}<ignoredError [^<>]*/>{re.escape(more)}</ignoredErrors>", made)
    assert taken(made.encode(), {3, 4}, (1, 2), ours).decode() == data.replace(
        "<sheetData>", '<sheetFormatPr defaultRowHeight="15"/><sheetData>'
    )


def test_the_outline_of_the_users_stays() -> None:
    data = sheet(
        sheetFormatPr='<sheetFormatPr defaultRowHeight="15" outlineLevelCol="3"/>',
        cols='<cols><col min="1" max="1" width="9" outlineLevel="3"/></cols>',
    )
    made = filled(data)
    assert 'outlineLevelCol="3"' in made
    assert taken(made.encode(), {3, 4}, (1, 2), ours).decode() == data


def test_everything_of_ours_comes_out_and_nothing_else() -> None:
    data = sheet(*OTHERS)
    assert taken(filled(data).encode(), {3, 4}, (1, 2), ours).decode() == data


def test_rules_of_others_in_one_format_with_ours_stay() -> None:
    rules = '<cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule>'
    mine = '<cfRule type="expression" priority="2"><formula>HS_1=1</formula></cfRule>'
    data = sheet(conditionalFormatting=f'<conditionalFormatting sqref="A1:D9">{rules}{mine}</conditionalFormatting>')
    back = taken(data.encode(), {3, 4}, (1, 2), ours).decode()
    assert f'<conditionalFormatting sqref="A1:D9">{rules}</conditionalFormatting>' in back


def test_formats_and_checks_in_extensions_come_out_too() -> None:
    linked = (
        '<cfRule type="dataBar" priority="1"><dataBar><cfvo type="num" val="0"/></dataBar><formula>HS</formula><extLst>'
        '<ext><x14:id>{0000AAAA-0000-0000-0000-000000000001}</x14:id></ext></extLst></cfRule>'
    )  # fmt: skip
    bar = '<x14:cfRule type="dataBar" id="{0000AAAA-0000-0000-0000-000000000001}"/>'
    mine = f"<x14:conditionalFormatting>{bar}<xm:sqref>C2</xm:sqref></x14:conditionalFormatting>"
    other = '<x14:conditionalFormatting><x14:cfRule id="{B}"><xm:f>A1</xm:f></x14:cfRule></x14:conditionalFormatting>'
    check = "<x14:dataValidation><x14:formula1><xm:f>HS_TierNames</xm:f></x14:formula1></x14:dataValidation>"
    checks = f'<ext uri="2"><x14:dataValidations count="1">{check}</x14:dataValidations></ext>'
    formats = '<ext uri="1"><x14:conditionalFormattings>{}</x14:conditionalFormattings></ext>'
    data = sheet(
        conditionalFormatting=f'<conditionalFormatting sqref="C2">{linked}</conditionalFormatting>',
        extLst=f"<extLst>{formats.format(mine + other)}{checks}</extLst>",
    )
    assert taken(data.encode(), {3}, (1, 2), ours).decode() == sheet(extLst=f"<extLst>{formats.format(other)}</extLst>")
    only = data.replace(other, "")
    assert taken(only.encode(), {3}, (1, 2), ours).decode() == sheet()


def test_ignored_errors_of_others_stay() -> None:
    item = '<ignoredError sqref="{}" numberStoredAsText="1"/>'
    data = sheet(ignoredErrors=f"<ignoredErrors>{item.format('A1:A9 C2')}{item.format('C3:D3')}</ignoredErrors>")
    back = taken(data.encode(), {3, 4}, (1, 2), ours).decode()
    assert f"<ignoredErrors>{item.format('A1:A9')}</ignoredErrors>" in back


def test_a_part_without_rows_is_refused_in_words() -> None:
    with pytest.raises(LeadFileError, match="no rows at all"):
        put(sheet_parts(f'<worksheet xmlns="{MAIN}"><sheetPr/></worksheet>'), BARE)


def test_a_part_that_is_cut_short_is_refused_in_words() -> None:
    data = worksheet(ROWS).encode()
    for end in (len(data) - 5, len(data) - 30, len(data) // 2):
        with pytest.raises(LeadFileError):
            put(sheet_parts(data[:end]), BARE)
