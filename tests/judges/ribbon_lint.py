"""What makes Excel drop a ribbon or say nothing when a button is pressed, and what no validator looks for.

Excel shows a faulty tab not at all, and an unknown macro only when its button is pressed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.judges.vba_lint import procedures

LONGEST_LABEL, LONGEST_TIP = 24, 1024
_ID = re.compile(r"[A-Za-z_][\w.-]*")
# What Excel hands to a macro: the kind of element and the attribute, and the arguments that it must have.
_CALLS = {
    ("customUI", "onLoad"): "ribbon As IRibbonUI",
    ("button", "onAction"): "control As IRibbonControl",
    ("toggleButton", "onAction"): "control As IRibbonControl, pressed As Boolean",
    ("toggleButton", "getPressed"): "control As IRibbonControl, ByRef returnedVal",
    ("dropDown", "onAction"): "control As IRibbonControl, selectedId As String, selectedIndex As Integer",
    ("dropDown", "getItemCount"): "control As IRibbonControl, ByRef returnedVal",
    ("dropDown", "getItemLabel"): "control As IRibbonControl, index As Integer, ByRef returnedVal",
    ("dropDown", "getItemID"): "control As IRibbonControl, index As Integer, ByRef returnedVal",
    ("dropDown", "getSelectedItemIndex"): "control As IRibbonControl, ByRef returnedVal",
}
_IDENTIFIED = {"tab", "group", "button", "toggleButton", "dropDown"}


def findings(text: bytes, macros: Mapping[str, str], pictures: Mapping[str, bytes]) -> list[str]:
    """What is wrong with a ribbon's text.

    macros: the modules of the add-in's VBA, by their names. pictures: the embedded ones by the ids of their links.
    """
    root = etree.fromstring(text)
    there = {name: facts for source in macros.values() for name, facts in procedures(source).items()}
    return [*_ids(root), *_calls(root, there), *_pictures(root, pictures), *_words(root)]


def _elements(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for element in root.iter():
        yield etree.QName(element).localname, element


def _ids(root: etree._Element) -> Iterator[str]:
    ids = Counter(str(element.get("id")) for _, element in _elements(root) if element.get("id"))
    yield from (f"id {name} {count} times" for name, count in ids.items() if count > 1)
    yield from (f"id {name} is no name" for name in ids if not _ID.fullmatch(name))
    yield from (f"{kind} without an id" for kind, each in _elements(root) if kind in _IDENTIFIED and not each.get("id"))


def _calls(root: etree._Element, macros: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for kind, element in _elements(root):
        for attribute, name in ((str(key), str(value)) for key, value in element.attrib.items()):
            key = (kind, attribute)
            if key not in _CALLS and not re.match("on[A-Z]|get[A-Z]", attribute):
                continue
            wanted, found = _CALLS.get(key), macros.get(name)
            if wanted is None:
                yield f"{kind} calls for {attribute}, whose arguments are not known here"
            elif found is None:
                yield f"{kind} calls {name}, which no module has"
            elif _kinds(found[1]) != _kinds(wanted) or found[0] != "Sub":
                yield f"{kind} calls {name}, which takes ({found[1]}) and not ({wanted})"


def _kinds(arguments: str) -> list[tuple[bool, str]]:
    """By reference or not, and of which type: names are free."""
    parts = [part.strip() for part in arguments.split(",")]
    return [(part.lower().startswith("byref"), part.partition(" As ")[2].lower()) for part in parts]


def _pictures(root: etree._Element, pictures: Mapping[str, bytes]) -> Iterator[str]:
    asked = {str(each.get("image")) for _, each in _elements(root) if each.get("image")}
    yield from (f"picture {name} is not embedded" for name in sorted(asked - set(pictures)))
    yield from (f"picture {name} is embedded and not shown" for name in sorted(set(pictures) - asked))
    yield from (f"picture {name} is no PNG" for name, data in pictures.items() if data[:8] != b"\x89PNG\r\n\x1a\n")


def _words(root: etree._Element) -> Iterator[str]:
    for kind, element in _elements(root):
        label, tips = element.get("label"), (element.get("screentip"), element.get("supertip"))
        if kind in _IDENTIFIED and not label:
            yield f"{kind} {element.get('id')} without a label"
        if label and len(label) > LONGEST_LABEL:
            yield f"label “{label}” is long"
        yield from (f"a tip of {element.get('id')} is long" for tip in tips if tip and len(tip) > LONGEST_TIP)
