"""`hotsheet model …`: list, new, check, show, doc, schema, diff."""

from __future__ import annotations

import json

import jsonschema
import pytest

from scoring.modelfile import list_templates, load_model
from tests.core.cli.conftest import Desk


def test_list(desk: Desk) -> None:
    said = desk.run("model", "list")
    assert said.code == 0
    for name in list_templates():
        assert name in said.out
    assert {each["template"] for each in desk.run("model", "list", "--json").json} == set(list_templates())


def test_new_from_a_template(desk: Desk) -> None:
    assert desk.run("model", "new", "mine.yaml", "--from", "icp").code == 0
    assert load_model(desk.folder / "mine.yaml") == load_model("icp")


def test_new_with_leads_knows_their_columns(desk: Desk) -> None:
    desk.leads.write_text(
        "Correo,Title,Headcount,Plan,Seats,VAT\na@acme.example,VP,12,Pro,3,yes\nb@acme.example,CEO,40,Basic,9,No\n"
    )
    said = desk.run("model", "new", "mine.yaml", "--leads", "leads.csv")
    assert said.code == 0
    model = load_model(desk.folder / "mine.yaml")
    kinds = {field.name: field.kind.value for field in model.fields}
    assert kinds["Plan"] == "text"
    assert kinds["Seats"] == "number"
    assert kinds["VAT"] == "yes/no"
    assert "Correo" in next(field for field in model.fields if field.name == "Email").aliases
    assert "# " in (desk.folder / "mine.yaml").read_text(), "the template's comments stay"
    assert "Industry" in said.out
    assert desk.run("score", "leads.csv", "-m", "mine.yaml").code == 0


def test_new_with_leads_takes_answers_and_leaves_out_what_cannot_be_a_field(desk: Desk) -> None:
    long = "How many people work there, and where? " * 6
    desk.leads.write_text(
        f'Correo,Mitarbeiter,"{long}",none,"Lead\nowner",Emplyees,Branche\na@acme.example,9,x,y,z,1,SaaS\n'
    )
    asked = desk.run("model", "new", "mine.yaml", "--leads", "leads.csv")
    assert asked.code == 0
    assert '--map "Industry=Branche"' in asked.out
    assert "Industry” " not in asked.out.partition("No column was found for")[2].partition("remove")[0]
    answers = ("--map", "Employees=Mitarbeiter", "--map", "Industry=Branche")
    said = desk.run("model", "new", "mine.yaml", "--leads", "leads.csv", "--overwrite", *answers)
    assert said.code == 0
    assert "“none”" in said.out
    assert "“How many people" in said.out
    fields = {field.name: field for field in load_model(desk.folder / "mine.yaml").fields}
    assert "Mitarbeiter" in fields["Employees"].aliases
    assert "Lead owner" in fields
    assert not {"none", long.strip()} & set(fields)
    assert desk.run("score", "leads.csv", "-m", "mine.yaml").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["new", "trial.yaml"], 6, "replace it with --overwrite"),
        (["new", "mine.yaml", "--map", "Email=Mail"], 2, "--leads"),
        (["doc", "starter", "-o", "notes.md"], 6, "replace it with --overwrite"),
        (["new", "mine.txt"], 6, "mine.yaml"),
        (["new", "mine.yaml", "--from", "startr"], 3, "Did you mean “starter”"),
        (["show", "nope"], 3, "no model file"),
        (["show", "leads.csv"], 3, ""),
        (["doc", "starter", "-o", "x.pdf"], 6, ".html"),
        (["diff", "starter"], 2, "NEW"),
        (["check"], 2, "MODEL"),
    ],
)
def test_awkward_input(desk: Desk, arguments: list[str], code: int, words: str) -> None:
    (desk.folder / "notes.md").write_text("mine")
    said = desk.run("model", *arguments)
    assert said.code == code
    assert words in " ".join(said.err.split())


def test_check_says_all_with_lines(desk: Desk) -> None:
    (desk.folder / "bad.yaml").write_text("hotsheet: 1\nname: x\nruls: []\ntiers: {Hot: abc}\n")
    said = desk.run("model", "check", "bad.yaml")
    assert said.code == 3
    assert "line 3" in said.out
    assert "line 4" in said.out
    facts = desk.run("model", "check", "bad.yaml", "--json").json
    assert facts["valid"] is False
    assert {3, 4} <= {problem["line"] for problem in facts["problems"]}


def test_check_of_a_good_model(desk: Desk) -> None:
    said = desk.run("model", "check", "starter")
    assert said.code == 0
    assert "can score: 0 errors" in said.out


def test_show_in_words(desk: Desk) -> None:
    out = desk.run("model", "show", "trial.yaml").out
    assert "Trial 3" in out
    assert "when Job title contains the word “VP”" in out
    assert "disqualifies the lead" in out
    assert desk.run("model", "show", "trial.yaml", "--json").json["rules"][0]["effect"] == "20 points"


def test_the_model_inside_a_workbook(desk: Desk) -> None:
    desk.score("-o", "a.xlsx")
    assert "Trial 3" in desk.run("model", "show", "a.xlsx").out
    assert "same" in desk.run("model", "diff", "trial.yaml", "a.xlsx").out


def test_diff(desk: Desk) -> None:
    text = desk.model.read_text()
    assert "points: 40" in text
    (desk.folder / "new.yaml").write_text(text.replace("points: 40", "points: 45"))
    said = desk.run("model", "diff", "trial.yaml", "new.yaml")
    assert "Free trial" in said.out
    assert "45" in said.out
    facts = desk.run("model", "diff", "trial.yaml", "new.yaml", "--json").json
    assert [each["section"] for each in facts] == ["rules"]


def test_doc_and_schema(desk: Desk) -> None:
    assert "Free trial" in desk.run("model", "doc", "trial.yaml").out
    assert desk.run("model", "doc", "trial.yaml", "-o", "trial.html").code == 0
    assert (desk.folder / "trial.html").read_text(encoding="utf-8").startswith("<!doctype html>".upper()[:2])
    schema = json.loads(desk.run("model", "schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert desk.run("model", "schema", "-o", "schema.json").code == 0
    assert json.loads((desk.folder / "schema.json").read_text()) == schema
    assert desk.run("model", "schema", "-o", "schema.json").code == 6
