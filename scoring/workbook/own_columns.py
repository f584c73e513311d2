"""Which of the leads' own columns the summary and the call list show: the key, contact details, the channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.fields import FieldKind
from scoring.model import ScoringModel
from scoring.scores import Scores
from scoring.table import Column
from scoring.workbook.lead_sheet_refs import LeadSheetRefs

MOST = 6
_FEWEST = 3

# What columns are called that a caller needs, in the order they read; English first, then some neighbours.
_CONTACT: tuple[tuple[str, ...], ...] = (
    ("name", "full name", "contact name", "lead name", "contact", "nombre", "nombre completo", "nom"),
    ("first name", "firstname", "given name", "vorname", "prénom"),
    ("last name", "lastname", "surname", "family name", "apellidos", "apellido", "nachname"),
    ("company", "company name", "account", "account name", "organization", "organisation", "employer",
     "business name", "empresa", "firma", "unternehmen", "société", "entreprise"),
    ("job title", "title", "position", "job role", "role", "job", "cargo", "puesto", "funktion"),
    ("phone", "phone number", "telephone", "mobile", "mobile phone", "tel", "cell", "cell phone",
     "teléfono", "telefono", "telefon", "téléphone"),
    ("email", "e mail", "email address", "e mail address", "mail", "correo", "correo electrónico"),
)  # fmt: skip
_PREFIXES = ("work ", "business ", "office ", "primary ", "direct ", "contact ", "lead ", "corporate ")
_CHANNEL = (
    "channel", "lead source", "source", "acquisition channel", "acquisition source", "marketing channel",
    "lead origin", "origin", "utm source", "canal", "fuente", "origen", "kanal", "quelle",
)  # fmt: skip
_NO_WORD = re.compile(r"[\W_]+")


def own_headers(scores: Scores, refs: LeadSheetRefs) -> tuple[str, ...]:
    """The headers of the leads' own columns, as they stand on the sheet."""
    ours = set(refs.ours.values())
    return tuple(h for h in refs.headers if h not in ours and own_column(scores, refs, h) is not None)


def own_column(scores: Scores, refs: LeadSheetRefs, header: str) -> Column | None:
    """The cells below a header of the leads' own, or None where the lead table has no such column."""
    table = scores.engine.table
    if header in table:
        return table[header]
    # A header may be renamed on the sheet (doubled or empty ones); the columns keep their places.
    place = refs.headers.index(header) if header in refs.headers else len(table.columns)
    return table.columns[place] if place < len(table.columns) else None


def key_headers(model: ScoringModel, refs: LeadSheetRefs) -> tuple[str, ...]:
    """The columns that tell leads apart, as far as the sheet has them."""
    return tuple(refs.fields[name] for name in model.key if name in refs.fields)


def contact_headers(scores: Scores, refs: LeadSheetRefs) -> tuple[str, ...]:
    """Up to six columns that say whom to call and how; the key is always among them where there is one."""
    own = own_headers(scores, refs)
    keys = [header for header in key_headers(scores.model, refs)[:1] if header in own]
    found = list(dict.fromkeys(header for header in _by_words(own) if header))
    mails = [refs.fields[f.name] for f in scores.model.fields if f.kind is FieldKind.EMAIL and f.name in refs.fields]
    if not any(_plain(header) in _CONTACT[-1] for header in found):
        found += [header for header in mails[:1] if header not in found]
    missing = [header for header in keys if header not in found]
    chosen = found[: MOST - len(missing)] + missing
    spare = (header for header in own if header not in chosen)
    while len(chosen) < min(_FEWEST, len(own)):
        chosen.append(next(spare))
    return tuple(chosen)


def channel_header(scores: Scores, refs: LeadSheetRefs) -> tuple[str, str]:
    """What the summary breaks down by: its title and its column, "" where there is none."""
    wanted = scores.model.summary.by
    if wanted:
        return wanted, refs.fields.get(wanted, "")
    fields = [field.name for field in scores.model.fields if field.name in refs.fields]
    name = _first(fields, _CHANNEL)
    if name:
        return name, refs.fields[name]
    header = _first(own_headers(scores, refs), _CHANNEL)
    return header, header


def _by_words(headers: tuple[str, ...]) -> Iterator[str]:
    for names in _CONTACT:
        yield _first(headers, names)


def _first(headers: tuple[str, ...] | list[str], names: tuple[str, ...]) -> str:
    """The header that bears the earliest of some names, with a word like "work" before it if need be."""
    plain = {_plain(header): header for header in reversed(headers)}
    for name in names:
        if name in plain:
            return plain[name]
    longer = (prefix + name for name in names for prefix in _PREFIXES)
    return next((plain[name] for name in longer if name in plain), "")


def _plain(header: str) -> str:
    return _NO_WORD.sub(" ", header).strip().lower()
