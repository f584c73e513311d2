"""What leads offer to a rule: the commonest texts, each once, and columns that may become fields."""

from __future__ import annotations

import time

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop.models import completion
from desktop.models.completion import Completion, Value, field_options, frequent_texts, guessed_kind
from desktop.session import Session
from scoring.fields import FieldKind
from scoring.operators import BY_KEY
from scoring.table import CellKind, Column, Serial, column
from scoring.text import TextForm


def pairs(values: tuple[Value, ...]) -> list[tuple[str, int]]:
    return [(value.text, value.count) for value in values]


def test_texts_that_rules_do_not_tell_apart_are_one() -> None:
    cells = ["SaaS", "saas ", "Retail", " SaaS", "", None, "Retail  Group", "retail group", 3]
    assert pairs(frequent_texts(column("Industry", cells))) == [
        ("SaaS", 3), ("Retail  Group", 2), ("3", 1), ("Retail", 1),
    ]  # fmt: skip


def test_domains_and_items_are_counted_as_such() -> None:
    mails = column("Email", ["a@x.com", "b@X.com", "c@y.org", "none"])
    assert pairs(frequent_texts(mails, TextForm.DOMAIN)) == [("x.com", 2), ("y.org", 1)]
    titles = column("Title", ["VP, Sales", "Head of Sales", "Sales & sales"])
    assert pairs(frequent_texts(titles, TextForm.WORDS))[0] == ("Sales", 3)
    tags = column("Tags", ["A; B", "b|C", "A, c"])
    assert pairs(frequent_texts(tags, TextForm.ITEMS)) == [("A", 2), ("B", 2), ("C", 2)]


def test_postcodes_that_are_numbers_are_offered_by_their_digits() -> None:
    assert pairs(frequent_texts(column("Postcode", [28001, 28001, "00123", 10.5]))) == [("28001", 2), ("00123", 1)]


def test_errors_and_blanks_offer_nothing() -> None:
    cells = Column(
        "X",
        np.array([CellKind.ERROR, CellKind.BLANK], np.uint8),
        np.full(2, np.nan),
        np.array([0, -1], np.int32),
        ("#N/A",),
    )
    assert frequent_texts(cells) == ()


def test_a_million_texts_take_no_time() -> None:
    rng = np.random.default_rng(1)
    texts = tuple(f"value {number}" for number in range(5000))
    codes = (rng.pareto(1.0, 1_000_000) * 10).astype(np.int32) % 5000
    wide = Column("X", np.full(1_000_000, CellKind.TEXT, np.uint8), np.full(1_000_000, np.nan), codes, texts)
    began = time.perf_counter()
    found = frequent_texts(wide)
    # Some 15 ms here; the bound is for a busy machine, and far below what sorting all cells would take.
    assert time.perf_counter() - began < 0.5
    assert len(found) == completion.MOST
    counts = np.bincount(codes)
    assert found[0].count == counts.max()
    assert sum(value.count for value in found) == np.sort(counts)[-completion.MOST :].sum()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([1, 2, 3, 4, "x"], FieldKind.NUMBER),
        (["a", "b", 1], FieldKind.TEXT),
        ([None, None], FieldKind.TEXT),
    ],
)
def test_kinds_are_guessed(cells: list[object], kind: FieldKind) -> None:
    assert guessed_kind(column("X", cells), {}) is kind  # type: ignore[arg-type]


def test_what_is_plain_needs_no_guess() -> None:
    dates = column("Seen", [Serial(46000)])
    assert guessed_kind(dates, {"Seen": FieldKind.DATE}) is FieldKind.DATE


def test_columns_that_are_no_field_yet_are_offered(opened: Session) -> None:
    options = field_options(opened.model, opened.prepared)
    known = [option.field.name for option in options if not option.new]
    new = [option.field.name for option in options if option.new]
    assert known == [field.name for field in opened.model.fields]
    prepared = opened.prepared
    assert prepared is not None
    assert set(new) == set(prepared.table.names) - set(prepared.columns.values())
    assert field_options(opened.model, None) == options[: len(known)]


def test_values_of_the_open_leads(opened: Session) -> None:
    offers = Completion(opened)
    industries = offers.values("Industry", BY_KEY["is"])
    assert len(industries) > 3
    prepared = opened.prepared
    assert prepared is not None
    cells = [str(cell).strip().casefold() for cell in prepared.table["Industry"].cells()]
    assert industries[0].count == cells.count(industries[0].text.casefold())
    assert offers.values("No such field") == ()
    domains = offers.values("Email", BY_KEY["domain is one of"])
    assert all("@" not in value.text for value in domains)


def test_without_leads_there_is_nothing_to_offer(session: Session) -> None:
    assert Completion(session).values("Industry") == ()


def test_what_takes_long_is_counted_in_the_background(
    opened: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completion, "_AT_ONCE_TEXTS", 1)
    offers = Completion(opened)
    with qtbot.waitSignal(offers.ready) as ready:
        assert offers.values("Industry") == ()
        assert offers.values("Industry") == ()
    assert ready.args == ["Industry"]
    assert offers.values("Industry")
