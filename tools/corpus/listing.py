"""The workbooks of a folder, what is known of each, and a sample that has some of every kind."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ENDINGS = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm"))


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file of the corpus. name: its path within the folder. features: what it holds, as far as that is known."""

    name: str
    path: Path
    source: str = ""
    licence: str = ""
    features: frozenset[str] = frozenset()


def workbooks(folder: Path, only: str = "") -> list[Workbook]:
    """The workbooks in a folder and below, by name; `only` keeps those with this text in their name.

    A table `<folder>.tsv` beside the folder (columns: file, source, licence, features) says more about them.
    """
    known = _described(folder)
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS}
    found = []
    for name in sorted(paths):
        row = known.get(f"{folder.name}/{name}", {})
        if only.casefold() in name.casefold():
            found.append(
                Workbook(
                    name,
                    paths[name],
                    row.get("source", "").partition("@")[0],
                    row.get("licence", ""),
                    _features(row.get("features", "")),
                )
            )
    return found


def _described(folder: Path) -> dict[str, dict[str, str]]:
    table = folder.parent / f"{folder.name}.tsv"
    if not table.is_file():
        return {}
    with table.open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _features(text: str) -> frozenset[str]:
    """The middle of "size and counts; feature,feature,…; what readers say"."""
    parts = text.split(";")
    return frozenset(each.strip() for each in parts[1].split(",") if each.strip()) if len(parts) > 1 else frozenset()


def sample(books: Sequence[Workbook], count: int, seed: int = 1) -> list[Workbook]:
    """So many of the workbooks, the same ones each time, chosen so that rare features come first.

    Each pick is a workbook whose features have been picked least so far, so no feature is left out while there is
    room; once all are there, sources take turns.
    """
    order = list(books)
    random.Random(seed).shuffle(order)
    total = Counter(feature for book in order for feature in book.features)
    picked: list[Workbook] = []
    times: Counter[str] = Counter()
    while order and len(picked) < count:
        best = max(order, key=lambda book: (_rarity(book, times, total), -times[book.source]))
        order.remove(best)
        picked.append(best)
        times.update((*best.features, best.source))
    return sorted(picked, key=lambda book: book.name)


def _rarity(book: Workbook, times: Counter[str], total: Counter[str]) -> int:
    """1 over the count of its rarest feature that no pick has yet, as a rank; 0 where all are there."""
    missing = [total[feature] for feature in book.features if not times[feature]]
    return -min(missing) + sum(total.values()) if missing else 0
