"""Leads read again: what people said stays with its leads, and what cannot is told."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.models import reload
from desktop.models.columns import with_choice
from desktop.models.reload import follow, reload_leads
from desktop.session import Known, Opening, Session, known_of_file
from desktop.state import Override, State
from desktop.told import Told
from scoring.jobs.prepare import Prepared
from tests.desktop.conftest import open_leads
from tests.desktop.data.helpers import PLAIN, first_state, prepared, write

pytestmark = pytest.mark.usefixtures("qapp")
HEAD, ANN, BOB, CY = PLAIN.splitlines()


def text(*lines: str) -> str:
    return "\n".join((HEAD, *lines)) + "\n"


def followed(before: Prepared, after: Prepared, state: State) -> Known:
    return follow(before, after, state, known_of_file(after, Opening(after.path), state))


def test_overrides_follow_their_leads_by_key(tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    before = prepared(path)
    state = first_state().with_override(1, Override("Hot", "knows us"))
    after = prepared(write(path, text(CY, "dan@east.example,CTO,9,Retail,no,0,2026-06-01,no,East", BOB)))
    made = followed(before, after, state)
    assert dict(made.overrides) == {2: Override("Hot", "knows us")}
    assert made.told == ()


def test_an_override_without_its_lead_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    before = prepared(path)
    state = first_state().with_override(1, Override("Hot"))
    made = followed(before, prepared(write(path, text(ANN, CY))), state)
    assert dict(made.overrides) == {}
    assert len(made.told) == 1
    assert "bob@south.example" in made.told[0]


def test_choices_of_columns_stay_as_far_as_the_columns_do(tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    before = prepared(path)
    state = with_choice(with_choice(first_state(), "Job title", "Region"), "Industry", "")
    after = prepared(write(path, PLAIN.replace("Region", "Area")))
    made = followed(before, after, state)
    assert dict(made.columns[state.active]) == {"Industry": ""}
    assert made.told == ("Columns that were chosen are not in the file any more: “Region”.",)


def test_the_open_leads_are_read_again(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    open_leads(session, qtbot, path)
    session.override(0, Override("Cold", "left the company"), "Override")
    model, views = session.model, session.state.views
    write(path, text(CY, ANN))
    with qtbot.waitSignal(session.scored, timeout=10_000), qtbot.waitSignal(session.told) as told:
        reload_leads(session)
    assert session.prepared is not None
    assert len(session.prepared.table) == 2
    assert dict(session.state.overrides) == {1: Override("Cold", "left the company")}
    assert session.model is model
    assert session.state.views is views
    assert told.args == [Told("good", "leads.csv was read again.", key="reloaded")]


def test_what_could_not_follow_is_a_warning(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    open_leads(session, qtbot, path)
    session.override(1, Override("Hot"), "Override")
    write(path, text(ANN))
    with qtbot.waitSignal(session.told, timeout=10_000) as told:
        reload_leads(session)
    assert told.args[0].kind == "warning"
    assert "bob@south.example" in told.args[0].message


def test_an_override_that_is_made_while_the_file_is_read_is_kept(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    with qtbot.waitSignal(session.leadsChanged, timeout=10_000):
        reload_leads(session)
        session.override(2, Override("Hot"), "Override")
    assert dict(session.state.overrides) == {2: Override("Hot")}


def test_leads_are_gone_through_in_the_job_also_after_an_override_meanwhile(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    places: list[bool] = []

    def watched(*arguments: Any) -> Known:
        places.append(threading.current_thread() is threading.main_thread())
        return follow(*arguments)

    monkeypatch.setattr(reload, "follow", watched)
    with qtbot.waitSignal(session.leadsChanged, timeout=10_000):
        reload_leads(session)
        session.override(2, Override("Hot"), "Override")
    assert places == [False, False]
    assert dict(session.state.overrides) == {2: Override("Hot")}


def test_an_edit_of_the_rules_meanwhile_needs_no_second_look(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_leads(session, qtbot, write(tmp_path / "leads.csv", PLAIN))
    looks: list[Known] = []

    def watched(*arguments: Any) -> Known:
        looks.append(follow(*arguments))
        return looks[-1]

    monkeypatch.setattr(reload, "follow", watched)
    with qtbot.waitSignal(session.leadsChanged, timeout=10_000):
        reload_leads(session)
        session.edit_model(replace(session.model, name="Mine"), "Name")
    assert len(looks) == 1
    assert session.model.name == "Mine"


def test_leads_stay_open_where_the_file_cannot_be_read(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path / "leads.csv", PLAIN)
    open_leads(session, qtbot, path)
    before = session.prepared
    path.unlink()
    with qtbot.waitSignal(session.openFailed, timeout=10_000) as told:
        reload_leads(session)
    assert "does not exist" in told.args[0].error.message
    assert session.prepared is before
    assert session.scores is not None


def test_without_leads_there_is_nothing_to_read(session: Session) -> None:
    assert reload_leads(session) is None
    assert reload_leads(session, Opening(Path("leads.csv"))) is None
