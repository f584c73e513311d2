"""What another window saved, told late: after what was typed here meanwhile has been saved too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.keeping import new_model
from desktop.session import Session
from desktop.state import Override
from desktop.told import Told
from scoring.model import FixedPoints
from scoring.modelfile import open_model
from scoring.store import Workspace
from scoring.views import View
from tests.desktop.conftest import open_leads
from tests.desktop.windows import Locked, Windows, first_points, see, with_points


def look_and_save(windows: Windows, session: Session, qtbot: QtBot) -> None:
    """Have a window look and save, and learn what it saw when both are done: it was busy until then."""
    link = windows.link(session)
    qtbot.waitUntil(lambda: not link.looking)
    link._look.stop()
    link.look()
    link.flush()
    assert link.looking
    qtbot.waitUntil(lambda: not link.looking)


def test_news_that_come_late_take_no_override_away(windows: Windows, qtbot: QtBot, leads: Path) -> None:
    one, two = windows.new(), windows.new()
    for session in (one, two):
        open_leads(session, qtbot, leads)
    two.override(3, Override("Hot", "Once"), "Override")
    windows.link(two).flush()
    see(windows, one, qtbot)
    see(windows, two, qtbot)
    windows.link(two)._look.stop()
    one.override(1, Override("Hot", "Met"), "Override")
    windows.link(one).flush()
    two.override(5, Override("Hot", "Typed here"), "Override")
    two.override(3, None, "Remove")
    look_and_save(windows, two, qtbot)
    wanted = {1: Override("Hot", "Met"), 5: Override("Hot", "Typed here")}
    assert dict(two.state.overrides) == wanted
    see(windows, one, qtbot)
    assert dict(one.state.overrides) == wanted
    two.override(7, Override("Cold", "Next"), "Override")
    windows.link(two).flush()
    see(windows, one, qtbot)
    assert dict(one.state.overrides) == dict(two.state.overrides) == {**wanted, 7: Override("Cold", "Next")}


def test_an_override_that_was_saved_is_not_saved_again_by_late_news(
    windows: Windows, qtbot: QtBot, leads: Path
) -> None:
    one, two = windows.new(), windows.new()
    for session in (one, two):
        open_leads(session, qtbot, leads)
    see(windows, two, qtbot)
    link = windows.link(two)
    link._look.stop()
    one.override(1, Override("Hot", "Met"), "Override")
    windows.link(one).flush()
    two.override(5, Override("Hot", "Typed here"), "Override")
    link.look()
    link.flush()
    with Workspace.open(windows.path) as other:
        # Taken back elsewhere, before this window hears of the news.
        (listed,) = (each for each in other.lists.all() if each.path == leads)
        (name,) = (each for each, said in other.overrides.all(listed.id).items() if said.reason == "Typed here")
        other.overrides.forget(listed.id, [name])
        assert link.looking
        qtbot.waitUntil(lambda: not link.looking)
        link.flush()
        assert [said.reason for said in other.overrides.all(listed.id).values()] == ["Met"]
    see(windows, two, qtbot)
    assert dict(two.state.overrides) == {1: Override("Hot", "Met")}


def test_news_that_come_late_take_no_model_away(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    windows.link(two)._look.stop()
    told: list[Told] = []
    two.told.connect(told.append)
    one.edit_model(with_points(one.model, 21), "Points")
    windows.link(one).flush()
    two.edit_model(with_points(two.model, 22), "Points")
    look_and_save(windows, two, qtbot)
    assert first_points(two) == FixedPoints(22)
    two.edit_model(with_points(two.model, 23), "Points")
    windows.link(two).flush()
    see(windows, one, qtbot)
    assert first_points(one) == FixedPoints(23)
    # It was met once, not each time that it is saved.
    assert len(told) == 1


def test_views_of_two_windows_are_all_shown(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    first = tuple(View(name, search=name, key=name) for name in ("a", "b", "c"))
    one.save_views(first, "Views")
    windows.link(one).flush()
    see(windows, two, qtbot)
    windows.link(two)._look.stop()
    a, b, c = first
    # One deletes a view, changes one and adds one; so does the other.
    one.save_views((a, replace(c, search="one"), View("d", search="d", key="d")), "Views")
    windows.link(one).flush()
    two.save_views((replace(b, search="two"), c, View("e", search="e", key="e")), "Views")
    look_and_save(windows, two, qtbot)
    windows.link(two).flush()
    wanted = {"b": "two", "c": "one", "d": "d", "e": "e"}
    assert {view.key: view.search for view in two.state.views} == wanted
    see(windows, one, qtbot)
    assert one.state.views == two.state.views


def test_what_is_met_while_looking_is_told_too(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    link = windows.link(two)
    link._look.stop()
    told: list[Told] = []
    two.told.connect(told.append)
    with Locked(windows.path):
        two.edit_model(with_points(two.model, 22), "Points")
        assert link.flush() is not None
    one.edit_model(with_points(one.model, 21), "Points")
    windows.link(one).flush()
    # Looking writes what waited, and meets the other one's.
    link._timer.stop()
    link.look()
    qtbot.waitUntil(lambda: any("another window" in each.message for each in told))
    assert first_points(two) == FixedPoints(22)


def test_a_model_that_is_deleted_there_and_saved_here_meanwhile_stays(windows: Windows, qtbot: QtBot) -> None:
    one, two = windows.new(), windows.new()
    one.add_model(new_model(open_model("icp")), "Add")
    windows.link(one).flush()
    see(windows, two, qtbot)
    windows.link(two)._look.stop()
    (other,) = (each for each in two.state.models if each.id != two.state.active)
    one.undo.undo()
    windows.link(one).flush()
    told: list[Told] = []
    two.told.connect(told.append)
    two.activate_model(other.id, "Use")
    two.edit_model(with_points(two.model, 22), "Points")
    look_and_save(windows, two, qtbot)
    two.edit_model(with_points(two.model, 23), "Points")
    windows.link(two).flush()
    see(windows, two, qtbot)
    assert first_points(two) == FixedPoints(23) and two.state.active == other.id
    assert len(told) == 1
