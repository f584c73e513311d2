"""Sentences of the core in the person's language: every one that people meet has a form, and keeps what varies."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import scoring
from desktop.models.core_words import FORMS, form_of, in_words
from desktop.models.findings import as_text, finding_lines
from desktop.models.mends import plain_note, without_flags
from scoring.jobs.prepare import prepare
from scoring.samples import sample_leads_path
from tests.desktop.data.helpers import UNCERTAIN, prepared, shouting, write

SOURCE = Path(scoring.__file__).parent
READING = [*sorted((SOURCE / "leads").glob("*.py"))]
WRITING = [SOURCE / "atomic.py", SOURCE / "workbook" / "refusals.py"]
# Said of files that no program of today makes, or to callers of the library: they may stay in English.
RARE = (
    "The file is not written in",
    "A text file has no sheet",
    "Leave the sheet out",
    "cannot be the header row",
    "The file is no readable table",
    "a text that the workbook does not hold",
)
_FORMS = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


Names = dict[str, list[ast.expr]]


def texts_of(node: ast.expr, names: Names | None = None) -> Iterator[str]:
    """What a piece of source may say: both ways of a condition, "X" for what varies. names: what they stand for."""
    match node:
        case ast.Name(id=name) if names and name in names:
            for value in names[name]:
                yield from texts_of(value)
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=parts):
            for pieces in product(*(list(texts_of(part, names)) for part in parts)):
                yield "".join(pieces)
        case ast.FormattedValue(value=inner):
            yield from texts_of(inner, names)
        case ast.IfExp(body=one, orelse=other):
            yield from texts_of(one, names)
            yield from texts_of(other, names)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            yield from ("".join(pair) for pair in product(texts_of(left, names), texts_of(right, names)))
        case ast.Attribute(attr="value", value=ast.Attribute(attr="order")):
            yield from ("day-month-year", "month-day-year", "year-month-day")
        case ast.Call(func=ast.Name(id="counted"), args=[_, ast.Constant(value=str() as what)]):
            yield f"1 {what}"
            yield f"2 {what}s"
        case _:
            yield "X"


def names_in(path: Path) -> Names:
    """What the names of a module's functions stand for, as far as they stand for texts."""
    found: Names = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.JoinedStr() | ast.IfExp() as value):
                found.setdefault(name, []).append(value)
    return found


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names:
                yield node


def errors_in(path: Path) -> Iterator[str]:
    """All messages of errors in a module, and how they say to mend them."""
    for call in calls(path, "LeadFileError", "OutputError", "ProtectedError", "ChangedError", "_error"):
        for node in [*call.args[:1], *(key.value for key in call.keywords if key.arg == "mend")]:
            yield from texts_of(node)


def known(text: str) -> bool:
    return not text.strip("X. ") or form_of(text) is not None or any(rare in text for rare in RARE)


def test_every_finding_has_its_forms() -> None:
    said = [
        _FORMS.sub(rf"\{count}", words)
        for call in calls(SOURCE / "leads" / "quality.py", "finding")
        for count in (1, 2)
        for words in (
            f"“X”: {count} {'cell' if count == 1 else 'cells'} {next(texts_of(call.args[2]))}",
            next(texts_of(call.args[3])),
        )
    ]
    assert len(said) > 60
    shown = [text.replace("no{shown}", "no (X)").replace("{shown}", "X") for text in said]
    assert [text for text in shown if not known(text)] == []


@pytest.mark.parametrize("path", [*READING, *WRITING], ids=lambda path: path.name)
def test_every_refusal_has_its_form(path: Path) -> None:
    texts = [text for text in errors_in(path) if "--sheet" not in text and "--header-row" not in text]
    assert [text for text in texts if not known(without_flags(text))] == []


@pytest.mark.parametrize("path", READING, ids=lambda path: path.name)
def test_every_note_has_its_forms(path: Path) -> None:
    """One for each number that a note counts; not all pairings of its parts are ever said ("2 rows stays")."""
    for call in calls(path, "append", "insert"):
        if not isinstance(call.func, ast.Attribute) or getattr(call.func.value, "id", "") != "notes":
            continue
        said = list(texts_of(call.args[-1], names_in(path)))
        for number in ("1 ", "2 "):
            counted = [text for text in said if number in text]
            if counted:
                assert any(known(plain_note(text)) for text in counted), counted
        assert any(known(plain_note(text)) for text in said), said


def test_real_files_are_known_to_the_last_sentence(tmp_path: Path) -> None:
    leads = prepared(sample_leads_path())
    for line in finding_lines(leads):
        assert form_of(line.finding.message) is not None
        assert form_of(line.finding.mend) is not None
    other = prepare(write(tmp_path / "leads.csv", UNCERTAIN))
    for note in (leads.reading.why, *leads.reading.notes, other.reading.why, *other.reading.notes):
        assert form_of(plain_note(note)) is not None


def test_forms_are_told_apart() -> None:
    assert form_of("“A”: 1 cell is not a number.") == ("“{column}”: 1 cell is not a number.", {"column": "A"})
    found = form_of("“Größe: x”: 1,200 cells are not numbers.")
    assert found is not None
    assert found[1] == {"column": "Größe: x", "count": "1,200"}
    assert form_of("Nobody says this.") is None
    assert len(set(FORMS)) == len(FORMS)


def test_what_varies_stays_as_it_is_in_another_language(qtbot: QtBot) -> None:
    with shouting("Core"):
        assert in_words("“Größe”: 3 cells are not numbers.") == "“Größe”: 3 CELLS ARE NOT NUMBERS."
        assert in_words("Nobody says this.") == "Nobody says this."
        leads = prepared(sample_leads_path())
        assert "CONVERT THEM TO NUMBERS." in as_text(finding_lines(leads), leads)


def test_in_english_nothing_changes() -> None:
    assert in_words("“Größe”: 3 cells are not numbers.") == "“Größe”: 3 cells are not numbers."
    assert in_words("") == ""
