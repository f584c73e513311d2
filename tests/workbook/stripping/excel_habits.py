"""A workbook saved again with Excel's habits: every part written anew, what Excel does not know dropped.

Texts go into shared strings, rows get spans and heights, tables ids of their own, parts other names, and the chain
of calculations stands beside. Custom XML parts are kept, unknown parts are not.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from itertools import count
from pathlib import Path
from typing import cast

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
X14AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XR = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DROPPED = ("xl/hotsheet/",)
_PLAIN_TAG = re.compile(rb"<(/?)([A-Za-z][\w.]*(?=[\s/>]))")

Element = etree._Element
_Spaces = dict[str | None, str]


def resaved(source: Path, target: Path) -> Path:
    """The workbook as Excel would save it after somebody opened it and saved it at once."""
    with zipfile.ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.startswith(_DROPPED)}
    book = _Resaved(parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in book.saved().items():
            package.writestr(name, data)
    return target


def _element(tag: str, attributes: dict[str, str], spaces: _Spaces) -> Element:
    # The stubs know no default namespace.
    return etree.Element(tag, attributes, cast("dict[str, str]", spaces))


def main(name: str) -> str:
    """An element's name in the main namespace."""
    return f"{{{MAIN}}}{name}"


class _Resaved:
    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.names = _new_names(parts)
        self.strings: dict[bytes, int] = {}
        self.uses = 0
        self.old_strings = self._old_strings()
        self.chain: list[tuple[str, str]] = []

    def saved(self) -> dict[str, bytes]:
        made: dict[str, bytes] = {}
        for name, data in self.parts.items():
            if name in {"xl/sharedStrings.xml", "[Content_Types].xml", "xl/calcChain.xml"}:
                continue
            new = self._part(name, data)
            made[self._new_name(name)] = new
        if self.strings:
            root = _element(main("sst"), {"count": str(self.uses), "uniqueCount": str(len(self.strings))}, {None: MAIN})
            head, _, tail = _bytes(root).rpartition(b"/>")
            made["xl/sharedStrings.xml"] = head + b">" + b"".join(self.strings) + b"</sst>" + tail
        if self.chain:
            cells = "".join(f'<c r="{cell}" i="{sheet}"/>' for sheet, cell in self.chain)
            made["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}">{cells}</calcChain>'.encode()
        made["docProps/app.xml"] = self._properties()
        self._link_extra(made)
        made["[Content_Types].xml"] = self._types(made)
        return made

    def _new_name(self, name: str) -> str:
        folder, file = posixpath.split(name)
        if file.endswith(".rels") and file != ".rels":
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            new = self.names.get(owner, owner)
            return posixpath.join(posixpath.dirname(new), "_rels", posixpath.basename(new) + ".rels")
        return self.names.get(name, name)

    def _part(self, name: str, data: bytes) -> bytes:
        if name.endswith(".rels"):
            return self._links(name, data)
        if not name.endswith(".xml"):
            return data
        root = etree.fromstring(data)
        if root.tag == main("worksheet"):
            return _bytes(self._sheet(root, name))
        if root.tag == main("table"):
            return _bytes(_table(root, name))
        if root.tag == main("workbook"):
            self._workbook(root)
        return _bytes(root)

    def _links(self, name: str, data: bytes) -> bytes:
        root = etree.fromstring(data)
        owner = posixpath.normpath(posixpath.join(posixpath.dirname(name), ".."))
        for link in list(root):
            target = link.get("Target", "")
            if link.get("TargetMode") == "External":
                continue
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(owner, target))
            if part not in self.parts or part in ("xl/calcChain.xml", "xl/sharedStrings.xml"):
                root.remove(link)
                continue
            link.set("Target", posixpath.relpath("/" + self._new_name(part), "/" + owner))
        return _bytes(root)

    def _workbook(self, root: Element) -> None:
        for calculation in root.iter(main("calcPr")):
            calculation.set("fullCalcOnLoad", "0")
        for names in root.iter(main("definedNames")):
            names[:] = sorted(names, key=lambda name: (name.get("name", "").lower(), name.get("localSheetId", "")))

    def _sheet(self, root: Element, name: str) -> Element:
        spaces: _Spaces = {None: MAIN, "x14ac": X14AC, "mc": COMPATIBILITY, "xr": XR}
        spaces |= {str(prefix): space for prefix, space in root.nsmap.items() if prefix}
        new = _element(str(root.tag), {str(k): str(v) for k, v in root.attrib.items()}, spaces)
        new.set(f"{{{COMPATIBILITY}}}Ignorable", "x14ac xr")
        new.set(f"{{{XR}}}uid", "{00000000-0001-0000-0000-000000000000}")
        new[:] = list(root)
        identity = self._sheet_id(name)
        for row in new.iter(main("row")):
            row.set(f"{{{X14AC}}}dyDescent", "0.25")
            if len(row):
                row.set("spans", f"1:{len(row)}")
            for cell in row:
                self._cell(cell)
                if cell.find(main("f")) is not None:
                    self.chain.append((identity, cell.get("r", "")))
        return new

    def _cell(self, cell: Element) -> None:
        if cell.get("t") == "inlineStr":
            item = cell.find(main("is"))
            assert item is not None
            cell.remove(item)
            shared = _element(main("si"), {}, {None: MAIN})
            shared[:] = list(item)
            self._share(cell, etree.tostring(shared))
        elif cell.get("t") == "s":
            value = cell.find(main("v"))
            assert value is not None
            cell.remove(value)
            self._share(cell, self.old_strings[int(value.text or "0")])

    def _share(self, cell: Element, item: bytes) -> None:
        # The namespace stands at the list's root.
        plain = item.replace(f' xmlns="{MAIN}"'.encode(), b"").strip()
        cell.set("t", "s")
        value = etree.SubElement(cell, main("v"))
        value.text = str(self.strings.setdefault(plain, len(self.strings)))
        self.uses += 1

    def _old_strings(self) -> list[bytes]:
        data = self.parts.get("xl/sharedStrings.xml")
        items = etree.fromstring(data) if data is not None else []
        return [etree.tostring(item, with_tail=False) for item in items]

    def _sheet_id(self, name: str) -> str:
        links = etree.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        ids = {link.get("Id"): link.get("Target", "") for link in links}
        for sheet in etree.fromstring(self.parts["xl/workbook.xml"]).iter(main("sheet")):
            target = ids[sheet.get(f"{{{OFFICE}}}id")]
            if posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") == name:
                return sheet.get("sheetId", "")
        return ""

    def _properties(self) -> bytes:
        book = etree.fromstring(self.parts["xl/workbook.xml"])
        sheets = [sheet.get("name", "") for sheet in book.iter(main("sheet"))]
        names = [name.get("name", "") for name in book.iter(main("definedName")) if name.get("hidden") is None]
        space = "http://schemas.openxmlformats.org/officeDocument/2006/"
        spaces: _Spaces = {None: f"{space}extended-properties", "vt": f"{space}docPropsVTypes"}
        root = _element("Properties", {}, spaces)
        pairs = etree.SubElement(etree.SubElement(root, "HeadingPairs"), f"{{{space}docPropsVTypes}}vector")
        titles = etree.SubElement(etree.SubElement(root, "TitlesOfParts"), f"{{{space}docPropsVTypes}}vector")
        headings = [(title, found) for title, found in (("Worksheets", sheets), ("Named Ranges", names)) if found]
        for title, found in headings:
            for kind, text in (("lpstr", title), ("i4", str(len(found)))):
                variant = etree.SubElement(pairs, f"{{{space}docPropsVTypes}}variant")
                etree.SubElement(variant, f"{{{space}docPropsVTypes}}{kind}").text = text
            for each in found:
                etree.SubElement(titles, f"{{{space}docPropsVTypes}}lpstr").text = each
        for vector, kind in ((pairs, "variant"), (titles, "lpstr")):
            vector.set("size", str(len(vector)))
            vector.set("baseType", kind)
        for element in root.iter():
            if not str(element.tag).startswith("{"):
                element.tag = f"{{{space}extended-properties}}{element.tag}"
        return _bytes(root)

    def _link_extra(self, made: dict[str, bytes]) -> None:
        links = etree.fromstring(made["xl/_rels/workbook.xml.rels"])
        taken = {link.get("Id") for link in links}
        numbers = (f"rId{number}" for number in count(900) if f"rId{number}" not in taken)
        for kind in ("sharedStrings", "calcChain"):
            if f"xl/{kind}.xml" in made:
                attributes = {"Id": next(numbers), "Type": f"{OFFICE}/{kind}", "Target": f"{kind}.xml"}
                etree.SubElement(links, f"{{{LINKS}}}Relationship", attributes)
        made["xl/_rels/workbook.xml.rels"] = _bytes(links)

    def _types(self, made: dict[str, bytes]) -> bytes:
        root = etree.fromstring(self.parts["[Content_Types].xml"])
        for override in list(root.iter(f"{{{TYPES}}}Override")):
            new = self._new_name(override.get("PartName", "").lstrip("/"))
            override.set("PartName", "/" + new)
            if new not in made or new in ("xl/calcChain.xml", "xl/sharedStrings.xml"):
                root.remove(override)
        for kind in ("sharedStrings", "calcChain"):
            if f"xl/{kind}.xml" in made:
                attributes = {"PartName": f"/xl/{kind}.xml", "ContentType": f"{_SHEET}.{kind}+xml"}
                etree.SubElement(root, f"{{{TYPES}}}Override", attributes)
        return _bytes(root)


def _new_names(parts: dict[str, bytes]) -> dict[str, str]:
    """Excel numbers parts anew: here those of tables and of custom data count from the other end."""
    names = {}
    for stem in ("xl/tables/table", "customXml/item", "customXml/itemProps", "xl/drawings/drawing", "xl/charts/chart"):
        numbered = [name for name in parts if name.startswith(stem) and name[len(stem) : -4].isdigit()]
        for number, name in zip(range(len(numbered) + 2, 2, -1), numbered, strict=False):
            names[name] = f"{stem}{number}.xml"
    return names


def _table(root: Element, name: str) -> Element:
    new = _element(
        str(root.tag), {str(k): str(v) for k, v in root.attrib.items()}, {None: MAIN, "mc": COMPATIBILITY, "xr": XR}
    )
    new.set(f"{{{COMPATIBILITY}}}Ignorable", "xr")
    new.set(f"{{{XR}}}uid", "{00000000-000C-0000-FFFF-FFFF00000000}")
    new[:] = list(root)
    return new


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def prefixed(source: Path, target: Path) -> Path:
    """The workbook as programs save it that give every element of the main namespace a prefix."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".xml") and f' xmlns="{MAIN}"'.encode() in data:
                head, mark, body = data.rpartition(b"?>")
                body = _PLAIN_TAG.sub(rb"<\1x:\2", body).replace(b' xmlns="', b' xmlns:x="')
                data = head + mark + body
            new.writestr(name, data)
    return target
