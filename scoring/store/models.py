"""The models of a workspace as texts, with their versions: what one window saves, another cannot lose unseen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.diff import compare_models
from scoring.errors import HotsheetError, Place
from scoring.model import ScoringModel
from scoring.modelfile import parse_model
from scoring.store.database import ConflictError, Database, Row, Section, Writer, now
from scoring.store.drafts import draft_model, draft_text

_COLUMNS = "id, name, text, draft, position, revision, changed"
_VERSION_COLUMNS = "model, number, version, made, text, words, note, author"


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model as it is kept. text: YAML, with its comments. revision: counts its savings, from 1.

    draft: the model as it was on the screen, where that was none that could be written as a text yet; else None.
    """

    id: str
    name: str
    text: str
    draft: ScoringModel | None
    position: int
    revision: int
    changed: str


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A model as it was. number: counts a model's versions, from 1; version: as the model calls it.

    words: what is different from the version before, sentence by sentence. made: when, in UTC.
    """

    model: str
    number: int
    version: str
    made: str
    text: str
    words: tuple[str, ...] = ()
    note: str = ""
    author: str = ""


class Models:
    """The models and their versions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[StoredModel, ...]:
        """All models, in their order."""
        rows = self._database.read(f"SELECT {_COLUMNS} FROM models ORDER BY position, rowid")
        return tuple(map(_model, rows))

    def get(self, model_id: str) -> StoredModel | None:
        """The model of an id, if it is there."""
        row = self._database.first(f"SELECT {_COLUMNS} FROM models WHERE id = ?", model_id)
        return None if row is None else _model(row)

    def save(
        self, model_id: str, text: str, revision: int, *, name: str = "", draft: ScoringModel | None = None
    ) -> int:
        """Save a model's text; the revision that it has now.

        revision: the one that was read, or that saving gave; 0 for a model that is new here. A new one stands last.
        draft: what is on the screen, where it breaks the rules of a model; `text` is then the last that did not.
        Raises `ConflictError`, and saves nothing, where the model was saved or deleted elsewhere in between.
        """
        half_typed = "" if draft is None else draft_text(draft)
        with self._database.write(Section.MODELS) as writer:
            found = writer.read("SELECT revision, text FROM models WHERE id = ?", model_id)
            is_now, there = found[0] if found else (0, None)
            if is_now != revision:
                raise self._conflict(name, there, is_now)
            if found:
                writer.run(
                    "UPDATE models SET name = ?, text = ?, draft = ?, revision = ?, changed = ? WHERE id = ?",
                    name,
                    text,
                    half_typed,
                    revision + 1,
                    now(),
                    model_id,
                )
            else:
                position = writer.read("SELECT coalesce(max(position), -1) + 1 FROM models")[0][0]
                values = (model_id, name, text, half_typed, position, 1, now())
                writer.run(f"INSERT INTO models ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", *values)
        return revision + 1

    def delete(self, model_id: str, revision: int | None = None) -> None:
        """Delete a model; its versions stay. With a revision, it must be the one that is there (`ConflictError`)."""
        with self._database.write(Section.MODELS) as writer:
            found = writer.read("SELECT revision, text, name FROM models WHERE id = ?", model_id)
            if found and revision is not None and found[0][0] != revision:
                raise self._conflict(found[0][2], found[0][1], found[0][0])
            writer.run("DELETE FROM models WHERE id = ?", model_id)

    def arrange(self, model_ids: Sequence[str]) -> None:
        """Put the models in this order; others, which a window may not know of yet, follow."""
        with self._database.write(Section.MODELS) as writer:
            rows = writer.read("SELECT id FROM models ORDER BY position, rowid")
            _arrange(writer, "UPDATE models SET position = ? WHERE id = ?", model_ids, (row[0] for row in rows))

    # -- versions -----------------------------------------------------------------------------------------

    def versions(self, model_id: str) -> tuple[StoredVersion, ...]:
        """The versions of a model, the oldest first."""
        rows = self._database.read(f"SELECT {_VERSION_COLUMNS} FROM versions WHERE model = ? ORDER BY number", model_id)
        return tuple(_version(*row) for row in rows)

    def add_version(self, model_id: str, text: str, note: str = "", author: str = "") -> StoredVersion:
        """Keep a text as the newest version of a model. Versions are never changed.

        The words say what is different from the version before. Raises `ModelError` for a text that is no model.
        """
        model = parse_model(text)
        with self._database.write(Section.VERSIONS) as writer:
            last = writer.read(
                "SELECT number, text FROM versions WHERE model = ? ORDER BY number DESC LIMIT 1", model_id
            )
            number, before = last[0] if last else (0, None)
            words = () if before is None else _words(before, text)
            values = (model_id, number + 1, model.version, now(), text, json.dumps(words), note, author)
            writer.run(f"INSERT INTO versions ({_VERSION_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *values)
        return _version(*values)

    def _conflict(self, name: str, text: str | None, revision: int) -> ConflictError:
        what = "deleted" if text is None else "changed"
        return ConflictError(
            f"The model “{name}” was {what} in another window.",
            text=text,
            revision=revision,
            place=Place(file=str(self._database.path)),
            mend="Keep both, or choose the one to keep.",
        )


def _model(row: Row) -> StoredModel:
    model_id, name, text, draft, *rest = row
    return StoredModel(model_id, name, text, draft_model(draft) if draft else None, *rest)


def _version(model: str, number: int, version: str, made: str, text: str, words: str, *rest: str) -> StoredVersion:
    return StoredVersion(model, number, version, made, text, tuple(json.loads(words)), *rest)


def _words(before: str, after: str) -> tuple[str, ...]:
    try:
        old = parse_model(before)
    except HotsheetError:
        # A version of a Hotsheet that knew more, or less.
        return ()
    return tuple(each.sentence for each in compare_models(old, parse_model(after)))


def _arrange(writer: Writer, sql: str, wanted: Iterable[str], there: Iterable[str]) -> None:
    known = list(there)
    first = [key for key in dict.fromkeys(wanted) if key in known]
    rest = [key for key in known if key not in first]
    writer.many(sql, list(enumerate((*first, *rest))))
