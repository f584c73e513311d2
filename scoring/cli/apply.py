"""`hotsheet apply` and `hotsheet pull`: rules that were changed on the sheets of a scored workbook, taken over."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from scoring.atomic import write_bytes_atomically
from scoring.cli import options as o
from scoring.cli.facts import difference_facts, edit_facts, model_facts, problem_facts
from scoring.cli.output import Output, counted, plain
from scoring.cli.score import score_and_tell
from scoring.errors import OutputError, Place
from scoring.jobs.prepare import Wishes
from scoring.jobs.rulesback import RulesBack, problem_line, rules_back
from scoring.jobs.run import Target

ModelOut = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="MODEL", help="The model file to write, .yaml. Default: stdout.")
]
BookOut = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="OUT", help="Write another workbook. Default: BOOK itself.")
]
Scored = Annotated[Path, typer.Argument(metavar="BOOK", help="A workbook that Hotsheet scored.")]


def apply(
    book: Scored,
    out: BookOut = None,
    as_of: o.AsOf = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
    backup: o.Backup = False,
    protected_too: o.ProtectedToo = False,
    discard: o.Discard = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT where it exists.")] = False,
    as_json: o.Json = False,
) -> None:
    """Take over the rules that were changed on the sheets of a scored workbook: checked, shown, and scored anew."""
    said = Output(as_json)
    if backup and out is not None:
        raise typer.BadParameter("--backup is for BOOK itself: with -o it stays as it is.")
    back = rules_back(book, as_of)
    tell_rules_back(said, back)
    facts = rules_facts(back)
    if dry_run or not back.changed:
        said.say("Nothing was written." if back.changed else "There is nothing to take over: nothing was written.")
        if as_json:
            said.json(facts | {"result": None})
        return
    said.say()
    target = Target(
        out, overwrite=overwrite, in_place=out is None, backup=backup, protected_too=protected_too, discard=discard,
        versions=back.versions,
    )  # fmt: skip
    score_and_tell(said, book, Wishes(back.after, from_sheets=True), target, as_of, facts)


def pull(
    book: Scored,
    out: ModelOut = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace MODEL where it exists.")] = False,
    as_json: o.Json = False,
) -> None:
    """Save the model inside a scored workbook, with the rules that were changed on its sheets."""
    said = Output(as_json)
    if out is not None:
        _require_model_name(out, overwrite)
    back = rules_back(book)
    text = back.after.text
    if out is not None:
        data = text.encode(back.after.encoding)
        write_bytes_atomically(out, data, overwrite=overwrite)
    if as_json:
        said.json(rules_facts(back) | {"result": str(out) if out else None, "yaml": text})
        return
    # A model on stdout is for another program; what is said about it goes beside it.
    aside = Output(as_json=True) if out is None else said
    tell_rules_back(aside, back)
    if out is None:
        sys.stdout.write(text)
    else:
        said.head("Result", plain(out))


def tell_rules_back(said: Output, back: RulesBack) -> None:
    """Print what the sheets changed, sentence by sentence, and warn of what to look at."""
    name, before, after = plain(back.before.model.name), back.before.model.version, back.after.model.version
    version = plain(before) if not back.changed else f"{plain(before)} → {plain(after)}"
    said.note(f"{name}, version {version}")
    if not back.changed:
        said.note("No rule was changed on the sheets.")
    else:
        said.note(f"{counted(len(back.differences), 'change')} on the sheets:")
    for each in back.differences:
        said.note(f"  {plain(each.sentence)}")
    for problem in back.warnings:
        said.warn(plain(problem_line(problem)))


def rules_facts(back: RulesBack) -> dict[str, Any]:
    """What the sheets changed, for --json."""
    return {
        "model": model_facts(back.after.model),
        "version_before": back.before.model.version,
        "changed": back.changed,
        "edits": edit_facts(back.edits),
        "differences": difference_facts(back.differences),
        "problems": problem_facts(back.warnings),
    }


def _require_model_name(out: Path, overwrite: bool) -> None:
    if out.suffix.lower() not in (".yaml", ".yml"):
        raise OutputError("A model is a .yaml file.", place=Place(file=str(out)), mend=f"Name it {out.stem}.yaml.")
    if out.is_file() and not overwrite:
        raise OutputError(
            "The file exists already.",
            place=Place(file=str(out)),
            mend="Choose another name, or replace it with --overwrite.",
        )
