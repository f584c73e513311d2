"""Plans to write in tests: a small one, and one that uses everything a plan can say."""

from __future__ import annotations

from scoring.table import Cell, ErrorValue, Serial, column
from scoring.workbook.plan import (
    BookPlan,
    CellPlan,
    Chart,
    ColumnPlan,
    ColumnWidth,
    Comment,
    ConditionalFormat,
    CustomPart,
    DefinedName,
    Formula,
    Look,
    Series,
    SheetPlan,
    Style,
    TableColumn,
    TablePlan,
    Validation,
    ValidationKind,
)

HEADER = Style(bold=True, fill="1F3864", color="FFFFFF", wrap=True, vertical="center")
INPUT = Style(fill="FFF8E1", border="BFBFBF", locked=False, number_format="@")
NUMBER_INPUT = Style(fill="FFF8E1", border="BFBFBF", locked=False, number_format="0.####")
SCORE = Style(number_format="0.0")
MODEL = '<?xml version="1.0"?><model xmlns="urn:example:model"><name>Café</name></model>'.encode()
TITLES = ("VP, Sales", "=1+1", " spaced ", "_x0041_", '<b>&"bold"</b>', "two\nlines")


def header(row: int, names: tuple[str, ...]) -> tuple[CellPlan, ...]:
    """Header cells from the first column on."""
    return tuple(CellPlan(row, place, name, HEADER) for place, name in enumerate(names, 1))


def leads_sheet() -> SheetPlan:
    """A lead table with titles above, a shared working, and a score in structured references."""
    names = ("E-mail", "Job title", "Size", "Created", "Line\nbreak", "Lead Score", "Lead Tier")
    count = len(TITLES)
    score = "ROUND(Leads[[#This Row],[Size]]*Points,4)"
    tier = 'IF(Leads[[#This Row],[Lead Score]]>=HotFrom,"Hot","Cold")'
    return SheetPlan(
        name="Leads & more",
        cells=(CellPlan(1, 1, "Leads of spring", Style(bold=True, size=14)), *header(3, names)),
        columns=(
            ColumnPlan(1, 4, column("E-mail", [f"lead{n}@example.com" for n in range(count)])),
            ColumnPlan(2, 4, column("Job title", TITLES)),
            ColumnPlan(3, 4, column("Size", [10, 2.5, None, -3, "n/a", True])),
            ColumnPlan(4, 4, column("Created", [Serial(45000.5), None, Serial(45001), 7, "soon", ErrorValue("#N/A")])),
            ColumnPlan(5, 4, column("", [20.0, 5.0, 0.0, -6.0, ErrorValue("#VALUE!"), 2.0]), "C4*2", shared=True),
            ColumnPlan(6, 4, column("", [30, 7.5, 0, -9, ErrorValue("#VALUE!"), 3]), score, style=SCORE),
            ColumnPlan(7, 4, column("", ["Hot", "Cold", "Cold", "Cold", ErrorValue("#VALUE!"), "Cold"]), tier),
        ),
        widths=(
            ColumnWidth(1, 2, 24),
            ColumnWidth(5, 5, 9, hidden=True, outline=1),
            ColumnWidth(6, 6, 12, collapsed=True),
        ),
        row_heights=((3, 30),),
        tables=(
            TablePlan(
                "Leads",
                3,
                1,
                3 + count,
                tuple(TableColumn(name, {"Lead Score": score, "Lead Tier": tier}.get(name, "")) for name in names),
            ),
        ),
        formats=(
            ConditionalFormat("A4:G9", "$F4>=HotFrom", Look(fill="C6E0B4", bold=True), stop=True),
            ConditionalFormat("A4:G9", "$F4<0", Look(color="9C0006", strike=True, italic=True)),
            ConditionalFormat("F4:F9", data_bar="5B9BD5", low="0", high="HotFrom"),
        ),
        comments=(
            Comment(3, 6, "Worked out from the rules.\nSee “Rules”."),
            Comment(3, 2, "<As> in the CRM & co"),
        ),
        freeze=(3, 1),
        landscape=True,
        fit_width=True,
        repeat_rows=(3, 3),
        ignore_errors=("B4:B9", "D4:D9"),
        tab_color="1F3864",
    )


def rules_sheet() -> SheetPlan:
    """A protected sheet of inputs, with validations, a merge and a filter outside any table."""
    return SheetPlan(
        name="Scoring Rules",
        cells=(
            CellPlan(1, 1, "Rules", Style(bold=True, size=16)),
            CellPlan(1, 2, None, Style(bold=True, size=16)),
            *header(3, ("Rule", "Points", "On", "Words")),
            CellPlan(4, 1, "Size", Style(indent=1)),
            CellPlan(4, 2, 3, NUMBER_INPUT),
            CellPlan(4, 3, True, Style(locked=False, horizontal="center")),
            CellPlan(4, 4, Formula('"Size gives "&B4', "Size gives 3"), Style(wrap=True, italic=True)),
            CellPlan(5, 1, "Hot from"),
            CellPlan(5, 2, 25, NUMBER_INPUT),
            CellPlan(5, 3, False),
            CellPlan(5, 4, "00123", INPUT),
            CellPlan(6, 2, Formula("NA()", ErrorValue("#N/A"))),
            CellPlan(6, 3, Formula("B4>2", True)),
            CellPlan(6, 4, Formula("TODAY()", Serial(46000)), Style(number_format="yyyy-mm-dd")),
        ),
        merges=("A1:B1",),
        widths=(ColumnWidth(1, 1, 30), ColumnWidth(2, 3, 10), ColumnWidth(4, 4, 40)),
        validations=(
            Validation(
                "B4:B5",
                ValidationKind.DECIMAL,
                "-1000",
                "1000",
                title="Points",
                prompt="A number with up to\nfour decimals.",
                error="That is no number.",
            ),
            Validation("C4:C5", ValidationKind.LIST, '"TRUE,FALSE"'),
            Validation("D4", ValidationKind.TEXT_LENGTH, "50", operator="lessThan", strict=False),
            Validation("D5", ValidationKind.CUSTOM, "LEN(D5)>0"),
        ),
        protected=True,
        gridlines=False,
        auto_filter="A3:D6",
    )


def summary_sheet() -> SheetPlan:
    """Counts and two charts over them."""
    tiers = ("Hot", "Warm", "Cold")
    labels, counts = "'Summary'!$A$2:$A$4", "'Summary'!$B$2:$B$4"
    series = Series("Leads", labels, counts, tiers, (1, 0, 4), "7F7F7F", point_colors=("C55A11", "F4B183", "9DC3E6"))
    again = Series("Again", labels, counts, tiers, (1, 0, 4))
    return SheetPlan(
        name="Summary",
        cells=(
            *header(1, ("Tier", "Leads")),
            *(CellPlan(2 + place, 1, tier) for place, tier in enumerate(tiers)),
            *(
                CellPlan(2 + place, 2, Formula(f"COUNTIF(Leads[Lead Tier],A{2 + place})", value))
                for place, value in enumerate((1, 0, 4))
            ),
        ),
        charts=(
            Chart(
                "Leads per tier",
                (series,),
                (1, 4),
                (16, 11),
                x_title="Tier",
                y_title="Leads",
                alt_text="Column chart: 1 hot, 0 warm, 4 cold leads",
            ),
            Chart("Side by side", (series, again), (18, 4), (32, 11), horizontal=True),
        ),
    )


def rich_book() -> BookPlan:
    """A workbook that uses everything a plan can say."""
    return BookPlan(
        sheets=(leads_sheet(), rules_sheet(), summary_sheet(), SheetPlan("Empty", hidden=True)),
        names=(
            DefinedName("Points", "'Scoring Rules'!$B$4", comment="Points a head"),
            DefinedName("HotFrom", "'Scoring Rules'!$B$5"),
            DefinedName("Secret", '"a"', hidden=True),
        ),
        custom_parts=(CustomPart("{6A1F0C3E-0000-4000-8000-000000000001}", "urn:example:model", MODEL),),
        title="A <rich> book",
        active=2,
    )


def plain_book(*values: Cell | int | Formula, name: str = "Sheet") -> BookPlan:
    """One sheet with the given values below each other in column A."""
    return BookPlan((SheetPlan(name, tuple(CellPlan(row, 1, value) for row, value in enumerate(values, 1))),))
