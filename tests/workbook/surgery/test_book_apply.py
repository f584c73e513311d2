"""A plan put into small workbooks of all kinds: what comes in is right, what was there stays to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scoring.errors import HotsheetError
from scoring.ooxml.xml import parse
from scoring.workbook.apply import apply_plan
from scoring.workbook.lint import lint
from scoring.workbook.package import draft_bytes
from scoring.workbook.plan import BookPlan
from tests.judges import ironcalc_judge, libreoffice
from tests.judges.validity import findings, requires_validators
from tests.workbook.surgery.books import (
    LEADS,
    OFFICE,
    SHEET_KIND,
    STYLES,
    Made,
    leads_plan,
    opened,
    unzipped,
)

AREA = "'Spring''s leads 🌷'!"
AREAS = (
    "<definedNames>"
    f'<definedName name="_xlnm.Print_Area" localSheetId="0">{AREA}$A$1:$C$5,{AREA}$B$7:$B$9</definedName>'
    f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{AREA}$A$1:$C$5</definedName>'
    '<definedName name="_xlnm.Print_Area" localSheetId="1">Other!$A$1:$C$5</definedName>'
    '<definedName name="HS_1" localSheetId="1">Other!$A$1</definedName>'
    '<definedName name="HS_Hot" localSheetId="1">Other!$A$2</definedName>'
    '<definedName name="HS_1" localSheetId="0">Other!$A$3</definedName>'
    '<definedName name="HS_Leads" localSheetId="0">Other!$A$3</definedName>'
    f'<definedName name="Weekly">{AREA}$A$1:$C$5</definedName></definedNames>'
)
BOOKS = {
    "plain": Made(),
    "prefixed": Made(prefix="x"),
    "without styles": Made(styles=None),
    "strict": Made(strict=True),
    "strict and prefixed": Made(strict=True, prefix="q", styles=None),
    "with names": Made(names=AREAS),
    "calculation chain": Made(chain=True, rooted=True),
    "no calculation, no views": Made(calculation="", views=""),
    "another folder": Made(folder="book"),
    "at the root": Made(folder=""),
    "table": Made(table=True),
    "query": Made(table=True, query=True),
    "strict table": Made(table=True, strict=True),
    "prefixed query": Made(table=True, query=True, prefix="s"),
    "many tabs": Made(tabs=(("A & B", "chartsheet"), ("X", "worksheet"), (LEADS, "worksheet"), ("Z", "chartsheet"))),
}


def applied(made: Made, plan: BookPlan | None = None) -> bytes:
    """The workbook's file with the plan."""
    with opened(made.data()) as base:
        return draft_bytes(apply_plan(base, plan or leads_plan(table=made.table)))


def refused(made: Made, plan: BookPlan | None = None) -> str:
    with opened(made.data()) as base, pytest.raises(HotsheetError) as caught:
        apply_plan(base, plan or leads_plan(table=made.table))
    return str(caught.value)


def written(parts: Mapping[str, bytes] | bytes, path: Path) -> Path:
    assert isinstance(parts, bytes)
    path.write_bytes(parts)
    return path


@pytest.fixture(params=BOOKS, scope="module")
def book(request: pytest.FixtureRequest) -> Made:
    return BOOKS[request.param]


def test_every_part_that_is_not_named_stays_to_the_byte(book: Made) -> None:
    before = book.parts()
    with opened(book.data()) as base:
        draft = apply_plan(base, leads_plan(table=book.table))
        data = draft_bytes(draft)
        again = draft_bytes(apply_plan(base, leads_plan(table=book.table)))
    after = unzipped(data)
    leads = 1 + [name for name, _ in book.tabs].index(LEADS)
    may = {
        "[Content_Types].xml",
        *(f"{book.at}{name}" for name in ("workbook.xml", "_rels/workbook.xml.rels", "styles.xml")),
        f"{book.at}worksheets/sheet{leads}.xml",
        f"{book.at}tables/table3.xml",
        f"{book.at}queryTables/queryTable1.xml",
    }
    chain = {f"{book.at}calcChain.xml"} if book.chain else set()
    assert set(draft.changed) <= may
    assert {name for name in before if after.get(name) != before[name]} <= may | chain
    assert set(draft.dropped) == chain
    assert again == data
    assert [name for name in after if name in before] == [name for name in before if name not in chain]


@requires_validators
def test_validators_and_our_lint_find_nothing_new(book: Made, tmp_path: Path) -> None:
    base = written(book.data(), tmp_path / "base.xlsx")
    made = written(applied(book), tmp_path / "made.xlsx")
    known = {(item.judge, item.code, item.part) for item in findings(base)}
    assert [str(item) for item in findings(made) if (item.judge, item.code, item.part) not in known] == []
    if not book.prefix and not book.strict and book.folder == "xl":
        assert {item.code for item in lint(made)} <= {item.code for item in lint(base)}


@libreoffice.requires_libreoffice
def test_libreoffice_opens_all_of_them_and_computes_what_the_plan_says(tmp_path: Path) -> None:
    # The judge itself looks for parts in the usual folder.
    books = {name: made for name, made in BOOKS.items() if made.folder == "xl"}
    paths = [written(applied(made), tmp_path / f"{place}.xlsx") for place, made in enumerate(books.values())]
    for (name, made), cells in zip(books.items(), libreoffice.evaluate(paths), strict=True):
        leads = cells[LEADS]
        assert [leads[f"E{row}"] for row in range(2, 6)] == [24, 34, 44, 54], name
        assert leads["F2"] == "=typed", name
        assert cells["Scoring Summary"]["B1"] == 3, name
        tabs = [tab for tab, _ in made.tabs]
        assert list(cells) == [tabs[0], "Scoring Rules", *tabs[1:], "Scoring Summary"], name


@ironcalc_judge.requires_ironcalc
def test_ironcalc_and_openpyxl_take_texts_that_stand_in_their_cells(tmp_path: Path) -> None:
    made = written(applied(Made(table=True)), tmp_path / "made.xlsx")
    leads = ironcalc_judge.evaluate([made])[0][LEADS]
    assert (leads["E1"], leads["E5"], leads["F2"]) == ("Lead Score", 54, "=typed")
    sheet = openpyxl.load_workbook(made)[LEADS]
    assert (sheet["F1"].value, sheet["F2"].value, sheet["F2"].quotePrefix) == ("Note", "=typed", True)
    assert sheet.tables["Spring"].ref == "A1:F5"


def test_a_bare_relationship_part_of_the_workbook_keeps_its_own_links() -> None:
    parts = unzipped(applied(Made(chain=True, rooted=True)))
    links = {
        item.get("Type", "").rpartition("/")[2]: item.get("Target")
        for item in parse(parts["xl/_rels/workbook.xml.rels"])
    }
    assert "calcChain" not in links
    # All other targets were written from the root: so are ours.
    assert links["customXml"] == "/customXml/item1.xml"
    assert b"calcChain" not in parts["[Content_Types].xml"]
    assert "xl/calcChain.xml" not in parts


def test_names_of_the_leads_sheet_grow_and_others_stay() -> None:
    root = parse(unzipped(applied(Made(names=AREAS)))["xl/workbook.xml"])
    names = {(item.get("name"), item.get("localSheetId")): item.text for item in root.iter("definedName")}
    assert names["_xlnm.Print_Area", "0"] == f"{AREA}$A$1:$F$5,{AREA}$B$7:$B$9"
    assert names["_xlnm._FilterDatabase", "0"] == f"{AREA}$A$1:$F$5"
    assert names["_xlnm.Print_Area", "2"] == "Other!$A$1:$C$5"
    assert names["Weekly", None] == f"{AREA}$A$1:$C$5"
    # Names for shared formulas go round those that the sheet has; other sheets may have what they like.
    assert (names["HS_1", "0"], names["HS_1", "2"], names["HS_Hot", "2"]) == (
        "Other!$A$3",
        "Other!$A$1",
        "Other!$A$2",
    )
    assert ("HS_1", None) not in names
    assert names["HS_2", None] == "'Scoring Rules'!$B$4"
    assert names["_xlnm._FilterDatabase", "1"] == "'Scoring Rules'!$A$3:$B$5"
    assert names["_xlnm.Print_Titles", "1"] == "'Scoring Rules'!$3:$3"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ('name="hs_hot"', "HS_Hot"),
        ('name="hs_hot" localSheetId="0"', "HS_Hot"),
        ('name="HS_5"', "HS_5"),
        ('name="HS_Tier_9"', "HS_Tier_9"),
        ('name="HS_From_12"', "HS_From_12"),
        ('name="HS_Leads"', "HS_Leads"),
    ],
)
def test_a_name_of_their_own_that_is_needed_is_refused(name: str, said: str) -> None:
    message = refused(Made(names=f"<definedNames><definedName {name}>1</definedName></definedNames>"))
    assert "book.xlsx" in message
    assert f"“{said}”" in message
    assert "Name Manager" in message


def test_a_sheet_or_column_that_is_taken_is_refused() -> None:
    assert "sheet “Scoring Rules”" in refused(Made(tabs=((LEADS, "worksheet"), ("scoring rules", "worksheet"))))
    plan = leads_plan(table=True)
    assert plan.leads is not None and plan.leads.table is not None
    taken = replace(
        plan.leads.table,
        columns=(*plan.leads.table.columns[:2], (6, replace(plan.leads.table.columns[2][1], name="SIZE"))),
    )
    assert "“Size” already" in refused(Made(table=True), replace(plan, leads=replace(plan.leads, table=taken)))
    far = replace(plan.leads.columns[0], column=16_385)
    assert "16,385 columns are needed" in refused(Made(), replace(plan, leads=replace(plan.leads, columns=(far,))))


def test_what_is_missing_is_said() -> None:
    plan = leads_plan(table=True)
    assert "no table “Spring”" in refused(Made(), plan)
    assert "no sheet “Nowhere”" in refused(Made(), leads_plan(sheet="Nowhere"))
    assert "no sheet “C”" in refused(Made(tabs=(("C", "chartsheet"), (LEADS, "worksheet"))), leads_plan(sheet="C"))
    with opened(Made().data()) as base, pytest.raises(ValueError, match="new workbook"):
        apply_plan(base, replace(plan, leads=None))


def test_new_parts_never_take_the_place_of_others() -> None:
    extra = {
        "xl/Worksheets/Sheet9.xml": b"<other/>",
        "XL/comments4.xml": b"<other/>",
        "xl/charts/CHART7.xml": b"<other/>",
        "customXml/item3.xml": b"<other/>",
        "xl/drawings/vmlDrawing2.vml": b"<other/>",
    }
    made = Made(extra=extra)
    parts = unzipped(applied(made))
    new = set(parts) - set(made.parts())
    assert len({name.casefold() for name in parts}) == len(parts)
    assert {name: parts[name] for name in extra} == extra
    assert {"xl/worksheets/sheet10.xml", "xl/worksheets/sheet11.xml", "customXml/item4.xml"} <= new
    assert {"xl/charts/chart8.xml", "xl/drawings/vmlDrawing10.vml", "xl/comments10.xml"} <= new
    types = {item.get("PartName"): item.get("ContentType") for item in parse(parts["[Content_Types].xml"])}
    assert types["/xl/worksheets/sheet10.xml"] == f"{SHEET_KIND}.worksheet+xml"
    assert types["/customXml/itemProps4.xml"] is not None


def test_a_part_that_is_only_spoken_of_keeps_its_name_too() -> None:
    made = Made()
    types = made.parts()["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/worksheets/sheet20.xml" ContentType="a/b"/></Types>'
    )
    parts = unzipped(applied(replace(made, extra={"[Content_Types].xml": types})))
    assert "xl/worksheets/sheet21.xml" in parts


def test_links_get_a_type_where_each_was_named_alone() -> None:
    made = Made()
    rels = b"application/vnd.openxmlformats-package.relationships+xml"
    types = made.parts()["[Content_Types].xml"]
    types = types.replace(b'<Default Extension="rels" ContentType="' + rels + b'"/>', b"").replace(
        b"</Types>",
        b'<Override PartName="/_rels/.rels" ContentType="' + rels + b'"/>'
        b'<Override PartName="/xl/_rels/workbook.xml.rels" ContentType="' + rels + b'"/></Types>',
    )
    root = parse(unzipped(applied(replace(made, extra={"[Content_Types].xml": types})))["[Content_Types].xml"])
    assert {item.get("Extension") for item in root.iter("Default")} == {"rels", "xml", "vml"}


def test_another_type_for_an_extension_is_overruled_for_ours_alone() -> None:
    made = Made()
    types = made.parts()["[Content_Types].xml"].replace(
        b"</Types>", b'<Default Extension="vml" ContentType="text/plain"/></Types>'
    )
    root = parse(unzipped(applied(replace(made, extra={"[Content_Types].xml": types})))["[Content_Types].xml"])
    named = {item.get("PartName"): item.get("ContentType", "") for item in root.iter("Override")}
    assert named["/xl/drawings/vmlDrawing3.vml"].endswith("vmlDrawing")


def test_a_macro_workbook_stays_one() -> None:
    made = Made()
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = made.parts()["[Content_Types].xml"].replace(f"{SHEET_KIND}.sheet.main+xml".encode(), kind.encode())
    parts = unzipped(applied(replace(made, extra={"[Content_Types].xml": types, "xl/vbaProject.bin": b"\0vba"})))
    assert kind.encode() in parts["[Content_Types].xml"]
    assert parts["xl/vbaProject.bin"] == b"\0vba"


def test_a_very_hidden_sheet_and_links_to_other_books_stay() -> None:
    made = Made(names='<externalReferences><externalReference r:id="rId9"/></externalReferences>' + AREAS)
    links = made.parts()["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId9" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
        "</Relationships>".encode(),
    )
    book = made.parts()["xl/workbook.xml"].replace(b'sheetId="12"', b'sheetId="12" state="veryHidden"')
    extra = {
        "xl/_rels/workbook.xml.rels": links,
        "xl/workbook.xml": book,
        "xl/externalLinks/externalLink1.xml": b"<e/>",
    }
    parts = unzipped(applied(replace(made, extra=extra)))
    root = parse(parts["xl/workbook.xml"])
    assert [item.get("state") for item in root.iter("sheet")] == [None, None, "veryHidden", "hidden"]
    assert [child.tag for child in root][3:6] == ["externalReferences", "definedNames", "calcPr"]
    assert b'Id="rId9"' in parts["xl/_rels/workbook.xml.rels"]
    ids = [item.get("Id") for item in parse(parts["xl/_rels/workbook.xml.rels"])]
    assert len(ids) == len(set(ids))


def test_parts_in_other_encodings_are_edited_all_the_same() -> None:
    made = Made()
    parts = made.parts()
    utf16 = parts["xl/workbook.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    ascii_ = parts["[Content_Types].xml"].replace(b"UTF-8", b"us-ascii")
    after = unzipped(applied(replace(made, extra={"xl/workbook.xml": utf16, "[Content_Types].xml": ascii_})))
    names = [item.get("name") for item in parse(after["xl/workbook.xml"]).iter("sheet")]
    assert names == [LEADS, "Scoring Rules", "Other", "Scoring Summary"]
    parse(after["[Content_Types].xml"])


def test_progress_counts_the_leads_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    with opened(Made().data()) as base:
        draft = apply_plan(base, leads_plan(), lambda done, total: seen.append((done, total)))
        assert seen == []
        draft_bytes(draft)
    assert seen[-1] == (4, 4)
    assert seen == sorted(seen)


def test_a_damaged_part_is_refused_not_guessed() -> None:
    for name in ("xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        whole = Made().parts()[name]
        assert "damaged" in refused(Made(extra={name: whole[: len(whole) // 2]}))
    hostile = Made().parts()["xl/styles.xml"].replace(b"<styleSheet", b"<!DOCTYPE x><styleSheet")
    assert "document type" in refused(Made(extra={"xl/styles.xml": hostile}))


def test_the_leads_own_table_must_make_sense_and_others_need_not() -> None:
    damaged = Made(table=True).parts()["xl/tables/table3.xml"].replace(b'ref="A1:C5"', b'ref="A1:D5"')
    assert "4 columns wide and names 3" in refused(Made(table=True, extra={"xl/tables/table3.xml": damaged}))
    other = Made(table=True, extra={"xl/tables/table3.xml": damaged})
    assert unzipped(applied(other, leads_plan()))["xl/tables/table3.xml"] == damaged


def test_too_many_formats_are_refused_before_anything_is_written() -> None:
    start, end = STYLES.index("<cellXfs"), STYLES.index("<cellStyles ")
    xf = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    full = "".join(xf.format(number % 60_000) for number in range(65_490))
    assert "cell formats" in refused(Made(styles=f"{STYLES[:start]}<cellXfs>{full}</cellXfs>{STYLES[end:]}"))


def test_conditional_formats_get_looks_of_their_own() -> None:
    parts = unzipped(applied(Made()))
    looks = parse(parts["xl/styles.xml"]).find("dxfs")
    assert looks is not None
    assert looks.get("count") == "1"
    assert b'dxfId="0"' in parts["xl/worksheets/sheet1.xml"]
