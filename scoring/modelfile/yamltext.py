"""YAML text to positioned nodes, safely: no aliases, tags or endless nesting; syntax errors in words.

Models are read from nodes and not from ready values, because a node knows its line and its spelling:
`00123` stays what was typed, and every finding can name where it stands.
"""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event, NodeEvent
from ruamel.yaml.nodes import MappingNode, Node
from ruamel.yaml.reader import ReaderError

from scoring.errors import ModelError, Place

MAX_BYTES = 5_000_000
MAX_DEPTH = 40

# What the parser says, and what a person can do about it.
_WORDS = (
    ("cannot start any token", "A character stands where none may: often a tab.", "Indent with spaces only."),
    ("mapping values are not allowed", "A colon stands where none is expected.",
     "Put a text that holds “: ” in quotes, and check the indentation."),
    ("could not find expected ':'", "A key without its colon.", "Write “key: value”."),
    ("expected <block end>", "This line does not fit in with the lines above.",
     "Check the indentation: entries of one list or block begin in one column, and brackets are closed."),
    ("unexpected end of stream", "A quote or bracket is opened and never closed.", "Close it."),
    ("expected ',' or", "A list or block in brackets is not closed, or lacks a comma.",
     "Separate its entries with commas and close it."),
    ("did not find expected", "This line does not fit in with the lines above.", "Check the indentation."),
    ("found undefined alias", "“*” at the beginning means something in YAML.", "Put the text in quotes."),
    ("expected a single document", "The file holds more than one document.", "Remove the line “---”."),
)  # fmt: skip


# Byte order marks, longest first where one begins another, and what they say.
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode_model(data: bytes, file: str = "") -> tuple[str, bytes, str]:
    """The text of a model file, its byte order mark and its encoding: UTF-8, or UTF-16 with its mark."""
    if len(data) > MAX_BYTES:
        raise ModelError("This file is far too large for a model.", place=Place(file))
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding), mark, encoding
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ModelError(
            "This file is not text in UTF-8.", place=Place(file, line=line), mend="Save it as UTF-8."
        ) from None


def read_model_bytes(path: Path) -> bytes:
    """The bytes of a model file, or a `ModelError` that says why there are none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ModelError("There is no such model file.", place=Place(str(path))) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"This model file cannot be read: {reason}.", place=Place(str(path))) from None


def compose(text: str, file: str = "") -> MappingNode:
    """The root block of a model's text, as nodes with their positions."""
    yaml = YAML(typ="safe", pure=True)
    try:
        _refuse_tricks(yaml.parse(text), file)
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ModelError(
            "The file holds a control character.", place=Place(file, line=line), mend="Remove it."
        ) from None
    except MarkedYAMLError as error:
        raise _in_words(error, file) from None
    except (YAMLError, ValueError) as error:
        raise ModelError(f"This is not valid YAML: {error}.", place=Place(file)) from None
    if not isinstance(root, MappingNode):
        raise ModelError("This is not a Hotsheet model.", place=Place(file), mend="A model begins with “hotsheet: 1”.")
    return root


def line_of(node: Node) -> int:
    """The line that a node begins in, counted from 1."""
    return int(node.start_mark.line) + 1


def _refuse_tricks(events: object, file: str) -> None:
    depth = 0
    for event in events:  # type: ignore[attr-defined]
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _refused(event, file, "This is nested too deeply.", "Conditions nest a few levels only.")
        if not isinstance(event, NodeEvent):
            continue
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise _refused(
                event, file, "References (“&” and “*”) are not used in models.",
                "Write the value out, or put a text that begins with & or * in quotes.",
            )  # fmt: skip
        if getattr(event, "tag", None) is not None:
            raise _refused(
                event, file, "Tags (“!”) are not used in models.", "Put a text that begins with ! in quotes."
            )


def _refused(event: Event, file: str, message: str, mend: str) -> ModelError:
    return ModelError(message, place=Place(file, line=event.start_mark.line + 1), mend=mend)


def _in_words(error: MarkedYAMLError, file: str) -> ModelError:
    mark = error.problem_mark or error.context_mark
    place = Place(file, line=mark.line + 1 if mark else 0)
    said = f"{error.context or ''} {error.problem or ''}"
    for part, message, mend in _WORDS:
        if part in said:
            return ModelError(message, place=place, mend=mend)
    return ModelError(f"This is not valid YAML: {said.strip()}.", place=place)
