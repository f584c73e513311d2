"""The part that travels in a scored workbook: the model, which columns are ours, and how the leads were read.

A later scoring finds its own columns by it (and not by their headers, which a person may use for their own),
takes the model from it when none is named, and asks nothing twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.errors import NOWHERE, LeadFileError, Place
from scoring.ooxml.package import Parts
from scoring.ooxml.xml import SAVE_AGAIN, parse
from scoring.workbook.carried import carried_xml
from scoring.workbook.names import MODEL_ITEM_ID, MODEL_NAMESPACE, Our, OurSheet
from scoring.workbook.parts.text import plain_text
from scoring.workbook.plan import CustomPart

MARKER_FORMAT = 1
WORKING = "working"
_FOLDER = "customxml/"


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A model that scored the workbook before: its version, and its YAML."""

    version: str
    model_text: str


@dataclass(frozen=True)
class Marker:
    """What the part says.

    model_text: the model as YAML. columns: the header that each of our visible columns has. workings: the headers of
    the hidden ones. sheet: the lead sheet. fields: the column that each field of the model was read from ("" for a
    field that was given none). source: the lead file that was scored first. sheets: what ours are called.
    names: our defined names, the numbered ones (`HS_1` …) aside. versions: the models before this one, oldest first.
    stripped: the workbook without us is none that ever was: an earlier scoring was taken out of what others had saved.
    """

    model_text: str
    columns: Mapping[Our, str] = field(default_factory=dict)
    workings: tuple[str, ...] = ()
    sheet: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    sheets: Mapping[OurSheet, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    versions: tuple[KeptVersion, ...] = ()
    stripped: bool = False


def marker_xml(marker: Marker) -> bytes:
    """The part's content; the same marker gives the same bytes."""
    columns = [(header, str(our)) for our, header in marker.columns.items()]
    columns += [(header, WORKING) for header in marker.workings]
    ours = "".join(f'<column name="{plain_text(header)}" holds="{plain_text(holds)}"/>' for header, holds in columns)
    fields = "".join(
        f'<field name="{plain_text(name)}" column="{plain_text(column)}"/>' for name, column in marker.fields.items()
    )
    leads = f'<leads sheet="{plain_text(marker.sheet)}" source="{plain_text(marker.source)}">{fields}</leads>'
    sheets = "".join(
        f'<sheet name="{plain_text(name)}" holds="{plain_text(role)}"/>' for role, name in marker.sheets.items()
    )
    names = "".join(f'<name is="{plain_text(name)}"/>' for name in marker.names)
    versions = "".join(
        f'<version is="{plain_text(kept.version)}">{plain_text(kept.model_text)}</version>' for kept in marker.versions
    )
    mark = ' stripped="1"' if marker.stripped else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<hotsheet xmlns="{MODEL_NAMESPACE}" '
        f'format="{MARKER_FORMAT}"{mark}><columns>{ours}</columns>'
        f"<sheets>{sheets}</sheets><names>{names}</names>{leads}"
        f"<model>{plain_text(marker.model_text)}</model>"
        + (f"<versions>{versions}</versions>" if versions else "")
        + "</hotsheet>"
    ).encode()


def marker_part(marker: Marker) -> CustomPart:
    """The marker as a part of a workbook's plan."""
    return CustomPart(MODEL_ITEM_ID, MODEL_NAMESPACE, marker_xml(marker))


def marker_part_name(package: Parts) -> str:
    """The name of the part with the marker, or "" where the workbook has none."""
    wanted = MODEL_NAMESPACE.encode()
    for name in package.parts:
        lower = name.casefold()
        candidate = lower.startswith(_FOLDER) and lower.endswith(".xml") and "itemprops" not in lower
        if candidate and wanted in package.read(name):
            return name
    return ""


def read_marker(package: Parts) -> Marker | None:
    """What a workbook says about an earlier scoring; None where it was not scored by Hotsheet.

    A marker on the Scoring Rules sheet is newer than a part: what writes a part writes the sheet without it.
    Raises LeadFileError where the part is damaged or of a later Hotsheet.
    """
    carried = carried_xml(package)
    if carried is not None:
        return parse_marker(carried, package.place)
    name = marker_part_name(package)
    return parse_marker(package.read(name), package.place) if name else None


def parse_marker(xml: bytes, place: Place = NOWHERE) -> Marker:
    """The marker in a part's content. Raises LeadFileError where it is damaged or of a later Hotsheet."""
    root = parse(xml, place)
    version = root.get("format", "")
    if root.tag != "hotsheet" or not (version.isascii() and version.isdigit() and len(version) < 10):
        raise LeadFileError("The model inside the workbook is damaged.", place=place, mend=SAVE_AGAIN)
    if int(version) > MARKER_FORMAT:
        raise LeadFileError(
            "The workbook was scored by a newer Hotsheet than this one.",
            place=place,
            mend="Update Hotsheet to score it again.",
        )
    ours = {str(our): our for our in Our}
    roles = {str(role): role for role in OurSheet}
    held = [(element.get("name", ""), element.get("holds", "")) for element in root.iter("column")]
    leads = root.find("leads")
    return Marker(
        root.findtext("model", ""),
        {ours[holds]: header for header, holds in held if holds in ours},
        tuple(header for header, holds in held if holds == WORKING),
        "" if leads is None else leads.get("sheet", ""),
        {element.get("name", ""): element.get("column", "") for element in root.iter("field")},
        "" if leads is None else leads.get("source", ""),
        {roles[e.get("holds", "")]: e.get("name", "") for e in root.iter("sheet") if e.get("holds", "") in roles},
        tuple(element.get("is", "") for element in root.iter("name")),
        tuple(KeptVersion(element.get("is", ""), element.text or "") for element in root.iter("version")),
        root.get("stripped") == "1",
    )
