"""A first model step by step: good signs, warning signs, tiers; what it would do stands beside it all the while."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import theme, words
from desktop.models import shelf
from desktop.models import wizard as logic
from desktop.models.core_words import in_words
from desktop.models.tiers import set_threshold
from desktop.models.wizard import Draft, Factor, model_of
from desktop.models.wizard_factors import key_columns, offered_factors, started
from desktop.scorer import Preview
from desktop.session import Opening, Session
from desktop.widgets.factor_row import FactorRow
from desktop.widgets.keyboard_area import KeyboardArea
from desktop.widgets.parts import ComboBox, button, label, line, set_role
from scoring.checks.common import MAX_NAME
from scoring.jobs.prepare import Prepared
from scoring.model import ScoringModel, Tier
from scoring.samples import SAMPLE_AS_OF, sample_leads_path

# Typing and ticking go on while the preview is scored; it waits for a short rest.
_REST = 120
_NAME_WIDTH = 260


class WizardDialog(QDialog):
    """The wizard. Finishing adds a model to the workspace, which then scores."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(self.tr("Build a model"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.draft = Draft(self.tr("My model"), (), self._tier_sets()[0][1])
        self.rows: dict[str, FactorRow] = {}
        self._begun: dict[str, Factor] = {}
        self._own_name = False
        self._wanted = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._ask)
        self._built = False
        self.pages = QStackedWidget()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        self._lines.setSpacing(theme.GAP)
        self.resize(1040, 650)
        session.previewed.connect(self._previewed)
        session.leadsChanged.connect(self._leads_changed)

    def _tier_sets(self) -> Sequence[tuple[str, tuple[Tier, ...]]]:
        """Sets of tiers to begin with, by name."""
        hot, warm, cold = self.tr("Hot"), self.tr("Warm"), self.tr("Cold")
        ready, nurture, rest = self.tr("Sales-ready"), self.tr("Nurture"), self.tr("Not yet")
        call, write = self.tr("Call today"), self.tr("Write or invite")
        return (
            (self.tr("Hot, warm, cold"), (Tier(hot, 70, call), Tier(warm, 40, write), Tier(cold))),
            (self.tr("Sales-ready, nurture"), (Tier(ready, 60, call), Tier(nurture, 30, write), Tier(rest))),
            (self.tr("Hot or not"), (Tier(hot, 50, call), Tier(rest))),
        )

    # -- making -------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Make the contents when first shown."""
        if not self._built:
            self._built = True
            self._build()
        super().showEvent(event)

    def _build(self) -> None:
        # Here and not above: the chart's library takes a third of a second.
        from desktop.widgets.wizard_preview import WizardPreview  # noqa: PLC0415

        self.preview = WizardPreview()
        self.preview.thresholdMoved.connect(self._set_threshold)
        self.steps = label("", "faint")
        self.title = label("", "title")
        self.intro = label("", "muted", wrap=True)
        self._lines.addLayout(self._head())
        self._lines.addWidget(self.intro)
        self._lines.setSpacing(theme.SMALL)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.addWidget(self.pages)
        self._sides.addWidget(self.preview)
        self._sides.setStretchFactor(0, 5)
        self._sides.setStretchFactor(1, 4)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(theme.WIDE)
        self._lines.addWidget(self._sides, 1)
        self._lines.addWidget(line())
        self._lines.addLayout(self._foot())
        self._fill()

    def _head(self) -> QHBoxLayout:
        """The step, and beside it what the model is called: to be seen and changed all the while."""
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.textEdited.connect(self._rename)
        self.named = label(self.tr("&Name of the model"), "muted")
        self.named.setTextFormat(Qt.TextFormat.AutoText)
        self.named.setBuddy(self.name)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.steps)
        said.addWidget(self.title)
        across = QHBoxLayout()
        across.setSpacing(theme.SMALL)
        across.addLayout(said, 1)
        beside = QHBoxLayout()
        beside.setSpacing(theme.SMALL)
        beside.addWidget(self.named)
        beside.addWidget(self.name)
        across.addLayout(beside)
        across.setAlignment(beside, Qt.AlignmentFlag.AlignBottom)
        return across

    def _foot(self) -> QHBoxLayout:
        self.count = label("", "muted", wrap=True)
        self.back = button(self.tr("Back"), lambda: self.show_step(self.step - 1))
        self.next = button(self.tr("Next"), lambda: self.show_step(self.step + 1), role="primary")
        self.finish = button(self.tr("Finish"), self.take, role="primary")
        cancel = button(self.tr("Cancel"), self.reject)
        across = QHBoxLayout()
        across.setSpacing(theme.SMALL)
        across.addWidget(self.count, 1)
        for each in (self.back, self.next, self.finish, cancel):
            each.setAutoDefault(False)
            across.addWidget(each)
        return across

    def _fill(self) -> None:
        """Make the steps from the columns of the open leads; without leads, say how to get some."""
        while self.pages.count():
            page = self.pages.widget(0)
            assert page is not None
            self.pages.removeWidget(page)
            page.deleteLater()
        self.rows.clear()
        prepared = self.session.prepared
        for part in (self.preview, self.named, self.name):
            part.setVisible(prepared is not None)
        if prepared is None:
            self.pages.addWidget(self._no_leads())
        else:
            factors = started(offered_factors(prepared))
            name = self.draft.name if self._own_name else self._suggested_name(prepared)
            self.draft = replace(self.draft, name=name, factors=factors, key=key_columns(prepared))
            self.name.setText(name)
            self._begun = {each.key: each for each in factors if each.used}
            self.pages.addWidget(self._factor_page([each for each in factors if each.good]))
            self.pages.addWidget(self._factor_page([each for each in factors if not each.good]))
            self.pages.addWidget(self._last_page())
        self.show_step(0)
        self._follow()
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.check.setFocus()

    def _no_leads(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        said = self.tr(
            "The wizard starts from the columns of your own leads. Open a lead file first, or try the sample."
        )
        lines.addWidget(label(said, wrap=True))
        sample = button(self.tr("Open the sample"), self._open_sample, icon="sample")
        lines.addWidget(sample, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        return page

    def _factor_page(self, factors: Sequence[Factor]) -> QWidget:
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, theme.SMALL, 0)
        lines.setSpacing(theme.SMALL)
        for title, wanted in ((self.tr("Suggested"), True), (self.tr("Other columns"), False)):
            these = [each for each in factors if each.suggested is wanted]
            if these:
                lines.addWidget(label(title, "strong"))
            for factor in these:
                row = self.rows[factor.key] = FactorRow(factor)
                row.changed.connect(self._factor_changed)
                lines.addWidget(row)
        if not factors:
            lines.addWidget(label(self.tr("No column of these leads offers anything here."), "muted", wrap=True))
        lines.addStretch(1)
        return KeyboardArea(inner)

    def _last_page(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SMALL)
        self.tier_set = ComboBox()
        self.tier_set.setAccessibleName(self.tr("Tiers"))
        for text, tiers in self._tier_sets():
            self.tier_set.addItem(text, tiers)
        self.tier_set.activated.connect(self._choose_tiers)
        self.tiers = label("", "muted", wrap=True)
        self.recap = label("", "muted", wrap=True)
        self.recap.setTextFormat(Qt.TextFormat.RichText)
        lines.addWidget(label(self.tr("Tiers"), "strong"))
        lines.addWidget(self.tier_set)
        lines.addWidget(self.tiers)
        lines.addSpacing(theme.SMALL)
        lines.addWidget(label(self.tr("Factors"), "strong"))
        lines.addWidget(self.recap)
        lines.addStretch(1)
        return page

    # -- steps --------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self.pages.currentIndex()

    def show_step(self, step: int) -> None:
        """Show a step."""
        step = min(max(step, 0), self.pages.count() - 1)
        self.pages.setCurrentIndex(step)
        titles = (
            (
                self.tr("What makes a good lead?"),
                self.tr(
                    "Choose five to ten factors. Fewer hardly tell leads apart; with more, nobody can say "
                    "any more why a lead is where it is."
                ),
            ),
            (
                self.tr("What speaks against a lead?"),
                self.tr("A few warning signs take points away. You may leave this out."),
            ),
            (
                self.tr("Who is called first?"),
                self.tr("Pull the thresholds until each tier holds as many leads as your team can look after."),
            ),
        )
        self.title.setText(titles[step][0])
        self.intro.setText(titles[step][1])
        known = self.session.prepared is not None
        self.steps.setText(self.tr("Step {step} of {count}").format(step=step + 1, count=3) if known else "")
        self.intro.setVisible(known)
        last = step == self.pages.count() - 1
        self.back.setEnabled(step > 0)
        self.next.setVisible(not last)
        self.finish.setVisible(last and known)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.take if self.step == self.pages.count() - 1 else self.next.click)()
        else:
            super().keyPressEvent(event)

    # -- following ----------------------------------------------------------------------------------------

    @property
    def model(self) -> ScoringModel:
        """The model that the choices make."""
        return model_of(self.draft, date.today())

    def _factor_changed(self, factor: Factor) -> None:
        self.draft = self.draft.with_factor(factor)
        self._follow()

    def _suggested_name(self, prepared: Prepared) -> str:
        """A name that says which leads it is for, and that no other model has."""
        name = self.tr("Model for {file}").format(file=prepared.path.stem)
        return shelf.free_name(name[:MAX_NAME], self.session.state)

    def _rename(self, name: str) -> None:
        self._own_name = bool(name.strip())
        self.draft = replace(self.draft, name=name)

    def _choose_tiers(self, place: int) -> None:
        self.draft = replace(self.draft, tiers=self._tier_sets()[place][1])
        self._follow()

    def _set_threshold(self, place: int, value: float) -> None:
        self.draft = replace(self.draft, tiers=set_threshold(self.model, place, value).tiers)
        self._follow()

    def _follow(self) -> None:
        """Say how many factors there are, and have the preview made."""
        count = len(self.draft.used)
        self._say_count(count)
        able = self.draft.can_score
        self.finish.setEnabled(able)
        if self.session.prepared is None:
            return
        self._recap()
        if able:
            self._timer.start()
            return
        self._timer.stop()
        self._wanted = 0
        self.preview.show_nothing(self.model, self.tr("Choose a good sign: nothing gives points yet."))
        for row in self.rows.values():
            row.show_matches(None)

    def _say_count(self, count: int) -> None:
        said = self.tr("1 factor chosen.") if count == 1 else self.tr("{count} factors chosen.")
        chosen = said.format(count=words.count(count))
        unfinished = ", ".join(each.column for each in self.draft.unfinished)
        role = "muted"
        if unfinished:
            more = self.tr("Not counted yet, because no value is chosen: {columns}.").format(columns=unfinished)
            role = "warning"
        elif count > logic.MANY:
            more = self.tr("More than ten make the score hard to explain, and hardly change who comes first.")
            role = "warning"
        elif count < logic.FEW:
            more = self.tr("A few more tell leads apart better.")
        else:
            more = self.tr("A good number.")
            role = "good"
        self.count.setText(f"{chosen} {more}" if self.session.prepared is not None else "")
        set_role(self.count, "role", role)

    def _recap(self) -> None:
        model = self.model
        lines = [
            f"{_escaped(rule.label)}: {words.signed(factor.points)}"
            for rule, factor in zip(model.rules, self.draft.in_order, strict=True)
        ]
        self.recap.setText("<br>".join(lines))
        said = []
        for tier in model.tiers:
            text = self.tr("{tier}: all the rest") if tier.threshold is None else self.tr("{tier}: from {number}")
            said.append(text.format(tier=tier.name, number=words.number(tier.threshold or 0)))
        self.tiers.setText("\n".join(said))

    def _ask(self) -> None:
        self._wanted = self.session.preview(self.model, {})

    def _previewed(self, preview: Preview) -> None:
        prepared = self.session.prepared
        if preview.wish.number != self._wanted or prepared is None or not self._built:
            return
        if preview.after is None:
            problems = [in_words(problem.message) for problem in preview.problems]
            failure = in_words(preview.failure.error.message) if preview.failure is not None else ""
            self.preview.show_nothing(preview.wish.model, " ".join([failure, *problems]).strip())
            return
        self.preview.show_preview(preview, prepared)
        model = preview.wish.model
        matched = {
            factor.key: len(preview.matched(rule.id))
            for rule, factor in zip(model.rules, self.draft.in_order, strict=False)
        }
        for key, row in self.rows.items():
            row.show_matches(matched.get(key))
        self._leave_out(matched)

    def _leave_out(self, matched: Mapping[str, int]) -> None:
        """Of the factors that were chosen to begin with, those that hold for nobody are not: they tell nothing."""
        begun, self._begun = self._begun, {}
        for key, factor in begun.items():
            row = self.rows[key]
            if matched.get(key) == 0 and row.factor == factor:
                row.check.setChecked(False)

    def _leads_changed(self) -> None:
        if self._built:
            self._fill()

    def _open_sample(self) -> None:
        self.session.open(Opening(sample_leads_path(), as_of=SAMPLE_AS_OF, sample=True))

    def take(self) -> None:
        """Add the model to the workspace, and score with it."""
        if self.draft.can_score:
            made = shelf.of_value(self.model, self.session.state)
            self.session.add_model(made, self.tr("Add model “{model}”").format(model=made.model.name))
            self.accept()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
