"""That the rules have a problem, said above the leads whose scores are old for it, with a way to where it is mended.

What is the matter with the leads and their columns is the window's to say, on every page.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop import icons, theme
from desktop.models.core_words import in_words
from desktop.session import Session
from desktop.widgets.parts import button, label
from scoring.errors import Severity


class LeadNotice(QFrame):
    """Follows the session; hidden while the scores are those of the model."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "notice")
        self.setProperty("kind", "warning")
        self.sign = QLabel()
        self.said = label("", wrap=True)
        self.act = button(self.tr("Show the rules"), lambda: session.pageWanted.emit("rules"))
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.GAP, theme.TINY, theme.SMALL, theme.TINY)
        across.setSpacing(theme.SMALL)
        across.addWidget(self.sign)
        across.addWidget(self.said, 1)
        across.addWidget(self.act)
        session.scored.connect(self.refresh)
        session.leadsChanged.connect(self.refresh)
        self._restyle()
        self.refresh()

    def refresh(self) -> None:
        """Say what is the matter now."""
        text = self._words()
        if text:
            self.said.setText(text)
            self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _words(self) -> str:
        session = self._session
        errors = [each for each in session.problems if each.severity is Severity.ERROR]
        if session.prepared is None or session.pending or session.failure is not None or not errors:
            return ""
        reason = in_words(errors[0].message)
        if session.scores is not None:
            return self.tr("The rules have a problem, so these are the scores from before: {reason}").format(
                reason=reason
            )
        return self.tr("The leads have no scores yet. {reason}").format(reason=reason)

    def _restyle(self) -> None:
        self.sign.setPixmap(icons.icon("warning", theme.tokens().warning).pixmap(18, 18))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "act"):
            self._restyle()
        super().changeEvent(event)
