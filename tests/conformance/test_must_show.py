"""What Hotsheet promises by name, on its own templates and in small: in the core and in both judges."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scoring.fields import Field, FieldKind
from scoring.model import BandPoints, Category, Condition, FixedPoints, PointBand, Rule, ScoringModel
from scoring.modelfile import load_model
from scoring.nodes import Scaling
from scoring.table import Cell, lead_table
from tests.conformance.judging import Case, assert_agree, needs_judges

pytestmark = needs_judges

STAGES = (-5.0, 0.0, 24.9, 25.0, 50.0, 75.0, 100.0, 140.0)


def template_case(name: str, columns: dict[str, Sequence[Cell | int]]) -> Case:
    """A template over leads that have these columns; its other fields are blank."""
    model = load_model(name)
    count = len(next(iter(columns.values())))
    filled = {field.name: columns.get(field.name, [None] * count) for field in model.fields}
    return Case(name, model, lead_table(filled))


def tiers(case: Case) -> list[str]:
    scores = case.scores()
    return [scores.tier_names[place] for place in scores.lead_tier]


def word_model(*words: str) -> ScoringModel:
    """A model that gives 1, 10, 100, … points for words of a title."""
    rules = [
        Rule(word, word, "All", Condition("Title", "contains word", (word,)), FixedPoints(10.0**place))
        for place, word in enumerate(words)
    ]
    return ScoringModel(
        "Words", fields=(Field("Title"),), categories=(Category("All"),), rules=tuple(rules), scale=Scaling.RAW
    )


def test_company_sizes_of_the_saas_template(tmp_path: Path) -> None:
    case = template_case("saas-smb", {"Company size": [9, 10, 29, 30, 99, 100, None, "", "9"]})
    assert case.scores().score.tolist() == [2, 8, 8, 19, 19, 3, 0, 0, 0]
    assert_agree([case], tmp_path)


def test_one_event_of_each_kind_gives_71(tmp_path: Path) -> None:
    events = ("Emails opened", "Demos watched", "Pricing guides downloaded")
    alone = {name: [1 if at == place else None for at in range(3)] for place, name in enumerate(events)}
    case = template_case("event-points", {name: [1, *cells, 0, None] for name, cells in alone.items()})
    found = case.scores().score.tolist()
    assert found[0] == 71 == sum(found[1:4])
    assert found[4:] == [0, 0]
    assert_agree([case], tmp_path)


def test_each_stage_of_the_pipeline_is_reached_once(tmp_path: Path) -> None:
    model = load_model("pipeline-stages")
    # Any rule will do: its points bring a lead to the score that is asked for.
    rules = tuple(
        Rule(f"{at}", f"to {goal:g}", model.categories[0].name, Condition("Goal", "is", (f"{at}",)), FixedPoints(goal))
        for at, goal in enumerate(STAGES)
    )
    values = {name: getattr(model, name) for name in model.__dataclass_fields__}
    values |= {"fields": (Field("Goal"),), "rules": rules, "key": (), "decimals": 1, "categories": model.categories[:1]}
    values["summary"] = ScoringModel("none").summary
    case = Case("stages", ScoringModel(**values), lead_table({"Goal": [f"{at}" for at in range(len(STAGES))]}))
    assert case.scores().score.tolist() == list(STAGES)
    assert tiers(case) == [
        "Prospecting", "Prospecting", "Prospecting", "Qualification", "Meeting/demo", "Proposal/negotiation",
        "Proposal/negotiation", "Proposal/negotiation",
    ]  # fmt: skip
    assert_agree([case], tmp_path)


def test_words_are_whole_words(tmp_path: Path) -> None:
    titles = ("International Sales", "Sales intern", "VP, Sales", "MVP", "Intern/VP", "interns", "(VP)", "vp-sales", "")
    case = Case("words", word_model("intern", "VP"), lead_table({"Title": titles}))
    assert case.scores().score.tolist() == [0, 1, 10, 0, 11, 0, 10, 10, 0]
    assert_agree([case], tmp_path)


def test_a_blank_is_not_under_ten(tmp_path: Path) -> None:
    under = Rule("under", "under ten", "All", Condition("Employees", "<", (10.0,)), FixedPoints(1.0))
    other = Rule("not", "not 0", "All", Condition("Employees", "≠", (0.0,)), FixedPoints(10.0))
    band = BandPoints("Employees", (PointBand(None, 10, 100.0, open_high=True),))
    model = ScoringModel(
        "Blank",
        fields=(Field("Employees", FieldKind.NUMBER),),
        categories=(Category("All"),),
        rules=(under, other, Rule("band", "band", "All", points=band)),
        scale=Scaling.RAW,
    )
    table = lead_table({"Employees": [None, "", "  ", "9", 9, 0, 10, True, False, "n/a"]})
    case = Case("blank", model, table)
    assert case.scores().score.tolist() == [0, 0, 0, 0, 111, 101, 10, 0, 0, 0]
    assert_agree([case], tmp_path)
