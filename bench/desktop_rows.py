"""How smooth the window is with 1,000,000 leads: the longest that its event loop stands still, whatever is done.

A timer beats every millisecond in the window's own event loop; the longest gap between two beats counts. Done are, with
the mouse and the keyboard as far as a widget is there for it: scrolling, sorting by columns of every sort, searching,
filtering, choosing all leads, an edited rule, and opening the file. Run:
python bench/desktop_rows.py [--rows N] [--file leads.csv]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QPoint, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from bench.desktop_common import Bench, Heartbeat, write_leads  # noqa: E402
from bench.score_speed import changes, load_peers, machine  # noqa: E402
from desktop.models.lead_list import LeadList  # noqa: E402
from desktop.widgets.lead_panel import LeadPanel  # noqa: E402
from scoring.model import Condition  # noqa: E402

AIM = 0.1
# The default columns, and those that sorting is tried by.
SORTED_BY = ("Employees", "Job title", "Last activity", "Email", "Revenue")


class Person:
    """Works in the window, and tells how long it stood still."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        [self.panel] = bench.window.findChildren(LeadPanel)
        self.list: LeadList = self.panel.list
        self.table = self.panel.table
        self.heart = Heartbeat()
        self.worst = 0.0

    def does(self, what: str, *steps: Callable[[], object], pause: float = 0.0) -> str:
        """Take some steps, one at each turn of the event loop; gives the line of the report."""
        self.bench.rest(0.2)
        self.heart.reset()
        began = time.perf_counter()
        for step in steps:
            step()
            self.bench.rest(pause)
        self.bench.until(lambda: not self.list.busy and not self.bench.session.pending)
        self.bench.rest(0.3)
        taken = time.perf_counter() - began - 0.3
        self.worst = max(self.worst, self.heart.longest)
        return f"  {self.heart.longest * 1000:7.1f} ms  {what:44} done in {taken:6.2f} s"

    def scroll_to(self, share: float) -> None:
        """Drag the scroll bar."""
        bar = self.table.verticalScrollBar()
        bar.setValue(int(share * bar.maximum()))

    def click_header(self, key: str) -> None:
        """Click on a column's header."""
        across = self.table.horizontalHeader()
        place = self.list.model.column_of(key)
        self.table.scrollTo(self.list.model.index(max(self.table.visible_rows().start, 0), place))
        at = QPoint(across.sectionViewportPosition(place) + across.sectionSize(place) // 2, across.height() // 2)
        QTest.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the table."""
        QTest.keyClick(self.table, key, modifier)


def work(person: Person) -> Iterator[str]:
    """Do everything that a person does with a list, and yield what it took."""
    views, table = person.list.views, person.table
    table.setFocus()
    yield person.does("drag the scroll bar", *[lambda s=s: person.scroll_to(s / 200) for s in range(200)], pause=0.008)
    yield person.does("press Page down 50 times", *[lambda: person.press(Qt.Key.Key_PageDown)] * 50, pause=0.008)
    yield person.does(
        "press End, then Home", *[lambda: person.press(Qt.Key.Key_End), lambda: person.press(Qt.Key.Key_Home)]
    )
    for key in ("score", "tier", *(f"lead:{name}" for name in SORTED_BY)):
        shown = person.list.model.column_of(key) >= 0
        if not shown:
            person.list.show_columns((*(column.key for column in person.list.model.columns), key))
            person.bench.rest(0.3)
        click = lambda key=key: person.click_header(key)  # noqa: E731
        yield person.does(f"sort by {key.removeprefix('lead:')}", click)
        yield person.does("  and the other way round", click)
    yield person.does("back to the order of rank", views.sort_by_rank)
    search = person.panel.toolbar.search
    for text in ("marketing", "company-77", "ann.1f"):
        yield person.does(f"type “{text}” into the search", *_typed(search, text), pause=0.08)
        yield person.does("  and clear it", search.clear)
    for tier in person.bench.session.model.tiers[:2]:
        yield person.does(f"only the tier {tier.name}", lambda tier=tier: views.toggle_tier(tier.name, True))
    yield person.does("all tiers again", views.clear_filters)
    for what, condition in (
        ("employees over 500", Condition("Employees", ">", (500.0,))),
        ("titles with “growth”", Condition("Job title", "contains", ("growth",))),
        ("e-mails with “company-77”", Condition("Email", "contains", ("company-77",))),
    ):
        yield person.does(f"filter: {what}", lambda condition=condition: views.add_condition(condition))
        yield person.does("  and take it away", views.clear_filters)
    yield person.does("choose all leads", lambda: person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier))
    yield person.does("  and only the first", lambda: person.press(Qt.Key.Key_Home))
    yield from edits(person)


def _typed(search: object, text: str) -> list[Callable[[], object]]:
    return [lambda letter=letter: QTest.keyClick(search, letter) for letter in text]


def edits(person: Person) -> Iterator[str]:
    """Edit rules while the list is sorted in several ways."""
    session, views = person.bench.session, person.list.views
    change = list(changes(session.model).values())[:3]
    for name, sort in (("rank", views.sort_by_rank), ("e-mail", lambda: views.sort_by("lead:Email", best_first=False))):
        sort()
        person.bench.until(lambda: not person.list.busy)
        for number, each in enumerate(change):
            model = replace(each(number + 0.25), name=session.model.name)
            yield person.does(f"edit a rule, sorted by {name}", lambda model=model: session.edit_model(model, "Points"))


def main() -> None:
    """Write the leads, open them, work with them, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="leads (1,000,000)")
    parser.add_argument("--file", type=Path, help="a .csv to keep the leads in from one run to the next")
    options = parser.parse_args()
    peers = load_peers()
    if peers is None:
        print("scoring_peers.py is not beside this repository: there are no leads to show.")
        return
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "leads.csv"
        if not path.is_file():
            write_leads(peers.table(options.rows), path, more=True)
        bench = Bench(peers)
        heart = Heartbeat()
        taken = bench.open(path)
        print(f"  {heart.longest * 1000:7.1f} ms  {'open the file':44} done in {taken:6.2f} s", flush=True)
        bench.window.show_page("leads")
        bench.until(lambda: bool(bench.window.findChildren(LeadPanel)))
        person = Person(bench)
        for line in work(person):
            print(line, flush=True)
        verdict = f"aim ≤ {AIM * 1000:.0f} {'pass' if person.worst <= AIM else 'FAIL'}"
        print(f"  {person.worst * 1000:7.1f} ms  is the longest with the leads open  {verdict}")
        bench.close()


if __name__ == "__main__":
    main()
