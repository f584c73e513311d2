"""The person's word over the model's, without a window."""

from __future__ import annotations

from desktop.models.lead_overrides import choices, overrule, place_of, shared
from desktop.session import Session
from desktop.state import Override
from scoring.model import ScoringModel


def test_what_can_be_said() -> None:
    found = choices(ScoringModel("M"), "Warm")
    assert [choice.label for choice in found] == ["As the model says (Warm)", "Hot", "Warm", "Cold", "Disqualified"]
    assert [choice.tier for choice in found] == ["", "Hot", "Warm", "Cold", "Disqualified"]
    assert choices(ScoringModel("M"))[0].label == "As the model says"
    assert (place_of(found, " hot "), place_of(found, ""), place_of(found, "Tepid")) == (1, 0, -1)


def test_one_lead_is_overruled_in_one_step(opened: Session) -> None:
    assert overrule(opened, (5,), Override("Hot", "They called"))
    assert opened.state.overrides[5] == Override("Hot", "They called")
    assert opened.undo.count() == 1
    assert opened.undo.undoText().startswith("Override of ") and opened.undo.undoText().endswith(": Hot")
    assert not overrule(opened, (5,), Override("Hot", "They called"))
    assert opened.undo.count() == 1
    assert overrule(opened, (5,), None)
    assert 5 not in opened.state.overrides
    assert opened.undo.undoText().endswith("taken back")


def test_many_leads_are_overruled_in_one_step_too(opened: Session) -> None:
    before = dict(opened.state.overrides)
    overrule(opened, (5, 7, 9), Override("Disqualified", "Left"))
    assert {lead for lead, said in opened.state.overrides.items() if said.tier == "Disqualified"} >= {5, 7, 9}
    assert opened.undo.undoText() == "Override of 3 leads: Disqualified"
    opened.undo.undo()
    assert dict(opened.state.overrides) == before


def test_what_leads_share(opened: Session) -> None:
    overrule(opened, (5, 7), Override("Hot", "x"))
    assert shared(opened, (5, 7)) == Override("Hot", "x")
    assert shared(opened, (5, 9)) is None
    assert shared(opened, (9, 11)) is None
