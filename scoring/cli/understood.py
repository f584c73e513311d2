"""What was understood of a lead file, in words: where the leads stand, which column is which field, what is odd."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from scoring.cli.output import Output, columns_table, counted, plain, shortened
from scoring.errors import MappingError, Place, Severity
from scoring.jobs.prepare import Prepared, used_fields
from scoring.leads import Finding, Question
from scoring.leads.matching import How, Match

_HOW = {
    How.NAME: "same name",
    How.ALIAS: "known name",
    How.SIMILAR: "nearly the same name",
    How.CONTENT: "by its contents",
    How.GIVEN: "as given",
}
_MARKS = {
    Severity.ERROR: Text("✗", "red bold"),
    Severity.WARNING: Text("!", "yellow bold"),
    Severity.NOTE: Text("·", "dim"),
}


def tell_source(out: Output, prepared: Prepared) -> None:
    """Print where the leads stand and which model is used."""
    source = prepared.table.source
    parts = [plain(prepared.path.name)]
    if source.sheet:
        parts.append(f"sheet “{plain(source.sheet)}”")
    if source.table:
        parts.append(f"table “{plain(source.table)}”")
    if source.header_row > 1:
        parts.append(f"headers in row {source.header_row}")
    parts += [counted(len(prepared.table), "lead"), counted(len(prepared.table.columns), "column")]
    out.head("Leads", " · ".join(parts))
    model = prepared.model
    version = f" {plain(model.version)}" if model.version else ""
    out.head("Model", f"{plain(model.name)}{version} · {plain(prepared.model_from)}")
    for note in prepared.reading.notes:
        out.head("Note", plain(note))
    tell_earlier(out, prepared)


def tell_earlier(out: Output, prepared: Prepared) -> None:
    """Print what an earlier scoring left in the file, and what became of overrides that were carried over."""
    ours = prepared.ours
    if ours.headers:
        how = "" if ours.marked else " (recognised by their headers)"
        names = ", ".join(map(plain, ours.headers.values()))
        out.head("Earlier", f"Scored before: the columns {names}{how} are written anew.")
    # Changed rules with the model inside are refused, each of them named, before anything is written.
    if not (prepared.edits and prepared.model_inside):
        tell_changed_rules(out, prepared)
    carried = prepared.carried
    if carried is None:
        return
    out.head("Carried", f"{counted(carried.count, 'override')} carried over by “{plain(carried.key)}”.")
    for keys, words in (
        (carried.repeated, "not carried over, because the key stands more than once"),
        (carried.missing, "not carried over, because no lead here has the key"),
        (carried.kept, "not carried over, because the lead has an override of its own"),
    ):
        if keys:
            out.head("", f"{counted(len(keys), 'override')} {words}: {_listed(keys)}.")
    if carried.unnamed:
        out.head("", f"{counted(carried.unnamed, 'override')} not carried over, because the key is blank.")


def tell_changed_rules(out: Output, prepared: Prepared) -> None:
    """Warn where a scored workbook's sheets say other rules than those that are used, or may do so."""
    used = "the model inside the workbook is used" if prepared.model_inside else "the model named is used"
    if prepared.edits:
        more = f" and {len(prepared.edits) - 5} more" if len(prepared.edits) > 5 else ""
        cells = ", ".join(f"{edit.sheet} {edit.cell}" for edit in prepared.edits[:5]) + more
        out.warn(f"The rules were changed on the workbook's sheets ({plain(cells)}), and that is left aside: {used}.")
    elif not prepared.compared:
        out.warn(
            "Whether somebody changed rules on the workbook's sheets cannot be seen, because another version of "
            f"Hotsheet laid them out or rows were moved: {used}. Compare the sheets by eye."
        )


def tell_matching(out: Output, prepared: Prepared, title: str = "Columns") -> None:
    """Print which column is which field and on what grounds."""
    out.title(title)
    asked = {question.field for question in prepared.matching.questions}
    used = used_fields(prepared.model)
    table = columns_table("", "", "") if not out.narrow else columns_table("", "")
    for match in prepared.matching.matches:
        if match.field in asked:
            how = Text("not certain", "yellow")
        elif not match.column:
            how = Text("no column" if match.field in used else "no column (no rule uses it)", "dim")
        else:
            how = Text(_how(match, prepared), "dim")
        name = Text(plain(match.field))
        column = Text(plain(match.column) if match.column else "–")
        if out.narrow:
            table.add_row(name, column + Text("  ") + how)
        else:
            table.add_row(name, column, how)
    out.table(table)
    missing = [name for name in prepared.matching.missing if name in used and name not in asked]
    if missing:
        is_are = "counts" if len(missing) == 1 else "count"
        out.say(f"{_listed(missing)} {is_are} as blank for every lead.", indent=2)


def tell_questions(out: Output, prepared: Prepared) -> None:
    """Print the fields whose column is not certain, with the answers ready to paste."""
    questions = prepared.matching.questions
    if not questions:
        return
    out.title("Not certain")
    for question in questions:
        out.say(_asked(question), indent=2)
        for option in _answers(question):
            out.copyable(option, indent=4)


def uncertain(prepared: Prepared) -> MappingError:
    """The refusal to score while it is not certain which column is which field, with answers ready to paste."""
    lines = []
    for question in prepared.matching.questions:
        lines.append(_asked(question))
        lines += [f"  {answer}" for answer in _answers(question)]
    listed = "\n".join(lines)
    return MappingError(
        f"It is not certain which column is which field, so nothing was scored.\n{listed}",
        place=Place(file=prepared.path.name),
    )


def _asked(question: Question) -> str:
    near = " or ".join(f"“{plain(column)}” ({sure} %)" for column, sure in question.candidates)
    return f"Is “{plain(question.field)}” the column {near}? Answer with one of"


def _answers(question: Question) -> list[str]:
    columns = [column for column, _ in question.candidates]
    return [f"--map {quoted(plain(f'{question.field}={column}'))}" for column in (*columns, "")]


def quoted(text: str) -> str:
    """A text as one argument for a shell, in quotes that every shell understands where that can be."""
    # Double quotes work in every shell, as long as nothing inside has a meaning of its own.
    return f'"{text}"' if not set(text) & set('"$`\\!%') else shlex.quote(text)


def tell_findings(out: Output, findings: Sequence[Finding]) -> None:
    """Print what is odd about the leads, warnings first."""
    out.title("Findings")
    if not findings:
        out.say("Nothing odd was found in the columns that the model uses.", indent=2)
        return
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    for finding in sorted(findings, key=lambda each: order[each.severity]):
        more = " …" if finding.count > len(finding.cells) else ""
        cells = f" ({', '.join(finding.cells)}{more})" if finding.cells else ""
        line = Text(plain(finding.message)) + Text(cells, "cyan") + Text(f" {plain(finding.mend)}", "dim")
        table.add_row(_MARKS[finding.severity], line)
    out.table(table)


def _how(match: Match, prepared: Prepared) -> str:
    if match.how is How.GIVEN and prepared.marker and prepared.marker.fields.get(match.field) == match.column:
        return "as before"
    words = _HOW[match.how]
    return f"{words}, {match.confidence} %" if match.how in (How.SIMILAR, How.CONTENT) else words


def _listed(names: Sequence[str], limit: int = 8) -> str:
    shown = ", ".join(f"“{shortened(name, 40)}”" for name in names[:limit])
    return shown + (f" and {len(names) - limit} more" if len(names) > limit else "")
