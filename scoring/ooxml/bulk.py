"""The fast cell scanner: whole rows of a sheet part as arrays, without one Python object per cell.

It knows the shapes that the usual writers (Excel, LibreOffice, openpyxl, XlsxWriter, Google) make, checks
that a piece is of exactly that shape, and otherwise returns None: then `exact.py` reads the piece with a real
XML parser. What both can read they read alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.ooxml.cells import CONSTANTS, CellBatch, RawKind, resolve_entities, unescape_text
from scoring.ooxml.digits import PADDING, Positions, decimals, integers, last_bytes, words

# Token types. A closing tag is its opening one + 8, a self-closed tag + 16.
_ROW, _C, _V, _F, _IS, _T = 1, 2, 3, 4, 5, 6
_CLOSE, _SELF = 8, 16
_TYPES = 32


def _token_table() -> NDArray[np.uint8]:
    """The token type by the two bytes after "<" (little-endian); 0 is unknown."""
    table = np.zeros(65536, np.uint8)
    names = {
        b"ro": _ROW, b"c ": _C, b"c>": _C, b"v>": _V, b"v/": _V, b"v ": _V, b"f>": _F, b"f ": _F, b"f/": _F,
        b"is": _IS, b"t>": _T, b"t ": _T, b"t/": _T, b"/r": _ROW + _CLOSE, b"/c": _C + _CLOSE,
        b"/v": _V + _CLOSE, b"/f": _F + _CLOSE, b"/i": _IS + _CLOSE, b"/t": _T + _CLOSE,
    }  # fmt: skip
    for name, kind in names.items():
        table[name[0] | name[1] << 8] = kind
    return table


def _pair_table() -> NDArray[np.bool_]:
    """Which token may follow which: the whole grammar of a usual row."""
    follows = {
        _ROW: (_C, _C + _SELF, _ROW + _CLOSE),
        _ROW + _SELF: (_ROW, _ROW + _SELF),
        _ROW + _CLOSE: (_ROW, _ROW + _SELF),
        _C: (_V, _V + _SELF, _F, _F + _SELF, _IS, _C + _CLOSE),
        _C + _SELF: (_C, _C + _SELF, _ROW + _CLOSE),
        _C + _CLOSE: (_C, _C + _SELF, _ROW + _CLOSE),
        _F: (_F + _CLOSE,),
        _F + _SELF: (_V, _V + _SELF, _C + _CLOSE),
        _F + _CLOSE: (_V, _V + _SELF, _C + _CLOSE),
        _V: (_V + _CLOSE,),
        _V + _SELF: (_C + _CLOSE,),
        _V + _CLOSE: (_C + _CLOSE,),
        _IS: (_T, _T + _SELF),
        _T: (_T + _CLOSE,),
        _T + _SELF: (_IS + _CLOSE,),
        _T + _CLOSE: (_IS + _CLOSE,),
        _IS + _CLOSE: (_C + _CLOSE,),
    }
    table = np.zeros((_TYPES, _TYPES), np.bool_)
    for first, seconds in follows.items():
        table[first, list(seconds)] = True
    return table.ravel()


_TOKENS = _token_table()
_PAIRS = _pair_table()
# The length of "</c>" and so on: a longer name that begins alike is another element.
_CLOSE_LENGTH = np.zeros(_TYPES, np.intp)
_CLOSE_LENGTH[[_ROW + _CLOSE, _IS + _CLOSE]] = 5, 4
_CLOSE_LENGTH[[_C + _CLOSE, _V + _CLOSE, _F + _CLOSE, _T + _CLOSE]] = 3
_HAS_TEXT = np.zeros(_TYPES, np.bool_)
_HAS_TEXT[[_V, _F, _T]] = True

_ROW_START = np.frombuffer(b'<row r="', "<u8")[0]
_CELL_START = np.uint64(int.from_bytes(b'<c r="', "little"))
_SIX_BYTES = np.uint64(0xFFFFFFFFFFFF)
_QUOTE = 34

_ATTRIBUTE = re.compile(rb' ([a-z]+)="([^"<&]*)"')
_STORED = {
    b"": RawKind.NUMBER, b"n": RawKind.NUMBER, b"s": RawKind.SHARED, b"str": RawKind.TEXT,
    b"inlineStr": RawKind.TEXT, b"b": RawKind.BOOL, b"e": RawKind.ERROR,
}  # fmt: skip
_HIDDEN = re.compile(rb"""hidden\s*=\s*["'](?:1|true)["']""")
_HIDDEN_ROW = re.compile(rb"""<row r="(\d+)"(?:[^<>"']|"[^"]*"|'[^']*')*?\shidden\s*=\s*["'](?:1|true)["']""")
_CONSTANTS = tuple(
    (len(text), np.uint64(int.from_bytes(text.encode().rjust(8, b"\0"), "little"))) for text in CONSTANTS
)
_INLINE = 64
# In these characters float() takes exactly what a numeric cell may hold.
_NUMERIC = re.compile(rb"[-+0-9.eE ]*")
_MAX_ATTRIBUTES = 24
_MAX_ROUNDS = 60


@dataclass(frozen=True, eq=False)
class _Tokens:
    """The tags of a piece: byte of "<", byte of ">", and type, in order."""

    buffer: NDArray[np.uint8]
    left: Positions
    right: Positions
    kind: NDArray[np.uint8]


def scan_bulk(piece: bytes, offset: int = 0, prefix: bytes = b"", *, numbers: bool = True) -> CellBatch | None:
    """The cells of a piece of whole rows, or None where the piece is not of the usual shape.

    piece: the bytes of zero or more complete row elements. offset: where the piece begins in its part.
    prefix: the namespace prefix of the part's elements with its colon, or b"". Without `numbers` those are not read
    (half of the time): they are NaN in the batch.
    """
    if b"\r" in piece:
        return None
    if prefix:
        piece_read = piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
    else:
        piece_read = piece
    padded = bytes(PADDING) + piece_read + bytes(PADDING)
    tokens = _tokenise(np.frombuffer(padded, np.uint8))
    if tokens is None:
        return None
    cells = np.flatnonzero((tokens.kind & ~np.uint8(_SELF)) == _C)
    rows = _rows(tokens, cells)
    if rows is None:
        return None
    placed = _places(tokens, cells, *rows)
    if placed is None:
        return None
    row, column, after = placed
    attributes = _attributes(tokens, cells, after)
    if attributes is None:
        return None
    style, stored = attributes
    content = _content(padded, tokens, cells, stored, numbers)
    if content is None:
        return None
    kind, number, code, formula, texts, last = content
    # Each tag before a position was shortened by the prefix.
    move = offset - PADDING
    starts = tokens.left[cells] + move + len(prefix) * cells
    ends = tokens.right[last] + 1 + move + len(prefix) * (last + 1)
    return CellBatch(row, column, kind, style, number, code, formula, starts, ends, texts, _hidden_rows(piece_read))


def _hidden_rows(piece: bytes) -> NDArray[np.int32]:
    """The rows marked as hidden. Most pieces have none, which one search for the mark shows."""
    if _HIDDEN.search(piece) is None:
        return np.zeros(0, np.int32)
    return np.array([int(number) for number in _HIDDEN_ROW.findall(piece)], np.int32)


def _tokenise(buffer: NDArray[np.uint8]) -> _Tokens | None:
    left = np.flatnonzero(buffer == 60)
    right = np.flatnonzero(buffer == 62)
    if len(left) != len(right):
        return None
    if not len(left):
        kind = np.zeros(0, np.uint8)
        return _Tokens(buffer, left, right, kind) if not buffer.any() else None
    gap = left[1:] - right[:-1]
    if gap.min(initial=1) < 1 or (right < left).any():
        return None
    pairs = np.ndarray((len(buffer) - 1,), "V2", buffer=buffer.data, strides=(1,))
    kind = _TOKENS[pairs[left + 1].view("<u2")]
    if not kind.all():
        return None
    kind += (buffer[right - 1] == 47).astype(np.uint8) * np.uint8(_SELF)
    if kind.max() >= _TYPES or not _PAIRS[kind[:-1].astype(np.intp) * _TYPES + kind[1:]].all():
        return None
    if kind[0] not in (_ROW, _ROW + _SELF) or kind[-1] not in (_ROW + _CLOSE, _ROW + _SELF):
        return None
    closing = _CLOSE_LENGTH[kind]
    if ((closing > 0) & (right - left != closing)).any():
        return None
    if ((gap > 1) & ~_HAS_TEXT[kind[:-1]]).any() or left[0] != PADDING or right[-1] != len(buffer) - PADDING - 1:
        return None
    inline = kind == _IS
    if inline.any() and (right[inline] - left[inline] != 3).any():
        return None
    return _Tokens(buffer, left, right, kind)


def _rows(tokens: _Tokens, cells: Positions) -> tuple[NDArray[np.int32], NDArray[np.uint64], NDArray[np.intp]] | None:
    """For each cell: its row, the row's digits as the last bytes of a word, and how many digits there are."""
    buffer = tokens.buffer
    opened = np.flatnonzero((tokens.kind & ~np.uint8(_SELF)) == _ROW)
    start = tokens.left[opened]
    if (words(buffer, start) != _ROW_START).any():
        return None
    begin = start + 8
    length = np.zeros(len(begin), np.intp)
    for count in range(7, 0, -1):
        length[buffer[begin + count] == _QUOTE] = count
    number, good = integers(buffer, begin, begin + length)
    if not good.all() or (number == 0).any() or (number > 1_048_576).any():
        return None
    if (buffer[begin] == 48).any():
        return None
    digits = last_bytes(words(buffer, begin + length - 8), length)
    counts = np.diff(np.append(np.searchsorted(cells, opened), len(cells)))
    return (
        np.repeat(number.astype(np.int32), counts),
        np.repeat(digits, counts),
        np.repeat(length, counts),
    )


def _places(
    tokens: _Tokens,
    cells: Positions,
    row: NDArray[np.int32],
    digits: NDArray[np.uint64],
    length: NDArray[np.intp],
) -> tuple[NDArray[np.int32], NDArray[np.int32], Positions] | None:
    """Row, column and the position after the reference of each cell; None unless all are plain."""
    buffer = tokens.buffer
    start = tokens.left[cells]
    head = words(buffer, start)
    if ((head & _SIX_BYTES) != _CELL_START).any():
        return None
    first = ((head >> np.uint64(48)) & np.uint64(255)).astype(np.int32) - 64
    second = (head >> np.uint64(56)).astype(np.int32) - 64
    third = buffer[start + 8].astype(np.int32) - 64
    if ((first < 1) | (first > 26)).any():
        return None
    two = (second >= 1) & (second <= 26)
    three = two & (third >= 1) & (third <= 26)
    column = first.copy()
    column[two] = column[two] * 26 + second[two]
    column[three] = column[three] * 26 + third[three]
    close = start + 7 + two + three + length
    # The digits of the reference must be those of its row, and end at the closing quote.
    if (buffer[close] != _QUOTE).any() or (last_bytes(words(buffer, close - 8), length) != digits).any():
        return None
    if (column > 16_384).any():
        return None
    return row, column, close + 1


def _attributes(
    tokens: _Tokens, cells: Positions, after: Positions
) -> tuple[NDArray[np.int32], NDArray[np.uint8]] | None:
    """Style and stored kind of each cell. A piece has few distinct attribute texts: each is parsed once."""
    buffer = tokens.buffer
    end = tokens.right[cells] - (tokens.kind[cells] >= _SELF)
    length = end - after
    style = np.zeros(len(cells), np.int32)
    stored = np.zeros(len(cells), np.uint8)
    if not len(cells):
        return style, stored
    if length.min() < 0 or length.max() > _MAX_ATTRIBUTES:
        return None
    view = np.ndarray((len(buffer) - 23,), "V24", buffer=buffer.data, strides=(1,))
    text = view[end - 24].view("<u8").reshape(-1, 3)
    short = np.minimum(length, 8)
    text[:, 2] = last_bytes(text[:, 2], short)
    text[:, 1] = last_bytes(text[:, 1], np.clip(length - 8, 0, 8))
    text[:, 0] = last_bytes(text[:, 0], np.clip(length - 16, 0, 8))
    left = np.arange(len(cells))
    low, middle, high = (np.ascontiguousarray(text[:, place]) for place in range(3))
    for _ in range(_MAX_ROUNDS):
        if not len(left):
            return style, stored
        parsed = _parse_attributes(text[left[0]].tobytes())
        if parsed is None:
            return None
        same = (high == high[0]) & (middle == middle[0]) & (low == low[0])
        style[left[same]], stored[left[same]] = parsed
        rest = ~same
        left, low, middle, high = left[rest], low[rest], middle[rest], high[rest]
    # A piece with very many formats: one dictionary of the rest.
    known: dict[bytes, tuple[int, int] | None] = {}
    for place in left.tolist():
        written = text[place].tobytes()
        parsed = known[written] if written in known else known.setdefault(written, _parse_attributes(written))
        if parsed is None:
            return None
        style[place], stored[place] = parsed
    return style, stored


def _parse_attributes(text: bytes) -> tuple[int, int] | None:
    """Style and stored kind (plus a flag for inline texts) from what follows a cell's reference."""
    text = text.lstrip(b"\0").removesuffix(b" ")
    found = dict(_ATTRIBUTE.findall(text))
    if sum(len(name) + len(value) + 4 for name, value in found.items()) != len(text) or b"r" in found:
        return None
    kind = _STORED.get(found.get(b"t", b""))
    style = found.get(b"s", b"0")
    if kind is None or not style.isdigit() or len(style) > 6:
        return None
    return int(style), kind + (_INLINE if found.get(b"t") == b"inlineStr" else 0)


_Content = tuple[
    NDArray[np.uint8], NDArray[np.float64], NDArray[np.int32], NDArray[np.bool_], tuple[str, ...], Positions
]


def _content(
    padded: bytes, tokens: _Tokens, cells: Positions, stored: NDArray[np.uint8], numbers: bool
) -> _Content | None:
    """Kinds, numbers, codes, formula flags and texts of the cells, and the token that ends each."""
    kinds = np.append(tokens.kind, np.zeros(3, np.uint8))
    first = kinds[cells + 1]
    opened = kinds[cells] == _C
    formula = opened & ((first & 15) == _F)
    inline = opened & (first == _IS)
    value = cells + 1 + inline
    if formula.any():
        value = value + np.where(formula, np.where(first == _F, 2, 1), 0)
    at_value = kinds[value]
    has = opened & ((at_value == _V) | (at_value == _T))
    # An inline text in a cell that does not say so, or the other way round, is for the exact reader.
    wants = stored >= _INLINE
    if (inline & ~wants).any() or (wants & ~inline & opened & (first != _C + _CLOSE)).any():
        return None
    stored = stored & np.uint8(_INLINE - 1)
    empty_text = opened & ((at_value == _T + _SELF) | ((at_value == _V + _SELF) & (stored == RawKind.TEXT)))
    kind = np.where(has | empty_text, stored, np.uint8(RawKind.BLANK))
    number = np.full(len(cells), np.nan)
    code = np.full(len(cells), -1, np.int32)
    begin = tokens.right[np.minimum(value, len(tokens.right) - 1)] + 1
    stop = tokens.left[np.minimum(value + 1, len(tokens.left) - 1)]
    stop = np.where(empty_text, begin, stop)
    texts: dict[bytes, int] = {}
    kind[has & (begin == stop) & (kind != RawKind.TEXT)] = RawKind.BLANK
    if numbers and not _numbers(padded, tokens.buffer, kind, number, begin, stop):
        return None
    which = np.flatnonzero(kind == RawKind.SHARED)
    index, good = integers(tokens.buffer, begin[which], stop[which])
    if not good.all() or (index > 2**31 - 1).any():
        return None
    code[which] = index.astype(np.int32)
    which = np.flatnonzero((kind == RawKind.TEXT) | (kind == RawKind.ERROR))
    slices = zip(begin[which].tolist(), stop[which].tolist(), strict=True)
    code[which] = [texts.setdefault(padded[a:b], len(texts)) for a, b in slices]
    decoded = _decode(texts)
    if decoded is None:
        return None
    last = np.where(opened, value + np.where(has, 2, np.where(empty_text | (at_value == _V + _SELF), 1, 0)), cells)
    last = last + inline
    if formula.any():
        formula &= ~(_constant_formulas(tokens, cells, formula & (first == _F)) & (kind != RawKind.BLANK))
    return kind, number, code, formula, decoded, last


def _constant_formulas(tokens: _Tokens, cells: Positions, written: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the cells with a `written` formula text have a formula that is only a constant."""
    found = np.zeros(len(cells), np.bool_)
    which = np.flatnonzero(written)
    stop = tokens.left[cells[which] + 2]
    length = stop - tokens.right[cells[which] + 1] - 1
    word = last_bytes(words(tokens.buffer, stop - 8), np.clip(length, 0, 8))
    for size, constant in _CONSTANTS:
        found[which] |= (length == size) & (word == constant)
    return found


def _numbers(
    padded: bytes,
    buffer: NDArray[np.uint8],
    kind: NDArray[np.uint8],
    number: NDArray[np.float64],
    begin: Positions,
    stop: Positions,
) -> bool:
    """Fill in the numbers of NUMBER and BOOL cells; False where one is not plainly a number."""
    which = np.flatnonzero(kind == RawKind.NUMBER)
    value, good = decimals(buffer, begin[which], stop[which])
    number[which] = value
    odd = which[~good]
    written = [padded[a:b] for a, b in zip(begin[odd].tolist(), stop[odd].tolist(), strict=True)]
    if _NUMERIC.fullmatch(b" ".join(written)) is None:
        return False
    try:
        number[odd] = list(map(float, written))
    except ValueError:
        return False
    if not np.isfinite(number[odd]).all():
        return False
    which = np.flatnonzero(kind == RawKind.BOOL)
    flag = buffer[begin[which]]
    if ((stop[which] - begin[which]) != 1).any() or ((flag != 48) & (flag != 49)).any():
        return False
    number[which] = flag == 49
    return True


def _decode(texts: dict[bytes, int]) -> tuple[str, ...] | None:
    """The texts with all escapes resolved; None where they are no UTF-8 or XML would refuse them."""
    if not texts:
        return ()
    try:
        joined = b"\0".join(texts).decode("utf-8")
    except UnicodeDecodeError:
        return None
    plain = resolve_entities(joined)
    if plain is None:
        return None
    found = plain.split("\0")
    if "_x" in plain:
        found = [unescape_text(text) for text in found]
    return tuple(found)
