"""What all tests of the window share: no screen, no settings of a person, any word of Qt's own is an error."""

from __future__ import annotations

import gc
import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.session import Opening, Session
from desktop.state import State
from desktop.workspace_link import new_model
from scoring.modelfile import open_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from tests.desktop.windows import Windows


@pytest.fixture(autouse=True, scope="session")
def collected_here() -> Iterator[None]:
    """Garbage is collected between tests, in this thread, as the app does it (see `desktop.garbage`)."""
    gc.disable()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def tidy(collected_here: None) -> Iterator[None]:
    """What a test left goes before the next one begins."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """Tests read English words and numbers, whatever machine they run on, in the light look."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, dark=False)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session with the model to start from and no leads."""
    model = new_model(open_model("starter"))
    made = Session(State((model,), model.id))
    yield made
    made.stop()


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Session:
    """A session with the sample leads open and scored."""
    open_leads(session, qtbot, sample_leads_path(), Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True))
    return session


@pytest.fixture
def windows(tmp_path: Path, qtbot: QtBot) -> Iterator[Windows]:
    """Windows on a workspace of their own."""
    made = Windows(tmp_path / "workspace.sqlite")
    yield made
    for session, _ in list(made.open):
        made.close(session)


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    """A copy of the sample leads that a test may write into."""
    return Path(shutil.copy(sample_leads_path(), tmp_path / "leads.xlsx"))


def open_leads(session: Session, qtbot: QtBot, path: Path, opening: Opening | None = None) -> None:
    """Open a lead file and wait until it is scored, or why not is known."""
    with qtbot.waitSignal(session.scored, timeout=20_000):
        session.open(opening or Opening(path))
