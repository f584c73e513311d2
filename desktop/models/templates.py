"""The models that come with Hotsheet, as a gallery shows them: what each is for, and whether the open leads suit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desktop.models.rule_words import detail_words, effect_words
from scoring.jobs.prepare import Prepared, used_fields
from scoring.leads import match_columns
from scoring.model import FixedPoints, ScoringModel
from scoring.modelfile import ModelFile, list_templates, open_model
from scoring.text import clean


@dataclass(frozen=True)
class Template:
    """A template. needed: the fields that its rules read; about: what its file says of it, by paragraphs."""

    key: str
    file: ModelFile
    needed: tuple[str, ...]
    about: tuple[str, ...]

    @property
    def model(self) -> ScoringModel:
        """The model."""
        return self.file.model


@dataclass(frozen=True)
class Fit:
    """How open leads suit a template: the column of each field that it needs, "" where none is certain."""

    columns: dict[str, str]

    @property
    def found(self) -> int:
        """How many of the fields have a column."""
        return sum(map(bool, self.columns.values()))


def all_templates() -> tuple[Template, ...]:
    """All templates: the one to start with, then by name. Reading them takes a quarter of a second."""
    made = [_template(key, open_model(key)) for key in list_templates()]
    return tuple(sorted(made, key=lambda each: (each.key != "starter", each.model.name.casefold())))


def _template(key: str, file: ModelFile) -> Template:
    used = used_fields(file.model)
    needed = tuple(field.name for field in file.model.fields if field.name in used)
    return Template(key, file, needed, head_words(file.text))


def head_words(text: str) -> tuple[str, ...]:
    """The comment that a model file begins with, as paragraphs; lists keep a line for each item."""
    paragraphs: list[str] = [""]
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        words = line.lstrip("#").strip()
        item = words[:1].isdigit() or words.startswith("- ")
        if not words:
            paragraphs.append("")
        elif item and paragraphs[-1]:
            paragraphs[-1] += "\n" + words
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {words}".strip()
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def fit(template: Template, prepared: Prepared) -> Fit:
    """Which fields of a template the open leads have."""
    matching = match_columns(template.model.fields, prepared.table.names, {}, prepared.evidence)
    return Fit({name: matching.columns.get(name, "") for name in template.needed})


def matching_templates(templates: Sequence[Template], words: str) -> list[Template]:
    """The templates that hold all of some words, anywhere in their names, purposes, fields and rules."""
    wanted = clean(words).split()
    return [each for each in templates if all(word in _everything(each) for word in wanted)]


def _everything(template: Template) -> str:
    model = template.model
    parts = [model.name, model.description, *template.needed, *template.about]
    parts += [rule.label for rule in model.rules] + [tier.name for tier in model.tiers]
    return clean(" ".join(parts))


def rules_html(model: ScoringModel) -> str:
    """The rules of a model in words, by category, as rich text that any label shows."""
    parts = []
    for category in model.categories:
        rules = model.rules_of(category.name)
        if not rules:
            continue
        parts.append(f"<h4>{escape(category.name)}</h4><ul style='-qt-list-indent: 0; margin-left: 16px'>")
        for rule in rules:
            asked = rule.when is not None or not isinstance(rule.points, FixedPoints)
            condition = f" — {escape(detail_words(rule))}" if asked else ""
            parts.append(f"<li><b>{escape(rule.label)}</b>: {escape(effect_words(rule))}{condition}</li>")
        parts.append("</ul>")
    return "".join(parts)
