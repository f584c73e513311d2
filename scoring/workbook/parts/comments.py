"""Comment parts: the notes themselves, and the drawing that older forms of notes need to be seen."""

from __future__ import annotations

from scoring.errors import OutputError, Place
from scoring.workbook.parts.refs import cell_ref
from scoring.workbook.parts.text import MAX_TEXT, text_element, text_length
from scoring.workbook.parts.xml import DECLARATION, MAIN
from scoring.workbook.plan import Comment

AUTHOR = "Hotsheet"
# A note is as wide as three usual columns; its height follows from about 34 letters a line of 15 points.
_WIDTH_COLUMNS = 3
_LETTERS_A_LINE = 34
_SHAPES_A_SHEET = 1024

_VML_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{sheet}"/></o:shapelayout><v:shapetype id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_VML_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;'
    'margin-top:2pt;width:144pt;height:{height}pt;z-index:{place};visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}'
    "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def comments_xml(comments: tuple[Comment, ...], sheet: str) -> bytes:
    """The part with the texts, by row and column."""
    items = "".join(_comment(comment, sheet) for comment in _ordered(comments))
    return (
        f'{DECLARATION}<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors>'
        f"<commentList>{items}</commentList></comments>"
    ).encode()


def vml_xml(comments: tuple[Comment, ...], sheet: int) -> bytes:
    """The drawing part; `sheet` (from 1) keeps the shapes' ids apart."""
    shapes = "".join(_shape(comment, sheet, place) for place, comment in enumerate(_ordered(comments), 1))
    return f"{_VML_HEAD.format(sheet=sheet)}{shapes}</xml>".encode()


def _ordered(comments: tuple[Comment, ...]) -> list[Comment]:
    return sorted(comments, key=lambda comment: (comment.row, comment.column))


def _comment(comment: Comment, sheet: str) -> str:
    where = cell_ref(comment.row, comment.column)
    if text_length(comment.text) > MAX_TEXT:
        raise OutputError(
            f"the comment has more than {MAX_TEXT:,} characters.",
            place=Place(sheet=sheet, cell=where),
            mend="Shorten it.",
        )
    text = text_element(comment.text)
    return f'<comment ref="{where}" authorId="0"><text><r>{text}</r></text></comment>'


def _shape(comment: Comment, sheet: int, place: int) -> str:
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in comment.text.split("\n"))
    top = max(comment.row - 2, 0)
    # Left column, offset, top row, offset, right column, offset, bottom row, offset; the offsets in pixels.
    corners = (comment.column, 15, top, 2, comment.column + _WIDTH_COLUMNS, 15, top + lines + 1, 4)
    return _VML_SHAPE.format(
        number=sheet * _SHAPES_A_SHEET + place,
        height=15 * (lines + 1),
        place=place,
        anchor=", ".join(map(str, corners)),
        row=comment.row - 1,
        column=comment.column - 1,
    )
