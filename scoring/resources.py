"""Where the files are that come with Hotsheet: at the top of a clone, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

from scoring.errors import HotsheetError

_PACKAGE = Path(__file__).resolve().parent


def template_dir() -> Path:
    """Return the folder with the model templates (*.yaml) and the sample leads (.xlsx).

    An installation without it is damaged: a `HotsheetError` says so.
    """
    # The wheel first: next to an installed package, a folder "templates" would be somebody else's.
    for folder in (_PACKAGE / "_templates", _PACKAGE.parent / "templates"):
        if folder.is_dir():
            return folder
    raise HotsheetError(
        f"The templates that come with Hotsheet are missing beside {_PACKAGE}.",
        mend="Install Hotsheet again: this installation is not complete.",
    )
