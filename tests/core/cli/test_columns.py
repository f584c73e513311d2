"""`hotsheet columns`: what is understood, without scoring."""

from __future__ import annotations

from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import CSV, write_leads


def test_columns_kinds_matches_and_questions(desk: Desk) -> None:
    write_leads(desk.folder, CSV.replace("Company size", "Employees now"))
    said = desk.run("columns", "leads.csv", "-m", "trial.yaml")
    assert said.code == 0
    for words in (
        "F  Last seen      4 date, 1 blank",
        "Job title   Title       known name",
        "Employees   –           not certain",
        '--map "Employees=Employees now"',
    ):
        assert words in said.out
    assert not (desk.folder / "leads-scored.xlsx").exists()


def test_json(desk: Desk) -> None:
    write_leads(desk.folder, CSV.replace("Company size", "Employees now"))
    facts = desk.run("columns", "leads.csv", "-m", "trial.yaml", "--json").json
    assert facts["columns"][0]["name"] == "Name"
    assert facts["columns"][5]["kinds"] == {"blank": 1, "date": 4}
    assert facts["questions"][0]["candidates"][0]["column"] == "Employees now"


def test_a_scored_workbook_shows_its_sheets_and_what_is_ours(desk: Desk) -> None:
    desk.score("-o", "a.xlsx")
    said = desk.run("columns", "a.xlsx")
    assert "Lead Score" in said.out
    assert "written by Hotsheet" in said.out
    facts = desk.run("columns", "a.xlsx", "--json").json
    ours = [column["name"] for column in facts["columns"] if column["ours"]]
    assert ours[:3] == ["Lead Score", "Lead Tier", "Why"]
    assert facts["left_out"] == []
