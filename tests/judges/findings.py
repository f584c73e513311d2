"""What a format validator reports, in one shape for all of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a validator sees in a file: its code, its words, the part and the place within it."""

    judge: str
    code: str
    message: str
    part: str = ""
    path: str = ""

    def __str__(self) -> str:
        where = " ".join(text for text in (self.part, self.path) if text)
        return f"{self.judge} {self.code}: {self.message}" + (f" ({where})" if where else "")
