"""Lead files before they are opened: which files a person may choose or drop, and why others are refused, in words."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QCoreApplication, QStandardPaths

from desktop.session import Opening
from scoring.samples import SAMPLE_AS_OF, sample_leads_path

WORKBOOK_KINDS = (".xlsx", ".xlsm", ".xltx", ".xltm")
TEXT_KINDS = (".csv", ".tsv", ".txt")
LEAD_KINDS = (*WORKBOOK_KINDS, *TEXT_KINDS)
MODEL_KINDS = (".yaml", ".yml")
# Seconds that a person does not notice.
_PATIENCE = 0.1
_OLD_WORKBOOKS = (".xls", ".xlsb", ".ods", ".numbers")


def file_filter() -> str:
    """What the file dialog offers."""
    every = " ".join(f"*{kind}" for kind in LEAD_KINDS)
    leads = QCoreApplication.translate("Opening", "Lead files")
    workbooks = QCoreApplication.translate("Opening", "Workbooks")
    texts = QCoreApplication.translate("Opening", "Text files")
    anything = QCoreApplication.translate("Opening", "All files")
    books, lines = (" ".join(f"*{kind}" for kind in kinds) for kinds in (WORKBOOK_KINDS, TEXT_KINDS))
    return f"{leads} ({every});;{workbooks} ({books});;{texts} ({lines});;{anything} (*)"


def first_folder(recent: Sequence[Path]) -> Path:
    """Where the file dialog begins: beside the newest lead file that is still there, else in the documents."""
    for folder in dict.fromkeys(path.parent for path in recent):
        there = is_folder(folder)
        if there:
            return folder
        if there is None:
            # One that does not answer is waited for once, not once more for each of its neighbours.
            break
    return documents_folder()


def is_folder(path: Path) -> bool | None:
    """Whether a folder is there; None where that takes long to tell, as of a network drive that is switched off."""
    found: SimpleQueue[bool] = SimpleQueue()
    # A daemon: a disk that does not answer must not keep the program from ending.
    threading.Thread(target=lambda: found.put(path.is_dir()), name="folder", daemon=True).start()
    try:
        return found.get(timeout=_PATIENCE)
    except Empty:
        return None


def documents_folder() -> Path:
    """Where a person keeps files; the documents' folder, where the system has made one, else the home folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def sample_opening() -> Opening:
    """The sample leads, seen from the day that they were made for."""
    return Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True)


def refusal(paths: Sequence[Path]) -> str:
    """Why these files cannot be dropped, in words; "" for one lead file or one model file."""
    if not paths:
        return QCoreApplication.translate("Opening", "Only files can be dropped here.")
    if len(paths) > 1:
        return QCoreApplication.translate("Opening", "Drop one file at a time.")
    path = paths[0]
    kind = path.suffix.lower()
    if kind in (*LEAD_KINDS, *MODEL_KINDS):
        return ""
    if path.is_dir():
        words = QCoreApplication.translate("Opening", "“{name}” is a folder. Drop the lead file itself.")
    elif kind in _OLD_WORKBOOKS:
        words = QCoreApplication.translate("Opening", "“{name}” is not read. Save it as .xlsx first.")
    else:
        words = QCoreApplication.translate("Opening", "“{name}” is no lead file. Hotsheet reads .xlsx and .csv files.")
    return words.format(name=path.name)
