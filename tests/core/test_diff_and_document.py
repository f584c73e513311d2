"""Differences between models in words, and the document of a model."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from scoring.diff import compare_models
from scoring.document import model_document, model_document_html
from scoring.fields import Field, FieldKind
from scoring.model import (
    BandPoints,
    Category,
    Change,
    Condition,
    FixedPoints,
    Grades,
    HalfLife,
    NamedList,
    PointBand,
    Rule,
    ScoringModel,
    SummaryOptions,
    Tier,
    UnitPoints,
)
from scoring.modelfile import list_templates, load_model
from scoring.nodes import Scaling
from scoring.wording import Voice, band_words, condition_words, default_label, number_words, when_words
from tests.strategies import models, random_model

RULE = Rule("senior", "Senior title", "Fit", Condition("Title", "is", ("VP",)), FixedPoints(10))
UNITS = Rule("mails", "Mails", "Fit", None, UnitPoints("Size", 1, 20))
OLD = ScoringModel(
    "Old",
    fields=(Field("Title"), Field("Size", FieldKind.NUMBER)),
    categories=(Category("Fit"),),
    rules=(RULE, UNITS),
    lists=(NamedList("industries", ("SaaS", "Retail")),),
)


def changed(**parts: object) -> ScoringModel:
    return replace(OLD, **parts)  # type: ignore[arg-type]


def rule(**parts: object) -> ScoringModel:
    return changed(rules=(replace(RULE, **parts), UNITS))  # type: ignore[arg-type]


SENTENCES = {
    "Name Old → New": changed(name="New"),
    "Scale clamp → raw": changed(scale=Scaling.RAW),
    "Key none → Title": changed(key=("Title",)),
    "Description rewritten": changed(description="x"),
    "Rule “Senior title”: points 10 → 15": rule(points=FixedPoints(15)),
    "Rule “Boss”: label “Senior title” → “Boss”": rule(label="Boss"),
    "Rule “Senior title”: switched off": rule(enabled=False),
    "Rule “Senior title”: now disqualifies": rule(disqualify=True),
    "Rule “Senior title”: forced tier none → Hot": rule(force_tier="Hot"),
    "Rule “Senior title”: best-of group none → g": rule(best_of="g"),
    "Rule “Senior title”: note rewritten": rule(note="x"),
    "Rule “Senior title”: fading none → halved every 30 days after Seen": rule(decay=HalfLife("Seen", 30)),
    "Rule “Senior title”: condition Title is “VP” → Title is blank": rule(when=Condition("Title", "is blank")),
    "Rule “Senior title”: points 10 points → by Size: under 10: +2; 10 or more: -1": rule(
        points=BandPoints("Size", (PointBand(None, 10, 2, True), PointBand(10, None, -1)))
    ),
    "Rule “Mails”: cap 20 → none": changed(rules=(RULE, replace(UNITS, points=UnitPoints("Size", 1)))),
    "Rule “Mails”: points for each of Size +1 → -2": changed(
        rules=(RULE, replace(UNITS, points=UnitPoints("Size", -2, 20)))
    ),
    "Rule “Mails” removed": changed(rules=(RULE,)),
    "The order of the rules changed": changed(rules=(UNITS, RULE)),
    "Rule “X” added: 3 points when Title is blank": changed(
        rules=(RULE, UNITS, Rule("x", "X", "Fit", Condition("Title", "is blank"), FixedPoints(3)))
    ),
    "Field “Size”: kind number → date": changed(fields=(Field("Title"), Field("Size", FieldKind.DATE))),
    "Field “Title”: aliases none → Role": changed(fields=(Field("Title", aliases=("Role",)), OLD.fields[1])),
    "Category “Fit”: cap none → 50": changed(categories=(Category("Fit", cap=50),)),
    "Category “Fit”: weight 1 → 0.5": changed(categories=(Category("Fit", weight=0.5),)),
    "Tier “Hot”: threshold from 70 → from 80": changed(tiers=(Tier("Hot", 80), *OLD.tiers[1:])),
    "Tier “Cold” removed": changed(tiers=OLD.tiers[:2]),
    "Grades by fit: cut-offs 75/50/25 → 80/50/25": changed(grades=Grades(fit=(80, 50, 25))),
    "Tiers now come from the table of grades": changed(grades=Grades(table=("Hot",) * 16)),
    "List “industries”: now with “Food”": changed(lists=(NamedList("industries", ("SaaS", "Retail", "Food")),)),
    "List “industries”: now without “Retail”": changed(lists=(NamedList("industries", ("SaaS",)),)),
    "Summary: broken down by none → Title": changed(summary=SummaryOptions("Title")),
    "Change log: 2 More": changed(changes=(Change("2", "2026-01-01", "More"),)),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_one_difference_is_one_sentence(sentence: str) -> None:
    made = SENTENCES[sentence]
    said = [str(difference) for difference in compare_models(OLD, made)]
    assert said == [sentence]


@pytest.mark.parametrize("seed", range(30))
def test_models_differ_exactly_when_something_is_said(seed: int) -> None:
    rng = random.Random(seed)
    first, second = random_model(rng), random_model(rng)
    assert compare_models(first, first) == ()
    assert bool(compare_models(first, second)) == (first != second)


@given(models())
@settings(max_examples=30, deadline=None)
def test_a_document_names_every_part(model: ScoringModel) -> None:
    text, page = model_document(model), model_document_html(model)
    names = [rule.label for rule in model.rules] + [category.name for category in model.categories]
    names += [tier.name for tier in model.tiers] + [named.name for named in model.lists]
    for name in names + [field.name for field in model.fields]:
        assert name in text
        assert name in page.replace("&amp;", "&")


@pytest.mark.parametrize("name", list_templates())
def test_documents_of_templates(name: str) -> None:
    model = load_model(name)
    text = model_document(model)
    assert text.startswith(f"# {model.name}\n")
    for rule_made in model.rules:
        assert rule_made.label in text
    root = etree.fromstring(
        model_document_html(model).removeprefix("<!DOCTYPE html>").replace('<meta charset="utf-8">', "")
    )
    assert root.findtext(".//h1") == model.name
    assert not root.xpath("//script|//a|//link|//img")


def test_nothing_in_a_model_becomes_markup() -> None:
    nasty = "<script>alert(1)</script> | *x* [a](b)"
    made = changed(name="A & <b>", rules=(replace(RULE, label="<img src=x>", note=nasty),))
    page = model_document_html(made)
    assert "<script>" not in page
    assert "<img" not in page
    assert "<h1>A &amp; &lt;b&gt;</h1>" in page
    row = next(line for line in model_document(made).splitlines() if "img" in line)
    assert "\\<script\\>" in row
    assert row.replace("\\|", "").count("|") == 5


def test_words_of_conditions_and_bands() -> None:
    assert condition_words(Condition("Size", "between", (10.0, 29.0))) == "Size is between 10 and 29 (both included)"
    assert condition_words(Condition("T", "is", ("{field} {wanted}",))) == "T is “{field} {wanted}”"
    assert when_words(None) == "always"
    assert [band_words(PointBand(low, high, 1, open_high)) for low, high, open_high in (
        (None, 10, True), (None, 9, False), (10, 30, True), (10, 29, False), (100, None, False), (None, None, False),
    )] == ["under 10", "9 or less", "10 to under 30", "10 to 29", "100 or more", "any number"]  # fmt: skip
    assert default_label(None, FixedPoints(1)) == "Every lead"
    assert default_label(None, UnitPoints("Size", 1)) == "Size"
    assert len(default_label(Condition("T", "is", ("x" * 200,)), FixedPoints(1))) <= 80


class Loud(Voice):
    """A voice of another language."""

    language = "xx"

    def say(self, form: str, **gaps: str) -> str:
        return "!" + super().say(form, **gaps)

    def number(self, number: float) -> str:
        return f"<{number_words(number)}>"


def test_a_voice_says_all_of_it() -> None:
    (found,) = compare_models(OLD, rule(points=FixedPoints(15)), Loud())
    assert found.sentence == "!Rule “Senior title”: points <10> → <15>"
    page = model_document_html(OLD, Loud())
    assert '<html lang="xx">' in page
    assert "!Version 1. !&lt;2&gt; rules in !&lt;1&gt; category." in page
    assert "<td>!!&lt;1&gt; point for each of Size, at most &lt;20&gt;</td>" in page


def test_columns_that_nobody_filled_are_left_out() -> None:
    assert "Note" not in model_document(OLD)
    noted = rule(note="Ask Anna")
    assert "| Rule | When | Gives | Note |" in model_document(noted)
    assert "1 rule in 1 category." in model_document(replace(OLD, rules=(RULE,)))
