"""The scenes of files: recent ones, dropped ones, columns in question, findings, ways on, and the export."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.dialogs.export import ExportDialog
from desktop.dialogs.open_options import OpenOptionsDialog
from desktop.models.exporting import Desk, ExportWish, Kind, material_of, write
from desktop.pages.data import DataPage
from desktop.pages.start import StartPage
from desktop.session import Opening
from desktop.shots.stage import Stage
from desktop.state import Override
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.store import Run

# Two columns may be the job title, one may be the employees; the dates can be read in two ways.
_UNCERTAIN = """\
Email;Contact job title;Job role;Employee count;Industry;Free trial?;Opened emails;Last activity;Visited career page
ann@north.example;VP Sales;Head of sales;35;Software;yes;3;03/04/2026;no
bob@south.example;Chief executive;Owner;120;Retail;no;0;05/06/2026;no
cleo@west.example;Intern;Assistant;7;Software;no;1;01/06/2026;yes
"""
_HEADLESS = "1;2;3\n4;5;6\n7;8;9\n"


def _start_recent(stage: Stage) -> None:
    workspace = stage.session.workspace
    assert workspace is not None
    home = Path.home() / "Documents" / "Sales"
    for path, tiers in (
        (home / "Trade fair, spring.xlsx", {}),
        (home / "Newsletter sign-ups.csv", {}),
        (sample_leads_path(), {"Hot": 45, "Warm": 85, "Cold": 160, "Disqualified": 10}),
    ):
        workspace.recent.add(path)
        known = workspace.lists.open(path)
        if tiers:
            leads = sum(tiers.values())
            workspace.runs.add(Run(known.id, "", "Starter", "1", SAMPLE_AS_OF.isoformat(), leads, tiers))
    page = stage.show_page("start")
    assert isinstance(page, StartPage)
    page.recent.refresh()
    stage.until(lambda: len(page.recent.files) == 3, "the recent files were not read")
    stage.settle()


def _drop(stage: Stage) -> None:
    stage.open_sample()
    stage.window.drop.overlay.show_over([Path("leads, November.xlsx")])


def _drop_refused(stage: Stage) -> None:
    stage.show_page("start")
    stage.window.drop.overlay.show_over([Path("holiday.png")])


def _open(stage: Stage, name: str, text: str) -> None:
    path = stage.folder / name
    path.write_text(text, encoding="utf-8")
    stage.session.open(Opening(path))
    stage.settle()


def _data_page(stage: Stage) -> DataPage:
    page = stage.show_page("data")
    assert isinstance(page, DataPage)
    return page


def _questions(stage: Stage) -> None:
    _open(stage, "leads.csv", _UNCERTAIN)
    _data_page(stage)


def _findings(stage: Stage) -> None:
    _own_workbook(stage)
    _data_page(stage).tabs.setCurrentIndex(1)


def _reading(stage: Stage) -> None:
    stage.open_sample()
    _data_page(stage).differently.setChecked(True)
    stage.settle()


def _open_failed(stage: Stage) -> None:
    _open(stage, "numbers.csv", _HEADLESS)


def _open_options(stage: Stage) -> None:
    shutil.copy(sample_leads_path(), stage.folder / "leads.xlsx")
    stage.open(OpenOptionsDialog(stage.session, Opening(stage.folder / "leads.xlsx", "Leads", 3), stage.window))


def _own_workbook(stage: Stage) -> Path:
    path = Path(shutil.copy(sample_leads_path(), stage.folder / "leads.xlsx"))
    stage.session.open(Opening(path, as_of=SAMPLE_AS_OF))
    stage.settle()
    return path


def _export(kind: Kind) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        _own_workbook(stage)
        stage.session.override(4, Override("Hot", "Met at the fair"), "")
        stage.settle()
        _export_dialog(stage, kind)

    return scene


def _export_dialog(stage: Stage, kind: Kind) -> ExportDialog:
    dialog = ExportDialog(stage.session, stage.window)
    stage.open(dialog)
    dialog.form.kinds[kind].setChecked(True)
    stage.until(lambda: dialog.settled, "it was not found out what the export would do")
    return dialog


def _export_asked(stage: Stage) -> None:
    path = _own_workbook(stage)
    material = material_of(stage.session)
    assert material is not None
    out = path.with_name("leads-scored.csv")
    write(Desk(material), ExportWish(Kind.CSV, out, as_of=date(2026, 11, 16)), lambda what, share: None)
    _export_dialog(stage, Kind.CSV)


DATA_SCENES: dict[str, Callable[[Stage], object]] = {
    "start-recent": _start_recent,
    "drop": _drop,
    "drop-refused": _drop_refused,
    "data-questions": _questions,
    "data-findings": _findings,
    "data-reading": _reading,
    "open-failed": _open_failed,
    "open-options": _open_options,
    "export": _export(Kind.IN_PLACE),
    "export-new": _export(Kind.NEW),
    "export-asked": _export_asked,
}
