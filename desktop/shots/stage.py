"""What a picture is taken of: a window on the sample in a workspace of its own, brought into a state by a scene."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop import theme
from desktop.app import Start, make_app, set_language
from desktop.main_window import MainWindow
from desktop.session import Opening, Session
from desktop.workspace_link import WorkspaceLink
from scoring.samples import SAMPLE_AS_OF, sample_leads_path

# The first of these that is here: pictures should not depend on whose machine they are taken on.
FONTS = ("Inter", "Noto Sans", "Liberation Sans", "DejaVu Sans")
FONT_SIZE = 10
QUIET = 0.3
PATIENCE = 30.0
TITLE_HEIGHT = 30
FIRST_SIZE = QSize(1280, 800)


class NotReadyError(RuntimeError):
    """A scene waited for something that did not come."""


def make_stage_app() -> QApplication:
    """The application for pictures."""
    app = make_app(Start(look="light", language="en_GB"))
    make_steady(app)
    return app


def make_steady(app: QApplication) -> None:
    """Have the same picture come out each time: a fixed font, and no blinking cursor."""
    found = set(QFontDatabase.families())
    app.setFont(QFont(next((name for name in FONTS if name in found), app.font().family()), FONT_SIZE))
    app.setCursorFlashTime(0)


class Stage:
    """A window to take pictures of. Scenes open dialogs through it, and wait with it."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.session: Session = window.session
        self.folder = folder

    def open_sample(self) -> None:
        """Open the sample leads, and wait until they are scored."""
        self.session.open(Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True))
        self.until(lambda: self.session.scores is not None, "the sample was not scored")
        self.settle()

    def show_page(self, key: str) -> QWidget:
        """Bring a page to the front, and give it."""
        self.window.show_page(key)
        self.settle()
        return self.window.page

    def open(self, dialog: QDialog) -> QDialog:
        """Open a dialog as the window would."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        self.settle()
        return dialog

    def command(self, text: str) -> None:
        """Do a command of the menus, found by its English or its translated text without "&"."""
        wanted = {text, QCoreApplication.translate("MainWindow", text).replace("&", "")}
        for _, actions in self.window.own_commands.by_menu():
            for action in actions:
                if action.text().replace("&", "") in wanted:
                    action.trigger()
                    self.settle()
                    return
        raise NotReadyError(f"there is no command {text!r}")

    def until(self, done: Callable[[], object], what: str) -> None:
        """Let the window work until something is so."""
        latest = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > latest:
                raise NotReadyError(what)
            QCoreApplication.processEvents()
            time.sleep(0.005)

    def settle(self) -> None:
        """Let the window work until nothing more is on its way."""
        busy = self.session
        self.until(lambda: not busy.pending and not busy.jobs.running, "the window did not come to rest")
        # Previews and filters wait a moment for the next key before they begin.
        rest = time.monotonic() + QUIET
        self.until(lambda: time.monotonic() >= rest, "")

    def tops(self) -> list[QWidget]:
        """What is open above the window: dialogs, menus, lists of completions."""
        return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not self.window]

    def picture(self, size: QSize) -> QPixmap:
        """The window at a size, with what is open above it."""
        self.window.resize(size)
        self.settle()
        whole = self.window.grab()
        painter = QPainter(whole)
        for top in self.tops():
            # A combo box keeps its list as a window of its own, empty until it is opened.
            if top.width() > 1 and top.height() > 1:
                self._paint(painter, top, QRect(QPoint(), whole.size()))
        painter.end()
        return whole

    def _paint(self, painter: QPainter, top: QWidget, ground: QRect) -> None:
        """A dialog with a plain frame in the window's middle, as a window manager would show it; others in place."""
        shown, look = top.grab(), theme.tokens()
        framed = isinstance(top, QDialog) and not top.windowFlags() & Qt.WindowType.FramelessWindowHint
        if not framed:
            painter.drawPixmap(top.pos() - self.window.pos(), shown)
            return
        frame = QRect(0, 0, shown.width(), shown.height() + TITLE_HEIGHT)
        frame.moveCenter(ground.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for grown in range(14, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 6))
            painter.drawRoundedRect(frame.adjusted(-grown, -grown, grown, grown + 4), 10, 10)
        painter.setBrush(QColor(look.raised))
        painter.setPen(QColor(look.strong_line))
        painter.drawRoundedRect(frame.adjusted(-1, -1, 1, 1), 6, 6)
        painter.setPen(QColor(look.text))
        title = QRect(frame.topLeft(), QSize(frame.width(), TITLE_HEIGHT))
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, top.windowTitle())
        painter.drawPixmap(frame.left(), frame.top() + TITLE_HEIGHT, shown)


@contextmanager
def _emptied(folder: Path) -> Iterator[str]:
    """A folder whose path stands in pictures, and is the same each time."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield str(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def stage(app: QApplication, language: str = "en_GB", desk: Path | None = None) -> Iterator[Stage]:
    """A window in a language, on an empty workspace that is gone afterwards. desk: its folder, emptied first."""
    set_language(app, language)
    with TemporaryDirectory(prefix="hotsheet-") if desk is None else _emptied(desk) as name:
        folder = Path(name)
        link = WorkspaceLink.open(folder / "workspace.sqlite")
        session = Session(link.first_state())
        link.attach(session)
        window = MainWindow(session, None, link)
        # As wide as on most screens: what a person can pull to a width begins with a share of this.
        window.resize(FIRST_SIZE)
        window.show()
        try:
            yield Stage(window, folder)
        finally:
            for top in QApplication.topLevelWidgets():
                top.close()
            session.stop()
            link.close()
            window.deleteLater()
            for translator in app.findChildren(QTranslator):
                app.removeTranslator(translator)
                translator.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
