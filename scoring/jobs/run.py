"""The job: a prepared lead file is scored, and the result written as a workbook or as .csv.

A workbook is scored as it is: the result keeps everything that it holds, and the leads get columns beside them.
Whatever would lose something of the person's is refused before the work begins: overwriting without leave, rules
edited on the sheets, overrides in a file that would be replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scoring.errors import OutputError, Place
from scoring.jobs.csvout import write_csv
from scoring.jobs.inplace import InPlace, same_file, write_in_place
from scoring.jobs.losses import lost_overrides
from scoring.jobs.models import is_workbook
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.jobs.results import Outcome, columns_of, plan_for, refuse_edited, score_prepared
from scoring.scores import Scores
from scoring.workbook.marker import KeptVersion
from scoring.workbook.names import Our
from scoring.workbook.write import write_book

WORKBOOK, TEXT = ".xlsx", ".csv"
_TEXTS = (".csv", ".tsv", ".txt")
# Kinds of workbook that stay what they are: with macros, templates.
KEPT_KINDS = (WORKBOOK, ".xlsm", ".xltx", ".xltm")
Progress = Callable[[str, float], None]

__all__ = ["Outcome", "Target", "score_file"]


@dataclass(frozen=True)
class Target:
    """Where the result goes and how. out: a workbook or .csv; None for `<name>-scored` beside the lead file.

    show: the columns wanted; none for those of an earlier scoring, else the usual ones. raw: .csv cells that look
    like formulas stay as they are. live_day: no as-of date was asked for, so the workbook's may follow the calendar
    where its rules need one. new: a new workbook of the leads alone is made.
    functions: the model also becomes functions of the workbook; None for as an earlier scoring of it has them.
    in_place: the lead workbook itself is scored; backup, protected_too, at, discard, versions: see `InPlace`.
    """

    out: Path | None = None
    show: tuple[Our, ...] = ()
    overwrite: bool = False
    new: bool = False
    raw: bool = False
    live_day: bool = False
    in_place: bool = False
    backup: bool = False
    protected_too: bool = False
    at: int | None = None
    discard: bool = False
    versions: tuple[KeptVersion, ...] | None = None
    functions: bool | None = None


def score_file(
    path: str | Path,
    target: Target | None = None,
    wishes: Wishes | None = None,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Score a lead file and write the result. `progress` is told what is being done, and the share of it done.

    Raises a `HotsheetError` in words; then nothing was written.
    """
    tell = progress or (lambda what, done: None)
    target = target or Target()
    prepared = prepare(path, wishes, lambda done: tell("Reading", done))
    out = output_of(prepared.path, target)
    refuse_loss(prepared, out, target)
    tell("Scoring", 0)
    scores = score_prepared(prepared, as_of, kept=keeps(prepared.path, out, target))
    target = replace(target, live_day=as_of is None)
    show = columns_of(prepared, target.show)
    return write_result(prepared, scores, out, show, target, lambda done: tell("Writing", done))


def keeps(path: Path, out: Path, target: Target) -> bool:
    """Whether the result is the lead file's own workbook, with all that it holds."""
    return not target.new and out.suffix.lower() != TEXT and is_workbook(path)


def output_of(path: Path, target: Target) -> Path:
    """Where the result of a lead file goes. Raises `OutputError` where that cannot be."""
    if target.in_place:
        if path.suffix.lower() in _TEXTS:
            raise OutputError(
                "Only a workbook can be scored in place: a text file holds no formulas.",
                place=Place(file=str(path)),
                mend="Leave --in-place out, and name the result with -o.",
            )
        return path
    kept = not target.new and is_workbook(path)
    kind = path.suffix if kept and path.suffix.lower() in KEPT_KINDS else WORKBOOK
    # A folder such as "." has no stem; it is refused when it is read.
    out = target.out or path.parent / f"{path.stem or 'leads'}-scored{kind}"
    _refuse_kind(path, out, kind if kept else WORKBOOK)
    place = Place(file=str(out))
    if same_file(path, out):
        raise OutputError(
            "This is the lead file itself.",
            place=place,
            mend="Choose another name for the result, or say --in-place."
            if kept
            else "Choose another name for the result.",
        )
    if out.is_dir():
        raise OutputError("This is a folder.", place=place, mend="Name a file in it.")
    if not out.parent.is_dir():
        raise OutputError(f"The folder {out.parent} does not exist.", place=place, mend="Make it first.")
    if out.exists() and not target.overwrite:
        raise OutputError(
            "The file exists already.",
            place=place,
            mend="Choose another name with -o, or replace it with --overwrite.",
        )
    return out


def _refuse_kind(path: Path, out: Path, kind: str) -> None:
    """A result is .csv, or a workbook of the kind that the lead file is."""
    suffix = out.suffix.lower()
    if suffix in (kind.lower(), TEXT):
        return
    place = Place(file=str(out))
    if suffix in KEPT_KINDS and kind != WORKBOOK:
        raise OutputError(
            f"A workbook keeps its kind: {path.name} is written as {kind}.",
            place=place,
            mend=f"Name it {out.with_suffix(kind).name}, or make a new workbook of the leads alone with --new.",
        )
    raise OutputError(
        f"A result is written as {kind} or {TEXT}, not as “{out.suffix or out.name}”.",
        place=place,
        mend=f"Name it {out.with_suffix(kind).name}.",
    )


def refuse_loss(prepared: Prepared, out: Path, target: Target) -> None:
    """Refuse to write what would lose something: changes made on the sheets, overrides in a file to be replaced.

    Raises `ModelError` or `OutputError`.
    """
    refuse_edited(prepared)
    if target.in_place:
        return
    lost = lost_overrides(prepared, out)
    if lost:
        count = "an override" if lost == 1 else f"{lost} overrides"
        mend = f'Bring them along with --carry-from "{out}", or choose another name.'
        if prepared.carried is not None:
            mend = "They could not be carried over, so choose another name for the result."
        raise OutputError(
            f"The file to be replaced holds {count} or reasons that the new one would not have.",
            place=Place(file=str(out)),
            mend=mend,
        )


def write_result(
    prepared: Prepared,
    scores: Scores,
    out: Path,
    show: Sequence[Our],
    target: Target,
    progress: Callable[[float], None] | None = None,
) -> Outcome:
    """Write the scored leads to `out`, whole or not at all. Raises a `HotsheetError` in words."""
    tell = progress or (lambda done: None)
    if out.suffix.lower() == TEXT:
        write_csv(
            out, prepared.table, scores, show, prepared.reasons,
            raw=target.raw, overwrite=target.overwrite, progress=tell,
        )  # fmt: skip
        return Outcome(prepared, scores, out, tuple(show))
    if keeps(prepared.path, out, target):
        return write_in_place(prepared, scores, show, _in_place(target, out), tell)
    plan = plan_for(prepared, scores, show, target.live_day, functions=target.functions)
    write_book(plan, out, overwrite=target.overwrite, progress=lambda done, count: tell(done / max(count, 1)))
    return Outcome(prepared, scores, out, tuple(show))


def _in_place(target: Target, out: Path) -> InPlace:
    return InPlace(
        None if target.in_place else out,
        target.backup,
        target.protected_too,
        target.at,
        target.show,
        target.overwrite,
        target.live_day,
        target.discard,
        target.versions,
        target.functions,
    )
