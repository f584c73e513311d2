"""What every page of the window is: a name, an icon, its commands, and contents that are built when first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.session import Session


class Page(QWidget):
    """A page. Subclasses say their `key` and `icon_name`, and make their contents in `build`.

    `build` is called once, before the page is first shown, so that a window that starts on one page does not pay for
    the others. `commands` are QActions of the page, by the menu they stand in ("edit", "view", "leads", "rules"):
    the window puts them into its menus and the command palette; they must exist before `build`. `settings` keep what
    a person arranged on the page; None keeps nothing (in tests).
    """

    key = ""
    icon_name = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.settings: QSettings | None = None
        self.built = False

    def title(self) -> str:
        """What the page is called in the list of pages."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the contents."""
        raise NotImplementedError

    def commands(self) -> Sequence[tuple[str, QAction]]:
        """The page's commands: menu and action. By default none."""
        return ()

    def shown(self) -> None:
        """The page came to the front: give the keyboard to what a person will want first. By default nothing."""

    def keep(self) -> None:
        """The window is about to close, if its work can be saved: have all of it kept now. By default nothing."""

    def stop(self) -> None:
        """The window is closing: keep what was arranged, and end work of the page's own. By default nothing."""

    def show_error_at(self, path: str) -> bool:
        """Show the place of a problem of the model ("rules[3].points") if it is on this page; say whether it was."""
        return False

    def ensure_built(self) -> None:
        """Build the contents if that has not been done."""
        if not self.built:
            self.built = True
            self.build()
