"""Nodes to values, with every complaint kept: the tools that the sections of a model file are read with.

Nothing here raises: a value that cannot be read gives None, its problem is noted with line and path, and
reading goes on, so that a person sees all that is wrong at once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from scoring.errors import Place, Problem, did_you_mean
from scoring.modelfile.yamltext import line_of
from scoring.wording import EPOCH

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
_WHOLE = re.compile(r"[-+]?\d+")
_TAG = "tag:yaml.org,2002:"
_MOST_SHOWN = 40


class NodeReader:
    """Reads one file's values; `problems` are its complaints, `lines` the line that each path begins in."""

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}

    def complain(self, node: Node, path: str, message: str, mend: str = "", code: str = "file") -> None:
        """Note a problem of a node."""
        self.problems.append(Problem(code, message, Place(self.file, line=line_of(node), path=path), mend))

    def mark(self, node: Node, path: str) -> None:
        """Remember where a part of the model stands, for findings that come later."""
        self.lines.setdefault(path, line_of(node))

    def entries(self, node: Node, path: str, what: str) -> list[tuple[str, Node, Node]]:
        """The entries of a block: key, its node, its value. A key that comes twice is refused."""
        self.mark(node, path)
        if _is_null(node):
            return []
        if not isinstance(node, MappingNode):
            self.complain(node, path, f"{what} is a block of “key: value” lines.")
            return []
        found: dict[str, tuple[str, Node, Node]] = {}
        for key_node, value in node.value:
            if not isinstance(key_node, ScalarNode) or not key_node.value:
                self.complain(key_node, path, "A key must be a text.", "Write “key: value”.")
                continue
            key = str(key_node.value)
            if key in found:
                self.complain(key_node, path, f"“{key}” stands here twice.", "Keep one of them.")
                continue
            found[key] = (key, key_node, value)
        return list(found.values())

    def known(self, node: Node, path: str, what: str, keys: Sequence[str]) -> dict[str, Node]:
        """The entries of a block with fixed keys; an unknown key is refused with the nearest known one."""
        found: dict[str, Node] = {}
        for key, key_node, value in self.entries(node, path, what):
            if key not in keys:
                offer = did_you_mean(key, keys) or "Known are: " + ", ".join(keys) + "."
                self.complain(key_node, path, f"{what} has no “{key}”.", offer)
                continue
            found[key] = value
            self.mark(key_node, f"{path}.{key}" if path else key)
        return found

    def sequence(self, node: Node, path: str, what: str) -> list[Node]:
        """The entries of a list."""
        self.mark(node, path)
        if isinstance(node, SequenceNode):
            return list(node.value)
        if not _is_null(node):
            self.complain(node, path, f"{what} must be a list.", "Write [first, second] or “- ” lines.")
        return []

    def text(self, node: Node | None, path: str, *, lines: bool = False) -> str | None:
        """A text as it was typed; with `lines` it may have several."""
        if node is None or _is_null(node):
            return None if node is None else ""
        if not isinstance(node, ScalarNode):
            self.complain(node, path, "One text is wanted here.")
            return None
        value = str(node.value).strip() if lines else str(node.value)
        if not lines and "\n" in value:
            self.complain(node, path, "This text has more than one line.")
            return None
        return value

    def wanted_text(self, node: Node, path: str) -> str | None:
        """A text to compare with. Whole numbers count as their digits; what else is no text needs quotes."""
        if not isinstance(node, ScalarNode):
            self.complain(node, path, "One text is wanted here.", "A list goes with “is one of”.")
            return None
        value = str(node.value)
        kind = str(node.tag).removeprefix(_TAG)
        if kind in ("float", "bool", "timestamp") or (kind == "int" and not _WHOLE.fullmatch(value)):
            what = {"float": "number", "int": "number", "timestamp": "date"}.get(kind, "yes/no value")
            self.complain(node, path, f"{value} is a {what}; a text is wanted here.", f'Write “"{value}"”.')
            return None
        return "" if _is_null(node) else value

    def texts(self, node: Node, path: str, what: str) -> tuple[str, ...]:
        """A list of texts to compare with."""
        found = (self.wanted_text(part, path) for part in self.sequence(node, path, what))
        return tuple(text for text in found if text is not None)

    def number(self, node: Node | None, path: str) -> float | None:
        """A number; None where there is none or where it is no number."""
        if node is None or _is_null(node):
            return None
        value = str(node.value) if isinstance(node, ScalarNode) else ""
        plain = isinstance(node, ScalarNode) and node.style is None
        if plain and _NUMBER.fullmatch(value):
            number = float(value)
            if math.isfinite(number):
                return number
            self.complain(
                node, path, f"{_short(value)} is larger than any number that can be used.", "Choose a smaller one."
            )
            return None
        mend = ""
        if _NUMBER.fullmatch(value):
            mend = "Write it without quotes."
        elif _NUMBER.fullmatch(value.replace(",", ".")) and value.count(",") == 1:
            mend = f"Write {value.replace(',', '.')}."
        shown = f"“{_short(value)}” is no number." if value else "A number is wanted here."
        self.complain(node, path, shown, mend)
        return None

    def whole(self, node: Node | None, path: str) -> int | None:
        """A whole number."""
        value = self.number(node, path)
        if node is None or value is None:
            return None
        if value != int(value):
            self.complain(node, path, "A whole number is wanted here.")
            return None
        return int(value)

    def yes_no(self, node: Node | None, path: str) -> bool | None:
        """true or false."""
        if node is None:
            return None
        value = str(node.value) if isinstance(node, ScalarNode) else ""
        if isinstance(node, ScalarNode) and node.style is None and value.lower() in ("true", "false"):
            return value.lower() == "true"
        self.complain(node, path, "true or false is wanted here.")
        return None

    def choice(self, node: Node | None, path: str, what: str, options: Sequence[str]) -> str | None:
        """One of a few words."""
        value = self.text(node, path)
        if node is None or value is None:
            return None
        if value not in options:
            offer = did_you_mean(value, options) or "Known are: " + ", ".join(options) + "."
            self.complain(node, path, f"There is no {what} “{value}”.", offer)
            return None
        return value

    def day(self, node: Node, path: str) -> float | None:
        """The serial of an ISO date."""
        value = str(node.value) if isinstance(node, ScalarNode) else ""
        try:
            return float((date.fromisoformat(value) - EPOCH).days)
        except ValueError:
            self.complain(node, path, f"“{value}” is no date.", "Write year-month-day, such as 2026-03-31.")
            return None


def _short(text: str) -> str:
    """The beginning of a text that somebody typed, for a message."""
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"


def _is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and bool(node.tag == f"{_TAG}null")
