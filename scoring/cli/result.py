"""What scoring gave, in words: the tiers with their bars, the leads to call first, and warnings worth a line."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from scoring.cli.facts import tier_facts, top_facts
from scoring.cli.output import Output, bar, columns_table, plain, shortened
from scoring.jobs.celltext import number_text
from scoring.jobs.prepare import Prepared
from scoring.jobs.told import ignored_overrides, percent_words, stored_as_text
from scoring.model import DISQUALIFIED
from scoring.scores import Scores

_TOP = 5
_BAR = 24
_TIER_STYLES = ("green", "yellow", "cyan", "blue", "magenta")


def tell_stored_as_text(out: Output, prepared: Prepared) -> None:
    """Warn where more than 5 % of a field that a rule uses are numbers or dates stored as text."""
    for sentence in stored_as_text(prepared):
        out.warn(sentence)


def tell_tiers(out: Output, prepared: Prepared, scores: Scores) -> None:
    """Print how many leads each tier has, and warn of overrides that name none."""
    facts = [fact for fact in tier_facts(scores) if fact["leads"] or fact["tier"] != DISQUALIFIED]
    out.title("Tiers")
    most = max((fact["leads"] for fact in facts), default=0)
    width = _BAR if not out.narrow else 12
    table = columns_table("", "", "", "")
    table.columns[1].no_wrap = table.columns[2].no_wrap = table.columns[3].no_wrap = True
    table.columns[2].justify = table.columns[3].justify = "right"
    for place, fact in enumerate(facts):
        length = bar(fact["leads"] / most if most else 0, width, ascii_only=out.ascii_only)
        table.add_row(
            Text(plain(fact["tier"])),
            Text(length, style_of(scores, place)),
            f"{fact['leads']:,}",
            Text(percent_words(fact["leads"], scores.leads), "dim"),
        )
    out.table(table)
    ignored = ignored_overrides(prepared, scores)
    if ignored:
        out.warn(ignored)


def tell_top(out: Output, prepared: Prepared, scores: Scores, count: int = _TOP) -> None:
    """Print the leads to call first, with why."""
    facts = top_facts(prepared, scores, count)
    if not facts:
        return
    out.title("Call first")
    if not out.wide:
        for fact in facts:
            out.say(_head(fact, out.screen.width), indent=2)
            out.say(Text(plain(fact["why"]), "dim"), indent=5)
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(5):
        table.add_column(overflow="fold")
    table.columns[1].max_width = 44
    table.columns[2].justify = "right"
    for fact in facts:
        table.add_row(
            f"{fact['rank']}",
            Text(shortened(fact["lead"], 60)),
            Text(number_text(fact["score"]), "bold"),
            Text(plain(fact["tier"])),
            Text(plain(fact["why"]), "dim"),
        )
    out.table(table)


def style_of(scores: Scores, place: int) -> str:
    """The colour that a tier's bar has on a terminal; its name always stands beside it."""
    if place >= len(scores.model.tiers):
        return "bright_black"
    return _TIER_STYLES[place] if place < len(_TIER_STYLES) else "white"


def _head(fact: dict[str, Any], width: int) -> Text:
    line = Text(f"{fact['rank']}  ") + Text(number_text(fact["score"]), "bold")
    return line + Text(f"  {plain(fact['tier'])}  {shortened(fact['lead'], width - 20)}")
