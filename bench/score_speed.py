"""How long scoring takes: 1,000,000 leads and 40 rules, beside what one would write in pandas or Polars.

The leads, the rules and the peers are those of `scoring_peers.py`, which lies beside the repository and is used as
it is; without it this says so and ends. Scores and tiers must be the peers', lead by lead. Run:
python bench/score_speed.py [--rows N] [--rounds N]
"""

from __future__ import annotations

import argparse
import dataclasses
import gc
import importlib.util
import os
import platform
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scoring.backends.numpy import Engine  # noqa: E402
from scoring.fields import Field, FieldKind  # noqa: E402
from scoring.model import (  # noqa: E402
    Category,
    Condition,
    FixedPoints,
    Rule,
    ScoringModel,
    UnitPoints,
)
from scoring.scores import Scores, score  # noqa: E402
from scoring.table import CellKind, Column, LeadTable  # noqa: E402

PEERS = ROOT.parent / "shared" / "tools" / "scoring_peers.py"
AS_OF = 46000.0
COUNT_CAP = 20.0
# What is aimed at from so many leads on: our time over Polars', over pandas', and of scoring again over scoring afresh.
AIMED_AT = 1_000_000
TARGETS = {False: (0.3, 0.1, 0.4), True: (1.2, None, 0.4)}


def load_peers() -> ModuleType | None:
    """The yardstick beside the repository, or None where it is missing."""
    spec = importlib.util.spec_from_file_location("scoring_peers", PEERS)
    if spec is None or spec.loader is None or not PEERS.is_file():
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def model_of(peers: ModuleType) -> ScoringModel:
    """The peers' forty rules as a scoring model; its tiers are the usual ones, from 70 and from 40."""
    numbers = ("Employees", *dict.fromkeys(peers.COUNTS))
    fields = [Field(name) for name in ("Job title", *peers.EQUAL)]
    fields += [Field(name, FieldKind.NUMBER) for name in numbers]
    rules = []
    for place, (kind, name, wanted, points) in enumerate(peers.RULES):
        when, given = None, FixedPoints(points)
        if kind == "between":
            when = Condition(name, kind, (float(wanted[0]), float(wanted[1])))
        elif wanted is not None:
            when = Condition(name, kind, (wanted,))
        rule = Rule(f"r{place}", f"r{place}", "All", when, given)
        if when is None:
            rule = dataclasses.replace(rule, points=UnitPoints(name, points, COUNT_CAP))
        rules.append(rule)
    return ScoringModel("Peers", fields=tuple(fields), categories=(Category("All"),), rules=tuple(rules))


def lead_table_of(frame: pd.DataFrame) -> LeadTable:
    """A loaded table, as a reader makes it: numbers as they are, texts once each with a code per lead."""
    columns = []
    for name, series in frame.items():
        if pd.api.types.is_numeric_dtype(series):
            numbers = series.to_numpy(np.float64)
            kinds = np.where(np.isnan(numbers), CellKind.BLANK, CellKind.NUMBER).astype(np.uint8)
            none = np.full(len(frame), -1, np.int32)
            columns.append(Column(str(name), kinds, numbers, none, ()))
        else:
            codes, texts = pd.factorize(series, use_na_sentinel=True)
            kinds = np.where(codes < 0, CellKind.BLANK, CellKind.TEXT).astype(np.uint8)
            numbers = np.full(len(frame), np.nan)
            distinct = tuple(map(str, texts))
            columns.append(Column(str(name), kinds, numbers, codes.astype(np.int32), distinct))
    return LeadTable(tuple(columns), np.arange(2, len(frame) + 2))


def changes(model: ScoringModel) -> dict[str, Callable[[float], ScoringModel]]:
    """One rule changed, each in turn of another sort of column; the number makes every change a new one."""

    def points(rule: Rule, number: float) -> Rule:
        if isinstance(rule.points, UnitPoints):
            return dataclasses.replace(rule, points=dataclasses.replace(rule.points, points=number))
        return dataclasses.replace(rule, points=FixedPoints(number))

    def wanted(rule: Rule, number: float) -> Rule:
        assert isinstance(rule.when, Condition)
        return dataclasses.replace(rule, when=dataclasses.replace(rule.when, wanted=(f"rep {number:g}",)))

    def change(place: int, how: Callable[[Rule, float], Rule]) -> Callable[[float], ScoringModel]:
        before, rule, after = model.rules[:place], model.rules[place], model.rules[place + 1 :]
        return lambda number: dataclasses.replace(model, rules=(*before, how(rule, number), *after))

    first = {rule_field(rule): place for place, rule in reversed(list(enumerate(model.rules)))}
    made = {f"points, {name}": change(place, points) for name, place in first.items()}
    return {"text, Job title": change(first["Job title"], wanted), **made}


def rule_field(rule: Rule) -> str:
    """The field that a rule of the bench looks at."""
    if isinstance(rule.when, Condition):
        return rule.when.field
    assert isinstance(rule.points, UnitPoints)
    return rule.points.field


@dataclass
class Times:
    """The best time of each contender so far, in seconds."""

    best: dict[str, float] = field(default_factory=dict)

    def take(self, name: str, work: Callable[[], Any]) -> Any:
        """Run once, keep the time if it is the best, and give back the result."""
        gc.collect()
        start = time.perf_counter()
        result = work()
        taken = time.perf_counter() - start
        self.best[name] = min(taken, self.best.get(name, taken))
        return result


def ours(engine: Engine, model: ScoringModel) -> Scores:
    """Scores and tiers of all leads, worked out and not only asked for."""
    scores = score(engine, model, as_of=AS_OF)
    assert len(scores.score) == len(scores.lead_tier)
    return scores


def measure(peers: ModuleType, rows: int, distinct: bool, rounds: int) -> Iterator[str]:
    """Times all contenders in turn, and yields the lines of the report."""
    frame = peers.table(rows, distinct)
    data = pl.from_pandas(frame, nan_to_null=True)
    model, table = model_of(peers), lead_table_of(frame)
    columns = {f.name: f.name for f in model.fields}
    times, again = Times(), Times()
    for _ in range(rounds):
        theirs = times.take("pandas", lambda: peers.with_pandas(frame))
        also = times.take("polars", lambda: peers.with_polars(data))
        mine = times.take("hotsheet", lambda: ours(Engine(table, columns), model))
    for scores, tiers in (theirs, also):
        assert np.allclose(scores, mine.score, rtol=0, atol=1e-9), "the scores differ"
        names = np.array(mine.tier_names)[mine.lead_tier]
        assert np.array_equal(names, np.array(tiers, names.dtype)), "the tiers differ"

    engine = Engine(table, columns)
    ours(engine, model)
    for name, change in changes(model).items():
        for number in range(2 * rounds):
            again.take(name, lambda: ours(engine, change(number + 0.5)))  # noqa: B023
    worst = max(again.best, key=again.best.__getitem__)
    fresh = times.best["hotsheet"]
    to_polars, to_pandas, to_fresh = TARGETS[distinct] if rows >= AIMED_AT else (None, None, None)
    yield f"{rows:,} leads × {len(model.rules)} rules, {'distinct' if distinct else 'repeated'} titles"
    yield from (f"  {name:10} {seconds:8.3f} s" for name, seconds in times.best.items())
    yield from (f"  again after a change of {name:22} {s:6.3f} s" for name, s in again.best.items())
    yield ratio("of Polars", fresh / times.best["polars"], to_polars)
    yield ratio("of pandas", fresh / times.best["pandas"], to_pandas)
    yield ratio(f"again ({worst}) of a full scoring", again.best[worst] / fresh, to_fresh)
    held, most = memory(lambda: ours(Engine(table, columns), model))
    yield f"  memory: {most / 1e6:.0f} MB at most, {held / 1e6:.0f} MB kept for scoring again"


def ratio(what: str, found: float, target: float | None) -> str:
    """One line: a ratio, what it should be at most, and whether it is."""
    aim = "" if target is None else f"  aim ≤ {target:<4} {'pass' if found <= target else 'FAIL'}"
    return f"  {found:6.3f} {what}{aim}"


def memory(work: Callable[[], Scores]) -> tuple[int, int]:
    """Bytes that a result and its engine hold, and the most that making them took."""
    gc.collect()
    tracemalloc.start()
    result = work()
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del result
    return held, most


def machine() -> str:
    """Where and with what this was measured."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8").splitlines()
        name = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), name)
    versions = f"Python {platform.python_version()}, numpy {np.__version__}, pandas {pd.__version__}"
    return f"{name}, {os.cpu_count()} cores; {versions}, polars {pl.__version__}"


def main() -> None:
    """Measure with repeated and with distinct titles, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="leads (1,000,000)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, of which the best counts (5)")
    options = parser.parse_args()
    peers = load_peers()
    if peers is None:
        print(f"{PEERS.name} is not beside this repository: there is nothing to measure against.")
        return
    print(machine())
    for distinct in (False, True):
        for line in measure(peers, options.rows, distinct, options.rounds):
            print(line, flush=True)


if __name__ == "__main__":
    main()
