"""Plain values as YAML text, in one canonical layout: short things on one line, the rest in blocks.

Ours instead of a library's writer, because edited parts must fit into a file that somebody else laid out
(see `scoring.modelfile.splice`), and because texts are quoted here so that every YAML reader agrees on them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeGuard

WIDTH = 100
TALL = 3

Data: TypeAlias = "str | float | bool | Sequence[Data] | Mapping[str, Data] | None"


class Plain(str):
    """A text that is written without quotes whatever it looks like: a date."""

    __slots__ = ()


# What a text without quotes may not begin with or hold, and the words and numbers that would be no texts.
_NO_START = re.compile(r"[^\w($€/≠≤≥.+]")
_UNSAFE = re.compile(r"[:#,\[\]{}\"'`&*!|>%@\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]|^[ ]|[ ]$|^---|^\.\.\.")
_WORD = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|~|\.inf|\.nan|[-+]?\.inf")
_NUMERIC = re.compile(r"[-+.\d][\d_.,:+\-a-fA-FxXoOtTzZ ]*")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LITERAL = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]*")


def scalar(value: str | float | bool | None) -> str:
    """A single value on one line."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Plain():
            return str(value)
        case str():
            return value if _is_plain(value) else _quoted(value)
        case _:
            return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def flow(value: Data) -> str:
    """A value on one line, collections in brackets."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{scalar(key)}: {flow(part)}".rstrip() for key, part in value.items()) + "}"
        case str() | bool() | float() | int() | None:
            return scalar(value)
        case _:
            return "[" + ", ".join(flow(part) for part in value) + "]"


def entry(key: str, value: Data, indent: int, *, spread: int = 0, source: str = "") -> str:
    """`key: value` without the first line's indent; a long value goes below, indented by two more.

    `spread` levels of collections are laid out in blocks however short they are. `source` is the key's text
    where it is to stay as it was written.
    """
    head = (source or scalar(key)) + ":"
    if isinstance(value, str) and "\n" in value and _fits_literal(value):
        lines = value.split("\n")
        return f"{head} |-\n" + "\n".join(" " * (indent + 2) + line if line else "" for line in lines)
    line = f"{head} {flow(value)}".rstrip()
    if not _wants_block(value, len(line) + indent, spread):
        return line
    return f"{head}\n{' ' * (indent + 2)}{block(value, indent + 2, spread=spread - 1)}"


def block(value: Data, indent: int, *, spread: int = 0) -> str:
    """A value as a block, without the first line's indent."""
    lead = "\n" + " " * indent
    if isinstance(value, Mapping) and value:
        return lead.join(entry(key, part, indent, spread=spread) for key, part in value.items())
    if is_sequence(value) and value:
        return lead.join("- " + item(part, indent + 2, spread=spread) for part in value)
    return flow(value)


def item(value: Data, indent: int, *, spread: int = 0) -> str:
    """One entry of a list, after its dash; `indent` is the column it begins in."""
    line = flow(value)
    if not _wants_block(value, len(line) + indent, spread):
        return line
    return block(value, indent, spread=spread - 1)


def document(sections: Mapping[str, Data], spread: Mapping[str, int]) -> str:
    """A whole file. `spread` says for a section how many levels stand in blocks; it gets room around it."""
    parts: list[str] = []
    for key, value in sections.items():
        levels = spread.get(key, 0)
        parts.append(("\n" if levels and parts else "") + entry(key, value, 0, spread=levels))
    return "\n".join(parts) + "\n"


def is_sequence(value: Data) -> TypeGuard[Sequence[Data]]:
    """Whether a value is a list, and not a text."""
    return isinstance(value, list | tuple)


def _is_collection(value: Data) -> TypeGuard[Mapping[str, Data] | Sequence[Data]]:
    return isinstance(value, Mapping | list | tuple)


def _wants_block(value: Data, width: int, spread: int) -> bool:
    return _is_collection(value) and bool(value) and (spread > 0 or width > WIDTH or _is_tall(value))


def _is_tall(value: Data) -> bool:
    """Whether a list of several blocks is inside, which reads better one below the other."""
    if isinstance(value, Mapping):
        return any(_is_tall(part) for part in value.values())
    if not is_sequence(value):
        return False
    return sum(map(_is_collection, value)) >= TALL or any(_is_tall(part) for part in value)


def _is_plain(text: str) -> bool:
    if not text or _NO_START.match(text) or _UNSAFE.search(text):
        return False
    return not (_WORD.fullmatch(text) or _NUMERIC.fullmatch(text)) and text.isprintable()


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _fits_literal(text: str) -> bool:
    lines = text.split("\n")
    tidy = all(line == line.rstrip() for line in lines) and bool(lines[-1]) and lines[0][:1] not in ("", " ")
    return tidy and "\t" not in text and _LITERAL.fullmatch(text) is not None
