"""The table at the end of a run: what the random models asked, how often, and how often it held."""

from __future__ import annotations

import json

import pytest

from tests.conformance.counting import EVERY_NAME, Count, Counts

PROPERTY = "conformance counts"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the counts that the tests of random models recorded, in this process or in others."""
    counts = Counts()
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == PROPERTY and getattr(report, "when", "") == "call":
                    counts.add(json.loads(value))
    if not counts.named:
        return
    terminalreporter.section("random models, judged by LibreOffice and IronCalc")
    terminalreporter.write_line(f"{'':44}{'times':>8}{'leads':>10}{'held':>8}")
    for name in EVERY_NAME:
        count = counts.named.get(name, Count())
        terminalreporter.write_line(f"{name:44}{count.models:>8,}{count.asked:>10,}{count.share:>8.0%}")
