"""What a person chooses of an export: where to, which columns, as of which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme, words
from desktop.models.exporting import (
    ExportWish,
    Kind,
    ending_of,
    kinds_for,
    needed_columns,
    offered_columns,
    usual_target,
)
from desktop.models.exporting_words import kind_title, kind_words
from desktop.models.opening import documents_folder, is_folder
from desktop.session import Session
from desktop.widgets.parts import ComboBox, button, label
from scoring.workbook.names import ALWAYS, Our

_ACROSS = 4
_KINDS_WIDE = 250
_ANOTHER = "another"


class ExportForm(QWidget):
    """Kinds on the left, the rest on the right, where `right` has room for more below.

    `changed` tells of every choice; `replaced` of one that makes it another file.
    """

    changed = Signal()
    replaced = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.prepared is not None
        self._session = session
        self._path = session.prepared.path
        self._sample = session.opening is not None and session.opening.sample
        # A folder that does not answer is taken for there: the leads came from it.
        elsewhere = self._sample or is_folder(self._path.parent) is False
        self._folder = documents_folder() if elsewhere else self._path.parent
        self._make_kinds()
        self._make_places()
        self._make_columns()
        self._lay_out()
        first = next(iter(self.kinds))
        self.kinds[first].setChecked(True)
        self.fit_leads()

    # -- what is chosen -----------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """Where the scores go."""
        return next(kind for kind, choice in self.kinds.items() if choice.isChecked())

    @property
    def target(self) -> Path:
        """The file to write."""
        if self.kind is Kind.IN_PLACE:
            return self._path
        typed = Path(self.name.text().strip()).expanduser()
        if typed.name and not typed.suffix:
            typed = typed.with_suffix(ending_of(self._path, self.kind))
        return typed if typed.is_absolute() else self._folder / typed

    def wish(self, answered: ExportWish) -> ExportWish:
        """What is chosen, beside what was answered about it."""
        return replace(
            answered,
            kind=self.kind,
            out=self.target,
            show=tuple(our for our, box in self.columns.items() if box.isChecked() and not box.isHidden()),
            as_of=self.as_of,
            listed=self.listed,
            backup=self.backup.isChecked(),
            raw=self.raw.isChecked(),
        )

    @property
    def listed(self) -> bool:
        """Whether only the leads of the list are written."""
        return self.leads.isVisibleTo(self) and bool(self.leads.currentData())

    @property
    def as_of(self) -> date | None:
        """The day that the scores count back from; None for the day it is."""
        if self.day.currentData() != _ANOTHER:
            return self._days[self.day.currentIndex()]
        chosen = self.other_day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def choose_name(self, path: Path) -> None:
        """Put another file name there, ready to be typed over."""
        self.name.setText(str(path))
        self.name.setFocus()
        self.name.setSelection(len(str(path)) - len(path.name), len(path.stem))
        self.replaced.emit()

    def fit_columns(self) -> None:
        """Columns that the model cannot fill are not offered; those that are always written can be seen and no more."""
        state = self._session.state
        offered, needed = offered_columns(self._session), needed_columns(state, self.kind)
        typed = needed_columns(state, Kind.CSV)
        tips = {
            **dict.fromkeys(needed, self.tr("A scored workbook always has this column")),
            **dict.fromkeys(typed, self.tr("Leads have overrides: they are always written")),
        }
        for our, box in self.columns.items():
            with QSignalBlocker(box):
                box.setVisible(our in offered)
                if our in needed:
                    box.setChecked(True)
                box.setEnabled(our not in needed)
                box.setToolTip(tips.get(our, ""))

    # -- making -------------------------------------------------------------------------------------------

    def _make_kinds(self) -> None:
        self.kinds: dict[Kind, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for kind in kinds_for(self._path, sample=self._sample):
            choice = QRadioButton(kind_title(kind))
            choice.setAccessibleDescription(kind_words(kind))
            self._group.addButton(choice)
            self.kinds[kind] = choice
            choice.toggled.connect(self._kind_chosen)

    def _make_places(self) -> None:
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("File to write"))
        self.name.textEdited.connect(self.replaced)
        self.browse = button(self.tr("Browse…"), self._browse)
        self.backup = QCheckBox(self.tr("&Keep a copy of the workbook as it is now"))
        self.backup.setChecked(True)
        self.raw = QCheckBox(self.tr("&Leave cells that look like formulas as they are"))
        self.raw.setToolTip(self.tr("For other programs. A spreadsheet would run them as formulas."))
        for box in (self.backup, self.raw):
            box.toggled.connect(self.changed)
        self._make_leads()
        self._make_day()

    def fit_leads(self) -> None:
        """Say how many leads there are, and what the list shows of them now. What is chosen stays so."""
        listed, prepared = self._session.listed, self._session.prepared
        if prepared is None:
            return
        count = words.count(len(prepared.table))
        self.leads.setItemText(0, self.tr("all {count}, in the order of the file").format(count=count))
        if listed is None:
            # It is looked for: once it was offered it stays, or the choice would jump.
            self.leads.setItemText(1, self.tr("those of the list, once they are found"))
            return
        if self.leads.count() == 1 and len(listed.leads):
            self.leads.addItem("", True)
        said = self.tr("the {count} of the list, in its order")
        if listed.view:
            said = self.tr("the {count} of the view “{view}”, in its order")
        self.leads.setItemText(1, said.format(count=words.count(len(listed.leads)), view=listed.view))
        self._show_leads()

    def _make_leads(self) -> None:
        self.leads = ComboBox()
        # What the list shows may come later, and be longer.
        self.leads.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.leads.addItem("", False)
        self._leads_caption = label(self.tr("Leads"), "muted")
        self.leads.setToolTip(self.tr("Which leads are written. The ranks are those among them."))
        self.leads.activated.connect(lambda at: self.changed.emit())

    def _make_day(self) -> None:
        self.day = ComboBox()
        self._days: list[date | None] = [None]
        self.day.addItem(self.tr("today, {day}").format(day=words.day(date.today())))
        shown = self._session.as_of
        if shown is not None:
            self._days.insert(0, shown)
            self.day.insertItem(0, self.tr("the day shown, {day}").format(day=words.day(shown)))
            self.day.setCurrentIndex(0)
        self.day.addItem(self.tr("another day"), _ANOTHER)
        self.day.setToolTip(self.tr("The day from which recent activity is counted back"))
        first = shown or date.today()
        self.other_day = QDateEdit(QDate(first.year, first.month, first.day))
        self.other_day.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
        self.other_day.setDateRange(QDate(1990, 1, 1), QDate(2099, 12, 31))
        self.other_day.setCalendarPopup(True)
        self.other_day.setAccessibleName(self.tr("As of this day"))
        self.other_day.dateChanged.connect(lambda day: self.changed.emit())
        self.other_day.hide()
        self.day.activated.connect(self._day_chosen)

    def _day_chosen(self, at: int) -> None:
        another = self.day.itemData(at) == _ANOTHER
        self.other_day.setVisible(another)
        if another:
            self.other_day.setFocus()
        self.changed.emit()

    def _make_columns(self) -> None:
        prepared = self._session.prepared
        before = prepared.ours.show if prepared is not None else ()
        self.columns: dict[Our, QCheckBox] = {}
        for our in Our:
            box = QCheckBox(str(our))
            box.setChecked(our in (before or ALWAYS))
            box.toggled.connect(self.changed)
            self.columns[our] = box

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.TINY)
        left.addWidget(label(self.tr("Write the scores"), "heading"))
        for kind, choice in self.kinds.items():
            left.addSpacing(theme.SMALL)
            left.addWidget(choice)
            said = label(kind_words(kind), "faint", wrap=True)
            said.setContentsMargins(theme.WIDE + theme.TINY, 0, 0, 0)
            left.addWidget(said)
        left.addStretch(1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(_KINDS_WIDE)
        self.right = QVBoxLayout()
        self.right.setSpacing(theme.SMALL)
        self._fill_right()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.HUGE)
        across.addWidget(side)
        across.addLayout(self.right, 1)

    def _fill_right(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(theme.SMALL)
        where.addWidget(self.name, 1)
        where.addWidget(self.browse)
        self.right.addLayout(where)
        for box in (self.backup, self.raw):
            self.right.addWidget(box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.TINY)
        offered = offered_columns(self._session)
        # Those that the model cannot fill come last, so that no gap is seen.
        order = sorted(self.columns, key=lambda our: our not in offered)
        for place, our in enumerate(order):
            grid.addWidget(self.columns[our], place // _ACROSS, place % _ACROSS)
        self.right.addSpacing(theme.TINY)
        self.right.addWidget(label(self.tr("Columns"), "strong"))
        self.right.addLayout(grid)
        self.right.addLayout(self._what())
        self.right.addSpacing(theme.TINY)

    def _what(self) -> QGridLayout:
        """Which leads, and as of which day."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SMALL)
        grid.setVerticalSpacing(theme.SMALL)
        day = label(self.tr("As of"), "muted")
        for row, (caption, control) in enumerate(((self._leads_caption, self.leads), (day, self.day))):
            caption.setBuddy(control)
            grid.addWidget(caption, row, 0)
            grid.addWidget(control, row, 1)
        grid.addWidget(self.other_day, 1, 2)
        grid.setColumnStretch(3, 1)
        return grid

    # -- choosing -----------------------------------------------------------------------------------------

    def _kind_chosen(self, on: bool) -> None:
        if not on:
            return
        kind = self.kind
        inside = kind is Kind.IN_PLACE
        self.name.setText(str(usual_target(self._path, kind, self._folder)))
        self.name.setReadOnly(inside)
        self.browse.setVisible(not inside)
        self.backup.setVisible(inside)
        self.raw.setVisible(kind is Kind.CSV)
        self._show_leads()
        self.fit_columns()
        self.replaced.emit()

    def _show_leads(self) -> None:
        # A person's own workbook has all of its leads.
        some = self.kind in (Kind.NEW, Kind.CSV) and self.leads.count() > 1
        self.leads.setVisible(some)
        self._leads_caption.setVisible(some)

    def _browse(self) -> None:
        ending = ending_of(self._path, self.kind)
        kinds = self.tr("Files of this kind ({ending})").format(ending=f"*{ending}")
        dialog = QFileDialog(self, self.tr("Export as"), str(self.target), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        # Whether a file may be replaced is asked where it can be seen what it holds.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(lambda name: self.choose_name(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
