"""Small parts that pages are made of: labels of a role, boxes, cards, buttons with an icon, an empty state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, theme


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text. role: "title", "heading", "strong", "muted", "faint" … (see the theme)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, do: Callable[[], object] | None = None, *, role: str = "", icon: str = "") -> QPushButton:
    """A push button. role: "primary" for the one thing to do, "quiet" for what looks like a link."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    if icon:
        color = theme.tokens().on_accent if role == "primary" else ""
        made.setIcon(icons.icon(icon, color))
    if do is not None:
        # Without the "checked" that Qt would hand on.
        made.clicked.connect(lambda checked=False: do())
    return made


def tool(icon: str, tip: str, do: Callable[[], object] | None = None, *, text: str = "") -> QToolButton:
    """A small button of an icon, named for those who do not see it; with `text`, an icon beside words."""
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(tip)
    made.setAccessibleName(text or tip)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if text:
        made.setText(text)
        made.setProperty("role", "button")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if do is not None:
        # Without the "checked" that Qt would hand on.
        made.clicked.connect(lambda checked=False: do())
    return made


class ComboBox(QComboBox):
    """A box to choose from whose list is as wide as its longest text, however narrow the box itself is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Its own draws lines as the style has them, and none as the style sheet wants them.
        self.setItemDelegate(QStyledItemDelegate(self))

    def showPopup(self) -> None:
        """Open the list, no wider than the screen."""
        view, screen = self.view(), self.screen().availableGeometry().width()
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        wide = view.sizeHintForColumn(0) + 2 * view.frameWidth() + bar
        view.setMinimumWidth(min(wide, screen))
        super().showPopup()


def card(*, margin: int = theme.WIDE) -> tuple[QFrame, QVBoxLayout]:
    """A framed ground for things that belong together, and its layout."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(theme.GAP)
    return frame, layout


def line() -> QFrame:
    """A thin line between things."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
