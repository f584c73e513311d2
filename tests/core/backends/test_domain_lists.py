"""Addresses with a space behind the @ are at no listed provider, wherever the list has gaps."""

from __future__ import annotations

from pathlib import Path

from scoring.domains import FREE
from scoring.modelfile import parse_model
from scoring.table import lead_table
from tests.conformance.judging import Case, assert_agree, needs_judges

pytestmark = needs_judges

MODEL = parse_model(
    "{hotsheet: 1, name: t, scale: raw, fields: {Mail: e-mail}, categories: {c: }, rules: ["
    "{label: free, category: c, points: 1, when: {Mail: domain is free}},"
    "{label: company, category: c, points: 10, when: {Mail: domain is corporate}},"
    '{label: ours, category: c, points: 100, when: {Mail: {domain is one of: ["", "@", acme.com]}}}]}'
)


def test_core_and_formulas_agree(tmp_path: Path) -> None:
    domains = (FREE[0], FREE[39], FREE[40], FREE[80], "acme.com")
    mails = [f"ann@{space}{domain}" for domain in domains for space in ("", " ", "  ")]
    case = Case("spaces", MODEL, lead_table({"Mail": mails}))
    assert case.scores().score.tolist() == [1.0, 0.0, 0.0] * 4 + [110.0, 0.0, 0.0]
    assert_agree([case], tmp_path)
