"""The model that was chosen for a workbook: kept in a hidden name of it, and what there is to choose from."""

from __future__ import annotations

from pathlib import Path

import xlwings as xw

from excel_addin.hosts.host import Host
from excel_addin.models import ModelKind, ModelRef, Offered, offered, open_model
from excel_addin.work.desk import Desk
from scoring.errors import HotsheetError, ModelError
from scoring.jobs.models import marker_of, model_inside
from scoring.modelfile import ModelFile
from scoring.store import default_path
from scoring.workbook.names import CHOSEN_NAME

INSIDE = ModelRef(ModelKind.INSIDE)
# A text in a formula is no longer.
_LONGEST = 255


def workspace_of(desk: Desk) -> Path:
    """The workspace whose models are offered."""
    return desk.workspace or default_path()


def chosen(book: xw.Book) -> ModelRef | None:
    """The model that was chosen for a workbook and has not scored it yet; None for the one inside, or the usual one."""
    name = _name(book)
    if name is None:
        return None
    text = (name.refers_to or "").removeprefix("=").strip()
    text = text[1:-1].replace('""', '"') if text.startswith('"') and text.endswith('"') else ""
    try:
        ref = ModelRef.of_workbook(text) if text else None
    except ModelError:
        # A name that somebody changed by hand chooses nothing, and a workbook chooses no file.
        return None
    return None if ref is None or ref.kind is ModelKind.INSIDE else ref


def keep_choice(book: xw.Book, host: Host, ref: ModelRef) -> None:
    """Keep which model was chosen, in a hidden name. Raises `HotsheetError` for a file, and where it is too long."""
    if ref.kind is ModelKind.INSIDE:
        forget_choice(book)
        return
    if len(ref.text) > _LONGEST:
        raise HotsheetError(
            "The model's name is too long to be kept in a workbook.",
            mend="Give it a shorter one in the Hotsheet window.",
        )
    if ref.kind is ModelKind.FILE:
        # Names of files in workbooks are not followed: whoever made the workbook would decide which one is opened.
        raise HotsheetError(
            "A model file cannot be kept as a workbook's choice.",
            mend="Put the model into your workspace, and choose it.",
        )
    forget_choice(book)
    quoted = ref.text.replace('"', '""')
    book.names.add(CHOSEN_NAME, f'="{quoted}"')
    host.hide_name(book, CHOSEN_NAME)


def forget_choice(book: xw.Book) -> None:
    """Let the model inside the workbook, or the usual one, score it from now on."""
    name = _name(book)
    if name is not None:
        name.delete()


def model_chosen(desk: Desk) -> ModelFile | None:
    """The chosen model, opened; None where the model inside the workbook, or the usual one, is to score."""
    ref = chosen(desk.book)
    return None if ref is None else model_of(desk, ref)


def model_of(desk: Desk, ref: ModelRef) -> ModelFile | None:
    """A model, opened; None for the one inside the workbook."""
    return None if ref == INSIDE else open_model(ref, None, workspace_of(desk))


def models_for(desk: Desk, copy: Path | None) -> tuple[Offered, ...]:
    """The models to choose from. copy: a copy of the workbook, if it was scored."""
    inside = None
    marker = marker_of(copy) if copy is not None else None
    if marker is not None and marker.model_text and copy is not None:
        inside = model_inside(marker, copy).model
    return offered(workspace_of(desk), inside)


def _name(book: xw.Book) -> xw.Name | None:
    return next((name for name in book.names if name.name == CHOSEN_NAME), None)
