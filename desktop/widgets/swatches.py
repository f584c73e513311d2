"""A button that shows a tier's colour and offers others: a few that colour-blind people tell apart, or any."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QToolButton, QWidget

from desktop import theme
from desktop.models.tiers import SWATCHES


class SwatchButton(QToolButton):
    """The button. chosen(color): RRGGBB, or "" for the colour of the tier's rank."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color, self._tier = "", ""
        self.setIconSize(QSize(18, 18))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        for color, name in zip(SWATCHES, self._names(), strict=True):
            menu.addAction(swatch(color), name).triggered.connect(lambda _=False, c=color: self.chosen.emit(c))
        menu.addSeparator()
        menu.addAction(self.tr("The colour of its rank")).triggered.connect(lambda: self.chosen.emit(""))
        menu.addAction(self.tr("Another colour…")).triggered.connect(self._ask)
        self.setMenu(menu)

    def show_color(self, tier: str, color: str) -> None:
        """Show the colour (RRGGBB) of a tier."""
        if (tier, color) == (self._tier, self._color):
            return
        self._tier, self._color = tier, color
        self.setIcon(swatch(color))
        self.setToolTip(self.tr("Colour of “{tier}”").format(tier=tier))
        self.setAccessibleName(self.toolTip())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the border anew in the window's other look."""
        if event.type() is QEvent.Type.PaletteChange and self._color:
            self.setIcon(swatch(self._color))
        super().changeEvent(event)

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Vermilion"), self.tr("Orange"), self.tr("Amber"), self.tr("Green"),
            self.tr("Light blue"), self.tr("Blue"), self.tr("Pink"), self.tr("Slate"),
        )  # fmt: skip

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(f"#{self._color}"), self)
        dialog.setWindowTitle(self.tr("Colour of “{tier}”").format(tier=self._tier))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.chosen.emit(color.name()[1:].upper()))
        dialog.open()


def swatch(color: str, size: int = 18) -> QIcon:
    """A small square of a colour (RRGGBB)."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(2)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.tokens().strong_line))
    painter.setBrush(QColor(f"#{color}"))
    painter.drawRoundedRect(1, 1, size - 2, size - 2, 4, 4)
    painter.end()
    return QIcon(pixmap)
