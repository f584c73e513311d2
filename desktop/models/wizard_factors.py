"""Which columns of a lead file could tell good leads from others, and what each would ask: the wizard's offers.

Headers say most (in English, Spanish, German and French), cells the rest. Names, notes, ids and postcodes are not
offered: they say who a lead is, not what it is worth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from desktop.models.completion import Value, frequent_texts, guessed_kind
from desktop.models.wizard import Factor, Shape, Weight
from scoring.checks.names import RESERVED
from scoring.fields import NO_WORDS, YES_WORDS, FieldKind
from scoring.jobs.prepare import Prepared
from scoring.leads.names import normal_name
from scoring.table import CellKind, Column
from scoring.text import clean

_OFFERED = 24
# A text column of so many different values says who a lead is, not what it is like.
_MOST_DIFFERENT = 60
_MOST_TRUTHS = 0.95
_RECENT_DAYS, _SILENT_DAYS = 30.0, 180.0
_TRUTHS = frozenset(map(clean, (*YES_WORDS, *NO_WORDS)))
_DECIDERS = (
    "vp", "head", "director", "chief", "ceo", "cmo", "cto", "cfo", "coo", "founder", "owner", "president", "partner",
    "leiter", "geschäftsführer", "directora", "jefe", "jefa", "gerente", "directeur", "responsable",
)  # fmt: skip
_LEARNERS = ("intern", "student", "assistant", "trainee", "apprentice", "becario", "becaria", "praktikant", "stagiaire")
_SMALL_WORDS = frozenset(("of", "and", "the", "for", "in", "de", "y", "la", "el", "und", "der", "et", "du", "&", "-"))


@dataclass(frozen=True, slots=True)
class _Clue:
    """What a header that matches says of its column. rank: the lower, the further up it is suggested."""

    pattern: re.Pattern[str]
    shape: Shape | None
    rank: int
    weight: Weight = Weight.MEDIUM
    good: bool = True
    behaviour: bool = False


def _clue(
    words: str, shape: Shape | None, rank: int, weight: Weight = Weight.MEDIUM, *, good: bool = True, does: bool = False
) -> _Clue:
    return _Clue(re.compile(rf"\b(?:{words})"), shape, rank, weight, good, does)


# The first that matches a header in its normal form counts; without a shape the column is not offered.
_CLUES = (
    _clue(r"notes?\b|comments?\b|notas?\b|bemerkung|id\b|uuid|phone|tel\b|fax|telefon|teléfono|m[oó]vil|url\b|web ?site"
          r"|linkedin|street|address line|calle|post ?code|zip|plz|c[oó]digo postal|(first|last|full|sur) ?name"
          r"|name\b|nombre|apellido|vorname|nachname|nom\b|pr[eé]nom|owner"
          r"|assigned|company\b(?! size)|account name|firma"
          r"|empresa|soci[eé]t[eé]|created by|modified", None, 0),
    _clue(r"unsubscri|opt(ed)? ?out|bounce|spam|complain|no (response|answer|show"
          r"|interest)|not interested|careers?\b|lost"
          r"|competitor|baja\b|abgemeldet|sin respuesta", Shape.YES, 3, Weight.MEDIUM, good=False, does=True),
    _clue(r"contact(ed)? request|call me|call ?back|request|demo (asked|booked"
          r"|request)|wants|interest|intent|trial|prueba"
          r"|solicit|anfrage|test ?phase", Shape.YES, 1, Weight.HIGH, does=True),
    _clue(r"(job )?title|position|role\b|seniority|cargo|puesto|funktion|poste\b|stelle", Shape.WORDS, 2, Weight.HIGH),
    _clue(r"employee|company size|head ?count|staff|size\b|mitarbeiter|empleados|effectif|plantilla", Shape.RANGE, 2,
          Weight.HIGH),
    _clue(r"revenue|turnover|umsatz|ingresos|facturaci|chiffre|arr\b|budget", Shape.RANGE, 3),
    _clue(r"industry|sector|branch|vertical|branche|industria|secteur", Shape.LISTED, 2),
    _clue(r"e ?mail( address)?$|correo", Shape.COMPANY, 2),
    _clue(r"last (activity|seen|contact|visit|login|touch|open)|letzte|[uú]ltim"
          r"|derni[eè]re", Shape.RECENT, 2, does=True),
    _clue(r"source|channel|campaign|origin|medium|quelle|kanal|origen|canal|fuente", Shape.LISTED, 3),
    _clue(r"country|region|state\b|territory|land\b|pa[ií]s|regi[oó]n|pays", Shape.LISTED, 3),
    _clue(r"(e ?mails? )?open|click|visit|download|watch|attend|webinar|demo"
          r"|page ?views?|session|event|login|usage|likes?\b"
          r"|shares?\b|abiert|visita|descarga|besuch", Shape.COUNT, 3, does=True),
    _clue(r"news ?letter|signed? ?up|subscribe|feature|activat|register", Shape.YES, 4, Weight.LOW, does=True),
)  # fmt: skip


def offered_factors(prepared: Prepared) -> tuple[Factor, ...]:
    """All that the columns of a lead file offer: what is suggested first, each in the order of the columns."""
    found: list[tuple[int, int, Factor]] = []
    taken: set[str] = set()
    for place, column in enumerate(prepared.table.columns):
        name = column.name
        if (
            not name.strip()
            or name != " ".join(name.split())
            or name.casefold() in taken
            or name.casefold() in RESERVED
        ):
            continue
        taken.add(name.casefold())
        for rank, factor in _of_column(column, _kind(column, prepared)):
            found.append((rank, place, factor))
    found.sort(key=lambda each: (not each[2].suggested, each[0], each[1]))
    return tuple(factor for _, _, factor in found)


def key_columns(prepared: Prepared) -> tuple[str, ...]:
    """The column that tells leads apart: the first of e-mail addresses."""
    kinds = ((column, _kind(column, prepared)) for column in prepared.table.columns)
    return next(((column.name,) for column, kind in kinds if kind is FieldKind.EMAIL), ())


def started(factors: Sequence[Factor], count: int = 6) -> tuple[Factor, ...]:
    """The factors with the best suggestions already chosen, so that nobody begins before an empty page."""
    best = [each.key for each in factors if each.suggested and each.good and each.complete][:count]
    return tuple(replace(each, used=each.key in best) for each in factors)


def _kind(column: Column, prepared: Prepared) -> FieldKind:
    """The kind of a column; columns of yes and no in words or numbers are such here, as nothing else uses them."""
    kind = guessed_kind(column, prepared.evidence)
    if kind in (FieldKind.TEXT, FieldKind.NUMBER) and _truths(column) >= _MOST_TRUTHS:
        return FieldKind.YES_NO
    return kind


def _truths(column: Column) -> float:
    """The share of the filled cells that say yes or no. Numbers alone do not: 0 and 1 may well be counts."""
    filled = column.kinds != CellKind.BLANK
    texts = column.kinds == CellKind.TEXT
    numbers = column.kinds == CellKind.NUMBER
    said = np.array([clean(text) in _TRUTHS for text in column.texts], np.bool_)
    sure = int(np.count_nonzero(column.kinds == CellKind.BOOL)) + int(said[column.codes[texts]].sum())
    maybe = int(np.isin(column.numbers[numbers], (0.0, 1.0)).sum())
    total = int(np.count_nonzero(filled))
    return (sure + maybe) / total if total and sure else 0.0


def _of_column(column: Column, kind: FieldKind) -> Iterator[tuple[int, Factor]]:
    """What a column offers, each with its rank."""
    header = normal_name(column.name)
    clue = next((clue for clue in _CLUES if clue.pattern.search(header)), None)
    if clue is not None and clue.shape is None and kind is not FieldKind.EMAIL:
        return
    for factor in _of_kind(column, kind, clue):
        fits = clue is not None and clue.shape is factor.shape and clue.good is factor.good
        weight = clue.weight if fits and clue is not None else factor.weight
        yield (clue.rank if fits and clue is not None else 9, replace(factor, suggested=fits, weight=weight))


def _of_kind(column: Column, kind: FieldKind, clue: _Clue | None) -> Iterator[Factor]:
    name, does = column.name, clue is not None and clue.behaviour
    match kind:
        case FieldKind.EMAIL:
            yield Factor(name, kind, Shape.COMPANY)
            yield Factor(name, kind, Shape.FREE, good=False)
        case FieldKind.YES_NO:
            yield Factor(name, kind, Shape.YES, good=clue is None or clue.good, behaviour=True)
        case FieldKind.DATE:
            yield Factor(name, kind, Shape.RECENT, behaviour=True, high=_RECENT_DAYS)
            yield Factor(name, kind, Shape.SILENT, good=False, behaviour=True, high=_SILENT_DAYS)
        case FieldKind.NUMBER:
            yield from _of_numbers(column, counted=clue is not None and clue.shape is Shape.COUNT)
        case _:
            yield from _of_texts(column, titles=clue is not None and clue.shape is Shape.WORDS, does=does)


def _of_numbers(column: Column, *, counted: bool) -> Iterator[Factor]:
    numbers = column.numbers[np.isfinite(column.numbers)]
    if not len(numbers):
        return
    if counted:
        usual = float(np.quantile(numbers, 0.9))
        yield Factor(column.name, FieldKind.NUMBER, Shape.COUNT, behaviour=True, usual=max(usual, 1.0))
        return
    low = _round(float(np.quantile(numbers, 0.5)))
    yield Factor(column.name, FieldKind.NUMBER, Shape.RANGE, low=low)


def _round(number: float) -> float:
    """A number as a person would choose it: 1, 2 or 5 times a power of ten, or nothing."""
    if number < 1:
        return 0.0
    power = 10.0 ** np.floor(np.log10(number))
    return float(max(factor * power for factor in (1, 2, 5) if factor * power <= number))


def _of_texts(column: Column, *, titles: bool, does: bool) -> Iterator[Factor]:
    name = column.name
    if titles:
        words = _frequent_words(column)
        deciders = tuple(each.text for each in words if each.text.casefold() in _DECIDERS)
        yield Factor(name, FieldKind.TEXT, Shape.WORDS, offered=words, values=deciders)
        learners = tuple(each.text for each in words if each.text.casefold() in _LEARNERS)
        yield Factor(name, FieldKind.TEXT, Shape.WORDS, good=False, offered=words, values=learners)
        return
    values = frequent_texts(column)
    if not 1 < len(values) <= _MOST_DIFFERENT:
        return
    yield Factor(name, FieldKind.TEXT, Shape.LISTED, behaviour=does, offered=values[:_OFFERED])
    yield Factor(name, FieldKind.TEXT, Shape.LISTED, good=False, behaviour=does, offered=values[:_OFFERED])


def _frequent_words(column: Column) -> tuple[Value, ...]:
    """The commonest words of a text column; those that name a decision maker or a learner come first."""
    held: NDArray[np.int64] = np.bincount(column.codes[column.kinds == CellKind.TEXT], minlength=len(column.texts))
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for text, count in zip(column.texts, held.tolist(), strict=True):
        for word in dict.fromkeys(re.split(r"[\s,;:./\\|()\[\]&+\"'!?@#*–—-]+", text)):
            low = word.casefold()
            if len(low) > 1 and low not in _SMALL_WORDS and not low.isdigit():
                counts[low] += count
                spelled.setdefault(low, word)
    known = frozenset((*_DECIDERS, *_LEARNERS))
    order = sorted(counts, key=lambda low: (low not in known, -counts[low], low))
    return tuple(Value(spelled[low], counts[low]) for low in order[:_OFFERED])
