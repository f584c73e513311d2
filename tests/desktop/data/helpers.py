"""What several of these tests need."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.models.recent import RecentFile


class Remembered:
    """Recent files that a list remembers."""

    def __init__(self, files: Sequence[RecentFile]) -> None:
        self.files = list(files)

    def recent_files(self) -> Sequence[RecentFile]:
        """The files."""
        return tuple(self.files)

    def forget_file(self, path: Path) -> None:
        """Remember one no longer."""
        self.files = [each for each in self.files if each.path != path]
