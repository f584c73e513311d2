"""A line below a field that says what is wrong with it or worth knowing; nothing where all is well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop import icons, theme, words
from desktop.models.core_words import in_words
from desktop.widgets.parts import label, set_role
from scoring.errors import Problem, Severity

_SIGNS = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "info"}
_ORDER = list(_SIGNS)
# More lines than these are not read; the tool tip has them all.
_MOST = 3


class ProblemLabel(QWidget):
    """The worst problems of a field, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._sign = QLabel()
        self.words = label("", "muted", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(theme.TINY)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is shown."""
        return self._problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems, the worst first; hide where there are none."""
        found = tuple(sorted(problems, key=lambda problem: _ORDER.index(problem.severity)))
        if found == self._problems:
            return
        self._problems = found
        self.setVisible(bool(found))
        said = list(dict.fromkeys(f"{in_words(problem.message)} {in_words(problem.mend)}".strip() for problem in found))
        if len(said) > _MOST:
            rest = self.tr("and {count} more").format(count=words.count(len(said) - _MOST + 1))
            self.setToolTip("\n".join(said))
            said = [*said[: _MOST - 1], rest]
        self.words.setText("\n".join(said))
        if found:
            kind = _SIGNS[found[0].severity]
            set_role(self.words, "role", "muted" if kind == "info" else kind)
            self._draw()

    def _draw(self) -> None:
        kind = _SIGNS[self._problems[0].severity]
        look = theme.tokens()
        color = look.muted if kind == "info" else getattr(look, kind)
        self._sign.setPixmap(icons.icon(kind, color).pixmap(16, 16))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_problems") and self._problems:
            self._draw()
        super().changeEvent(event)
