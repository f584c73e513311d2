"""LibreOffice as a judge of formulas, and as a camera.

It opens copies whose stored results were removed, so every number it reports it computed itself. Many
workbooks share one start of the program, because starting costs more than calculating.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Container, Sequence
from pathlib import Path

from tests.judges.cells import Book, Cells, read_book, read_cells, strip_cached_values
from tests.judges.required import JudgeFailedError, JudgeMissingError, skip_without

START_SECONDS = 120.0
BATCH = 200
XLSX_FILTER = "xlsx:Calc MS Excel 2007 XML"
MEND = "Install LibreOffice Calc (Debian: libreoffice-calc; elsewhere from its own site or store)."
PDF_MEND = "Install pdftoppm (Debian: poppler-utils; macOS: poppler)."

_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)


def find_soffice() -> str | None:
    """Return the path of LibreOffice's program, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


requires_libreoffice = skip_without(find_soffice() is not None, f"LibreOffice is not here. {MEND}")
requires_pictures = skip_without(
    find_soffice() is not None and shutil.which("pdftoppm") is not None,
    f"Pictures need LibreOffice and pdftoppm. {MEND} {PDF_MEND}",
)


def recalculate(paths: Sequence[Path], out_dir: Path, *, timeout: float | None = None) -> list[Path]:
    """Let LibreOffice compute workbooks and save them as .xlsx into `out_dir`, in the order of `paths`.

    The originals are untouched; results are named `0000_STEM.xlsx`, … so that equal names do not collide.
    `timeout` is in seconds, for all files together (two minutes and two seconds a file unless told).
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hotsheet-judge-") as folder:
        copies: list[Path] = []
        for index, path in enumerate(paths):
            copy = Path(folder) / f"{index:04}_{path.stem}{path.suffix}"
            strip_cached_values(path, copy)
            copies.append(copy)
        return _convert(copies, XLSX_FILTER, out_dir, timeout)


def saved(paths: Sequence[Path], out_dir: Path, *, timeout: float | None = None) -> list[Path]:
    """Let LibreOffice open workbooks and save them as .xlsx into `out_dir`, values as they are stored."""
    out_dir.mkdir(parents=True, exist_ok=True)
    return _convert(paths, XLSX_FILTER, out_dir, timeout)


def values(path: Path, sheet: str) -> Cells:
    """Read a sheet of a recalculated workbook: cell -> value, as `cells.read_cells` describes it."""
    return read_cells(path, sheet)


def evaluate(
    paths: Sequence[Path], sheets: Container[str] | None = None, *, timeout: float | None = None
) -> list[Book]:
    """Recalculate workbooks and read them: one `sheet -> cell -> value` for each path, in order."""
    with tempfile.TemporaryDirectory(prefix="hotsheet-values-") as folder:
        return [read_book(result, sheets) for result in recalculate(paths, Path(folder), timeout=timeout)]


def to_pdf(path: Path, out_dir: Path, *, timeout: float | None = None) -> Path:
    """Print a workbook into `out_dir` as a PDF with the values it carries, and return the PDF's path."""
    out_dir.mkdir(parents=True, exist_ok=True)
    return _convert([path], "pdf:calc_pdf_Export", out_dir, timeout)[0]


def to_png(path: Path, out_dir: Path, *, dots_per_inch: int = 100) -> list[Path]:
    """Print a workbook into `out_dir` as one PNG a page, in the order of the pages."""
    program = shutil.which("pdftoppm")
    if program is None:
        raise JudgeMissingError(PDF_MEND)
    pdf = to_pdf(path, out_dir)
    prefix = out_dir / path.stem
    subprocess.run(
        [program, "-png", "-r", str(dots_per_inch), str(pdf), str(prefix)], check=True, timeout=START_SECONDS
    )
    return sorted(out_dir.glob(f"{path.stem}-*.png"))


def _convert(sources: Sequence[Path], target: str, out_dir: Path, timeout: float | None) -> list[Path]:
    suffix = target.partition(":")[0]
    for start in range(0, len(sources), BATCH):
        batch = sources[start : start + BATCH]
        _run_soffice(
            [
                "--convert-to",
                target,
                "--outdir",
                str(out_dir.resolve()),
                *(str(path.resolve()) for path in batch),
            ],
            timeout or START_SECONDS + 2 * len(batch),
        )
    results = [out_dir / f"{source.stem}.{suffix}" for source in sources]
    missing = [source.name for source, result in zip(sources, results, strict=True) if not result.is_file()]
    if missing:
        raise JudgeFailedError(f"LibreOffice could not convert {len(missing)} of {len(sources)}: {missing[:5]}")
    return results


def _run_soffice(arguments: Sequence[str], timeout: float) -> None:
    program = find_soffice()
    if program is None:
        raise JudgeMissingError(MEND)
    with tempfile.TemporaryDirectory(prefix="hotsheet-profile-", ignore_cleanup_errors=True) as profile:
        # A profile of its own: two runs that share one, the second hands its files to the first and returns.
        command = [
            program,
            f"-env:UserInstallation={Path(profile).resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            *arguments,
        ]
        environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=environment,
            start_new_session=True,
        )
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as slow:
            _stop(process)
            raise JudgeFailedError(f"LibreOffice did not finish within {timeout:.0f} s and was stopped.") from slow
    if process.returncode != 0:
        raise JudgeFailedError(f"LibreOffice ended with {process.returncode}: {output.strip()[-500:]}")


def _stop(process: subprocess.Popen[str]) -> None:
    # soffice is a starter script; its child would outlive a plain kill.
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate(timeout=START_SECONDS)
