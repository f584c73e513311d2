"""Excel tables of the user's: they grow and shrink at the right, and keep everything else of theirs."""

from __future__ import annotations

import pytest

from scoring.errors import LeadFileError, OutputError
from scoring.ooxml.xml import parse
from scoring.workbook.plan import TableColumn, TableEdit
from scoring.workbook.surgery.query_tables import first_free_field, with_fields, without_fields
from scoring.workbook.surgery.tables import TablePart
from tests.workbook.surgery.books import MAIN

TABLE = (
    f'<x:table xmlns:x="{MAIN}" xmlns:xr3="urn:xr3" id="4" name="T" displayName="Tab" ref="B2:D9" totalsRowCount="1">'
    '<x:autoFilter ref="B2:D8"><x:filterColumn colId="1"/><x:sortState ref="B3:D8"><x:sortCondition ref="D3:D8"/>'
    '</x:sortState></x:autoFilter><x:sortState ref="B3:D8"><x:sortCondition ref="B3:B8"/><x:sortCondition ref="D3:D8"/>'
    '</x:sortState><x:tableColumns count="3"><x:tableColumn id="1" xr3:uid="{1}" name="a"/>'
    '<x:tableColumn id="8" name="b_x000a_c" totalsRowFunction="sum" dataDxfId="0"><x:calculatedColumnFormula>1'
    "</x:calculatedColumnFormula><x:totalsRowFormula>2</x:totalsRowFormula></x:tableColumn>"
    '<x:tableColumn id="5" name="D"/></x:tableColumns><x:tableStyleInfo name="S"/></x:table>'
).encode()
FIELDS = (
    f'<queryTable xmlns="{MAIN}" name="x" connectionId="1"><queryTableRefresh nextId="4"><queryTableFields count="2">'
    '<queryTableField id="1" tableColumnId="1"/><queryTableField id="2" tableColumnId="3"/></queryTableFields>'
    "</queryTableRefresh></queryTable>"
).encode()


def edit(*columns: tuple[int, str, str]) -> TableEdit:
    return TableEdit("Tab", tuple((at, TableColumn(name, formula)) for at, name, formula in columns))


def columns(xml: bytes) -> list[dict[str, str]]:
    return [dict(item.attrib) for item in parse(xml).iter("tableColumn")]


def test_columns_follow_at_the_right_with_ids_of_their_own() -> None:
    grown = TablePart(TABLE).grown(edit((5, "S & “T”", 'IF(Tab[[#This Row],[a]]="<",1,0)'), (6, "Tier", "")))
    assert grown.box == (2, 2, 9, 6)
    root = parse(grown.xml)
    assert root.get("ref") == "B2:F9"
    assert root.get("totalsRowCount") == "1"
    filtered, listed = root.find("autoFilter"), root.find("tableColumns")
    assert filtered is not None and listed is not None
    assert filtered.get("ref") == "B2:F8"
    assert listed.get("count") == "5"
    assert columns(grown.xml)[3:] == [{"id": "9", "name": "S & “T”"}, {"id": "10", "name": "Tier"}]
    assert listed[3].findtext("calculatedColumnFormula") == 'IF(Tab[[#This Row],[a]]="<",1,0)'
    # The sort's range is that of the last sorting: it stays.
    assert grown.xml.startswith(TABLE[: TABLE.index(b' ref="B2:D9"')])
    assert TABLE[TABLE.index(b"<x:filterColumn") : TABLE.index(b"<x:tableColumns")] in grown.xml


def test_what_has_grown_shrinks_to_what_it_was() -> None:
    grown = TablePart(TABLE).grown(edit((5, "New", "1"), (6, "Other", "")))
    shrunk = TablePart(grown.xml).shrunk({5, 6})
    assert shrunk.xml == TABLE
    assert shrunk.gone == (9, 10)
    assert not shrunk.neutral


def test_a_column_inside_is_replaced_and_keeps_its_id() -> None:
    part = TablePart(TABLE)
    assert part.names == ("a", "b\nc", "D")
    made = part.grown(edit((3, "b\nc", "3"), (4, "Other\nname", "4")))
    assert made.box == part.box
    listed = list(parse(made.xml).iter("tableColumn"))
    # Under its own name a column keeps its total, under another one it does not.
    assert [child.tag for child in listed[1]] == ["calculatedColumnFormula", "totalsRowFormula"]
    assert listed[1].findtext("calculatedColumnFormula") == "3"
    assert listed[1].get("totalsRowFunction") == "sum"
    assert (listed[2].get("id"), listed[2].get("name")) == ("5", "Other_x000a_name")
    renamed = list(parse(part.grown(edit((3, "x", ""))).xml).iter("tableColumn"))[1]
    assert dict(renamed.attrib) == {"id": "8", "name": "x", "dataDxfId": "0"}
    assert len(renamed) == 0


def test_what_filters_or_sorts_by_a_column_goes_with_it() -> None:
    shrunk = TablePart(TABLE).shrunk({4})
    root = parse(shrunk.xml)
    assert root.get("ref") == "B2:C9"
    filtered = root.find("autoFilter")
    assert filtered is not None
    assert filtered.get("ref") == "B2:C8"
    assert [child.tag for child in filtered] == ["filterColumn"]
    sorted_ = root.find("sortState")
    assert sorted_ is not None
    assert sorted_.get("ref") == "B3:C8"
    assert [child.get("ref") for child in sorted_] == ["B3:B8"]
    both = parse(TablePart(TABLE).shrunk({3, 4}).xml).find("autoFilter")
    assert both is not None
    assert len(both) == 0


def test_columns_in_the_middle_stay_as_neutral_ones() -> None:
    shrunk = TablePart(TABLE.replace(b'name="D"', b'name="column1"')).shrunk({2, 3})
    assert shrunk.neutral == {2: "Column2", 3: "Column3"}
    assert [item["name"] for item in columns(shrunk.xml)] == ["Column2", "Column3", "column1"]
    assert b"calculatedColumnFormula" not in shrunk.xml
    assert shrunk.box == (2, 2, 9, 4)


def test_a_table_never_loses_its_last_column() -> None:
    shrunk = TablePart(TABLE).shrunk({2, 3, 4})
    assert shrunk.box == (2, 2, 9, 2)
    assert shrunk.neutral == {2: "Column1"}


def test_a_name_that_is_taken_is_refused_in_words() -> None:
    with pytest.raises(OutputError, match="has a column “D” already"):
        TablePart(TABLE).grown(edit((5, "d", "")))
    with pytest.raises(OutputError, match="16,385 columns"):
        wide = TABLE.replace(b"B2:D9", b"XFB2:XFD9").replace(b"B2:D8", b"XFB2:XFD8")
        TablePart(wide).grown(edit((16_385, "x", "")))


def test_columns_with_a_gap_are_a_defect_that_shows() -> None:
    with pytest.raises(ValueError, match="beside each other"):
        TablePart(TABLE).grown(edit((6, "x", "")))
    with pytest.raises(ValueError, match="beside each other"):
        TablePart(TABLE).grown(edit((1, "x", "")))


def test_a_table_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(LeadFileError, match="4 columns wide and names 3"):
        TablePart(TABLE.replace(b"B2:D9", b"B2:E9"))
    with pytest.raises(LeadFileError, match="names no columns"):
        TablePart(f'<table xmlns="{MAIN}" name="T" ref="A1:A2"/>'.encode())


def test_a_query_learns_of_columns_that_are_not_its_own() -> None:
    table = TABLE.replace(b' id="4"', b' id="4" tableType="queryTable"').replace(
        b'id="5"', b'id="5" queryTableFieldId="2"'
    )
    grown = TablePart(table).grown(edit((5, "New", "1"), (6, "Other", "")), first_free_field(FIELDS))
    assert columns(grown.xml)[3] == {"id": "9", "uniqueName": "9", "name": "New", "queryTableFieldId": "4"}
    assert grown.query_columns == ((9, 4, "New"), (10, 5, "Other"))
    made = with_fields(FIELDS, grown.query_columns)
    refresh = parse(made).find("queryTableRefresh")
    listed = parse(made).find("queryTableRefresh/queryTableFields")
    assert refresh is not None and listed is not None
    assert refresh.get("nextId") == "6"
    assert listed.get("count") == "4"
    assert dict(listed[2].attrib) == {"id": "4", "dataBound": "0", "fillFormulas": "1", "tableColumnId": "9"}
    # Ids are never given out twice, so the next one stays.
    assert without_fields(made, (9, 10)) == FIELDS.replace(b'nextId="4"', b'nextId="6"')


def test_a_query_that_was_never_run_stays_as_it_is() -> None:
    for data in (f'<queryTable xmlns="{MAIN}"/>', f'<queryTable xmlns="{MAIN}"><queryTableRefresh/></queryTable>'):
        assert with_fields(data.encode(), ((9, 4, "New"),)) == data.encode()
        assert without_fields(data.encode(), (9,)) == data.encode()
        assert first_free_field(data.encode()) == 1
