"""The model document: everything that a model does, in words, as Markdown or as a page to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from scoring.checks.reach import has_open_end, model_possible, raw_range
from scoring.model import DIGITS, LETTERS, Axis, Category, Rule, ScoringModel
from scoring.nodes import Scaling
from scoring.wording import effect_words, number_words, when_words

_SCALES = {
    Scaling.RAW: "The score is the plain sum of points; it can be negative and has no upper limit.",
    Scaling.CLAMP: "The score is the sum of points, held between 0 and 100.",
    Scaling.PERCENT: "The score is the sum of points as a percentage of the highest possible sum, from 0 to 100.",
}


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class _Table:
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


_Block = _Heading | _Paragraph | _Table


def model_document(model: ScoringModel) -> str:
    """The document of a model in Markdown."""
    return "\n\n".join(_markdown(block) for block in _blocks(model)) + "\n"


def model_document_html(model: ScoringModel) -> str:
    """The document of a model as a complete HTML page without links or scripts, made to be printed."""
    body = "\n".join(_html(block) for block in _blocks(model))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(model.name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _blocks(model: ScoringModel) -> Iterator[_Block]:
    yield _Heading(model.name, 1)
    yield _Paragraph(f"Version {model.version}. {len(model.rules)} rules in {len(model.categories)} categories.")
    if model.description:
        yield _Paragraph(model.description)
    yield _Heading("How the score is made", 2)
    yield from _score(model)
    yield _Heading("Tiers", 2)
    yield from _tiers(model)
    yield _Heading("Rules", 2)
    for category in model.categories:
        yield from _category(model, category)
    if model.has_axes:
        yield from _grades(model)
    yield from _fields(model)
    if model.lists:
        yield _Heading("Lists", 2)
        yield _Table(
            ("List", "Items", "Note"),
            [(named.name, ", ".join(named.items) or "none", named.note) for named in model.lists],
        )
    if model.changes:
        yield _Heading("Changes", 2)
        yield _Table(
            ("Version", "Date", "By", "What"),
            [(change.version, change.date, change.author, change.text) for change in model.changes],
        )


def _score(model: ScoringModel) -> Iterator[_Block]:
    decimals = "whole numbers" if model.decimals == 0 else f"{model.decimals} decimals"
    yield _Paragraph(f"{_SCALES[model.scale]} It is rounded to {decimals}.")
    low, high = raw_range(model)
    top = "no upper limit" if has_open_end(model) else f"{number_words(high)} at most"
    ends = f"Points: {number_words(low)} at least, {top}"
    possible = f"; the highest possible sum is {number_words(model_possible(model))}"
    yield _Paragraph(ends + (possible if model.scale is Scaling.PERCENT else "") + ".")
    if model.key:
        yield _Paragraph("Leads are told apart by " + ", else by ".join(model.key) + ".")


def _tiers(model: ScoringModel) -> Iterator[_Block]:
    if model.tiers_by_grade:
        yield _Paragraph("Tiers come from the table of grades below, not from thresholds.")
        yield _Table(("Tier", "Note"), [(tier.name, tier.note) for tier in model.tiers])
    else:
        rows = []
        for tier in model.tiers:
            limit = "all the rest" if tier.threshold is None else f"score {number_words(tier.threshold)} or more"
            rows.append((tier.name, limit, tier.note))
        yield _Table(("Tier", "From", "Note"), rows)
    forced = [rule.label for rule in model.rules if rule.force_tier and rule.enabled]
    out = [rule.label for rule in model.rules if rule.disqualify and rule.enabled]
    if forced:
        yield _Paragraph("These rules put a lead in a tier whatever its score: " + "; ".join(forced) + ".")
    if out:
        yield _Paragraph("These rules disqualify a lead: " + "; ".join(out) + ".")


def _category(model: ScoringModel, category: Category) -> Iterator[_Block]:
    yield _Heading(category.name, 3)
    said = [category.note] if category.note else []
    if category.axis is not Axis.NONE:
        said.append(f"Counts to {category.axis}.")
    if category.floor is not None:
        said.append(f"Not below {number_words(category.floor)} points.")
    if category.cap is not None:
        said.append(f"Not above {number_words(category.cap)} points.")
    if category.weight != 1:
        said.append(f"Multiplied by {number_words(category.weight)}.")
    if said:
        yield _Paragraph(" ".join(text if text.endswith(".") else f"{text}." for text in said))
    rows = [_rule(rule) for rule in model.rules_of(category.name)]
    if rows:
        yield _Table(("Rule", "When", "Gives", "Note"), rows)
    groups = dict.fromkeys(rule.best_of for rule in model.rules_of(category.name) if rule.best_of)
    for group in groups:
        labels = [rule.label for rule in model.rules_of(category.name) if rule.best_of == group]
        yield _Paragraph(f"Of these only the best counts ({group}): " + "; ".join(labels) + ".")


def _rule(rule: Rule) -> tuple[str, str, str, str]:
    off = "" if rule.enabled else "Switched off. "
    return (rule.label, when_words(rule.when), effect_words(rule), (off + rule.note).strip())


def _grades(model: ScoringModel) -> Iterator[_Block]:
    grades = model.grades
    yield _Heading("Grades", 2)
    yield _Paragraph(
        "The letter says how well a lead fits, the digit how engaged it is; each is measured from 0 to 100 on its "
        "own categories, so they need not add up to the score."
    )
    rows = []
    for name, names, cuts in (("Fit", LETTERS, grades.fit), ("Engagement", DIGITS, grades.engagement)):
        limits = [f"{number_words(cut)} or more" for cut in cuts] + ["all the rest"]
        rows.append((name, *(f"{grade}: {limit}" for grade, limit in zip(names, limits, strict=True))))
    yield _Table(("Axis", "", "", "", ""), rows)
    if grades.table:
        by_letter = [(letter, *grades.table[4 * row : 4 * row + 4]) for row, letter in enumerate(LETTERS)]
        yield _Table(("Tier by grade", *DIGITS), by_letter)


def _fields(model: ScoringModel) -> Iterator[_Block]:
    yield _Heading("Fields", 2)
    rows = [(field.name, str(field.kind), ", ".join(field.aliases), field.note) for field in model.fields]
    yield _Table(("Field", "Kind", "Also called", "Note"), rows)


def _markdown(block: _Block) -> str:
    match block:
        case _Heading(text, level):
            return "#" * level + " " + _escaped(text)
        case _Paragraph(text):
            return "  \n".join(_escaped(line) for line in text.split("\n"))
        case _Table(header, rows):
            lines = [header, ["---"] * len(header), *([_escaped(cell) for cell in row] for row in rows)]
            return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", " ")


def _html(block: _Block) -> str:
    match block:
        case _Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case _Paragraph(text):
            return "<p>" + "<br>".join(escape(line) for line in text.split("\n")) + "</p>"
        case _Table(header, rows):
            head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
            body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


_STYLE = """
body { font: 11pt/1.4 "Segoe UI", "Helvetica Neue", Arial, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #1f2933; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
h2 { margin-top: 2rem; border-bottom: 1px solid #9aa5b1; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
th, td { border: 1px solid #cbd2d9; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
th { background: #f0f3f6; }
tr { break-inside: avoid; }
@media print { body { margin: 0; max-width: none; } }
"""  # noqa: E501
