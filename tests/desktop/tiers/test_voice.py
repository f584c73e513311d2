"""Differences and documents in the person's language: each sentence of the core is known to the translators."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.models import history
from desktop.models.templates import rules_html
from desktop.models.voice import SAID, WindowVoice
from scoring.diff import compare_models
from scoring.document import model_document_html
from scoring.model import BandPoints, Condition, FixedPoints, HalfLife, PointBand, ScoringModel, UnitPoints
from scoring.modelfile import list_templates, load_model
from scoring.wording import ENGLISH, Voice
from tests.strategies import random_model

STARTER = load_model("starter")


class Listening(Voice):
    """English, and what was said."""

    def __init__(self) -> None:
        self.forms: set[str] = set()

    def say(self, form: str, **gaps: str) -> str:
        self.forms.add(form)
        return super().say(form, **gaps)


class InCapitals(QTranslator):
    """A language that is English in capitals, to see what is not translated."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        parts = text.replace("{", "\0{").replace("}", "}\0").split("\0")
        return "".join(part if part.startswith("{") else part.upper() for part in parts)


@pytest.fixture
def capitals(qapp: QApplication) -> Iterator[None]:
    translator = InCapitals(qapp)
    qapp.installTranslator(translator)
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    yield
    qapp.removeTranslator(translator)


def test_all_that_is_said_of_models_can_be_translated() -> None:
    rng, voice = random.Random(11), Listening()
    models = [*(random_model(rng) for _ in range(120)), *map(load_model, list_templates())]
    for old, new in pairwise(models):
        compare_models(old, new, voice)
        model_document_html(new, voice)
    assert voice.forms <= SAID, voice.forms - SAID
    assert len(voice.forms) > 80


def test_in_english_only_signs_and_numbers_are_other_ones() -> None:
    assert WindowVoice().number(-20) == "−20"
    assert WindowVoice().points(FixedPoints(-1)) == "−1 point"
    assert ENGLISH.points(FixedPoints(-1)) == "-1 point"
    page = model_document_html(STARTER, WindowVoice())
    assert "Points: −20 at least, 100 at most." in page
    assert "8 rules in 2 categories." in page
    assert '<th scope="col">Note</th>' in page and page.count('<th scope="col">Note</th>') == 1


def changed(**parts: object) -> ScoringModel:
    first, *others = STARTER.rules
    return replace(STARTER, rules=(replace(first, **parts), *others))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            changed(when=Condition("Employees", "≥", (1.5,))),
            "RULE “Decision maker”: CONDITION Job title CONTAINS THE WORD “VP” OR Job title CONTAINS",
        ),
        (changed(points=FixedPoints(12.5)), "RULE “Decision maker”: POINTS 20 → 12,5"),
        (changed(points=UnitPoints("Employees", -1, 20)), "→ −1 POINT FOR EACH OF Employees, AT MOST 20"),
        (
            changed(points=BandPoints("Employees", (PointBand(None, 10, -5), PointBand(100, None, 5)))),
            "→ BY Employees: 10 OR LESS: −5; 100 OR MORE: +5",
        ),
        (changed(decay=HalfLife("Last activity", 30)), "FADING NONE → HALVED EVERY 30 DAYS AFTER Last activity"),
        (replace(STARTER, rules=STARTER.rules[:-1]), "RULE “Visited careers page” REMOVED"),
    ],
)
def test_differences_are_in_the_persons_language_rules_included(capitals: None, after: ScoringModel, said: str) -> None:
    assert any(said in each.sentence for each in history.differences(STARTER, after)), [
        each.sentence for each in history.differences(STARTER, after)
    ]


def test_an_added_rule_is_told_in_the_persons_language(capitals: None) -> None:
    before = replace(STARTER, rules=STARTER.rules[1:])
    (said,) = [each.sentence for each in history.differences(before, STARTER)]
    assert said.startswith("RULE “Decision maker” ADDED: 20 POINTS WHEN Job title CONTAINS THE WORD “VP”")


def test_the_document_is_in_the_persons_language(capitals: None) -> None:
    page = model_document_html(STARTER, WindowVoice())
    assert '<html lang="EN"' in page
    for english in ("contains", "points", "Rules<", "all the rest", "How the score", "lead"):
        # What people wrote themselves stays as it is.
        theirs = (STARTER.description, *(rule.note for rule in STARTER.rules))
        rest = page.split("<body>")[1]
        for text in theirs:
            rest = rest.replace(text, "") if text else rest
        assert english not in rest, english
    assert "16/11/26" in page


def test_rules_of_templates_are_in_the_persons_language(capitals: None) -> None:
    html = rules_html(STARTER)
    assert "CONTAINS THE WORD" in html
    assert "contains" not in html
