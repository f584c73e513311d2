"""The id of a rule that was given none: made of its label, so that files stay short and ids stay readable."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")
MAX_ID = 60


def rule_id_of(label: str) -> str:
    """The id that a label gives, in small letters, digits and hyphens: "VP or head" is `vp-or-head`."""
    plain = unicodedata.normalize("NFKD", label.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain).strip("-")[:MAX_ID].rstrip("-") or "rule"


def unused_id(label: str, taken: set[str]) -> str:
    """The id of a label, numbered where it is taken."""
    base = rule_id_of(label)
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    return name
