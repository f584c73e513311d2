"""The ribbon tab as the two texts that Excel reads: that of 2007, and that of 2010 and later.

Source: [MS-CUSTOMUI]. Both carry the same tab; where a file holds both, Excel 2010 and later take the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from excel_addin.ribbon.layout import (
    CHOSEN,
    GROUPS,
    IS_ON,
    LOADED,
    MODEL_COUNT,
    MODEL_ID,
    MODEL_INDEX,
    MODEL_LABEL,
    PRESSED,
    TAB,
    TAB_LABEL,
    TOGGLED,
    Button,
    Control,
    Group,
    ModelChoice,
    Toggle,
)


@dataclass(frozen=True)
class RibbonFormat:
    """One of the two formats: its file's name, its namespace, and the relationship that leads to it."""

    part: str
    namespace: str
    relationship: str


FORMATS = (
    RibbonFormat(
        "customUI/customUI.xml",
        "http://schemas.microsoft.com/office/2006/01/customui",
        "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    ),
    RibbonFormat(
        "customUI/customUI14.xml",
        "http://schemas.microsoft.com/office/2009/07/customui",
        "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    ),
)


def ribbon_text(form: RibbonFormat) -> str:
    """The whole text of the tab in a format."""
    groups = "".join(map(_group, GROUPS))
    tab = _element("tab", {"id": TAB, "label": TAB_LABEL}, groups)
    tabs = _element("ribbon", {}, _element("tabs", {}, tab))
    root = _element("customUI", {"xmlns": form.namespace, "onLoad": LOADED}, tabs)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{root}'


def _group(group: Group) -> str:
    return _element("group", {"id": group.ident, "label": group.label}, "".join(map(_control, group.controls)))


def _control(control: Control) -> str:
    words = {"label": control.label, "screentip": control.tip, "supertip": control.more, "image": control.image}
    match control:
        case ModelChoice():
            calls = {
                "getItemCount": MODEL_COUNT,
                "getItemLabel": MODEL_LABEL,
                "getItemID": MODEL_ID,
                "getSelectedItemIndex": MODEL_INDEX,
                "onAction": CHOSEN,
            }
            return _element("dropDown", {"id": control.ident, **words, "sizeString": "W" * 22, **calls})
        case Toggle():
            calls = {"getPressed": IS_ON, "onAction": TOGGLED}
            return _element("toggleButton", {"id": control.ident, "tag": control.command, **words, **calls})
        case Button():
            size = {"size": "large"} if control.large else {}
            calls = {"onAction": PRESSED}
            return _element("button", {"id": control.ident, "tag": control.command, **words, **size, **calls})


def _element(name: str, attributes: dict[str, str], inside: str = "") -> str:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"
