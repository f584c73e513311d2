"""Overrides brought over from an older file: by unique key only, and told in words."""

from __future__ import annotations

import pytest

from scoring.errors import LeadFileError
from scoring.jobs.carry import Carried, carry
from scoring.jobs.ours import OurColumns, split_ours
from scoring.table import LeadTable, lead_table


def carried(new: LeadTable, old: LeadTable, now: OurColumns | None = None, **names: str) -> Carried:
    left, before = split_ours(old)
    return carry(new, now or OurColumns(), ["Email"], left, before, names)


def old_table(**overrides: str) -> LeadTable:
    names = [key.rstrip("_") for key in overrides]
    return lead_table(
        {
            "Email": [f"{name}@x.example" if name else None for name in names],
            "Lead Score": [1.0] * len(names),
            "Tier Override": [text or None for text in overrides.values()],
        }
    )


NEW = lead_table({"Email": ["C@x.example ", "a@x.example", "b@x.example", "b@x.example"]})


def test_by_key_without_case_and_outer_spaces() -> None:
    found = carried(NEW, old_table(a="Hot", c="Cold"))
    assert found.overrides == ("Cold", "Hot", "", "")
    assert found.count == 2


def test_what_cannot_be_carried_is_listed() -> None:
    found = carried(NEW, old_table(a="Hot", a_="Cold", b="Hot", gone="Hot", _="Hot", c=""))
    assert found.overrides == ("", "", "", "")
    assert found.count == 0
    assert found.repeated == ("a@x.example", "b@x.example")
    assert found.missing == ("gone@x.example",)
    assert found.unnamed == 1


def test_an_override_of_the_new_file_stays() -> None:
    now = OurColumns(overrides=("Warm", "Hot", "", ""), reasons=("", "", "", ""))
    found = carried(NEW, old_table(c="Cold", a="Hot"), now)
    assert found.overrides[:2] == ("Warm", "Hot")
    assert found.kept == ("c@x.example",)


def test_a_column_of_another_name_in_the_old_file() -> None:
    old = lead_table({"Mail": ["a@x.example"], "Lead Score": [1.0], "Override Reason": ["trust me"]})
    found = carried(NEW, old, Email="Mail")
    assert found.reasons == ("", "trust me", "", "")


def test_a_file_without_overrides_is_refused() -> None:
    with pytest.raises(LeadFileError, match="Tier Override"):
        carried(NEW, lead_table({"Email": ["a@x.example"]}))


def test_a_file_without_the_key_is_refused() -> None:
    old = lead_table({"Phone": ["1"], "Lead Score": [1.0], "Tier Override": ["Hot"]})
    with pytest.raises(LeadFileError, match="“Email”"):
        carried(NEW, old)
