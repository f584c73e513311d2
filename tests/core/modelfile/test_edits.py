"""Editing a model changes its file in those lines only; comments and layout stay."""

from __future__ import annotations

import difflib
from dataclasses import replace

import pytest

from scoring.model import (
    BandPoints,
    Category,
    Change,
    Condition,
    FixedPoints,
    Group,
    Join,
    NamedList,
    Rule,
    ScoringModel,
    Tier,
)
from scoring.modelfile import ModelFile, parse_model

TEXT = """\
# Head comment
hotsheet: 1   # the format
name: Demo
version: 1.0
description: |
  Two
  lines
key: [Email]
fields:
  Email: e-mail
  Title: {kind: text, aliases: [Role]}   # who
  # how many
  Employees: number
  Country: text
  Trial: yes/no

categories:
  Fit: {cap: 60}
  Other:
rules:
  # The big one
  - label: Senior
    category: Fit
    when: {Title: {contains word: VP}}
    points: 10   # ten

  - id: size
    label: Company size
    category: Fit
    points:
      by band of: Employees
      bands:
        - {below: 10, points: 2}
        - {from: 10, points: 8}   # eight

  # about trials
  - label: Trial
    category: Other
    points: 5
    when:
      Trial: is yes
      Country: {is one of: [US, 00123]}
tiers:
  Hot: 70
  Warm: 40   # warm
  Cold: rest
"""
FILE = ModelFile.from_text(TEXT)
MODEL = FILE.model
SENIOR, SIZE, TRIAL = MODEL.rules


def changes(model: ScoringModel) -> list[str]:
    """The lines that leave and come, in the order of the file."""
    edited = FILE.with_model(model)
    assert parse_model(edited.text) == model == edited.model
    lines = difflib.ndiff(TEXT.splitlines(), edited.text.splitlines())
    return [line for line in lines if line[:2] in ("- ", "+ ")]


def rules(*made: Rule) -> ScoringModel:
    return replace(MODEL, rules=made)


def test_a_number_changes_in_its_place() -> None:
    assert changes(rules(replace(SENIOR, points=FixedPoints(15.5)), SIZE, TRIAL)) == [
        "-     points: 10   # ten", "+     points: 15.5   # ten",
    ]  # fmt: skip


def test_a_renamed_rule_keeps_its_id() -> None:
    assert changes(rules(replace(SENIOR, label="Boss"), SIZE, TRIAL)) == [
        "-   - label: Senior", "+   - id: senior", "+     label: Boss",
    ]  # fmt: skip


def test_a_band_keeps_its_comment() -> None:
    assert isinstance(SIZE.points, BandPoints)
    first, second = SIZE.points.bands
    points = replace(SIZE.points, bands=(first, replace(second, points=9.0, label="more")))
    assert changes(rules(SENIOR, replace(SIZE, points=points), TRIAL)) == [
        "-         - {from: 10, points: 8}   # eight", "+         - {from: 10, points: 9, label: more}   # eight",
    ]  # fmt: skip


def test_conditions_written_side_by_side_are_replaced_whole() -> None:
    when = Group(Join.ALL, (Condition("Trial", "is no"),))
    assert sorted(changes(rules(SENIOR, SIZE, replace(TRIAL, when=when, enabled=False)))) == sorted([
        "-     when:", "-       Trial: is yes", "-       Country: {is one of: [US, 00123]}",
        "+     when: {all: [{Trial: is no}]}", "+     enabled: false",
    ])  # fmt: skip


def test_rules_move_with_their_comments() -> None:
    edited = FILE.with_model(rules(TRIAL, SENIOR, SIZE)).text
    assert sorted(edited.split("\n")) == sorted(TEXT.split("\n"))
    assert edited.index("# about trials") < edited.index("label: Trial") < edited.index("label: Senior")


def test_a_removed_rule_takes_its_comment_along() -> None:
    edited = FILE.with_model(rules(SENIOR, SIZE)).text
    assert "# about trials" not in edited
    assert "# eight\ntiers:" in edited


def test_a_new_rule_is_set_apart_like_the_others() -> None:
    new = Rule("new", "New", "Other", Condition("Country", "is", ("DE",)), FixedPoints(3))
    assert changes(rules(SENIOR, new, SIZE, TRIAL)) == [
        "+   - label: New", "+     category: Other", "+     when: {Country: {is: DE}}", "+     points: 3", "+ ",
    ]  # fmt: skip


def test_tiers_take_notes_and_new_neighbours() -> None:
    hot, warm, cold = MODEL.tiers
    made = replace(MODEL, tiers=(hot, replace(warm, threshold=45.0, note="Write"), Tier("Cool", 20), cold))
    assert changes(made) == [
        "-   Warm: 40   # warm", "+   Warm: {from: 45, note: Write}   # warm", "+   Cool: 20",
    ]  # fmt: skip


def test_reordered_fields_and_categories() -> None:
    email, title, employees, country, trial = MODEL.fields
    made = replace(MODEL, fields=(email, title, country, trial, employees), categories=MODEL.categories[::-1])
    edited = FILE.with_model(made).text
    assert sorted(edited.split("\n")) == sorted(TEXT.split("\n"))
    assert "  Trial: yes/no\n  # how many\n  Employees: number\n" in edited


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (replace(MODEL, description=""), ["- description: |", "-   Two", "-   lines"]),
        (replace(MODEL, key=("Email", "Title")), ["- key: [Email]", "+ key: [Email, Title]"]),
        (replace(MODEL, version="1.1"), ["- version: 1.0", '+ version: "1.1"']),
        (replace(MODEL, decimals=2), ["+ decimals: 2"]),
        (replace(MODEL, lists=(NamedList("a", ("b",)),)), ["+ ", "+ lists:", "+   a: [b]"]),
        (
            replace(MODEL, categories=(replace(MODEL.categories[0], cap=50.0), Category("Other", weight=2.0))),
            ["-   Fit: {cap: 60}", "+   Fit: {cap: 50}", "-   Other:", "+   Other: {weight: 2}"],
        ),
        (
            replace(MODEL, changes=(Change("1.1", "2026-01-01", "Did"),)),
            ["+ ", "+ changes:", '+   - {version: "1.1", date: 2026-01-01, text: Did}'],
        ),
    ],
)  # fmt: skip
def test_single_sections(made: ScoringModel, expected: list[str]) -> None:
    assert sorted(changes(made)) == sorted(expected)


def test_windows_line_ends_stay() -> None:
    file = ModelFile.from_text(TEXT.replace("\n", "\r\n"))
    edited = file.with_model(rules(replace(SENIOR, points=FixedPoints(11)), SIZE, TRIAL))
    assert edited.text == TEXT.replace("points: 10 ", "points: 11 ").replace("\n", "\r\n")


def test_findings_name_the_line() -> None:
    (line,) = [problem.place.line for problem in FILE.problems() if problem.code == "unreachable"]
    assert TEXT.splitlines()[line - 1] == "  Hot: 70"
