"""Files that appear whole or not at all: written beside their place, flushed, verified, then moved there.

A run that is killed leaves at most a temporary file, which the next run for the same file clears away. A run that
lives holds a lock on its own (the system lets go of it when the run dies), so no other takes it for a stray.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scoring.errors import OutputError, Place

if sys.platform != "win32":
    import fcntl

# Windows' words for a file that another program has open.
_SHARING_VIOLATIONS = (32, 33)
# Virus scanners hold a file on Windows for a moment after it was written.
_TRIES = 10 if sys.platform == "win32" else 1
_PAUSE = 0.1
_NAME_BYTES = 80
_BLOCK = 2**20


class ChangedError(OutputError):
    """A file that another program changed since it was read; it was left as it is."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known to be the one that was read: size in bytes, time of change in nanoseconds, identity."""

    size: int
    changed: int
    device: int
    number: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """The stamp of a file as it stands: take it before reading. Raises OSError."""
        facts = path.stat()
        return cls(facts.st_size, facts.st_mtime_ns, facts.st_dev, facts.st_ino)


def write_atomically(
    path: Path,
    write: Callable[[BinaryIO], None],
    *,
    overwrite: bool = False,
    verify: Callable[[Path], None] | None = None,
    unchanged: Stamp | None = None,
) -> None:
    """Let `write` fill a new file that then stands at `path`; on any failure nothing is left behind.

    An existing file is refused unless `overwrite`; it then keeps its permissions, and its owner where that may be set.
    `verify` is called with the new file's temporary path once it is whole on the disk; what it raises stops
    everything. With `unchanged` the file at `path` must still be the one that the stamp was taken of. Whoever has it
    open must have closed it when `verify` returns: Windows replaces no open file. What the operating system refuses
    (a full disk, a missing or read-only folder, a file open elsewhere) is raised as `OutputError`.
    """
    target = path.resolve() if path.is_symlink() else path
    _refuse_taken(target, path, overwrite)
    _refuse_changed(target, path, unchanged)
    _clear_strays(target)
    try:
        with _temporary(target) as (temporary, file):
            if target.exists():
                # Nobody reads here, meanwhile, what they may not read there.
                temporary.chmod(0o600)
            write(file)
            file.flush()
            os.fsync(file.fileno())
            if verify is not None:
                verify(temporary)
            _refuse_changed(target, path, unchanged)
            if target.exists():
                _refuse_taken(target, path, overwrite)
                _take_after(target, temporary)
            if sys.platform == "win32":
                file.close()
            _place(temporary, target, overwrite)
        _flush_folder(target.parent)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise _in_words(error, path) from error


def write_bytes_atomically(path: Path, data: bytes, *, overwrite: bool = False, unchanged: Stamp | None = None) -> None:
    """As `write_atomically`, of a file that is there already as bytes."""

    def write(file: BinaryIO) -> None:
        file.write(data)

    write_atomically(path, write, overwrite=overwrite, unchanged=unchanged)


def back_up(path: Path) -> Path:
    """Copy a file beside itself, as "NAME (before scoring).xlsx" or numbered where that is taken; the copy's path.

    The copy has the file's permissions and times, and appears whole or not at all. Raises OutputError.
    """
    number = 0
    while True:
        number += 1
        words = "before scoring" if number == 1 else f"before scoring {number}"
        copy = path.with_name(f"{path.stem} ({words}){path.suffix}")
        if copy.exists() or copy.is_symlink():
            continue
        try:
            write_atomically(copy, lambda file: _copy(path, file), verify=lambda made: shutil.copystat(path, made))
        except OutputError:
            # Another run may have taken the name in the meantime.
            if not copy.exists():
                raise
        else:
            return copy


def _copy(path: Path, file: BinaryIO) -> None:
    with path.open("rb") as source:
        shutil.copyfileobj(source, file, _BLOCK)


def _stem(target: Path) -> str:
    """How temporary names of a file begin; names may have 255 bytes in all."""
    return f".{os.fsencode(target.name)[:_NAME_BYTES].decode(errors='ignore')}."


@contextlib.contextmanager
def _temporary(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file beside the target, open and locked; gone at the end, unless it was moved."""
    while True:
        path = target.with_name(f"{_stem(target)}{secrets.token_hex(6)}.tmp")
        file = path.open("xb")
        _lock(file, wait=True)
        # Between its making and the lock another run may have taken it for a stray.
        if _same(file, path):
            break
        file.close()
    try:
        with file:
            yield path, file
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _same(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _lock(file: BinaryIO, *, wait: bool = False) -> bool:
    """Whether the file could be locked. Disks that know no locks give none: their strays are left alone."""
    if sys.platform == "win32":
        # Windows removes no file that is open anywhere: there being open is the lock.
        return True
    else:  # noqa: RET505 - type checkers follow platforms by branches
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _clear_strays(target: Path) -> None:
    """Remove the temporary files that dead runs left for this target; nothing here may stop the work."""
    stem = _stem(target)
    with contextlib.suppress(OSError):
        for stray in target.parent.iterdir():
            if stray.name.startswith(stem) and _is_temporary(stray.name[len(stem) :]):
                with contextlib.suppress(OSError):
                    _clear(stray)


def _clear(stray: Path) -> None:
    if sys.platform == "win32":
        stray.unlink()
    else:
        with stray.open("rb") as file:
            if _lock(file):
                stray.unlink()


def _is_temporary(ending: str) -> bool:
    token, dot, kind = ending.partition(".")
    return dot == "." and kind == "tmp" and len(token) == 12 and set(token) <= set("0123456789abcdef")


def _take_after(target: Path, temporary: Path) -> None:
    """Give the new file the old one's owner, permissions and attributes, as far as the system lets us."""
    facts = target.stat()
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.chown(temporary, facts.st_uid, facts.st_gid)
    temporary.chmod(stat.S_IMODE(facts.st_mode))
    if sys.platform == "linux":
        names: list[str] = []
        with contextlib.suppress(OSError):
            names = os.listxattr(target)
        for name in names:
            # Each by itself: some may be set by the system alone, and the others hold who may read the file.
            with contextlib.suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(target, name))


def _place(temporary: Path, target: Path, overwrite: bool) -> None:
    """Move the file to its place; one that has appeared there is not replaced unless it may be."""
    if not overwrite and sys.platform != "win32":
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:
            # Some disks know no second names; what is left is a moment in which another file may appear.
            if target.exists():
                raise FileExistsError(errno.EEXIST, "appeared meanwhile") from None
            temporary.replace(target)
        return
    for left in reversed(range(_TRIES)):
        try:
            if overwrite:
                temporary.replace(target)
            else:
                temporary.rename(target)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _taken(path: Path) -> OutputError:
    return OutputError(
        "the file exists already.", place=Place(file=str(path)), mend="Choose another name, or allow overwriting."
    )


def _refuse_taken(target: Path, path: Path, overwrite: bool) -> None:
    place = Place(file=str(path))
    try:
        folder, taken = target.is_dir(), target.exists()
        missing = not target.parent.is_dir()
        mode = target.stat().st_mode if taken else 0
    except OSError as error:
        raise _in_words(error, path) from error
    if folder:
        raise OutputError("this is a folder.", place=place, mend="Name a file in it.")
    if missing:
        raise OutputError(
            f"the folder {target.parent} does not exist.", place=place, mend="Make it, or choose another."
        )
    if taken and not overwrite:
        raise _taken(path)
    # Whoever may write everywhere should still not write over what was marked as read-only.
    if taken and not (mode & 0o222 and os.access(target, os.W_OK)):
        raise OutputError("the file is read-only.", place=place, mend="Allow writing to it, or write to another file.")


def _refuse_changed(target: Path, path: Path, unchanged: Stamp | None) -> None:
    if unchanged is None:
        return
    try:
        same = Stamp.of(target) == unchanged
    except FileNotFoundError:
        same = False
    except OSError as error:
        raise _in_words(error, path) from error
    if not same:
        raise ChangedError(
            "the file was changed by another program in the meantime, so it was left as it is.",
            place=Place(file=str(path)),
            mend="Save and close it there, then try again.",
        )


def _flush_folder(folder: Path) -> None:
    # Windows has no way to flush a folder, and the file itself is safe already.
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _in_words(error: OSError, path: Path) -> OutputError:
    place = Place(file=str(path))
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return OutputError("the file is open in another program.", place=place, mend="Close it there, then try again.")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return OutputError("the disk is full.", place=place, mend="Free some space on it.")
        case errno.EROFS:
            return OutputError("this disk is read-only.", place=place, mend="Choose another folder.")
        case errno.EFBIG:
            return OutputError(
                "the file would be larger than this disk allows.", place=place, mend="Choose another disk."
            )
        case errno.EACCES | errno.EPERM:
            return OutputError(
                "writing is not allowed here, or the file is open in another program.",
                place=place,
                mend="Close it there, or choose another folder.",
            )
        case errno.ENAMETOOLONG | errno.EINVAL:
            return OutputError("the file's name is not allowed here.", place=place, mend="Choose another.")
    return OutputError(
        f"the file could not be written ({error.strerror or error}).",
        place=place,
        mend="Choose another place.",
    )
