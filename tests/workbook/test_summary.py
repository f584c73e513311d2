"""The summary and the call list as other programs compute them: every cached value is what its formula gives."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from scoring.model import DailyCount, ScoringModel, SummaryOptions, Tier
from scoring.nodes import Scaling
from scoring.scores import Scores, score
from scoring.table import Cell, Serial
from scoring.workbook.lint import lint
from scoring.workbook.names import CALL_LIST_SHEET, SUMMARY_SHEET
from scoring.workbook.parts.chart import chart_xml
from scoring.workbook.plan import BookPlan, Chart, Series, SheetPlan
from tests.judges import ironcalc_judge, libreoffice
from tests.judges.cells import ErrorCode
from tests.judges.ironcalc_judge import requires_ironcalc
from tests.judges.libreoffice import requires_libreoffice
from tests.judges.validity import assert_valid, requires_validators
from tests.strategies import AS_OF, random_leads, random_model
from tests.workbook.summary_books import (
    book_of,
    differences,
    formulas,
    random_scores,
    scored,
    summary_model,
    text_cells,
    written,
)

HOSTILE_VALUES: list[Cell | int] = [
    "Web*", "web", "Web", "web", "=1+1", ">5", "<>", "a~b", "a~b", "Why?", "1-10", "1-10", "Mar 2024", "50%", "#N/A",
    "11-50", " ", None, "", "x\ny", 'say "hi"', "@SUM(A1)", "true", 7, 7, 0.1, Serial(46000), "z" * 400,
]  # fmt: skip


def _books(folder: Path, count: int, least: int) -> tuple[list[BookPlan], list[Path]]:
    plans = []
    for seed in range(count):
        rng = random.Random(seed)
        plans.append(book_of(random_scores(rng, rng.choice([least, least + 1, 7, 40, 130]))))
    return plans, [written(plan, folder / f"book{place}.xlsx") for place, plan in enumerate(plans)]


@requires_libreoffice
def test_libreoffice_agrees_with_every_cached_value(tmp_path: Path) -> None:
    plans, paths = _books(tmp_path, 16, 0)
    judged = libreoffice.evaluate(paths)
    for plan, book in zip(plans, judged, strict=True):
        assert differences(plan, book) == []
    assert sum(len(list(formulas(sheet))) for plan in plans for sheet in plan.sheets) > 5000


@requires_ironcalc
def test_ironcalc_agrees_with_every_cached_value(tmp_path: Path) -> None:
    # It takes a range of a single cell for a value, so a table of one lead is for LibreOffice alone.
    plans, paths = _books(tmp_path, 12, 2)
    for plan, book in zip(plans, ironcalc_judge.evaluate(paths), strict=True):
        assert differences(plan, book) == []


def _hostile() -> Scores:
    count = len(HOSTILE_VALUES)
    model = summary_model(by="Channel")
    columns: dict[str, list[Cell | int]] = {
        "Email": [f"lead{n}@example.com" for n in range(count)],
        "Channel": HOSTILE_VALUES,
        "Points": [10.0 * (n % 11) for n in range(count)],
    }
    return scored(columns, model)


@requires_libreoffice
def test_hostile_values_are_counted_as_they_stand(tmp_path: Path) -> None:
    plan = book_of(_hostile())
    (judged,) = libreoffice.evaluate([written(plan, tmp_path / "hostile.xlsx")])
    assert differences(plan, judged) == []
    summary = judged[SUMMARY_SHEET]
    labels = {value: cell for cell, value in summary.items() if cell.startswith("B")}
    for value, count in {"web": 3, "a~b": 2, "1-10": 2, "(blank)": 2}.items():
        assert summary[labels[value].replace("B", "C")] == count


def test_no_text_of_a_lead_stands_in_a_formula() -> None:
    plan = book_of(_hostile())
    texts = [value for value in HOSTILE_VALUES if isinstance(value, str) and len(value) > 2]
    for sheet in plan.sheets:
        for cell, formula in formulas(sheet):
            assert not [text for text in texts if text in formula.text and text != "true"], cell


@requires_libreoffice
@pytest.mark.parametrize(
    "names", [("A*", "A", "AB"), (">5", "=x", "<>"), ("1", "50%", "Mar 2024"), ("a~b", "a?b", "acb")]
)
def test_tiers_of_any_name_are_counted_apart(names: tuple[str, str, str], tmp_path: Path) -> None:
    tiers = tuple(Tier(name, limit) for name, limit in zip(names, (70, 40, None), strict=True))
    plan = book_of(scored(_points(30), summary_model(tiers=tiers)))
    (judged,) = libreoffice.evaluate([written(plan, tmp_path / "tiers.xlsx")])
    assert differences(plan, judged) == []


def _points(count: int) -> dict[str, list[Cell | int]]:
    return {"Email": [f"lead{n}@example.com" for n in range(count)], "Points": [(n * 37) % 101 for n in range(count)]}


@requires_libreoffice
def test_the_sheets_follow_the_leads(tmp_path: Path) -> None:
    """The sheets of one run over the leads of another show what the other run would."""
    rng = random.Random(4)
    model = random_model(rng, scale=Scaling.CLAMP)
    table = random_leads(rng, model, 60)
    model = replace(model, summary=SummaryOptions("Industry", DailyCount("Last seen", model.tiers[0].name, 1)))
    before = book_of(score(table, model, as_of=AS_OF))
    overrides = tuple(("disqualified", model.tiers[0].name, "")[n % 3] for n in range(60))
    after = book_of(score(table, model, as_of=AS_OF, overrides=overrides))
    mixed = replace(before, sheets=(after.sheets[0], *before.sheets[1:]))
    assert differences(after, _cached(before))
    (judged,) = libreoffice.evaluate([written(mixed, tmp_path / "mixed.xlsx")])
    assert differences(after, judged) == []


def _cached(plan: BookPlan) -> dict[str, dict[str, float | str | bool]]:
    """What the plan's formulas show before anybody computes."""
    return {
        sheet.name: {
            cell: formula.value
            for cell, formula in formulas(sheet)
            if isinstance(formula.value, str | int | float | bool)
        }
        for sheet in plan.sheets
    }


@requires_libreoffice
def test_renamed_tiers_and_moved_thresholds_show(tmp_path: Path) -> None:
    plan = book_of(scored(_points(12), summary_model()))
    rules = plan.sheets[1]
    cells = tuple(replace(c, value={"Hot": "Sizzling", 70: 65}.get(c.value, c.value)) for c in rules.cells)  # type: ignore[arg-type]
    edited = replace(plan, sheets=(plan.sheets[0], replace(rules, cells=cells), *plan.sheets[2:]))
    (judged,) = libreoffice.evaluate([written(edited, tmp_path / "edited.xlsx")])
    summary = judged[SUMMARY_SHEET]
    assert (summary["B10"], summary["F10"]) == ("Sizzling", 65)
    # No lead bears the new name: here their tiers are values, so the count falls to 0.
    assert summary["C10"] == 0


@requires_libreoffice
@pytest.mark.parametrize("leads", [0, 1, 5])
def test_nothing_to_rank_gives_dashes_and_no_errors(leads: int, tmp_path: Path) -> None:
    plan = book_of(scored(_points(leads), summary_model(), ("Disqualified",) * leads))
    (judged,) = libreoffice.evaluate([written(plan, tmp_path / "none.xlsx")])
    assert differences(plan, judged) == []
    summary = judged[SUMMARY_SHEET]
    assert [summary[cell] for cell in ("B6", "C6", "D6", "E6", "F6", "G6")] == [leads, 0, leads, "–", "–", "–"]
    assert not [value for sheet in judged.values() for value in sheet.values() if isinstance(value, ErrorCode)]


def _plain_books() -> list[tuple[str, BookPlan]]:
    twelve = tuple(Tier(f"Stage {n} with a rather long name", 90 - 8 * n if n < 11 else None) for n in range(12))
    return [
        ("usual", book_of(scored(_points(150), summary_model()))),
        ("empty", book_of(scored(_points(0), summary_model()))),
        ("tiers", book_of(scored(_points(60), summary_model(tiers=twelve, scale=Scaling.RAW)))),
        ("hostile", book_of(_hostile())),
    ]


@requires_validators
@pytest.mark.parametrize(("name", "plan"), _plain_books())
def test_the_file_is_valid(name: str, plan: BookPlan, tmp_path: Path) -> None:
    path = written(plan, tmp_path / f"{name}.xlsx")
    assert_valid(path)
    assert lint(path) == []


def _summary(scores: Scores) -> SheetPlan:
    return next(sheet for sheet in book_of(scores).sheets if sheet.name == SUMMARY_SHEET)


def test_it_says_what_was_scored_and_when() -> None:
    texts = text_cells(_summary(scored(_points(3), summary_model())))
    assert "Test model, version 1" in texts
    assert "As of 2026-03-01; fixed" in texts
    assert any(text.startswith("Disqualified:") for text in texts)


def test_charts_show_what_the_tables_say() -> None:
    scores = _hostile()
    tiers, spread, channel = _summary(scores).charts
    assert tiers.series[0].category_cache == ("Hot", "Warm", "Cold", "Disqualified")
    assert sum(tiers.series[0].value_cache) == sum(spread.series[0].value_cache) == scores.leads
    assert channel.title == "Average score by Channel"
    assert all(chart.alt_text.startswith(chart.title) for chart in (tiers, spread, channel))


def test_a_long_list_says_that_its_date_stands_still() -> None:
    def notes(count: int) -> list[str]:
        columns: dict[str, list[Cell | int]] = {"Points": [1] * count}
        return [text for text in text_cells(_summary(scored(columns, summary_model()))) if "20,000" in text]

    assert (len(notes(20_000)), len(notes(20_001))) == (0, 1)


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (summary_model(by="Region"), "These leads have no column for “Region”."),
        (summary_model(), "name it in the model under summary, by"),
        (summary_model(daily=DailyCount("Created", "Hot")), "These leads have no column for “Created”."),
    ],
)
def test_what_is_missing_is_said(model: ScoringModel, said: str) -> None:
    assert any(said in text for text in text_cells(_summary(scored(_points(3), model))))


def test_nothing_stands_twice() -> None:
    for _, plan in _plain_books():
        for sheet in plan.sheets:
            if sheet.name in (SUMMARY_SHEET, CALL_LIST_SHEET):
                places = [(cell.row, cell.column) for cell in sheet.cells]
                assert len(places) == len(set(places))


def test_charts_do_not_overlap() -> None:
    for _, plan in _plain_books():
        for sheet in plan.sheets:
            rows = sorted((chart.top_left[0], chart.bottom_right[0]) for chart in sheet.charts)
            assert all(first[1] <= second[0] for first, second in pairwise(rows))


@pytest.mark.parametrize(("values", "least"), [((41.5, 48.0), True), ((-1.0, 3.0), False)])
def test_bare_charts_begin_their_bars_at_zero(values: tuple[float, float], least: bool) -> None:
    series = Series("Average", "S!$A$1:$A$2", "S!$B$1:$B$2", ("a", "b"), values)
    chart = Chart("Averages", (series,), (1, 1), (9, 2), bare=True)
    assert (b'<c:min val="0"/>' in chart_xml(chart)) is least
    assert b"majorGridlines" not in chart_xml(chart)
    assert b"majorGridlines" in chart_xml(replace(chart, bare=False))
