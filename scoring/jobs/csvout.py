"""The scored leads as .csv: their own columns, then the score columns.

Texts stand to the letter; numbers in their shortest form, dates as 2026-11-22, in whatever form they were read.

A spreadsheet program that opens a .csv takes some texts for formulas. Such cells get a leading apostrophe,
unless the file is for another program and `raw` is asked for.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import numpy as np

from scoring.atomic import write_atomically
from scoring.explain import why_texts
from scoring.jobs.celltext import column_texts, number_text
from scoring.jobs.ours import our_headers
from scoring.lower import ENGAGEMENT, FIT
from scoring.scores import Scores
from scoring.table import LeadTable
from scoring.workbook.names import ALWAYS, Our
from scoring.workbook.parts.text import FORMULA_STARTS

# Rows between two words of progress.
_BLOCK = 5_000
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)*|[.,]\d+)([eE][+-]?\d+)?%?")


def write_csv(
    path: Path,
    table: LeadTable,
    scores: Scores,
    show: Sequence[Our] = ALWAYS,
    reasons: Sequence[str] = (),
    *,
    raw: bool = False,
    overwrite: bool = False,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write the leads with their scores as .csv (UTF-8 with a byte order mark, commas).

    show: which of our columns, in this order. reasons: the Override Reason of each lead, or none. progress: told the
    share written, 0 to 1; what it raises stops the writing.
    Raises `OutputError` where the file cannot stand there; then none is left.
    """
    headers = our_headers(show, table.names)
    columns = {column.name: column_texts(column) for column in table.columns}
    columns |= {headers[our]: list(_ours(our, scores, reasons)) for our in show}
    write_texts(path, columns, raw=raw, overwrite=overwrite, progress=progress)


def write_texts(
    path: Path,
    columns: Mapping[str, Sequence[str]],
    *,
    raw: bool = False,
    overwrite: bool = False,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write columns of texts, by header and all of one length, as .csv. Raises as `write_csv`."""
    tell = progress or (lambda share: None)
    length = max(map(len, columns.values()), default=0)

    def write(file: BinaryIO) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", errors="replace", write_through=True)
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([name if raw else guarded(name) for name in columns])
        cells = columns.values() if raw else map(_guarded_all, columns.values())
        rows = zip(*cells, strict=True)
        for done in range(0, length, _BLOCK):
            tell(done / length)
            writer.writerows(islice(rows, _BLOCK))
        tell(1.0)
        text.flush()
        text.detach()

    write_atomically(path, write, overwrite=overwrite)


def guarded(text: str) -> str:
    """A text that no spreadsheet program takes for a formula; numbers stay as they are."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _NUMBER.fullmatch(text) else text


def guarded_cells(table: LeadTable) -> int:
    """How many of the leads' own cells get an apostrophe in a .csv that is not raw."""
    texts = (text for column in table.columns for text in column_texts(column))
    return sum(text.startswith(FORMULA_STARTS) and guarded(text) != text for text in texts)


def _guarded_all(texts: Sequence[str]) -> list[str]:
    known: Mapping[str, str] = {text: guarded(text) for text in set(texts)}
    return [known[text] for text in texts]


def _ours(our: Our, scores: Scores, reasons: Sequence[str]) -> Iterator[str]:
    """One of our columns as texts, a lead each."""
    empty = ("",) * scores.leads
    names = scores.tier_names
    match our:
        case Our.SCORE:
            return map(number_text, scores.score.tolist())
        case Our.TIER:
            return (names[place] for place in scores.lead_tier.tolist())
        case Our.MODEL_TIER:
            return (names[place] for place in scores.model_tier.tolist())
        case Our.GRADE:
            return iter(scores.grade or empty)
        case Our.FIT | Our.ENGAGEMENT:
            if not scores.model.has_axes:
                return iter(empty)
            return map(number_text, np.asarray(scores.axis(FIT if our is Our.FIT else ENGAGEMENT)).tolist())
        case Our.WHY:
            return iter(why_texts(scores).tolist())
        case Our.RANK:
            return (str(rank) if rank else "" for rank in scores.rank.tolist())
        case Our.OVERRIDE:
            return iter(scores.override_texts or empty)
        case Our.REASON:
            return iter(reasons or empty)
        case Our.VERSION:
            return iter((scores.model.version,) * scores.leads)
