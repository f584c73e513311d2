"""The operator table: every condition that a rule can ask of a lead's own columns, one row each.

A row says what the operator is called, which kinds of field it fits, what it wants, how it reads in a sentence
and how it lowers to nodes. Backends, the model file, its schema, the docs and the conformance tests all read this
table: adding an operator is adding a row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from scoring import nodes as n
from scoring.fields import FieldKind
from scoring.text import TextForm


class Wants(StrEnum):
    """What an operator is given to compare with."""

    NOTHING = "nothing"
    TEXT = "a text"
    LIST = "a list of texts"
    NUMBER = "a number"
    TWO_NUMBERS = "two numbers"
    DAYS = "a number of days"
    DATE = "a date"
    TWO_DATES = "two dates"


@dataclass(frozen=True, slots=True)
class Operand:
    """What lowering an operator gets: the field, the wanted settings in order, and the settings all rules share."""

    field: str
    wanted: tuple[n.Setting, ...]
    as_of: n.Setting
    free: n.Setting
    disposable: n.Setting


Lowering = Callable[[Operand], n.Condition]


@dataclass(frozen=True, slots=True)
class Operator:
    """One condition: `key` is its name in a model file, `wording` its sentence with {field} and {wanted}.

    `form` is the normal form that text is compared in; `example` a wanted value in a model file.
    """

    key: str
    kinds: tuple[FieldKind, ...]
    wants: Wants
    wording: str
    lower: Lowering
    example: object = None
    form: TextForm = TextForm.CLEAN
    note: str = ""


_TEXT = (FieldKind.TEXT, FieldKind.EMAIL)
_ANY = tuple(FieldKind)


def _match(test: n.Test, form: TextForm = TextForm.CLEAN) -> Lowering:
    return lambda o: n.Match(test, n.Text(o.field, form), o.wanted[0])


def _match_any(test: n.Test, form: TextForm = TextForm.CLEAN) -> Lowering:
    return lambda o: n.MatchAny(test, n.Text(o.field, form), o.wanted[0])


def _but_text(positive: Lowering) -> Lowering:
    """The opposite of a text condition, still false where there is no text to compare or nothing is wanted."""

    def lower(o: Operand) -> n.Condition:
        return n.All((n.HasText(o.field), n.Given(o.wanted[0]), n.Not(positive(o))))

    return lower


def _order(order: n.Order) -> Lowering:
    return lambda o: n.Compare(order, n.Number(o.field), o.wanted[0])


def _day(order: n.Order) -> Lowering:
    return lambda o: n.Compare(order, n.Day(o.field), o.wanted[0])


def _between(left: Callable[[str], n.Number | n.Day]) -> Lowering:
    def lower(o: Operand) -> n.Condition:
        value = left(o.field)
        return n.All((n.Compare(n.Order.GE, value, o.wanted[0]), n.Compare(n.Order.LE, value, o.wanted[1])))

    return lower


def _within_last(o: Operand) -> n.Condition:
    age = n.Age(o.field, o.as_of)
    return n.All((n.Compare(n.Order.GE, age, n.Const(0)), n.Compare(n.Order.LE, age, o.wanted[0])))


def _within_next(o: Operand) -> n.Condition:
    ahead = n.Age(o.field, o.as_of, ahead=True)
    return n.All((n.Compare(n.Order.GE, ahead, n.Const(1)), n.Compare(n.Order.LE, ahead, o.wanted[0])))


def _disposable(o: Operand) -> n.Condition:
    return n.MatchAny(n.Test.IS, n.Text(o.field, TextForm.DOMAIN), o.disposable)


def _free(o: Operand) -> n.Condition:
    listed = n.MatchAny(n.Test.IS, n.Text(o.field, TextForm.DOMAIN), o.free)
    return n.All((listed, n.Not(_disposable(o))))


def _corporate(o: Operand) -> n.Condition:
    domain = n.Text(o.field, TextForm.DOMAIN)
    listed = n.Any((n.MatchAny(n.Test.IS, domain, o.free), _disposable(o)))
    inside = n.Match(n.Test.CONTAINS, domain, n.Const("."))
    broken = tuple(n.Match(n.Test.CONTAINS, domain, n.Const(part)) for part in (" ", "..", ",", ";", "<", ">"))
    ends = (n.Match(n.Test.STARTS, domain, n.Const(".")), n.Match(n.Test.ENDS, domain, n.Const(".")))
    return n.All((inside, n.Not(n.Any((*broken, *ends, listed)))))


OPERATORS: tuple[Operator, ...] = (
    Operator("is", _TEXT, Wants.TEXT, "{field} is “{wanted}”", _match(n.Test.IS), "SaaS"),
    Operator("is not", _TEXT, Wants.TEXT, "{field} is not “{wanted}” (and not blank)",
             _but_text(_match(n.Test.IS)), "SaaS"),
    Operator("is one of", _TEXT, Wants.LIST, "{field} is one of {wanted}", _match_any(n.Test.IS),
             ["SaaS", "Retail"]),
    Operator("is none of", _TEXT, Wants.LIST, "{field} is none of {wanted} (and not blank)",
             _but_text(_match_any(n.Test.IS)), ["Education", "Government"]),
    Operator("contains", _TEXT, Wants.TEXT, "{field} contains “{wanted}”", _match(n.Test.CONTAINS), "sales"),
    Operator("contains any of", _TEXT, Wants.LIST, "{field} contains any of {wanted}",
             _match_any(n.Test.CONTAINS), ["sales", "marketing"]),
    Operator("contains word", _TEXT, Wants.TEXT, "{field} contains the word “{wanted}”",
             _match(n.Test.CONTAINS, TextForm.WORDS), "VP", TextForm.WORDS,
             "“VP” is found in “VP, Sales” and not in “MVP”."),
    Operator("list contains item", _TEXT, Wants.TEXT, "{field} lists the item “{wanted}”",
             _match(n.Test.CONTAINS, TextForm.ITEMS), "Webinar", TextForm.ITEMS,
             "For cells that hold a list such as “A;B;C”, “A, B” or “A|B”, or one item a line."),
    Operator("starts with", _TEXT, Wants.TEXT, "{field} starts with “{wanted}”", _match(n.Test.STARTS), "Head"),
    Operator("ends with", _TEXT, Wants.TEXT, "{field} ends with “{wanted}”", _match(n.Test.ENDS), "GmbH"),
    Operator("matches wildcard", _TEXT, Wants.TEXT, "{field} matches “{wanted}”", _match(n.Test.LIKE),
             "head of *", note="* stands for any letters, ? for one; ~* and ~? mean the signs themselves."),
    Operator("is blank", _ANY, Wants.NOTHING, "{field} is blank", lambda o: n.IsBlank(o.field)),
    Operator("is not blank", _ANY, Wants.NOTHING, "{field} is not blank", lambda o: n.Not(n.IsBlank(o.field))),
    Operator("=", (FieldKind.NUMBER,), Wants.NUMBER, "{field} = {wanted}", _order(n.Order.EQ), 10),
    Operator("≠", (FieldKind.NUMBER,), Wants.NUMBER, "{field} ≠ {wanted} (and not blank)", _order(n.Order.NE), 0),
    Operator("<", (FieldKind.NUMBER,), Wants.NUMBER, "{field} < {wanted}", _order(n.Order.LT), 10),
    Operator("≤", (FieldKind.NUMBER,), Wants.NUMBER, "{field} ≤ {wanted}", _order(n.Order.LE), 9),
    Operator(">", (FieldKind.NUMBER,), Wants.NUMBER, "{field} > {wanted}", _order(n.Order.GT), 99),
    Operator("≥", (FieldKind.NUMBER,), Wants.NUMBER, "{field} ≥ {wanted}", _order(n.Order.GE), 100),
    Operator("between", (FieldKind.NUMBER,), Wants.TWO_NUMBERS, "{field} is between {wanted} (both included)",
             _between(n.Number), [10, 29]),
    Operator("within the last days", (FieldKind.DATE,), Wants.DAYS, "{field} is within the last {wanted} days",
             _within_last, 14),
    Operator("more than days ago", (FieldKind.DATE,), Wants.DAYS, "{field} is more than {wanted} days ago",
             lambda o: n.Compare(n.Order.GT, n.Age(o.field, o.as_of), o.wanted[0]), 90),
    Operator("in the next days", (FieldKind.DATE,), Wants.DAYS, "{field} is in the next {wanted} days",
             _within_next, 30),
    Operator("on", (FieldKind.DATE,), Wants.DATE, "{field} is on {wanted}", _day(n.Order.EQ), "2026-03-01"),
    Operator("before", (FieldKind.DATE,), Wants.DATE, "{field} is before {wanted}", _day(n.Order.LT), "2026-03-01"),
    Operator("after", (FieldKind.DATE,), Wants.DATE, "{field} is after {wanted}", _day(n.Order.GT), "2026-03-01"),
    Operator("between dates", (FieldKind.DATE,), Wants.TWO_DATES, "{field} is from {wanted} (both included)",
             _between(n.Day), ["2026-01-01", "2026-03-31"]),
    Operator("is yes", (FieldKind.YES_NO,), Wants.NOTHING, "{field} is yes", lambda o: n.YesNo(o.field, True)),
    Operator("is no", (FieldKind.YES_NO,), Wants.NOTHING, "{field} is no", lambda o: n.YesNo(o.field, False)),
    Operator("domain is free", (FieldKind.EMAIL,), Wants.NOTHING, "{field} is at a free mail provider", _free),
    Operator("domain is disposable", (FieldKind.EMAIL,), Wants.NOTHING, "{field} is a disposable address",
             _disposable),
    Operator("domain is corporate", (FieldKind.EMAIL,), Wants.NOTHING, "{field} is a company address", _corporate,
             note="A valid domain that is neither free nor disposable."),
    Operator("domain is one of", (FieldKind.EMAIL,), Wants.LIST, "the domain of {field} is one of {wanted}",
             _match_any(n.Test.IS, TextForm.DOMAIN), ["example.com"], TextForm.DOMAIN),
)  # fmt: skip

# Other spellings that a model file may use.
SYNONYMS = {"==": "=", "!=": "≠", "<>": "≠", "<=": "≤", ">=": "≥"}

BY_KEY = {operator.key: operator for operator in OPERATORS}


def operators_for(kind: FieldKind) -> tuple[Operator, ...]:
    """The operators that fit a kind of field, in the table's order."""
    return tuple(operator for operator in OPERATORS if kind in operator.kinds)


def find_operator(key: str) -> Operator | None:
    """The operator of a key or a synonym of it, or None."""
    return BY_KEY.get(SYNONYMS.get(key, key))
