"""The job from end to end: what is written, what is refused, and that scoring twice is scoring once."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from scoring.errors import LeadFileError, LeftOutError, MappingError, ModelError, OutputError
from scoring.jobs.columns import ColumnChoiceError, chosen_columns
from scoring.jobs.models import marker_of, open_source
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.run import Outcome, Target, score_file
from scoring.model import Axis, ScoringModel
from scoring.workbook.names import ALWAYS, Our
from tests.core.jobs.samples import AS_OF, CSV, MODEL, edit, write_leads

DAY = date.fromisoformat(AS_OF)


def run(path: Path, out: Path, wishes: Wishes | None = None, **how: object) -> Outcome:
    return score_file(path, Target(out, **how), wishes or Wishes(MODEL), as_of=DAY)  # type: ignore[arg-type]


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_the_same_scores_as_workbook_and_as_text(tmp_path: Path) -> None:
    leads = write_leads(tmp_path)
    run(leads, tmp_path / "o.csv")
    outcome = run(leads, tmp_path / "o.xlsx")
    rows = rows_of(tmp_path / "o.csv")
    assert [row["Lead Score"] for row in rows] == ["89", "2", "59", "29", "50"]
    assert [row["Lead Tier"] for row in rows] == ["Hot", "Cold", "Disqualified", "Cold", "Warm"]
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx", data_only=True)["Leads"]
    header = [cell.value for cell in sheet[1]]
    for name in ("Lead Score", "Lead Tier", "Why"):
        place = header.index(name)
        assert [str(row[place]) for row in sheet.iter_rows(2, values_only=True)] == [row[name] for row in rows]
    assert outcome.prepared.disposable == ()


def test_scoring_twice_is_scoring_once_to_the_byte(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{n}.xlsx" for n in "abc")
    run(write_leads(tmp_path), first)
    # Without naming the model: the one inside the workbook.
    run(first, second, Wishes())
    run(second, third, Wishes(MODEL))
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def test_scoring_text_twice_is_scoring_once(tmp_path: Path) -> None:
    run(write_leads(tmp_path), tmp_path / "a.csv")
    run(tmp_path / "a.csv", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_overrides_and_reasons_stay_in_their_rows(tmp_path: Path) -> None:
    run(write_leads(tmp_path), tmp_path / "a.xlsx")
    edited = edit(tmp_path / "a.xlsx", {"J3": "hot", "K3": "an old friend", "J4": "nonsense"})
    outcome = run(edited, tmp_path / "b.xlsx", Wishes())
    assert outcome.prepared.overrides == ("", "hot", "nonsense", "", "")
    assert outcome.prepared.reasons == ("", "an old friend", "", "", "")
    assert outcome.scores.tier_names[outcome.scores.lead_tier[1]] == "Hot"
    assert outcome.scores.unknown_overrides == (2,)
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx", data_only=True)["Leads"]
    assert sheet["J3"].value == "hot"
    assert sheet["K3"].value == "an old friend"


def test_columns_shown_before_are_shown_again(tmp_path: Path) -> None:
    run(write_leads(tmp_path), tmp_path / "a.xlsx", show=(*ALWAYS, Our.RANK, Our.VERSION))
    outcome = run(tmp_path / "a.xlsx", tmp_path / "b.xlsx", Wishes())
    assert outcome.show == tuple(our for our in Our if our in {*ALWAYS, Our.RANK, Our.VERSION})


def test_a_hidden_override_would_be_lost_so_it_is_shown(tmp_path: Path) -> None:
    scored = CSV.replace("\n", ",,\n").replace("seen,,", "seen,Lead Score,Tier Override").replace("20,,", "20,1,Cold")
    outcome = run(write_leads(tmp_path, scored), tmp_path / "o.csv", show=(Our.SCORE,))
    assert outcome.show == (Our.SCORE, Our.OVERRIDE)
    assert rows_of(tmp_path / "o.csv")[0]["Tier Override"] == "Cold"


def test_a_persons_own_lead_score_stays(tmp_path: Path) -> None:
    leads = write_leads(tmp_path, CSV.replace("Name", "Lead Score"))
    for out in ("o.csv", "o.xlsx"):
        run(leads, tmp_path / out)
    assert rows_of(tmp_path / "o.csv")[0]["Lead Score"] == "Ana"
    assert rows_of(tmp_path / "o.csv")[0]["Lead Score (2)"] == "89"
    run(tmp_path / "o.csv", tmp_path / "p.csv")
    assert (tmp_path / "p.csv").read_bytes() == (tmp_path / "o.csv").read_bytes()
    run(tmp_path / "o.xlsx", tmp_path / "p.xlsx", Wishes())
    assert (tmp_path / "p.xlsx").read_bytes() == (tmp_path / "o.xlsx").read_bytes()


def test_disposable_domains_of_the_leads_join_the_model(tmp_path: Path) -> None:
    # On the full public list, and not among the built-in few hundred.
    leads = write_leads(tmp_path, CSV.replace("cy@mailinator.com", "cy@x.0815.ru"))
    outcome = run(leads, tmp_path / "o.xlsx")
    assert outcome.prepared.disposable == ("x.0815.ru",)
    assert outcome.scores.tier_names[outcome.scores.lead_tier[2]] == "Disqualified"
    assert "x.0815.ru" in open_source(tmp_path / "o.xlsx").model.lists[0].items


def test_no_question_about_domains_without_a_rule_on_them(tmp_path: Path) -> None:
    model = replace(MODEL, rules=MODEL.rules[:-1])
    assert prepare(write_leads(tmp_path), Wishes(model)).disposable == ()


def test_answers_about_columns_travel_in_the_workbook(tmp_path: Path) -> None:
    leads = write_leads(tmp_path, CSV.replace("Company size", "Employees now"))
    assert prepare(leads, Wishes(MODEL)).matching.questions
    with pytest.raises(MappingError, match="Employees"):
        run(leads, tmp_path / "o.xlsx")
    run(leads, tmp_path / "o.xlsx", Wishes(MODEL, mapping={"Employees": "Employees now"}))
    again = prepare(tmp_path / "o.xlsx")
    assert again.columns["Employees"] == "Employees now"
    assert not again.matching.questions
    run(leads, tmp_path / "p.xlsx", Wishes(MODEL, mapping={"Employees": ""}))
    assert "Employees" not in prepare(tmp_path / "p.xlsx").columns


def test_a_column_of_words_is_no_question_for_a_number(tmp_path: Path) -> None:
    leads = write_leads(tmp_path, CSV.replace("Company size", "Staff").replace("Name", "Employees now"))
    matching = prepare(leads, Wishes(MODEL)).matching
    assert not matching.questions
    assert "Employees" in matching.missing


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("leads.csv", "the lead file itself"),
        ("o.pdf", "o.xlsx"),
        ("no/o.csv", "does not exist"),
        (".", "folder|written as"),
    ],
)
def test_places_where_no_result_can_be(tmp_path: Path, out: str, words: str) -> None:
    leads = write_leads(tmp_path)
    with pytest.raises(OutputError, match=words):
        run(leads, tmp_path / out, overwrite=True)
    assert leads.read_text() == CSV


def test_an_existing_result_is_replaced_only_with_leave(tmp_path: Path) -> None:
    leads = write_leads(tmp_path)
    (tmp_path / "o.csv").write_text("mine")
    with pytest.raises(OutputError, match="--overwrite"):
        run(leads, tmp_path / "o.csv")
    assert (tmp_path / "o.csv").read_text() == "mine"
    run(leads, tmp_path / "o.csv", overwrite=True)
    assert len(rows_of(tmp_path / "o.csv")) == 5


def test_overrides_typed_into_the_old_result_are_not_written_over(tmp_path: Path) -> None:
    leads, out = write_leads(tmp_path), tmp_path / "o.xlsx"
    run(leads, out)
    edit(out, {"J2": "Cold"}).replace(out)
    with pytest.raises(OutputError, match="--carry-from"):
        run(leads, out, overwrite=True)
    outcome = run(leads, out, Wishes(MODEL, carry_from=out), overwrite=True)
    assert outcome.prepared.overrides[0] == "Cold"
    assert outcome.prepared.carried is not None
    assert outcome.prepared.carried.count == 1
    assert prepare(out).overrides[0] == "Cold"


def test_a_workbook_keeps_what_it_holds_unless_a_new_one_is_asked_for(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Contacts"
    for row in csv.reader(io.StringIO(CSV.replace("=", ""))):
        sheet.append(row)
    book.create_sheet("Notes").append(["call", "them"])
    path = tmp_path / "book.xlsx"
    book.save(path)
    before = path.read_bytes()
    run(path, tmp_path / "kept.xlsx")
    assert openpyxl.load_workbook(tmp_path / "kept.xlsx").sheetnames[:2] == ["Contacts", "Notes"]
    assert run(path, tmp_path / "o.xlsx", new=True).prepared.left_out == ("the sheet “Notes”",)
    assert "Notes" not in openpyxl.load_workbook(tmp_path / "o.xlsx").sheetnames
    run(path, tmp_path / "o.csv")
    assert path.read_bytes() == before


def test_our_own_sheets_are_not_left_out_of_anything(tmp_path: Path) -> None:
    run(write_leads(tmp_path), tmp_path / "a.xlsx")
    assert prepare(tmp_path / "a.xlsx").left_out == ()


def test_columns_chosen_by_name() -> None:
    assert chosen_columns("why, Score ,model_tier") == (Our.SCORE, Our.WHY, Our.MODEL_TIER)
    assert chosen_columns("all") == tuple(Our)
    for wrong in ("scor", ",", ""):
        with pytest.raises(ColumnChoiceError):
            chosen_columns(wrong)


def test_fit_where_there_is_none(tmp_path: Path) -> None:
    flat = replace(MODEL, categories=tuple(replace(each, axis=Axis.NONE) for each in MODEL.categories))
    leads = write_leads(tmp_path)
    with pytest.raises(ColumnChoiceError, match="no fit"):
        run(leads, tmp_path / "o.csv", Wishes(flat), show=(Our.SCORE, Our.FIT))
    assert Our.FIT not in run(leads, tmp_path / "o.csv", Wishes(flat), show=tuple(Our)).show


def test_a_broken_model_of_the_caller_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        prepare(write_leads(tmp_path), Wishes(replace(MODEL, categories=())))


def test_the_marker_says_where_the_leads_came_from(tmp_path: Path) -> None:
    run(write_leads(tmp_path), tmp_path / "a.xlsx")
    run(tmp_path / "a.xlsx", tmp_path / "b.xlsx", Wishes())
    marker = marker_of(tmp_path / "b.xlsx")
    assert marker is not None
    assert marker.source == "leads.csv"
    assert marker.columns[Our.SCORE] == "Lead Score"


def test_a_workbook_without_a_model_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(ModelError, match="carries no model"):
        open_source(path)


def test_carrying_from_a_file_without_overrides(tmp_path: Path) -> None:
    leads = write_leads(tmp_path)
    with pytest.raises(LeadFileError, match="Tier Override"):
        prepare(leads, Wishes(MODEL, carry_from=write_leads(tmp_path, name="old.csv")))


def test_a_file_with_no_column_of_the_model_is_refused(tmp_path: Path) -> None:
    leads = write_leads(tmp_path, "Colour,Shape\nred,round\n")
    with pytest.raises(MappingError, match="every lead would count as blank"):
        run(leads, tmp_path / "o.csv")
    assert not (tmp_path / "o.csv").exists()


def test_overrides_that_the_new_result_has_too_are_not_lost(tmp_path: Path) -> None:
    run(write_leads(tmp_path), tmp_path / "a.xlsx")
    edited = edit(tmp_path / "a.xlsx", {"J2": "Cold", "K2": "no budget"})
    run(edited, tmp_path / "b.xlsx", Wishes())
    run(edited, tmp_path / "b.xlsx", Wishes(), overwrite=True)
    again = edit(edited, {"J2": "Warm"})
    with pytest.raises(OutputError, match="an override or reason"):
        run(again, tmp_path / "b.xlsx", Wishes(), overwrite=True)


def test_overrides_that_cannot_be_carried_over_are_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    run(write_leads(tmp_path), out)
    edit(out, {"J2": "Cold"}).replace(out)
    leads = write_leads(tmp_path, CSV.replace("ana@", "anna@"))
    with pytest.raises(OutputError, match="could not be carried over"):
        run(leads, out, Wishes(MODEL, carry_from=out), overwrite=True)
    assert prepare(out).overrides[0] == "Cold"


def test_the_day_follows_the_calendar_only_where_none_was_asked_for_and_a_rule_needs_one(tmp_path: Path) -> None:
    leads = write_leads(tmp_path)

    def day_of(name: str, model: ScoringModel, day: date | None) -> object:
        score_file(leads, Target(tmp_path / name), Wishes(model), as_of=day)
        book = openpyxl.load_workbook(tmp_path / name)
        _, cell = next(book.defined_names["HS_AsOf"].destinations)
        return book["Scoring Rules"][cell].value

    timeless = replace(MODEL, rules=tuple(rule for rule in MODEL.rules if rule.id != "seen"))
    assert day_of("live.xlsx", MODEL, None) == "=TODAY()"
    assert day_of("fixed.xlsx", MODEL, DAY) == datetime.combine(DAY, time())
    assert day_of("timeless.xlsx", timeless, None) == datetime.combine(date.today(), time())


def test_a_comment_that_a_person_puts_on_our_sheet_is_told(tmp_path: Path) -> None:
    run(write_leads(tmp_path), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["Scoring Rules"]["A1"].comment = Comment("Ask Ana before you change this", "Bo")
    book.save(tmp_path / "b.xlsx")
    with pytest.raises(LeftOutError, match="“Scoring Rules”: a comment"):
        run(tmp_path / "b.xlsx", tmp_path / "c.xlsx")


def test_the_usual_model_is_never_a_file_that_lies_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leads = tmp_path / "leads.csv"
    leads.write_text("Email,Job title\nann@acme.com,Director\n", encoding="utf-8")
    (tmp_path / "starter").write_text("this is no model", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert prepare(leads).model_from == "the template “starter”"
