"""Views as plain data that goes into JSON, and back: kept in a workspace, readable by a newer and an older Hotsheet."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, TypeVar

from scoring.errors import HotsheetError
from scoring.model import Condition, Group, Join, ListRef, Wanted, When
from scoring.operators import find_operator
from scoring.table import Serial
from scoring.views.view import Sort, View

Data = dict[str, Any]
Value = TypeVar("Value")
_DEEPEST = 50


def view_to_data(view: View) -> Data:
    """A view as dicts, lists, texts and numbers; what asks nothing is left out."""
    data: Data = {"name": view.name, "key": view.key}
    for name in ("tiers", "categories", "columns"):
        data[name] = list(getattr(view, name))
    data |= {"search": view.search, "ranked_only": view.ranked_only, "overruled": view.overruled}
    data |= {"score_from": view.score_from, "score_to": view.score_to}
    data["sort"] = [[column, descending] for column, descending in view.sort]
    data["when"] = None if view.when is None else _when_data(view.when)
    return {name: value for name, value in data.items() if name == "name" or value not in ("", None, [], False)}


def view_from_data(data: object) -> View:
    """The view in such data; what a newer version may have added is passed over. Raises `HotsheetError` in words."""
    if not isinstance(data, Mapping):
        raise HotsheetError("A view is not readable: it is no set of named values.")
    reader = _Reader(data)
    name = reader.one("name", str, "")
    return View(
        name=name,
        tiers=reader.texts("tiers"),
        search=reader.one("search", str, ""),
        when=reader.when(data["when"], 0) if data.get("when") is not None else None,
        categories=reader.texts("categories"),
        score_from=reader.number("score_from"),
        score_to=reader.number("score_to"),
        ranked_only=reader.one("ranked_only", bool, False),
        overruled=reader.one("overruled", bool, False),
        sort=reader.sort(),
        columns=reader.texts("columns"),
        key=reader.one("key", str, ""),
    )


def _when_data(when: When) -> Data:
    if isinstance(when, Group):
        return {"join": str(when.join), "members": [_when_data(member) for member in when.members]}
    data: Data = {"field": when.field, "operator": when.operator}
    return data | {"wanted": [_wanted_data(wanted) for wanted in when.wanted]} if when.wanted else data


def _wanted_data(wanted: Wanted) -> object:
    match wanted:
        case Serial(value):
            return {"date": value}
        case ListRef(name):
            return {"list": name}
        case tuple():
            return list(wanted)
        case _:
            return wanted


class _Reader:
    """One view being read."""

    def __init__(self, data: Mapping[Any, Any]) -> None:
        self._data = data
        name = data.get("name")
        self._name = name if isinstance(name, str) else ""

    def _broken(self, what: str) -> HotsheetError:
        return HotsheetError(f"The view “{self._name}” is not readable: {what}.", mend="Make the view anew.")

    def one(self, name: str, kind: type[Value], default: Value) -> Value:
        value = self._data.get(name, default)
        if not isinstance(value, kind):
            raise self._broken(f"“{name}” is not as it should be")
        return value

    def number(self, name: str) -> float | None:
        value = self._data.get(name)
        return None if value is None else self._finite(value, name)

    def _finite(self, value: object, name: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self._broken(f"“{name}” is no number")
        return float(value)

    def _listed(self, value: object, name: str) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise self._broken(f"“{name}” is no list")
        return list(value)

    def texts(self, name: str) -> tuple[str, ...]:
        found = self._listed(self._data.get(name, []), name)
        if not all(isinstance(text, str) for text in found):
            raise self._broken(f"“{name}” is no list of texts")
        return tuple(found)

    def sort(self) -> tuple[Sort, ...]:
        made: list[Sort] = []
        for pair in self._listed(self._data.get("sort", []), "sort"):
            match pair:
                case [str(column), bool(descending)]:
                    made.append((column, descending))
                case _:
                    raise self._broken("“sort” does not say by which columns")
        return tuple(made)

    def when(self, data: object, depth: int) -> When:
        if not isinstance(data, Mapping) or depth > _DEEPEST:
            raise self._broken("a condition is not as it should be")
        if "join" in data:
            if data["join"] not in tuple(Join):
                raise self._broken(f"conditions are joined by “{data['join']}”")
            members = self._listed(data.get("members"), "members")
            return Group(Join(data["join"]), tuple(self.when(member, depth + 1) for member in members))
        field, key = data.get("field"), data.get("operator")
        if not isinstance(field, str) or not isinstance(key, str):
            raise self._broken("a condition names no field, or asks nothing")
        if find_operator(key) is None:
            raise self._broken(f"there is no condition “{key}”")
        wanted = self._listed(data.get("wanted", []), "wanted")
        return Condition(field, key, tuple(map(self._wanted, wanted)))

    def _wanted(self, data: object) -> Wanted:
        match data:
            case str():
                return data
            case {"date": serial}:
                return Serial(self._finite(serial, "date"))
            case {"list": str(name)}:
                return ListRef(name)
            case list() | tuple() if all(isinstance(text, str) for text in data):
                return tuple(map(str, data))
            case _:
                return self._finite(data, "wanted")
