"""The model document: everything that a model does, in words, as Markdown or as a page to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from scoring.checks.reach import has_open_end, model_possible, raw_range
from scoring.model import DIGITS, LETTERS, Axis, Category, Rule, ScoringModel
from scoring.nodes import Scaling
from scoring.wording import ENGLISH, Voice

_SCALES = {
    Scaling.RAW: "The score is the plain sum of points; it can be negative and has no upper limit.",
    Scaling.CLAMP: "The score is the sum of points, held between 0 and 100.",
    Scaling.PERCENT: "The score is the sum of points as a percentage of the highest possible sum, from 0 to 100.",
}

_OPTIONAL = ("Note", "Also called", "By")
_GRADES = (
    "The letter says how well a lead fits, the digit how engaged it is; each is measured from 0 to 100 on its "
    "own categories, so they need not add up to the score."
)


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


def model_document(model: ScoringModel, voice: Voice = ENGLISH) -> str:
    """The document of a model in Markdown."""
    return "\n\n".join(_markdown(block) for block in _blocks(model, voice)) + "\n"


def model_document_html(model: ScoringModel, voice: Voice = ENGLISH) -> str:
    """The document of a model as a complete HTML page without links or scripts, made to be printed."""
    body = "\n".join(_html(block) for block in _blocks(model, voice))
    return (
        f'<!DOCTYPE html>\n<html lang="{voice.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(model.name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _blocks(model: ScoringModel, voice: Voice) -> Iterator[_Block]:
    say = voice.say
    yield _Heading(model.name, 1)
    sizes = {"rules": _count(len(model.rules), "rule", "rules", voice)}
    sizes["categories"] = _count(len(model.categories), "category", "categories", voice)
    yield _Paragraph(say("Version {version}. {rules} in {categories}.", version=model.version, **sizes))
    if model.description:
        yield _Paragraph(model.description)
    yield _Heading(say("How the score is made"), 2)
    yield from _score(model, voice)
    yield _Heading(say("Tiers"), 2)
    yield from _tiers(model, voice)
    yield _Heading(say("Rules"), 2)
    for category in model.categories:
        yield from _category(model, category, voice)
    if model.has_axes:
        yield from _grades(model, voice)
    yield from _fields(model, voice)
    if model.lists:
        yield _Heading(say("Lists"), 2)
        rows = [(named.name, ", ".join(named.items) or say("none"), named.note) for named in model.lists]
        yield _table(("List", "Items", "Note"), rows, voice)
    if model.changes:
        yield _Heading(say("Changes"), 2)
        changes = [(each.version, voice.day(each.date), each.author, each.text) for each in model.changes]
        yield _table(("Version", "Date", "By", "What"), changes, voice)


def _count(count: int, one: str, many: str, voice: Voice) -> str:
    return voice.say(f"{{count}} {one if count == 1 else many}", count=voice.number(count))


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], voice: Voice) -> _Table:
    """A table; a column of notes that nobody wrote is left out."""
    kept = [place for place, name in enumerate(header) if name not in _OPTIONAL or any(row[place] for row in rows)]
    return _Table([voice.say(header[place]) for place in kept], [[row[place] for place in kept] for row in rows])


def _score(model: ScoringModel, voice: Voice) -> Iterator[_Block]:
    say = voice.say
    rounded = say("It is rounded to whole numbers.")
    if model.decimals:
        form = "It is rounded to 1 decimal." if model.decimals == 1 else "It is rounded to {count} decimals."
        rounded = say(form, count=voice.number(model.decimals))
    yield _Paragraph(f"{say(_SCALES[model.scale])} {rounded}")
    low, high = raw_range(model)
    gaps = {"low": voice.number(low), "high": voice.number(high), "sum": voice.number(model_possible(model))}
    form = "Points: {low} at least, no upper limit" if has_open_end(model) else "Points: {low} at least, {high} at most"
    ending = "; the highest possible sum is {sum}." if model.scale is Scaling.PERCENT else "."
    yield _Paragraph(say(form + ending, **gaps))
    if model.key:
        keys = model.key[0]
        for key in model.key[1:]:
            keys = say("{first}, else by {second}", first=keys, second=key)
        yield _Paragraph(say("Leads are told apart by {fields}.", fields=keys))


def _tiers(model: ScoringModel, voice: Voice) -> Iterator[_Block]:
    say = voice.say
    if model.tiers_by_grade:
        yield _Paragraph(say("Tiers come from the table of grades below, not from thresholds."))
        yield _table(("Tier", "Note"), [(tier.name, tier.note) for tier in model.tiers], voice)
    else:
        rows = []
        for tier in model.tiers:
            limit = say("all the rest")
            if tier.threshold is not None:
                limit = say("score {number} or more", number=voice.number(tier.threshold))
            rows.append((tier.name, limit, tier.note))
        yield _table(("Tier", "From", "Note"), rows, voice)
    forced = [rule.label for rule in model.rules if rule.force_tier and rule.enabled]
    out = [rule.label for rule in model.rules if rule.disqualify and rule.enabled]
    if forced:
        form = "These rules put a lead in a tier whatever its score: {rules}."
        yield _Paragraph(say(form, rules="; ".join(forced)))
    if out:
        yield _Paragraph(say("These rules disqualify a lead: {rules}.", rules="; ".join(out)))


def _category(model: ScoringModel, category: Category, voice: Voice) -> Iterator[_Block]:
    say = voice.say
    yield _Heading(category.name, 3)
    said = [category.note if category.note.endswith(".") else f"{category.note}."] if category.note else []
    if category.axis is not Axis.NONE:
        said.append(say("Counts to {axis}.", axis=say(str(category.axis))))
    if category.floor is not None:
        said.append(say("Not below {number} points.", number=voice.number(category.floor)))
    if category.cap is not None:
        said.append(say("Not above {number} points.", number=voice.number(category.cap)))
    if category.weight != 1:
        said.append(say("Multiplied by {number}.", number=voice.number(category.weight)))
    if said:
        yield _Paragraph(" ".join(said))
    rows = [_rule(rule, voice) for rule in model.rules_of(category.name)]
    if rows:
        yield _table(("Rule", "When", "Gives", "Note"), rows, voice)
    groups = dict.fromkeys(rule.best_of for rule in model.rules_of(category.name) if rule.best_of)
    for group in groups:
        labels = [rule.label for rule in model.rules_of(category.name) if rule.best_of == group]
        form = "Of these only the best counts ({group}): {rules}."
        yield _Paragraph(say(form, group=group, rules="; ".join(labels)))


def _rule(rule: Rule, voice: Voice) -> tuple[str, str, str, str]:
    off = "" if rule.enabled else f"{voice.say('Switched off.')} "
    return (rule.label, voice.when(rule.when), voice.effect(rule), (off + rule.note).strip())


def _grades(model: ScoringModel, voice: Voice) -> Iterator[_Block]:
    grades, say = model.grades, voice.say
    yield _Heading(say("Grades"), 2)
    yield _Paragraph(say(_GRADES))
    rows = []
    for name, names, cuts in (("Fit", LETTERS, grades.fit), ("Engagement", DIGITS, grades.engagement)):
        limits = [say("{number} or more", number=voice.number(cut)) for cut in cuts] + [say("all the rest")]
        rows.append((say(name), *(f"{grade}: {limit}" for grade, limit in zip(names, limits, strict=True))))
    yield _Table((say("Axis"), "", "", "", ""), rows)
    if grades.table:
        by_letter = [(letter, *grades.table[4 * row : 4 * row + 4]) for row, letter in enumerate(LETTERS)]
        yield _Table((say("Tier by grade"), *DIGITS), by_letter)


def _fields(model: ScoringModel, voice: Voice) -> Iterator[_Block]:
    yield _Heading(voice.say("Fields"), 2)
    rows = [(field.name, voice.say(str(field.kind)), ", ".join(field.aliases), field.note) for field in model.fields]
    yield _table(("Field", "Kind", "Also called", "Note"), rows, voice)


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
