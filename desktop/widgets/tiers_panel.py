"""Tiers and grades: the score distribution with its thresholds, the table of tiers, the scale and the grades.

A pulled threshold is worked out here and now from the scores that there are; only when it is let go does the model
change, as one step of undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop import icons, theme, words
from desktop.models import tiers as logic
from desktop.models.distribution import Distribution, limits_of
from desktop.models.tier_changes import TierChanges
from desktop.models.tiers import TierEdit
from desktop.session import Session
from desktop.widgets.grades_panel import GradesPanel
from desktop.widgets.keyboard_area import KeyboardArea
from desktop.widgets.parts import button, card, label
from desktop.widgets.scale_box import ScaleBox
from desktop.widgets.tier_rows import TierTable
from scoring.model import ScoringModel, Tier
from scoring.nodes import Scaling
from scoring.scores import Scores
from scoring.units import DECIMALS
from scoring.validate import check_model

# So long after an edit of rules, in milliseconds, problems of tiers and the reach of scales are worked out.
_LATER = 100


class TiersPanel(QWidget):
    """The panel. It is made when it is first shown: the chart's library takes a while to load.

    axesWanted: a person wants to give a category an axis, which is done among the rules.
    """

    axesWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._built = self._late = False
        self._scores: Scores | None = None
        self._distribution: Distribution | None = None
        self._limits: tuple[int, ...] = ()
        self._changes = TierChanges.of(session)
        self._gesture, self._gestures, self._own = "", 0, False
        self._shown: ScoringModel | None = None
        self._checks = QTimer(self, singleShot=True, interval=_LATER)
        self._checks.timeout.connect(self._show_checks)
        session.modelChanged.connect(self._model_changed)
        session.scored.connect(self._scored)
        session.leadsChanged.connect(self._scored)
        session.versionsChanged.connect(lambda model: self._kept())

    # -- making -------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Make the contents when first shown; catch up with what happened while hidden."""
        super().showEvent(event)
        if not self._built:
            self._build()
        if self._late:
            self._late = False
            self.refresh()

    def _build(self) -> None:
        # Here and not above: the chart's library takes a third of a second.
        from desktop.widgets.distribution import DistributionChart  # noqa: PLC0415

        self._built = self._late = True
        self.chart = DistributionChart()
        self.table = TierTable()
        self.scale = ScaleBox()
        self.grades = GradesPanel(self.session)
        self.grades.axesWanted.connect(self.axesWanted)
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(theme.WIDE, theme.GAP, theme.WIDE, theme.WIDE)
        lines.setSpacing(theme.GAP)
        lines.addWidget(self._chart_card(), 1)
        lines.addWidget(self._table_card())
        across = QHBoxLayout()
        across.setSpacing(theme.GAP)
        across.addWidget(self._card(self.tr("Scale"), self.scale), 2)
        across.addWidget(self._card(self.tr("Grades"), self.grades), 3)
        lines.addLayout(across)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(KeyboardArea(inner))
        self._listen()

    def _chart_card(self) -> QFrame:
        frame, lines = card(margin=theme.GAP)
        across = QHBoxLayout()
        across.addWidget(label(self.tr("Score distribution"), "heading"))
        across.addStretch(1)
        self.summary = label("", "muted")
        across.addWidget(self.summary)
        lines.addLayout(across)
        self.chart.setMinimumHeight(250)
        lines.addWidget(self.chart, 1)
        self.hint = label("", "muted", wrap=True)
        lines.addWidget(self.hint)
        return frame

    def _table_card(self) -> QFrame:
        frame, lines = card(margin=theme.GAP)
        across = QHBoxLayout()
        across.addWidget(label(self.tr("Tiers"), "heading"))
        across.addStretch(1)
        self.presets = button(self.tr("Presets"), role="quiet")
        self.presets.setToolTip(self.tr("Ready sets of tiers in place of these"))
        self.presets.setMenu(self._preset_menu())
        self.add = button(self.tr("Add tier"), self._add, icon="add")
        across.addWidget(self.presets)
        across.addWidget(self.add)
        lines.addLayout(across)
        lines.addWidget(self.table)
        return frame

    def _card(self, title: str, inside: QWidget) -> QFrame:
        frame, lines = card(margin=theme.GAP)
        lines.addWidget(label(title, "heading"))
        lines.addWidget(inside, 1)
        return frame

    def _preset_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, tiers in self.preset_tiers():
            menu.addAction(name).triggered.connect(partial(self._preset, name, tiers))
        return menu

    def preset_tiers(self) -> Sequence[tuple[str, Sequence[Tier]]]:
        """The ready sets of tiers, by name."""
        return (
            (
                self.tr("Hot, warm, cold"),
                (
                    Tier(self.tr("Hot"), 70, self.tr("Call today")),
                    Tier(self.tr("Warm"), 40, self.tr("Write or invite")),
                    Tier(self.tr("Cold")),
                ),
            ),
            (
                self.tr("Pipeline stages"),
                (
                    Tier(self.tr("Proposal/negotiation"), 75),
                    Tier(self.tr("Meeting/demo"), 50),
                    Tier(self.tr("Qualification"), 25),
                    Tier(self.tr("Prospecting")),
                ),
            ),
        )

    def _listen(self) -> None:
        chart, table = self.chart, self.table
        chart.dragged.connect(self._pull)
        chart.dropped.connect(self._drop)
        chart.put_back.connect(self._put_back)
        chart.stepped.connect(self._step)
        table.thresholdSet.connect(self._set_threshold)
        table.entered.connect(self._new_gesture)
        table.renamed.connect(self._rename)
        table.colored.connect(self._set_color)
        table.noted.connect(self._set_note)
        table.moved.connect(self._move)
        table.removed.connect(self._remove)
        table.percentWanted.connect(lambda: self._set_scale(Scaling.PERCENT.value))
        self.scale.scaleWanted.connect(self._set_scale)
        self.scale.decimalsWanted.connect(self._set_decimals)

    # -- showing ------------------------------------------------------------------------------------------

    @property
    def counts(self) -> tuple[int, ...]:
        """The leads of each tier as shown, disqualified ones last; nothing without leads."""
        known = self._distribution
        if known is None or known.tiers != len(self._limits) or known.decimals != self.session.model.decimals:
            return ()
        return known.counts(self._limits)

    def refresh(self) -> None:
        """Show everything anew."""
        self._take_scores()
        self._show_model()

    def _model_changed(self) -> None:
        if not self._own:
            self._gesture = ""
        if not (self.isVisible() and self._built):
            self._late = True
        elif self._only_rules_changed():
            # Thresholds stand. What the rules may add up to now can be said once the new scores are on screen.
            self._checks.start()
        else:
            self._show_model()

    def _only_rules_changed(self) -> bool:
        model, shown = self.session.model, self._shown
        # Plain sums have a scale that follows the rules.
        return shown is not None and model.scale is not Scaling.RAW and replace(shown, rules=model.rules) == model

    def _scored(self) -> None:
        if not (self.isVisible() and self._built):
            self._late = True
        elif self._take_scores():
            # A threshold on its way stays where the mouse holds it.
            self._show_limits(self._limits)

    def _kept(self) -> None:
        if self.isVisible() and self._built:
            self._show_limits(self._limits)

    def _take_scores(self) -> bool:
        """Count the leads of the newest scores; False where they are the same as before."""
        scores = self.session.scores
        if scores is self._scores:
            return False
        self._scores = scores
        self._distribution = None if scores is None else Distribution.of(scores)
        self.chart.take_distribution(self._distribution)
        return True

    def _show_model(self) -> None:
        model = self._shown = self.session.model
        self._limits = limits_of(model)
        self.chart.show_model(model)
        self._show_checks()
        self._order_tabs()
        self._show_limits(self._limits)

    def _show_checks(self) -> None:
        self._checks.stop()
        model = self.session.model
        self.table.show_model(model, check_model(model))
        self.scale.show_model(model)
        room = logic.can_add(model)
        self.add.setEnabled(room)
        self.add.setToolTip("" if room else self.tr("There is no room for another tier on this scale."))

    def _order_tabs(self) -> None:
        """The Tab key goes down the page: from the lowest threshold to the highest, then to what is below."""
        for first, second in pairwise((*reversed(self.chart.chips), self.presets)):
            QWidget.setTabOrder(first, second)

    def _show_limits(self, limits: Sequence[int]) -> None:
        self._limits = tuple(limits)
        counts = self.counts
        before = self._changes.before() if counts else None
        self.chart.show_limits(self._limits, before)
        self.table.show_counts(counts, before)
        self._show_words(counts)

    def _show_words(self, counts: Sequence[int]) -> None:
        known, model = self._distribution, self.session.model
        out = counts[-1] if counts else 0
        if known is None:
            self.summary.setText(self.tr("Open leads to see how they are spread."))
        elif out:
            text = self.tr("{leads}, {out} of them disqualified")
            self.summary.setText(text.format(leads=words.leads(known.leads), out=words.count(out)))
        else:
            self.summary.setText(words.leads(known.leads))
        if model.tiers_by_grade:
            said = self.tr("Tiers come from the table of grades below, so there are no thresholds to move.")
        elif known is not None and known.fixed:
            one = self.tr("1 lead has its tier from an override or a rule, wherever the thresholds stand.")
            many = self.tr("{count} leads have their tier from an override or a rule, wherever the thresholds stand.")
            said = one if known.fixed == 1 else many.format(count=words.count(known.fixed))
        else:
            said = ""
        self.hint.setText(said)
        self.hint.setVisible(bool(said))

    # -- thresholds ---------------------------------------------------------------------------------------

    def _new_gesture(self) -> None:
        """What comes now is a step of undo of its own."""
        self._gestures += 1

    def _begin(self, key: str) -> None:
        if self._gesture != key:
            self._gesture = key

    def _pull(self, place: int, step: int) -> None:
        self._begin(f"pull {place} {self._gestures}")
        limits = list(self._limits)
        limits[place] = step
        self.table.show_limits(self.session.model, limits)
        self._show_limits(limits)

    def _drop(self, place: int, step: int) -> None:
        self._new_gesture()
        self._edit_threshold(place, step / 10**self.session.model.decimals, "")

    def _put_back(self) -> None:
        self._new_gesture()
        self._gesture = ""
        self._show_model()

    def _step(self, place: int, steps: int) -> None:
        model = self.session.model
        low, high = logic.bounds(model, place)
        step = max(low, min(high, self._limits[place] + steps))
        if step != self._limits[place]:
            self._begin(f"step {place} {self._gestures}")
            self._edit_threshold(place, step / 10**model.decimals, self._gesture)

    def _set_threshold(self, place: int, value: float) -> None:
        model, value = self.session.model, round(value, DECIMALS)
        refused = self._refusal(model, place, value)
        self.table.rows[place].refuse_threshold(refused)
        if refused:
            return
        after, now = logic.put_threshold(model, place, value)
        if after == model:
            # What was typed before was refused, and is mended by the old number.
            self._show_checks()
        elif now != place:
            text = self.tr("Threshold of “{tier}”").format(tier=model.tiers[place].name)
            self._plain(after, text)
            self.table.follow(place, now)
        else:
            self._move_threshold(place, value)

    def _refusal(self, model: ScoringModel, place: int, value: float) -> str:
        low, high = logic.limits_of_scale(model)
        if not low <= value <= high:
            text = self.tr("A threshold of this scale lies between {low} and {high}.")
            return text.format(low=words.number(low), high=words.number(high))
        other = logic.begins_with(model, place, value)
        return self.tr("“{tier}” begins there already.").format(tier=other.name) if other is not None else ""

    def _move_threshold(self, place: int, value: float) -> None:
        self._begin(f"type {place} {self._gestures}")
        self._edit_threshold(place, value, self._gesture)

    def _edit_threshold(self, place: int, value: float, merge: str) -> None:
        model = self.session.model
        text = self.tr("Threshold of “{tier}”").format(tier=model.tiers[place].name)
        key = f"tiers {self.session.state.active} {merge}" if merge else ""
        self._change(logic.set_threshold(model, place, round(value, DECIMALS)), text, key)

    # -- other edits --------------------------------------------------------------------------------------

    def _change(self, edit: ScoringModel | TierEdit, text: str, merge: str = "") -> None:
        """Make an edit."""
        if isinstance(edit, ScoringModel):
            edit = TierEdit(edit, {})
        self._own = True
        self.session.change(edit.state(self.session.state), text, merge)
        self._own = False

    def _plain(self, edit: ScoringModel | TierEdit, text: str) -> None:
        """An edit that is no move of a threshold: what comes then is a step of undo of its own."""
        self._gesture = ""
        self._change(edit, text)

    def _name(self, place: int) -> str:
        return self.session.model.tiers[place].name

    def _rename(self, place: int, name: str) -> None:
        model = self.session.model
        problem = logic.name_problem(model, place, name)
        if problem is not None:
            self.table.refuse_name(place, problem)
            return
        self._plain(logic.rename_tier(model, place, name), self.tr("Name of “{tier}”").format(tier=self._name(place)))
        # A name that only lost its spaces changes nothing, and must yet be shown as it is.
        self._show_model()

    def _set_color(self, place: int, color: str) -> None:
        text = self.tr("Colour of “{tier}”").format(tier=self._name(place))
        self._plain(logic.set_color(self.session.model, place, color), text)

    def _set_note(self, place: int, note: str) -> None:
        text = self.tr("Note on “{tier}”").format(tier=self._name(place))
        self._plain(logic.set_note(self.session.model, place, note), text)

    def _move(self, place: int, to: int) -> None:
        text = self.tr("Rank of “{tier}”").format(tier=self._name(place))
        self._plain(logic.move_tier(self.session.model, place, to), text)

    def _remove(self, place: int) -> None:
        text = self.tr("Remove tier “{tier}”").format(tier=self._name(place))
        self._plain(logic.remove_tier(self.session.model, place), text)

    def _add(self) -> None:
        model, place = logic.add_tier(self.session.model, self.tr("New tier"))
        self._plain(model, self.tr("Add tier"))
        field = self.table.rows[place].name
        field.setFocus()
        field.selectAll()

    def _preset(self, name: str, tiers: Sequence[Tier]) -> None:
        self._plain(logic.apply_preset(self.session.model, tiers), self.tr("Tiers: {preset}").format(preset=name))

    def _set_scale(self, scale: str) -> None:
        self._plain(logic.set_scale(self.session.model, Scaling(scale)), self.tr("Scale of the score"))

    def _set_decimals(self, decimals: int) -> None:
        self._plain(logic.set_decimals(self.session.model, decimals), self.tr("Decimals of the score"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look of the window."""
        if event.type() is QEvent.Type.PaletteChange and self._built:
            self.add.setIcon(icons.icon("add"))
        super().changeEvent(event)
