"""Frames in and out: the same leads and scores as from a table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.fields import Field, FieldKind
from scoring.frames import frame_of, leads_from_frame
from scoring.model import Category, Condition, FixedPoints, Rule, ScoringModel, Tier
from scoring.scores import score
from scoring.table import Serial

MODEL = ScoringModel(
    "Frames",
    fields=(Field("Title"), Field("Size", FieldKind.NUMBER), Field("Out", FieldKind.YES_NO)),
    categories=(Category("Fit"),),
    rules=(
        Rule("vp", "VP", "Fit", Condition("Title", "contains word", ("VP",)), FixedPoints(60)),
        Rule("big", "Big", "Fit", Condition("Size", "≥", (10.0,)), FixedPoints(20)),
        Rule("out", "Left", "Fit", Condition("Out", "is yes"), disqualify=True),
    ),
    tiers=(Tier("Hot", 70), Tier("Cold")),
)


def test_every_kind_of_column_arrives_as_its_cells() -> None:
    frame = pd.DataFrame({
        "text": pd.array(["a", None, "b"], dtype="str"),
        "number": [1.5, np.nan, np.inf],
        "whole": pd.array([1, None, 3], dtype="Int64"),
        "tick": [True, False, True],
        "day": [pd.Timestamp("2026-03-01"), pd.NaT, pd.Timestamp("2026-03-01 18:00")],
        "mixed": ["x", 2, pd.Timestamp("2026-03-01")],
        "none": [None, pd.NA, float("nan")],
    })  # fmt: skip
    leads = leads_from_frame(frame)
    assert {c.name: list(c.cells()) for c in leads.columns} == {
        "text": ["a", None, "b"],
        "number": [1.5, None, None],
        "whole": [1.0, None, 3.0],
        "tick": [True, False, True],
        "day": [Serial(46082.0), None, Serial(46082.75)],
        "mixed": ["x", 2.0, Serial(46082.0)],
        "none": [None, None, None],
    }


def test_scores_come_back_in_the_leads_order() -> None:
    frame = pd.DataFrame({"Title": ["VP, Sales", "MVP", "VP"], "Size": [10, 9, None], "Out": ["no", "no", "yes"]})
    result = frame_of(score(leads_from_frame(frame), MODEL))
    assert result["Lead Score"].tolist() == [80.0, 0.0, 60.0]
    assert result["Lead Tier"].tolist() == ["Hot", "Cold", "Disqualified"]
    assert result["Lead Rank"].tolist() == [1, 2, pd.NA]
    assert result["Why"].tolist() == ["VP +60; Big +20", "", "VP +60"]
