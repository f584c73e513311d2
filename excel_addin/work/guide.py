"""The short guide that Help shows: one page, made on this machine, that needs no network."""

from __future__ import annotations

from html import escape
from pathlib import Path

from excel_addin.ribbon.layout import GROUPS, Button, Control
from scoring.atomic import write_bytes_atomically

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222;"
    "background:#fff}h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:1.8rem}dt{font-weight:600}"
    "dd{margin:0 0 .7rem 0}code{background:#f2f2f2;padding:0 .2rem;overflow-wrap:anywhere}"
)


def guide_html(version: str, backups: Path, logs: Path) -> str:
    """The page. backups, logs: the folders that it names."""
    groups = "".join(
        f"<h2>{escape(group.label)}</h2><dl>{''.join(map(_entry, group.controls))}</dl>" for group in GROUPS
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Hotsheet in Excel</title><style>{_STYLE}</style>'
        f"<h1>Hotsheet in Excel</h1><p>Version {escape(version)}</p>"
        "<p>Hotsheet puts a score, a tier and the reason for it beside each lead of the sheet in front. The rules "
        "stand on a sheet of their own, as formulas that go on working without Hotsheet. Go to the sheet with your "
        "leads and press <b>Score this sheet</b>.</p>"
        f"{groups}"
        "<h2>The way back</h2><p>Ctrl+Z does not undo what a ribbon button did. <b>Remove</b> takes out all that "
        "Hotsheet added. Each time, the workbook as it was before is kept as a copy here:<br>"
        f"<code>{escape(str(backups))}</code></p>"
        "<h2>When something goes wrong</h2><p>What a message does not say is written down here:<br>"
        f"<code>{escape(str(logs))}</code></p></html>\n"
    )


def write_guide(folder: Path, version: str, backups: Path, logs: Path) -> Path:
    """Write the page, in the place of an earlier one; gives its file. Raises `HotsheetError`."""
    file = folder / "help.html"
    folder.mkdir(parents=True, exist_ok=True)
    write_bytes_atomically(file, guide_html(version, backups, logs).encode(), overwrite=True)
    return file


def _entry(control: Control) -> str:
    name = control.label if isinstance(control, Button) else control.tip
    return f"<dt>{escape(name)}</dt><dd>{escape(control.more)}</dd>"
