"""The job in the user's own workbook: our columns and sheets are put in, renewed and taken out, and all else stays.

Scoring again is taking our part out and putting it in anew, so that a workbook scored twice is a workbook scored once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scoring.atomic import Stamp, back_up, write_atomically
from scoring.jobs.atstake import refuse_dangling, refuse_losses, refuse_other_sheet
from scoring.jobs.models import model_inside
from scoring.jobs.placement import before, refuse_covering, site_in, with_positions
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.jobs.results import Outcome, columns_of, plan_for, refuse_edited, score_prepared
from scoring.jobs.rulesback import MOST_VERSIONS
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.scores import Scores
from scoring.workbook.apply import apply_plan
from scoring.workbook.marker import KeptVersion, Marker
from scoring.workbook.names import Our
from scoring.workbook.original import is_new, restored
from scoring.workbook.package import Draft, draft_bytes, write_draft
from scoring.workbook.plan import BookPlan
from scoring.workbook.refusals import refuse_open, refuse_unsafe
from scoring.workbook.strip import strip
from scoring.workbook.surgery.growth import our_columns
from scoring.workbook.verify import verify
from scoring.workbook.write import write_book

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class InPlace:
    """How a workbook is scored where it stands.

    out: another file to write, with everything of the workbook; None for the workbook itself. backup: keep a copy of
    the workbook as it was. protected_too: go on though the lead sheet or the workbook is protected. at: the first of
    our columns (from 1), where the leads are no Excel table. discard: go on though people added things to our sheets.
    show, overwrite, live_day, functions: as for `Target`. versions: the models that scored the workbook before; None
    for those that it carries.
    """

    out: Path | None = None
    backup: bool = False
    protected_too: bool = False
    at: int | None = None
    show: tuple[Our, ...] = ()
    overwrite: bool = False
    live_day: bool = False
    discard: bool = False
    versions: tuple[KeptVersion, ...] | None = None
    functions: bool | None = None


def score_in_place(
    path: str | Path,
    wishes: Wishes | None = None,
    options: InPlace | None = None,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Score a workbook in place, or into another file that keeps everything of it. Raises a `HotsheetError` in words.

    Then the workbook is as it was. `progress` is told what is being done, and the share of it done.
    """
    tell = progress or (lambda what, done: None)
    options = options or InPlace()
    prepared = prepare(path, wishes, lambda done: tell("Reading", done))
    refuse_edited(prepared)
    tell("Scoring", 0)
    scores = score_prepared(prepared, as_of, kept=True)
    show = columns_of(prepared, options.show)
    options = replace(options, live_day=options.live_day or as_of is None)
    return write_in_place(prepared, scores, show, options, lambda done: tell("Writing", done))


def write_in_place(
    prepared: Prepared,
    scores: Scores,
    show: Sequence[Our],
    options: InPlace,
    progress: Callable[[float], None] | None = None,
) -> Outcome:
    """Put scored leads into their workbook. Raises a `HotsheetError` in words.

    A workbook that was changed since it was read is left alone.
    """
    path, out = prepared.path, options.out or prepared.path
    itself = same_file(out, path)
    if out.exists():
        refuse_open(out)
    unchanged = prepared.stamp if itself else None
    overwrite = options.overwrite or itself
    told = progress or (lambda done: None)

    def tell(done: int, count: int) -> None:
        told(done / max(count, 1))

    if made_new(prepared):
        plan = _plan_anew(prepared, scores, show, options)
        with kept_copy(path, options.backup and itself) as kept:
            write_book(plan, out, overwrite=overwrite, unchanged=unchanged, progress=tell)
        return Outcome(prepared, scores, out, tuple(show), True, kept)
    with _planned(prepared, scores, show, options) as (base, plan):
        draft = apply_plan(base, plan, tell)
        with kept_copy(path, options.backup and itself) as kept:
            put_draft(draft, out, overwrite=overwrite, unchanged=unchanged, keep_original=True)
    return Outcome(prepared, scores, out, tuple(show), True, kept, is_apart(plan))


def plan_in_place(prepared: Prepared, scores: Scores, show: Sequence[Our], options: InPlace) -> BookPlan:
    """What `write_in_place` would put into the workbook: nothing is written. Raises what it would refuse.

    A plan without `leads` is for a workbook that was made by scoring, and is made anew.
    """
    if made_new(prepared):
        return _plan_anew(prepared, scores, show, options)
    with _planned(prepared, scores, show, options) as (_, plan):
        return plan


def plan_for_open(prepared: Prepared, scores: Scores, show: Sequence[Our], options: InPlace) -> BookPlan:
    """What a workbook gets that is open in a program, of which `prepared` is a copy. Raises what writing would refuse.

    As `write_in_place` would have it; a workbook that was made by scoring gets it on the lead sheet that it has.
    """
    with _planned(prepared, scores, show, options) as (base, plan):
        # Not written: for what it refuses.
        apply_plan(base, plan)
        return plan


def _plan_anew(prepared: Prepared, scores: Scores, show: Sequence[Our], options: InPlace) -> BookPlan:
    return plan_for(
        prepared, scores, show, options.live_day, versions=_versions(prepared, options), functions=options.functions
    )


@contextmanager
def _planned(
    prepared: Prepared, scores: Scores, show: Sequence[Our], options: InPlace
) -> Iterator[tuple[Package, BookPlan]]:
    """The workbook without us and what it gets, once nothing speaks against that."""
    if prepared.found is not None and not options.discard:
        refuse_other_sheet(prepared, prepared.found)
    with base_of(prepared.path, prepared.marker) as (base, stripped):
        refuse_unsafe(base, protected_too=options.protected_too, sheet=prepared.table.source.sheet)
        plan = in_place_plan(prepared, scores, show, options, Book(parts=base), stripped)
        if stripped:
            refuse_dangling(prepared, plan)
            if not options.discard:
                refuse_losses(prepared, plan, show)
        yield base, plan


def is_apart(plan: BookPlan) -> bool:
    """Whether other columns, or free ones, stand between the leads and ours."""
    edit = plan.leads
    return edit is not None and edit.table is None and edit.last_column + 1 not in our_columns(edit)


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths name one file, however they are written."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


@contextmanager
def kept_copy(path: Path, wanted: bool) -> Iterator[Path | None]:
    """A copy of a file as it was, if wanted, while it is written; where that fails, there is none."""
    copy = back_up(path) if wanted else None
    try:
        yield copy
    except BaseException:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise


def in_place_plan(
    prepared: Prepared, scores: Scores, show: Sequence[Our], options: InPlace, base: Book, stripped: bool
) -> BookPlan:
    """What the user's workbook gets, as plain data. Raises NoRoomError where cells that ours need are in use.

    base: the workbook without us; stripped: our part was taken out of it, so it is no file that ever was.
    """
    was = before(prepared)
    site = site_in(prepared, base, was, show, options.at)
    versions = _versions(prepared, options)
    plan = plan_for(prepared, scores, show, options.live_day, site, versions, stripped, options.functions)
    assert plan.leads is not None
    refuse_covering(site, plan.leads, base, was)
    return with_positions(plan, was, base.tabs)


def made_new(prepared: Prepared) -> bool:
    """Whether the workbook was made by scoring leads into a new file, and nobody has saved it since."""
    if prepared.marker is None:
        return False
    with Package(prepared.path) as package:
        return is_new(package)


def _versions(prepared: Prepared, options: InPlace) -> tuple[KeptVersion, ...]:
    """The models before this one: those that the workbook carries, and the one inside where another takes its place."""
    marker = prepared.marker
    if options.versions is not None:
        return options.versions
    if marker is None:
        return ()
    if prepared.model_inside or not marker.model_text:
        return marker.versions
    inside = model_inside(marker, prepared.path).model
    if inside == prepared.model:
        return marker.versions
    return (*marker.versions, KeptVersion(inside.version, marker.model_text))[-MOST_VERSIONS:]


@contextmanager
def base_of(path: Path, marker: Marker | None) -> Iterator[tuple[Package, bool]]:
    """A workbook without what earlier scorings put into it.

    And whether that had to be taken out of what others had saved.
    """
    with Package(path) as package:
        if marker is None:
            yield package, False
            return
        data, place, stripped = restored(package), package.place, marker.stripped
        if data is None:
            data, stripped = draft_bytes(strip(package, marker)), True
    # Windows replaces no file that is open.
    with Package.of_bytes(data, place) as base:
        yield base, stripped


def put_draft(
    draft: Draft, out: Path, *, overwrite: bool, unchanged: Stamp | None, keep_original: bool = False
) -> None:
    """Write a draft to a file: read back before it takes its place, and never over a change made meanwhile."""

    def check(temporary: Path) -> None:
        verify(temporary, draft)
        # Windows replaces no file that is open.
        if draft.base is not None:
            draft.base.close()

    write_atomically(
        out,
        lambda file: write_draft(draft, file, keep_original=keep_original),
        overwrite=overwrite,
        verify=check,
        unchanged=unchanged,
    )
