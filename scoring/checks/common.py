"""The words that all checks share: problems with a path, and the checks of a single number or name."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from scoring.errors import Place, Problem, Severity, did_you_mean
from scoring.units import DECIMALS, has_fine_decimals
from scoring.wording import number_words

MAX_NAME = 120
# Characters that a workbook's XML cannot hold, and halves of a pair that no file can.
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def error(code: str, path: str, message: str, mend: str = "") -> Problem:
    """A problem that stops the work."""
    return Problem(code, message, Place(path=path), mend)


def warning(code: str, path: str, message: str, mend: str = "") -> Problem:
    """A problem that the model's keeper should look at."""
    return Problem(code, message, Place(path=path), mend, Severity.WARNING)


def note(code: str, path: str, message: str, mend: str = "") -> Problem:
    """Something worth knowing that is no fault."""
    return Problem(code, message, Place(path=path), mend, Severity.NOTE)


def check_text(text: str, path: str) -> Iterator[Problem]:
    """Characters that cannot be written to a file."""
    if _BROKEN.search(text):
        yield error("characters", path, "The text holds a control character.", "Remove it.")


def check_name(name: str, path: str, what: str) -> Iterator[Problem]:
    """A name that is blank, too long, padded or not on one line."""
    if not name.strip():
        yield error("name", path, f"A {what} has no name.", "Give it one.")
    elif name != name.strip() or any(sign in name for sign in "\r\n\t"):
        yield error(
            "name",
            path,
            f"The name “{name.strip()}” has spaces around it or more than one line.",
            "Write it without.",
        )
    elif len(name) > MAX_NAME:
        yield error("name", path, f"The name of a {what} has more than {MAX_NAME} letters.", "Shorten it.")
    yield from check_text(name, path)


def check_repeats(names: Iterable[tuple[str, str]], what: str) -> Iterator[Problem]:
    """Names (with their paths) that are equal but for case, which a spreadsheet would not tell apart."""
    seen: dict[str, str] = {}
    for name, path in names:
        first = seen.get(name.casefold())
        seen.setdefault(name.casefold(), name)
        if first is not None:
            yield error(
                "name",
                path,
                f"There is a {what} “{first}” already.",
                "Give each a name of its own.",
            )


def check_number(value: float | None, path: str, what: str, limit: float, *, fine: bool = True) -> Iterator[Problem]:
    """A number out of its limits, or (with `fine`) with more than four decimals."""
    if value is None:
        return
    if not math.isfinite(value) or abs(value) > limit:
        yield error("limit", path, f"{what} {value:g} lies beyond {number_words(limit)}.", "Choose a smaller one.")
    elif fine and has_fine_decimals(value):
        yield error(
            "decimals",
            path,
            f"{what} {number_words(value)} has more than {DECIMALS} decimals.",
            f"Round it to {number_words(round(value, DECIMALS))}.",
        )


def check_reference(name: str, path: str, what: str, known: Iterable[str], mend: str) -> Iterator[Problem]:
    """A name that the model does not define."""
    options = list(known)
    if name not in options:
        offer = did_you_mean(name, options)
        yield error(f"{what}-unknown", path, f"There is no {what} “{name}”.", offer or mend)
