"""The harness survives what it is made for, files that do not open and programs that hang or die, and picks fairly."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.corpus.awkward import rows, sheet, write
from tests.judges import libreoffice
from tools.corpus import office
from tools.corpus.listing import sample, workbooks
from tools.corpus.office import Office, Opened
from tools.corpus.workers import Stopped, run_all


def work(job: str) -> str:
    """What the processes of the test below do."""
    if job == "hang":
        time.sleep(60)
    if job == "die":
        os._exit(3)
    return job.upper()


def test_jobs_that_hang_or_die_do_not_hold_up_the_others() -> None:
    told: list[int] = []
    done = run_all(work, ["a", "hang", "b", "die", "c", "d"], workers=2, seconds=4, done=told.append)
    assert done == ["A", Stopped("took more than 4 s"), "B", Stopped("the process died"), "C", "D"]
    assert sum(told) == 6


@libreoffice.requires_libreoffice
def test_each_file_gets_its_own_answer(tmp_path: Path) -> None:
    good = write(tmp_path / "good.xlsx", sheet(rows()))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(good.read_bytes()[:300])
    answers = Office(tmp_path, 1).opens([broken, good, broken, good])
    assert [answer.opened for answer in answers] == [Opened.NO, Opened.YES, Opened.NO, Opened.YES]
    assert answers[1].result is not None
    assert answers[1].result.read_bytes().startswith(b"Company,Staff")


@pytest.mark.skipif(os.name == "nt", reason="The stand-in is a shell script.")
def test_a_program_that_hangs_or_crashes_is_ended_and_its_file_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = tmp_path / "soffice"
    stand_in.write_text(
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do case $1 in\n"
        '--outdir) out=$2; mkdir -p "$out"; shift;;\n'
        '*.xlsx) grep -q hang "$1" && sleep 60; grep -q crash "$1" && exit 9\n'
        'grep -q refuse "$1" || touch "$out/$(basename "$1" .xlsx).csv";;\n'
        "esac; shift; done\n",
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    monkeypatch.setattr(office, "find_soffice", lambda: str(stand_in))
    monkeypatch.setattr(office, "START_SECONDS", 0.0)
    told: list[int] = []
    files = []
    for at, word in enumerate(("fine", "hang", "fine", "crash", "refuse", "fine")):
        files.append(tmp_path / f"{at}.xlsx")
        files[-1].write_text(word, encoding="utf-8")
    answers = Office(tmp_path, 1, seconds=1.0).opens(files, told.append)
    fine, no = Opened.YES, Opened.NO
    assert [answer.opened for answer in answers] == [fine, Opened.HANGS, fine, Opened.CRASHES, no, fine]
    assert sum(told) == len(files)


def test_a_sample_has_some_of_everything(tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    lines = ["file\tsource\tlicence\tfeatures"]
    for at in range(40):
        (folder / f"{at:02}.xlsx").touch()
        more = ",rare" if at == 17 else ",slicers" if at % 9 == 0 else ""
        lines.append(f"books/{at:02}.xlsx\tproject{at % 2}@abc\tMIT\txlsx 9B; tables{more}; reader=ok")
    (folder / "notes.txt").touch()
    (tmp_path / "books.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = workbooks(folder)
    assert len(found) == 40
    assert (found[17].source, found[17].licence) == ("project1", "MIT")
    assert found[17].features == {"tables", "rare"}
    picked = sample(found, 6)
    assert picked == sample(found, 6)
    assert {"tables", "rare", "slicers"} <= {feature for book in picked for feature in book.features}
    assert len({book.source for book in picked}) == 2
    assert [book.name for book in workbooks(folder, only="17")] == ["17.xlsx"]
    assert sample(found, 99) == found
