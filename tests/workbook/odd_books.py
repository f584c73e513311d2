"""Models and leads at the edges of what a workbook can hold: names, sizes, texts that nobody would choose."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from scoring.fields import Field, FieldKind
from scoring.model import (
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    Group,
    Join,
    ListRef,
    NamedList,
    PointBand,
    Rule,
    ScoringModel,
    Tier,
    UnitPoints,
)
from scoring.table import Cell, LeadTable, Serial, column, lead_table
from tests.workbook.covering_model import BY_GRADE, MODEL, leads
from tests.workbook.scored_books import Scored, scored

INJECTIONS = (
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "\t=1+1", "\r=2", '=HYPERLINK("http://x","y")', "'=1", " =1+1",
    "_x0041_", "<b>&amp;</b>", "line\nbreak", "a" * 5000, "00123", "1E5", "TRUE", "#N/A",
)  # fmt: skip
HEADERS = (
    "plain", "[in brackets]", "a]b", "#hash", "it's", "'", "@at", 'say "yes"', "two\nlines", " outer ", "x" * 255,
    "Lead Score", "lead score", "hs raw", "HS KEY", "Why", "=1+1", "[#This Row]", "a,b;c", "Ünïcödé 部", "1", "TRUE",
    "Tier Override", "_x000a_", "a:b",
)  # fmt: skip
WORDS = tuple(f"word{number}" for number in range(2000))


def small(fields: Sequence[Field], rules: Sequence[Rule], **more: object) -> ScoringModel:
    """A model of one category."""
    made = ScoringModel("Odd", fields=tuple(fields), categories=(Category("All"),), rules=tuple(rules))
    return replace(made, **more)  # type: ignore[arg-type]


def injected() -> Scored:
    """Every text of a lead begins like a formula, and a rule looks for one of them."""
    texts = [INJECTIONS[(at * 7) % len(INJECTIONS)] for at in range(len(INJECTIONS))]
    table = lead_table({"Text": INJECTIONS, "Other": texts, "Number": [float(at) for at in range(len(texts))]})
    rules = (
        Rule("a", "=1+1", "All", Condition("Text", "is", ("=1+1",)), FixedPoints(5)),
        Rule("b", '+plus "quoted"', "All", Condition("Other", "starts with", ("=",)), FixedPoints(-2)),
        Rule("c", "@at; of 'it", "All", Condition("Text", "is one of", (("-2+3", '"', "@SUM(1)"),)), FixedPoints(3)),
    )
    tiers = (Tier("=Hot", 3, "=note"), Tier('@"Warm"', 0), Tier("-Cold"))
    return scored(table, small((Field("Text"), Field("Other"), Field("Number", FieldKind.NUMBER)), rules, tiers=tiers))


def headed() -> Scored:
    """Headers with every letter that means something in a structured reference, and names that are ours."""
    names = HEADERS
    columns = [column(name, [float(at), "yes", "no", None, 12.0]) for at, name in enumerate(names)]
    table = LeadTable(tuple(columns), leads(5).rows)
    fields = [Field(f"field {at}", FieldKind.NUMBER if at % 2 else FieldKind.TEXT) for at in range(len(names))]
    rules = [
        Rule(f"r{at}", f"Rule {at}", "All", Condition(f.name, ">", (3.0,)) if at % 2 else
             Condition(f.name, "contains", ("e",)), FixedPoints(1))
        for at, f in enumerate(fields)
    ]  # fmt: skip
    return scored(table, small(fields, rules), {f.name: n for f, n in zip(fields, names, strict=True)})


def doubled() -> Scored:
    """The same header twice, and one in another case."""
    columns = (column("A", [1.0, 2.0]), column("a", [5.0, 6.0]), column("A (2)", ["x", "y"]))
    table = LeadTable(columns, leads(2).rows)
    rule = Rule("r", "R", "All", None, UnitPoints("N", 2, 50))
    return scored(table, small((Field("N", FieldKind.NUMBER),), (rule,)), {"N": "a"})


def one_lead() -> Scored:
    """A table with a single row."""
    return scored(leads(1), MODEL)


def many_columns() -> Scored:
    """As many columns as some exports have."""
    base = leads(4)
    extra = tuple(column(f"Extra {at}", [at, None, f"t{at}", Serial(45000.0)]) for at in range(400))
    return scored(LeadTable(base.columns + extra, base.rows), MODEL)


def field_missing() -> Scored:
    """The lead sheet has no column for some of the model's fields."""
    base = leads(8)
    kept = tuple(c for c in base.columns if c.name not in ("Title", "Seen", "Size"))
    return scored(LeadTable(kept, base.rows), MODEL)


def one_rule() -> Scored:
    """The smallest model."""
    return scored(leads(6), small(MODEL.fields, (Rule("r", "R", "All", None, FixedPoints(1)),)))


def no_rules() -> Scored:
    """Categories without a rule, one of them the only one."""
    empty = replace(MODEL, categories=(*MODEL.categories, Category("Empty", floor=2, cap=9, weight=0.5)))
    return scored(leads(6), empty)


def nothing() -> Scored:
    """A model without any rule."""
    return scored(leads(3), small(MODEL.fields, ()))


def many_rules() -> Scored:
    """Sixty rules with long labels: Why does not fit into one column."""
    label = "A label that somebody wrote with much care, so that it says it all: number {} of sixty"
    rules = [
        Rule(f"a-rather-long-identity-{at}", label.format(at), "All", Condition("Pages", "≥", (float(at % 7),)),
             FixedPoints(at / 8), note="A note. " * 40)
        for at in range(60)
    ]  # fmt: skip
    return scored(leads(6), small(MODEL.fields, rules))


def many_tiers() -> Scored:
    """Twelve tiers, one with a long name, one with quotes."""
    names = ("Top", 'The "best"', "T" * 60, *(f"Tier {at}" for at in range(9)))
    tiers = tuple(Tier(name, 60 - 5 * at, "What to do. " * 20) for at, name in enumerate(names))
    return scored(leads(12), replace(MODEL, tiers=tiers, rules=tuple(replace(r, force_tier="") for r in MODEL.rules)))


def long_names() -> Scored:
    """Names as long as they may be, and headers longer than a table column's name can be."""
    field, label = "f" * 120, "l" * 120
    columns = (column("h" * 300, [1.0, 20.0]), column("h" * 300 + "x", ["a", "b"]))
    rules = [Rule("i" * 60, label, "c" * 120, Condition(field, ">", (5.0,)), FixedPoints(3), note="n" * 2000)]
    model = small((Field(field, FieldKind.NUMBER),), rules, categories=(Category("c" * 120, note="n" * 1500),))
    return scored(LeadTable(columns, leads(2).rows), model, {field: "h" * 300})


def long_lists() -> Scored:
    """Lists of thousands of items: the texts of "is one of" and the tests of "contains any of" need several cells."""
    items = tuple(f"{word} of the long list" for word in WORDS)
    lists = (NamedList("long", items), NamedList("words", WORDS[:300]))
    rules = (
        Rule("is", "Is", "All", Condition("Title", "is one of", (ListRef("long"),)), FixedPoints(5)),
        Rule("none", "None", "All", Condition("Title", "is none of", (ListRef("long"),)), FixedPoints(7)),
        Rule("any", "Any", "All", Condition("Title", "contains any of", (ListRef("words"),)), FixedPoints(11)),
        Rule("again", "Again", "All", Condition("Title", "contains any of", (ListRef("words"),)), FixedPoints(13)),
    )
    titles = ("word0 of the long list", "WORD1999 of the long list", "word1200 of the long list", "word299", "word300",
              "a word7!", None, "nothing")  # fmt: skip
    return scored(lead_table({"Title": titles}), small((Field("Title"),), rules, lists=lists))


def long_condition() -> Scored:
    """A rule of hundreds of conditions, nested."""
    words = tuple(Condition("Title", "contains word", (word,)) for word in WORDS[:200])
    numbers = tuple(Condition("Pages", "between", (float(at), at + 0.5)) for at in range(60))
    when = Group(Join.ALL, (Group(Join.ANY, words), Group(Join.NONE, numbers), Condition("Title", "is not blank")))
    titles: tuple[Cell, ...] = ("word3", "the word199, too", "word200", None, "x word77", "word5")
    pages: tuple[Cell, ...] = (1.7, 5.2, 1.7, 1.7, None, 59.6)
    fields = (Field("Title"), Field("Pages", FieldKind.NUMBER))
    rules = (Rule("r", "R", "All", when, FixedPoints(9)), Rule("s", "S", "All", when, FixedPoints(2), best_of="b"))
    return scored(lead_table({"Title": titles, "Pages": pages}), small(fields, rules))


def many_bands() -> Scored:
    """As many bands as fit."""
    bands = tuple(PointBand(at * 10.0, at * 10.0 + 9, at, label="=b" if at == 3 else "") for at in range(25))
    rules = (Rule("r", "R", "All", None, BandPoints("Size", bands)),)
    sizes = [at * 7.0 for at in range(40)]
    return scored(lead_table({"Size": sizes}), small((Field("Size", FieldKind.NUMBER),), rules))


def overruled() -> Scored:
    """Overrides of all kinds, also texts that begin like a formula."""
    typed = ("", "=1+1", "hot", " WARM ", "Disqualified", "nobody", "-", "00123")
    return scored(leads(16), MODEL, overrides=typed * 2)


def graded() -> Scored:
    """Tiers by grade."""
    return scored(leads(12), BY_GRADE)


def shuffled_kinds() -> Scored:
    """Every kind of cell in every column."""
    rng = random.Random(4)
    kinds: tuple[Cell, ...] = (None, "", " ", "x", 1.0, -0.0, 1e300, 1e-9, True, False, Serial(0.5), Serial(60.0), "5")
    names = [field.name for field in MODEL.fields]
    return scored(lead_table({name: [rng.choice(kinds) for _ in range(30)] for name in names}), MODEL)


BOOKS: dict[str, Callable[[], Scored]] = {
    make.__name__: make
    for make in (injected, headed, doubled, one_lead, many_columns, field_missing, one_rule, no_rules, nothing,
                 many_rules, many_tiers, long_names, long_lists, long_condition, many_bands, overruled, graded,
                 shuffled_kinds)
}  # fmt: skip
