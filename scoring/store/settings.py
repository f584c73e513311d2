"""Small things that a workspace remembers: settings by key, and the files that were open lately."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoring.store.database import Database, Section

MOST_RECENT = 20


class Settings:
    """Values that go into JSON, by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key."""
        row = self._database.first("SELECT value FROM settings WHERE key = ?", key)
        return default if row is None else json.loads(row[0])

    def starting(self, start: str) -> dict[str, Any]:
        """The values of all keys that begin so, in the order of the keys."""
        sql = "SELECT key, value FROM settings WHERE substr(key, 1, ?) = ? ORDER BY key"
        return {key: json.loads(value) for key, value in self._database.read(sql, len(start), start)}

    def set(self, key: str, value: Any) -> None:
        """Keep a value."""
        with self._database.write(Section.SETTINGS) as writer:
            writer.run("INSERT OR REPLACE INTO settings VALUES (?, ?)", key, json.dumps(value))

    def update(self, values: Mapping[str, Any]) -> None:
        """Keep several values at once, all or none of them; what is None is forgotten."""
        kept = [(key, json.dumps(value)) for key, value in values.items() if value is not None]
        gone = [(key,) for key, value in values.items() if value is None]
        with self._database.write(Section.SETTINGS) as writer:
            writer.many("INSERT OR REPLACE INTO settings VALUES (?, ?)", kept)
            writer.many("DELETE FROM settings WHERE key = ?", gone)

    def remove(self, key: str) -> None:
        """Forget a value."""
        with self._database.write(Section.SETTINGS) as writer:
            writer.run("DELETE FROM settings WHERE key = ?", key)


class Recent:
    """The files that were open lately."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Path, ...]:
        """The files, the last one first, whether they are there still or not."""
        return tuple(Path(path) for (path,) in self._database.read("SELECT path FROM recent ORDER BY opened DESC"))

    def add(self, path: Path) -> None:
        """Note that a file was opened; of many, the oldest is forgotten."""
        with self._database.write(Section.RECENT) as writer:
            # Counted, not timed: two files of one second have an order too.
            place = writer.read("SELECT coalesce(max(opened), 0) + 1 FROM recent")[0][0]
            writer.run("INSERT OR REPLACE INTO recent VALUES (?, ?)", str(path.absolute()), place)
            kept = "SELECT path FROM recent ORDER BY opened DESC LIMIT ?"
            writer.run(f"DELETE FROM recent WHERE path NOT IN ({kept})", MOST_RECENT)

    def forget(self, path: Path) -> None:
        """Take a file off the list."""
        with self._database.write(Section.RECENT) as writer:
            writer.run("DELETE FROM recent WHERE path = ?", str(path.absolute()))
