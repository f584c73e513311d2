"""Gathers the window's texts into desktop/translations/*.ts, and compiles what is translated there into *.qm.

Texts are found in the syntax tree, not by Qt's own lupdate: that takes the wrong context for `window.tr(…)` and for
classes that derive from a subscripted one, and such a text would stay English without anybody noticing. The .ts files
are Qt's own format, so Linguist opens them. Run `python3 dev.py translate` after changing a text.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "desktop"
TRANSLATIONS = SOURCES / "translations"
# What a name that owns a `tr` is an object of: Qt looks a text up under the class.
OWNERS = {"window": "MainWindow"}
MARKS = ("translate", "QT_TRANSLATE_NOOP")


@dataclass(frozen=True, order=True)
class Message:
    """A text of the window: the context that Qt looks it up under, and its English."""

    context: str
    source: str


@dataclass
class Gathered:
    """The messages of some files, and the calls that translate what nobody can gather, as "file:line: call"."""

    messages: set[Message] = field(default_factory=set)
    unclear: list[str] = field(default_factory=list)


def gather(folder: Path = SOURCES) -> Gathered:
    """Find every text that the files of a folder translate."""
    found = Gathered()
    for path in sorted(folder.rglob("*.py")):
        reader = _Reader(path.relative_to(folder.parent).as_posix(), found)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reader.helpers = dict(_helpers(tree))
        reader.visit(tree)
    return found


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _helpers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Functions of a module that do nothing but translate what they are given: their names and contexts."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.args.args and isinstance(node.body[-1], ast.Return):
            call = node.body[-1].value
            if isinstance(call, ast.Call) and _called(call)[1] == "translate" and len(call.args) == 2:
                context, what = _text(call.args[0]), call.args[1]
                if context and isinstance(what, ast.Name) and what.id == node.args.args[0].arg:
                    yield node.name, context


def _called(call: ast.Call) -> tuple[ast.expr | None, str]:
    """What a call is made on (None for a plain name) and the name that is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.value, call.func.attr
    return None, call.func.id if isinstance(call.func, ast.Name) else ""


class _Reader(ast.NodeVisitor):
    """Reads one file: knows the class it is in, and what `tr` alone means in a function."""

    def __init__(self, name: str, found: Gathered) -> None:
        self.name, self.found = name, found
        self.helpers: dict[str, str] = {}
        self._class = ""
        self._aliases: dict[str, str] = {}
        self._marks = set(MARKS)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Texts in here belong to this class."""
        before, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = before

    def visit_Assign(self, node: ast.Assign) -> None:
        """`tr = window.tr`, alone or among others, gives a name to the window's; so does one for Qt's own function."""
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for name, value in pairs:
                if not isinstance(name, ast.Name) or not isinstance(value, ast.Attribute):
                    continue
                if value.attr == "tr":
                    self._aliases[name.id] = self._owner(value.value)
                elif value.attr in MARKS:
                    self._marks.add(name.id)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Take the text of a call that translates."""
        on, name = _called(node)
        if (name in MARKS or (on is None and name in self._marks)) and len(node.args) >= 2:
            context, text = _text(node.args[0]), _text(node.args[1])
            # A text that is no literal was gathered where it is one: in a table, by QT_TRANSLATE_NOOP.
            if context and text is not None:
                self._take(node, context, text)
        elif name == "tr" and on is not None:
            self._take(node, self._owner(on), _text(node.args[0]))
        elif on is None and (name in self._aliases or name in self.helpers):
            self._take(node, self._aliases.get(name) or self.helpers[name], _text(node.args[0]))
        elif on is None and name == "tr":
            self.found.unclear.append(f"{self.name}:{node.lineno}: {ast.unparse(node)}")
        self.generic_visit(node)

    def _owner(self, on: ast.expr) -> str:
        """The class whose `tr` it is; "" where that cannot be said."""
        if isinstance(on, ast.Name) and on.id == "self":
            return self._class
        last = on.attr if isinstance(on, ast.Attribute) else on.id if isinstance(on, ast.Name) else ""
        return OWNERS.get(last, "")

    def _take(self, node: ast.Call, context: str, text: str | None) -> None:
        # A helper may be given a text of a table, which is gathered there.
        if context and text is not None:
            self.found.messages.add(Message(context, text))
        elif not (context and _called(node)[0] is None):
            self.found.unclear.append(f"{self.name}:{node.lineno}: {ast.unparse(node)}")


# --- the files of a language ----------------------------------------------------------------------------


def read(path: Path) -> dict[Message, str]:
    """The translations of a .ts file; "" where there is none yet, or where Linguist marked it as unfinished."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            done = said is not None and said.get("type") is None
            key = Message(context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (said.text or "") if said is not None and done else ""
    return found


def write(path: Path, language: str, translations: Mapping[Message, str]) -> None:
    """Write a .ts file, in an order that does not depend on where texts stand in the code."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en_GB")
    context, name = root, None
    for message in sorted(translations):
        if message.context != name:
            name = message.context
            context = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = name
        entry = ET.SubElement(context, "message")
        ET.SubElement(entry, "source").text = message.source
        said = ET.SubElement(entry, "translation")
        said.text = translations[message]
        if not said.text:
            said.set("type", "unfinished")
    ET.indent(root, "    ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8", newline="\n")


def compile_to(ts: Path, qm: Path) -> None:
    """Compile a .ts file by Qt's lrelease; texts without a translation are left out, and stay English."""
    program = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([program, "-silent", ts, "-qm", qm], check=True)


def main() -> int:
    """Bring every language up to date; gives the exit code."""
    gathered = gather()
    for line in gathered.unclear:
        print(f"Not gathered, since its class is unclear: {line}")
    for path in sorted(TRANSLATIONS.glob("hotsheet_*.ts")):
        before = read(path)
        after = {message: before.get(message, "") for message in gathered.messages}
        write(path, path.stem.partition("_")[2], after)
        compile_to(path, path.with_suffix(".qm"))
        missing = sum(not text for text in after.values())
        print(f"{path.name}: {len(after)} texts, {missing} to translate, {len(before.keys() - after.keys())} gone")
    return 1 if gathered.unclear else 0


if __name__ == "__main__":
    sys.exit(main())
