"""The job: a prepared lead file is scored, and the result written as a workbook or as .csv.

Whatever would lose something of the person's is refused before the work begins: overwriting without leave, a new
workbook that leaves sheets out, overrides in the file that would be replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scoring.errors import LeftOutError, MappingError, OutputError, Place
from scoring.jobs.columns import require_fillable, shown_columns
from scoring.jobs.csvout import write_csv
from scoring.jobs.edits import undone
from scoring.jobs.losses import lost_overrides
from scoring.jobs.prepare import Prepared, Wishes, prepare, used_fields
from scoring.leads.matching import How
from scoring.scores import Scores, score
from scoring.text import clean
from scoring.workbook.compose import ComposeOptions, compose
from scoring.workbook.marker import marker_part, parse_marker
from scoring.workbook.names import LEADS_SHEET, MODEL_NAMESPACE, Our
from scoring.workbook.plan import BookPlan, CustomPart
from scoring.workbook.write import write_book

WORKBOOK, TEXT = ".xlsx", ".csv"
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Target:
    """Where the result goes and how. out: .xlsx or .csv; None for `<name>-scored.xlsx` beside the lead file.

    show: the columns wanted; none for those of an earlier scoring, else the usual ones. new: a workbook may leave
    out what the old one holds besides the leads. raw: .csv cells that look like formulas stay as they are.
    live_day: no as-of date was asked for, so the workbook's may follow the calendar where its rules need one.
    """

    out: Path | None = None
    show: tuple[Our, ...] = ()
    overwrite: bool = False
    new: bool = False
    raw: bool = False
    live_day: bool = False


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a job gave: the prepared leads, their scores, the file written and the columns in it."""

    prepared: Prepared
    scores: Scores
    out: Path
    show: tuple[Our, ...]


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
    scores = score_prepared(prepared, as_of)
    target = replace(target, live_day=as_of is None)
    show = columns_of(prepared, target.show)
    write_result(prepared, scores, out, show, target, lambda done: tell("Writing", done))
    return Outcome(prepared, scores, out, show)


def score_prepared(prepared: Prepared, as_of: date | None = None) -> Scores:
    """Score prepared leads, with their overrides. `as_of` is today by default.

    Raises `MappingError` where it is not settled which column is which field, and where no column is any field.
    """
    matching = prepared.matching.settled()
    used = used_fields(prepared.model)
    if used and not used & set(matching.columns):
        raise MappingError(
            f"No column of the file is a field that the rules of “{prepared.model.name}” use, "
            "so every lead would count as blank.",
            place=Place(file=prepared.path.name, sheet=prepared.table.source.sheet),
            mend="Name columns with --map FIELD=COLUMN, or another model with -m.",
        )
    return score(prepared.table, prepared.model, matching.columns, as_of, prepared.overrides)


def columns_of(prepared: Prepared, choice: Sequence[Our] = ()) -> tuple[Our, ...]:
    """The columns of ours that the result shows. Raises `ColumnChoiceError` for one that the model cannot fill."""
    require_fillable(choice, prepared.model)
    overrides = any(map(clean, prepared.overrides))
    reasons = any(map(clean, prepared.reasons))
    return shown_columns(choice, prepared.ours.show, prepared.model, overrides, reasons)


def output_of(path: Path, target: Target) -> Path:
    """Where the result of a lead file goes. Raises `OutputError` where that cannot be."""
    # A folder such as "." has no stem; it is refused when it is read.
    out = target.out or path.parent / f"{path.stem or 'leads'}-scored{WORKBOOK}"
    place = Place(file=str(out))
    if out.suffix.lower() not in (WORKBOOK, TEXT):
        raise OutputError(
            f"A result is written as {WORKBOOK} or {TEXT}, not as “{out.suffix or out.name}”.",
            place=place,
            mend=f"Name it {out.with_suffix(WORKBOOK).name}.",
        )
    if _same_file(path, out):
        raise OutputError(
            "This is the lead file itself, which is never written over.",
            place=place,
            mend="Choose another name for the result.",
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


def refuse_loss(prepared: Prepared, out: Path, target: Target) -> None:
    """Refuse to write what would lose something: changes made on the sheets, parts of the workbook, typed overrides.

    Raises `ModelError`, `LeftOutError` or `OutputError`.
    """
    if prepared.edits and prepared.model_inside:
        raise undone(prepared.edits, prepared.path.name)
    if prepared.left_out and out.suffix.lower() == WORKBOOK and not target.new:
        listed = "".join(f"\n  {words}" for words in prepared.left_out)
        raise LeftOutError(
            f"The new workbook would hold the leads only, and leave out:{listed}\n",
            place=Place(file=str(prepared.path)),
            mend="Add --new to make it all the same; the old file stays as it is.",
        )
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
) -> None:
    """Write the scored leads to `out`, whole or not at all. Raises `OutputError`."""
    if out.suffix.lower() == TEXT:
        write_csv(out, prepared.table, scores, show, prepared.reasons, raw=target.raw, overwrite=target.overwrite)
        return
    plan = plan_for(prepared, scores, show, target.live_day)
    tell = progress or (lambda done: None)
    write_book(plan, out, overwrite=target.overwrite, progress=lambda done, count: tell(done / max(count, 1)))


def plan_for(prepared: Prepared, scores: Scores, show: Sequence[Our], live_day: bool = False) -> BookPlan:
    """The scored workbook of prepared leads, as plain data; with `live_day` its as-of date may follow the calendar."""
    options = ComposeOptions(tuple(show), reasons=prepared.reasons, live_day=live_day, formats=prepared.formats)
    plan = compose(prepared.table, scores, prepared.columns, options)
    parts = (_with_reading(part, prepared) if part.namespace == MODEL_NAMESPACE else part for part in plan.custom_parts)
    return replace(plan, custom_parts=tuple(parts))


def _with_reading(part: CustomPart, prepared: Prepared) -> CustomPart:
    """The marker with how these leads were read, so that the next scoring reads them in the same way."""
    matches = prepared.matching.matches
    fields = {match.field: match.column for match in matches if match.column or match.how is How.GIVEN}
    marker = parse_marker(part.xml)
    return marker_part(replace(marker, sheet=LEADS_SHEET, fields=fields, source=prepared.source_name))


def _same_file(path: Path, out: Path) -> bool:
    try:
        return path.samefile(out)
    except OSError:
        return path.absolute() == out.absolute()
