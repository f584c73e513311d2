"""The cell styles that conditional formats look by: they have no look of their own in Calc."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, enum, properties

_BOLD = 150.0
_FILE = "calc8"


def style_for(desk: Desk, ask: dict[str, Any], look: dict[str, Any]) -> str:
    """The name of the cell style with this look; made where there is none."""
    return styles_for(desk, ask, [look])[0]


def styles_for(desk: Desk, ask: dict[str, Any], looks: list[dict[str, Any]]) -> list[str]:
    """The names of the cell styles with these looks; those that are missing are made together."""
    model = desk.book(ask)
    wanted = {_name(look): look for look in looks}
    there = model.StyleFamilies.getByName("CellStyles")
    missing = {name: look for name, look in wanted.items() if not there.hasByName(name)}
    if missing and _protected(model):
        _make_elsewhere(desk, model, missing)
    elif missing:
        _make(model, missing)
    return [_name(look) for look in looks]


def _name(look: dict[str, Any]) -> str:
    parts = [f"{key}={look[key]}" for key in sorted(look) if look[key] is not None]
    return "Conditional " + (" ".join(parts) or "plain")


def _protected(model: Any) -> list[str]:
    return [name for name in model.Sheets.ElementNames if model.Sheets.getByName(name).isProtected()]


def _make(model: Any, missing: dict[str, dict[str, Any]]) -> None:
    styles = model.StyleFamilies.getByName("CellStyles")
    for name, look in missing.items():
        styles.insertByName(name, model.createInstance("com.sun.star.style.CellStyle"))
        style = styles.getByName(name)
        try:
            # What a parent says would count as said here: the usual style's alignment and font, in files from Excel.
            style.ParentStyle = ""
            for field, value in _fields(look):
                setattr(style, field, value)
        except Exception:
            # Half a style would be taken for a whole one the next time.
            styles.removeByName(name)
            raise


def _fields(look: dict[str, Any]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    if look.get("fill") is not None:
        found.append(("CellBackColor", look["fill"]))
    if look.get("font") is not None:
        found.append(("CharColor", look["font"]))
    if look.get("bold") is not None:
        found.append(("CharWeight", _BOLD if look["bold"] else 100.0))
    if look.get("italic") is not None:
        found.append(("CharPosture", enum("awt.FontSlant", "ITALIC" if look["italic"] else "NONE")))
    if look.get("strike") is not None:
        found.append(("CharStrikeout", int(look["strike"])))
    return found


def _make_elsewhere(desk: Desk, model: Any, missing: dict[str, dict[str, Any]]) -> None:
    """Make styles in a workbook of their own and load them from its file.

    While any sheet is protected no style of the workbook can be changed, but styles can still be loaded into it.

    Raises:
        Refused: they could not be loaded either.
    """
    styles = model.StyleFamilies.getByName("CellStyles")
    before = set(styles.ElementNames)
    with tempfile.TemporaryDirectory(prefix="hotsheet-styles-") as folder, suppress(Exception):
        url = (Path(folder) / "styles.ods").resolve().as_uri()
        maker = desk.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))
        try:
            _make(maker, missing)
            maker.storeToURL(url, properties(FilterName=_FILE))
        finally:
            maker.close(True)
        others = dict.fromkeys(("LoadTextStyles", "LoadFrameStyles", "LoadPageStyles", "LoadNumberingStyles"), False)
        wanted = properties(OverwriteStyles=False, LoadCellStyles=True, **others)
        model.StyleFamilies.loadStylesFromURL(url, wanted)
    for name in set(styles.ElementNames) - before - missing.keys():
        styles.removeByName(name)
    if not all(styles.hasByName(name) for name in missing):
        names = "”, “".join(_protected(model))
        raise Refused("protected", f"LibreOffice makes no new colours while a sheet is protected (“{names}”).")


def style_told(desk: Desk, ask: dict[str, Any], name: str) -> dict[str, Any]:
    """What a style gives. Those of our own making are asked for once: it takes a dozen questions."""
    key = "conditional style:{}:{}".format(ask["book"], name)
    if not name.startswith("Conditional "):
        return _style_asked(desk, ask, name)
    if not desk.memory.get(key):
        desk.memory[key] = _style_asked(desk, ask, name)
    told: dict[str, Any] = desk.memory[key]
    return told


def _style_asked(desk: Desk, ask: dict[str, Any], name: str) -> dict[str, Any]:
    styles = desk.book(ask).StyleFamilies.getByName("CellStyles")
    if not styles.hasByName(name):
        return {}
    style = styles.getByName(name)

    def own(field: str) -> Any:
        return getattr(style, field) if style.getPropertyState(field).value == "DIRECT_VALUE" else None

    weight, posture, strike = own("CharWeight"), own("CharPosture"), own("CharStrikeout")
    return {
        "fill": own("CellBackColor"),
        "font": own("CharColor"),
        "bold": None if weight is None else weight >= _BOLD,
        "italic": None if posture is None else posture.value != "NONE",
        "strike": None if strike is None else bool(strike),
    }
