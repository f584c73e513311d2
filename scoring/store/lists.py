"""The lead files that were opened: with which model, which column for which field, and when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from scoring.atomic import Stamp
from scoring.store.database import Database, Row, Section, now

_COLUMNS = "id, path, sheet, opened, model, stamp"


@dataclass(frozen=True, slots=True)
class LeadList:
    """A lead file, and the sheet of it. model: the id of the one that scores it. stamp: of the file as it was read.

    opened: when it was opened last, in UTC.
    """

    id: str
    path: Path
    sheet: str
    opened: str
    model: str = ""
    stamp: Stamp | None = None


class Lists:
    """The lists that were opened."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[LeadList, ...]:
        """All lists, the one that was opened last first."""
        rows = self._database.read(f"SELECT {_COLUMNS} FROM lists ORDER BY opened DESC, rowid DESC")
        return tuple(map(_list, rows))

    def find(self, path: Path, sheet: str = "") -> LeadList | None:
        """The list of a file and a sheet, if it was opened before."""
        row = self._database.first(f"SELECT {_COLUMNS} FROM lists WHERE path = ? AND sheet = ?", _key(path), sheet)
        return None if row is None else _list(row)

    def get(self, list_id: str) -> LeadList | None:
        """The list of an id, if it is there."""
        row = self._database.first(f"SELECT {_COLUMNS} FROM lists WHERE id = ?", list_id)
        return None if row is None else _list(row)

    def open(self, path: Path, sheet: str = "", *, model: str = "", stamp: Stamp | None = None) -> LeadList:
        """Note that a file is open; the same list as before, if it was.

        model: the id of the one that scores it, "" to leave that as it is. stamp: of the file as it was read.
        """
        values = (uuid4().hex, _key(path), sheet, now(), model, json.dumps(None if stamp is None else asdict(stamp)))
        with self._database.write(Section.LISTS) as writer:
            writer.run(
                f"INSERT INTO lists ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path, sheet) DO UPDATE SET "
                "opened = excluded.opened, stamp = excluded.stamp, "
                "model = CASE excluded.model WHEN '' THEN model ELSE excluded.model END",
                *values,
            )
            rows = writer.read(f"SELECT {_COLUMNS} FROM lists WHERE path = ? AND sheet = ?", _key(path), sheet)
        return _list(rows[0])

    def use_model(self, list_id: str, model: str) -> None:
        """Note which model scores a list."""
        with self._database.write(Section.LISTS) as writer:
            writer.run("UPDATE lists SET model = ? WHERE id = ?", model, list_id)

    def forget(self, list_id: str) -> None:
        """Forget a list, with what was said of its columns and its overrides. The file itself stays."""
        with self._database.write(Section.LISTS, Section.OVERRIDES) as writer:
            writer.run("DELETE FROM lists WHERE id = ?", list_id)

    def mapping(self, list_id: str, model: str) -> dict[str, str]:
        """What was said of the columns for a model's fields: field to column, "" for none."""
        sql = "SELECT columns FROM mappings WHERE list = ? AND model = ?"
        row = self._database.first(sql, list_id, model)
        return {} if row is None else dict(json.loads(row[0]))

    def mappings(self, list_id: str) -> dict[str, dict[str, str]]:
        """What was said of the columns, by the model's id."""
        rows = self._database.read("SELECT model, columns FROM mappings WHERE list = ? ORDER BY model", list_id)
        return {model: dict(json.loads(columns)) for model, columns in rows}

    def set_mapping(self, list_id: str, model: str, mapping: Mapping[str, str]) -> None:
        """Keep what was said of the columns for a model's fields, in place of what was said before."""
        with self._database.write(Section.LISTS) as writer:
            sql = "INSERT INTO mappings VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET columns = excluded.columns"
            if mapping:
                writer.run(sql, list_id, model, json.dumps(dict(mapping)))
            else:
                writer.run("DELETE FROM mappings WHERE list = ? AND model = ?", list_id, model)


def _key(path: Path) -> str:
    return str(path.absolute())


def _list(row: Row) -> LeadList:
    list_id, path, sheet, opened, model, stamp = row
    facts = json.loads(stamp)
    return LeadList(list_id, Path(path), sheet, opened, model, None if facts is None else Stamp(**facts))
