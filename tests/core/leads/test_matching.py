"""Columns and fields: what is matched, what is asked, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import MappingError
from scoring.fields import Field, FieldKind
from scoring.leads import Matching, match_columns
from scoring.leads.matching import How
from scoring.leads.names import normal_name

EMAIL = Field("Email", FieldKind.EMAIL, ("E-mail address", "Work email"))
SIZE = Field("Company size", FieldKind.NUMBER, ("Employees", "Number of employees"))
TITLE = Field("Job title", aliases=("Role",))


def found(matching: Matching) -> dict[str, tuple[str, How]]:
    return {match.field: (match.column, match.how) for match in matching.matches}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CompanySize", "company size"),
        ("company_size", "company size"),
        ("  Company\nsize: ", "company size"),
        ("Größe", "große"),
        ("Straße", "strasse"),
        ("Téléphone", "telephone"),
        ("ORACLE_ID__C", "oracle id c"),
    ],
)
def test_normal_names(name: str, words: str) -> None:
    assert normal_name(name) == normal_name(words)


def test_names_before_aliases_before_likeness() -> None:
    columns = ["Work email", "EMAIL", "employees", "Job-Title"]
    assert found(match_columns([EMAIL, SIZE, TITLE], columns)) == {
        "Email": ("EMAIL", How.NAME),
        "Company size": ("employees", How.ALIAS),
        "Job title": ("Job-Title", How.NAME),
    }


def test_word_order_and_plurals_are_taken_as_similar() -> None:
    matching = match_columns([SIZE, Field("Demos watched")], ["Size of the company", "Demo watched"])
    assert found(matching) == {
        "Company size": ("Size of the company", How.SIMILAR),
        "Demos watched": ("Demo watched", How.SIMILAR),
    }
    assert not matching.questions


@pytest.mark.parametrize(
    ("field", "column"),
    [
        ("Company size", "Company site"),
        ("No response after demo", "Response after demo"),
        ("Email", "Email opened"),
        ("Free trial", "Free trials ended"),
        ("Country", "County"),
    ],
)
def test_what_is_only_near_is_asked(field: str, column: str) -> None:
    matching = match_columns([Field(field)], [column])
    assert matching.columns == {}
    assert [question.field for question in matching.questions] == [field]
    with pytest.raises(MappingError) as caught:
        matching.settled()
    assert f'--map "{field}={column}"' in str(caught.value)
    assert f'--map "{field}="' in str(caught.value)


def test_two_near_columns_are_asked() -> None:
    matching = match_columns([Field("Phone number")], ["Phone numbers", "Phone-Number 2", "Phone_Numbers"])
    assert [question.field for question in matching.questions] == ["Phone number"]


def test_a_field_that_nothing_is_near_has_no_column() -> None:
    matching = match_columns([TITLE, EMAIL], ["Email", "Revenue"])
    assert matching.missing == ("Job title",)
    assert matching.settled() is matching


def test_given_pairs_win() -> None:
    matching = match_columns([EMAIL, SIZE], ["Email", "Other", "Employees"], {"Email": "other", "company SIZE": ""})
    assert found(matching) == {"Email": ("Other", How.GIVEN), "Company size": ("", How.GIVEN)}


@pytest.mark.parametrize(
    ("given_pairs", "words"),
    [
        ({"Emial": "Email"}, "no field “Emial”. Did you mean “Email”"),
        ({"Email": "Emial"}, "no column “Emial”. Did you mean “Email”"),
        ({"Other": "Email"}, "“Other” is a column; write FIELD=COLUMN: “Email=Other”."),
        ({"Email": "Other", "Company size": "Other"}, "given to “Email” and to “Company size”"),
    ],
)
def test_given_pairs_must_exist(given_pairs: dict[str, str], words: str) -> None:
    with pytest.raises(MappingError, match=words):
        match_columns([EMAIL, SIZE], ["Email", "Other"], given_pairs)


def test_the_only_column_of_addresses_is_the_email() -> None:
    shown = {"Contact": FieldKind.EMAIL, "Size": FieldKind.NUMBER}
    matching = match_columns([EMAIL], ["Contact", "Size"], evidence=shown)
    assert found(matching) == {"Email": ("Contact", How.CONTENT)}
    owner = {"Owner": FieldKind.EMAIL}
    assert match_columns([EMAIL], ["Owner"], evidence=owner).columns == {}


def test_cells_of_another_kind_speak_against_a_near_name() -> None:
    near = match_columns([Field("Employees", FieldKind.NUMBER)], ["Employee list"])
    against = match_columns(
        [Field("Employees", FieldKind.NUMBER)], ["Employee list"], evidence={"Employee list": FieldKind.DATE}
    )
    assert near.questions
    assert not against.columns
    assert sum(score for q in against.questions for _, score in q.candidates) < sum(
        score for q in near.questions for _, score in q.candidates
    )


WORD = st.sampled_from(
    ["Email", "Company size", "Title", "Created", "Country", "Phone", "Score", "Job title", "email 2"]
)


@given(st.lists(WORD, unique=True, max_size=6), st.lists(WORD, unique=True, max_size=8))
def test_no_column_is_taken_twice_and_every_field_is_answered(fields: list[str], columns: list[str]) -> None:
    matching = match_columns([Field(name) for name in fields], columns)
    taken = list(matching.columns.values())
    assert len(taken) == len(set(taken))
    assert [match.field for match in matching.matches] == fields
    for name in set(fields) & set(columns):
        assert matching.columns[name] == name
    assert not set(matching.columns) & {question.field for question in matching.questions}


OPENED = Field("Emails opened", FieldKind.NUMBER, ("Opens",))
SCORE = Field("Lead Score", FieldKind.NUMBER)


@pytest.mark.parametrize(
    ("field", "column", "shown"),
    [
        (OPENED, "EMAIL ", FieldKind.EMAIL),
        (SIZE, "Company", FieldKind.TEXT),
        (Field("Lead Source", aliases=("Source",)), "Lead Score", None),
        (SCORE, "Lead Source", FieldKind.TEXT),
        (Field("Created on", FieldKind.DATE), "Created by", FieldKind.TEXT),
        (Field("Work email", FieldKind.EMAIL), "Email opened", FieldKind.DATE),
    ],
)
def test_columns_of_another_kind_or_word_are_no_question(field: Field, column: str, shown: FieldKind | None) -> None:
    matching = match_columns([field], [column], evidence={column: shown} if shown else {})
    assert matching.missing == (field.name,)
    assert not matching.questions


@pytest.mark.parametrize(
    ("field", "column", "shown"),
    [
        (TITLE, "Job", FieldKind.TEXT),
        (Field("Job"), "Job title", FieldKind.TEXT),
        (Field("Demo attended", FieldKind.YES_NO, ("Demo",)), "Demo held", FieldKind.TEXT),
        (SIZE, "Company", None),
        (Field("Lead Score", FieldKind.NUMBER), "Scores of the leads", FieldKind.TEXT),
    ],
)
def test_real_doubts_are_still_asked(field: Field, column: str, shown: FieldKind | None) -> None:
    matching = match_columns([field], [column], evidence={column: shown} if shown else {})
    assert [question.field for question in matching.questions] == [field.name]


def test_an_unknown_field_or_column_lists_what_there_is() -> None:
    with pytest.raises(MappingError, match=r"no field “Foo”\. Its fields are “Email”, “Company size”"):
        match_columns([EMAIL, SIZE], ["Email"], {"Foo": "Email"})
    columns = [f"Column {letter}" for letter in "ABCDEFGHIJ"]
    with pytest.raises(MappingError, match=r"Their columns are “Column A”.*“Column H” and 2 more\."):
        match_columns([EMAIL], columns, {"Email": "Zzz"})


def test_a_field_may_be_given_by_its_alias() -> None:
    matching = match_columns([SIZE], ["Employees", "Employees (2)"], {"Employees": "Employees (2)"})
    assert matching.columns == {"Company size": "Employees (2)"}


ACTIVITY = Field("Last activity", FieldKind.DATE, ("Last contact",))


@pytest.mark.parametrize(
    ("field", "column", "shown"),
    [
        (EMAIL, "Do Not Email", FieldKind.YES_NO),
        (EMAIL, "Work email", FieldKind.YES_NO),
        (EMAIL, "E-mail address", FieldKind.TEXT),
        (ACTIVITY, "Last contact", FieldKind.TEXT),
        (ACTIVITY, "LAST_CONTACT", FieldKind.YES_NO),
        (SIZE, "Employees", FieldKind.TEXT),
    ],
)
def test_cells_of_another_kind_speak_against_an_alias(field: Field, column: str, shown: FieldKind) -> None:
    matching = match_columns([field], [column], evidence={column: shown})
    assert matching.missing == (field.name,)
    assert not matching.questions
    assert match_columns([field], [column], {field.name: column}, {column: shown}).columns == {field.name: column}


@pytest.mark.parametrize(("column", "sure"), [("Last activity", 100), ("LAST_ACTIVITY", 98)])
def test_the_name_itself_counts_whatever_the_cells_hold_but_is_less_sure(column: str, sure: int) -> None:
    (match,) = match_columns([ACTIVITY], [column], evidence={column: FieldKind.TEXT}).matches
    assert (match.column, match.how) == (column, How.NAME)
    assert match.confidence == 60
    (usual,) = match_columns([ACTIVITY], [column], evidence={column: FieldKind.DATE}).matches
    assert usual.confidence == sure


def test_another_column_of_an_alias_is_taken_where_the_cells_speak_against_one() -> None:
    field = Field("Last activity", FieldKind.DATE, ("Last contact", "Last seen"))
    matching = match_columns([field], ["Last contact", "Last seen"], evidence={"Last contact": FieldKind.TEXT})
    assert found(matching) == {"Last activity": ("Last seen", How.ALIAS)}
