"""A workbook appears whole or not at all, and whatever stops it is said in words."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pytest

from scoring.atomic import ChangedError, Stamp, back_up, write_atomically
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


def stray_of(path: Path, token: str = "0123456789ab") -> Path:
    stray = path.with_name(f".{path.name}.{token}.tmp")
    stray.write_bytes(b"half")
    return stray


def test_what_a_dead_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    others = [
        stray_of(tmp_path / "other.xlsx"),
        stray_of(path, "not-a-token-"),
        tmp_path / ".out.xlsx.tmp",
        tmp_path / "out.xlsx.0123456789ab.tmp",
    ]
    for other in others:
        other.write_bytes(b"mine")
    stray_of(path)
    stray_of(path, "ffffffffffff")
    write_atomically(path, say(b"new"))
    assert sorted(tmp_path.iterdir()) == sorted([path, *others])


def test_what_a_living_run_writes_is_not_cleared(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"

    def outer(file: BinaryIO) -> None:
        write_atomically(path, say(b"inner"), overwrite=True)
        file.write(b"outer")

    write_atomically(path, outer, overwrite=True)
    assert path.read_bytes() == b"outer"
    assert list(tmp_path.iterdir()) == [path]


def test_many_runs_at_once_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"0" * 10_000)

    def run(number: int) -> None:
        for _ in range(15):
            write_atomically(path, say(b"%d" % number * 10_000), overwrite=True)
            seen = path.read_bytes()
            assert len(seen) == 10_000
            assert len(set(seen)) == 1

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(run, range(6)))
    assert list(tmp_path.iterdir()) == [path]


def test_a_run_that_is_killed_leaves_the_file_and_the_next_run_clears_up(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    program = (
        "import os, sys; from pathlib import Path; from scoring.atomic import write_atomically\n"
        "def write(file):\n    file.write(b'half'); file.flush(); os._exit(9)\n"
        "write_atomically(Path(sys.argv[1]), write, overwrite=True)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, timeout=60)
    assert done.returncode == 9
    assert path.read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 2
    write_atomically(path, say(b"new"), overwrite=True)
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_replaced_that_does_not_pass_its_check(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    seen = []

    def refuse(temporary: Path) -> None:
        seen.append(temporary.read_bytes())
        raise OutputError("no good.", mend="Try again.")

    assert "no good" in words(lambda: write_atomically(path, say(b"new"), overwrite=True, verify=refuse))
    assert seen == [b"new"]
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_was_changed_since_it_was_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    stamp = Stamp.of(path)
    write_atomically(path, say(b"fresh"), overwrite=True, unchanged=stamp)
    assert "changed by another program" in words(
        lambda: write_atomically(path, say(b"late"), overwrite=True, unchanged=stamp)
    )
    stamp = Stamp.of(path)

    def race(file: BinaryIO) -> None:
        path.write_bytes(b"theirs")

    assert "changed by another program" in words(lambda: write_atomically(path, race, overwrite=True, unchanged=stamp))
    assert path.read_bytes() == b"theirs"
    path.unlink()
    with pytest.raises(ChangedError, match="changed by another program"):
        write_atomically(path, say(b"late"), overwrite=True, unchanged=stamp)
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_file_is_refused_even_where_one_may_write_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    path.chmod(0o444)
    assert "read-only" in words(lambda: write_atomically(path, say(b"new"), overwrite=True))
    assert path.read_bytes() == b"mine"
    path.chmod(0o644)


@posix_only
def test_nobody_reads_the_new_file_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    path.chmod(0o600)

    def look(file: BinaryIO) -> None:
        assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600

    write_atomically(path, look, overwrite=True)


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes")
def test_an_attribute_that_cannot_be_set_does_not_keep_others_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {"security.first": b"1", "user.second": b"2"}
    given = {}

    def put(path: Path, name: str, value: bytes) -> None:
        if name.startswith("security."):
            raise PermissionError(errno.EPERM, "not allowed")
        given[name] = value

    monkeypatch.setattr(os, "listxattr", lambda path: list(held))
    monkeypatch.setattr(os, "getxattr", lambda path, name: held[name])
    monkeypatch.setattr(os, "setxattr", put)
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"mine")
    write_atomically(path, say(b"new"), overwrite=True)
    assert given == {"user.second": b"2"}
    assert path.read_bytes() == b"new"


def test_names_as_long_as_they_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("\N{FIRE}" * 60 + ".xlsx")
    write_atomically(path, say(b"one"))
    stray = tmp_path / f".{'🔥' * 20}.0123456789ab.tmp"
    stray.write_bytes(b"half")
    write_atomically(path, say(b"two"), overwrite=True)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_copies_are_numbered_and_like_the_file(tmp_path: Path) -> None:
    path = tmp_path / "My leads.xlsx"
    path.write_bytes(b"mine")
    path.chmod(0o640)
    os.utime(path, ns=(10**18, 10**18))
    first, second = back_up(path), back_up(path)
    assert first.name == "My leads (before scoring).xlsx"
    assert second.name == "My leads (before scoring 2).xlsx"
    for copy in (first, second):
        assert copy.read_bytes() == b"mine"
        assert copy.stat().st_mtime_ns == 10**18
        assert copy.stat().st_mode == path.stat().st_mode
    assert len(list(tmp_path.iterdir())) == 3


def test_a_copy_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be written"):
        back_up(tmp_path / "missing.xlsx")
    assert list(tmp_path.iterdir()) == []
