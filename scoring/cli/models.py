"""`hotsheet model …`: the models themselves: list, make, check, show, document, compare."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from scoring.atomic import write_bytes_atomically
from scoring.cli import options as o
from scoring.cli.facts import difference_facts, problem_facts
from scoring.cli.output import Output, columns_table, counted, plain, shortened
from scoring.cli.rules import tell_model
from scoring.cli.understood import quoted, tell_questions
from scoring.diff import compare_models
from scoring.document import model_document, model_document_html
from scoring.errors import ModelError, OutputError, Place, Problem, Severity
from scoring.jobs.fitmodel import fitted, unfit_columns
from scoring.jobs.models import open_source
from scoring.jobs.prepare import DEFAULT_MODEL, Prepared, prepare
from scoring.modelfile import ModelFile, list_templates, open_model
from scoring.modelfile.schema import model_schema

app = typer.Typer(no_args_is_help=True, help="Models: list, new, check, show, doc, schema, diff.")
Source = Annotated[
    str,
    typer.Argument(metavar="MODEL", help="A model file, a template's name, or a workbook that Hotsheet scored."),
]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="The file to write. Default: stdout.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the file where it exists.")]
Words = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


@app.command("list")
def list_all(as_json: o.Json = False) -> None:
    """List the templates that come with Hotsheet."""
    said = Output(as_json)
    models = {name: open_model(name).model for name in list_templates()}
    if as_json:
        said.json(
            [
                {"template": name, "name": model.name, "version": model.version, "rules": len(model.rules),
                 "scale": model.scale.value, "description": model.description}
                for name, model in models.items()
            ]
        )  # fmt: skip
        return
    table = columns_table("Template", "Rules", "What it is for")
    table.columns[0].no_wrap = True
    table.columns[1].justify = "right"
    for name, model in models.items():
        first = model.description.strip().partition("\n")[0]
        table.add_row(Text(name, "bold"), str(len(model.rules)), Text(plain(first)))
    said.table(table, indent=0)


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The model file to make, .yaml.")],
    template: Annotated[
        str,
        typer.Option(
            "--from", metavar="MODEL", help="A template (see `model list`), a model file, or a scored workbook."
        ),
    ] = DEFAULT_MODEL,
    leads: Annotated[
        Path | None,
        typer.Option("--leads", metavar="LEADS", help="A lead file: its columns become fields of the model."),
    ] = None,
    sheet: o.SheetName = None,
    header_row: o.HeaderRow = None,
    mapping: o.Mapping = None,
    dates: o.Dates = None,
    overwrite: Overwrite = False,
) -> None:
    """Make a model file from a template, fitted to the columns of a lead file."""
    said = Output()
    if (mapping or dates) and leads is None:
        raise typer.BadParameter("--map and --dates are about a lead file: name it with --leads.")
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise OutputError("A model is a .yaml file.", place=Place(file=str(file)), mend=f"Name it {file.stem}.yaml.")
    _require_free(file, overwrite)
    made = open_source(template)
    prepared = None
    if leads is not None:
        prepared = prepare(leads, replace(o.wishes(None, sheet, header_row, mapping, dates=dates), model=made.model))
        made = made.with_model(fitted(made.model, prepared))
    write_bytes_atomically(file, made.text.encode(), overwrite=overwrite)
    said.say(f"{plain(file)} begins as “{plain(template)}”: {counted(len(made.model.rules), 'rule')}.")
    if prepared is not None:
        _tell_fitted(said, prepared, made)
    said.copyable(f"Edit it, then try: hotsheet model check {quoted(str(file)) if ' ' in str(file) else file}")


def _require_free(file: Path, overwrite: bool) -> None:
    if file.is_file() and not overwrite:
        raise OutputError(
            "The file exists already.",
            place=Place(file=str(file)),
            mend="Choose another name, or replace it with --overwrite.",
        )


def _tell_fitted(said: Output, prepared: Prepared, made: ModelFile) -> None:
    added = len(made.model.fields) - len(prepared.model.fields)
    fields = "a new field" if added == 1 else "new fields"
    said.say(f"{counted(added, 'column')} became {fields}; rules for them are yours to write.")
    left = unfit_columns(prepared)
    if left:
        listed = ", ".join(f"“{shortened(name, 40)}”" for name in left[:5])
        more = f" and {len(left) - 5} more" if len(left) > 5 else ""
        said.say(f"No field can be called as these columns are: {listed}{more}. Shorten their headers to use them.")
    asked = {question.field for question in prepared.matching.questions}
    missing = [name for name in prepared.matching.missing if name not in asked]
    if missing:
        listed = ", ".join(f"“{plain(name)}”" for name in missing)
        said.say(f"No column was found for {listed}: give these fields an alias, or remove their rules.")
    tell_questions(said, prepared)


@app.command()
def check(source: Source, as_json: o.Json = False) -> None:
    """Check a model: errors stop scoring, warnings and notes do not."""
    said = Output(as_json)
    try:
        opened = open_source(source)
        problems: tuple[Problem, ...] = opened.problems()
    except ModelError as error:
        if not error.problems:
            raise
        opened, problems = None, error.problems
    if as_json:
        said.json({"valid": opened is not None, "problems": problem_facts(problems)})
    else:
        for problem in problems:
            where = f"{plain(problem.place)}: " if str(problem.place) else ""
            label = Text(f"{problem.severity.value.capitalize()}: ", f"{Words[problem.severity]} bold")
            said.say(label, f"{where}{plain(problem.message)} {plain(problem.mend)}".rstrip())
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        others = len(problems) - errors
        words = "can score" if opened else "cannot score"
        rest = f", {counted(others, 'warning or note', 'warnings and notes')}" if others else ""
        said.say(f"The model {words}: {counted(errors, 'error')}{rest}.")
    if opened is None:
        raise typer.Exit(ModelError.exit_code)


@app.command()
def show(source: Source, as_json: o.Json = False) -> None:
    """Show a model's rules, tiers and lists in words."""
    said = Output(as_json)
    tell_model(said, open_source(source).model)


@app.command()
def doc(source: Source, out: Out = None, overwrite: Overwrite = False) -> None:
    """Write a model's document, for all who use its scores: Markdown, or a page to print (.html)."""
    model = open_source(source).model
    suffix = "" if out is None else out.suffix.lower()
    if suffix not in ("", ".md", ".html", ".htm"):
        raise OutputError("A document is Markdown or a page.", place=Place(file=str(out)), mend="Name it .md or .html.")
    _deliver(model_document_html(model) if suffix.startswith(".htm") else model_document(model), out, overwrite)


@app.command()
def schema(out: Out = None, overwrite: Overwrite = False) -> None:
    """Write the JSON Schema of model files, by which editors check and complete them."""
    _deliver(json.dumps(model_schema(), ensure_ascii=True, indent=2) + "\n", out, overwrite)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A model file, a template, or a scored workbook.")],
    new_model: Annotated[str, typer.Argument(metavar="NEW", help="What to compare it with, likewise.")],
    as_json: o.Json = False,
) -> None:
    """Say in words what is different between two models."""
    said = Output(as_json)
    found = compare_models(open_source(old).model, open_source(new_model).model)
    if as_json:
        said.json(difference_facts(found))
        return
    section = ""
    for each in found:
        if each.section != section:
            section = each.section
            said.title(section.capitalize())
        said.say(plain(each.sentence), indent=2)
    if not found:
        said.say("The two models are the same.")


def _deliver(text: str, out: Path | None, overwrite: bool) -> None:
    """Put a text on stdout, or into a file, whole or not at all."""
    if out is None:
        sys.stdout.write(text)
        return
    _require_free(out, overwrite)
    write_bytes_atomically(out, text.encode(), overwrite=overwrite)
    Output().say(f"Written: {plain(out)}")
