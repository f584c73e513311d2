"""Why the leads have no scores, or old ones, said above their table with a way to where it is mended."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop import icons, theme, words
from desktop.models.columns import left_blank
from desktop.models.core_words import in_words
from desktop.models.mends import advice
from desktop.session import Session
from desktop.widgets.parts import button, label
from scoring.errors import HotsheetError, MappingError, Severity
from scoring.jobs.prepare import Prepared


class LeadNotice(QFrame):
    """Follows the session; hidden while the scores are those of the model."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page = "data"
        self.setProperty("role", "notice")
        self.setProperty("kind", "warning")
        self.sign = QLabel()
        self.said = label("", wrap=True)
        self.act = button("", lambda: session.pageWanted.emit(self._page))
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
            to_data = self._page == "data"
            self.act.setText(self.tr("Settle columns") if to_data else self.tr("Show the rules"))
        self.setVisible(bool(text))

    def _words(self) -> str:
        session = self._session
        if session.prepared is None or session.pending:
            return ""
        if session.failure is not None:
            self._page = "data"
            said = self.tr("The leads have no new scores. {reason}") if session.scores else self._unscored()
            return said.format(reason=self._reason(session.prepared, session.failure.error))
        errors = [each for each in session.problems if each.severity is Severity.ERROR]
        if not errors:
            return self._half_blank(session.prepared)
        self._page = "rules"
        if session.scores is not None:
            return self.tr("The rules have a problem, so these are the scores from before: {reason}").format(
                reason=in_words(errors[0].message)
            )
        return self._unscored().format(reason=in_words(errors[0].message))

    def _half_blank(self, prepared: Prepared) -> str:
        """Where most rules can give nothing, low scores say little: that is not the leads' fault."""
        blank, used = left_blank(prepared)
        if 2 * blank < used or not blank:
            return ""
        self._page = "data"
        said = self.tr("{count} of the {all} fields that the rules read have no column here: they count as blank.")
        return said.format(count=words.count(blank), all=words.count(used))

    def _reason(self, prepared: Prepared, error: HotsheetError) -> str:
        """What is the matter and what to do about it here; the core's own advice is for a terminal."""
        said = advice(error)
        message = in_words(error.message.split(":\n")[0])
        if isinstance(error, MappingError) and not prepared.matching.questions:
            mend = self.tr("Say which columns are its fields, or build a model for these leads (menu Rules).")
        else:
            mend = said.mend
        return " ".join(filter(None, (message if message[-1:] in ".!?" else f"{message}.", mend)))

    def _unscored(self) -> str:
        return self.tr("The leads have no scores yet. {reason}")

    def _restyle(self) -> None:
        self.sign.setPixmap(icons.icon("warning", theme.tokens().warning).pixmap(18, 18))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "act"):
            self._restyle()
        super().changeEvent(event)
