"""What an export would do, line by line, and the question that stands in its way, with its answers as buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.models.exporting_words import Line, Question
from desktop.widgets.parts import button, label

_SIGNS = {"info": ("", ""), "good": ("check", "good"), "warning": ("warning", "warning")}
Answer = tuple[str, Callable[[], object]]


class OutlookView(QWidget):
    """Shows lines, or a question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.answers: list[QPushButton] = []
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(theme.SMALL)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what will happen."""
        self._clear()
        self._lines = tuple(lines)
        for each in lines:
            self._down.addWidget(_row(each))
        self._down.addStretch(1)

    def show_question(self, question: Question, answers: Sequence[Answer], details: str = "") -> None:
        """Show what has to be settled; the first answer is the usual one. details: for a report, folded."""
        self._clear()
        frame = QFrame()
        frame.setProperty("role", "notice")
        frame.setProperty("kind", "warning")
        down = QVBoxLayout(frame)
        down.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        down.setSpacing(theme.SMALL)
        text = label(question.text, "strong", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        down.addWidget(text)
        for each in question.lines:
            down.addWidget(label(f"–  {each}", wrap=True))
        across = QHBoxLayout()
        across.setSpacing(theme.SMALL)
        for words, do in answers:
            made = button(words, do)
            self.answers.append(made)
            across.addWidget(made)
        across.addStretch(1)
        down.addLayout(across)
        if details:
            folded = QPlainTextEdit(details)
            folded.setReadOnly(True)
            folded.setAccessibleName(self.tr("Details"))
            folded.hide()
            fold = button(self.tr("Details"), role="quiet")
            fold.setCheckable(True)
            fold.toggled.connect(folded.setVisible)
            across.addWidget(fold)
            down.addWidget(folded)
        frame.setAccessibleName(question.text)
        self._down.addWidget(frame)
        self._down.addStretch(1)

    def show_wait(self, words: str) -> None:
        """Say that it is being found out."""
        self._clear()
        self._down.addWidget(label(words, "muted", wrap=True))
        self._down.addStretch(1)

    def texts(self) -> str:
        """All that is shown, as lines."""
        return "\n".join(each.text() for each in self.findChildren(QLabel) if each.text() and not each.isHidden())

    def _clear(self) -> None:
        self._lines, self.answers = (), []
        while self._down.count():
            item = self._down.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_down") and self._lines:
            self.show_lines(self._lines)
        super().changeEvent(event)


def _row(line: Line) -> QWidget:
    part = QWidget()
    across = QHBoxLayout(part)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.SMALL)
    sign = label("", "muted")
    sign.setFixedWidth(16)
    sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
    name, color = _SIGNS[line.tone]
    if name:
        sign.setPixmap(icons.icon(name, getattr(theme.tokens(), color)).pixmap(16, 16))
    else:
        sign.setText("•")
    across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    text = label(line.text, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    across.addWidget(text, 1)
    return part
