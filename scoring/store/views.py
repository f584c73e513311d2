"""The views that people saved, in their order."""

from __future__ import annotations

import json
from collections.abc import Sequence

from scoring.errors import HotsheetError
from scoring.store.database import Database, Section
from scoring.views import View, view_from_data, view_to_data


class Views:
    """The saved views. Each has a key of its own (`View.key`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[View, ...]:
        """All views, in their order. What cannot be read is passed over, and stays where it is."""
        found = []
        for (data,) in self._database.read("SELECT data FROM views ORDER BY position, key"):
            try:
                found.append(view_from_data(json.loads(data)))
            except (HotsheetError, ValueError):
                # A newer Hotsheet may have written it.
                continue
        return tuple(found)

    def save(self, views: Sequence[View], known: Sequence[View] = ()) -> None:
        """Save views in this order.

        known: those that were there when this window looked last: of them, the ones that are missing now are deleted,
        and the unchanged ones are left as they may be by now. What others added meanwhile stays, behind these.
        """
        before = {view.key: view for view in known}
        with self._database.write(Section.VIEWS) as writer:
            there = [row[0] for row in writer.read("SELECT key FROM views ORDER BY position, key")]
            kept = [view.key for view in views]
            gone = [key for key in before if key not in kept]
            writer.many("DELETE FROM views WHERE key = ?", [(key,) for key in gone])
            changed = [view for view in views if before.get(view.key) != view]
            sql = "INSERT INTO views VALUES (?, 0, ?) ON CONFLICT DO UPDATE SET data = excluded.data"
            writer.many(sql, [(view.key, json.dumps(view_to_data(view))) for view in changed])
            order = (*kept, *(key for key in there if key not in kept and key not in gone))
            writer.many("UPDATE views SET position = ? WHERE key = ?", list(enumerate(order)))
