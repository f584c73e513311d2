"""What is odd about the leads, as a list to show, search and copy: worst first, each with a way to mend it.

Nothing is mended here: the workbook is its owner's. What can be mended in the app without touching it is another
choice of column; for all else the list says where in the file to go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.models.columns import FieldLine
from desktop.models.core_words import in_words
from scoring.errors import Severity
from scoring.jobs.prepare import Prepared
from scoring.leads import Finding
from scoring.leads.matching import How
from scoring.leads.quality import KEY_FINDINGS
from scoring.ooxml.cells import parse_address
from scoring.table import LeadTable

ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
# Where so much of a column is of another kind, the column itself may be the wrong one.
_WRONG_COLUMN = 0.3
NO_COLUMN = "no-column"
_KIND_FINDINGS = frozenset(
    ("text-in-number", "text-in-date", "unknown-yes-no", "invalid-email", "number-became-date", "truth-value")
)


@dataclass(frozen=True)
class FindingLine:
    """A finding to show. leads: that of each of the first cells, counted from 0; -1 where it is none.

    wrong_column: so much does not fit that another column may be the field's.
    """

    finding: Finding
    leads: tuple[int, ...]
    wrong_column: bool = False

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.finding.severity

    @property
    def message(self) -> str:
        """What is odd, in the person's language."""
        return in_words(self.finding.message)

    @property
    def mend(self) -> str:
        """How to mend it, in the person's language."""
        return in_words(self.finding.mend)

    @property
    def cells(self) -> tuple[tuple[str, int], ...]:
        """The first cells, each with its lead."""
        return tuple(zip(self.finding.cells, self.leads, strict=True))

    @property
    def more(self) -> int:
        """How many cells there are beside the first ones."""
        return self.finding.count - len(self.finding.cells)


def finding_lines(prepared: Prepared, findings: Sequence[Finding] | None = None) -> tuple[FindingLine, ...]:
    """The findings of the leads (or these), worst first, else in the order of the fields."""
    chosen = prepared.findings if findings is None else findings
    return worst_first(_line(prepared.table, each) for each in chosen)


def worst_first(lines: Iterable[FindingLine]) -> tuple[FindingLine, ...]:
    """Findings by how bad they are, else in their order."""
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.severity)))


def missing_lines(fields: Iterable[FieldLine]) -> tuple[FindingLine, ...]:
    """The fields that rules read and that have no column: for every lead they are blank."""
    return tuple(FindingLine(_missing(each), ()) for each in fields if each.rules and not each.column)


def _missing(line: FieldLine) -> Finding:
    tr = QCoreApplication.translate
    if line.is_open:
        said = tr("Findings", "“{field}”: it is not certain which column it is.")
        mend, severity = tr("Findings", "Answer above the columns; nothing is scored until then."), Severity.ERROR
    elif line.how is How.GIVEN:
        said = tr("Findings", "“{field}” has no column, as you chose: its rules see a blank for every lead.")
        mend, severity = "", Severity.NOTE
    else:
        said = tr("Findings", "“{field}” has no column: its rules see a blank for every lead.")
        mend = tr("Findings", "Choose its column, or say that there is none.")
        severity = Severity.WARNING
    return Finding(NO_COLUMN, line.field, "", 0, 0.0, (), said.format(field=line.field), mend, severity)


def _line(table: LeadTable, finding: Finding) -> FindingLine:
    leads = tuple(lead_at(table, cell) for cell in finding.cells)
    wrong = finding.code in _KIND_FINDINGS and finding.share >= _WRONG_COLUMN
    return FindingLine(finding, leads, wrong)


def lead_at(table: LeadTable, cell: str) -> int:
    """The lead (counted from 0) that a cell such as "E31" belongs to; -1 for none."""
    place = parse_address(cell)
    row = place[0] if place is not None else 0
    at = int(np.searchsorted(table.rows, row))
    return at if at < len(table) and int(table.rows[at]) == row else -1


def filtered(lines: Iterable[FindingLine], wanted: str, severity: Severity | None = None) -> tuple[FindingLine, ...]:
    """The findings that hold every one of some words, and are of a severity where one is given."""
    sought = wanted.casefold().split()
    return tuple(
        line
        for line in lines
        if (severity is None or line.severity is severity) and all(word in _text(line).casefold() for word in sought)
    )


def _text(line: FindingLine) -> str:
    finding = line.finding
    return f"{finding.field} {finding.column} {line.message} {line.mend} {' '.join(finding.cells)}"


def counts(lines: Iterable[FindingLine]) -> dict[Severity, int]:
    """How many findings there are of each severity that has any, worst first."""
    found = [line.severity for line in lines]
    return {severity: found.count(severity) for severity in ORDER if severity in found}


# -- in words ---------------------------------------------------------------------------------------------


def heading(severity: Severity, count: int) -> str:
    """What stands above the findings of a severity."""
    tr = QCoreApplication.translate
    said = {
        Severity.ERROR: tr("Findings", "Stands in the way ({count})"),
        Severity.WARNING: tr("Findings", "Makes scores wrong ({count})"),
        Severity.NOTE: tr("Findings", "Worth a look ({count})"),
    }[severity]
    return said.format(count=words.count(count))


def share_words(finding: Finding) -> str:
    """How many cells, and which share of the column; "" for what is about no cells."""
    tr = QCoreApplication.translate
    if finding.code == NO_COLUMN:
        return ""
    if finding.code in KEY_FINDINGS:
        said = tr("Findings", "{count} of all leads, {share}")
    else:
        said = tr("Findings", "{count} of the filled cells, {share}")
    return said.format(count=words.count(finding.count), share=words.percent(finding.share))


def place_words(prepared: Prepared) -> str:
    """Where to mend what the app leaves alone: the file, and its sheet."""
    tr = QCoreApplication.translate
    source = prepared.table.source
    if source.sheet:
        return tr("Findings", "in {file}, sheet “{sheet}”").format(file=prepared.path.name, sheet=source.sheet)
    return tr("Findings", "in {file}").format(file=prepared.path.name)


def as_text(lines: Iterable[FindingLine], prepared: Prepared) -> str:
    """The findings as lines to paste into a message to whoever keeps the list."""
    tr = QCoreApplication.translate
    head = tr("Findings", "What to look at {place}:").format(place=place_words(prepared))
    made = [head]
    for line in lines:
        finding = line.finding
        cells = f"({', '.join(finding.cells)}{' …' if line.more else ''})" if finding.cells else ""
        made.append(" ".join(filter(None, ("-", line.message, cells, line.mend))))
    return "\n".join(made) + "\n"
