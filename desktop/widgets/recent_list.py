"""The recent files as rows to choose from: name, folder, how many leads, how they stood last, and when that was."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop import icons, theme, words
from desktop.models.opening import WORKBOOK_KINDS
from desktop.models.recent import RecentFile, RecentFiles, folder_words, when
from desktop.widgets.parts import tool
from scoring.model import DISQUALIFIED, Tier

_HEIGHT = 54
_SIGN = 20
_RIGHT = 130
_BAR = 6


class RecentRow(QAbstractButton):
    """One file. A missing one stays on the list, and says so."""

    removeWanted = Signal()

    def __init__(self, file: RecentFile, *, missing: bool, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file, self.missing, self._now = file, missing, now
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(file.path.name)
        self.setAccessibleName(". ".join(filter(None, (file.path.name, self.second_line(), self.facts()))))
        self.setToolTip(words.plain_tip("\n".join(filter(None, (str(file.path), self.tiers_words())))))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def second_line(self) -> str:
        """What stands below the name: the folder, or that the file is gone."""
        folder = folder_words(self.file.path, Path.home())
        if self.missing:
            return self.tr("Moved, renamed or deleted · {folder}").format(folder=folder)
        return folder

    def facts(self) -> str:
        """How many leads, and when."""
        day = when(self.file.opened, self._now) if self.file.opened is not None else ""
        if not self.file.leads or not day:
            return day
        if self.file.leads == 1:
            return self.tr("1 lead · {when}").format(when=day)
        return self.tr("{count} leads · {when}").format(count=words.count(self.file.leads), when=day)

    def tiers_words(self) -> str:
        """The tiers of the last run in words."""
        return ", ".join(f"{name} {words.count(count)}" for name, count in self.file.tiers)

    def sizeHint(self) -> QSize:
        """Wide enough for the facts and some of the name."""
        return QSize(420, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Names may be cut short, facts may not."""
        return QSize(320, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes the file off the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removeWanted.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # For the list: a button by itself would look for neighbours among its own siblings.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.raised))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        name = "warning" if self.missing else "leads" if self._is_workbook() else "document"
        color = look.warning if self.missing else look.muted
        top = (_HEIGHT - _SIGN) // 2
        icons.icon(name, color).paint(painter, QRect(theme.GAP, top, _SIGN, _SIGN))
        wide = max(_RIGHT, QFontMetrics(_small(self.font())).horizontalAdvance(self.facts()) + theme.TINY)
        left, edge = theme.GAP * 2 + _SIGN, self.width() - theme.GAP - wide
        self._draw_words(painter, look, QRect(left, 0, edge - left - theme.GAP, _HEIGHT))
        self._draw_facts(painter, look, QRect(edge, 0, wide, _HEIGHT))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.end()

    def _draw_words(self, painter: QPainter, look: theme.Tokens, box: QRect) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.faint if self.missing else look.text))
        upper = QRect(box.left(), 8, box.width(), 20)
        name = QFontMetrics(font).elidedText(self.file.path.name, Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        small = _small(self.font())
        painter.setFont(small)
        painter.setPen(QColor(look.warning if self.missing else look.muted))
        lower = QRect(box.left(), 28, box.width(), 18)
        cut = Qt.TextElideMode.ElideRight if self.missing else Qt.TextElideMode.ElideMiddle
        line = QFontMetrics(small).elidedText(self.second_line(), cut, box.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _draw_facts(self, painter: QPainter, look: theme.Tokens, box: QRect) -> None:
        small = _small(self.font())
        painter.setFont(small)
        painter.setPen(QColor(look.faint if self.missing else look.muted))
        tiers = [] if self.missing else [each for each in self.file.tiers if each[1]]
        lower = QRect(box.left(), 28, box.width(), 18) if tiers else box
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.facts())
        if tiers:
            self._draw_bar(painter, QRectF(box.right() - _RIGHT, 15, _RIGHT, _BAR))

    def _draw_bar(self, painter: QPainter, box: QRectF) -> None:
        # Disqualified leads stand last and have a colour of their own, as everywhere.
        colors = theme.colors_of_tiers(tuple(Tier(name) for name, _ in self.file.tiers if name != DISQUALIFIED))
        total = sum(count for _, count in self.file.tiers)
        painter.setPen(Qt.PenStyle.NoPen)
        at = box.left()
        for (_, count), color in zip(self.file.tiers, colors, strict=False):
            width = box.width() * count / total
            painter.setBrush(QColor(f"#{color.fill}"))
            # A hair of ground between them, so that colour is not what tells them apart.
            if count:
                painter.drawRoundedRect(QRectF(at, box.top(), max(width - 1.5, 1.0), box.height()), 2, 2)
            at += width

    def _is_workbook(self) -> bool:
        return self.file.path.suffix.lower() in WORKBOOK_KINDS

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.missing:
            menu.addAction(self.tr("Open"), self.click)
        menu.addAction(self.tr("Remove from this list"), self.removeWanted.emit)
        menu.popup(self.mapToGlobal(at))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down."""
        self.update()
        super().leaveEvent(event)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(12)
    return made


class RecentList(QWidget):
    """All recent files. `chosen(path)` is a file to open."""

    chosen = Signal(object)

    def __init__(self, files: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self.rows: list[RecentRow] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        files.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the files as they are now; what has the keyboard keeps it."""
        had = next((at for at, row in enumerate(self.rows) if row.hasFocus()), -1)
        while self._lines.count() > 1:
            item = self._lines.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        now = datetime.now(UTC)
        self.rows = [RecentRow(each, missing=each.path in self._files.missing, now=now) for each in self._files.files]
        for at, row in enumerate(self.rows):
            self._lines.insertWidget(at, self._line(row))
        if had >= 0 and self.rows:
            self.rows[min(had, len(self.rows) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from file to file."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if not step or at is None:
            super().keyPressEvent(event)
            return
        self.rows[max(0, min(at + step, len(self.rows) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, row: RecentRow) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        remove = tool("close", self.tr("Remove “{name}” from this list").format(name=row.file.path.name))
        path = row.file.path
        remove.clicked.connect(lambda: self._files.forget(path))
        row.removeWanted.connect(lambda: self._files.forget(path))
        row.clicked.connect(lambda: self.chosen.emit(path))
        across.addWidget(row, 1)
        across.addWidget(remove)
        return line
