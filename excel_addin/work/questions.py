"""What a job refuses to decide alone is asked, and the job is done again with the answer.

Which column is which field, where our columns go when their place is taken, what may be lost, whether edited rules
are taken over first: on a command line these are options, before a workbook they are questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from excel_addin.live.jobs import Options, Scored, apply_rules, copy_of, score_book
from excel_addin.work.desk import Desk
from excel_addin.work.mends import mend_in_words
from excel_addin.work.selection import scored_sheet
from excel_addin.work.status import status_of
from scoring.errors import HotsheetError, LeftOutError, MappingError, ModelError
from scoring.jobs.placement import NoRoomError
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.rulesback import RulesBack
from scoring.leads.matching import Question
from scoring.ooxml.cells import column_letters

UNCERTAIN = "uncertain-column"
EDITED = "edited-rule"
# Each kind of question is asked once; what is refused after that is told.
_MOST_ASKED = 5
_SHOWN = 8
_NONE = "None of them"


@dataclass(frozen=True)
class Asked:
    """What the questions led to. applied: rules that were taken over on the way."""

    scored: Scored
    applied: RulesBack | None = None


def score_asking(desk: Desk, wishes: Wishes, options: Options | None = None) -> Asked:
    """Score the open workbook, with questions where the core refuses. Raises what cannot be asked about.

    Raises `BrokenOffError` where the person does not go on.
    """
    how = options or Options()
    if wishes.model is not None and scored_sheet(desk.book):
        _ask_about_edits(desk, wishes)
    for _ in range(_MOST_ASKED):
        try:
            with status_of(desk.book) as tell:
                return Asked(score_book(desk.book, desk.host, wishes, how, as_of=desk.as_of, progress=tell))
        except MappingError as error:
            if not _is(error, UNCERTAIN):
                raise
            wishes = replace(wishes, mapping={**wishes.mapping, **_columns_asked(desk, wishes)})
        except ModelError as error:
            if not _is(error, EDITED):
                raise
            back, scored = _apply_first(desk, error)
            if scored is not None:
                return Asked(scored, back)
        except NoRoomError as error:
            how = _further_right(desk, error, how)
        except LeftOutError as error:
            how = _let_go(desk, error, how)
    raise HotsheetError("The workbook changes while it is scored.", mend="Try it again when nobody else works in it.")


def apply_asking(desk: Desk, options: Options | None = None) -> tuple[RulesBack, Scored | None]:
    """Apply the rules as the sheets say them, with questions where the core refuses."""
    how = options or Options()
    for _ in range(_MOST_ASKED):
        try:
            with status_of(desk.book) as tell:
                return apply_rules(desk.book, desk.host, desk.as_of, how, progress=tell)
        except NoRoomError as error:
            how = _further_right(desk, error, how)
        except LeftOutError as error:
            how = _let_go(desk, error, how)
    raise HotsheetError("The workbook changes while it is scored.", mend="Try it again when nobody else works in it.")


def ask_columns(desk: Desk, questions: Sequence[Question]) -> dict[str, str]:
    """Ask for each uncertain field which column it is ("" for none). Raises `BrokenOffError`."""
    given: dict[str, str] = {}
    for question in questions:
        columns = [column for column, _ in question.candidates if column not in given.values()]
        said = desk.choose(
            f"The rules use “{question.field}”. Which column of the leads is that?",
            (*(f"“{column}”" for column in columns), _NONE),
            " or ".join(f'--map "{question.field}={column}"' for column in (*columns, "")),
        )
        given[question.field] = (*columns, "")[said]
    return given


def _columns_asked(desk: Desk, wishes: Wishes) -> Mapping[str, str]:
    with copy_of(desk.book, desk.host) as path:
        questions = prepare(path, wishes).matching.questions
    return ask_columns(desk, questions)


def _ask_about_edits(desk: Desk, wishes: Wishes) -> None:
    """Another model takes the place of the one whose rules were edited: the core would only leave the edits aside."""
    with copy_of(desk.book, desk.host) as path:
        edits = prepare(path, wishes).edits
    if edits:
        listed = "".join(f"\n  {edit}" for edit in edits[:_SHOWN])
        more = f"\n  and {len(edits) - _SHOWN} more" if len(edits) > _SHOWN else ""
        desk.require(
            f"The rules were changed on the sheets, and not applied:{listed}{more}\n\n"
            "Another model takes their place. Let these changes go, and go on?"
        )


def _apply_first(desk: Desk, error: ModelError) -> tuple[RulesBack, Scored | None]:
    message = error.message.strip().replace("scoring again would", "scoring with the old ones would")
    desk.require(f"{message}\n\nTake them over into the model now, and score with them?")
    return apply_asking(desk)


def _further_right(desk: Desk, error: NoRoomError, how: Options) -> Options:
    if not error.column or how.at is not None:
        raise error
    letters = column_letters(error.column)
    desk.require(f"{error.message} ({error.place.cell})\n\nPut our columns at column {letters}?", f"--at {letters}")
    return replace(how, at=error.column)


def _let_go(desk: Desk, error: LeftOutError, how: Options) -> Options:
    if how.discard or not goes_with_discard(error):
        raise error
    desk.require(_goes(error, desk))
    return replace(how, discard=True)


def goes_with_discard(error: LeftOutError) -> bool:
    """Whether the core would go on where the person lets things go."""
    return "--discard" in error.mend


def _goes(error: LeftOutError, desk: Desk) -> str:
    mend = mend_in_words(error.mend, desk.host.name)
    return f"{error.message.strip()}\n\n{mend}\n\nLet it go, and go on?"


def _is(error: HotsheetError, code: str) -> bool:
    return any(problem.code == code for problem in error.problems)
