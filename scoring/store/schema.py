"""The tables of a workspace, and how a workspace of an older Hotsheet becomes one of this.

A change of the tables is a new step at the end of `STEPS`; steps that were published never change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

# By these bytes in its head a file is known as a workspace ("HSHT").
APPLICATION = 0x48534854

_FIRST = """
CREATE TABLE revisions (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE models (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, draft TEXT NOT NULL, position INTEGER NOT NULL,
    revision INTEGER NOT NULL, changed TEXT NOT NULL
);
CREATE TABLE versions (
    model TEXT NOT NULL, number INTEGER NOT NULL, version TEXT NOT NULL, made TEXT NOT NULL, text TEXT NOT NULL,
    words TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, PRIMARY KEY (model, number)
);
CREATE TABLE views (key TEXT PRIMARY KEY, position INTEGER NOT NULL, data TEXT NOT NULL);
CREATE TABLE lists (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, sheet TEXT NOT NULL, opened TEXT NOT NULL, model TEXT NOT NULL,
    stamp TEXT NOT NULL, UNIQUE (path, sheet)
);
CREATE TABLE mappings (
    list TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE, model TEXT NOT NULL, columns TEXT NOT NULL,
    PRIMARY KEY (list, model)
) WITHOUT ROWID;
CREATE TABLE overrides (
    list TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE, lead TEXT NOT NULL, tier TEXT NOT NULL,
    reason TEXT NOT NULL, base_tier TEXT NOT NULL, base_reason TEXT NOT NULL, made TEXT NOT NULL, author TEXT NOT NULL,
    PRIMARY KEY (list, lead)
) WITHOUT ROWID;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, list TEXT NOT NULL, model TEXT NOT NULL, name TEXT NOT NULL,
    version TEXT NOT NULL, as_of TEXT NOT NULL, made TEXT NOT NULL, leads INTEGER NOT NULL, counts TEXT NOT NULL,
    output TEXT NOT NULL
);
CREATE TABLE recent (path TEXT PRIMARY KEY, opened INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

STEPS: tuple[str, ...] = (_FIRST,)


def version_of(connection: sqlite3.Connection) -> int:
    """How many of the steps a file has been through; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = STEPS) -> None:
    """Bring a file to the newest tables, in one transaction: it is of one version or of the other."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked inside the transaction: another window may have done it meanwhile.
        for step in steps[version_of(connection) :]:
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        if version_of(connection) < len(steps):
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
