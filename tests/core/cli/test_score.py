"""`hotsheet score`: what it prints and writes, and how it refuses."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from rich.cells import cell_len

from tests.core.cli.conftest import Desk
from tests.core.jobs.samples import AS_OF, CSV, MODEL, edit, write_leads, write_model
from tests.processes import limited


def test_it_says_what_it_understood_and_did(desk: Desk) -> None:
    said = desk.score()
    assert said.code == 0
    assert said.err == ""
    for words in (
        "leads.csv · 5 leads · 6 columns",
        "Trial 3",
        "Job title   Title         known name",
        "Call first",
        "1  89  Hot  Ana, ana@acme.example",
        "VP +20; Size from 10 +19; Free trial +40; Seen lately +10",
    ):
        assert words in said.out
    # A long path goes over the end of a line.
    assert "leads-scored.xlsx" in "".join(said.out.split())
    assert (desk.folder / "leads-scored.xlsx").is_file()


def test_tiers_with_counts_shares_and_bars(desk: Desk) -> None:
    lines = [line.split() for line in desk.score().out.splitlines()]
    tiers = {line[0]: line[1:] for line in lines if line and line[0] in ("Hot", "Warm", "Cold", "Disqualified")}
    assert {name: rest[1] for name, rest in tiers.items()} == {
        "Hot": "1",
        "Warm": "1",
        "Cold": "2",
        "Disqualified": "1",
    }
    assert tiers["Cold"][0] == 2 * tiers["Hot"][0]
    assert tiers["Cold"][2:] == ["40", "%"]


def test_json_is_all_that_stands_on_stdout(desk: Desk) -> None:
    said = desk.score("--json", "-o", "o.csv")
    facts = said.json
    assert facts["result"] == "o.csv"
    assert facts["leads"]["count"] == 5
    assert facts["model"] == {"name": "Trial", "version": "3", "rules": 5, "from": f"from {desk.model}"}
    assert {fact["tier"]: fact["leads"] for fact in facts["tiers"]} == {
        "Hot": 1,
        "Warm": 1,
        "Cold": 2,
        "Disqualified": 1,
    }
    assert facts["top"][0]["score"] == 89
    assert facts["as_of"] == "2026-11-22"
    assert {match["field"]: match["how"] for match in facts["matches"]}["Job title"] == "alias"


def test_text_result_has_the_same_scores_and_no_formula(desk: Desk) -> None:
    assert desk.score("-o", "o.csv", "--columns", "score,rank,why").code == 0
    with (desk.folder / "o.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[6:] == ["Lead Score", "Why", "Lead Rank"]
    assert [row["Lead Rank"] for row in rows] == ["1", "4", "", "3", "2"]
    assert rows[4]["Name"] == "'=Ed"
    assert desk.score("-o", "raw.csv", "--raw").code == 0
    assert "\n=Ed," in (desk.folder / "raw.csv").read_text("utf-8-sig")


def test_raw_is_for_text_only(desk: Desk) -> None:
    said = desk.score("--raw")
    assert said.code == 2
    assert ".csv" in said.err


def test_an_uncertain_match_is_refused_with_answers_to_paste(desk: Desk) -> None:
    write_leads(desk.folder, CSV.replace("Company size", "Employees now"))
    said = desk.score()
    assert said.code == 5
    assert '--map "Employees=Employees now"' in said.err
    assert '--map "Employees="' in said.err
    assert not (desk.folder / "leads-scored.xlsx").exists()
    assert desk.score("--map", "Employees=Employees now").code == 0


def test_answers_with_signs_that_a_shell_reads_are_quoted(desk: Desk) -> None:
    write_leads(desk.folder, CSV.replace("Company size", '"Employees ""$now"""'))
    assert "--map 'Employees=Employees \"$now\"'" in desk.score().err


@pytest.mark.parametrize(
    ("pair", "words"),
    [("Employees", "is not a pair"), ("=x", "is not a pair"), ("Employes=Title", "Did you mean “Employees”"),
     ("Employees=Titel", "Did you mean “Title”")],
)  # fmt: skip
def test_a_wrong_answer_is_refused(desk: Desk, pair: str, words: str) -> None:
    said = desk.score("--map", pair)
    assert said.code in (2, 5)
    assert words in said.err


def numbers_as_text(folder: Path) -> Path:
    """Twenty leads, two of them with a number stored as text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Email", "Employees"])
    for place in range(20):
        sheet.append([f"a{place}@acme.example", "45" if place < 2 else 45])
    book.save(folder / "text.xlsx")
    return folder / "text.xlsx"


def test_the_five_percent_warning_names_the_rules(desk: Desk) -> None:
    said = desk.run("score", numbers_as_text(desk.folder), "-m", desk.model)
    assert said.code == 0
    words = " ".join(said.err.split())
    assert "Warning: 10 % of “Employees” are numbers stored as text." in words
    assert "“Size”" in words
    assert "B2, B3" in said.out


def test_a_field_that_no_live_rule_uses_warns_of_nothing(desk: Desk) -> None:
    rules = tuple(replace(rule, enabled=rule.id != "size") for rule in MODEL.rules)
    write_model(desk.folder, replace(MODEL, rules=rules))
    said = desk.run("score", numbers_as_text(desk.folder), "-m", desk.model)
    assert said.code == 0
    assert said.err == ""


def test_nothing_is_lost_of_a_workbook_with_more_than_leads(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Email", "Job title"])
    sheet.append(["a@acme.example", "VP"])
    book.create_sheet("Plan").append(["x"])
    book.save(desk.folder / "book.xlsx")
    said = desk.run("score", "book.xlsx", "-m", desk.model)
    assert said.code == 0
    assert "Left out" not in said.out
    assert "Plan" in openpyxl.load_workbook(desk.folder / "book-scored.xlsx").sheetnames
    said = desk.run("score", "book.xlsx", "-m", desk.model, "--new", "--overwrite")
    assert said.code == 0
    assert "Left out  the sheet “Plan”." in said.out
    assert "Plan" not in openpyxl.load_workbook(desk.folder / "book-scored.xlsx").sheetnames


def test_scored_again_it_says_so_and_keeps_overrides(desk: Desk) -> None:
    desk.score("-o", "a.xlsx")
    edit(desk.folder / "a.xlsx", {"J3": "Hot", "J4": "Hto"})
    said = desk.run("score", "a-edited.xlsx", "-o", "b.xlsx", "--as-of", "2026-11-22")
    assert said.code == 0
    assert "from the workbook itself" in said.out
    assert "as before" in said.out
    assert "1 override names no tier of the model and is ignored: row 4 “Hto”." in said.err.replace("\n", " ")
    sheet = openpyxl.load_workbook(desk.folder / "b.xlsx", data_only=True)["Leads"]
    assert sheet["H3"].value == "Hot"


def test_overrides_are_carried_over_in_words(desk: Desk) -> None:
    old = "E-mail,Lead Score,Tier Override\nbo@gmail.com,1,Hot\ngone@x.example,1,Hot\ndi@initech.example,1,Cold\n"
    write_leads(desk.folder, old + "di@initech.example,1,Hot\n", "old.csv")
    said = desk.score("--carry-from", "old.csv", "-o", "o.csv")
    words = " ".join(said.out.split())
    assert "1 override carried over by “E-mail”." in words
    assert "the key stands more than once: “di@initech.example”" in words
    assert "no lead here has the key: “gone@x.example”" in words
    assert "bo@gmail.com,Intern,9,no,2026-01-02,2,Hot" in (desk.folder / "o.csv").read_text("utf-8-sig")
    facts = desk.score("--carry-from", "old.csv", "-o", "o2.csv", "--json").json
    assert facts["carried"]["missing"] == ["gone@x.example"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["score", "nope.csv"], 4, "does not exist"),
        (["score", "."], 4, "folder"),
        (["score", "empty.csv"], 4, "empty"),
        (["score", "letter.docx"], 4, "no workbook"),
        (["score", "leads.csv", "-m", "startr"], 3, "Did you mean “starter”"),
        (["score", "leads.csv", "-m", "broken.yaml"], 3, "line 3"),
        (["score", "leads.csv", "--as-of", "22.11.2026"], 2, "2026-11-22"),
        (["score", "leads.csv", "--as-of", "1800-01-01"], 2, "1900"),
        (["score", "leads.csv", "-o", "leads.csv", "--overwrite"], 6, "the lead file itself"),
        (["score", "leads.csv", "-o", "taken.xlsx"], 6, "--overwrite"),
        (["score", "leads.csv", "-o", "no/o.xlsx"], 6, "does not exist"),
        (["score", "leads.csv", "-o", "o.xlsm"], 6, "o.xlsx"),
        (["score", "leads.csv", "--columns", "scor"], 2, "Did you mean “score”"),
        (["score", "leads.csv", "--columns", "grade", "-o", "o.csv"], 2, "no fit"),
        (["score", "leads.csv", "--header-row", "0"], 2, "header-row"),
        (["score", "leads.csv", "--sheet", "Leads"], 4, "sheet"),
        (["score", "leads.csv", "--carry-from", "nope.xlsx"], 4, "does not exist"),
        (["score"], 2, "LEADS"),
        (["scor"], 2, "scor"),
        (["score", "leads.csv", "--overwrit"], 2, "--overwrite"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else None,
)
def test_awkward_input_ends_in_words(desk: Desk, arguments: list[str], code: int, words: str) -> None:
    (desk.folder / "empty.csv").write_bytes(b"")
    (desk.folder / "taken.xlsx").write_bytes(b"mine")
    (desk.folder / "broken.yaml").write_text("hotsheet: 1\nname: x\nruls: []\ntiers: {Hot: abc}\n")
    letter(desk.folder / "letter.docx")
    said = desk.run(*arguments)
    assert said.code == code
    assert words in " ".join(said.err.split())
    assert (desk.folder / "taken.xlsx").read_bytes() == b"mine"
    assert desk.leads.read_text() == CSV


def letter(path: Path) -> None:
    """A zip that is no workbook, as a letter is."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<document/>")


def test_a_wrong_sheet_is_answered_with_the_near_ones(desk: Desk) -> None:
    desk.score("-o", "a.xlsx")
    said = desk.run("score", "a.xlsx", "--sheet", "Leds")
    assert said.code == 4
    assert "Did you mean “Leads”" in " ".join(said.err.split())


def test_all_problems_of_a_model_are_shown_at_once_with_lines(desk: Desk) -> None:
    (desk.folder / "broken.yaml").write_text("hotsheet: 1\nname: x\nruls: []\ntiers: {Hot: abc}\n")
    said = desk.run("score", desk.leads, "-m", "broken.yaml")
    assert "line 3" in said.err
    assert "line 4" in said.err


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(desk: Desk, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    wide = CSV.replace("Ana,", "部長部長部長部長部長部長部長部長部長部長 👩‍💼 very long name of a company indeed,")
    write_leads(desk.folder, wide)
    for command in (
        ["score", "leads.csv", "-m", "trial.yaml", "--overwrite"],
        ["explain", "leads.csv", "row:2", "-m", "trial.yaml"],
        ["columns", "leads.csv", "-m", "trial.yaml"],
        ["model", "show", "starter"],
        ["model", "list"],
    ):
        said = desk.run(*command)
        assert said.code == 0
        assert max(cell_len(line.rstrip()) for line in said.out.splitlines()) <= width


def test_texts_of_leads_cannot_steer_the_terminal(desk: Desk) -> None:
    write_leads(desk.folder, CSV.replace("Ana,", "\x1b[31m[bold]Ana\x07\u202e,"))
    out = desk.score().out
    assert "[bold]Ana" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_the_models_version_is_the_one_in_the_file(desk: Desk) -> None:
    desk.score("-o", "o.csv", "--columns", "score,version")
    assert (desk.folder / "o.csv").read_text("utf-8-sig").splitlines()[1].endswith(f",89,{MODEL.version}")


def test_rules_changed_on_the_sheet_are_not_undone_in_silence(desk: Desk) -> None:
    desk.score("-o", "a.xlsx")
    sheet = openpyxl.load_workbook(desk.folder / "a.xlsx")["Scoring Rules"]
    where = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value == 40][-1]
    edit(desk.folder / "a.xlsx", {where: "45"}, "xl/worksheets/sheet2.xml")
    said = desk.run("score", "a-edited.xlsx")
    words = " ".join(said.err.split())
    assert said.code == 3
    assert f"Scoring Rules, cell {where}: “45” instead of “40”" in words
    assert 'hotsheet apply "a-edited.xlsx"' in words
    assert desk.run("model", "new", "mine.yaml", "--from", "a-edited.xlsx").code == 0
    said = desk.run("score", "a-edited.xlsx", "-m", "mine.yaml")
    assert said.code == 0
    assert "that is left aside: the model named is used" in " ".join(said.err.split())


def test_answers_to_paste_stay_one_line_on_a_narrow_screen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    header = "Employees who were counted at the end of last year"
    write_leads(desk.folder, CSV.replace("Company size", header))
    answer = f'--map "Employees={header}"'
    assert answer in desk.score().err
    assert answer in desk.run("columns", "leads.csv", "-m", "trial.yaml").out


def test_what_is_said_between_a_list_and_its_mend_has_no_stray_blank(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Export"])
    sheet.append(["Email", "Employees"])
    sheet.append(["ana@acme.example", 45])
    book.create_sheet("Notes").append(["mine"])
    book.save(desk.folder / "more.xlsx")
    assert desk.run("score", "more.xlsx", "-m", desk.model, "--in-place").code == 0
    scored = openpyxl.load_workbook(desk.folder / "more.xlsx")
    scored["Call List"]["A1"].comment = Comment("Ask Ana first", "Bo")
    scored.save(desk.folder / "more.xlsx")
    said = desk.run("score", "more.xlsx", "-m", desk.model, "--in-place")
    assert said.code == 8
    assert said.err.splitlines()[-1].startswith("Move it")


def test_cells_that_got_an_apostrophe_are_counted(desk: Desk) -> None:
    assert "Guarded   2 cells" in desk.score("-o", "o.csv").out
    assert "Guarded" not in desk.score("-o", "raw.csv", "--raw").out
    assert desk.score("-o", "j.csv", "--json").json["guarded"] == 2
    assert desk.score("-o", "o.xlsx", "--json").json["guarded"] == 0


def test_the_work_is_done_though_the_reader_leaves(desk: Desk) -> None:
    command = [sys.executable, "-m", "scoring.cli", "score", "leads.csv", "-m", "trial.yaml", "-o", "o.csv"]
    pipe = subprocess.PIPE
    with limited(subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=desk.folder)) as job:
        assert job.stdout is not None
        assert job.stderr is not None
        job.stdout.close()
        words = job.stderr.read()
        assert job.wait(20) == 0
    assert words == b""
    assert (desk.folder / "o.csv").is_file()


def test_the_order_of_day_and_month_can_be_said(desk: Desk) -> None:
    write_leads(desk.folder, "Email,Last seen\nana@acme.example,11/10/2026\n")
    scores = []
    for order in ("day-month-year", "Month-Day-Year"):
        facts = desk.score("--dates", order, "-o", f"{order}.csv", "--json").json
        assert not any("Check this" in note for note in facts["leads"]["notes"])
        scores.append(facts["top"][0]["score"])
    assert scores == [0, 10]
    assert desk.run("explain", "leads.csv", "row:2", "-m", desk.model, "--as-of", AS_OF, "--dates", "month-day-year",
                    "--json").json["score"] == 10  # fmt: skip
    said = desk.score("--dates", "dmy")
    assert said.code == 2
    assert "day-month-year or month-day-year" in " ".join(said.err.replace("│", "").split())
    desk.score("-o", "a.xlsx")
    said = desk.run("score", "a.xlsx", "--dates", "day-month-year")
    assert said.code == 4
    assert "Leave --dates out" in said.err


def test_functions_on_request(desk: Desk) -> None:
    desk.score("-o", "a.xlsx", "--functions")
    assert b"_xlfn.LAMBDA(_xlpm." in zipfile.ZipFile(desk.folder / "a.xlsx").read("xl/workbook.xml")
    desk.run("refresh", "a.xlsx", "--no-functions")
    assert b"LAMBDA" not in zipfile.ZipFile(desk.folder / "a.xlsx").read("xl/workbook.xml")
    said = desk.score("-o", "a.csv", "--functions")
    assert said.code == 2 and "--functions is for workbooks" in said.err
