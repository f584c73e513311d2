"""Excel on Windows against a recording of its object model: which calls, and what must come before what."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from excel_addin.hosts.com import ExcelHost
from excel_addin.hosts.excel import MAX_ADDRESS, in_pieces
from excel_addin.hosts.host import Host, HostError
from scoring.workbook.plan import (
    Chart,
    ColumnWidth,
    ConditionalFormat,
    Look,
    Series,
    SheetPlan,
    Style,
    Validation,
    ValidationKind,
)
from tests.excel_addin.hosts.recorder import com_error, recorded_sheet

ENGLISH: dict[str, Any] = {"app.International(1)": 1, "app.International(5)": ",", "sheet.Visible": -1}
BUSY = com_error(-2146777998, "rejected", None, None)
REFUSED = com_error(-2147352567, "Exception occurred.", (0, "Excel", "The cell is protected. ", None, 0, 0), None)


@pytest.fixture
def host() -> Host:
    return ExcelHost()


def in_order(log: list[str], *wanted: str) -> bool:
    places = [log.index(line) for line in wanted]
    return places == sorted(places)


@pytest.mark.parametrize(("number", "ending"), [(51, ".xlsx"), (52, ".xlsm"), (61, ".xlsx")])
def test_a_copy_keeps_the_format(host: Host, tmp_path: Path, number: int, ending: str) -> None:
    sheet, log = recorded_sheet({"book.FileFormat": number})
    path = host.save_copy(sheet.book, tmp_path)
    assert path == tmp_path / f"leads{ending}"
    assert log == [f"book.SaveCopyAs({str(path)!r})"]


@pytest.mark.parametrize("number", [6, 50, 56])
def test_a_copy_of_another_format_is_refused(host: Host, tmp_path: Path, number: int) -> None:
    sheet, log = recorded_sheet({"book.FileFormat": number})
    with pytest.raises(HostError, match="does not read") as told:
        host.save_copy(sheet.book, tmp_path)
    assert ".xlsx" in told.value.mend
    assert not log


def test_excel_s_own_words_are_told(host: Host, tmp_path: Path) -> None:
    call = f"book.SaveCopyAs({str(tmp_path / 'leads.xlsx')!r})"
    sheet, _log = recorded_sheet({"book.FileFormat": 51, call: REFUSED})
    with pytest.raises(HostError, match=r"could not write a copy of the workbook: The cell is protected\.$"):
        host.save_copy(sheet.book, tmp_path)
    sheet, _log = recorded_sheet({"book.FileFormat": 51, call: BUSY})
    with pytest.raises(HostError, match="Excel is busy") as told:
        host.save_copy(sheet.book, tmp_path)
    assert "Finish" in told.value.mend
    sheet, _log = recorded_sheet({"book.FileFormat": 51, call: ZeroDivisionError()})
    with pytest.raises(ZeroDivisionError):
        host.save_copy(sheet.book, tmp_path)


@pytest.mark.parametrize(
    ("path", "saved", "expected"),
    [("C:\\x", True, True), ("https://d.docs.live.net/1", True, True), ("", True, False), ("C:\\x", False, False)],
)
def test_whether_it_is_saved(host: Host, path: str, saved: bool, expected: bool) -> None:
    sheet, _log = recorded_sheet({"book.Path": path, "book.Saved": saved})
    assert host.is_saved(sheet.book) is expected


def test_parts_take_the_place_of_those_with_their_namespace(host: Host) -> None:
    answers: dict[str, Any] = {}
    sheet, log = recorded_sheet(answers)
    old = type(sheet.api)("old", log, answers)
    answers["book.CustomXMLParts.SelectByNamespace('urn:x'):each"] = (old,)
    host.set_part(sheet.book, "urn:x", "<a/>")
    assert log == ["book.CustomXMLParts.SelectByNamespace('urn:x')", "old.Delete()", "book.CustomXMLParts.Add('<a/>')"]
    log.clear()
    host.set_part(sheet.book, "urn:x", None)
    assert log[-1] == "old.Delete()"


def test_addresses_are_joined_as_far_as_excel_takes_them() -> None:
    addresses = [f"$A${row}:$C${row}" for row in range(1, 200)]
    pieces = list(in_pieces(addresses))
    assert max(map(len, pieces)) <= MAX_ADDRESS
    assert ",".join(pieces).split(",") == addresses
    assert len(pieces) < len(addresses) / 10


def test_cells_are_dressed_in_what_the_style_says(host: Host) -> None:
    sheet, log = recorded_sheet({})
    host.dress(sheet, ["A1:B2", "D4"], Style("0.0", bold=True, color="1F3A5F", border="D0D5DB", indent=1, locked=False))
    cells = "sheet.Range('A1:B2,D4')"
    assert log == [
        cells,
        f"{cells}.NumberFormat = '0.0'",
        f"{cells}.Font.Bold = True",
        f"{cells}.Font.Color = {0x5F3A1F}",
        f"{cells}.Borders.LineStyle = 1",
        f"{cells}.Borders.Weight = 2",
        f"{cells}.Borders.Color = {0xDBD5D0}",
        f"{cells}.HorizontalAlignment = -4131",
        f"{cells}.IndentLevel = 1",
        f"{cells}.Locked = False",
    ]
    log.clear()
    host.dress(sheet, [], Style())
    assert not log


def test_a_look_is_copied_without_the_clipboard(host: Host) -> None:
    one, many = "sheet.Range('A2').Cells(1, 1)", "sheet.Range('H2:J99')"
    sheet, log = recorded_sheet(
        {
            f"{one}.NumberFormat": "0.0", f"{one}.Font.Name": "Arial", f"{one}.Interior.Pattern": -4142,
            **{f"{one}.Borders({edge}).LineStyle": 1 if edge == 9 else -4142 for edge in (7, 8, 9, 10)},
        }
    )  # fmt: skip
    host.copy_look(sheet, "A2", "H2:J99")
    assert f"{many}.NumberFormat = '0.0'" in log
    assert f"{many}.Font.Name = 'Arial'" in log
    assert f"{many}.Interior.Pattern = -4142" in log
    assert f"{many}.Borders(9).LineStyle = 1" in log
    assert f"{many}.Borders(12).LineStyle = 1" in log
    assert not any("Borders(7).LineStyle =" in line or "Copy" in line or "Paste" in line for line in log)


def test_columns_are_sized_before_they_are_hidden(host: Host) -> None:
    sheet, log = recorded_sheet({})
    host.set_columns(sheet, [ColumnWidth(27, 29, 12.5, hidden=True, outline=1)])
    columns = "sheet.Range('AA:AC').EntireColumn"
    lines = [f"{columns}.ColumnWidth = 12.5", f"{columns}.OutlineLevel = 2", f"{columns}.Hidden = True"]
    assert log == ["sheet.Range('AA:AC')", *lines]


PAGE = SheetPlan(
    "Rules", freeze=(3, 1), scroll_to=4, gridlines=False, tab_color="1F3A5F", landscape=True, fit_width=True,
    repeat_rows=(3, 3),
)  # fmt: skip


def test_pages_are_set_up_without_the_printer(host: Host) -> None:
    sheet, log = recorded_sheet(dict(ENGLISH))
    host.set_page(sheet, PAGE)
    page, window = "sheet.PageSetup", "book.Windows(1)"
    assert in_order(
        log,
        f"sheet.Tab.Color = {0x5F3A1F}",
        "app.PrintCommunication = False",
        f"{page}.Orientation = 2",
        f"{page}.Zoom = False",
        f"{page}.FitToPagesWide = 1",
        f"{page}.FitToPagesTall = False",
        f"{page}.PrintTitleRows = '$3:$3'",
        "app.PrintCommunication = True",
        "sheet.Activate()",
        f"{window}.DisplayGridlines = False",
        f"{window}.FreezePanes = False",
        f"{window}.ScrollRow = 1",
        f"{window}.SplitRow = 3",
        f"{window}.SplitColumn = 1",
        f"{window}.FreezePanes = True",
        f"{window}.ScrollColumn = 4",
        "book.ActiveSheet.Activate()",
    )


def test_without_a_printer_the_view_is_set_all_the_same(host: Host) -> None:
    sheet, log = recorded_sheet({**ENGLISH, "sheet.PageSetup.Orientation=": REFUSED})
    host.set_page(sheet, PAGE)
    assert in_order(log, "app.PrintCommunication = False", "app.PrintCommunication = True")
    assert "book.Windows(1).FreezePanes = True" in log


def test_formats_count_from_the_first_cell_and_come_last(host: Host) -> None:
    sheet, log = recorded_sheet(dict(ENGLISH))
    look = Look(color="595959", fill="EDEDED", italic=True, strike=True)
    host.add_format(sheet, ConditionalFormat("B5:C9", '$A5="x"', look, stop=True))
    added = "sheet.Range('B5:C9').FormatConditions.Add(Type=2, Formula1='=$A5=\"x\"')"
    assert in_order(
        log,
        "book.Activate()",
        "sheet.Activate()",
        "sheet.Range('B5:C9').Cells(1, 1).Select()",
        added,
        f"{added}.SetLastPriority()",
        f"{added}.StopIfTrue = True",
        f"{added}.Font.Strikethrough = True",
        f"{added}.Interior.Color = {0xEDEDED}",
        "app.Selection.Select()",
        "book.ActiveSheet.Activate()",
    )
    assert not any(".Bold" in line for line in log)


def test_bars_end_where_formulas_say(host: Host) -> None:
    sheet, log = recorded_sheet(dict(ENGLISH))
    host.add_format(sheet, ConditionalFormat("B5:B9", data_bar="9DC3E6", low="0", high="MAX(HS_Top,1)"))
    bar = "sheet.Range('B5:B9').FormatConditions.AddDatabar()"
    assert in_order(
        log,
        bar,
        f"{bar}.BarColor.Color = {0xE6C39D}",
        f"{bar}.PercentMin = 0",
        f"{bar}.MinPoint.Modify(0, 0.0)",
        f"{bar}.MaxPoint.Modify(4, '=MAX(HS_Top,1)')",
        f"{bar}.SetLastPriority()",
    )


def test_formulas_are_put_into_excel_s_language(host: Host) -> None:
    spare = "sheet.Cells(10, 5)"
    sheet, log = recorded_sheet(
        {
            "app.International(1)": 49, "app.International(5)": ";", "sheet.Visible": 0,
            "sheet.UsedRange.Row": 1, "sheet.UsedRange.Rows.Count": 9,
            "sheet.UsedRange.Column": 1, "sheet.UsedRange.Columns.Count": 4,
            f"{spare}.FormulaLocal": "=UND(A1;B1)",
        }
    )  # fmt: skip
    host.add_format(sheet, ConditionalFormat("A1:A9", "AND(A1,B1)"))
    added = "sheet.Range('A1:A9').FormatConditions.Add(Type=2, Formula1='=UND(A1;B1)')"
    assert in_order(
        log,
        "sheet.Visible = -1",
        f"{spare}.Formula = '=AND(A1,B1)'",
        f"{spare}.Clear()",
        added,
        "sheet.Visible = 0",
    )


def test_checks_with_their_words(host: Host) -> None:
    sheet, log = recorded_sheet(dict(ENGLISH))
    check = "sheet.Range('A1:A9,C1').Validation"
    item = Validation(
        "A1:A9 C1", ValidationKind.LIST, '"on,off"', title="Switch", prompt="On or off.", error="Neither."
    )
    host.add_check(sheet, replace(item, strict=False))
    assert in_order(
        log,
        "sheet.Range('A1:A9,C1').Cells(1, 1).Select()",
        f"{check}.Delete()",
        f"{check}.Add(Type=3, AlertStyle=2, Operator=1, Formula1='on,off')",
        f"{check}.IgnoreBlank = True",
        f"{check}.InputMessage = 'On or off.'",
        f"{check}.ErrorMessage = 'Neither.'",
    )
    log.clear()
    host.add_check(sheet, Validation("D1", ValidationKind.DECIMAL, "0", "HS_Top", operator="notBetween"))
    wanted = "sheet.Range('D1').Validation.Add(Type=2, AlertStyle=1, Operator=2, Formula1='=0', Formula2='=HS_Top')"
    assert wanted in log


def test_charts(host: Host) -> None:
    frame = "sheet.ChartObjects().Add(10, 20, 90, 180)"
    answers = {
        "sheet.Range('B6').Left": 10, "sheet.Range('B6').Top": 20, "sheet.Range('F20').Left": 100,
        "sheet.Range('F20').Top": 200, f"{frame}.Chart.SeriesCollection().Count": 1, f"{frame}.Name": "Chart 1",
    }  # fmt: skip
    sheet, log = recorded_sheet(answers)
    series = Series("Leads", "S!$A$2:$A$4", "S!$B$2:$B$4", ("a", "b", "c"), (1, 2, 3), "7A8CA3", ("B84300", "", ""))
    host.add_chart(sheet, Chart("By tier", (series,), (6, 2), (20, 6), True, "Tier", alt_text="Words.", bare=True))
    chart = f"{frame}.Chart"
    made = f"{chart}.SeriesCollection().NewSeries()"
    assert in_order(
        log,
        frame,
        f"{chart}.ChartType = 57",
        f"{chart}.SeriesCollection(1).Delete()",
        made,
        f"{made}.Values = '=S!$B$2:$B$4'",
        f"{made}.XValues = '=S!$A$2:$A$4'",
        f"{made}.Name = '=\"Leads\"'",
        f"{made}.Format.Fill.ForeColor.RGB = {0xA38C7A}",
        f"{made}.Points(1).Format.Fill.ForeColor.RGB = {0x0043B8}",
        f"{chart}.HasLegend = False",
        f"{chart}.Axes(1).ReversePlotOrder = True",
        f"{chart}.Axes(2).HasMajorGridlines = False",
        f"{chart}.Axes(2).MinimumScale = 0",
        "sheet.Shapes('Chart 1').AlternativeText = 'Words.'",
    )
    assert not any("Points(2)" in line for line in log)


def test_clearing_begins_with_tables_and_charts(host: Host) -> None:
    sheet, log = recorded_sheet(
        {"sheet.ProtectContents": False, "sheet.ListObjects.Count": 2, "sheet.ChartObjects().Count": 1}
    )
    host.clear(sheet)
    assert in_order(
        log, "sheet.ListObjects(2).Unlist()", "sheet.ListObjects(1).Unlist()", "sheet.ChartObjects(1).Delete()",
        "sheet.Cells.ClearOutline()", "sheet.Cells.Clear()", "sheet.Cells.UseStandardWidth = True",
    )  # fmt: skip
    sheet, log = recorded_sheet({"sheet.ProtectContents": True})
    with pytest.raises(HostError, match="is protected"):
        host.clear(sheet)
    assert not log


def test_protection(host: Host) -> None:
    sheet, log = recorded_sheet({"sheet.ProtectContents": False})
    host.protect(sheet)
    assert log[0].startswith("sheet.Protect(Password=''")
    assert "AllowFiltering=True" in log[0]
    host.unprotect(sheet)
    assert log[-1] == "sheet.Unprotect(Password='')"
    sheet, _log = recorded_sheet({"sheet.ProtectContents": True, "sheet.Unprotect(Password='')": REFUSED})
    with pytest.raises(HostError, match="with a password"):
        host.unprotect(sheet)


def test_names_are_hidden(host: Host) -> None:
    sheet, log = recorded_sheet({})
    host.hide_name(sheet.book, "HS_Leads")
    assert log == ["book.Names('HS_Leads')", "book.Names('HS_Leads').Visible = False"]


def test_quiet_comes_back_whatever_happens(host: Host) -> None:
    answers = {
        "app.ScreenUpdating": True, "app.EnableEvents": True, "app.DisplayAlerts": True, "app.Calculation": -4105,
        "book.ActiveSheet.Name": "Leads",
    }  # fmt: skip
    sheet, log = recorded_sheet(dict(answers))
    with pytest.raises(ZeroDivisionError), host.quiet(sheet.book, "Score"):
        assert log[-1] == "app.Calculation = -4135"
        raise ZeroDivisionError
    assert log[-5:] == [
        "book.Sheets('Leads').Activate()",
        "app.Calculation = -4105",
        "app.ScreenUpdating = True",
        "app.EnableEvents = True",
        "app.DisplayAlerts = True",
    ]
    sheet, log = recorded_sheet({**answers, "book.Sheets('Leads')": REFUSED})
    with host.quiet(sheet.book, "Score"):
        assert "app.ScreenUpdating = False" in log
    assert log[-1] == "app.DisplayAlerts = True"


def filtered(answers: dict[str, Any]) -> tuple[xw.Sheet, list[str]]:
    """A sheet with a filter of its own that asks columns 1 and 3, and a table whose filter asks column 2."""
    own, table = "sheet.AutoFilter.Filters", "sheet.ListObjects(1)"
    return recorded_sheet(
        {
            "sheet.AutoFilterMode": True, f"{own}.Count": 3,
            f"{own}(1).On": True, f"{own}(1).Operator": 7, f"{own}(1).Criteria1": ("=DE", "=ES"),
            f"{own}(2).On": False,
            f"{own}(3).On": True, f"{own}(3).Operator": 1, f"{own}(3).Criteria1": ">5", f"{own}(3).Criteria2": "<9",
            "sheet.AutoFilter.Range.Columns.Count": 2,
            "sheet.ListObjects.Count": 1, f"{table}.Name": "People", f"{table}.ShowAutoFilter": True,
            f"{table}.AutoFilter.Filters.Count": 2, f"{table}.AutoFilter.Filters(1).On": False,
            f"{table}.AutoFilter.Filters(2).On": True, f"{table}.AutoFilter.Filters(2).Operator": 0,
            f"{table}.AutoFilter.Filters(2).Criteria1": "=Hot",
            f"{table}.AutoFilter.Range.Columns.Count": 9,
        }
        | answers
    )  # fmt: skip


@pytest.mark.parametrize("breaks", [False, True])
def test_filters_let_go_while_a_sheet_is_written(host: Host, breaks: bool) -> None:
    sheet, log = filtered({})
    with pytest.raises(ZeroDivisionError) if breaks else nullcontext(), host.unfiltered(sheet):
        log.append("writing")
        if breaks:
            raise ZeroDivisionError
    wanted = [
        "sheet.AutoFilter.ShowAllData()",
        "sheet.ListObjects(1).AutoFilter.ShowAllData()",
        "writing",
        "sheet.AutoFilter.Range.AutoFilter(Field=1, Criteria1=('=DE', '=ES'), Operator=7)",
        "sheet.ListObjects(1).AutoFilter.Range.AutoFilter(Field=2, Criteria1='=Hot')",
    ]
    # The third column is out of the filter's range by now, and is asked nothing.
    assert [line for line in log if "AutoFilter(" in line or "Show" in line or line == "writing"] == wanted


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"sheet.AutoFilter.Filters(1).Operator": 8}, "colours, icons"),
        ({"sheet.AutoFilter.Filters(1).Criteria1": REFUSED}, "groups of days"),
        ({"sheet.AutoFilterMode": False, "sheet.ListObjects.Count": 0, "sheet.FilterMode": True}, "advanced filter"),
    ],
)
def test_a_filter_that_could_not_be_put_back_lets_nothing_be_written(
    host: Host, answers: dict[str, Any], said: str
) -> None:
    sheet, log = filtered(answers)
    with pytest.raises(HostError, match=f"{said}[^§]*nothing was written") as told, host.unfiltered(sheet):
        log.append("writing")
    assert "Clear that filter" in told.value.mend
    assert "writing" not in log and not any("ShowAllData" in line for line in log)


def test_the_decimal_sign_is_the_system_s_or_excel_s_own(host: Host) -> None:
    sheet, _log = recorded_sheet({"app.International(3)": ",", "app.UseSystemSeparators": True})
    assert host.decimal(sheet.book) == ","
    sheet, _log = recorded_sheet({"app.DecimalSeparator": "'", "app.UseSystemSeparators": False})
    assert host.decimal(sheet.book) == "'"
