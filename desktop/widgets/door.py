"""A door: a large button with a sign, a title and a line of words, for the few ways on from an empty window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.widgets.parts import label

_SIGN = 44
_RADIUS = 10.0


class Door(QAbstractButton):
    """A button as large as a card. dashed: it looks like a place to drop something on. strong: the first to take."""

    def __init__(
        self,
        icon: str,
        title: str,
        words: str,
        *,
        keys: str = "",
        dashed: bool = False,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._dashed, self._strong = icon, dashed, strong
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setToolTip(f"{title} ({keys})" if keys else title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.addWidget(self._sign)
        top.addStretch(1)
        if keys:
            top.addWidget(label(keys, "faint"), 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        layout.setSpacing(theme.TINY)
        layout.addLayout(top)
        layout.addSpacing(theme.SMALL)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addStretch(1)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words need."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        """As its contents ask."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its contents need."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def _restyle(self) -> None:
        look = theme.tokens()
        self._sign.setPixmap(icons.icon(self._icon, look.on_accent if self._strong else look.accent).pixmap(24, 24))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground; the words are labels upon it."""
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.isDown()
        pen = QPen(QColor(look.accent if lit else look.strong_line if self._dashed else look.line), 1)
        if self._dashed:
            pen.setWidthF(1.5)
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        ground = look.raised if self.isDown() else look.window if self._dashed else look.surface
        painter.setBrush(QColor(look.tint if lit and self._dashed else ground))
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent if self._strong else look.tint))
        painter.drawRoundedRect(QRectF(self._sign.geometry()), _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down."""
        self.update()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and self.layout() is not None:
            self._restyle()
        super().changeEvent(event)
