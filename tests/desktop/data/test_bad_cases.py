"""Whatever can go wrong with real files: said in words where it can be mended, and nothing of anybody's is lost."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.dialogs.export import ExportDialog
from desktop.dialogs.open_options import OpenOptionsDialog
from desktop.main_window import MainWindow
from desktop.models.exporting import Kind
from desktop.session import Opening, Session
from desktop.state import Override
from desktop.widgets.notice import Notice
from scoring.ooxml.package import COMPOUND_MAGIC
from scoring.samples import sample_leads_path
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, click, users_book, write
from tests.desktop.data.test_export import answers, choose, go, settled, shown

WAIT = 20_000
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files.")


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def refused(window: MainWindow, qtbot: QtBot, path: Path) -> Notice:
    """Open a file that cannot be opened; the notice that says why."""
    with qtbot.waitSignal(window.session.openFailed, timeout=WAIT):
        window.session.open(Opening(path))
    return window.notices.notices[-1]


def words_of(notice: Notice) -> str:
    return notice.accessibleName()


def buttons(notice: Notice) -> dict[str, QPushButton]:
    return {each.text(): each for each in notice.findChildren(QPushButton)}


# -- opening ----------------------------------------------------------------------------------------------


def compound(folder: Path, name: str, inside: bytes = b"") -> Path:
    path = folder / name
    path.write_bytes(COMPOUND_MAGIC + bytes(504) + inside)
    return path


def damaged(folder: Path) -> Path:
    whole = sample_leads_path().read_bytes()
    path = folder / "damaged.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    return path


def zip_of_photos(folder: Path) -> Path:
    path = folder / "photos.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("photo.jpg", b"\xff\xd8\xff")
    return path


CASES: tuple[tuple[Callable[[Path], Path], str], ...] = (
    (lambda folder: folder / "not-there.xlsx", "does not exist"),
    (lambda folder: folder, "is a folder"),
    (lambda folder: compound(folder, "old.xls"), "old.xls"),
    (lambda folder: compound(folder, "secret.xlsx", "EncryptedPackage".encode("utf-16-le")), "password"),
    (lambda folder: write(folder / "empty.csv", ""), "is empty"),
    (lambda folder: write(folder / "photo.png", "\x89PNG"), "photo.png"),
    (lambda folder: write(folder / "letter.docx", "Dear Ann"), "Files ending in “.docx” are not read"),
    (damaged, "damaged"),
    (zip_of_photos, "holds no workbook"),
)


@pytest.mark.parametrize(("make", "said"), CASES)
def test_a_file_that_cannot_be_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    path = make(tmp_path)
    notice = refused(window, qtbot, path)
    assert said in words_of(notice)
    assert "--" not in words_of(notice)
    assert "Open another file…" in buttons(notice)
    click(buttons(notice)["Open another file…"])
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()


def test_the_leads_that_are_open_stay_open(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.session
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    session.override(0, Override("Hot"), "Override")
    assert session.prepared is not None
    table = session.prepared.table
    refused(window, qtbot, damaged(tmp_path))
    assert session.prepared is not None
    assert session.prepared.table is table
    assert dict(session.state.overrides) == {0: Override("Hot")}
    assert session.undo.canUndo()


def test_a_file_that_is_mended_opens_with_the_next_try(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = damaged(tmp_path)
    notice = refused(window, qtbot, path)
    shutil.copy(sample_leads_path(), path)
    with qtbot.waitSignal(window.session.leadsChanged, timeout=WAIT):
        click(buttons(notice)["Try again"])
    assert window.notices.notices == ()


def test_a_file_without_headers_is_read_as_its_owner_says(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "numbers.csv", "1,2,3\n4,5,6\n7,8,9\n")
    notice = refused(window, qtbot, path)
    assert "Say which sheet and which row hold the headers." in words_of(notice)
    click(buttons(notice)["Choose sheet and header row…"])
    dialog = window.findChild(OpenOptionsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.options.model.rowCount() == 3, timeout=WAIT)
    assert isinstance(dialog.options.header, QSpinBox)
    dialog.options.header.setValue(1)
    with qtbot.waitSignal(window.session.leadsChanged, timeout=WAIT):
        click(dialog.buttons.buttons()[0])
    prepared = window.session.prepared
    assert prepared is not None
    assert prepared.table.names == ("1", "2", "3")


def test_a_workbook_of_empty_sheets_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    users_book(path, sheets=())
    notice = refused(window, qtbot, path)
    assert "no lead" in words_of(notice).casefold() or "header" in words_of(notice).casefold()


def test_leads_open_while_the_model_is_broken(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.session
    session.edit_model(replace(session.model, tiers=()), "Break it")
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    assert session.prepared is not None
    assert session.scores is None
    assert session.problems


# -- writing ----------------------------------------------------------------------------------------------


@pytest.fixture
def book(session: Session, qtbot: QtBot, tmp_path: Path) -> Path:
    path = users_book(tmp_path / "leads.xlsx")
    open_leads(session, qtbot, path)
    session.override(1, Override("Hot", "knows us"), "Override")
    return path


def fails(dialog: ExportDialog, qtbot: QtBot) -> str:
    """Press Export where it cannot succeed; what the dialog says then."""
    assert dialog.export.isEnabled()
    click(dialog.export)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(answers(dialog)), timeout=WAIT)
    assert dialog.isVisible()
    assert dialog.form.isEnabled()
    return dialog.view.texts()


def nothing_lost(session: Session, book: Path, before: bytes) -> None:
    assert book.read_bytes() == before
    assert [each.name for each in book.parent.iterdir() if each.suffix in (".xlsx", ".tmp", ".csv")] == [book.name]
    assert dict(session.state.overrides) == {1: Override("Hot", "knows us")}
    assert session.undo.canUndo()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_full_disk(
    session: Session, qtbot: QtBot, book: Path, kind: Kind, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = book.read_bytes()
    dialog = shown(session, qtbot)
    choose(dialog, kind, qtbot)

    def full(_: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr("scoring.atomic.os.fsync", full)
        said = fails(dialog, qtbot)
    assert "the disk is full" in said
    assert "Free some space" in said
    nothing_lost(session, book, before)
    # Once there is room, the same dialog goes on.
    click(dialog.view.answers[-1])
    settled(dialog, qtbot)
    go(dialog, qtbot)


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    resource = importlib.import_module("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


@posix_only
def test_a_disk_that_really_refuses_halfway(session: Session, qtbot: QtBot, book: Path) -> None:
    before = book.read_bytes()
    dialog = shown(session, qtbot)
    with files_up_to(len(before) + 3_000):
        said = fails(dialog, qtbot)
    assert "larger than this disk allows" in said
    nothing_lost(session, book, before)


def test_a_locked_file(session: Session, qtbot: QtBot, book: Path) -> None:
    lock = write(book.with_name(f".~lock.{book.name}#"), ",ann,desk,22.11.2026 10:00,file:///profile;")
    before = book.read_bytes()
    dialog = shown(session, qtbot)
    assert "the workbook is open in LibreOffice by ann" in dialog.view.texts()
    assert not dialog.export.isEnabled()
    lock.unlink()
    click(dialog.view.answers[-1])
    settled(dialog, qtbot)
    assert dialog.export.isEnabled()
    assert book.read_bytes() == before


def test_a_read_only_file(session: Session, qtbot: QtBot, book: Path) -> None:
    before = book.read_bytes()
    dialog = shown(session, qtbot)
    book.chmod(0o444)
    try:
        assert "the file is read-only" in fails(dialog, qtbot)
        nothing_lost(session, book, before)
    finally:
        book.chmod(0o644)


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="There is no folder here that nobody may write.")
@pytest.mark.parametrize("kind", [Kind.COPY, Kind.NEW, Kind.CSV])
def test_a_folder_that_may_not_be_written(session: Session, qtbot: QtBot, book: Path, kind: Kind) -> None:
    before = book.read_bytes()
    dialog = shown(session, qtbot)
    choose(dialog, kind, qtbot)
    dialog.form.choose_name(Path("/sys") / dialog.form.target.name)
    settled(dialog, qtbot)
    said = fails(dialog, qtbot)
    assert "writing is not allowed here" in said or "read-only" in said
    nothing_lost(session, book, before)


def test_a_folder_that_is_not_there(session: Session, qtbot: QtBot, book: Path) -> None:
    dialog = shown(session, qtbot)
    choose(dialog, Kind.CSV, qtbot)
    dialog.form.choose_name(book.parent / "no such folder" / "leads.csv")
    settled(dialog, qtbot)
    assert "does not exist" in dialog.view.texts()
    assert not dialog.export.isEnabled()


def test_a_broken_model(session: Session, qtbot: QtBot, book: Path) -> None:
    before = book.read_bytes()
    session.edit_model(replace(session.model, tiers=()), "Break it")
    dialog = shown(session, qtbot)
    assert not dialog.export.isEnabled()
    assert "Show the rules" in answers(dialog)
    with qtbot.waitSignal(session.pageWanted) as told:
        click(dialog.view.answers[0])
    assert told.args == ["rules"]
    assert book.read_bytes() == before
    session.undo.undo()
    again = shown(session, qtbot)
    assert again.export.isEnabled()


def test_columns_that_are_not_settled(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    text = PLAIN.replace("Job title", "Contact job title")
    open_leads(session, qtbot, write(tmp_path / "leads.csv", text))
    dialog = shown(session, qtbot)
    assert "Settle the columns" in answers(dialog)
    assert "--map" not in dialog.view.texts()


def test_a_file_that_changes_while_it_is_written(
    session: Session, qtbot: QtBot, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(session, qtbot)
    other = users_book(book.with_name("other.xlsx"), beside="typed meanwhile").read_bytes()
    book.with_name("other.xlsx").unlink()
    real = os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        if book.read_bytes() != other:
            book.write_bytes(other)

    with monkeypatch.context() as patched:
        patched.setattr("scoring.atomic.os.fsync", meanwhile)
        said = fails(dialog, qtbot)
    assert "changed on disk" in said
    assert "Read it again" in answers(dialog)
    nothing_lost(session, book, other)


def test_a_defect_of_ours_is_said_and_nothing_is_lost(
    session: Session, qtbot: QtBot, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = book.read_bytes()
    dialog = shown(session, qtbot)

    def broken(*args: object, **more: object) -> None:
        raise RuntimeError("a wheel came off")

    with monkeypatch.context() as patched:
        patched.setattr("scoring.jobs.inplace.apply_plan", broken)
        said = fails(dialog, qtbot)
    assert "Something went wrong inside Hotsheet" in said
    fold = next(each for each in dialog.view.findChildren(QPushButton) if each.text() == "Details")
    details = dialog.view.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert not details.isVisible()
    click(fold)
    assert details.isVisible()
    assert "a wheel came off" in details.toPlainText()
    nothing_lost(session, book, before)
