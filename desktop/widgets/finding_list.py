"""The findings: grouped by how bad they are, to filter, to copy, and to follow to the leads they are about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import icons, theme, words
from desktop.models.findings import (
    NO_COLUMN,
    FindingLine,
    as_text,
    counts,
    filtered,
    heading,
    place_words,
    share_words,
)
from desktop.widgets.parts import ComboBox, button, label, line
from scoring.errors import Severity
from scoring.jobs.prepare import Prepared

_SIGNS = {
    Severity.ERROR: ("danger", "danger"),
    Severity.WARNING: ("warning", "warning"),
    Severity.NOTE: ("info", "accent"),
}


class FindingList(QWidget):
    """All findings of the leads.

    `leadWanted(lead)` asks to show one; `fieldWanted(field)` to choose its column; `checkWanted` to read the file
    again.
    """

    leadWanted = Signal(int)
    fieldWanted = Signal(str)
    checkWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepared: Prepared | None = None
        self._lines: tuple[FindingLine, ...] = ()
        self.shown: tuple[FindingLine, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter findings"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.severity = ComboBox()
        self.severity.setAccessibleName(self.tr("Which findings"))
        self.copy = button(self.tr("Copy"), self.copy_all, icon="copy")
        self.copy.setToolTip(self.tr("Copy the findings as text, to send to whoever keeps the list"))
        self.check = button(self.tr("Check again"), self.checkWanted.emit, icon="reload")
        self.check.setToolTip(self.tr("Read the file again and check it"))
        self.summary = label("", "muted", wrap=True)
        self._down = QVBoxLayout()
        self._down.setSpacing(theme.GAP)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.severity.currentIndexChanged.connect(self._filter)

    def show_lines(self, lines: Sequence[FindingLine], prepared: Prepared | None) -> None:
        """Show these findings of these leads."""
        if tuple(lines) == self._lines and prepared is self._prepared:
            return
        self._lines, self._prepared = tuple(lines), prepared
        chosen = self.severity.currentData()
        self.severity.blockSignals(True)
        self.severity.clear()
        self.severity.addItem(self.tr("All findings"), "")
        for severity, count in counts(self._lines).items():
            self.severity.addItem(heading(severity, count), severity.value)
        self.severity.setCurrentIndex(max(self.severity.findData(chosen), 0))
        self.severity.blockSignals(False)
        self._filter()

    def copy_all(self) -> None:
        """Put the findings that are shown on the clipboard, as text."""
        if self._prepared is not None:
            QGuiApplication.clipboard().setText(as_text(self.shown, self._prepared))

    # -- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.SMALL)
        self.search.setMaximumWidth(320)
        bar.addWidget(self.search, 2)
        bar.addWidget(self.severity)
        bar.addStretch(1)
        bar.addWidget(self.copy)
        bar.addWidget(self.check)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP)
        whole.addLayout(bar)
        whole.addWidget(self.summary)
        whole.addLayout(self._down)
        whole.addStretch(1)

    def _filter(self) -> None:
        chosen = self.severity.currentData()
        self.shown = filtered(self._lines, self.search.text(), Severity(chosen) if chosen else None)
        self._fill()

    def _fill(self) -> None:
        while self._down.count():
            item = self._down.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        some = bool(self._lines)
        for part in (self.search, self.severity, self.copy):
            part.setVisible(some)
        if self._prepared is None:
            self._sum_up("")
            return
        if not some:
            self._sum_up("")
            self._down.addWidget(self._all_well())
            return
        if not self.shown:
            self._sum_up(self.tr("No finding is like that."))
            return
        said = self.tr("Nothing is changed for you: mend these {place}. Once it is saved, you can read it again here.")
        about_cells = any(each.finding.code != NO_COLUMN for each in self.shown)
        self._sum_up(said.format(place=place_words(self._prepared)) if about_cells else "")
        for severity, count in counts(self.shown).items():
            self._down.addWidget(self._group(severity, count))

    def _sum_up(self, text: str) -> None:
        self.summary.setText(text)
        self.summary.setVisible(bool(text))

    def _all_well(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "notice")
        frame.setProperty("kind", "good")
        across = QHBoxLayout(frame)
        across.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.GAP)
        sign = QLabel()
        sign.setPixmap(icons.icon("good", theme.tokens().good).pixmap(24, 24))
        across.addWidget(sign)
        said = self.tr("Everything is in order: nothing odd was found in the columns that the model uses.")
        across.addWidget(label(said, wrap=True), 1)
        return frame

    def _group(self, severity: Severity, count: int) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        down = QVBoxLayout(frame)
        down.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.GAP)
        down.setSpacing(theme.SMALL)
        head = QHBoxLayout()
        sign = QLabel()
        name, color = _SIGNS[severity]
        sign.setPixmap(icons.icon(name, getattr(theme.tokens(), color)).pixmap(18, 18))
        head.addWidget(sign)
        head.addWidget(label(heading(severity, count), "heading"), 1)
        down.addLayout(head)
        for each in self.shown:
            if each.severity is severity:
                down.addWidget(line())
                down.addWidget(self._finding(each))
        return frame

    def _finding(self, shown: FindingLine) -> QWidget:
        part = QWidget()
        down = QVBoxLayout(part)
        down.setContentsMargins(0, theme.TINY, 0, theme.TINY)
        down.setSpacing(theme.TINY)
        head = QHBoxLayout()
        head.addWidget(label(shown.message, wrap=True), 1)
        head.addWidget(label(share_words(shown.finding), "faint"), 0, Qt.AlignmentFlag.AlignTop)
        down.addLayout(head)
        way = self._way(shown)
        if way is not None and shown.finding.code == NO_COLUMN:
            head.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
            return part
        if shown.mend:
            down.addWidget(label(shown.mend, "muted", wrap=True))
        ways = QHBoxLayout()
        ways.setSpacing(0)
        # Buttons that look like links stand where the words above them begin.
        ways.setContentsMargins(-theme.GAP, 0, -theme.GAP, 0)
        for cell, lead in shown.cells:
            if lead >= 0:
                ways.addWidget(self._cell(cell, lead))
        if shown.more:
            ways.addWidget(label(self.tr("and {count} more").format(count=words.count(shown.more)), "faint"))
        ways.addStretch(1)
        if way is not None:
            ways.addWidget(way)
        down.addLayout(ways)
        return part

    def _way(self, shown: FindingLine) -> QWidget | None:
        """A way to the field's column, where another one may mend it."""
        field, missing = shown.finding.field, shown.finding.code == NO_COLUMN
        if not field or not (missing or shown.wrong_column or shown.severity is not Severity.NOTE):
            return None
        if missing:
            text, name = self.tr("Choose its column"), self.tr("Choose the column of “{field}”")
        else:
            text, name = self.tr("Choose another column"), self.tr("Choose another column for “{field}”")
        made = button(text, partial(self.fieldWanted.emit, field), role="quiet")
        made.setAccessibleName(name.format(field=field))
        if missing:
            made.setToolTip(words.plain_tip(shown.mend))
        return made

    def _cell(self, cell: str, lead: int) -> QWidget:
        made = button(cell, lambda: self.leadWanted.emit(lead), role="quiet")
        made.setToolTip(self.tr("Show this lead"))
        # No wider than its words, so that it stands where they begin.
        made.setFixedWidth(made.fontMetrics().horizontalAdvance(cell) + 2 * theme.GAP + 4)
        made.setAccessibleName(self.tr("Show the lead of cell {cell}").format(cell=cell))
        return made

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "shown"):
            self.copy.setIcon(icons.icon("copy"))
            self.check.setIcon(icons.icon("reload"))
            self._fill()
        super().changeEvent(event)
