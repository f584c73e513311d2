"""A user's own workbook with leads in a corner of it, and the same workbook scored in place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import xlsxwriter

from scoring.ooxml.cells import column_letters
from scoring.ooxml.package import Package
from scoring.table import Serial
from scoring.workbook.apply import apply_plan
from scoring.workbook.compose import ComposeOptions
from scoring.workbook.names import Our
from scoring.workbook.package import write_draft
from scoring.workbook.site import Place, Site
from tests.workbook.covering_model import MODEL, leads
from tests.workbook.scored_books import scored

SHEET, BOARD, TABLE = "My Leads", "Dashboard", "Contacts"
HEADER_ROW, FIRST_COLUMN, LEADS = 3, 2, 12
FIRST_ROW, LAST_ROW = HEADER_ROW + 1, HEADER_ROW + LEADS
HEADERS = tuple(field.name for field in MODEL.fields)
LAST_COLUMN = FIRST_COLUMN + len(HEADERS) - 1


def users_book(path: Path, *, table: bool, totals: bool = False) -> Path:
    """The workbook: a dashboard, a chart sheet, and the leads below a title, as a table or a plain range."""
    with xlsxwriter.Workbook(path) as book:
        board, page = book.add_worksheet(BOARD), book.add_worksheet(SHEET)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write("A1", "Leads of the fair")
        page.write("B2", "Ask Ana before you change anything")
        rows = leads(LEADS)
        for at, column in enumerate(rows.columns):
            where = FIRST_COLUMN - 1 + at
            page.write(HEADER_ROW - 1, where, column.name)
            for lead, value in enumerate(column.cells()):
                if isinstance(value, Serial):
                    page.write_number(FIRST_ROW - 1 + lead, where, value.value, day)
                elif isinstance(value, str):
                    page.write_string(FIRST_ROW - 1 + lead, where, value)
                elif value is not None:
                    page.write(FIRST_ROW - 1 + lead, where, value)
        last = LAST_ROW + totals
        box = (HEADER_ROW - 1, FIRST_COLUMN - 1, last - 1, LAST_COLUMN - 1)
        if table:
            columns = [{"header": header} for header in HEADERS]
            page.add_table(*box, {"name": TABLE, "columns": columns, "total_row": totals})
        else:
            page.autofilter(*box)
        page.print_area(*box)
        page.set_column(1, 3, 20)
        page.freeze_panes(HEADER_ROW, 0)
        span = f"B{FIRST_ROW}:{column_letters(LAST_COLUMN)}{LAST_ROW}"
        red = book.add_format({"font_color": "#C00000"})
        page.conditional_format(span, {"type": "formula", "criteria": f'=$C{FIRST_ROW}="CEO"', "format": red})
        page.data_validation(f"D{FIRST_ROW}:D{LAST_ROW}", {"validate": "list", "source": ["SaaS", "Retail"]})
        page.write_comment("B5", "Called twice")
        board.write_formula("A1", f"=COUNTA('{SHEET}'!B{FIRST_ROW}:B{LAST_ROW})", None, LEADS)
        board.write_string("A2", "Hot")
        board.write_string("B2", "Lists")
        chart = book.add_chart({"type": "column"})
        assert chart is not None
        chart.add_series({"values": f"='{SHEET}'!$F${FIRST_ROW}:$F${LAST_ROW}"})
        board.insert_chart("D4", chart)
        other = book.add_chart({"type": "pie"})
        assert other is not None
        other.add_series({"values": f"='{SHEET}'!$G${FIRST_ROW}:$G${LAST_ROW}"})
        book.add_chartsheet("Pie").set_chart(other)
        book.define_name("HS_Offices", f"='{SHEET}'!$B${FIRST_ROW}:$B${LAST_ROW}")
    return path


def scored_in_place(source: Path, target: Path, *, table: bool) -> Path:
    """The workbook with our columns and sheets."""
    rows = leads(LEADS)
    own = tuple(Place(FIRST_COLUMN + at, header) for at, header in enumerate(rows.names))
    site = Site(
        SHEET,
        HEADER_ROW,
        np.arange(FIRST_ROW, FIRST_ROW + LEADS, dtype=np.int64),
        own,
        TABLE if table else "",
        LAST_COLUMN + 1,
        FIRST_ROW,
    )
    made = scored(rows, MODEL, options=ComposeOptions(show=tuple(Our), site=site))
    with Package(source) as base, target.open("w+b") as file:
        write_draft(apply_plan(base, made.plan), file, keep_original=True)
    return target
