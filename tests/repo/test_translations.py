"""Every text of the window is wrapped for translation, translated, and compiled as it stands in the .ts file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.repo.files import relative, sources
from tools.translate import TRANSLATIONS, Gathered, Message, compile_to, gather, read

LANGUAGES = sorted(TRANSLATIONS.glob("hotsheet_*.ts"))
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# Names that are the same in every language.
NAMES = {"Hotsheet", "English", "Español"}
# What is shown to people: by the name that is called, the places of the arguments and the names of others.
SHOWN: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    **dict.fromkeys(("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction"), ((0, 1), ())),
    **dict.fromkeys(("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setStatusTip"), ((0,), ())),
    **dict.fromkeys(("setAccessibleName", "setAccessibleDescription", "setTitle", "setLabelText"), ((0,), ())),
    **dict.fromkeys(("setPrefix", "setSuffix", "showMessage", "setInformativeText"), ((0,), ())),
    **dict.fromkeys(("addItem", "addAction", "addMenu", "addRow", "addSection", "addButton"), ((0, 1), ())),
    **dict.fromkeys(("addTab", "insertTab", "setTabText", "setItemText", "setButtonText"), ((1, 2), ())),
    "label": ((0,), ("text",)),
    "button": ((0,), ("text",)),
    "tool": ((1,), ("tip", "text")),
    "plot": ((0,), ("name",)),
    "Notice": ((1, 2), ("message", "mend")),
    "Door": ((1, 2), ()),
    "HotsheetError": ((0,), ("mend",)),
    "change": ((1,), ("text",)),
    "edit_model": ((1,), ("text",)),
    "override": ((2,), ("text",)),
    "save_views": ((1,), ("text",)),
    "add_model": ((1,), ("text",)),
    "add_action": ((0,), ("text",)),
}
# They speak to whoever reads a log or writes code, not to the person at the window.
UNSEEN = {"desktop/command.py", "desktop/shots.py"}


@pytest.fixture(scope="module")
def gathered() -> Gathered:
    return gather()


def test_spanish_is_there() -> None:
    assert "hotsheet_es" in {path.stem for path in LANGUAGES}


def test_every_text_belongs_to_a_class_that_qt_finds(gathered: Gathered) -> None:
    assert gathered.unclear == []
    assert len(gathered.messages) > 300


def test_one_and_many_are_two_texts_since_english_has_no_translation_to_choose_by(gathered: Gathered) -> None:
    assert [message for message in gathered.messages if "%n" in message.source] == []


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_every_text_is_translated_and_none_is_left_over(path: Path, gathered: Gathered) -> None:
    said = read(path)
    assert sorted(gathered.messages - said.keys()) == [], "run `python3 dev.py translate`"
    assert sorted(said.keys() - gathered.messages) == [], "run `python3 dev.py translate`"
    assert sorted(message for message, text in said.items() if not text) == []


def form(text: str) -> tuple[object, ...]:
    """What a translation must have as its source has it: placeholders, a letter to press, "…", outer spaces."""
    inner = text.strip()
    mnemonic = re.search(r"&\w", text.replace("&&", "")) is not None
    return (
        sorted(PLACEHOLDER.findall(text)),
        mnemonic,
        inner.endswith("…"),
        inner.endswith(":"),
        text[: len(text) - len(text.lstrip())],
        text[len(text.rstrip()) :],
        text.count("\n"),
    )


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_translations_have_the_form_of_their_texts(path: Path) -> None:
    odd = {message: text for message, text in read(path).items() if text and form(text) != form(message.source)}
    assert odd == {}


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_what_is_compiled_is_what_is_written(path: Path, tmp_path: Path) -> None:
    compiled = path.with_suffix(".qm")
    compile_to(path, tmp_path / "now.qm")
    assert (tmp_path / "now.qm").read_bytes() == compiled.read_bytes(), "run `python3 dev.py translate`"
    translator = QTranslator()
    assert translator.load(str(compiled))
    wrong = {
        message: text
        for message, text in read(path).items()
        if translator.translate(message.context, message.source) != text
    }
    assert wrong == {}


def literals(node: ast.AST) -> Iterator[str]:
    """The texts that an argument shows as they stand: a literal, a filled-in one, either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "strip"}:
        yield from literals(node.func.value)


def untranslated(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        places, names = SHOWN.get(name, ((), ()))
        shown = [node.args[place] for place in places if place < len(node.args)]
        shown += [keyword.value for keyword in node.keywords if keyword.arg in names]
        for text in (text for argument in shown for text in literals(argument)):
            if LETTERS.search(text) and text.strip(" –") not in NAMES:
                yield f"{relative(path)}:{node.lineno}: {name}({text!r})"


@pytest.mark.parametrize("path", [p for p in sources("desktop") if relative(p) not in UNSEEN], ids=relative)
def test_nothing_is_shown_that_is_not_wrapped_for_translation(path: Path) -> None:
    assert list(untranslated(path)) == []


def test_a_text_is_found_wherever_it_is_translated(tmp_path: Path) -> None:
    folder = tmp_path / "window"
    folder.mkdir()
    (folder / "some.py").write_text(
        "def _tr(text): return QCoreApplication.translate('Parts', text)\n"
        "A = QT_TRANSLATE_NOOP('Words', 'in a table')\n"
        "class List(Base[int]):\n"
        "    def show(self):\n"
        "        tr, menu = self.window.tr, self.window.menu()\n"
        "        self.tr('its own'); tr('the window’s'); _tr('a helper’s'); _tr(name)\n"
        "        translate('Words', 'said'); translate('Words', name); name.translate(table)\n"
        "        other.tr('nobody’s')\n"
        "def tell():\n"
        "    tr = QCoreApplication.translate\n"
        "    tr('Told', 'by another name')\n",
        encoding="utf-8",
    )
    found = gather(folder)
    assert found.messages == {
        Message("Words", "in a table"),
        Message("List", "its own"),
        Message("MainWindow", "the window’s"),
        Message("Parts", "a helper’s"),
        Message("Told", "by another name"),
        Message("Words", "said"),
    }
    assert found.unclear == ["window/some.py:8: other.tr('nobody’s')"]
