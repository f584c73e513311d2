"""A field of a lead and its kind: what a rule may ask of it.

The closed word lists for yes and no live here too, because every engine must use exactly these.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """The kind of a field: which operators fit it and how its cells are read."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes/no"
    EMAIL = "e-mail"

    @property
    def is_text(self) -> bool:
        """Whether text conditions apply to this kind."""
        return self in (FieldKind.TEXT, FieldKind.EMAIL)


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a lead that a model may use: its name, its kind and the names it also goes by."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    aliases: tuple[str, ...] = ()
    note: str = ""


# The words that mean yes and no, compared cleaned and without case, in English, Spanish, German,
# French, Italian, Portuguese and Dutch. The numbers 1 and 0 and the cells TRUE and FALSE mean them too.
YES_WORDS = (
    "true", "1", "yes", "y", "t", "x", "on", "✓", "✔", "☑", "si", "sí", "s", "verdadero",
    "ja", "j", "wahr", "oui", "o", "vrai", "sì", "vero", "sim", "verdadeiro", "waar",
)  # fmt: skip
NO_WORDS = (
    "false", "0", "no", "n", "f", "off", "✗", "✘", "☐", "falso",
    "nein", "falsch", "non", "faux", "não", "nao", "nee", "onwaar",
)  # fmt: skip
