"""References of the user's to what is gone for good become #REF!, as when somebody deletes a column or a sheet.

A formula that names a sheet or a table's column that is not there makes Excel call the workbook damaged.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from scoring.ooxml.book import find_workbook
from scoring.workbook.package import Draft
from scoring.workbook.stripping.formula_refs import Targets, cut
from scoring.workbook.stripping.formula_texts import rewritten
from scoring.workbook.stripping.suspects import suspects
from scoring.workbook.surgery.splice import part_bytes

# Kinds of links behind which formulas stand; sheets hang on the workbook part, the others on sheets and drawings.
_WITH_FORMULAS = frozenset({"worksheet", "table", "chart", "chartsheet", "drawing", "ctrlProp"})
# So many formulas are kept in mind.
_KEPT = 4096


def cut_references(draft: Draft, targets: Targets) -> None:
    """Cut all references to what is ours, in sheets, tables, names and charts of a workbook that is rid of it."""
    change = _cutter(targets)
    suspect = suspects(targets)
    for part in (find_workbook(draft), *_parts_with_formulas(draft)):
        data = part_bytes(draft, part)
        if suspect.search(data) is None:
            continue
        new = rewritten(data, change)
        if new != data:
            draft.replace(part, new)


def _cutter(targets: Targets) -> Callable[[str], str]:
    @lru_cache(_KEPT)
    def change(formula: str) -> str:
        return cut(formula, targets)

    return change


def _parts_with_formulas(draft: Draft) -> tuple[str, ...]:
    linked = (
        draft.find(link.target)
        for part in ("", *draft.parts)
        if not part.endswith(".rels")
        for link in draft.relationships(part)
        if link.kind in _WITH_FORMULAS and not link.external
    )
    return tuple(dict.fromkeys(name for name in linked if name is not None))
