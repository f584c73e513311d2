"""What became of a workbook of the corpus, as plain data that goes from process to process and into the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tools.corpus.listing import Workbook
from tools.corpus.ranges import LeadRange


class Outcome(StrEnum):
    """How a trial ended."""

    SCORED = "scored"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that failed, and what it saw."""

    check: str
    words: str

    def __str__(self) -> str:
        return f"{self.check}: {self.words}"


@dataclass(frozen=True)
class Trial:
    """What scoring one workbook gave, before LibreOffice is asked about its formulas.

    leads: the range taken, None where the workbook has none that is large enough. reason: why it was refused.
    apart: why it is not counted (encrypted, signed, strict), "" where it is. compared: where what LibreOffice is to
    compute is kept, and copy: the workbook that it gets for that.
    """

    leads: LeadRange | None
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    apart: str = ""
    compared: Path | None = None
    copy: Path | None = None
    seconds: float = 0.0

    @property
    def outcome(self) -> Outcome:
        """How the trial ended."""
        if self.findings:
            return Outcome.FAILED
        return Outcome.REFUSED if self.reason else Outcome.SCORED


@dataclass(frozen=True)
class Result:
    """A workbook, whether LibreOffice opens it, and its trial."""

    book: Workbook
    opens: str
    trial: Trial
    more: tuple[Finding, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All checks that failed."""
        return (*self.trial.findings, *self.more)

    @property
    def outcome(self) -> Outcome:
        """How it ended, formulas included."""
        return Outcome.FAILED if self.more else self.trial.outcome

    @property
    def uncounted(self) -> str:
        """Why the workbook is none of those of which nearly all must be scored; "" for one that is."""
        if self.trial.apart:
            return self.trial.apart
        if self.opens != "opens":
            return f"LibreOffice: {self.opens}"
        return "" if self.trial.leads else "no range of 2 columns and 2 rows below headers"
