"""Whether a missing judge may be skipped: on a developer's machine yes, in CI never.

A conformance suite that skips quietly looks exactly like one that agrees, so CI must fail instead.
"""

from __future__ import annotations

import os

import pytest

REQUIRE_VARIABLE = "HOTSHEET_REQUIRE_JUDGES"


class JudgeMissingError(RuntimeError):
    """A judge that a test needs is not on this machine; the message says what to install."""


class JudgeFailedError(RuntimeError):
    """A judge ran and could not do its work: it crashed, timed out or left a file out."""


def judges_required() -> bool:
    """Say whether missing judges must fail their tests: in CI, or where `dev.py test` has provided them."""
    return any(os.environ.get(name, "").lower() not in {"", "0", "false"} for name in ("CI", REQUIRE_VARIABLE))


def skip_without(present: bool, what: str, *, possible: bool = True) -> pytest.MarkDecorator:
    """Make the marker that skips a test when a judge is not `present`; `what` gives reason and mend.

    `possible` is False where the judge does not exist for this kind of machine: that is never a failure.
    """
    return pytest.mark.skipif(not present and not (possible and judges_required()), reason=what)
