"""The parts that list sheets, links, kinds and names: changed where told, and nowhere else."""

from __future__ import annotations

import pytest

from scoring.errors import LeadFileError
from scoring.ooxml.outline import outline
from scoring.ooxml.xml import parse
from scoring.workbook.plan import DefinedName
from scoring.workbook.surgery.content_types import (
    default_types,
    typed_parts,
    with_default,
    with_types,
    without_types,
)
from scoring.workbook.surgery.defined_names import NameEntry
from scoring.workbook.surgery.relationships import NewLink, with_links, without_links
from scoring.workbook.surgery.splice import Splice, opened, rebuilt
from scoring.workbook.surgery.strict import is_strict, to_strict
from scoring.workbook.surgery.workbook_part import NewTab, WorkbookPart
from tests.workbook.surgery.books import LINKS, MAIN, OFFICE, TYPES

BOOK = (
    f'<x:workbook xmlns:x="{MAIN}" xmlns:q="{OFFICE}" xmlns:mc="urn:mc" xmlns:x15ac="urn:ac"><!-- kept -->'
    "<x:workbookPr/>"
    '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\"/></mc:Choice></mc:AlternateContent>'
    "<x:bookViews><x:workbookView firstSheet='1'  activeTab=\"2\" /><x:workbookView/></x:bookViews>"
    '<x:sheets><x:sheet name="A" sheetId="3" q:id="rId1"/>\n<x:sheet name="Chart" sheetId="5" q:id="rId2"/>'
    '<x:sheet name="It\'s &quot;ours&quot; 🌷" sheetId="9" state="veryHidden" q:id="rId3"/></x:sheets>'
    '<x:externalReferences><x:externalReference q:id="rId9"/></x:externalReferences>'
    '<x:definedNames><x:definedName name="_xlnm.Print_Area" localSheetId="2">\'It\'\'s "ours" 🌷\'!$A$1:$B$2'
    '</x:definedName><x:definedName name="Rate">[1]S!$A$1</x:definedName></x:definedNames>'
    '<x:calcPr calcId="1" calcMode="manual"/><x:customWorkbookViews><x:customWorkbookView activeSheetId="5"/>'
    "</x:customWorkbookViews><x:extLst/></x:workbook>"
).encode()


def edited(data: bytes = BOOK) -> WorkbookPart:
    return WorkbookPart(data)


def names(part: WorkbookPart) -> dict[tuple[str, int | None], str]:
    return {(entry.name, entry.sheet): entry.refers for entry in part.names}


def test_nothing_asked_nothing_changed() -> None:
    assert edited().result() == BOOK


def test_sheets_stand_where_they_are_wanted_and_all_counts_follow() -> None:
    part = edited()
    part.add_sheets([NewTab("Last", "rId30"), NewTab("Third", "rId31", 2), NewTab("First & <1>", "rId32", 0, True)])
    again = edited(part.result())
    assert [tab.name for tab in again.tabs] == ["First & <1>", "A", "Third", "Chart", 'It\'s "ours" 🌷', "Last"]
    assert [tab.link for tab in again.tabs] == ["rId32", "rId1", "rId31", "rId2", "rId3", "rId30"]
    assert [tab.state for tab in again.tabs] == ["hidden", "visible", "visible", "visible", "veryHidden", "visible"]
    assert len({tab.sheet_id for tab in again.tabs}) == 6
    assert names(again)["_xlnm.Print_Area", 4].endswith("$A$1:$B$2")
    views = parse(part.result()).findall("bookViews/workbookView")
    # Without activeTab the first sheet was in view: it still is.
    assert [view.attrib for view in views] == [
        {"firstSheet": "3", "activeTab": "4"},
        {"firstSheet": "1", "activeTab": "1"},
    ]


def test_what_is_added_and_taken_out_again_leaves_no_trace() -> None:
    part = edited()
    part.add_sheets([NewTab("New", "rId30", 1), NewTab("Last", "rId31")])
    part.set_names([DefinedName("HS_1", "New!$A$1", hidden=True)])
    part.set_names([DefinedName("_xlnm.Print_Titles", "New!$1:$1")], sheet=1)
    made = edited(part.result())
    assert names(made)["_xlnm.Print_Titles", 1] == "New!$1:$1"
    made.remove_sheets({1, 4})
    made.names.remove(lambda entry: entry.name.startswith("HS_"))
    back = made.result()
    assert back.replace(b' firstSheet="0" activeTab="0"', b"") == BOOK.replace(b"'1'", b'"1"')


def test_a_sheet_that_goes_takes_its_names_and_is_no_longer_in_view() -> None:
    part = edited()
    part.remove_sheets({1})
    root = parse(part.result())
    assert names(edited(part.result())) == {
        ("_xlnm.Print_Area", 1): "'It''s \"ours\" 🌷'!$A$1:$B$2",
        ("Rate", None): "[1]S!$A$1",
    }
    view = root.find("bookViews/workbookView")
    assert view is not None
    assert view.attrib == {"firstSheet": "0", "activeTab": "1"}
    custom = root.find("customWorkbookViews/customWorkbookView")
    assert custom is not None
    assert custom.get("activeSheetId") == "3"
    part.remove_sheets({1})
    assert ("Rate", None) in names(part)
    assert len(names(part)) == 1


def test_names_are_told_apart_without_case_and_by_scope() -> None:
    part = edited()
    part.set_names([DefinedName("RATE", "A!$B$1", comment="new\nline"), DefinedName("Other", "1")])
    part.names.set(NameEntry("rate", "2", sheet=0))
    again = edited(part.result())
    assert {key: value for key, value in names(again).items() if key[0] != "_xlnm.Print_Area"} == {
        ("RATE", None): "A!$B$1",
        ("rate", 0): "2",
        ("Other", None): "1",
    }
    assert again.names.find("rAtE") is not None
    part.names.change(lambda entry: "3" if entry.name == "Other" else entry.refers)
    assert names(part)["Other", None] == "3"


def test_a_list_of_names_is_made_in_its_place_and_goes_with_its_last_name() -> None:
    plain = f'<workbook xmlns="{MAIN}"><sheets/><calcPr/><extLst/></workbook>'.encode()
    part = edited(plain)
    part.set_names([DefinedName("A", "1")])
    made = part.result()
    assert [child.name for child in outline(made).children] == ["sheets", "definedNames", "calcPr", "extLst"]
    again = edited(made)
    again.names.remove(lambda entry: True)
    assert again.result() == plain


def test_full_calculation_is_asked_for_and_the_mode_stays() -> None:
    part = edited()
    part.recalculate()
    assert b'<x:calcPr calcId="1" calcMode="manual" fullCalcOnLoad="1"/>' in part.result()
    bare = edited(f'<workbook xmlns="{MAIN}"><sheets/><oleSize ref="A1"/></workbook>'.encode())
    bare.recalculate()
    assert b'<sheets/><calcPr fullCalcOnLoad="1"/><oleSize' in bare.result()


def test_sheet_ids_stay_in_their_range() -> None:
    part = edited(BOOK.replace(b'sheetId="9"', b'sheetId="65534"'))
    part.add_sheets([NewTab("New", "rId30")])
    assert part.tabs[-1].sheet_id == "1"


def test_a_book_without_a_namespace_for_links_gets_one_where_it_is_needed() -> None:
    part = edited(f'<workbook xmlns="{MAIN}"><sheets/></workbook>'.encode())
    part.add_sheets([NewTab("New", "rId1")])
    assert edited(part.result()).tabs[0].link == "rId1"


def test_a_workbook_part_without_sheets_is_refused() -> None:
    with pytest.raises(LeadFileError, match="lists no sheets"):
        edited(f'<workbook xmlns="{MAIN}"/>'.encode())


TYPED = (
    f'<t:Types xmlns:t="{TYPES}"><t:Default Extension="XML" ContentType="application/xml"/>'
    '<t:Override PartName="/xl/A%20b.xml" ContentType="a/b"/></t:Types>'
).encode()


def test_kinds_of_parts() -> None:
    made = with_types(TYPED, {"xl/new.xml": "c/d", "customXml/item1.xml": "application/xml", "XL/a b.xml": "e/f"})
    assert typed_parts(made) == {"xl/new.xml": "c/d", "xl/a b.xml": "e/f"}
    assert without_types(with_types(TYPED, {"xl/new.xml": "c/d"}), ["XL/NEW.xml", "none"]) == TYPED
    assert default_types(with_default(TYPED, "vml", "g/h")) == {"vml": "g/h", "xml": "application/xml"}
    assert with_default(TYPED, "xml", "other") == TYPED
    empty = f'<Types xmlns="{TYPES}"/>'.encode()
    assert default_types(with_default(empty, "vml", "g/h")) == {"vml": "g/h"}
    assert typed_parts(with_types(empty, {"a.xml": "b"})) == {"a.xml": "b"}


def test_links_get_ids_that_no_other_has() -> None:
    old = (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="RID7" Type="t" Target="a.xml"/>'
        '<Relationship Id="other" Type="t" Target="http://x/" TargetMode="External"/></Relationships>'
    ).encode()
    made, ids = with_links(
        old, "xl/workbook.xml", [NewLink("sheet", "xl/s/1.xml"), NewLink("custom", "customXml/i.xml")]
    )
    assert ids == ("rId8", "rId9")
    rows = [dict(row.attrib) for row in parse(made)][2:]
    assert rows == [
        {"Id": "rId8", "Type": f"{OFFICE}/sheet", "Target": "s/1.xml"},
        {"Id": "rId9", "Type": f"{OFFICE}/custom", "Target": "../customXml/i.xml"},
    ]
    assert without_links(made, ids) == old


def test_links_are_made_where_there_are_none_and_written_as_the_others_are() -> None:
    made, ids = with_links(None, "workbook.xml", [NewLink("sheet", "sheets/1.xml")], strict=True)
    assert ids == ("rId1",)
    assert parse(made)[0].get("Type") == "http://purl.oclc.org/ooxml/officeDocument/relationships/sheet"
    rooted = f'<Relationships xmlns="{LINKS}"><Relationship Id="a" Type="t" Target="/xl/a.xml"/></Relationships>'
    made, _ = with_links(rooted.encode(), "xl/workbook.xml", [NewLink("urn:own", "xl/b.xml")])
    assert dict(parse(made)[1].attrib) == {"Id": "rId1", "Type": "urn:own", "Target": "/xl/b.xml"}


def test_both_dialects() -> None:
    strict = to_strict(BOOK)
    assert is_strict(outline(strict))
    assert not is_strict(outline(BOOK))
    # What a cell says of a namespace is the lead's own.
    said = f'<c xmlns="{MAIN}" a="x"><t>see {MAIN}, ="{OFFICE}"</t></c>'.encode()
    assert to_strict(said).endswith(f'<t>see {MAIN}, ="{OFFICE}"</t></c>'.encode())
    part = edited(strict)
    part.add_sheets([NewTab("New", "rId30", 0)])
    assert part.strict
    assert edited(part.result()).tabs[0].link == "rId30"


def test_splices() -> None:
    data = b'<a x=\'1\' y="x=2"><b/> <c z="1">t</c></a>'
    found = outline(data)
    splice = Splice(data)
    splice.attributes(found.root, {"x": "<&>", "new": "3", "y": None})
    splice.append(found.children[0], b"<d/>", {"k": "v"})
    splice.append(found.children[1], b"<e/>")
    splice.insert(found.children[1].start, b"1")
    splice.insert(found.children[1].start, b"2")
    assert splice.result() == (b'<a x="&lt;&amp;&gt;" new="3"><b k="v"><d/></b> 12<c z="1">t<e/></c></a>')
    assert rebuilt(b'<c z="1">t</c>', {"z": None}, b"") == b"<c/>"
    assert opened(b"<?xml version='1.0'?><a b='/'/>\n") == b"<?xml version='1.0'?><a b='/'></a>\n"
    assert opened(data) == data


def test_changes_that_overlap_are_a_defect_that_shows() -> None:
    splice = Splice(b"<a><b/></a>")
    splice.replace(3, 7, b"")
    splice.replace(5, 6, b"x")
    with pytest.raises(ValueError, match="overlap"):
        splice.result()
