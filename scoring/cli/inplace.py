"""`hotsheet refresh` and `hotsheet remove`: a scored workbook brought up to date, and made again what it was."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.cli import options as o
from scoring.cli.output import Output, counted, plain
from scoring.cli.score import score_and_tell
from scoring.errors import LeadFileError, Place
from scoring.jobs.models import marker_of
from scoring.jobs.prepare import Wishes
from scoring.jobs.removal import Removal, Removed, remove
from scoring.jobs.run import Target
from scoring.ooxml.book import Book

_SHOWN = 10

Scored = Annotated[Path, typer.Argument(metavar="BOOK", help="A workbook that Hotsheet scored.")]


def refresh(
    book: Scored,
    as_of: o.AsOf = None,
    backup: o.Backup = False,
    protected_too: o.ProtectedToo = False,
    discard: o.Discard = False,
    functions: o.Functions = None,
    as_json: o.Json = False,
) -> None:
    """Score a scored workbook anew with the model inside it, new leads included."""
    if book.exists():
        # What is no workbook at all is told by its reader.
        Book(book).close()
    if book.exists() and marker_of(book) is None:
        raise LeadFileError(
            "Hotsheet has not scored this workbook yet.",
            place=Place(file=str(book)),
            mend=f'Score it with: hotsheet score "{book}" --in-place',
        )
    target = Target(in_place=True, backup=backup, protected_too=protected_too, discard=discard, functions=functions)
    score_and_tell(Output(as_json), book, Wishes(), target, as_of)


def remove_scoring(
    book: Scored,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="Write another file. Default: BOOK itself.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export-overrides", metavar="FILE", help="Save the overrides that were typed, as .csv."),
    ] = None,
    discard: Annotated[
        bool, typer.Option("--discard", help="Let go of overrides, and of what people added to Hotsheet's own sheets.")
    ] = False,
    backup: o.Backup = False,
    protected_too: o.ProtectedToo = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT or FILE where they exist.")] = False,
    as_json: o.Json = False,
) -> None:
    """Take everything of Hotsheet's out of a workbook again."""
    said = Output(as_json)
    removed = remove(book, Removal(out, export, discard, backup, protected_too, overwrite))
    if as_json:
        said.json(
            {
                "result": str(removed.out),
                "exact": removed.exact,
                "overrides": removed.overrides,
                "exported": str(removed.exported) if removed.exported else None,
                "backup": str(removed.backup) if removed.backup else None,
                "broken": list(removed.broken),
            }
        )
        return
    _tell(said, removed)


def _tell(said: Output, removed: Removed) -> None:
    words = (
        "the file is again what it was before the scoring, to the byte"
        if removed.exact
        else "nothing of the scoring is left; the rest is as it was last saved"
    )
    said.head("Removed", f"{words}.")
    if removed.exported is not None:
        said.head("Overrides", f"those of {counted(removed.overrides, 'lead')} are in {plain(removed.exported)}.")
    for line in removed.broken[:_SHOWN]:
        said.warn(f"{plain(line)}, which is gone.")
    if len(removed.broken) > _SHOWN:
        said.warn(f"{len(removed.broken) - _SHOWN} more things refer to what is gone.")
    said.head("Result", plain(removed.out))
    if removed.backup is not None:
        said.head("Before", plain(removed.backup))
