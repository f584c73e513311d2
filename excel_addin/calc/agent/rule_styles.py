"""The cell styles that conditional formats look by: they have no look of their own in Calc."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, enum, properties

_BOLD = 150.0
_FILE = "calc8"
# What the usual style says in files from Excel. Calc lets every other begin with that.
_INHERITED = ("CharFontName", "CharHeight", "VertJustify")
# What a style may say beyond the look that it is for. A file from Excel's gives a style all of it.
_SAYABLE = (
    "CellBackColor",
    "CellProtection",
    "CharColor",
    "CharFontName",
    "CharHeight",
    "CharPosture",
    "CharStrikeout",
    "CharUnderline",
    "CharWeight",
    "HoriJustify",
    "IsTextWrapped",
    "LeftBorder2",
    "NumberFormat",
    "ParaIndent",
    "TopBorder2",
    "VertJustify",
)


def style_for(desk: Desk, ask: dict[str, Any], look: dict[str, Any]) -> str:
    """The name of the cell style with this look; made where there is none."""
    return styles_for(desk, ask, [look])[0]


def styles_for(desk: Desk, ask: dict[str, Any], looks: list[dict[str, Any]]) -> list[str]:
    """The names of the cell styles with these looks; those that are missing are made together.

    Those that say more than their look, as after a file of Excel's, are made anew: where a sheet is protected by
    another name, as nothing changes a style then.
    """
    model = desk.book(ask)
    protected = bool(_protected(model))
    wanted = {_name(look): look for look in looks}
    names = {name: _free(desk, ask, name, look) if protected else name for name, look in wanted.items()}
    missing = {names[name]: look for name, look in wanted.items() if not _says_only(desk, ask, names[name], look)}
    if missing and protected:
        _make_elsewhere(desk, model, missing)
    elif missing:
        _make(model, missing)
    for name in missing:
        desk.memory.pop(_key(ask, name), None)
    return [names[_name(look)] for look in looks]


def with_cells_own(desk: Desk, ask: dict[str, Any], look: dict[str, Any], rect: list[int]) -> dict[str, Any]:
    """A look for a rectangle, with what its cells have in common that the usual style would take from them."""
    usual = desk.book(ask).StyleFamilies.getByName("CellStyles").getByName("Default").getPropertyValues(_INHERITED)
    cells = desk.cells(ask, rect)
    states, values = cells.getPropertyStates(_INHERITED), cells.getPropertyValues(_INHERITED)
    own = zip(_INHERITED, states, values, usual)  # noqa: B905 - Pythons before 3.10 know no strict
    kept = {name: value for name, state, value, other in own if state.value != "AMBIGUOUS_VALUE" and value != other}
    return {**look, **kept}


def _free(desk: Desk, ask: dict[str, Any], name: str, look: dict[str, Any]) -> str:
    """A name that nothing has, or a style with this look and no more."""
    there, number, found = desk.book(ask).StyleFamilies.getByName("CellStyles"), 1, name
    while there.hasByName(found) and not _says_only(desk, ask, found, look):
        number += 1
        found = f"{name} {number}"
    return found


def _says_only(desk: Desk, ask: dict[str, Any], name: str, look: dict[str, Any]) -> bool:
    """Whether there is a style of this name that gives a look, and leaves the rest to the cells. Asked once."""
    there = desk.book(ask).StyleFamilies.getByName("CellStyles")
    if not there.hasByName(name):
        return False
    key = "conditional style is whole:{}:{}".format(ask["book"], name)
    if key not in desk.memory:
        style = there.getByName(name)
        states = zip(_SAYABLE, style.getPropertyStates(_SAYABLE))  # noqa: B905 - Pythons before 3.10 know no strict
        said = {field for field, state in states if state.value == "DIRECT_VALUE"}
        if said != {field for field, _ in _fields(look)}:
            return False
        desk.memory[key] = True
    return True


def _key(ask: dict[str, Any], name: str) -> str:
    return "conditional style:{}:{}".format(ask["book"], name)


def _name(look: dict[str, Any]) -> str:
    parts = [f"{key}={look[key]}" for key in sorted(look) if look[key] is not None]
    return "Conditional " + (" ".join(parts) or "plain")


def _protected(model: Any) -> list[str]:
    return [name for name in model.Sheets.ElementNames if model.Sheets.getByName(name).isProtected()]


def _make(model: Any, missing: dict[str, dict[str, Any]]) -> None:
    styles = model.StyleFamilies.getByName("CellStyles")
    for name, look in missing.items():
        there = styles.hasByName(name)
        if not there:
            styles.insertByName(name, model.createInstance("com.sun.star.style.CellStyle"))
        style = styles.getByName(name)
        try:
            if there:
                style.setAllPropertiesToDefault()
            for field, value in _fields(look):
                setattr(style, field, value)
        except Exception:
            # Half a style is of no use.
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
    return found + [(field, look[field]) for field in _INHERITED if field in look]


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
    key = _key(ask, name)
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
