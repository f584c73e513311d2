"""The model as a page for people: looked at, saved (.html, .pdf) and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop import theme, words
from desktop.jobs import Failure
from desktop.models import document as logic
from desktop.models import shelf
from desktop.models.core_words import in_words
from desktop.models.document import Paper
from desktop.models.voice import WindowVoice
from desktop.session import Session
from desktop.widgets.parts import button, label, set_role
from scoring.document import model_document_html
from scoring.errors import OutputError

# Paper stays paper: dark on white, whatever the window's look.
_PAPER = """
QTextBrowser {{ background: #FFFFFF; color: #1F2933; border: 1px solid {line}; padding: 18px 28px; }}
QTextBrowser:focus {{ border: 2px solid {focus}; padding: 17px 27px; }}
"""


class DocumentDialog(QDialog):
    """The document of the active model."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(self.tr("Model document"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model = session.model
        about = self.tr("Version {version} · {day}").format(version=model.version, day=words.day(date.today()))
        self.paper = Paper(model.name, about, model_document_html(model, WindowVoice()))
        self._written: Path | None = None
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("The document"))
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look = theme.tokens()
        self.page.setStyleSheet(_PAPER.format(line=look.line, focus=look.focus))
        self.page.setHtml(logic.paper_html(self.paper.html))
        self._lay_out()
        self.resize(820, 640)

    def _lay_out(self) -> None:
        self.said = label("", "muted", wrap=True)
        self.said.hide()
        self.show_it = button(self.tr("Open it"), self._open_written, role="quiet")
        self.show_it.setAutoDefault(False)
        self.show_it.hide()
        told = QHBoxLayout()
        told.addWidget(self.said, 1)
        told.addWidget(self.show_it)
        self.as_html = button(self.tr("Save as HTML…"), partial(self._ask, ".html", self.save_html))
        self.as_pdf = button(self.tr("Save as PDF…"), partial(self._ask, ".pdf", self.save_pdf), role="primary")
        self.to_printer = button(self.tr("Print…"), self._print, icon="print")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SMALL)
        for each in (self.as_pdf, self.as_html, self.to_printer):
            each.setAutoDefault(False)
            foot.addWidget(each)
        foot.addStretch(1)
        foot.addWidget(close)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        lines.setSpacing(theme.GAP)
        title = self.tr("“{model}” in words").format(model=self.paper.title)
        lines.addWidget(label(title, "title", wrap=True))
        intro = self.tr(
            "All that the model does, for whoever uses its scores. It is made from the rules as they are now."
        )
        lines.addWidget(label(intro, "muted", wrap=True))
        lines.addWidget(self.page, 1)
        lines.addLayout(told)
        lines.addLayout(foot)

    # -- saving -------------------------------------------------------------------------------------------

    def _ask(self, ending: str, save: Callable[[Path], object]) -> None:
        kinds = {".html": self.tr("Web pages"), ".pdf": self.tr("PDF documents")}
        start = Path.home() / shelf.file_name((self.paper.title,), ending)
        dialog = QFileDialog(self, self.tr("Save the document"), str(start), f"{kinds[ending]} (*{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        dialog.selectFile(start.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: save(Path(name)))
        dialog.open()

    def save_html(self, path: Path) -> None:
        """Save the document as a web page."""
        self._work(path, self.paper.html.encode())

    def save_pdf(self, path: Path) -> None:
        """Save the document as a .pdf."""
        # Drawn here, in some hundredths of a second: texts can be laid out in the window's thread alone.
        self._work(path, logic.pdf_bytes(self.paper))

    def _work(self, path: Path, data: bytes) -> None:
        title = self.tr("Writing {file}").format(file=path.name)
        job = self.session.jobs.start(title, lambda tell: logic.save(path, data))
        job.succeeded.connect(self._saved)
        job.failed.connect(self._failed)

    def _saved(self, path: Path) -> None:
        self._written = path
        self._tell(self.tr("Saved as {file}.").format(file=path))
        self.show_it.show()

    def _failed(self, failure: Failure) -> None:
        place = str(failure.error.place)
        where = f"{place}: " if place else ""
        self._tell(f"{where}{in_words(failure.error.message)} {in_words(failure.error.mend)}".strip(), role="danger")
        self.show_it.hide()

    def _tell(self, text: str, role: str = "muted") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        set_role(self.said, "role", role)

    def _open_written(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    # -- printing -----------------------------------------------------------------------------------------

    def _print(self) -> None:
        # Here and not above: few people print, and everybody would wait for it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(logic.page_layout())
        printer.setDocName(self.paper.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.send(printer))
        dialog.setModal(True)
        dialog.show()

    def send(self, printer: object) -> None:
        """Print on a printer that was chosen."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

        assert isinstance(printer, QPrinter)
        try:
            count = logic.draw_pages(printer, self.paper)
        except OutputError as error:
            self._failed(Failure(error))
            return
        one, many = self.tr("1 page was sent to the printer."), self.tr("{count} pages were sent to the printer.")
        self._tell(one if count == 1 else many.format(count=words.count(count)))
