"""Files that appear whole or not at all: written beside their place, flushed, then moved there."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from scoring.errors import OutputError, Place


def write_atomically(path: Path, write: Callable[[BinaryIO], None], *, overwrite: bool = False) -> None:
    """Let `write` fill a new file that then stands at `path`; on any failure nothing is left behind.

    An existing file is refused unless `overwrite`; then it keeps its permissions. What the operating system
    refuses (a full disk, a missing or read-only folder, a file open elsewhere) is raised as `OutputError`.
    """
    target = path.resolve() if path.is_symlink() else path
    _refuse_taken(target, path, overwrite)
    temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            _refuse_taken(target, path, overwrite)
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise _in_words(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _refuse_taken(target: Path, path: Path, overwrite: bool) -> None:
    place = Place(file=str(path))
    try:
        folder, taken = target.is_dir(), target.exists()
        missing = not target.parent.is_dir()
    except OSError as error:
        raise _in_words(error, path) from error
    if folder:
        raise OutputError("this is a folder.", place=place, mend="Name a file in it.")
    if missing:
        raise OutputError(
            f"the folder {target.parent} does not exist.", place=place, mend="Make it, or choose another."
        )
    if taken and not overwrite:
        raise OutputError("the file exists already.", place=place, mend="Choose another name, or allow overwriting.")


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
