"""What validators say of a workbook now that they did not say of it before it was scored.

Files of a corpus have faults of their own, so findings are compared as a bag: the same fault in a part of the same
kind counts as the same finding, wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from scoring.errors import Problem
from scoring.workbook.lint import lint
from tests.judges import audit, oxsdk
from tests.judges.findings import Finding

_NUMBER = re.compile(r"\d+")
_SHOWN = 2
Findings = Counter[tuple[str, str, str, str]]


def findings(path: Path) -> Findings:
    """What both format validators find in a workbook: judge, code, message and kind of part, with how often."""
    with _without_positions():
        found = [*oxsdk.validate(path), *_audited(path)]
    return Counter((each.judge, each.code, each.message, _NUMBER.sub("#", each.part)) for each in found)


def _audited(path: Path) -> list[Finding]:
    try:
        return audit.validate(path)
    except Exception as error:  # on broken files it may raise anything; that is one fault, before and after
        return [Finding(audit.NAME, "unreadable", type(error).__name__)]


def lint_findings(path: Path) -> Findings:
    """What the product's own lint finds: code, message, sheet and cell."""
    found: list[Problem] = lint(path)
    return Counter(("lint", each.code, each.message.replace(str(path), ""), str(_spot(each))) for each in found)


def new_findings(before: Findings, after: Findings) -> Iterator[str]:
    """What was found afterwards and not before, in words."""
    grown = after - before
    for (judge, code, message, where), count in list(grown.items())[:_SHOWN]:
        times = f" ({count} times)" if count > 1 else ""
        yield f"{judge} {code}: {message[:200]} [{where}]{times}"
    if len(grown) > _SHOWN:
        yield f"… and {len(grown) - _SHOWN} more kinds of finding"


def _spot(problem: Problem) -> str:
    return f"{problem.place.sheet} {problem.place.cell}".strip()


@contextmanager
def _without_positions() -> Iterator[None]:
    """Spare openxml-audit the position of every element among its like, which takes the square of their number.

    Only the paths of findings tell it, and those are not compared: a row further down is no new fault.
    """
    with mock.patch("openxml_audit.context._sibling_position", new=lambda element: 1):
        yield
