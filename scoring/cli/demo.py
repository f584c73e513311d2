"""`hotsheet demo`: the sample leads scored with the starter model, to see what a scored workbook is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from scoring.cli import options as o
from scoring.cli.output import Output, plain
from scoring.cli.score import score_and_tell
from scoring.errors import HotsheetError, OutputError, Place
from scoring.jobs.models import marker_of
from scoring.jobs.prepare import DEFAULT_MODEL, Wishes
from scoring.jobs.run import Target
from scoring.samples import SAMPLE_AS_OF, sample_leads_path

DEMO = "hotsheet-demo.xlsx"


def demo(
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="The workbook to write, .xlsx or .csv.")
    ] = Path(DEMO),
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            parser=o.day,
            help=f"The day that the sample is seen from. Default: {SAMPLE_AS_OF}.",
        ),
    ] = None,
    as_json: o.Json = False,
) -> None:
    """Score the sample leads that come with Hotsheet, and say what to look at."""
    said = Output(as_json)
    sample = sample_leads_path()
    # The sample may have notes on a second sheet; nobody loses anything of it.
    target = Target(out, overwrite=_is_demo(out, sample), new=True)
    score_and_tell(said, sample, Wishes(DEFAULT_MODEL), target, as_of or SAMPLE_AS_OF)
    said.say()
    said.say(f"Open {plain(out)}, change some points on “Scoring Rules”, and watch the scores follow.")


def _is_demo(out: Path, sample: Path) -> bool:
    """Whether a file is the result of an earlier demo, which a new one may replace."""
    if not out.exists():
        return False
    try:
        marker = marker_of(out)
    except HotsheetError:
        marker = None
    if marker is None or marker.source != sample.name:
        raise OutputError(
            "The file exists already, and is not the result of an earlier demo.",
            place=Place(file=str(out)),
            mend="Name another with -o.",
        )
    return True
