"""Excel on macOS against a recording of xlwings and Excel's dictionary: which calls, and what must come before what."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import xlwings as xw

from excel_addin.hosts.host import Host, HostError
from excel_addin.hosts.mac import MacHost
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
from tests.excel_addin.hosts.recorder import CommandError, Recorded
from tests.excel_addin.hosts.test_com import in_order


@pytest.fixture
def host() -> Host:
    return MacHost(Recorded("k", [], {}))


def recorded(answers: dict[str, Any]) -> tuple[xw.Sheet, list[str]]:
    """A sheet as xlwings has it; paths begin with `sheet`."""
    log: list[str] = []
    usual = {"sheet.name": "Rules", "sheet.visible": True, "sheet.book.sheets.active.name": "Leads"}
    return cast("xw.Sheet", Recorded("sheet", log, usual | answers)), log


def saved(path: Path, *, unsaved: bool = False) -> xw.Book:
    sheet, _log = recorded(
        {
            "sheet.book.name": path.name, "sheet.book.fullname": str(path),
            "sheet.book.api.path.get()": str(path.parent), "sheet.book.api.saved.get()": not unsaved,
        }
    )  # fmt: skip
    return sheet.book


def test_the_own_file_is_read_where_it_is_saved(host: Host, tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    path.write_bytes(b"PK")
    assert host.save_copy(saved(path), tmp_path) == path
    with pytest.raises(HostError, match="not saved") as told:
        host.save_copy(saved(path, unsaved=True), tmp_path)
    assert "Save the workbook first" in told.value.mend
    with pytest.raises(HostError, match="does not read"):
        host.save_copy(saved(tmp_path / "leads.xls"), tmp_path)
    with pytest.raises(HostError, match="was not found"):
        host.save_copy(saved(tmp_path / "elsewhere.xlsx"), tmp_path)
    with pytest.raises(HostError, match="custom XML part"):
        host.set_part(saved(path), "urn:x", "<a/>")
    assert host.grouped_sheets(saved(path)) == ()


def test_cells_are_dressed_in_what_the_style_says(host: Host) -> None:
    sheet, log = recorded({})
    host.dress(sheet, ["A1:B2", "D4"], Style("0.0", bold=True, fill="1F3A5F", border="D0D5DB", indent=1, locked=False))
    for address in ("A1:B2", "D4"):
        cells = f"sheet.range('{address}')"
        assert in_order(
            log,
            f"{cells}.number_format = '0.0'",
            f"{cells}.font.bold = True",
            f"{cells}.color = '#1F3A5F'",
            f"{cells}.borders.set('all', line_style='continuous', weight='thin', color='#D0D5DB')",
            f"{cells}.horizontal_alignment = 'left'",
            f"{cells}.api.indent_level.set(1)",
            f"{cells}.api.locked.set(False)",
        )
    assert not any("wrap_text" in line or "font.italic" in line for line in log)


def test_a_look_is_copied_without_the_clipboard(host: Host) -> None:
    one = "sheet.range('A2')[(0, 0)]"
    answers: dict[str, Any] = {f"{one}.number_format": "0.0", f"{one}.color": None, f"{one}.font.bold": None}
    answers |= {f"{one}.borders['edge_{side}'].line_style": None for side in ("left", "top", "right")}
    sheet, log = recorded(answers)
    host.copy_look(sheet, "A2", "H2:H9")
    many = "sheet.range('H2:H9')"
    assert f"{many}.number_format = '0.0'" in log
    assert f"{many}.color = None" in log
    assert [line.split(",")[0] for line in log if "borders.set" in line] == [f"{many}.borders.set('edge_bottom'"]
    assert not any("font.bold =" in line or "copy" in line for line in log)
    sheet, log = recorded({})
    host.copy_look(sheet, "A2", "H2:H9")
    assert [line.split(",")[0] for line in log if "borders.set" in line] == [f"{many}.borders.set('all'"]


def test_columns_pages_and_views(host: Host) -> None:
    sheet, log = recorded({})
    host.set_columns(sheet, [ColumnWidth(2, 4, 12.5, hidden=True, outline=1)])
    columns = "sheet.range('B:D')"
    assert in_order(
        log, f"{columns}.column_width = 12.5", f"{columns}.api.entire_column.outline_level.set(2)",
        f"{columns}.api.entire_column.hidden.set(True)",
    )  # fmt: skip
    plan = SheetPlan("Rules", freeze=(3, 0), gridlines=False, landscape=True, fit_width=True, repeat_rows=(3, 3))
    host.set_page(sheet, plan)
    page, window = "sheet.api.page_setup_object", "sheet.book.api.windows[1]"
    assert in_order(
        log,
        f"{page}.page_orientation.set(k.landscape)",
        f"{page}.zoom.set(False)",
        f"{page}.fit_to_pages_wide.set(1)",
        f"{page}.print_title_rows.set('$3:$3')",
        "sheet.activate()",
        f"{window}.freeze_panes.set(False)",
        f"{window}.split_row.set(3)",
        f"{window}.freeze_panes.set(True)",
        "sheet.book.sheets['Leads'].activate()",
    )
    sheet, log = recorded({f"{page}.page_orientation.set(k.landscape)": CommandError("no printer")})
    host.set_page(sheet, plan)
    assert f"{window}.freeze_panes.set(True)" in log


def test_formats_count_from_the_first_cell_and_come_last(host: Host) -> None:
    sheet, log = recorded({"sheet.visible": False})
    host.add_format(sheet, ConditionalFormat("B5:C9", "$A5>1", Look(fill="EDEDED", bold=True, strike=True), stop=True))
    formats = "sheet.range('B5:C9').conditional_formats"
    added = f"{formats}.add_custom('=$A5>1', stop_if_true=True, fill_color='#EDEDED', font_bold=True)"
    assert in_order(
        log,
        "sheet.visible = True",
        "sheet.activate()",
        "sheet.range('B5:C9')[(0, 0)].select()",
        added,
        f"{added}.api.font_object.strikethrough.set(True)",
        f"{added}.api.set_last_priority()",
        "sheet.book.sheets['Leads'].activate()",
        "sheet.visible = False",
    )
    host.add_format(sheet, ConditionalFormat("B5:B9", data_bar="9DC3E6", low="0", high="MAX(HS_Top)"))
    bar = "sheet.range('B5:B9').conditional_formats.add_data_bar('#9DC3E6', minimum=0.0, maximum=None)"
    assert in_order(log, bar, f"{bar}.api.set_last_priority()")


def test_checks_with_their_words(host: Host) -> None:
    sheet, log = recorded({})
    host.add_check(sheet, Validation("A1:A9", ValidationKind.LIST, '"on,off"', title="Switch", prompt="On or off."))
    check = "sheet.range('A1:A9').api.validation"
    asked = "type=k.validate_list, alert_style=k.valid_alert_stop, operator=k.operator_between, formula1='on,off'"
    assert in_order(
        log, f"{check}.delete()", f"{check}.add_data_validation({asked})", f"{check}.input_message.set('On or off.')"
    )
    host.add_check(sheet, Validation("B1", ValidationKind.WHOLE, "1", "HS_Top", strict=False))
    assert any("alert_style=k.valid_alert_warning" in line and "formula2='=HS_Top'" in line for line in log)


def test_charts(host: Host) -> None:
    answers = {
        "sheet.range((6, 2)).left": 10, "sheet.range((6, 2)).top": 20, "sheet.range((20, 6)).left": 100,
        "sheet.range((20, 6)).top": 200,
    }  # fmt: skip
    sheet, log = recorded(answers)
    series = Series("Leads", "'My sheet'!$A$2:$A$4", "'My sheet'!$B$2:$B$4", ("a", "b"), (1, 2), "7A8CA3")
    host.add_chart(sheet, Chart("By tier", (series,), (6, 2), (20, 6), True, "Tier", bare=True))
    made = next(line for line in log if line.startswith("sheet.charts.add(10, 20, 90, 180, chart_type='bar_clustered'"))
    assert "source=sheet.book.sheets['My sheet'].range('$B$2:$B$4')" in made
    categories = "sheet.book.sheets['My sheet'].range('$A$2:$A$4').impl"
    assert in_order(
        log,
        made,
        f"{made}.impl.set_x_axis_values({categories})",
        f"{made}.series[0].fill_color = '#7A8CA3'",
        f"{made}.title = 'By tier'",
        f"{made}.legend.visible = False",
        f"{made}.category_axis.reverse_order = True",
        f"{made}.value_axis.minimum_scale = 0",
    )
    with pytest.raises(HostError, match="one series"):
        host.add_chart(sheet, Chart("By tier", (series, series), (6, 2), (20, 6)))


def test_clearing_and_protection(host: Host) -> None:
    sheet, log = recorded({"sheet.api.protect_contents.get()": False})
    host.clear(sheet)
    assert in_order(
        log, "sheet.cells.api.clear_outline()", "sheet.cells.unmerge()", "sheet.cells.data_validation.delete()",
        "sheet.clear()",
    )  # fmt: skip
    host.protect(sheet)
    assert "allow_filtering=True" in log[-1]
    host.unprotect(sheet)
    assert "sheet.api.unprotect(password='')" in log
    locked = {"sheet.api.protect_contents.get()": True, "sheet.api.unprotect(password='')": CommandError("no")}
    sheet, log = recorded(locked)
    with pytest.raises(HostError, match="with a password"):
        host.unprotect(sheet)
    with pytest.raises(HostError, match="is protected"):
        host.clear(sheet)
    assert "sheet.clear()" not in log


def test_names_are_hidden(host: Host) -> None:
    sheet, log = recorded({"sheet.book.api.named_items['HS_No'].visible.set(False)": CommandError("It is not there.")})
    host.hide_name(sheet.book, "HS_Leads")
    assert log[-1] == "sheet.book.api.named_items['HS_Leads'].visible.set(False)"
    with pytest.raises(HostError, match="could not hide the name HS_No: It is not there"):
        host.hide_name(sheet.book, "HS_No")


def test_quiet_comes_back_whatever_happens(host: Host) -> None:
    app = "sheet.book.app"
    answers = {
        f"{app}.screen_updating": True, f"{app}.display_alerts": True, f"{app}.calculation": "semiautomatic",
        f"{app}.api.enable_events.get()": True,
    }  # fmt: skip
    sheet, log = recorded(answers)
    with pytest.raises(ZeroDivisionError), host.quiet(sheet.book, "Score"):
        assert log[-1] == f"{app}.calculation = 'manual'"
        raise ZeroDivisionError
    assert log[-5:] == [
        "sheet.book.sheets['Leads'].activate()",
        f"{app}.calculation = 'semiautomatic'",
        f"{app}.api.enable_events.set(True)",
        f"{app}.screen_updating = True",
        f"{app}.display_alerts = True",
    ]


@pytest.mark.parametrize("asks", ["sheet", "table", ""])
def test_under_a_filter_nothing_is_written(host: Host, asks: str) -> None:
    on, off = (SimpleNamespace(filter_on=SimpleNamespace(get=lambda is_on=is_on: is_on)) for is_on in (True, False))
    table = Recorded("table", [], {"table.api.autofilter_object.filters.get()": [off, on if asks == "table" else off]})
    sheet, _log = recorded(
        {
            "sheet.api.autofilter_mode.get()": True,
            "sheet.api.autofilter_object.filters.get()": [on if asks == "sheet" else off],
            "sheet.tables:each": [table],
        }
    )
    if not asks:
        with host.unfiltered(sheet):
            return
    with pytest.raises(HostError, match=r"in sight alone[^§]*nothing was written") as told:
        host.unfiltered(sheet)
    assert "Clear that filter" in told.value.mend


def test_the_decimal_sign_is_asked_for(host: Host) -> None:
    sheet, _log = recorded({"sheet.book.app.api.get_international(data_type=k.decimal_separator)": ","})
    assert host.decimal(sheet.book) == ","
