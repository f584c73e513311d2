"""Small lead files and a model for the tests of the job and of the command line."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from scoring.fields import Field, FieldKind
from scoring.model import (
    Axis,
    BandPoints,
    Category,
    Condition,
    FixedPoints,
    PointBand,
    Rule,
    ScoringModel,
)
from scoring.modelfile import dump_model

MODEL = ScoringModel(
    "Trial",
    "3",
    key=("Email",),
    fields=(
        Field("Email", FieldKind.EMAIL, ("E-mail",)),
        Field("Job title", FieldKind.TEXT, ("Title",)),
        Field("Employees", FieldKind.NUMBER, ("Company size",)),
        Field("Free trial", FieldKind.YES_NO),
        Field("Last seen", FieldKind.DATE),
    ),
    categories=(Category("Fit", Axis.FIT), Category("Interest", Axis.ENGAGEMENT)),
    rules=(
        Rule("vp", "VP", "Fit", Condition("Job title", "contains word", ("VP",)), FixedPoints(20)),
        Rule(
            "size",
            "Size",
            "Fit",
            None,
            BandPoints("Employees", (PointBand(None, 10, 2, True), PointBand(10, None, 19))),
        ),
        Rule("trial", "Free trial", "Interest", Condition("Free trial", "is yes"), FixedPoints(40)),
        Rule("seen", "Seen lately", "Interest", Condition("Last seen", "within the last days", (30,)), FixedPoints(10)),
        Rule("mail", "Disposable", "Fit", Condition("Email", "domain is disposable"), disqualify=True),
    ),
)

# Scored as of 2026-11-22: 89 Hot, 2 Cold, 59 disqualified, 29 Cold, 50 Warm.
CSV = """Name,E-mail,Title,Company size,Free trial,Last seen
Ana,ana@acme.example,"VP, Sales",45,yes,2026-11-20
Bo,bo@gmail.com,Intern,9,no,2026-01-02
Cy,cy@mailinator.com,CEO,120,yes,
Di,di@initech.example,MVP,30,,2026-11-21
=Ed,ed@initech.example,=cmd(),,x,2026-11-21
"""
AS_OF = "2026-11-22"


def write_model(folder: Path, model: ScoringModel = MODEL) -> Path:
    """The model as a file."""
    path = folder / "trial.yaml"
    path.write_text(dump_model(model), encoding="utf-8")
    return path


def write_leads(folder: Path, text: str = CSV, name: str = "leads.csv") -> Path:
    """The leads as a .csv file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def edit(path: Path, cells: dict[str, str], part: str = "xl/worksheets/sheet1.xml") -> Path:
    """A copy of a workbook with some cells of a sheet made texts, everything else as it was."""
    made = path.with_name(f"{path.stem}-edited.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                for address, text in cells.items():
                    cell = f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()
                    pattern = rf'<c r="{address}"(?: [^>]*?)?(?:/>|>.*?</c>)'.encode()
                    content, count = re.subn(pattern, cell.replace(b"\\", b"\\\\"), content, count=1, flags=re.DOTALL)
                    assert count == 1, f"{name} has no cell {address}"
            new.writestr(name, content)
    return made
