"""The start page: three doors to leads, the files that were open before, and in a few words what Hotsheet does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.dialogs.open_options import ask_lead_file
from desktop.models.opening import sample_opening
from desktop.models.recent import KeptCounts, RecentFiles, WorkspaceFiles
from desktop.pages.page import Page
from desktop.session import Opening, Session
from desktop.widgets.door import Door
from desktop.widgets.keyboard_area import Follower
from desktop.widgets.parts import label
from desktop.widgets.recent_list import RecentList

_WIDEST = 1040


class StartPage(Page):
    """What a window shows without leads."""

    key = "start"
    icon_name = "start"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        # Before the page is ever shown: leads may be opened without it.
        self.counts = KeptCounts(session, self)

    def title(self) -> str:
        """What the page is called."""
        return self.tr("Start")

    def build(self) -> None:
        """Make the contents."""
        workspace = self.session.workspace
        self.recent = RecentFiles(WorkspaceFiles(workspace) if workspace is not None else None, self)
        self._points: list[tuple[QLabel, str]] = []
        self._make_doors()
        self.list = RecentList(self.recent)
        self.list.chosen.connect(self._open)
        self._explanation = self._what_it_does()
        self._recent_part = self._recent_files()
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(theme.HUGE)
        self._lower.addWidget(self._recent_part, 3)
        self._lower.addWidget(self._explanation, 2)
        self._lay_out()
        self.recent.changed.connect(self._arrange)
        self.recent.failed.connect(self.session.failed)
        self.session.leadsChanged.connect(self.recent.refresh)
        self._arrange()

    def shown(self) -> None:
        """Give the keyboard to what a person will want first: the newest file, else the door to open one."""
        # What was opened since stands first now.
        self.recent.refresh()
        rows = [row for row in self.list.rows if not row.missing]
        (rows[0] if rows else self.open_door).setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Have the last scores remembered."""
        self.counts.keep()

    def open_file(self) -> None:
        """Ask for a lead file and open it."""
        ask_lead_file(self.session, self, [each.path for each in self.recent.files])

    # -- inside -------------------------------------------------------------------------------------------

    def _make_doors(self) -> None:
        keys = QKeySequence(QKeySequence.StandardKey.Open).toString(QKeySequence.SequenceFormat.NativeText)
        self.open_door = Door(
            "open",
            self.tr("Open leads…"),
            self.tr("A workbook or a .csv with a row of headers. Your file is only read."),
            keys=keys,
            strong=True,
        )
        self.drop_door = Door(
            "drop",
            self.tr("Drop a file anywhere"),
            self.tr("Drag it from your files into this window."),
            dashed=True,
        )
        self.sample_door = Door(
            "sample",
            self.tr("Try the sample"),
            self.tr("300 made-up leads, scored and explained in one click."),
        )
        self.open_door.clicked.connect(self.open_file)
        self.drop_door.clicked.connect(self.open_file)
        self.sample_door.clicked.connect(lambda: self.session.open(sample_opening()))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(self._head())
        column.addSpacing(theme.WIDE)
        doors = QHBoxLayout()
        doors.setSpacing(theme.GAP + theme.TINY)
        for door in (self.open_door, self.drop_door, self.sample_door):
            doors.addWidget(door, 1)
        column.addLayout(doors)
        column.addSpacing(theme.HUGE)
        column.addLayout(self._lower)
        column.addStretch(2)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inner.setLayout(column)
        across = QHBoxLayout()
        across.setContentsMargins(theme.HUGE, theme.WIDE, theme.HUGE, theme.WIDE)
        across.addStretch(1)
        across.addWidget(inner, 1000)
        across.addStretch(1)
        ground = QWidget()
        ground.setLayout(across)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        Follower(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _head(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(icons.program_icon().pixmap(52, 52))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Hotsheet", "big"))
        words.addWidget(label(self.tr("Which lead to call first, and why."), "muted"))
        head = QHBoxLayout()
        head.setSpacing(theme.GAP + theme.TINY)
        head.addWidget(sign)
        head.addLayout(words, 1)
        return head

    def _recent_files(self) -> QWidget:
        part = QWidget()
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SMALL)
        lines.addWidget(label(self.tr("Recent files"), "heading"))
        lines.addWidget(self.list)
        lines.addStretch(1)
        return part

    def _what_it_does(self) -> QWidget:
        part = QWidget()
        self._texts = QBoxLayout(QBoxLayout.Direction.TopToBottom, part)
        self._texts.setContentsMargins(0, 0, 0, 0)
        self._texts.setSpacing(theme.WIDE)
        for icon, heading, words in (
            (
                "rules",
                self.tr("Rules that you can read"),
                self.tr("Points for what fits and for what leads do, added up to a score and a tier: hot, warm, cold."),
            ),
            (
                "search",
                self.tr("Every score explained"),
                self.tr("Beside each score stands why: “+19 size 30–99; +8 free trial; −5 silent after demo”."),
            ),
            (
                "leads",
                self.tr("Back into your spreadsheet"),
                self.tr("Scores go into your own workbook as plain formulas. Nothing else in it changes."),
            ),
        ):
            self._texts.addWidget(self._point(icon, heading, words), 1)
        self._texts.addStretch(0)
        return part

    def _point(self, icon: str, heading: str, words: str) -> QWidget:
        part = QWidget()
        tall = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        part.setSizePolicy(tall)
        sign = QLabel()
        self._points.append((sign, icon))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(heading, "strong", wrap=True))
        texts.addWidget(label(words, "muted", wrap=True))
        across = QHBoxLayout(part)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        texts.addStretch(1)
        self._draw_signs()
        return part

    def _draw_signs(self) -> None:
        for sign, icon in self._points:
            sign.setPixmap(icons.icon(icon, theme.tokens().accent).pixmap(20, 20))

    def _arrange(self) -> None:
        """With files the explanation stands beside them, without any it has the width."""
        some = bool(self.recent.files)
        self._recent_part.setVisible(some)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._texts.setDirection(down if some else along)

    def _open(self, path: Path) -> None:
        self.session.open(Opening(path))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and self.built:
            self._draw_signs()
        super().changeEvent(event)
