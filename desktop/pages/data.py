"""The data page: what was understood of the lead file, which column is which field, and what is odd about the leads."""

from __future__ import annotations

import threading

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop import icons, theme, words
from desktop.models.columns import (
    Samples,
    field_lines,
    free_columns,
    kind_of,
    kind_word,
    with_choice,
    with_field,
    without_choice,
)
from desktop.models.core_words import in_words
from desktop.models.findings import finding_lines, missing_lines, worst_first
from desktop.models.mends import plain_note
from desktop.models.other_sheets import activities_words
from desktop.models.reload import reload_leads
from desktop.pages.page import Page
from desktop.session import Session
from desktop.widgets.elided import Elided
from desktop.widgets.finding_list import FindingList
from desktop.widgets.keyboard_area import Follower
from desktop.widgets.mapping_table import FreeColumns, MappingTable, Questions
from desktop.widgets.parts import button, label, tool
from desktop.widgets.reading_options import ReadingOptions
from scoring.errors import Severity
from scoring.jobs.prepare import Prepared

_GUESSED = "no date tells day from month"


class DataPage(Page):
    """Follows the session's leads, their columns and what was found about them."""

    key = "data"
    icon_name = "data"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        session.jobs.started.connect(self._get_ready)

    def _get_ready(self) -> None:
        """Make what turns the core's sentences into the person's while leads are being read: it is made once."""
        self.session.jobs.started.disconnect(self._get_ready)
        threading.Thread(target=in_words, args=(".",), name="words", daemon=True).start()

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Data")

    def build(self) -> None:
        """Make the contents."""
        self.options = ReadingOptions()
        self.questions = Questions()
        self.mapping = MappingTable()
        self.free = FreeColumns()
        self.findings = FindingList()
        self.tabs = QTabWidget()
        self._samples: Samples | None = None
        self._answered = ""
        self._shown_facts: tuple[object, ...] = ()
        self._lay_out()
        self._connect()
        self._leads_changed()

    # -- making -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.columns_area = _scrolled(self.questions, self.mapping, self.free)
        self.findings_area = _scrolled(self.findings)
        self.columns_area.setAccessibleName(self.tr("Columns"))
        self.findings_area.setAccessibleName(self.tr("Findings"))
        self.tabs.addTab(self.columns_area, self.tr("Columns"))
        self.tabs.addTab(self.findings_area, self.tr("Findings"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, 0)
        whole.setSpacing(theme.SMALL)
        whole.addWidget(self._head())
        whole.addWidget(self.tabs, 1)

    def _head(self) -> QWidget:
        self._sign = QLabel()
        self.understood = label("", "heading", wrap=True)
        self.folder = Elided("", "faint", mode=Qt.TextElideMode.ElideMiddle)
        self.notes = label("", "muted", wrap=True)
        self.activities = label("", "warning", wrap=True)
        self.activities.hide()
        self.differently = button(self.tr("Read it differently"), role="quiet")
        self.differently.setCheckable(True)
        self.differently.toggled.connect(self._show_options)
        self.again = button(self.tr("Read again so"), self._read_again, role="primary")
        self.reload = tool("reload", self.tr("Read the file again (F5)"), lambda: reload_leads(self.session))
        self.show_folder = tool("open", self.tr("Show the file in its folder"), self._show_folder)
        first = QHBoxLayout()
        first.setSpacing(theme.SMALL)
        first.addWidget(self._sign)
        first.addWidget(self.understood, 1)
        for part in (self.differently, self.reload, self.show_folder):
            first.addWidget(part)
        self._options_part = QWidget()
        inner = QVBoxLayout(self._options_part)
        inner.setContentsMargins(0, theme.SMALL, 0, 0)
        inner.addWidget(self.options)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.again)
        inner.addLayout(last)
        self._options_part.hide()
        frame = QFrame()
        frame.setProperty("role", "card")
        down = QVBoxLayout(frame)
        down.setContentsMargins(theme.WIDE, theme.SMALL, theme.GAP, theme.GAP)
        down.setSpacing(theme.TINY)
        down.addLayout(first)
        down.addWidget(self.notes)
        down.addWidget(self.activities)
        down.addWidget(self.folder)
        down.addWidget(self._options_part)
        self._draw_sign()
        return frame

    def _connect(self) -> None:
        session = self.session
        session.leadsChanged.connect(self._leads_changed)
        session.scored.connect(self._refresh)
        session.modelChanged.connect(self._refresh)
        self.options.changed.connect(lambda: self.again.setEnabled(self.options.is_changed))
        self.questions.chosen.connect(self._choose)
        self.mapping.chosen.connect(self._choose)
        self.mapping.released.connect(self._release)
        self.free.added.connect(self._add_field)
        self.findings.leadWanted.connect(session.leadWanted)
        self.findings.fieldWanted.connect(self._show_field)
        self.findings.checkWanted.connect(lambda: reload_leads(session))

    # -- showing ------------------------------------------------------------------------------------------

    def _leads_changed(self) -> None:
        prepared, opening = self.session.prepared, self.session.opening
        if prepared is None or opening is None:
            return
        source = prepared.table.source
        self.folder.setText(str(prepared.path))
        self.understood.setText(self._understood(prepared))
        notes = map(plain_note, (prepared.reading.why, *prepared.reading.notes))
        self.notes.setText(" ".join(filter(None, notes)))
        activities = activities_words(prepared.reading)
        self.activities.setText(activities)
        self.activities.setVisible(bool(activities))
        guessed = any(_GUESSED in note for note in prepared.reading.notes)
        self.options.show_file(opening, source.sheet, source.header_row, prepared.reading.sheets, dates=guessed)
        self.again.setEnabled(False)
        self._refresh()

    def _understood(self, prepared: Prepared) -> str:
        source, count = prepared.table.source, len(prepared.table)
        facts = {
            "sheet": source.sheet,
            "row": words.count(source.header_row),
            "leads": words.leads(count),
            "columns": words.columns(len(prepared.table.columns)),
        }
        if source.table:
            said = self.tr("Excel table “{table}” on sheet “{sheet}”: {leads}, {columns}.")
            return said.format(table=source.table, **facts)
        if source.sheet:
            return self.tr("Sheet “{sheet}”, headers in row {row}: {leads}, {columns}.").format(**facts)
        return self.tr("Headers in row {row}: {leads}, {columns}.").format(**facts)

    def _refresh(self) -> None:
        prepared, model = self.session.prepared, self.session.model
        if prepared is None or not self.isVisible():
            # A page that nobody sees works nothing out; `showEvent` catches up.
            return
        facts = (prepared.matching, prepared.findings, prepared.table, model.fields, model.rules)
        if facts == self._shown_facts:
            return
        self._shown_facts = facts
        if self._samples is None or self._samples.table is not prepared.table:
            self._samples = Samples(prepared.table)
        self._show(prepared, self._samples)
        if self._answered:
            self._go_on()

    def _go_on(self) -> None:
        """Whoever answered a question goes on with the next, or sees what the answer became."""
        field, answers = self._answered, list(self.questions.answers.values())
        if any(field == asked for asked, _ in self.questions.answers):
            # The model is told before its leads are matched anew: the question still stands there.
            return
        self._answered = ""
        if answers:
            answers[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_field(field)

    def _show(self, prepared: Prepared, samples: Samples) -> None:
        lines = field_lines(self.session.model, prepared, samples)
        asked = {column for each in lines for column, _ in each.candidates}
        self.questions.show_lines(lines, {name: samples.of(name) for name in asked})
        self.mapping.show_lines([each for each in lines if not each.is_open], prepared.table.names)
        self.free.show_columns(free_columns(prepared, samples))
        found = worst_first((*missing_lines(lines), *finding_lines(prepared)))
        self.findings.show_lines(found, prepared)
        questions = len([each for each in lines if each.is_open])
        self.tabs.setTabText(
            0,
            self.tr("Columns")
            if not questions
            else self.tr("Columns ({count} open)").format(count=words.count(questions)),
        )
        self.tabs.setTabText(
            1, self.tr("Findings") if not found else self.tr("Findings ({count})").format(count=words.count(len(found)))
        )
        worst = any(each.severity is not Severity.NOTE for each in found)
        self.tabs.setTabIcon(1, icons.icon("warning", theme.tokens().warning) if worst else icons.icon("check"))
        open_color = theme.tokens().warning
        self.tabs.setTabIcon(0, icons.icon("help", open_color) if questions else icons.icon("columns"))
        self._ask_here()

    def shown(self) -> None:
        """Give the keyboard to the first open question, if there is one."""
        answers = list(self.questions.answers.values())
        self._ask_here()
        if answers:
            self.tabs.setCurrentIndex(0)
            answers[0].setFocus()

    def choose_columns(self) -> None:
        """Go to where the next column is to be chosen: the first open question, else the first field without one."""
        if not self.questions.answers:
            self._show_field(self.mapping.first_missing)

    def _ask_here(self) -> None:
        # Whoever is here reads the questions themselves, and needs no notice that leads here.
        if self.questions.answers and self.isVisible():
            self.session.untold.emit("scoring")

    # -- doing --------------------------------------------------------------------------------------------

    def _choose(self, field: str, column: str) -> None:
        words_ = self.tr("Column of “{field}”").format(field=field)
        self._answered = field if any(field == asked for asked, _ in self.questions.answers) else ""
        self.session.change(with_choice(self.session.state, field, column), words_)

    def _release(self, field: str) -> None:
        words_ = self.tr("Column of “{field}”").format(field=field)
        self.session.change(without_choice(self.session.state, field), words_)

    def _add_field(self, column: str) -> None:
        prepared = self.session.prepared
        summary = next((each for each in prepared.reading.columns if each.name == column), None) if prepared else None
        if prepared is not None and summary is not None:
            kind = kind_of(prepared, summary)
            said = self.tr("Field “{column}” ({kind})").format(column=column, kind=kind_word(kind))
            self.session.edit_model(with_field(self.session.model, column, kind), said)

    def _show_field(self, field: str) -> None:
        self.tabs.setCurrentIndex(0)
        asked = (answer for (each, _), answer in self.questions.answers.items() if each == field)
        control = self.mapping.focus_field(field) or next(asked, None)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.columns_area.ensureWidgetVisible(control, 0, 120)

    def _show_options(self, wanted: bool) -> None:
        self._options_part.setVisible(wanted)
        if wanted:
            self.options.sheet.setFocus()

    def _read_again(self) -> None:
        self.differently.setChecked(False)
        reload_leads(self.session, self.options.opening())

    def _show_folder(self) -> None:
        prepared = self.session.prepared
        if prepared is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(prepared.path.parent)))

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icons.icon("data", theme.tokens().accent).pixmap(20, 20))
        self.reload.setIcon(icons.icon("reload"))
        self.show_folder.setIcon(icons.icon("open"))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and self.built:
            self._draw_sign()
            self._shown_facts = ()
            self._refresh()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while nobody looked."""
        super().showEvent(event)
        if self.built:
            self._refresh()


def _scrolled(*parts: QWidget) -> QScrollArea:
    ground = QWidget()
    down = QVBoxLayout(ground)
    down.setContentsMargins(0, theme.GAP, theme.SMALL, theme.WIDE)
    down.setSpacing(theme.WIDE)
    for part in parts:
        down.addWidget(part)
    down.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(ground)
    Follower(area)
    return area
