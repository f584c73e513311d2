"""Text files: encodings, separators, records, kinds, and what is said about each."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import LeadFileError, Place
from scoring.leads import read_leads, understand_leads
from scoring.leads.dates import DateOrder
from scoring.leads.delimited import read_records
from scoring.leads.records import Records, Taker
from scoring.table import Cell, CellKind, LeadTable, Serial

FIELD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
HERE = Place(file="leads.csv")


def table(tmp_path: Path, text: str | bytes, **options: object) -> LeadTable:
    """The lead table of a text."""
    path = tmp_path / "leads.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_leads(path, **options)  # type: ignore[arg-type]


def cells(leads: LeadTable, name: str) -> list[Cell]:
    return list(leads[name].cells())


def notes(leads: LeadTable) -> str:
    return " ".join(leads.source.notes)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_encodings_with_and_without_mark(encoding: str) -> None:
    text = 'Name,Company name\r\nMüller,"Größe, GmbH"\r\nAnn,€ Shop\r\n'
    records = read_records(text.encode(encoding), HERE)
    assert records.rows == [["Name", "Company name"], ["Müller", "Größe, GmbH"], ["Ann", "€ Shop"]]


def test_windows_1252_is_assumed_and_said() -> None:
    records = read_records("Name,Firma\nMüller,Größe – €\n".encode("cp1252"), HERE)
    assert records.rows[1] == ["Müller", "Größe – €"]
    assert "Windows-1252" in " ".join(records.notes)


def test_a_foreign_line_in_utf_8_does_not_spoil_the_rest() -> None:
    data = "Name\nMüller\nGrößer\nÄnne\n".encode() + "Jürgen\n".encode("cp1252")
    records = read_records(data, HERE)
    assert [row[0] for row in records.rows[1:]] == ["Müller", "Größer", "Änne", "Jürgen"]
    assert "1 line" in " ".join(records.notes)


def test_a_named_encoding_wins(tmp_path: Path) -> None:
    leads = table(tmp_path, "Имя,Город\nАнна,Москва\n".encode("cp1251"), encoding="cp1251")
    assert leads.names == ("Имя", "Город")


@given(
    st.lists(
        st.lists(FIELD, min_size=3, max_size=3),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)  # fmt: skip
def test_what_a_csv_writer_wrote_is_read(rows: list[list[str]], separator: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["Name", "E-mail", "City"], *rows])
    records = read_records(out.getvalue().encode(), HERE, separator=separator)
    expected = [["Name", "E-mail", "City"], *rows]
    while not any(expected[-1]):
        expected.pop()
    assert records.rows == expected


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = separator.join(["Name", "Note", "Value"]) + "\n"
    text += "".join(separator.join([f"Ann {n}", '"a, b; c|d"', f"{n}"]) + "\n" for n in range(5))
    assert read_records(text.encode(), HERE).separator == separator


def test_a_separator_line_is_obeyed_and_not_counted(tmp_path: Path) -> None:
    leads = table(tmp_path, "sep=;\nName;Email\nAnn;a@b.c\n")
    assert leads.names == ("Name", "Email")
    assert leads.rows.tolist() == [2]


def test_ragged_rows_lose_nothing(tmp_path: Path) -> None:
    leads = table(tmp_path, "Name,Email\nAnn,a@b.c,extra,more\nBob\n\nCid,c@d.e\n")
    assert leads.names == ("Name", "Email", "Column C", "Column D")
    assert cells(leads, "Column D") == ["more", None, None]
    assert leads.rows.tolist() == [2, 3, 5]
    assert "1 blank row skipped" in notes(leads)
    assert "more fields than headers" in notes(leads)
    assert "fewer fields than headers" in notes(leads)


def test_line_breaks_and_quotes_inside_fields(tmp_path: Path) -> None:
    leads = table(tmp_path, 'Name,Note\r\n"Ann ""A"" Lee","two\r\nlines"\r\nBob,x\r\n')
    assert cells(leads, "Name") == ['Ann "A" Lee', "Bob"]
    assert cells(leads, "Note") == ["two\r\nlines", "x"]
    assert leads.rows.tolist() == [2, 3]


def test_an_open_quotation_mark_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LeadFileError, match="never closed"):
        table(tmp_path, 'Name,Note\nAnn,"open\nBob,x\nCid,y\n')


def test_nul_bytes_and_huge_fields(tmp_path: Path) -> None:
    huge = "x" * 300_000
    leads = table(tmp_path, f"Name,Note\nA\0nn,{huge}\n")
    assert cells(leads, "Name") == ["Ann"]
    assert cells(leads, "Note") == [huge]
    assert "NUL" in notes(leads)
    assert csv.field_size_limit() == 131_072


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("Name,Email\n", "no lead below"),
        ("1,2\n3,4\n5,6\n", "look like data"),
        ("ann@b.com,Ann\nbob@b.com,Bob\n", "look like data"),
        (b"\x89PNG\r\n", "no lead file"),
    ],
)
def test_what_is_no_lead_file_is_refused_in_words(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(LeadFileError, match=words):
        table(tmp_path, text)


def test_one_column_is_read_and_said(tmp_path: Path) -> None:
    assert "Only one column" in notes(table(tmp_path, "Email\na@b.c\n"))


def test_titles_above_the_headers(tmp_path: Path) -> None:
    leads = table(tmp_path, "Export of 1 May\n\nName,Email,Size\nAnn,a@b.c,10\nBob,b@c.d,20\n")
    assert leads.names == ("Name", "Email", "Size")
    assert leads.source.header_row == 3
    assert leads.rows.tolist() == [4, 5]
    assert cells(leads, "Size") == [10.0, 20.0]


def test_a_named_header_row_wins(tmp_path: Path) -> None:
    leads = table(tmp_path, "a,b\nName,Email\nAnn,a@b.c\n", header_row=2)
    assert leads.names == ("Name", "Email")
    with pytest.raises(LeadFileError, match="Row 9"):
        table(tmp_path, "a,b\nc,d\n", header_row=9)


def test_expected_names_find_the_header_row(tmp_path: Path) -> None:
    text = "first,second\nx,y\nCompany size,Free trial\n5,yes\n"
    assert table(tmp_path, text, expected=("Company size", "Free trial")).names == ("Company size", "Free trial")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (["1", "-2", "3.5"], [1.0, -2.0, 3.5]),
        (["TRUE", "FALSE", "true"], [True, False, "true"]),
        (["1-10", "11-50", "3/4"], ["1-10", "11-50", "3/4"]),
        (["00123", "01067", "12345"], ["00123", "01067", "12345"]),
        (["+49 30 123", "030 123", "+1"], ["+49 30 123", "030 123", "+1"]),
        (["1234567890123456", "9876543210987654"], ["1234567890123456", "9876543210987654"]),
        (["123456789012345"], [123456789012345.0]),
        (["1E5", "12E4"], ["1E5", "12E4"]),
        (["1.23457E+11"], [1.23457e11]),
        (["nan", "inf", "1_000", "0x1F"], ["nan", "inf", "1_000", "0x1F"]),
        (["1,234.50", "2,000.00"], [1234.5, 2000.0]),
        (["1.234,50", "2.000,00"], [1234.5, 2000.0]),
        (["1,5", "2,25"], [1.5, 2.25]),
        (["1,234", "2,500"], ["1,234", "2,500"]),
        (["1.234", "2.5"], [1.234, 2.5]),
        (["1,5", "2.5", "7"], ["1,5", 2.5, 7.0]),
        (["12%", "7.5%"], [0.12, 0.075]),
        (["  12  ", " x "], [12.0, " x "]),
        ([" ", "-", "1"], [" ", "-", 1.0]),
        (["415 555 123", "212 555 999"], ["415 555 123", "212 555 999"]),
    ],
)  # fmt: skip
def test_kinds_of_fields(tmp_path: Path, fields: list[str], expected: list[Cell]) -> None:
    text = "Name\tValue\n" + "".join(f"Lead {at}\t{field}\n" for at, field in enumerate(fields))
    path = tmp_path / "leads.tsv"
    path.write_text(text, encoding="utf-8", newline="")
    read = list(read_leads(path)["Value"].cells())
    # A column that is all points or commas of three digits is ambiguous unless the file is separated by commas.
    assert read == expected


def test_three_decimals_depend_on_the_file(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "Name,Value\nA,1.234\nB,5.678\n"), "Value") == [1.234, 5.678]
    leads = table(tmp_path, "Name;Value\nA;1.234\nB;5.678\n")
    assert cells(leads, "Value") == ["1.234", "5.678"]
    assert "may be decimals or thousands" in notes(leads)
    leads = table(tmp_path, "Name;Value;Price\nA;1.234;0,5\nB;5.678;1,75\n")
    assert cells(leads, "Value") == ["1.234", "5.678"]
    assert cells(leads, "Price") == [0.5, 1.75]


@pytest.mark.parametrize(
    ("fields", "expected", "said"),
    [
        (["2024-03-12", "2024-03-01"], [45363, 45352], ""),
        (["2024-03-12T06:00:00Z", "2024-03-12 18:00"], [45363.25, 45363.75], "time zones"),
        (["12.3.2024", "1.03.24"], [45363, 45352], "day-month-year"),
        (["25/12/2024", "01/02/2024"], [45651, 45323], "1 of 2 distinct dates unambiguous"),
        (["12/25/2024", "01/02/2024"], [45651, 45293], "month-day-year"),
        (["01/02/2024", "03/04/2024"], [45293, 45355], "Check this"),
        (["25/12/2024", "12/25/2024", "01/02/2024"], [45651, 45651, "01/02/2024"], "both ways stay text"),
        (["12 Mar 2024", "12-Mar-24", "March 12, 2024"], [45363, 45363, 45363], ""),
        (["12. März 2024", "1 de mayo de 2024"], [45363, 45413], ""),
        (["3/12/2024 2:30 PM", "3/31/2024 12:00 AM"], [45363 + 14.5 / 24, 45382], "month-day-year"),
        (["2024-13-45", "31.2.2024"], ["2024-13-45", "31.2.2024"], ""),
        (["1890-01-01"], ["1890-01-01"], ""),
    ],
)
def test_dates(tmp_path: Path, fields: list[str], expected: list[float | str], said: str) -> None:
    text = "Name,Created\n" + "".join(f'Lead,"{field}"\n' for field in fields)
    leads = table(tmp_path, text)
    want = [Serial(float(value)) if not isinstance(value, str) else value for value in expected]
    assert cells(leads, "Created") == want
    assert said in notes(leads)


def test_the_order_of_dates_can_be_settled(tmp_path: Path) -> None:
    text = "Name,Created\nA,01/02/2024\n"
    assert cells(table(tmp_path, text, date_order=DateOrder.DAY_FIRST), "Created") == [Serial(45323.0)]


def test_another_column_s_dates_are_evidence(tmp_path: Path) -> None:
    text = "Created,Seen\n01/02/2024,25/02/2024\n03/04/2024,26/03/2024\n"
    assert cells(table(tmp_path, text), "Created") == [Serial(45323.0), Serial(45385.0)]


def test_versions_and_addresses_are_no_dates(tmp_path: Path) -> None:
    leads = table(tmp_path, "Name,Version\nA,1.2.3\nB,10.0.0.1\nC,2.4.11\n")
    assert leads["Version"].kinds.tolist() == [CellKind.TEXT] * 3


def test_duplicate_and_empty_headers_get_names(tmp_path: Path) -> None:
    leads = table(tmp_path, "Email,,email,Email\na@b.c,x,y,z\n")
    assert leads.names == ("Email", "Column B", "email (2)", "Email (3)")


def test_progress_and_summary(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("Name,Size\nAnn,1\nBob,\n", encoding="utf-8")
    shares: list[float] = []
    reading = understand_leads(path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert [(c.name, c.letter, c.filled, c.main_kind) for c in reading.columns] == [
        ("Name", "A", 2, CellKind.TEXT),
        ("Size", "B", 1, CellKind.NUMBER),
    ]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        records = read_records(data, HERE)
    except LeadFileError:
        return
    assert all(isinstance(field, str) for row in records.rows for field in row)


@pytest.mark.parametrize(
    ("text", "serial", "said"),
    [
        ("Name;Created\nAnn;03/04/2026\n", 46115, "read as day-month-year. Check this, or say --dates month-day-year."),
        ('Name,Size,Created\nAnn,"1,55",03/04/2026\n', 46115, "read as day-month-year."),
        ("Name,Created\nAnn,03/04/2026\n", 46085, "read as month-day-year. Check this, or say --dates day-month-year."),
        ("Name;Created;Seen\nAnn;03/04/2026;12/25/2025\n", 46085, "read as month-day-year."),
    ],
)
def test_semicolons_and_decimal_commas_speak_for_the_day_first(
    tmp_path: Path, text: str, serial: float, said: str
) -> None:
    leads = table(tmp_path, text)
    assert cells(leads, "Created") == [Serial(serial)]
    assert said in notes(leads)


def test_one_value_is_counted_as_one(tmp_path: Path) -> None:
    assert "(1 distinct value shows it)" in notes(table(tmp_path, "Name;Rate\nAnn;1,55\n"))


FULL = "Name,Email,Company,City,Country,Size\n" + "".join(f"Ann {n},a{n}@b.co,Firm {n},Bonn,DE,{n}\n" for n in range(9))


@pytest.mark.parametrize(
    ("footer", "named"),
    [
        ("Total,,,,,36\n", "Row 11 (“Total”) looks like a total"),
        (",,,,Gesamtsumme:,36\n", "Row 11 (“Gesamtsumme:”)"),
        ("Filter: owner = me,,,,,\n", "Row 11 (“Filter: owner = me”)"),
        ("\nSumme,,,,,36\nSome words of ours,,,,,\n", "Rows 12 (“Summe”), 13 (“Some words of ours”) look like totals"),
        ("Generated on 2026-01-02,,,,,\n", "Row 11 (“Generated on 2026-01-02”)"),
    ],
)
def test_rows_below_the_leads_are_named_and_kept(tmp_path: Path, footer: str, named: str) -> None:
    leads = table(tmp_path, FULL + footer)
    assert len(leads) == 9 + footer.strip().count("\n") + 1
    assert named in notes(leads)
    assert "delete" in notes(leads)


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        FULL + "Total,total@total.com,Total,Paris,FR,5\n",
        FULL + "Bob,bob@b.co,,,,\n",
        FULL + "Total Energies,,Total Energies SE,Paris,FR,\n",
        "Name,Email,Company,City,Country,Size\n" + "Ann,,,,,\nBob,b@c.de,Firm,Bonn,DE,5\n" * 9 + "Cid,,,,,\n",
        "Name,Source\nAnn,Web\nCreated,\n",
        "Name\nAnn\nTotal\n",
    ],
)
def test_leads_are_not_called_footers(tmp_path: Path, text: str) -> None:
    assert "looks like a total" not in notes(table(tmp_path, text)).replace("look like", "looks like")


@given(st.lists(st.lists(st.sampled_from(["", "Total", "x", "5"]), min_size=3, max_size=3), min_size=1, max_size=30))
def test_no_footer_is_ever_dropped(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    text = "Name,City,Size\n" + "".join(",".join(row) + "\n" for row in [["Ann", "Bonn", "5"], *rows])
    leads = table(tmp_path_factory.mktemp("leads"), text)
    assert leads.rows.tolist() == [2, *(at for at, row in enumerate(rows, 3) if any(row))]


@pytest.mark.parametrize("name", ["leads.json", "leads.numbers", "b.pdf", "leads.xml", "leads.yaml"])
def test_files_of_other_kinds_are_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FULL, encoding="utf-8")
    with pytest.raises(LeadFileError, match=r"\.xlsx") as caught:
        read_leads(tmp_path / name)
    assert name in str(caught.value)


def test_a_file_without_an_ending_is_read(tmp_path: Path) -> None:
    (tmp_path / "leads").write_text(FULL, encoding="utf-8")
    assert len(read_leads(tmp_path / "leads")) == 9


@given(st.integers(0, 10**6), st.integers(200, 4000))
def test_bytes_of_no_text_are_refused(seed: int, size: int) -> None:
    data = b"\x89\xd9" + Random(seed).randbytes(size)
    with pytest.raises(LeadFileError, match="no text file"):
        read_records(data, HERE)


def test_a_stray_control_character_in_windows_1252_is_read() -> None:
    assert read_records("Name,Firma\nMüller\x01,Größe\n".encode("cp1252"), HERE).rows[1] == ["Müller\x01", "Größe"]


def test_a_repeated_header_says_how_to_use_the_other(tmp_path: Path) -> None:
    text = "Name,Employees,Employees,Note,Note\nAnn,1,2,a,b\n"
    said = notes(table(tmp_path, text, expected=["Employees", "Company size"]))
    assert 'The first is used; to use this one, say --map "Employees=Employees (2)".' in said
    assert "Note=" not in said


def test_headers_without_leads_name_the_option(tmp_path: Path) -> None:
    with pytest.raises(LeadFileError, match="--header-row"):
        table(tmp_path, "Name,Email\n")


RECORDS = st.lists(st.lists(st.sampled_from(["", " ", "a", "b", "c d"]), min_size=1, max_size=4), max_size=12)


@given(RECORDS, st.integers(1, 5))
def test_records_taken_in_pieces_are_the_records(records: list[list[str]], piece: int) -> None:
    taken = Taker(piece)
    taken.take(iter(records))
    widths, columns = taken.made()
    made = Records(widths, columns, ",", "utf-8", ())
    while records and not any(records[-1]):
        records.pop()
    assert made.rows == records
    assert made.filled().tolist() == [bool("".join(record).strip(" ")) for record in records]
    kept = np.arange(len(records))[1::2]
    for place, column in enumerate(made.columns):
        codes, texts = column.of(kept)
        cells = [record[place] if place < len(record) else "" for record in records[1::2]]
        assert ["" if code < 0 else texts[code] for code in codes] == cells
        assert set(texts) == set(cells) - {""}
