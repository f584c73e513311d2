"""The way back: before a command changes an open workbook, a copy of it is kept in the user's own data folder.

Excel forgets its list of Undo whenever a program writes, so the copy is what there is. A few dozen are kept, and the
first of each workbook, from before anything was done to it, as long as there is any other to let go.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_dir

from excel_addin.live.errors import LiveError
from scoring.errors import Place

MOST = 40
_NOT_IN_NAMES = '<>:"/\\|?*'
_LONGEST = 80
_TIME = "%Y-%m-%d %H-%M-%S"
_NAMED = re.compile(r"(.*) [0-9]{4}(?:-[0-9]{2}){2} [0-9]{2}(?:-[0-9]{2}){2}(?: \([0-9]+\))?")


def backup_folder() -> Path:
    """Where the copies are kept."""
    return Path(user_data_dir("Hotsheet", appauthor=False)) / "backups"


def keep(copy: Path, name: str, now: datetime | None = None) -> Path:
    """Keep a copy of a workbook under its name and the time; the path of what was kept.

    The oldest beyond `MOST` are deleted. Raises `LiveError` where nothing can be kept: then nothing is to be changed.
    """
    moment = (now or datetime.now()).strftime(_TIME)  # noqa: DTZ005 - the person's own clock
    plain = "".join("-" if letter in _NOT_IN_NAMES or ord(letter) < 32 else letter for letter in Path(name).stem)
    folder = backup_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = _free(folder, f"{plain[:_LONGEST].rstrip(' .') or 'Workbook'} {moment}", copy.suffix)
        shutil.copyfile(copy, kept)
    except OSError as fault:
        raise LiveError(
            f"No copy of the workbook could be kept: {fault.strerror}. So nothing was changed.",
            place=Place(file=str(folder)),
            mend="Make room there, or allow writing to that folder.",
        ) from fault
    # The copy is there: no other one may stand in its way.
    with suppress(OSError):
        _thin_out(folder, kept)
    return kept


def let_go(kept: Path) -> None:
    """Delete a copy that is not needed any more. One that cannot be deleted stays: it is in nobody's way."""
    with suppress(OSError):
        kept.unlink()


def _free(folder: Path, stem: str, suffix: str) -> Path:
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem} ({number}){suffix}", number + 1
    return path


def _thin_out(folder: Path, newest: Path) -> None:
    """Delete the oldest copies; the first of a workbook goes after all that are none."""
    others = [path for path in folder.iterdir() if path.is_file() and path != newest]
    aged = sorted(others, key=lambda path: (path.stat().st_mtime, path.name))
    first = {_workbook(path): path for path in reversed(aged)}
    aged.sort(key=lambda path: path == first[_workbook(path)])
    for path in aged[: max(len(aged) - MOST + 1, 0)]:
        let_go(path)


def _workbook(path: Path) -> str:
    found = _NAMED.fullmatch(path.stem)
    return found[1] if found is not None else path.stem
