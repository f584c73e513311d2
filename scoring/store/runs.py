"""What was scored and written when: the history of runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.store.database import Database, Section, now

_COLUMNS = "id, list, model, name, version, as_of, made, leads, counts, output"


@dataclass(frozen=True)
class Run:
    """One result that was written. list, model: ids; name, version: the model's, as it was. as_of: an ISO day.

    counts: leads per tier. output: the path that was written. id, made: given when the run is added.
    """

    list: str
    model: str
    name: str
    version: str
    as_of: str
    leads: int
    counts: Mapping[str, int] = field(default_factory=dict)
    output: str = ""
    made: str = ""
    id: int = 0


class Runs:
    """The runs, of all lists and models."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, run: Run) -> int:
        """Note a run; the id that it has."""
        values = (run.list, run.model, run.name, run.version, run.as_of, run.made or now(), run.leads)
        with self._database.write(Section.RUNS) as writer:
            return writer.inserted(
                "INSERT INTO runs (list, model, name, version, as_of, made, leads, counts, output) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *values,
                json.dumps(dict(run.counts)),
                run.output,
            )

    def all(self, *, list_id: str = "", model: str = "", most: int = 100) -> tuple[Run, ...]:
        """The runs, of a list or a model where one is named, the newest first."""
        rows = self._database.read(
            f"SELECT {_COLUMNS} FROM runs WHERE ?1 IN ('', list) AND ?2 IN ('', model) ORDER BY id DESC LIMIT ?3",
            list_id,
            model,
            most,
        )
        return tuple(
            Run(of, by, name, version, as_of, leads, json.loads(counts), output, made, run_id)
            for run_id, of, by, name, version, as_of, made, leads, counts, output in rows
        )
