"""The lists of mail domains: tidy, apart from each other, and extended by what a model brings."""

from __future__ import annotations

import re

import pytest
from disposable_email_domains import blocklist

from scoring.domains import (
    DISPOSABLE,
    FREE,
    disposable_among,
    disposable_domains,
    free_domains,
    with_disposable,
)
from scoring.model import DISPOSABLE_DOMAINS, FREE_DOMAINS, NamedList, ScoringModel

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@pytest.mark.parametrize("domains", [FREE, DISPOSABLE])
def test_every_entry_is_a_domain_and_there_once(domains: tuple[str, ...]) -> None:
    assert all(DOMAIN.fullmatch(domain) for domain in domains)
    assert len(set(domains)) == len(domains) >= 200


def test_the_two_lists_are_apart() -> None:
    assert not set(FREE) & set(DISPOSABLE)
    assert {"gmail.com", "outlook.com", "yahoo.com", "gmx.de", "icloud.com", "qq.com", "web.de"} <= set(FREE)
    assert {"mailinator.com", "yopmail.com", "10minutemail.com"} <= set(DISPOSABLE)


def test_nearly_all_disposable_ones_are_publicly_known() -> None:
    assert len(set(DISPOSABLE) - set(blocklist)) <= len(DISPOSABLE) // 20


def test_a_model_adds_its_own() -> None:
    model = ScoringModel(
        "x",
        lists=(NamedList(FREE_DOMAINS, (" @Mail.Example ", "gmail.com", " ")), NamedList(DISPOSABLE_DOMAINS, ("a.b",))),
    )
    assert free_domains(model) == (*FREE, "mail.example")
    assert disposable_domains(model) == (*DISPOSABLE, "a.b")


def test_those_found_in_the_full_list_join_the_model_once() -> None:
    rare = next(domain for domain in sorted(blocklist) if domain not in DISPOSABLE)
    found = disposable_among([rare, f"x.{rare}", "gmail.com", "firm.example", ""])
    assert found == tuple(sorted((rare, f"x.{rare}")))
    model = with_disposable(ScoringModel("x"), found)
    assert set(found) <= set(disposable_domains(model))
    assert with_disposable(model, found) is model
