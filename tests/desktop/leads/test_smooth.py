"""Nothing that is done with a million leads stops the window for long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models.opening import sample_opening
from desktop.pages.leads import LeadsPage
from desktop.session import Session
from scoring.jobs.prepare import Wishes, prepare
from scoring.model import Condition
from scoring.samples import sample_leads_path
from scoring.table import CellKind, Column, LeadTable
from tests.desktop.leads.heartbeat import Heartbeat

pytestmark = pytest.mark.slow
SIZE = 1_000_000
LONGEST = 0.1
# A machine with other work to do may stand still by itself: the best of a few tries is what the window can.
TRIES = 4


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[LeadsPage]:
    """The page with a million leads, each with an address of its own."""
    prepared = prepare(sample_leads_path(), Wishes(model=session.model))
    some = np.random.default_rng(1).integers(0, len(prepared.table), SIZE)
    table = prepared.table.take(some)
    texts = tuple(f"lead.{number:x}@company-{number % 9973}.example" for number in range(SIZE))
    address = Column(
        "Email", np.full(SIZE, CellKind.TEXT, np.uint8), np.full(SIZE, np.nan), np.arange(SIZE, dtype=np.int32), texts
    )
    columns = tuple(address if column.name == "Email" else column for column in table.columns)
    table = LeadTable(columns, np.arange(2, SIZE + 2), table.source)
    made = LeadsPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.ensure_built()
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(session.scored, timeout=60_000):
        session.take_leads(replace(prepared, table=table, whole=None), sample_opening())
    qtbot.waitUntil(lambda: made.list.shown == SIZE and not made.list.busy, timeout=30_000)
    yield made
    made.stop()


def actions(page: LeadsPage) -> dict[str, Callable[[], object]]:
    views, bar = page.list.views, page.table.verticalScrollBar()
    search = page.panel.toolbar.search
    return {
        "scroll": lambda: bar.setValue(bar.value() + bar.maximum() // 7),
        "sort by score": lambda: views.sort_by_only("score", False),
        "sort by tier": lambda: views.sort_by_only("tier", True),
        "sort by a number": lambda: views.sort_by_only("lead:Employees", False),
        "sort by a date": lambda: views.sort_by_only("lead:Last activity", False),
        "sort by texts of their own": lambda: views.sort_by_only("lead:Email", False),
        "back to rank": views.sort_by_rank,
        "search": lambda: search.setText(f"company-{len(search.text())}"),
        "clear the search": search.clear,
        "filter": lambda: views.add_condition(Condition("Email", "contains", ("77",))),
        "clear the filter": views.clear_filters,
        "one tier": lambda: views.toggle_tier("Hot", True),
        "all tiers": views.clear_filters,
        "choose all": page.table.selectAll,
        "the last lead": lambda: page.table.go_to(SIZE - 1),
    }


def test_the_window_never_stands_still(page: LeadsPage, qtbot: QtBot, record_property: Callable[..., None]) -> None:
    heart = Heartbeat()
    best: dict[str, float] = {}
    for _ in range(TRIES):
        for what, do in actions(page).items():
            qtbot.wait(30)
            heart.begin()
            do()
            qtbot.wait(220)
            qtbot.waitUntil(lambda: not page.list.busy, timeout=60_000)
            best[what] = min(best.get(what, 99.0), heart.longest)
        if max(best.values()) <= LONGEST:
            break
    for what, longest in best.items():
        record_property(what, round(longest * 1000, 1))
    assert {what: longest for what, longest in best.items() if longest > LONGEST} == {}


def test_walking_by_key_is_smooth_with_the_details_open(page: LeadsPage, qtbot: QtBot) -> None:
    heart = Heartbeat()
    page.table.setFocus()
    longest = []
    for _ in range(TRIES):
        heart.begin()
        for _ in range(20):
            qtbot.keyClick(page.table, Qt.Key.Key_Down)
            qtbot.wait(20)
        qtbot.wait(120)
        longest.append(heart.longest)
    assert min(longest) <= LONGEST
