"""The same leads under another model: as if the file had been read again, without looking at what did not change."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

import scoring.jobs.prepare as module
from scoring.errors import MappingError, ModelError
from scoring.fields import Field, FieldKind
from scoring.jobs.prepare import Prepared, Wishes, prepare, with_model
from scoring.leads import check_quality
from scoring.model import Condition, FixedPoints, Rule, ScoringModel, Tier
from scoring.modelfile import ModelFile, dump_model
from scoring.samples import sample_leads_path
from tests.core.jobs.samples import MODEL, write_leads

LEADS = """Name,E-mail,Other mail,Title,Position,Size,Seen
Ana,ana@0-mail.com,ana@acme.example,VP,"Head, Sales",50,2026-01-05
Bo,bo@acme.example,bo@guerrillamail.info,CEO,Boss,"1,5",soon
Cy,bo@acme.example,c@acme.example,,x,12,2026-01-07
"""
FIELDS = (
    Field("E-mail", FieldKind.EMAIL),
    Field("Other mail", FieldKind.EMAIL),
    Field("Job title", FieldKind.TEXT, ("Title",)),
    Field("Size", FieldKind.NUMBER),
    Field("Seen", FieldKind.DATE),
    Field("Missing"),
)


def fake(field: str, rule_id: str = "fake") -> Rule:
    return Rule(rule_id, rule_id, "Fit", Condition(field, "domain is disposable"), FixedPoints(-5))


BASE = replace(MODEL, key=("E-mail",), fields=FIELDS, rules=(fake("E-mail"),))


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    return write_leads(tmp_path, LEADS)


def facts(prepared: Prepared) -> tuple[object, ...]:
    of = prepared
    return of.model, of.model_from, of.matching, of.findings, of.disposable, of.keys, of.model_file


def test_a_rule_edit_looks_at_no_lead(leads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = prepare(leads, Wishes(model=BASE))
    assert before.disposable == ("0-mail.com",)
    assert before.findings
    for name in ("match_columns", "check_quality", "listed_domains", "understand_leads"):
        monkeypatch.delattr(module, name)
    edited = replace(BASE, rules=(*BASE.rules, Rule("more", "More", "Fit", points=FixedPoints(3))))
    after = with_model(before, edited)
    assert after.matching is before.matching
    assert after.findings is before.findings
    assert after.table is before.table
    assert after.model.rule("more") is not None
    assert after.model.lists == before.model.lists
    assert after.disposable == ("0-mail.com",)


def test_the_model_it_has_already_keeps_where_it_came_from(tmp_path: Path, leads: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(dump_model(BASE), encoding="utf-8")
    before = prepare(leads, Wishes(model=path))
    assert before.model_file is not None
    assert with_model(before, before.model_file).model_from == before.model_from
    assert with_model(before, replace(BASE, name="Other")).model_from == "as given"


def test_a_rule_that_newly_asks_about_domains_has_them_joined(leads: Path) -> None:
    before = prepare(leads, Wishes(model=BASE))
    edited = replace(BASE, rules=(*BASE.rules, fake("Other mail", "other")))
    after = with_model(before, edited)
    assert after.disposable == ("0-mail.com", "guerrillamail.info")
    assert facts(after) == facts(prepare(leads, Wishes(model=edited)))
    # Without the rules that ask, none joins.
    assert with_model(after, replace(BASE, rules=())).disposable == ()


def test_only_the_column_that_moved_is_looked_at_again(leads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = prepare(leads, Wishes(model=BASE))
    looked: list[str] = []

    def watched(table: object, fields: tuple[Field, ...], columns: dict[str, str], key: str = "") -> object:
        looked.extend(field.name for field in fields)
        return check_quality(before.table, fields, columns, key)

    monkeypatch.setattr(module, "check_quality", watched)
    after = with_model(before, BASE, {"Job title": "Position"})
    assert looked == ["Job title"]
    assert after.columns["Job title"] == "Position"


def test_what_was_said_about_columns_is_kept_and_can_be_taken_back(leads: Path) -> None:
    said = {"Job title": "Position", "Size": ""}
    before = prepare(leads, Wishes(model=BASE, mapping=said))
    edited = replace(BASE, fields=(*FIELDS, Field("Position")))
    kept = with_model(before, edited)
    assert kept.columns["Job title"] == "Position"
    assert "Size" not in kept.columns
    assert facts(kept) == facts(prepare(leads, Wishes(model=edited, mapping=said)))
    assert facts(with_model(kept, BASE, {})) == facts(prepare(leads, Wishes(model=BASE)))


def test_a_field_that_went_takes_what_was_said_along(leads: Path) -> None:
    before = prepare(leads, Wishes(model=BASE, mapping={"Size": ""}))
    without = replace(BASE, fields=tuple(field for field in FIELDS if field.name != "Size"))
    assert facts(with_model(before, without)) == facts(prepare(leads, Wishes(model=without)))


def test_a_model_file_goes_along_with_its_text(leads: Path) -> None:
    before = prepare(leads, Wishes(model=BASE))
    file = ModelFile.from_text("# Ours\n" + dump_model(replace(BASE, name="Ours")))
    after = with_model(before, file)
    assert after.model_file is file
    assert after.model.name == "Ours"


def test_what_is_wrong_is_said(leads: Path) -> None:
    before = prepare(leads, Wishes(model=BASE))
    with pytest.raises(ModelError, match="no field"):
        with_model(before, replace(BASE, rules=(fake("Nothing"),)))
    with pytest.raises(MappingError, match="no column “Nothing”"):
        with_model(before, BASE, {"Size": "Nothing"})


def random_variant(rng: random.Random) -> tuple[ScoringModel, dict[str, str]]:
    fields = tuple(f for f in FIELDS if rng.random() < 0.8 or f.name in ("E-mail", "Other mail"))
    fields = tuple(replace(f, kind=FieldKind.TEXT) if rng.random() < 0.15 else f for f in fields)
    asking = [f.name for f in fields if f.kind == FieldKind.EMAIL and rng.random() < 0.6]
    key = tuple(rng.sample([f.name for f in fields], rng.randint(0, 2)))
    mapping = {"Job title": rng.choice(["Position", "", "Name"])} if rng.random() < 0.4 else {}
    mapping = {name: column for name, column in mapping.items() if any(f.name == name for f in fields)}
    model = replace(BASE, name=str(rng.random()), key=key, fields=fields, rules=tuple(map(fake, asking, asking)))
    return model, mapping


@pytest.mark.parametrize("seed", range(20))
def test_any_way_there_is_as_if_read_again(leads: Path, seed: int) -> None:
    rng = random.Random(seed)
    now = prepare(leads, Wishes(model=BASE))
    for _ in range(6):
        model, mapping = random_variant(rng)
        now = with_model(now, model, mapping)
        assert facts(now) == facts(prepare(leads, Wishes(model=model, mapping=mapping)))


def test_the_sample_under_every_kind_of_edit() -> None:
    before = prepare(sample_leads_path(), Wishes(model="saas-smb"))
    assert before.model_file is not None
    model = before.model_file.model
    edited = replace(model, tiers=(Tier("Top", 50), Tier("Rest")), rules=model.rules[1:])
    after = with_model(before, edited)
    assert facts(after) == facts(prepare(sample_leads_path(), Wishes(model=edited)))
