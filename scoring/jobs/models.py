"""Where a model may come from: a file, a template's name, or a workbook that carries one."""

from __future__ import annotations

from pathlib import Path

from scoring.atomic import Stamp
from scoring.errors import HotsheetError, ModelError, Place
from scoring.modelfile import ModelFile, open_model
from scoring.ooxml.book import Book
from scoring.workbook.marker import Marker, read_marker
from scoring.workbook.stripping.unmarked import rebuilt_marker

_ZIP = b"PK\x03\x04"


def open_source(source: str | Path) -> ModelFile:
    """The model file, template, or model inside a scored workbook. Raises `ModelError` with all that is wrong."""
    path = Path(source)
    if not is_workbook(path):
        return open_model(source)
    marker = marker_of(path)
    if marker is None or not marker.model_text:
        raise ModelError(
            "The workbook carries no model.",
            place=Place(file=str(source)),
            mend="Name a model file, a template, or a workbook that Hotsheet scored.",
        )
    return model_inside(marker, path)


def model_inside(marker: Marker, path: Path) -> ModelFile:
    """The model that a scored workbook carries. Raises `ModelError` where it cannot be read."""
    try:
        return ModelFile.from_text(marker.model_text)
    except HotsheetError as error:
        raise ModelError(
            f"The model inside the workbook cannot be read: {error.message}",
            place=Place(file=path.name),
            mend="Name a model with -m.",
            problems=error.problems,
        ) from error


def marker_of(path: Path) -> Marker | None:
    """What a workbook says about an earlier scoring; None for one that was not scored, and for other files.

    Where another program dropped the part that says it, what can be told without it, and no model.
    """
    if not is_workbook(path):
        return None
    with Book(path) as book:
        return read_marker(book.package) or rebuilt_marker(book)


def stamp_of(path: Path) -> Stamp | None:
    """What a file is known by later; None for one that is not there, of which its reader tells in words."""
    try:
        return Stamp.of(path)
    except OSError:
        return None


def is_workbook(path: Path) -> bool:
    """Whether a file is a zip, as workbooks are. What cannot be opened is refused in words by its reader."""
    try:
        with path.open("rb") as file:
            return file.read(4) == _ZIP
    except OSError:
        return False
