"""The templates say what they promise, to the point; the sample leads are what the script makes of them."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

from scoring.errors import ModelError, Severity
from scoring.leads import match_columns, read_leads
from scoring.modelfile import list_templates, load_model, template_text
from scoring.nodes import Scaling
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import Scores, score, serial_of
from scoring.table import Cell, LeadTable, Serial, lead_table
from scoring.validate import check_model

NAMES = (
    "channels", "event-points", "fit-engagement", "icp", "pipeline-stages", "saas-smb", "social", "spam-or-lamb",
    "starter", "upsell",
)  # fmt: skip


def scored(name: str, columns: dict[str, Sequence[Cell | int]]) -> Scores:
    """The scores of leads that have these columns; the other fields are blank."""
    model = load_model(name)
    count = len(next(iter(columns.values())))
    filled = {field.name: columns.get(field.name, [None] * count) for field in model.fields}
    return score(lead_table(filled), model, as_of=SAMPLE_AS_OF)


def tiers(scores: Scores) -> list[str]:
    return [scores.tier_names[place] for place in scores.model_tier]


def sample() -> LeadTable:
    return read_leads(sample_leads_path())


def sample_scores(name: str) -> Scores:
    table, model = sample(), load_model(name)
    found = match_columns(model.fields, table.names)
    assert not found.questions
    columns = {match.field: match.column for match in found.matches if match.column}
    assert len(columns) == len(model.fields)
    return score(table, model, columns, SAMPLE_AS_OF)


def test_all_ten_are_there() -> None:
    assert list_templates() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_sound_and_explained(name: str) -> None:
    found = check_model(load_model(name))
    assert [str(problem) for problem in found if problem.severity is not Severity.NOTE] == []
    lines = template_text(name).splitlines()
    assert lines[0].startswith("# ")
    assert any("Change first" in line for line in lines) or name == "spam-or-lamb"
    assert load_model(name).description
    assert load_model(name).changes


def test_a_mistyped_template_is_offered() -> None:
    with pytest.raises(ModelError, match="starter"):
        load_model("startr")
    with pytest.raises(ModelError, match="starter"):
        template_text("startr")


def test_saas_smb_edges_and_totals() -> None:
    sizes = [9, 9.5, 10, 29, 29.5, 30, 99, 100, 5000, None]
    assert scored("saas-smb", {"Company size": sizes}).score.tolist() == [2, 2, 8, 8, 8, 19, 19, 3, 3, 0]
    yes: dict[str, Sequence[Cell | int]] = {
        "Company size": [30, None, None, None],
        "Newsletter signup": ["yes", None, None, None],
        "Free trial": ["x", True, None, None],
        "Key feature unlocked": ["Yes", None, True, None],
        "No response after demo": [None, None, None, "yes"],
    }
    assert scored("saas-smb", yes).score.tolist() == [49, 8, 0, -5]
    model = load_model("saas-smb")
    assert model.scale is Scaling.RAW
    assert [field.name for field in model.fields] == list(yes)


def test_one_of_each_event_is_71() -> None:
    events: dict[str, Sequence[Cell | int]] = {
        "Emails opened": [1, 1, 0],
        "Demos watched": [1, 0, 0],
        "Pricing guides downloaded": [1, 0, None],
    }
    scores = scored("event-points", events)
    assert scores.score.tolist() == [71, 1, 0]
    assert tiers(scores) == ["Hot", "Cold", "Cold"]


def test_every_score_lies_in_one_stage() -> None:
    scores = scored(
        "pipeline-stages",
        {
            "Activity points": [None, 0, 24.9, 25, 49.9, 50, 74.9, 75, 100, 140],
            "Unanswered calls": [1, *[None] * 9],
        },
    )
    assert scores.score.tolist() == [-5, 0, 24.9, 25, 49.9, 50, 74.9, 75, 100, 140]
    prospecting, qualification = ["Prospecting"] * 3, ["Qualification"] * 2
    meeting, proposal = ["Meeting/demo"] * 2, ["Proposal/negotiation"] * 3
    assert tiers(scores) == prospecting + qualification + meeting + proposal


def test_the_full_profile_ranks_above_every_partial_one() -> None:
    scores = scored(
        "icp",
        {
            "Industry": ["SaaS", "SaaS", None, "SaaS"],
            "Employees": [100, 100, 100, 500.5],
            "Country": ["Spain", "Spain", "France", "Spain"],
            "Job title": ["Head of Sales", None, "VP Sales", "Director"],
        },
    )
    assert scores.score.tolist() == [100, 40, 15, 35]
    assert tiers(scores)[0] == "Ideal"
    assert "Ideal" not in tiers(scores)[1:]


def test_spam_or_lamb() -> None:
    scores = scored(
        "spam-or-lamb",
        {
            "Email": ["a@firm.example", "a@gmail.com", "a@mailinator.com", "a@firm.example", "nobody", None],
            "Job title": ["Buyer", "Buyer", "Buyer", None, "Buyer", None],
        },
    )
    assert tiers(scores) == ["Lamb", "Spam", "Spam", "Spam", "Spam", "Spam"]
    assert scores.score.tolist() == [50, -50, -100, 0, -50, -100]
    daily = load_model("spam-or-lamb").summary.daily
    assert daily is not None
    assert (daily.field, daily.tier, daily.above) == ("Created", "Lamb", 100)


def test_social_points_are_capped_by_event_and_by_network() -> None:
    scores = scored(
        "social",
        {
            "LinkedIn likes": [3, 500, 500], "LinkedIn comments": [1, 0, 500], "LinkedIn shares": [0, 0, 500],
            "Follows on LinkedIn": [None, None, "yes"], "X likes": [2, 0, 0],
        },
    )  # fmt: skip
    assert scores.score.tolist() == [8, 10, 50]


def test_channels_fade_with_age() -> None:
    today = serial_of(SAMPLE_AS_OF)
    scores = scored(
        "channels",
        {
            "Source": ["referral", "Bought list", "Referral", "unheard of"],
            "Created": [Serial(today), Serial(today), Serial(today - 30), None],
        },
    )
    assert scores.score.tolist() == [100, 20, 80, 0]


def test_fit_and_engagement_stay_apart() -> None:
    scores = scored(
        "fit-engagement",
        {
            "Job title": ["VP Sales", "Sales intern", "International Sales", None],
            "Country": ["Spain", "India", None, None],
            "Employees": [100, 5, None, None],
            "Industry": ["SaaS", None, None, None],
            "Email": ["a@firm.example", None, None, None],
            "Postcode": ["01067", None, None, None],
            "Contact requested": [None, "yes", None, None],
        },
    )
    assert scores.grade[0] == "A4"
    assert scores.grade[2] == "D4"
    # Whoever asks for a call is Hot, whatever the grade.
    assert tiers(scores) == ["Nurture", "Hot", "Cold", "Cold"]


def test_upsell_leaves_the_largest_plan_out() -> None:
    scores = scored(
        "upsell",
        {
            "Plan": ["Team", "enterprise", "Team"],
            "Seats used percent": [96, 96, 96],
            "Limit warnings": [2, 2, 2],
            "Logins last 30 days": [20, 20, 20],
            "Satisfaction": [9, 9, 9],
            "Payment overdue": [None, None, "yes"],
        },
    )
    assert scores.score.tolist() == [65, 65, 65]
    assert tiers(scores) == ["Ready", "Disqualified", "Leave alone"]


def test_starter_on_the_sample_leads_is_believable() -> None:
    counts = Counter(tiers(sample_scores("starter")))
    total = sum(counts.values())
    assert total == 300
    assert 0.10 <= counts["Hot"] / total <= 0.15
    assert 0.25 <= counts["Warm"] / total <= 0.35
    assert len(load_model("starter").rules) == 8


@pytest.mark.parametrize("name", ["saas-smb", "event-points", "icp", "spam-or-lamb", "channels", "fit-engagement"])
def test_the_sample_serves_other_templates_too(name: str) -> None:
    assert len(set(tiers(sample_scores(name)))) >= 2


def _script() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "tools" / "build_sample.py"
    spec = importlib.util.spec_from_file_location("build_sample", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    # Its dataclass looks itself up by module name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_sample_is_what_its_script_makes(tmp_path: Path) -> None:
    built = tmp_path / "leads.xlsx"
    _script().build(built)
    assert contents(built) == contents(sample_leads_path())


def contents(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path)
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]


def test_the_sample_has_the_mess_of_real_life() -> None:
    rows = contents(sample_leads_path())
    header = next(row for row in rows if row[0] == "Email")
    cells = {name: [row[place] for row in rows[3:]] for place, name in enumerate(header)}
    emails = [str(value).lower() for value in cells["Email"] if value]
    assert len(set(emails)) < len(emails)
    assert any(isinstance(value, str) and value.isdigit() for value in cells["Employees"])
    assert any(str(value).startswith("0") for value in cells["Postcode"] if isinstance(value, str))
    assert any("\u00a0" in str(value) for value in cells["Job title"])
    assert any(str(value).startswith("=N") for value in cells["Employees"])
    assert sum(value is None for value in cells["Employees"]) >= 10
