"""Which column is which field: by name, by alias, by nearness; and what must be asked first.

A wrong pairing gives every lead a wrong score that looks right. So a column is taken only where there is
hardly another reading; what is merely near becomes a question, with the answer ready to paste.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from scoring.errors import MappingError, Problem, did_you_mean
from scoring.fields import Field, FieldKind
from scoring.leads.names import joined_name, normal_name

# From here on a likeness is worth asking about; measured on pairs such as "Title" and "Job title".
_WORTH_ASKING = 75
# Only long names with one letter amiss reach this; "company size" and "company site" do not.
_SAME_BUT_FOR_A_TYPO = 96
_BY_CONTENT = 90
# The name says it is the field, and every cell that it is not.
NAME_ALONE = 60
_SHOWN_NAMES = 8
# What a field of a kind is never written as. Numbers say little: they may be serials, truths or postcodes;
# and texts may be yes and no in any words.
_EXCLUDED: Mapping[FieldKind, frozenset[FieldKind]] = {
    FieldKind.TEXT: frozenset(),
    FieldKind.NUMBER: frozenset((FieldKind.TEXT, FieldKind.DATE, FieldKind.YES_NO, FieldKind.EMAIL)),
    FieldKind.DATE: frozenset((FieldKind.TEXT, FieldKind.YES_NO, FieldKind.EMAIL)),
    FieldKind.YES_NO: frozenset((FieldKind.EMAIL,)),
    FieldKind.EMAIL: frozenset((FieldKind.TEXT, FieldKind.NUMBER, FieldKind.DATE, FieldKind.YES_NO)),
}
# Words that change nothing about what a column holds.
_FILLERS = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "in",
        "for",
        "to",
        "per",
        "der",
        "die",
        "das",
        "des",
        "de",
        "la",
        "le",
        "el",
        "los",
        "du",
    )
)
_NEGATIONS = frozenset(("no", "not", "non", "un", "without", "kein", "keine", "nicht", "sin", "sans"))
# A column of addresses by these names belongs to the sales team, not to the lead.
_OTHERS = frozenset(
    ("owner", "rep", "sales", "assigned", "agent", "account", "manager", "created", "modified", "by", "user")
)


class How(StrEnum):
    """What a pairing rests on."""

    GIVEN = "given"
    NAME = "name"
    ALIAS = "alias"
    SIMILAR = "similar"
    CONTENT = "content"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """One field and its column ("" where it has none), on what grounds, and how sure (0–100).

    A column of the field's name whose cells are plainly of another kind is a match, but not a sure one.
    """

    field: str
    column: str
    how: How
    confidence: int

    def __str__(self) -> str:
        if not self.column:
            return f"{self.field}: no column"
        return f"{self.field}: column “{self.column}” ({self.how.value}, {self.confidence} %)"


@dataclass(frozen=True, slots=True)
class Question:
    """A field with near columns, none near enough: which one is it? Candidates come nearest first."""

    field: str
    candidates: tuple[tuple[str, int], ...]

    @property
    def options(self) -> tuple[str, ...]:
        """The answers, ready to paste: one for each candidate, and one for "it has no column"."""
        answers = [f'--map "{self.field}={column}"' for column, _ in self.candidates]
        return (*answers, f'--map "{self.field}="')

    def __str__(self) -> str:
        near = " or ".join(f"“{column}” ({score} %)" for column, score in self.candidates)
        return f"Is the field “{self.field}” the column {near}? Answer with " + " or ".join(self.options) + "."


@dataclass(frozen=True, slots=True)
class Matching:
    """Every field's match, in the model's order, and the questions that are open."""

    matches: tuple[Match, ...]
    questions: tuple[Question, ...] = ()

    @property
    def columns(self) -> dict[str, str]:
        """Field to column, of the fields that have one."""
        return {match.field: match.column for match in self.matches if match.column}

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields without a column: their cells are blank for every lead."""
        return tuple(match.field for match in self.matches if not match.column)

    def settled(self) -> Matching:
        """This matching, if no question is open; else raises MappingError with all of them."""
        if not self.questions:
            return self
        count = len(self.questions)
        raise MappingError(
            f"{count} {'field is' if count == 1 else 'fields are'} not certain:\n"
            + "\n".join(str(question) for question in self.questions),
            problems=[
                Problem("uncertain-column", str(question), mend=" or ".join(question.options))
                for question in self.questions
            ],
        )


def match_columns(
    fields: Sequence[Field],
    columns: Sequence[str],
    given: Mapping[str, str] | None = None,
    evidence: Mapping[str, FieldKind] | None = None,
) -> Matching:
    """Pair fields with columns; no column is taken twice.

    given: pairs that the user named (field to column, "" for "none"); they win. evidence: what a column's
    cells look like, where they show it. Raises MappingError for a given field or column that does not exist.
    """
    found = _given(fields, columns, given or {})
    evidence = evidence or {}
    for how in (How.NAME, How.ALIAS):
        for exact in (True, False):
            _by_name(fields, columns, found, evidence, how, exact=exact)
    questions = _by_likeness(fields, columns, found, evidence)
    matches = tuple(found.get(f.name, Match(f.name, "", How.NONE, 0)) for f in fields)
    return Matching(matches, tuple(questions))


def _given(fields: Sequence[Field], columns: Sequence[str], given: Mapping[str, str]) -> dict[str, Match]:
    found: dict[str, Match] = {}
    problems = []
    names = [f.name for f in fields]
    for field, column in given.items():
        known = _one_of(field, names) or _by_alias(field, fields)
        of = (_one_of(column, names) or _by_alias(column, fields)) if known is None and column else None
        turned = _one_of(field, columns) if of is not None else None
        if turned is not None:
            problems.append(f"“{turned}” is a column; write FIELD=COLUMN: “{of}={turned}”.")
            continue
        if known is None:
            problems.append(f"The model has no field “{field}”. {_near_or_all(field, names, 'Its fields')}")
            continue
        chosen = _one_of(column, columns) if column else ""
        if chosen is None:
            problems.append(f"The leads have no column “{column}”. {_near_or_all(column, columns, 'Their columns')}")
            continue
        other = next((match.field for match in found.values() if chosen and match.column == chosen), None)
        if other is not None:
            problems.append(f"The column “{chosen}” is given to “{other}” and to “{known}”.")
            continue
        found[known] = Match(known, chosen, How.GIVEN, 100)
    if problems:
        raise MappingError(
            " ".join(problem.strip() for problem in problems),
            mend="Write --map FIELD=COLUMN.",
            problems=[Problem("unknown-mapping", problem.strip()) for problem in problems],
        )
    return found


def _one_of(name: str, options: Sequence[str]) -> str | None:
    """The option that a typed name means: itself, else the only one equal but for case and signs."""
    if name in options:
        return name
    near = [option for option in options if normal_name(option) == normal_name(name)]
    return near[0] if len(near) == 1 else None


def _by_alias(name: str, fields: Sequence[Field]) -> str | None:
    """The field that has a typed name among its aliases, if only one has."""
    having = [field.name for field in fields if _one_of(name, field.aliases) is not None]
    return having[0] if len(having) == 1 else None


def _near_or_all(name: str, options: Sequence[str], what: str) -> str:
    """A sentence that offers what is near a mistyped name, else what there is."""
    shown = ", ".join(f"“{option}”" for option in options[:_SHOWN_NAMES])
    more = len(options) - _SHOWN_NAMES
    return did_you_mean(name, options) or f"{what} are {shown}{f' and {more} more' if more > 0 else ''}."


def _by_name(
    fields: Sequence[Field],
    columns: Sequence[str],
    found: dict[str, Match],
    evidence: Mapping[str, FieldKind],
    how: How,
    *,
    exact: bool,
) -> None:
    """Take columns that bear a field's name or an alias of it: to the letter, or but for case, accents, signs.

    A column whose cells are plainly of another kind is taken for its name alone, and that is less sure.
    """
    taken = {match.column for match in found.values()}
    form = str if exact else joined_name
    for field in fields:
        for name in ((field.name,) if how is How.NAME else field.aliases) if field.name not in found else ():
            same = [column for column in columns if column not in taken and form(column) == form(name) != ""]
            # Two columns of nearly one name are a question, not a match.
            if len(same) != 1:
                continue
            against = evidence.get(same[0]) in _EXCLUDED[field.kind]
            if against and how is How.ALIAS:
                continue
            found[field.name] = Match(field.name, same[0], how, NAME_ALONE if against else 100 if exact else 98)
            taken.add(same[0])
            break


def _by_likeness(
    fields: Sequence[Field],
    columns: Sequence[str],
    found: dict[str, Match],
    evidence: Mapping[str, FieldKind],
) -> list[Question]:
    """Match what can be nothing else, and collect questions about the rest."""
    taken = {match.column for match in found.values()}
    free = [column for column in columns if column not in taken]
    scores = {field.name: _candidates(field, free, evidence) for field in fields if field.name not in found}
    questions = []
    for field in fields:
        if field.name in found:
            continue
        near = [(column, score) for column, score in scores[field.name] if column not in taken]
        if not near:
            _by_content(field, fields, found, taken, evidence)
            continue
        best, score = near[0]
        alone = len(near) == 1 or near[1][1] < score - 5
        rival = any(
            column == best and other >= score
            for name, theirs in scores.items()
            if name != field.name and name not in found
            for column, other in theirs
        )
        if score >= _SAME_BUT_FOR_A_TYPO and alone and not rival:
            found[field.name] = Match(field.name, best, How.SIMILAR, score)
            taken.add(best)
        else:
            questions.append(Question(field.name, tuple(near[:4])))
    return questions


def _by_content(
    field: Field,
    fields: Sequence[Field],
    found: dict[str, Match],
    taken: set[str],
    evidence: Mapping[str, FieldKind],
) -> None:
    """The only column full of e-mail addresses is the only e-mail field, whatever it is called."""
    if field.kind != FieldKind.EMAIL or sum(other.kind == FieldKind.EMAIL for other in fields) > 1:
        return
    full = [column for column, kind in evidence.items() if kind == FieldKind.EMAIL]
    if len(full) != 1 or full[0] in taken or _OTHERS & set(normal_name(full[0]).split()):
        return
    found[field.name] = Match(field.name, full[0], How.CONTENT, _BY_CONTENT)
    taken.add(full[0])


def _candidates(field: Field, columns: Sequence[str], evidence: Mapping[str, FieldKind]) -> list[tuple[str, int]]:
    """The columns worth asking about, nearest first."""
    near = []
    for column in columns:
        shown = evidence.get(column)
        against = shown in _EXCLUDED[field.kind]
        score = max(_likeness(name, column) for name in (field.name, *(() if against else field.aliases)))
        if against and score < _SAME_BUT_FOR_A_TYPO:
            continue
        if shown is not None and shown != field.kind and not (shown.is_text and field.kind.is_text):
            # The cells speak against it: a name must be nearer than usual.
            score -= 10
        if score >= _WORTH_ASKING:
            near.append((column, round(score)))
    return sorted(near, key=lambda pair: -pair[1])


def _likeness(name: str, column: str) -> float:
    """How alike two names are, 0–100: by words in any order, without fillers and plurals, else by letters."""
    left, right = _words(name), _words(column)
    if not left or not right:
        return 0.0
    if left == right:
        return 97.0
    letters = fuzz.ratio(joined_name(name), joined_name(column))
    if len(left) == len(right) > 1 and not _each_near(left - right, right - left):
        # "Lead source" and "Lead score" share letters and a word, but no meaning.
        letters = 0.0
    # A word more ("no", "free") can change everything, so this is never more than a question.
    inside = 85.0 if left < right or right < left else 0.0
    return max(min(letters, 90.0) if _NEGATIONS & (left ^ right) else letters, inside)


def _each_near(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether each of some words has a word that may be the same but for its spelling."""
    return all(max((fuzz.ratio(word, other) for other in right), default=0.0) >= _WORTH_ASKING for word in left)


def _words(name: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in normal_name(name).split() if word not in _FILLERS)


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
