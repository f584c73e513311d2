"""The files that spreadsheet programs lay beside an open workbook, and who they say has it open."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Excel writes the length of the name, the name in the system's code page, filled up with blanks to here, and then the
# length (16 bits) and the name in UTF-16 (as LibreOffice documents it, which writes the same files).
_WIDE_NAME = 55
_LONGEST_NAME = 52


@dataclass(frozen=True, slots=True)
class OpenElsewhere:
    """A sign that a program has a file open: `file` says so, `user` ("" where it does not tell) opened it."""

    program: str
    user: str
    file: Path


def open_elsewhere(path: Path) -> OpenElsewhere | None:
    """Whether a lock file beside a workbook says that a program has it open; a link is followed."""
    return next(_locks(path), None)


def _locks(path: Path) -> Iterator[OpenElsewhere]:
    kinds: tuple[tuple[str, str, Callable[[bytes], str]], ...] = (
        ("Excel", "~${}", _excel_user),
        ("LibreOffice", ".~lock.{}#", _libreoffice_user),
    )
    for place in dict.fromkeys((path, Path(os.path.realpath(path)))):
        for program, form, user in kinds:
            file = place.with_name(form.format(place.name))
            if not file.is_file():
                continue
            said = b""
            # Excel lets nobody read its file while it runs.
            with contextlib.suppress(OSError):
                said = file.read_bytes()[:1000]
            yield OpenElsewhere(program, user(said), file)


def _excel_user(said: bytes) -> str:
    length = int.from_bytes(said[_WIDE_NAME : _WIDE_NAME + 2], "little")
    wide = said[_WIDE_NAME + 2 : _WIDE_NAME + 2 + 2 * length]
    if 0 < length <= _LONGEST_NAME and len(wide) == 2 * length:
        return _plain(wide.decode("utf-16-le", "replace"))
    return _plain(said[1 : 1 + min(said[0], _LONGEST_NAME)].decode("cp1252", "replace")) if said else ""


def _libreoffice_user(said: bytes) -> str:
    # The name in the program's options, that of the account, the computer, the time and the profile.
    names = said.decode("utf-8", "replace").split(",")
    return _plain(next((name for name in names[:2] if name.strip()), ""))


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable()).strip()
