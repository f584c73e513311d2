"""The window itself: pages, menus, the palette, notices, undo from the keyboard, and how it ends."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QMessageBox, QPushButton, QStyle
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.app import Start, make_app, parse
from desktop.dialogs.shortcuts import ShortcutsDialog, keys_of
from desktop.jobs import CancelledError, Failure, Tell
from desktop.main_window import MainWindow
from desktop.models.history import kept_versions
from desktop.models.palette import ranked
from desktop.models.palette_words import other_words
from desktop.pages.rules import RulesPage
from desktop.session import Opening, Session
from desktop.state import Override
from desktop.widgets.command_palette import CommandPalette
from desktop.window_commands import LANGUAGE, LOOK, plain
from desktop.workspace_link import WorkspaceLink
from scoring.errors import HotsheetError
from scoring.model import FixedPoints
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.store import Workspace
from tests.desktop.rules.conftest import type_over
from tests.desktop.windows import Locked, Windows

MANUAL = Path(__file__).parents[2] / "docs" / "desktop.md"


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1280, 820)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def with_sample(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.scored, timeout=20_000):
        window.session.open(Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True))


def action(window: MainWindow, text: str) -> QAction:
    found = [each for _, actions in window.own_commands.by_menu() for each in actions if plain(each.text()) == text]
    assert len(found) == 1, (text, found)
    return found[0]


def test_a_version_is_kept_by_key_from_any_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    said = window.statusBar().currentMessage
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said().startswith("No workspace"), timeout=10_000)
    with Workspace.open(tmp_path / "workspace.sqlite") as workspace:
        window.session.workspace = workspace
        action(window, "Keep this version").trigger()
        qtbot.waitUntil(lambda: said() == "Kept as version 1.0.", timeout=10_000)
        action(window, "Keep this version").trigger()
        qtbot.waitUntil(lambda: said() == "Version 1.0 is kept already.", timeout=10_000)
        assert len(kept_versions(window.session)) == 1
        window.session.workspace = None


def test_it_starts_with_three_doors_and_opens_on_the_leads(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page.key == "start"
    assert not action(window, "Export").isEnabled()
    with_sample(window, qtbot)
    assert window.page.key == "leads"
    assert window.windowTitle().startswith("sample-leads.xlsx")
    assert action(window, "Export").isEnabled()


def test_pages_come_by_their_keys_and_are_built_once(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    assert not window.pages["rules"].built
    for number, key in enumerate(window.pages, 1):
        qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
        assert window.page.key == key and window.pages[key].built


def test_without_leads_there_is_nothing_to_go_to(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, "2", Qt.KeyboardModifier.ControlModifier)
    assert window.page.key == "start"
    qtbot.keyClick(window, "3", Qt.KeyboardModifier.ControlModifier)
    assert window.page.key == "rules"


def test_fields_without_a_column_are_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "kunden.csv"
    file.write_text("Firma,Employees\nAcme,12\nBolt,90\n", encoding="utf-8")
    with qtbot.waitSignal(window.session.scored, timeout=20_000):
        window.session.open(Opening(file))
    (notice,) = window.notices.notices
    assert notice.kind == "warning" and "have no column" in notice.message and "Industry" in notice.message
    notice.closed.emit()
    rule = dataclasses.replace(window.session.model.rules[0], points=FixedPoints(3))
    model = window.session.model
    with qtbot.waitSignal(window.session.scored):
        window.session.edit_model(dataclasses.replace(model, rules=(rule, *model.rules[1:])), "Points")
    assert not window.notices.notices


def test_what_was_undone_is_said(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    session = window.session
    session.override(3, Override("Hot", "Met"), "Override of Ana")
    window.show_page("rules")
    qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier)
    assert window.statusBar().currentMessage() == "Undone: Override of Ana"
    qtbot.keyClick(window, "y", Qt.KeyboardModifier.ControlModifier)
    assert window.statusBar().currentMessage() == "Done again: Override of Ana"


def test_the_rail_shows_which_page_is_in_front(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    for key, button in window.rail.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.page.key == key
        assert [name for name, each in window.rail.items() if each.isChecked()] == [key]


def test_undo_and_redo_from_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    session, before = window.session, window.session.model
    rule = dataclasses.replace(before.rules[0], points=FixedPoints(3))
    session.edit_model(dataclasses.replace(before, rules=(rule, *before.rules[1:])), "Fewer points")
    assert action(window, "Undo Fewer points").isEnabled()
    qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier)
    assert session.model is before
    qtbot.keyClick(window, "y", Qt.KeyboardModifier.ControlModifier)
    assert session.model.rules[0].points == FixedPoints(3)


def test_no_two_commands_share_a_key(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    for page in window.pages.values():
        page.ensure_built()
    seen: dict[str, str] = {}
    for _, actions in window.own_commands.by_menu():
        for each in actions:
            for keys in each.shortcuts():
                text = keys.toString(QKeySequence.SequenceFormat.PortableText)
                assert seen.setdefault(text, each.text()) == each.text(), (text, each.text(), seen[text])


@pytest.mark.parametrize(
    ("command", "default"),
    [
        ("templates", "Use this template"),
        ("wizard", ""),
        ("models", "Close"),
        ("document", "Close"),
        ("shortcuts", "Close"),
        ("about", "Close"),
    ],
)
def test_dialogs_close_with_esc_and_have_a_clear_button(
    window: MainWindow, qtbot: QtBot, command: str, default: str
) -> None:
    with_sample(window, qtbot)
    getattr(window.own_commands, command)()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    buttons = dialog.findChildren(QPushButton)
    assert [each.text() for each in buttons if each.isDefault()] == ([default] if default else [])
    for box in dialog.findChildren(QDialogButtonBox):
        # Pictures on the buttons of some systems and not on those of others say nothing.
        assert box.style().styleHint(QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons, None, box) == 0
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [each for each in window.findChildren(QDialog) if each.isVisible()])


def documented_keys() -> list[str]:
    """The keys of the table in the manual: "Ctrl+1, 2" is Ctrl+1 and Ctrl+2."""
    table = MANUAL.read_text("utf-8").split("## Keys")[1].split("\n## ")[0]
    found = []
    for line in table.splitlines():
        if line.startswith("| ") and not line.startswith("| Keys"):
            before = ""
            for keys in line.split("|")[1].split(","):
                alone = len(keys.strip()) == 1
                found.append(before + keys.strip() if alone else keys.strip())
                before = before if alone else keys.strip().rpartition("+")[0] + "+"
    return found


def test_the_manual_says_all_keys_and_no_others(window: MainWindow) -> None:
    window.pages["rules"].ensure_built()
    portable = QKeySequence.SequenceFormat.PortableText
    documented = documented_keys()
    assert {"Ctrl+K", "Ctrl+4", "Space", "F11"} <= set(documented)
    known: set[str] = set()
    for menu, actions in window.own_commands.by_menu():
        for each in actions:
            meant = [sequence.toString(portable) for sequence in keys_of(each)]
            known.update(meant)
            assert not meant or set(meant) & set(documented), (menu, each.text(), meant)
    for keys in documented:
        assert QKeySequence(keys).toString(portable) in known, keys


def test_the_shortcuts_show_what_the_manual_says(window: MainWindow) -> None:
    window.own_commands.shortcuts()
    (dialog,) = window.findChildren(ShortcutsDialog)
    shown: set[str] = set()
    for place in range(dialog.tree.topLevelItemCount()):
        heading = dialog.tree.topLevelItem(place)
        assert heading is not None
        shown.update(heading.child(row).text(1) for row in range(heading.childCount()))
        # Which look and which language are no commands with keys.
        assert "Español" not in [heading.child(row).text(0) for row in range(heading.childCount())]
    native = QKeySequence.SequenceFormat.NativeText
    listed = {each for keys in shown for each in keys.split(", ")}
    assert {QKeySequence(keys).toString(native) for keys in documented_keys()} <= listed
    dialog.close()


def test_the_palette_finds_and_does(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    qtbot.keyClick(window, "k", Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert palette is not None and palette.isVisible()
    qtbot.keyClicks(palette.field, "rules")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page.key == "rules"


def test_the_palette_goes_to_a_rule(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    rule = window.session.model.rules[2]
    (entry,) = [each for each in window.own_commands.entries() if each.text == rule.label and each.where == "Rule"]
    with qtbot.waitSignal(window.session.ruleWanted) as told:
        entry.do()
    assert told.args == [rule.id] and window.page.key == "rules"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wizard", "Build a model step by step"),
        ("new model", "Models"),
        ("save version", "Keep this version"),
        ("save as", "Export"),
        ("dark mode", "Dark"),
        ("preferences", "As the system is"),
        ("search", "Find leads"),
        ("thresholds", "Tiers and grades"),
    ],
)
def test_the_palette_knows_what_others_call_it(window: MainWindow, qtbot: QtBot, typed: str, found: str) -> None:
    with_sample(window, qtbot)
    assert ranked(window.own_commands.entries(), typed)[0].text == found


def test_every_other_word_belongs_to_a_command(window: MainWindow) -> None:
    names = {action.objectName() for _, actions in window.own_commands.by_menu() for action in actions}
    assert set(other_words()) <= names


def test_the_palette_shows_what_was_used_first_and_is_as_high_as_what_it_finds(
    window: MainWindow, qtbot: QtBot
) -> None:
    commands = window.own_commands
    commands.palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    high = palette.height()
    qtbot.keyClicks(palette.field, "history")
    low = palette.height()
    assert palette.model.rowCount() * 36 + 90 > low and low < high
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page.key == "rules"
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None)
    commands.palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None and palette.model.found[0].text == "History"
    qtbot.keyClicks(palette.field, "zzqq")
    assert not palette.list.isVisible() and palette.height() < low
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def test_the_palette_finds_leads_from_another_page(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    window.show_page("rules")
    (entry,) = [each for each in window.own_commands.entries() if each.text == "Clear all filters"]
    assert entry.enabled
    entry.do()
    assert window.page.key == "leads"


def test_esc_closes_the_palette_and_arrows_move_in_it(window: MainWindow, qtbot: QtBot) -> None:
    palette = CommandPalette(window.own_commands.entries(), window)
    palette.open()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClicks(palette.field, "zzzzqqq")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_file_that_cannot_be_read_is_a_notice(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "old.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with qtbot.waitSignal(window.session.openFailed):
        window.session.open(Opening(file))
    (notice,) = window.notices.notices
    assert notice.kind == "danger" and "old.xls" in notice.message
    assert window.notices.isVisible()
    notice.closed.emit()
    assert not window.notices.isVisible()


def test_a_defect_is_shown_with_its_details_folded(window: MainWindow) -> None:
    window.session.failed.emit(Failure(HotsheetError("Something went wrong."), "Traceback …"))
    assert window.notices.notices[-1].message == "Something went wrong."


def test_long_work_shows_progress_and_is_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    ended = threading.Event()

    def work(tell: Tell) -> None:
        try:
            while True:
                tell("Counting sheep", 0.5)
        except CancelledError:
            ended.set()
            raise

    job = window.session.jobs.start("Count", work)
    qtbot.waitUntil(lambda: window.job_bar.words.text() == "Counting sheep")
    assert window.job_bar.isVisible() and window.job_bar.bar.value() == 500
    with qtbot.waitSignal(job.cancelled):
        qtbot.mouseClick(window.job_bar.cancel, Qt.MouseButton.LeftButton)
    assert ended.is_set()
    qtbot.waitUntil(lambda: not window.job_bar.isVisible())


def test_the_model_is_chosen_in_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    with_sample(window, qtbot)
    session = window.session
    first = session.state.active
    window.own_commands.session.add_model(dataclasses.replace(session.state.work_model, id="other"), "Copy")
    assert window.top_bar.model.count() == 2 and window.top_bar.model.currentData() == "other"
    window.top_bar.model.setFocus()
    with qtbot.waitSignal(session.scored):
        qtbot.keyClick(window.top_bar.model, Qt.Key.Key_Up)
    assert session.state.active == first


def test_light_and_dark_change_the_whole_window(window: MainWindow, qapp: QApplication) -> None:
    light = window.rail["rules"].icon().cacheKey()
    try:
        theme.apply(qapp, dark=True)
        assert theme.tokens() is theme.DARK
        assert window.rail["rules"].icon().cacheKey() != light
    finally:
        theme.apply(qapp, dark=False)


def test_another_window_takes_no_code_from_the_folder_it_starts_in(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr("desktop.window_commands.QProcess.startDetached", lambda _, told: asked.append(told))
    action(window, "New window").trigger()
    assert [told[:3] for told in asked] == [["-P", "-m", "desktop"]]


def test_its_place_is_kept(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, settings)
    qtbot.addWidget(window)
    window.show()
    window.resize(900, 640)
    window.close()
    again = MainWindow(session, settings)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (900, 640)


class Unsaved:
    """A workspace that cannot be saved, and a person who answers."""

    def __init__(self, window: MainWindow, answers: list[QMessageBox.StandardButton], failing: int) -> None:
        self.answers, self.failing = answers, failing
        self.link = WorkspaceLink(None)
        self.link.flush = self.flush  # type: ignore[method-assign]
        window.link = self.link
        window.ask_unsaved = self.ask  # type: ignore[method-assign]

    def flush(self) -> Failure | None:
        self.failing -= 1
        return Failure(HotsheetError("The disk is full.")) if self.failing >= 0 else None

    def ask(self, failure: Failure) -> QMessageBox.StandardButton:
        assert "disk is full" in str(failure.error)
        return self.answers.pop(0)


def test_a_window_that_cannot_save_asks_before_it_closes(window: MainWindow) -> None:
    button = QMessageBox.StandardButton
    Unsaved(window, [button.Retry, button.Cancel], failing=2)
    assert not window.close() and window.isVisible()
    Unsaved(window, [button.Retry], failing=1)
    assert window.close()


def test_a_window_closes_without_saving_when_told_so(window: MainWindow) -> None:
    Unsaved(window, [QMessageBox.StandardButton.Discard], failing=9)
    assert window.close() and not window.isVisible()


def test_what_was_typed_last_is_saved_or_asked_about(windows: Windows, qtbot: QtBot) -> None:
    session = windows.new()
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.link = windows.link(session)
    asked: list[Failure] = []

    def stay(failure: Failure) -> QMessageBox.StandardButton:
        asked.append(failure)
        return QMessageBox.StandardButton.Cancel

    window.ask_unsaved = stay  # type: ignore[method-assign]
    window.show_page("rules")
    page = window.pages["rules"]
    assert isinstance(page, RulesPage) and window.link.flush() is None
    page.show_rule(session.model.rules[0].id)
    type_over(qtbot, page.editor.points.points, "717")
    with Locked(windows.path):
        assert not window.close()
    assert len(asked) == 1 and "Another program" in str(asked[0].error)
    # Who stays goes on as before.
    type_over(qtbot, page.editor.points.points, "718")
    assert window.close() and len(asked) == 1
    with Workspace.open(windows.path) as kept:
        (text,) = kept.settings.starting("rule drafts/").values()
    assert "718" in text and "717" not in text


def test_look_and_language_are_those_chosen_before(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "settings.ini")
    monkeypatch.setattr("desktop.app.QSettings", lambda: QSettings(file, QSettings.Format.IniFormat))
    settings, locale = QSettings(file, QSettings.Format.IniFormat), QLocale()
    try:
        settings.setValue(LOOK, "dark")
        settings.setValue(LANGUAGE, "es")
        settings.sync()
        make_app(Start())
        assert theme.is_dark() and QLocale().language() is QLocale.Language.Spanish
        make_app(Start(look="light", language="en"))
        assert not theme.is_dark() and QLocale().language() is QLocale.Language.English
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        QLocale.setDefault(locale)
        theme.apply(qapp, dark=False)


def test_what_the_command_line_says() -> None:
    start = parse(["leads.csv", "--look", "dark", "--language", "es", "--workspace", "w.sqlite"])
    assert (start.file, start.look, start.language, start.workspace) == (
        Path("leads.csv"), "dark", "es", Path("w.sqlite"),
    )  # fmt: skip
    assert parse(["--sample"]).sample
    assert parse(["-platform", "offscreen"]) == Start(qt=("-platform", "offscreen"))


def test_a_command_line_that_says_nothing_sensible_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--loook", "dark"])
    assert "--loook" in capsys.readouterr().err
