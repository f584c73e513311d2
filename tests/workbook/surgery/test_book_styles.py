"""Looks added to somebody's styles: appended, reused where equal, and nothing that was there is renumbered."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import OutputError
from scoring.ooxml.xml import parse
from scoring.workbook.parts.styles import Styles
from scoring.workbook.plan import PLAIN, Look, Style
from scoring.workbook.surgery.styles import MAX_CELL_FORMATS, AppendedStyles
from tests.workbook.surgery.books import MAIN, STYLES

LISTS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs")
styles = st.builds(
    Style,
    number_format=st.sampled_from(("General", "0.0", "@", "0.000", "yyyy-mm-dd", '"<&>"0')),
    bold=st.booleans(),
    italic=st.booleans(),
    color=st.sampled_from(("", "9C0006")),
    fill=st.sampled_from(("", "fff8e1")),
    border=st.sampled_from(("", "BFBFBF")),
    horizontal=st.sampled_from(("", "center")),
    wrap=st.booleans(),
    indent=st.integers(0, 2),
    locked=st.booleans(),
)


def listed(data: bytes, name: str) -> list[Element]:
    found = parse(data).find(name)
    return list(found) if found is not None else []


def shown(data: bytes, number: int) -> dict[str, object]:
    """What a cell of this format looks like."""
    item = listed(data, "cellXfs")[number]
    codes = {code.get("numFmtId"): code.get("formatCode") for code in listed(data, "numFmts")}
    font = listed(data, "fonts")[int(item.get("fontId", "0"))]
    color = font.find("color")
    fill = listed(data, "fills")[int(item.get("fillId", "0"))].find("patternFill/fgColor")
    alignment, protection, name = item.find("alignment"), item.find("protection"), font.find("name")
    return {
        "code": codes.get(item.get("numFmtId"), item.get("numFmtId")),
        "bold": font.find("b") is not None,
        "italic": font.find("i") is not None,
        "color": None if color is None else color.get("rgb"),
        "name": None if name is None else name.get("val"),
        "fill": None if fill is None else fill.get("rgb"),
        "alignment": {} if alignment is None else dict(alignment.attrib),
        "unlocked": protection is not None and protection.get("locked") == "0",
        "quoted": item.get("quotePrefix"),
    }


@given(st.lists(st.tuples(styles, st.booleans(), st.integers(-1, 3)), min_size=1, max_size=8))
def test_nothing_that_was_there_changes_and_counts_are_right(asked: list[tuple[Style, bool, int]]) -> None:
    data = STYLES.encode()
    added = AppendedStyles(data)
    numbers = [
        added.cell(style, quoted) if base < 0 else added.like(base, style, quoted) for style, quoted, base in asked
    ]
    made = added.xml()
    for name in LISTS:
        before, after = listed(data, name), listed(made, name)
        assert [parse_again(item) for item in after[: len(before)]] == [parse_again(item) for item in before]
        element = parse(made).find(name)
        assert element is None or element.get("count") in (None, str(len(after)))
    again = AppendedStyles(made)
    for (style, quoted, base), number in zip(asked, numbers, strict=True):
        assert number < len(listed(made, "cellXfs"))
        assert (again.cell(style, quoted) if base < 0 else again.like(base, style, quoted)) == number
    assert again.xml() == made


def parse_again(item: Element) -> tuple[object, ...]:
    return item.tag, tuple(sorted(item.attrib.items())), tuple(parse_again(child) for child in item)


def test_sheets_of_ours_look_as_in_a_new_workbook() -> None:
    style = Style("0.0", bold=True, color="9c0006", fill="fff8e1", border="BFBFBF", wrap=True, locked=False)
    new, old = Styles(), AppendedStyles(STYLES.encode())
    one, other = new.cell(style, True), old.cell(style, True)
    assert shown(new.xml(), one) == shown(old.xml(), other)


def test_a_cell_beside_theirs_keeps_their_look_apart_from_what_is_said() -> None:
    added = AppendedStyles(STYLES.encode())
    header = added.like(1, PLAIN)
    bold_date = added.like(1, Style("yyyy-mm-dd", color="112233", wrap=True, locked=False), True)
    centered = added.like(2, Style("0.0", horizontal="center"))
    beyond = added.like(99, PLAIN)
    made = added.xml()
    # A date of theirs beside a number of ours: the number's own format counts.
    assert shown(made, header) == shown(made, 1) | {"code": "0"}
    assert shown(made, bold_date) == shown(made, 1) | {
        "code": "yyyy-mm-dd",
        "color": "FF112233",
        "alignment": {"wrapText": "1"},
        "unlocked": True,
        "quoted": "1",
    }
    assert shown(made, centered)["alignment"] == {"horizontal": "center"}
    assert shown(made, beyond)["name"] == "Calibri"


def test_equal_looks_are_used_again() -> None:
    new = Styles()
    known = [new.cell(Style("0.0", bold=True)), new.cell(PLAIN), new.cell(Style(fill="aabbcc"), True)]
    looks = [new.look(Look(fill="AABBCC")), new.look(Look(bold=True))]
    data = new.xml()
    added = AppendedStyles(data)
    assert [
        added.cell(Style("0.0", bold=True)),
        added.cell(PLAIN),
        added.cell(Style(fill="AABBCC"), True),
    ] == known
    assert [added.look(Look(fill="aabbcc")), added.look(Look(bold=True))] == looks
    assert added.xml() == data


def test_numbers_of_formats_lie_above_all_that_are_spoken_of() -> None:
    odd = STYLES.replace('numFmtId="170" fontId', 'numFmtId="900" fontId').replace(
        'formatCode="0.000"', 'formatCode="x"'
    )
    added = AppendedStyles(odd.encode())
    number = added.cell(Style("0.0"))
    item = listed(added.xml(), "cellXfs")[number]
    assert item.get("numFmtId") == "901"
    taken = AppendedStyles(STYLES.replace("170", "2").encode())
    taken.cell(Style("0.00"))
    # Somebody has given a number that programs know by heart another meaning.
    assert listed(taken.xml(), "numFmts")[-1].get("formatCode") == "0.00"


@pytest.mark.parametrize("prefix", ["", "q"])
def test_lists_that_are_missing_are_made_in_their_order(prefix: str) -> None:
    name, space = (f"{prefix}:", f"xmlns:{prefix}") if prefix else ("", "xmlns")
    root = f'{name}styleSheet {space}="{MAIN}"'
    for text in (f"<{root}/>", f"<{root}></{name}styleSheet>", f"<{root}><{name}extLst/></{name}styleSheet>"):
        assert AppendedStyles(text.encode()).xml() == text.encode()
        added = AppendedStyles(text.encode())
        number, look = added.cell(Style("0.0", bold=True)), added.look(Look(bold=True))
        made = added.xml()
        # The first format of all stays that of cells without one.
        assert (number, look) == (1, 0)
        assert shown(made, 0)["bold"] is False
        assert len(listed(made, "fills")) == 2
        order = [child.tag for child in parse(made)]
        wanted = ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs", "extLst")
        assert order == [item for item in wanted if item in order]


def test_numbers_that_point_nowhere_and_what_no_format_says_are_not_copied() -> None:
    odd = 'fontId="9" fillId="9" borderId="9" xfId="9" theirs="1"'
    data = STYLES.replace('fontId="1" fillId="0" borderId="0" xfId="0"', odd)
    added = AppendedStyles(data.encode())
    number = added.like(1, Style(italic=True))
    item = listed(added.xml(), "cellXfs")[number]
    assert [item.get(name) for name in ("fillId", "borderId", "xfId", "theirs")] == ["0", "0", "0", None]
    assert shown(added.xml(), number)["italic"] is True


def test_64_000_formats_are_fine_and_excels_limit_is_refused_in_words() -> None:
    xf = '<xf numFmtId="0" fontId="{}" fillId="0" borderId="0" xfId="0"/>'
    for count in (64_000, MAX_CELL_FORMATS):
        inside = "".join(xf.format(number) for number in range(count))
        start, end = STYLES.index("<cellXfs"), STYLES.index("<cellStyles ")
        many = f'{STYLES[:start]}<cellXfs count="{count}">{inside}</cellXfs>{STYLES[end:]}'.encode()
        added = AppendedStyles(many)
        if count < MAX_CELL_FORMATS:
            assert added.cell(Style(bold=True)) == count
        else:
            with pytest.raises(OutputError, match=r"65,490 cell formats; Excel allows 65,490\..*new workbook"):
                added.cell(Style(bold=True))


def test_a_look_asked_for_too_late_is_a_defect_that_shows() -> None:
    added = AppendedStyles(STYLES.encode())
    added.xml()
    with pytest.raises(RuntimeError, match="is written"):
        added.cell(Style(bold=True))
