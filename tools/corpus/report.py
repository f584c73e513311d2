"""The table of a corpus run as Markdown, in an order and with words that are the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tools.corpus.results import Outcome, Result

WANTED_SHARE = 0.97
_COUNTED = (
    "LibreOffice opens them, they hold a range of at least 2 columns and 2 rows below headers, and are neither "
    "encrypted, signed nor strict"
)


def counted(results: Iterable[Result]) -> list[Result]:
    """The workbooks of which nearly all must be scored."""
    return [result for result in results if not result.uncounted]


def share_scored(results: Iterable[Result]) -> float:
    """The share of those that were scored with nothing found wrong, 0 to 1; 1 where there are none."""
    eligible = counted(results)
    good = sum(result.outcome is Outcome.SCORED for result in eligible)
    return good / len(eligible) if eligible else 1.0


def summary(results: Sequence[Result]) -> str:
    """The counts, and each workbook that was not scored or failed a check, a line each."""
    eligible = counted(results)
    ends = Counter(str(result.outcome) for result in eligible)
    listed = ", ".join(f"{ends[outcome]} {outcome}" for outcome in Outcome)
    lines = [
        f"{len(results):,} workbooks, {len(eligible):,} of them counted: {_COUNTED}.",
        f"Of those, {share_scored(results):.1%} were scored ({listed}).",
        f"What the leads were: {_kinds(eligible)}.",
    ]
    other = Counter(f"{result.uncounted}: {result.outcome}" for result in results if result.uncounted)
    lines += [f"Not counted, {why} ({count})." for why, count in sorted(other.items())]
    lines += [f"- {_line(result)}" for result in eligible if result.outcome is not Outcome.SCORED]
    failed = [result for result in results if result.uncounted and result.outcome is Outcome.FAILED]
    lines += [f"- (not counted) {_line(result)}" for result in failed]
    return "\n".join(lines)


def _kinds(eligible: Iterable[Result]) -> str:
    """How many of the ranges are Excel tables, filters, blocks with headers and plain blocks."""
    kinds = Counter(str(result.trial.leads.shape) for result in eligible if result.trial.leads)
    return ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())


def _line(result: Result) -> str:
    said = "; ".join(map(str, result.findings)) or result.trial.reason
    return f"{result.book.name}: {result.outcome}: {' '.join(said.split())}"


def groups(results: Iterable[Result]) -> list[tuple[str, list[str]]]:
    """Findings and refusals of counted workbooks by their beginning, the commonest first, with the files' names."""
    found: dict[str, list[str]] = {}
    for result in results:
        said = [f"{each.check}: {_gist(each.words)}" for each in result.findings]
        if not said and result.outcome is Outcome.REFUSED and not result.uncounted:
            said = [f"refused: {_gist(result.trial.reason)}"]
        for gist in dict.fromkeys(said):
            found.setdefault(gist, []).append(result.book.name)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _gist(words: str) -> str:
    """The beginning of a finding without the numbers and names in it."""
    plain = "".join("#" if letter.isdigit() else letter for letter in words)
    while "##" in plain:
        plain = plain.replace("##", "#")
    return plain[:110]


def markdown(results: Sequence[Result]) -> str:
    """The whole page: how it came about, the counts, whose files they are, and a row for each."""
    return "\n".join((_INTRODUCTION, "## Result", "", summary(results), "", *_sources(results), *_table(results), ""))


_INTRODUCTION = """\
# Real workbooks, scored in place

This page is written by `python3 dev.py corpus FOLDER --report docs/corpus.md`. It goes over workbooks that other
projects test their own programs with: files of many spreadsheet programs, broken ones and hostile ones among them. The
files are not part of this repository; their sources and licences are named below.

Of each workbook the largest table-like range is taken as leads (an Excel table, a range with filter buttons, a block
of cells under distinct texts, else any block). A model is made for its columns, with values that occur in them, and the
workbook is scored in place. Then these are checked:

- **unharmed**: every part that scoring has no business in is the same, to the packed byte and in the same order. In the
  others, whatever stood there stands there still: cells, rows, formats, names, tables, links.
- **validators**: Microsoft's Open XML SDK and openxml-audit find nothing that they did not find before.
- **lint**: nor does Hotsheet's own lint, which knows what those two do not see.
- **opens**, **formulas**: LibreOffice opens the result, and computes our formulas to what the core says. It is given
  the file without our stored results. The user's own formulas keep theirs, since those are what was scored; rows in
  which LibreOffice itself shows other inputs are left out and noted.
- **again**: scoring a second time gives the same file, to the byte.
- **remove**: taking our part out again gives the original, to the byte.
- **refusal**, **crash**: what is refused is refused in words, and stays as it was.

Protected sheets are refused first, and then scored because the run says to go on. Where the cells beside the leads are
in use, the place that the refusal offers is taken.
"""


def _sources(results: Sequence[Result]) -> list[str]:
    count = Counter((result.book.source, result.book.licence) for result in results)
    if not any(source for source, _ in count):
        return []
    rows = [f"| {source} | {licence} | {number} |" for (source, licence), number in sorted(count.items())]
    return ["## Sources", "", "| Project | Licence | Workbooks |", "|---|---|--:|", *rows, ""]


def _table(results: Sequence[Result]) -> list[str]:
    rows = [_row(result) for result in sorted(results, key=lambda result: result.book.name)]
    return ["## Every workbook", "", "| Workbook | Leads | Outcome | Notes |", "|---|---|---|---|", *rows]


def _row(result: Result) -> str:
    leads = result.trial.leads
    where = f"{leads.sheet}!{leads} ({leads.shape})" if leads else ""
    why = [result.uncounted] if result.uncounted else []
    said = [*why, *map(str, result.findings), result.trial.reason, *result.trial.notes, *result.notes]
    notes = "; ".join(each for each in said if each)
    return f"| {_cell(result.book.name)} | {_cell(where)} | {result.outcome} | {_cell(notes)} |"


def _cell(text: str) -> str:
    """A text in a cell of a table: on one line, with nothing that Markdown would take for its own."""
    flat = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    for sign in "\\|*_`<[~":
        flat = flat.replace(sign, f"\\{sign}")
    return flat
