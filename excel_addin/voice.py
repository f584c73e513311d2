"""How a command speaks with the person before the workbook: in boxes of the program, on a terminal, or in a test."""

from __future__ import annotations

from typing import Protocol


class Voice(Protocol):
    """What a command says and asks. Texts are whole sentences; lines may be broken."""

    def tell(self, title: str, text: str) -> None:
        """Say how something ended."""

    def warn(self, title: str, text: str) -> None:
        """Say what went wrong, or needs a look."""

    def confirm(self, title: str, text: str) -> bool:
        """Ask whether to go on."""

    def choose(self, title: str, text: str, answers: tuple[str, ...]) -> int | None:
        """Ask which of a few answers holds: its place from 0, None where the person breaks off."""
