"""The rules of a scored workbook as they stand on its sheets, taken back: checked, compared, made a new version."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scoring.checks.common import MAX_NAME
from scoring.diff import ChangeKind, Difference, compare_models
from scoring.errors import ModelError, Place, Problem
from scoring.jobs.edits import RuleEdit, read_rules
from scoring.jobs.models import model_inside
from scoring.model import Change, ScoringModel
from scoring.modelfile import ModelFile
from scoring.ooxml.book import Book
from scoring.settings import follow_tiers
from scoring.workbook.marker import KeptVersion, Marker, read_marker

# A workbook keeps so many of the models that scored it before.
MOST_VERSIONS = 50
_SHOWN = 12
_TOLD = 6
_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*\Z)")


@dataclass(frozen=True)
class RulesBack:
    """What the sheets of a scored workbook say about its model.

    before: the model inside. after: with what was typed, as a new version; the same file where nothing was.
    differences: between the two, the version aside. warnings: what to look at. versions: the models that a workbook
    with the new one keeps, oldest first.
    """

    path: Path
    before: ModelFile
    after: ModelFile
    marker: Marker
    edits: tuple[RuleEdit, ...] = ()
    differences: tuple[Difference, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the sheets say something else than the model inside."""
        return self.after.model != self.before.model

    @property
    def versions(self) -> tuple[KeptVersion, ...]:
        """The models before the one of `after`."""
        kept = self.marker.versions
        if self.changed:
            kept = (*kept, KeptVersion(self.before.model.version, self.before.text))
        return kept[-MOST_VERSIONS:]


def rules_back(path: str | Path, day: date | None = None) -> RulesBack:
    """Read the rules of a scored workbook back. `day` is when the change log says it was; today by default.

    Raises ModelError where the workbook carries no model, where its sheets cannot be compared with it, and where they
    say something that no model can: with the cells.
    """
    path = Path(path)
    with Book(path) as book:
        marker = read_marker(book.package)
        if marker is None or not marker.model_text:
            raise ModelError(
                "The workbook carries no model.",
                place=Place(file=path.name),
                mend="Name a workbook that Hotsheet scored.",
            )
        before = model_inside(marker, path)
        read = read_rules(book, before.model, marker)
    if read is None:
        raise ModelError(
            "The rules on the sheets cannot be read: another version of Hotsheet laid them out, or rows were moved.",
            place=Place(file=path.name),
            mend=f'Save the model inside with: hotsheet model new mine.yaml --from "{path}"\n'
            "Make the changes there, and score with -m mine.yaml.",
        )
    if read.errors:
        raise _refused(read.errors, path)
    differences = tuple(_differences(before.model, read.model))
    after = before
    if differences:
        taken = {before.model.version, *(kept.version for kept in marker.versions)}
        after = before.with_model(_new_version(read.model, differences, taken, day or date.today()))
    return RulesBack(path, before, after, marker, read.edits, differences, read.problems)


def next_version(version: str, taken: Collection[str] = ()) -> str:
    """The version after this one: its last number raised by one until it is not taken.

    "3" gives "4", "1.9" gives "1.10", "2026-09" gives "2026-10"; a version without a number gets one behind it.
    """
    made = version
    while made == version or made in taken:
        found = _NUMBER.search(made)
        if found is None:
            made = f"{made} 2"
        else:
            number = str(int(found[0]) + 1).zfill(len(found[0]))
            made = made[: found.start()] + number + made[found.end() :]
        if len(made) > MAX_NAME:
            made = "1"
    return made


def problem_line(problem: Problem) -> str:
    """A problem of a cell in one line: "Scoring Rules, cell I14: …"."""
    several = "s" if " " in problem.place.cell else ""
    cell = f", cell{several} {problem.place.cell}" if problem.place.cell else ""
    where = f"{problem.place.sheet}{cell}: " if problem.place.sheet else ""
    return f"{where}{problem.message} {problem.mend}".rstrip()


def _differences(before: ScoringModel, model: ScoringModel) -> Iterator[Difference]:
    """What is different, tiers told apart by their places: on the sheets none can come or go."""
    tiers = tuple(replace(old, name=new.name) for old, new in zip(before.tiers, model.tiers, strict=True))
    for old, new in zip(before.tiers, model.tiers, strict=True):
        if old.name != new.name:
            sentence = f"Tier “{old.name}” is now called “{new.name}”"
            yield Difference("tiers", ChangeKind.CHANGED, new.name, sentence)
    yield from compare_models(follow_tiers(before, replace(before, tiers=tiers)), model)


def _new_version(
    model: ScoringModel, differences: Sequence[Difference], taken: Collection[str], day: date
) -> ScoringModel:
    version = next_version(model.version, taken)
    said = "; ".join(each.sentence for each in differences[:_TOLD])
    more = f"; and {len(differences) - _TOLD} more" if len(differences) > _TOLD else ""
    entry = Change(version, day.isoformat(), f"Changed on the sheet: {said}{more}")
    return replace(model, version=version, changes=(*model.changes, entry))


def _refused(errors: Sequence[Problem], path: Path) -> ModelError:
    listed = "".join(f"\n  {problem_line(problem)}" for problem in errors[:_SHOWN])
    more = f"\n  and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
    return ModelError(
        f"The rules on the sheets cannot be taken over:{listed}{more}", place=Place(file=path.name), problems=errors
    )
