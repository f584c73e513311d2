"""Files dropped anywhere on a window: an overlay says what dropping would do, and refuses other files in words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.models.opening import MODEL_KINDS, refusal
from desktop.widgets.parts import label

# From the window to the overlay upon it the drag "leaves" for a moment.
_LEFT_FOR_GOOD = 80


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropOverlay(QWidget):
    """What covers the window while a file is dragged over it. `error` holds why it is refused, "" where it is not."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAcceptDrops(True)
        self.error = ""
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label("", "title", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE * 2, theme.HUGE, theme.HUGE * 2, theme.HUGE)
        layout.addStretch(1)
        layout.addWidget(self._sign)
        layout.addSpacing(theme.GAP)
        layout.addWidget(self.words)
        layout.addStretch(1)
        self.hide()

    def show_over(self, paths: list[Path]) -> None:
        """Cover the window and say what dropping these files would do."""
        self.error = refusal(paths)
        if self.error:
            self.words.setText(self.error)
        else:
            model = paths[0].suffix.lower() in MODEL_KINDS
            said = self.tr("Drop to import the model {name}") if model else self.tr("Drop to open {name}")
            self.words.setText(said.format(name=paths[0].name))
        self._draw_sign()
        self.setAccessibleName(self.words.text())
        self.resize(self._size())
        self.raise_()
        self.show()

    def _draw_sign(self) -> None:
        look = theme.tokens()
        name, color = ("danger", look.danger) if self.error else ("drop", look.accent)
        self._sign.setPixmap(icons.icon(name, color).pixmap(48, 48))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "error"):
            self._draw_sign()
        super().changeEvent(event)

    def _size(self) -> QSize:
        window = self.parentWidget()
        return window.size() if window is not None else self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the window, and draw a dashed edge to drop within."""
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(look.window)
        veil.setAlpha(238)
        painter.fillRect(self.rect(), veil)
        pen = QPen(QColor(look.danger if self.error else look.accent), 2)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(look.danger_tint if self.error else look.tint))
        inset = theme.WIDE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 14, 14)
        painter.end()


class FileDrop(QObject):
    """Lets a window take files. `leadsDropped(path)` and `modelDropped(path)` tell of one that was dropped.

    `refused(words)` tells of something that was dropped although it cannot be opened.
    """

    leadsDropped = Signal(object)
    modelDropped = Signal(object)
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.overlay = DropOverlay(window)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEFT_FOR_GOOD)
        self._leaving.timeout.connect(self.overlay.hide)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.overlay.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a drag over the window or the overlay."""
        match event:
            case QDragEnterEvent():
                return self._enter(event)
            case QDragMoveEvent():
                event.acceptProposedAction()
                return self.overlay.isVisible()
            case QDropEvent():
                return self._drop(event)
        if event.type() == QEvent.Type.DragLeave:
            self._leaving.start()
        elif event.type() == QEvent.Type.Resize and watched is self._window:
            self.overlay.resize(self._window.size())
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        # A drag inside the window (a rule, a column) is none of files, and not ours.
        if event.source() is not None or not event.mimeData().hasUrls():
            return False
        self._leaving.stop()
        self.overlay.show_over(dropped_paths(event.mimeData()))
        event.acceptProposedAction()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        if not self.overlay.isVisible():
            return False
        self._leaving.stop()
        self.overlay.hide()
        event.acceptProposedAction()
        paths = dropped_paths(event.mimeData())
        words = refusal(paths)
        if words:
            self.refused.emit(words)
        elif paths[0].suffix.lower() in MODEL_KINDS:
            self.modelDropped.emit(paths[0])
        else:
            self.leadsDropped.emit(paths[0])
        return True
