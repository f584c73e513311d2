"""A workbook appears whole or not at all, and whatever stops it is said in words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from scoring.atomic import write_atomically
from scoring.errors import OutputError
from scoring.workbook.write import write_book
from tests.workbook.plans import plain_book

posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")


def words(work: Callable[[], None]) -> str:
    with pytest.raises(OutputError) as caught:
        work()
    assert caught.value.mend
    return str(caught.value)


def say(text: bytes) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        file.write(text)

    return write


def test_an_existing_file_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    assert "exists already" in words(lambda: write_book(plain_book(1), path))
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_overwriting_replaces_and_keeps_permissions(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    path.chmod(0o640)
    write_book(plain_book(1), path, overwrite=True)
    assert path.read_bytes()[:2] == b"PK"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix_only
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    write_book(plain_book(1), tmp_path / "out.xlsx")
    (tmp_path / "usual").write_bytes(b"")
    assert (tmp_path / "out.xlsx").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_and_a_missing_folder_are_said_so(tmp_path: Path) -> None:
    assert "is a folder" in words(lambda: write_book(plain_book(1), tmp_path, overwrite=True))
    assert "does not exist" in words(lambda: write_book(plain_book(1), tmp_path / "no" / "out.xlsx"))
    (tmp_path / "file").write_bytes(b"")
    assert "does not exist" in words(lambda: write_book(plain_book(1), tmp_path / "file" / "out.xlsx"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "open in another program"),
        (errno.EIO, "could not be written"),
    ],
)
def test_a_failure_on_the_way_leaves_nothing_behind(number: int, said: str, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(number, os.strerror(number))

    assert said in words(lambda: write_atomically(path, fail, overwrite=True))
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_a_write_that_really_fails_halfway(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    numbers = [n * 0.37 for n in range(20_000)]
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        said = words(lambda: write_book(plain_book(*numbers), tmp_path / "out.xlsx"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "larger than this disk allows" in said
    assert list(tmp_path.iterdir()) == []


@posix_only
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "not allowed" in words(lambda: write_book(plain_book(1), tmp_path / "out.xlsx"))
    finally:
        tmp_path.chmod(0o700)


def test_whoever_stops_the_writing_leaves_no_file(tmp_path: Path) -> None:
    class Stopped(Exception):
        """Raised by the listener."""

    def stop(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        write_book(plain_book(1, 2), tmp_path / "out.xlsx", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"

    def race(file: BinaryIO) -> None:
        file.write(b"ours")
        path.write_bytes(b"theirs")

    assert "exists already" in words(lambda: write_atomically(path, race))
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_a_link_keeps_pointing_at_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", say(b"new"), overwrite=True)
    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()
