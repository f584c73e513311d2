"""What worksheet functions answer, asked as Excel asks: equal to the core, and every odd argument by its rule."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from excel_addin import served
from excel_addin.functions import BY_NAME, tier_of_score
from excel_addin.models import ModelKind, ModelRef
from excel_addin.registry import BLANK_ROWS, ERRORS, FUNCTIONS, CellError, documented, function_named
from excel_addin.values import with_dates
from scoring import explain, lead_table, load_model, read_leads, score
from scoring.errors import HotsheetError, MappingError
from scoring.explain import why_texts
from scoring.jobs.prepare import prepare
from scoring.modelfile import list_templates, parse_model, template_text
from scoring.ooxml.book import DAY_ZERO_1904
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import Scores, serial_of
from scoring.store import Workspace
from scoring.table import ErrorValue, LeadTable, Serial
from scoring.workbook.marker import Marker, marker_xml
from tests.excel_addin.functions.as_excel import ERRORS as COM_ERRORS
from tests.excel_addin.functions.as_excel import ask, ask_in_table, packed, rows_of
from tests.judges.shared import requires_shared, shared_path

pytestmark = pytest.mark.usefixtures("desk")
HEADERS = [("Email", "Job title", "Employees", "Last activity")]
LEAD = [("ana@acme.example", "Head of Sales", 120.0, Serial(46_000.0))]
REAL = (
    "salesforce/leads.xlsx",  "small_samples/intuit_Leads.xlsx",
    "small_samples/rank_sales_leads_MLPB.csv", "synthetic_no_signal/lld_random-users.csv",
)  # fmt: skip


def told(scores: Scores) -> list[tuple[Any, ...]]:
    tiers = [scores.tier_names[place] for place in scores.lead_tier]
    return list(zip(scores.score.tolist(), tiers, why_texts(scores).tolist(), strict=True))


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are looked at from now on."""
    looked_at: list[str] = []
    for name in ("stat", "open"):
        plain = getattr(os, name)

        def seen(path: Any, *given: Any, plain: Any = plain, **named: Any) -> Any:
            looked_at.append(str(path))
            return plain(path, *given, **named)

        monkeypatch.setattr(os, name, seen)
    return looked_at


def asked_on(day: float) -> None:
    served.book("Book1", "", None, "", day, False)


@pytest.fixture(scope="module")
def leads() -> LeadTable:
    return read_leads(sample_leads_path())


@pytest.mark.parametrize("name", list_templates())
def test_every_template_answers_as_the_core(leads: LeadTable, name: str) -> None:
    asked_on(serial_of(SAMPLE_AS_OF))
    table = [leads.names, *rows_of(leads)]
    try:
        wanted = score(leads, name, as_of=SAMPLE_AS_OF)
    except MappingError as error:
        code, said = ask("LEADSCORES", table, name)
        assert (code, error.problems[0].code) == (CellError.VALUE, "uncertain-column")
        assert "“Demo held” may be “Demos watched” or “No response after demo”" in said
        assert "--" not in said
        return
    found = ask("LEADSCORES", table, name)
    if isinstance(found, tuple):
        assert "None of the headers is a field" in found[1]
        return
    assert found == told(wanted)
    row, headers = [table[4]], [leads.names]
    assert ask("LEADSCORE", row, headers, name) == wanted.score[3]
    assert ask("LEADTIER", row, headers, name) == wanted.tier_names[wanted.lead_tier[3]]
    assert ask("LEADGRADE", row, headers, name) == (wanted.grade or [""] * 4)[3]
    assert ask("LEADWHY", row, headers, name) == why_texts(wanted)[3]
    points = {each.rule_id: each.points for each in explain(wanted, 3).contributions}
    for rule in load_model(name).rules:
        assert ask("LEADPOINTS", rule.id, row, headers, name) == points.get(rule.id, 0)
    assert ask("LEADHINT", row, headers, name) == ""


@requires_shared
@pytest.mark.parametrize("file", REAL)
def test_real_files_answer_as_the_core(file: str) -> None:
    asked_on(serial_of(SAMPLE_AS_OF))
    path = shared_path("data", "leads", *file.split("/"))
    table = prepare(path).table
    rows = [table.names, *rows_of(table)]
    answered = 0
    for name in list_templates():
        try:
            wanted = score(table, name, as_of=SAMPLE_AS_OF)
        except HotsheetError:
            code, said = ask("LEADSCORES", rows, name)
            assert (code, "--" in said) == (CellError.VALUE, False)
            continue
        found = ask("LEADSCORES", rows, name)
        if isinstance(found, tuple):
            assert "None of the headers is a field" in found[1], found
            continue
        answered += 1
        core = told(wanted)
        # A row of nothing but blanks is no lead.
        kept = [place for place, row in enumerate(found) if row != ("", "", "")]
        assert [found[place] for place in kept] == [core[place] for place in kept]
        assert all(not any(map(str, filter(None, rows[place + 1]))) for place in set(range(len(found))) - set(kept))
    assert answered


@pytest.mark.parametrize("name", ["starter", "fit-engagement", "upsell", "spam-or-lamb"])
def test_the_tier_of_a_score_is_that_of_a_lead_with_it(leads: LeadTable, name: str) -> None:
    model = load_model(name)
    found = score(leads, name, as_of=SAMPLE_AS_OF)
    plain = not model.tiers_by_grade and not any(rule.disqualify or rule.force_tier for rule in model.rules)
    for at, number in enumerate(found.score.tolist()):
        if plain:
            assert tier_of_score(number, model) == found.tier_names[found.lead_tier[at]]
    for tier in model.tiers:
        if tier.threshold is not None and not model.tiers_by_grade:
            assert ask("LEADTIER", tier.threshold, None, name) == tier.name
            assert ask("LEADTIER", tier.threshold - 0.0001, None, name) != tier.name or tier is model.tiers[-1]


def test_blank_rows_and_error_cells() -> None:
    blank, errors = [(None, "", "  ", None)], [(ErrorValue("#N/A"),) * 4]
    for name in ("LEADSCORE", "LEADTIER", "LEADGRADE", "LEADWHY"):
        assert ask(name, blank, HEADERS, None) == ""
    assert ask("LEADPOINTS", "decision-maker", blank, HEADERS, None) == ""
    table = lead_table({header: [ErrorValue("#N/A")] for header in HEADERS[0]})
    assert ask("LEADSCORE", errors, HEADERS, None) == score(table, "starter").score[0]
    assert ask("LEADSCORES", [HEADERS[0], *LEAD, *blank, *LEAD, *blank, *blank], None)[1] == ("", "", "")
    assert len(ask("LEADSCORES", [HEADERS[0], *LEAD, *blank, *LEAD, *blank, *blank], None)) == 3
    assert ask("LEADSCORES", [blank[0], HEADERS[0], *LEAD], None) == ask("LEADSCORES", [HEADERS[0], *LEAD], None)


def test_several_rows_answer_each_and_upright_leads_lie_down() -> None:
    one = ask("LEADSCORE", LEAD, HEADERS, None)
    assert ask("LEADSCORE", [*LEAD, (None,) * 4, *LEAD], HEADERS, None) == [(one,), ("",), (one,)]
    upright = [(cell,) for cell in LEAD[0]], [(cell,) for cell in HEADERS[0]]
    assert ask("LEADSCORE", *upright, None) == one


@pytest.mark.parametrize(
    ("name", "arguments", "code", "said"),
    [
        ("LEADSCORE", (LEAD, [HEADERS[0][:3]], None), CellError.VALUE, "5 cells|4 cells and the headers have 3"),
        ("LEADSCORE", (LEAD, [("Email",) * 4], None), CellError.VALUE, "Two headers are “Email”"),
        ("LEADSCORE", (LEAD, [("a", "b", "c", "d")], None), CellError.VALUE, "None of the headers is a field"),
        ("LEADSCORE", (LEAD, [*HEADERS, *HEADERS], None), CellError.VALUE, "headers are 2 rows"),
        ("LEADWHY", (LEAD, None, None), CellError.VALUE, "A lead and its headers are needed"),
        ("LEADSCORE", (LEAD, HEADERS, "startre"), CellError.REF, "Did you mean “starter”"),
        ("LEADSCORE", (LEAD, HEADERS, "/gone.yaml"), CellError.REF, "“/gone.yaml” cannot be used"),
        ("LEADSCORE", (LEAD, HEADERS, [("a", "b")]), CellError.VALUE, "more than one cell"),
        ("LEADSCORE", (LEAD, HEADERS, ErrorValue("#REF!")), CellError.REF, "An argument is an error value"),
        ("LEADTIER", ("many", None, None), CellError.VALUE, "“many”, which is no number"),
        ("LEADTIER", (True, None, None), CellError.VALUE, "no number"),
        ("LEADTIER", (ErrorValue("#N/A"), None, None), CellError.NA, "The score is an error value"),
        ("LEADTIER", (50.0, None, "fit-engagement"), CellError.NA, "come from grades"),
        ("LEADPOINTS", ("decision", LEAD, HEADERS, None), CellError.NA, "has no rule “decision”"),
        ("LEADPOINTS", (None, LEAD, HEADERS, None), CellError.NA, "has no rule “”"),
        ("LEADSCORES", ([(None, None)], None), CellError.VALUE, "The table is blank"),
        ("LEADSCORES", (HEADERS, None), CellError.VALUE, "headers and no leads"),
    ],
)
def test_what_cannot_be_answered_is_an_error_value_with_a_sentence(
    name: str, arguments: tuple[Any, ...], code: CellError, said: str
) -> None:
    found = ask(name, *arguments)
    if name == "LEADTIER" and arguments[2] == "fit-engagement" and not load_model("fit-engagement").tiers_by_grade:
        pytest.skip("The template's tiers come from scores.")
    assert found[0] == code
    assert any(each in found[1] for each in said.split("|"))
    if name == "LEADSCORE":
        assert ask("LEADHINT", *arguments, None) == found[1]
    elif name == "LEADPOINTS" and arguments[0]:
        assert ask("LEADHINT", *arguments[1:], arguments[0]) == found[1]


def test_a_score_beyond_everything_has_a_tier() -> None:
    assert ask("LEADTIER", 1e300, None, None) == "Hot"
    assert ask("LEADTIER", -1e300, None, None) == load_model("starter").tiers[-1].name
    assert ask("LEADTIER", None, None, None) == ""


def test_a_fault_of_ours_is_an_error_value_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("excel_addin.lead_scorer.Engine", broken)
    code, hint = ask("LEADSCORE", LEAD, HEADERS, None)
    assert (code, "ZeroDivisionError: oh" in hint) == (CellError.VALUE, True)


def test_workbooks_that_count_from_1904_score_the_same_days() -> None:
    served.book("Old", "", None, "", 46_010.0 - 1462, True)
    asked_on(46_010.0)
    new = ask("LEADWHY", LEAD, HEADERS, None)
    old = ask("LEADWHY", [(*LEAD[0][:3], Serial(46_000.0 - 1462))], HEADERS, None, key="Old", from_1904=True)
    assert "Active lately" in new
    assert old == new
    plain = ask("LEADWHY", [(*LEAD[0][:3], 46_000.0 - 1462)], HEADERS, None, key="Old", from_1904=True)
    assert plain == new


def test_small_numbers_of_1904_are_days_or_hours_by_their_format_as_in_the_core() -> None:
    def moved(value: float, form: str) -> Any:
        return with_dates(((value,),), [f"0:{form}"], DAY_ZERO_1904)[0][0]

    assert moved(1.25, "[h]:mm") == Serial(1.25)
    assert moved(0.5, "hh:mm:ss") == Serial(0.5)
    assert moved(0.0, "d.m.yyyy") == Serial(1462.0)
    assert moved(0.5, "d.m.yyyy hh:mm") == Serial(1462.5)
    # Large ones are days whatever they show, so nothing is said of their format.
    assert with_dates(((None, 44_000.0),), [1.0], DAY_ZERO_1904)[0][1] == Serial(45_462.0)


def test_an_argument_of_several_areas_is_refused() -> None:
    for name in ("LEADSCORE", "LEADHINT"):
        given = packed(LEAD, HEADERS, None, *((None,) if name == "LEADHINT" else ()))
        reply = served.ask(name, "Book1", "", False, (given[0], "areas", *given[2:]))
        assert reply[:2] == ("error", CellError.VALUE)
        assert "several areas" in reply[2]


@pytest.mark.parametrize(("given", "name"), [(7.0, "7"), (2026.0, "2026"), (1_234_567.0, "1234567"), (0.5, "0.5")])
def test_a_number_names_a_model_as_it_is_read(given: float, name: str) -> None:
    assert f"There is no model “{name}”." in ask("LEADSCORE", LEAD, HEADERS, given)[1]
    assert f"There is no model “{name}”." in ask_in_table("LEADSCORE", LEAD, LEAD, HEADERS, given)[1]


def test_a_file_is_not_told_from_another_by_what_is_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("PASSWORD: secret\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("hotsheet: 1\nname: [secret\n", encoding="utf-8")
    files = [tmp_path / name for name in ("plain.txt", "broken.yaml", "gone.yaml", "")]
    said = {ask("LEADHINT", LEAD, HEADERS, str(file)).replace(str(file), "FILE") for file in files}
    assert len(said) == 1
    assert "FILE” cannot be used" in said.pop()


@pytest.mark.parametrize("named", ["template", "workspace", "inside", "file", "a file's path", "a share", "words"])
def test_what_a_workbook_says_of_its_model_opens_no_file(
    named: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(template_text("starter"), encoding="utf-8")
    with Workspace.open(desk) as made:
        made.models.save("m1", template_text("starter"), 0, name="Mine")
    looked_at = watched(monkeypatch)
    part = marker_xml(Marker(template_text("starter"))).decode()
    text = {
        "template": "template:starter", "workspace": "workspace:m1", "inside": "inside", "file": f"file:{file}",
        "a file's path": str(file), "a share": r"file:\\host\share\mine.yaml", "words": "Mine",
    }[named]  # fmt: skip
    served.book("Book1", f'="{text}"', None, part, None, False)
    found = ask("LEADSCORE", LEAD, HEADERS, None)
    if named in ("template", "workspace", "inside"):
        assert found == ask("LEADSCORE", LEAD, HEADERS, "starter")
    else:
        assert found == (
            CellError.REF,
            "This workbook names its model in a way that is not followed. Choose a model from the list.",
        )
    assert not [each for each in looked_at if "mine.yaml" in each]


@pytest.mark.parametrize(
    "path",
    [r"\\host\share\m.yaml", "//host/share/m.yaml", r"file:\\host\m.yaml", r"\\?\UNC\host\m.yaml", r"\\.\pipe\m.yaml",
     "m.yaml", "folder/m.yaml", "../m.yaml", "/dev/nul/m.yaml", "/folder/COM1.m.yaml", "/con :m.yaml", "file:m.yaml"],
)  # fmt: skip
def test_a_formula_looks_at_no_path_but_a_whole_one_of_this_computer(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = watched(monkeypatch)
    code, said = ask("LEADSCORE", LEAD, HEADERS, path)
    assert (code, "by its whole path on this computer" in said) == (CellError.REF, True)
    assert not [each for each in looked_at if "m.yaml" in each]


def test_a_name_means_the_workspace_before_any_file(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("Mine", "starter", "Only a file"):
        (tmp_path / name).write_text("no model", encoding="utf-8")
    with Workspace.open(desk) as made:
        made.models.save("m1", template_text("starter"), 0, name="Mine")
    wanted = ask("LEADSCORE", LEAD, HEADERS, None)
    assert [ask("LEADSCORE", LEAD, HEADERS, name) for name in ("Mine", "starter")] == [wanted] * 2
    assert "There is no model “Only a file”." in ask("LEADSCORE", LEAD, HEADERS, "Only a file")[1]
    assert ModelRef.parse("Mine", desk).kind is ModelKind.WORKSPACE


def test_the_table_of_functions_is_whole() -> None:
    assert {each.name for each in FUNCTIONS} == set(BY_NAME)
    assert function_named("leadscore").usage == "LEADSCORE(lead_row, headers, [model])"
    text = documented()
    assert all(each.usage in text for each in FUNCTIONS)
    assert all(error.text in text and why in text for error, why in ERRORS.items())
    assert BLANK_ROWS in text
    assert {error.text: COM_ERRORS[error.text] & 0xFFFF for error in CellError} == {e.text: int(e) for e in CellError}


def test_rules_that_are_off_give_no_points(tmp_path: Path) -> None:
    text = """
hotsheet: 1
name: Off
fields:
  Email: {kind: e-mail}
categories:
  All: {}
rules:
  - {id: one, label: One, category: All, when: {Email: {is: "ana@acme.example"}}, points: 5}
  - {id: two, label: Two, category: All, enabled: false, when: {Email: {is: "ana@acme.example"}}, points: 7}
"""
    path = tmp_path / "off.yaml"
    path.write_text(text, encoding="utf-8")
    assert parse_model(text).rules[1].enabled is False
    assert [ask("LEADPOINTS", rule, LEAD, HEADERS, str(path)) for rule in ("one", "Two")] == [5, 0]
