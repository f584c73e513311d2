"""A morning with the app, by keyboard and mouse: open, settle a column, edit a rule, overrule, save a view, export.

What happened is read where it must be lasting: in the workspace file and in the workbook that was written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from desktop.theme import LIGHT
from scoring.model import FixedPoints, ScoringModel
from scoring.modelfile import parse_model
from scoring.samples import sample_leads_path
from scoring.store import Workspace
from tests.end2end.screen import PROGRAMS, App, Screen, here, screen
from tests.judges.required import skip_without
from tests.repo.files import ROOT

needs_screen = skip_without(
    here(),
    f"{', '.join(PROGRAMS)} are not all here, so nobody can use the app from outside (Debian: xvfb openbox xdotool)",
    possible=sys.platform == "linux",
)
# The screen's own limit comes first, with words and a picture; this one is for what hangs all the same.
pytestmark = [needs_screen, pytest.mark.timeout(150)]


@pytest.fixture
def app(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[App]:
    """The app on a screen of its own; a picture of the screen is kept where the test fails."""
    with screen() as on:
        made = App(on, tmp_path, ROOT)
        failed_before = request.session.testsfailed
        try:
            yield made
        finally:
            if request.session.testsfailed > failed_before or not made.closed:
                on.picture(tmp_path / "screen.png")
                print(f"What was on the screen: {tmp_path / 'screen.png'}\n{made.words()}")  # noqa: T201
            made.kill()


def leads_in(folder: Path) -> Path:
    """The sample leads with a second column that may be the job title."""
    book = openpyxl.load_workbook(sample_leads_path())
    sheet = book["Leads"]
    [title] = [cell for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == "Job title"]
    first, other = int(title.row or 0), sheet.max_column + 1
    sheet.cell(first, int(title.column or 0), "Contact job title")
    sheet.cell(first, other, "Job role")
    for row in range(first + 1, sheet.max_row + 1):
        sheet.cell(row, other, "Owner")
    path = folder / "leads.xlsx"
    book.save(path)
    return path


class Kept:
    """What the workspace holds, as another program sees it."""

    def __init__(self, path: Path, leads: Path) -> None:
        self.path, self.leads = path, leads

    def begun(self) -> bool:
        """Whether the app has written its first model, so that looking is not what makes the file."""
        if not self.path.is_file():
            return False
        with Workspace.open(self.path) as workspace:
            return bool(workspace.models.all())

    def model(self) -> ScoringModel:
        with Workspace.open(self.path) as workspace:
            return parse_model(workspace.models.all()[0].text)

    def points(self) -> float:
        [rule] = [rule for rule in self.model().rules if rule.label == "Free trial"]
        assert isinstance(rule.points, FixedPoints)
        return rule.points.points

    def names(self) -> tuple[str, ...]:
        """What the model knows the job title's column by."""
        return next(field.aliases for field in self.model().fields if field.name == "Job title")

    def overrides(self) -> list[tuple[str, str]]:
        with Workspace.open(self.path) as workspace:
            found = [each for known in workspace.lists.all() for each in workspace.overrides.all(known.id).values()]
        return [(each.tier, each.reason) for each in found]

    def views(self) -> list[tuple[str, str]]:
        with Workspace.open(self.path) as workspace:
            return [(view.name, view.search) for view in workspace.views.all()]


def command(on: Screen, words: str) -> None:
    """Do something by its name, in the command palette."""
    on.window("leads")
    with on.seen("the command palette"):
        on.keys("ctrl+k")
    with on.seen("what was found"):
        on.write(words)
    with on.seen("what was chosen"):
        on.keys("Return")


def open_leads(on: Screen, kept: Kept) -> None:
    on.keys("ctrl+o")
    on.window("Open leads")
    on.write(str(kept.leads))
    on.keys("Return")
    on.window("leads.xlsx")
    on.until(kept.begun, "the workspace")
    # One column is asked for: the keyboard is at the first answer, the space bar gives it.
    with on.seen("the page Data"):
        on.keys("ctrl+4")
    on.keys("space")
    on.until(lambda: "Contact job title" in kept.names(), "the answer in the workspace")


def edit_a_rule(on: Screen, kept: Kept) -> None:
    command(on, "free trial")
    on.write("35")
    on.keys("Return")
    on.until(lambda: kept.points() == 35, "the rule's new points in the workspace")
    on.keys("ctrl+z")
    on.until(lambda: kept.points() == 20, "the old points again")
    on.keys("ctrl+shift+z")
    on.until(lambda: kept.points() == 35, "the new points again")


def overrule(on: Screen, kept: Kept) -> None:
    with on.seen("the page Leads"):
        on.keys("ctrl+2")
    on.keys("Home", "ctrl+shift+o")
    on.window("Override")
    on.write("Cold")
    on.keys("Tab")
    on.write("Gone bankrupt")
    on.keys("Return")
    on.until(lambda: kept.overrides() == [("Cold", "Gone bankrupt")], "the override in the workspace")


def save_a_view(on: Screen, kept: Kept) -> None:
    on.window("leads.xlsx")
    on.keys("ctrl+f")
    with on.seen("the leads that were searched for"):
        on.write("gmail")
    on.keys("ctrl+shift+s")
    on.window("Save view")
    on.write("Private mail")
    on.keys("Return")
    on.until(lambda: kept.views() == [("Private mail", "gmail")], "the view in the workspace")


def export(on: Screen, kept: Kept) -> bytes:
    before = kept.leads.read_bytes()
    on.window("leads.xlsx")
    on.keys("ctrl+e")
    window = on.window("Export scores")
    # By mouse: the button stands at the lower right, and can be used once what will happen is known.
    on.click_from_corner(window, 120, 30, LIGHT.accent)
    on.until(lambda: kept.leads.read_bytes() != before, "the workbook written")
    on.until(lambda: not on.windows("Export scores"), "the dialog closed")
    return before


def leave(app: App) -> None:
    app.on.window("leads.xlsx")
    app.on.keys("ctrl+q")
    assert app.wait_closed() == 0


def test_from_a_file_to_a_scored_workbook_and_back(app: App, tmp_path: Path) -> None:
    kept = Kept(app.workspace, leads_in(tmp_path))
    app.start()
    open_leads(app.on, kept)
    edit_a_rule(app.on, kept)
    overrule(app.on, kept)
    save_a_view(app.on, kept)
    before = export(app.on, kept)
    leave(app)

    app.start()
    leave(app)
    assert kept.points() == 35
    assert kept.overrides() == [], "the workbook holds what was overruled, and says it from now on"
    assert kept.views() == [("Private mail", "gmail")]
    check_workbook(kept.leads)
    assert (tmp_path / "leads (before scoring).xlsx").read_bytes() == before
    assert app.words() == "", "the app complained on its terminal"


def check_workbook(path: Path) -> None:
    """Scores, tiers and the override stand in the workbook, beside the leads."""
    book = openpyxl.load_workbook(path, data_only=True)
    assert {"Scoring Rules", "Scoring Summary", "Call List"} <= set(book.sheetnames)
    rows = list(book["Leads"].iter_rows(values_only=True))
    header = next(place for place, row in enumerate(rows) if "Lead Score" in row)
    named = {name: place for place, name in enumerate(rows[header])}
    leads = rows[header + 1 :]
    assert sum(isinstance(row[named["Lead Score"]], int | float) for row in leads) == 300
    [overruled] = [row for row in leads if row[named["Tier Override"]]]
    assert (overruled[named["Lead Tier"]], overruled[named["Override Reason"]]) == ("Cold", "Gone bankrupt")


def test_a_crash_loses_nothing_that_was_on_screen_a_second_ago(app: App, tmp_path: Path) -> None:
    on = app.on
    kept = Kept(app.workspace, tmp_path)
    app.start("--sample")
    on.window("sample-leads")
    on.until(kept.begun, "the workspace")
    command(on, "free trial")
    with on.seen("the new points"):
        on.write("35")
        on.keys("Return")
    on.until(lambda: kept.points() == 35, "the edit in the workspace", patience=1)
    app.kill()
    app.start("--sample")
    on.window("sample-leads")
    assert kept.points() == 35
    on.keys("ctrl+q")
    assert app.wait_closed() == 0
