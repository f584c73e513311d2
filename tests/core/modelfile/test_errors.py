"""What is wrong with a model file is said in words, all at once, with line and path."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml.nodes import MappingNode, ScalarNode

from scoring.errors import ModelError, OutputError
from scoring.model import Condition, Group, Join, ListRef
from scoring.modelfile import ModelFile, load_model, parse_model
from scoring.modelfile.migrations import migrate
from scoring.modelfile.yamltext import compose

HEAD = """hotsheet: 1
fields: {Title: text, Size: number, Seen: date, Trial: yes/no, Postcode: text}
categories: {Fit: , Other: }
"""


def raised(text: str) -> ModelError:
    with pytest.raises(ModelError) as caught:
        parse_model(text, name="t")
    return caught.value


def when(text: str) -> object:
    return parse_model(f"{HEAD}rules: [{{category: Fit, points: 1, when: {text}}}]", name="t").rules[0].when


BROKEN = {
    "a: [1,\n b: 2": (2, "bracket"),
    "a: 1\n\tb: 2": (2, "spaces only"),
    "hotsheet: 9": (0, "versions up to 1"),
    "hotsheet: one": (1, "no whole number"),
    "name: x": (1, "format version"),
    "- 1": (0, "not a Hotsheet model"),
    "": (0, "not a Hotsheet model"),
    "a: &x 1\nb: *x": (1, "References"),
    "a: 1\nb: !!python/object:os.system 3": (2, "Tags"),
    "a: 1\nb: " + "[" * 100: (2, "too deeply"),
    "a: 1\nb: c: d": (2, "colon"),
    "a: 1\nb: 'x\n": (3, "never closed"),
    "a: 1\nb: \x07": (2, "control character"),
    "a: 1\n---\nb: 2": (2, "more than one document"),
}


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_unreadable_yaml_is_explained(text: str) -> None:
    line, words = BROKEN[text]
    error = raised(text)
    assert error.place.line == line
    assert words in str(error)


WRONG = {
    "nam: x": (4, "", "Did you mean “name”"),
    "name: x\nname: y": (5, "", "“name” stands here twice"),
    "scale: percentage": (4, "scale", "Did you mean “percent”"),
    "decimals: 1.5": (4, "decimals", "whole number"),
    "key: {a: b}": (4, "key", "must be a list"),
    "rules:\n- {category: Fit, points: '3'}": (5, "rules[1].points", "without quotes"),
    "rules:\n- {category: Fit, points: \"1,5\"}": (5, "rules[1].points", "Write 1.5"),
    "rules:\n- {category: Fit}": (5, "rules[1]", "gives no points"),
    "rules:\n- {points: 1}": (5, "rules[1]", "no category"),
    "rules:\n- {category: Fit, points: 1, enabled: maybe}": (5, "rules[1].enabled", "true or false"),
    "rules:\n- {category: Fitt, points: 1}": (5, "rules[1].category", "Did you mean “Fit”"),
    "rules:\n- category: Fit\n  points: 1\n  when: {Titel: {is: x}}": (7, "rules[1].when", "Did you mean “Title”"),
    "rules:\n- category: Fit\n  points: 1\n  when: {Title: {contain: x}}": (7, "rules[1].when", "“contains”"),
    "rules:\n- {category: Fit, points: 1, when: {Trial: true}}": (5, "rules[1].when", "Write “is yes”"),
    "rules:\n- {category: Fit, points: 1, when: {Title: VP}}": (5, "rules[1].when", "Title: {is: VP}"),
    "rules:\n- {category: Fit, points: 1, when: {Title: contains}}": (5, "rules[1].when", "needs a text"),
    "rules:\n- {category: Fit, points: 1, when: {Title: {is: 1.5}}}": (5, "rules[1].when", "is a number"),
    "rules:\n- {category: Fit, points: 1, when: {Title: {is: 2026-01-01}}}": (5, "rules[1].when", "is a date"),
    "rules:\n- {category: Fit, points: 1, when: {Title: {is: [a]}}}": (5, "rules[1].when", "is one of"),
    "rules:\n- {category: Fit, points: 1, when: {Title: {is one of: a}}}": (5, "rules[1].when", "list is wanted"),
    "rules:\n- {category: Fit, points: 1, when: {Size: {between: [1]}}}": (5, "rules[1].when", "two numbers"),
    "rules:\n- {category: Fit, points: 1, when: {Seen: {on: 1.3.2026}}}": (5, "rules[1].when", "year-month-day"),
    "rules:\n- {category: Fit, points: 1, when: {all: {Title: is blank}}}": (5, "rules[1].when", "joins a list"),
    "rules:\n- {category: Fit, points: {per unit: Size}}": (5, "rules[1].points", "incomplete"),
    "rules:\n- {category: Fit, points: 1, decay: {half-life: 3}}": (5, "rules[1].decay", "incomplete"),
    "tiers: {Hot: high}": (4, "tiers.Hot", "no number"),
    "tiers:\n  Hot: {from: 3, color: red}": (5, "tiers.Hot", "colour"),
    "grades: {fit: [1, 2]}": (4, "grades.fit", "Three cut-offs"),
    "grades:\n  tiers: {A: [a], B: [a], C: [a], D: [a]}": (5, "grades.tiers.A", "four tiers"),
    "summary: {daily: {date: Seen}}": (4, "summary.daily", "incomplete"),
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_a_wrong_value_is_explained_where_it_stands(text: str) -> None:
    line, path, words = WRONG[text]
    problems = raised(HEAD + text).problems
    assert any(
        problem.place.line == line and problem.place.path == path and words in str(problem) for problem in problems
    ), [str(problem) for problem in problems]


@pytest.mark.parametrize(("sign", "word"), [("=", "is"), ("≠", "is not"), ("==", "is")])
def test_a_sign_of_numbers_with_a_word_says_what_is_meant(sign: str, word: str) -> None:
    (problem,) = raised(f'{HEAD}rules: [{{category: Fit, points: 1, when: {{Title: {{"{sign}": Manager}}}}}}]').problems
    assert "compares numbers, and “Manager” is no number" in problem.message
    assert f"“{word}”" in problem.mend


def test_all_problems_come_at_once() -> None:
    error = raised(HEAD + "scal: raw\nrules:\n- {category: Fitt, points: x}\n- {category: Other, points: 1, best: a}\n")
    assert [problem.place.line for problem in error.problems] == [4, 6, 6, 7]
    assert "4 problems" in str(error)


def test_what_follows_from_something_unreadable_is_not_said() -> None:
    """A field of an unknown kind is one problem, not one more for every operator that now does not fit it."""
    text = HEAD.replace("Size: number", "Size: numbr") + "rules: [{category: Fit, points: 1, when: {Size: {'>': 3}}}]"
    (problem,) = raised(text).problems
    assert "Did you mean “number”" in str(problem)


def test_digits_stay_as_they_were_typed() -> None:
    assert when("{Postcode: {is: 00123}}") == Condition("Postcode", "is", ("00123",))
    assert when("{Postcode: {is one of: [01067, 4109]}}") == Condition("Postcode", "is one of", (("01067", "4109"),))
    assert parse_model(HEAD + "version: 1.10", "t").version == "1.10"


def test_fields_and_operators_side_by_side_must_all_hold() -> None:
    blank, yes = Condition("Title", "is blank"), Condition("Trial", "is yes")
    assert when("{Title: is blank, Trial: is yes}") == Group(Join.ALL, (blank, yes))
    both = Group(Join.ALL, (Condition("Size", ">", (3.0,)), Condition("Size", "≤", (9.0,))))
    assert when("{Size: {'>': 3, '<=': 9}}") == both
    assert when("{any: [Title: is blank]}") == Group(Join.ANY, (blank,))


def test_lists_are_referred_to_by_name() -> None:
    text = HEAD + "lists: {a: [x]}\nrules: [{category: Fit, points: 1, when: {Title: {is one of: {list: a}}}}]"
    asked = parse_model(text, "t").rules[0].when
    assert isinstance(asked, Condition)
    assert asked.wanted == (ListRef("a"),)


def test_ids_and_labels_have_defaults() -> None:
    rules = "rules: [{category: Fit, points: 1}, {category: Fit, points: 1}, {category: Fit, label: Größe!, points: 1}]"
    assert [(rule.id, rule.label) for rule in parse_model(HEAD + rules, "t").rules] == [
        ("every-lead", "Every lead"), ("every-lead-2", "Every lead"), ("grosse", "Größe!"),
    ]  # fmt: skip


def test_a_missing_file_and_one_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model file or template"):
        load_model(tmp_path / "none.yaml")
    latin = tmp_path / "latin.yaml"
    latin.write_bytes((HEAD + "name: Größe").encode("latin-1"))
    with pytest.raises(ModelError, match=r"line 4: This file is not text in UTF-8"):
        load_model(latin)


@pytest.mark.parametrize(("mark", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be")])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_is_saved_as_it_was(tmp_path: Path, mark: bytes, encoding: str, newline: str) -> None:
    path = tmp_path / "a.yaml"
    text = (HEAD + "name: Größe   # mine\n").replace("\n", newline)
    path.write_bytes(mark + text.encode(encoding))
    file = ModelFile.read(path)
    file.save()
    assert path.read_bytes() == mark + text.encode(encoding)
    other = file.save(tmp_path / "b.yaml")
    assert load_model(other).name == "Größe"


def test_a_model_without_a_file_is_not_saved() -> None:
    with pytest.raises(OutputError, match="no file"):
        ModelFile.from_text(HEAD, name="t").save()


def test_older_versions_are_brought_up_step_by_step() -> None:
    def rename(root: MappingNode) -> None:
        for key, _ in root.value:
            if key.value == "title":
                key.value = "name"

    root = compose("hotsheet: 1\ntitle: x")
    assert migrate(root, migrations={1: rename}, newest=2)
    assert [key.value for key, _ in root.value if isinstance(key, ScalarNode)] == ["hotsheet", "name"]
    with pytest.raises(ModelError, match="no format version 0"):
        migrate(compose("hotsheet: 0"))
