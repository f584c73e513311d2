"""What writing scores would do, and what it asks, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.models.core_words import in_words
from desktop.models.core_words_left import left_out_words
from desktop.models.exporting import Asked, Choice, ExportWish, Kind, LostOverridesError
from desktop.models.exporting_outlook import Outlook, Placed
from desktop.models.mends import advice
from desktop.models.sheet_rules import edit_words
from scoring.model import ScoringModel
from scoring.ooxml.cells import column_letters

_SHOWN = 8


@dataclass(frozen=True)
class Line:
    """One thing that will happen. tone: "info", "good", "warning"."""

    text: str
    tone: str = "info"


@dataclass(frozen=True)
class Question:
    """What has to be settled: a sentence, and what it is about, line by line."""

    text: str
    lines: tuple[str, ...] = ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)


def kind_title(kind: Kind) -> str:
    """What a way of exporting is called."""
    return {
        Kind.IN_PLACE: _tr("Into the workbook itself"),
        Kind.COPY: _tr("A copy of the workbook"),
        Kind.NEW: _tr("A new workbook"),
        Kind.CSV: _tr("A .csv file"),
    }[kind]


def kind_words(kind: Kind) -> str:
    """What a way of exporting is for."""
    return {
        Kind.IN_PLACE: _tr("Columns beside your leads, with live formulas. All else stays as it is."),
        Kind.COPY: _tr("Everything that your workbook holds, with the scores, in another file."),
        Kind.NEW: _tr("The leads alone with their scores, rules and a summary."),
        Kind.CSV: _tr("Leads and scores as plain values, for other programs."),
    }[kind]


def outlook_lines(shown: Outlook, wish: ExportWish, model: ScoringModel) -> tuple[Line, ...]:
    """What will happen, line by line."""
    own = wish.kind in (Kind.IN_PLACE, Kind.COPY) and any(each.letters for each in shown.columns)
    lines = _in_own_workbook(shown) if own else _in_new_file(shown, wish)
    lines += _people(shown)
    day = words.day(wish.as_of or date.today())
    by = _tr("Scored by “{model}”, version {version}, as of {day}.")
    if shown.new_version:
        by = _tr("Scored by “{model}” as of {day}; its changed rules are kept as version {version} first.")
    lines.append(Line(by.format(model=model.name, version=shown.new_version or model.version, day=day)))
    if wish.kind is Kind.IN_PLACE:
        if shown.backup:
            lines.append(
                Line(_tr("A copy as it is now is kept beside it: “{name}”.").format(name=shown.backup), "good")
            )
        else:
            lines.append(Line(_tr("No copy of the workbook as it is now is kept."), "warning"))
    elif shown.replaces:
        lines.append(Line(_tr("It takes the place of “{name}”.").format(name=wish.out.name), "warning"))
    return (*lines, *_warnings(shown))


def _in_own_workbook(shown: Outlook) -> list[Line]:
    placed = "  ·  ".join(f"{each.letters} {each.header}" for each in shown.columns)
    renewed = any(each.renewed for each in shown.columns)
    head = _tr("Renewed on sheet “{sheet}”: {columns}") if renewed else _tr("New on sheet “{sheet}”: {columns}")
    lines = [Line(head.format(sheet=shown.sheet, columns=placed))]
    first, last, count = shown.workings
    if count:
        said = _tr("{count} hidden columns ({first}–{last}) hold the workings of the formulas.")
        lines.append(Line(said.format(count=words.count(count), first=first, last=last)))
    if shown.table:
        lines.append(Line(_tr("The Excel table “{table}” grows over them.").format(table=shown.table)))
    if shown.sheets:
        lines.append(Line(_tr("New sheets: {names}.").format(names=", ".join(shown.sheets))))
    if shown.renewed:
        lines.append(
            Line(_tr("Sheets of the earlier scoring that are renewed: {names}.").format(names=", ".join(shown.renewed)))
        )
    lines.append(Line(_tr("Everything else in the workbook stays as it is."), "good"))
    return lines


def _in_new_file(shown: Outlook, wish: ExportWish) -> list[Line]:
    said = _tr("{leads} leads with their own columns, then {columns}.")
    if wish.listed:
        said = _tr("The {leads} leads of the list, in its order, with their own columns, then {columns}.")
    lines = [Line(said.format(leads=words.count(shown.leads), columns=_headers(shown.columns)))]
    if wish.kind is not Kind.CSV:
        lines.append(Line(_tr("Sheets with the rules, a summary and a call list come along; the formulas are live.")))
    if shown.left_out:
        lines.append(
            Line(_tr("It leaves out: {what}.").format(what="; ".join(map(left_out_words, shown.left_out))), "warning")
        )
    if shown.guarded == 1:
        lines.append(Line(_tr("1 cell that looks like a formula gets an apostrophe in front.")))
    elif shown.guarded:
        guarded = _tr("{count} cells that look like formulas get an apostrophe in front.")
        lines.append(Line(guarded.format(count=words.count(shown.guarded))))
    return lines


def _headers(columns: Sequence[Placed]) -> str:
    return ", ".join(each.header for each in columns)


def _people(shown: Outlook) -> list[Line]:
    if not shown.overrides and not shown.reasons:
        return []
    said = _tr("Overrides: {overrides}, reasons: {reasons}; they stand beside their leads.")
    return [Line(said.format(overrides=words.count(shown.overrides), reasons=words.count(shown.reasons)))]


def _warnings(shown: Outlook) -> list[Line]:
    made = []
    if shown.list_day is not None:
        said = _tr("The list is as of {day}: tiers that are written may differ from those that it shows.")
        made.append(said.format(day=words.day(shown.list_day)))
    if shown.unknown:
        said = _tr("{count} overrides name no tier of the model: they are written, and do not count.")
        made.append(said.format(count=words.count(shown.unknown)))
    if shown.apart:
        made.append(_tr("Our columns do not touch the leads: when you sort or filter there, take both."))
    if shown.unreadable:
        said = _tr("Whether somebody changed rules on the workbook's own sheets cannot be seen; the rules here count.")
        made.append(said)
    for field in shown.as_text:
        said = _tr("Much of “{field}” is stored as text and meets no condition on numbers or dates.")
        made.append(said.format(field=field))
    if shown.warnings and not shown.as_text:
        said = _tr("Findings that make scores wrong: {count}. The Data page lists them.")
        made.append(said.format(count=words.count(shown.warnings)))
    return [Line(each, "warning") for each in made]


def question_of(choice: Choice) -> Question:
    """What has to be settled first, in words."""
    error = choice.error
    said = advice(error)
    match choice.asked:
        case Asked.EDITS:
            text = _tr("Rules were changed on the sheets of this workbook. Writing these scores would undo that:")
            return Question(text, _shortened([edit_words(edit) for edit in choice.edits]))
        case Asked.LOSS:
            head, _, rest = error.message.partition("\n")
            return Question(in_words(head), _shortened([line.strip() for line in rest.splitlines() if line.strip()]))
        case Asked.CHANGED:
            return Question(_tr("The workbook changed on disk since it was read, so it is left as it is."))
        case Asked.GONE:
            return Question(
                _tr("The workbook is not there any more. The leads are still here, and can be written elsewhere.")
            )
        case Asked.EXISTS:
            return Question(_tr("There is a file of this name already."))
        case Asked.OVERRIDES:
            assert isinstance(error, LostOverridesError)
            text = _tr("“{file}” holds {count} overrides or reasons that the new file would not have.")
            if error.count == 1:
                text = _tr("“{file}” holds an override or a reason that the new file would not have.")
            return Question(text.format(file=error.out.name, count=words.count(error.count)))
        case _:
            head, _, rest = said.message.partition("\n")
            lines = [line.strip() for line in rest.splitlines() if line.strip()]
            return Question(f"{head} {said.mend}".strip(), _shortened(lines))


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - _SHOWN
    return (*lines[:_SHOWN], _tr("and {count} more").format(count=more)) if more > 0 else tuple(lines)


def column_answer(column: int) -> str:
    """The way on where there is no room."""
    return _tr("Put the columns at {letters}").format(letters=column_letters(column))
