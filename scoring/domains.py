"""Which e-mail domains are free or disposable: what a model's e-mail conditions use.

A model uses a list that it carries: the built-in domains, plus its own additions (the named lists
`FREE_DOMAINS` and `DISPOSABLE_DOMAINS`). The full public list of disposable domains has some ten thousand
entries, too many for a workbook: it is asked once which of the leads' domains are on it, and those few join
the model's list, so that core and formulas use exactly the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from disposable_email_domains import blocklist

from scoring import domain_data
from scoring.model import DISPOSABLE_DOMAINS, FREE_DOMAINS, NamedList, ScoringModel
from scoring.table import Column
from scoring.text import clean, domain

FREE: tuple[str, ...] = tuple(domain_data.FREE.split())
DISPOSABLE: tuple[str, ...] = tuple(domain_data.DISPOSABLE.split())


def free_domains(model: ScoringModel) -> tuple[str, ...]:
    """The free mail domains that a model uses: the built-in ones, then its own additions, each once."""
    return _joined(FREE, model.list_items(FREE_DOMAINS))


def disposable_domains(model: ScoringModel) -> tuple[str, ...]:
    """The disposable mail domains that a model uses: the built-in ones, then its own additions, each once."""
    return _joined(DISPOSABLE, model.list_items(DISPOSABLE_DOMAINS))


def disposable_among(domains: Iterable[str]) -> tuple[str, ...]:
    """Those of `domains` (lower case) that the full list, or one of its parent domains, names; sorted."""
    return tuple(sorted({name for name in domains if _is_disposable(name)}))


def asks_domain(operator: str) -> bool:
    """Whether a condition, by its key, asks if a domain is free or disposable."""
    return operator.startswith("domain is ") and operator != "domain is one of"


def listed_domains(column: Column) -> tuple[str, ...]:
    """The disposable domains by the full list among a column's addresses, sorted."""
    return disposable_among({domain(clean(text)) for text in column.texts} - {""})


def with_disposable(model: ScoringModel, domains: Iterable[str]) -> ScoringModel:
    """The model with these disposable domains among its additions; the same model when it has them all."""
    known = set(disposable_domains(model))
    new = tuple(name for name in dict.fromkeys(domains) if name not in known)
    if not new:
        return model
    items = model.list_items(DISPOSABLE_DOMAINS) + new
    others = tuple(named for named in model.lists if named.name != DISPOSABLE_DOMAINS)
    note = next((named.note for named in model.lists if named.name == DISPOSABLE_DOMAINS), "")
    return replace(model, lists=(*others, NamedList(DISPOSABLE_DOMAINS, items, note)))


def _is_disposable(name: str) -> bool:
    # A list match of a parent counts: such services hand out subdomains ("x.mailinator.com").
    parts = name.split(".")
    return any(".".join(parts[start:]) in blocklist for start in range(len(parts) - 1))


def _joined(built_in: tuple[str, ...], added: tuple[str, ...]) -> tuple[str, ...]:
    cleaned = (clean(item).removeprefix("@") for item in added)
    return tuple(dict.fromkeys((*built_in, *(item for item in cleaned if item))))
