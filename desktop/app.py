"""The start of the desktop app: one QApplication, the person's language and look, the workspace, a window."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import icons, theme
from desktop.garbage import Collector
from desktop.jobs import failure_of
from desktop.main_window import MainWindow
from desktop.session import Opening, Session
from desktop.window_commands import LANGUAGE, LOOK
from desktop.workspace_link import WorkspaceLink
from scoring.errors import HotsheetError
from scoring.samples import SAMPLE_AS_OF, sample_leads_path

NAME = "Hotsheet"
_TRANSLATIONS = Path(__file__).parent / "translations"
LOOKS = ("system", "light", "dark")


@dataclass(frozen=True)
class Start:
    """What the command line asks of the app. workspace: None for the usual one. look, language: "" as chosen before.

    qt: what is meant for Qt itself ("-platform", "xcb").
    """

    file: Path | None = None
    sample: bool = False
    workspace: Path | None = None
    look: str = ""
    language: str = ""
    qt: tuple[str, ...] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app until its window is closed; gives the exit code."""
    return run(parse(sys.argv[1:] if arguments is None else arguments))


def parse(arguments: Sequence[str]) -> Start:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="hotsheet-desktop", description="Score leads, keep the rules, see why.")
    parser.add_argument("file", nargs="?", type=Path, help="a workbook or .csv with leads to open")
    parser.add_argument("--sample", action="store_true", help="open the sample leads")
    parser.add_argument("--workspace", type=Path, help="another workspace file than the usual one")
    parser.add_argument("--look", choices=LOOKS, default="", help="light, dark, or as the system is")
    parser.add_argument("--language", default="", help="en or es; by default the one chosen before, or the system's")
    parser.add_argument("-platform", dest="platform", help="how Qt shows windows, such as xcb or offscreen")
    said = parser.parse_args(list(arguments))
    qt = () if said.platform is None else ("-platform", said.platform)
    return Start(said.file, said.sample, said.workspace, said.look, said.language, qt)


def run(start: Start) -> int:
    """Show a window and work until it is closed."""
    app = make_app(start)
    link = WorkspaceLink.open(start.workspace)
    session = Session(link.first_state())
    link.attach(session)
    window = MainWindow(session, QSettings(), link)
    _hook_defects(session)
    window.show()
    link.tell()
    collector = Collector(app, lambda: session.jobs.running)
    session.scored.connect(collector.give_back_soon)
    # After the first paint: reading leads must not delay the window.
    QTimer.singleShot(0, lambda: open_first(window, start))
    try:
        return app.exec()
    finally:
        session.stop()
        link.close()
        collector.stop()


def make_app(start: Start) -> QApplication:
    """The QApplication in the person's language and look."""
    app = QApplication.instance()
    if app is None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication([sys.argv[0], *start.qt])
    assert isinstance(app, QApplication)
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName("hotsheet")
    app.setWindowIcon(icons.program_icon())
    if os.name != "nt":
        # Ctrl+C in the terminal ends the app as a person expects.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    settings = QSettings()
    set_language(app, start.language or str(settings.value(LANGUAGE, "")))
    look = start.look or str(settings.value(LOOK, ""))
    follow_look(app, look if look in LOOKS else "system")
    return app


def set_language(app: QApplication, language: str = "") -> None:
    """Translate the app: into a language by its code, or that of the system."""
    locale = QLocale(language) if language else _of_system()
    QLocale.setDefault(locale)
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase"),
        (str(_TRANSLATIONS), "hotsheet"),
    ):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)


def _of_system() -> QLocale:
    """The system's language and country; where it names none, those that the window's own words are written for."""
    system = QLocale.system()
    if system.language() is QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return system


def follow_look(app: QApplication, look: str = "system") -> None:
    """Give the app a look, or let it follow the system's, also when that changes."""
    if look != "system":
        theme.apply(app, dark=look == "dark")
        return
    theme.apply(app, dark=theme.system_is_dark())

    def follow(scheme: Qt.ColorScheme) -> None:
        # A look that was chosen by hand meanwhile stays.
        if str(QSettings().value(LOOK, look)) == "system":
            theme.apply(app, dark=scheme == Qt.ColorScheme.Dark)

    app.styleHints().colorSchemeChanged.connect(follow)


def open_first(window: MainWindow, start: Start) -> None:
    """Open what the command line names, else the leads of the last time, if they are still there."""
    session = window.session
    if start.sample:
        session.open(Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True))
    elif start.file is not None:
        session.open(Opening(start.file))
    else:
        last = window.link.last_opening() if window.link is not None else None
        if last is not None and last.path.is_file():
            session.open(last)


def _hook_defects(session: Session) -> None:
    """A defect of ours is shown as a notice with its details, and the window lives on."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        known = error if isinstance(error, Exception) else HotsheetError(str(error))
        sys.__excepthook__(kind, error, trace)
        session.failed.emit(failure_of(known))

    sys.excepthook = show


if __name__ == "__main__":
    sys.exit(main())
