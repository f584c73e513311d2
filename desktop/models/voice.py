"""Differences and documents of models in the person's language: the core's sentences, said by the window.

The core gives each sentence as a form with {names} for what varies; here the form is translated, and what varies is
worded as everywhere in the window. The lists below only tell the translators' tool that the forms are there; those of
differences stand with the other forms that name parts of models.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from desktop import words
from desktop.models import rule_words
from desktop.models.core_words_models import MODEL_FORMS
from scoring.model import PointBand, When
from scoring.wording import Voice

_LANGUAGE = QT_TRANSLATE_NOOP("Core", "en")
_WORDS = (
    QT_TRANSLATE_NOOP("Core", "none"),
    QT_TRANSLATE_NOOP("Core", "raw"),
    QT_TRANSLATE_NOOP("Core", "clamp"),
    QT_TRANSLATE_NOOP("Core", "percent"),
    QT_TRANSLATE_NOOP("Core", "fit"),
    QT_TRANSLATE_NOOP("Core", "engagement"),
    QT_TRANSLATE_NOOP("Core", "text"),
    QT_TRANSLATE_NOOP("Core", "number"),
    QT_TRANSLATE_NOOP("Core", "date"),
    QT_TRANSLATE_NOOP("Core", "yes/no"),
    QT_TRANSLATE_NOOP("Core", "e-mail"),
)
_EFFECTS = (
    QT_TRANSLATE_NOOP("Core", "{number} point"),
    QT_TRANSLATE_NOOP("Core", "{number} points"),
    QT_TRANSLATE_NOOP("Core", "by {field}: {bands}"),
    QT_TRANSLATE_NOOP("Core", "{points} for each of {field}"),
    QT_TRANSLATE_NOOP("Core", "{points} for each of {field}, at most {cap}"),
    QT_TRANSLATE_NOOP("Core", "halved every {days} days after {field}"),
    QT_TRANSLATE_NOOP("Core", "disqualifies the lead"),
    QT_TRANSLATE_NOOP("Core", "puts the lead in tier {tier}"),
    QT_TRANSLATE_NOOP("Core", "{effect} when {condition}"),
    QT_TRANSLATE_NOOP("Core", "{items} and {count} more"),
    QT_TRANSLATE_NOOP("Core", "{tier} by {field}, noted above {number}"),
)
_DOCUMENT = (
    QT_TRANSLATE_NOOP("Core", "Version {version}. {rules} in {categories}."),
    QT_TRANSLATE_NOOP("Core", "{count} rule"),
    QT_TRANSLATE_NOOP("Core", "{count} rules"),
    QT_TRANSLATE_NOOP("Core", "{count} category"),
    QT_TRANSLATE_NOOP("Core", "{count} categories"),
    QT_TRANSLATE_NOOP("Core", "How the score is made"),
    QT_TRANSLATE_NOOP("Core", "Tiers"),
    QT_TRANSLATE_NOOP("Core", "Rules"),
    QT_TRANSLATE_NOOP("Core", "Lists"),
    QT_TRANSLATE_NOOP("Core", "Changes"),
    QT_TRANSLATE_NOOP("Core", "Grades"),
    QT_TRANSLATE_NOOP("Core", "Fields"),
    QT_TRANSLATE_NOOP("Core", "List"),
    QT_TRANSLATE_NOOP("Core", "Items"),
    QT_TRANSLATE_NOOP("Core", "Note"),
    QT_TRANSLATE_NOOP("Core", "Version"),
    QT_TRANSLATE_NOOP("Core", "Date"),
    QT_TRANSLATE_NOOP("Core", "By"),
    QT_TRANSLATE_NOOP("Core", "What"),
    QT_TRANSLATE_NOOP("Core", "Tier"),
    QT_TRANSLATE_NOOP("Core", "From"),
    QT_TRANSLATE_NOOP("Core", "Rule"),
    QT_TRANSLATE_NOOP("Core", "When"),
    QT_TRANSLATE_NOOP("Core", "Gives"),
    QT_TRANSLATE_NOOP("Core", "Field"),
    QT_TRANSLATE_NOOP("Core", "Kind"),
    QT_TRANSLATE_NOOP("Core", "Also called"),
    QT_TRANSLATE_NOOP("Core", "Axis"),
    QT_TRANSLATE_NOOP("Core", "Fit"),
    QT_TRANSLATE_NOOP("Core", "Engagement"),
    QT_TRANSLATE_NOOP("Core", "Tier by grade"),
    QT_TRANSLATE_NOOP("Core", "The score is the plain sum of points; it can be negative and has no upper limit."),
    QT_TRANSLATE_NOOP("Core", "The score is the sum of points, held between 0 and 100."),
    QT_TRANSLATE_NOOP(
        "Core", "The score is the sum of points as a percentage of the highest possible sum, from 0 to 100."
    ),
    QT_TRANSLATE_NOOP("Core", "It is rounded to whole numbers."),
    QT_TRANSLATE_NOOP("Core", "It is rounded to 1 decimal."),
    QT_TRANSLATE_NOOP("Core", "It is rounded to {count} decimals."),
    QT_TRANSLATE_NOOP("Core", "Points: {low} at least, no upper limit."),
    QT_TRANSLATE_NOOP("Core", "Points: {low} at least, {high} at most."),
    QT_TRANSLATE_NOOP("Core", "Points: {low} at least, no upper limit; the highest possible sum is {sum}."),
    QT_TRANSLATE_NOOP("Core", "Points: {low} at least, {high} at most; the highest possible sum is {sum}."),
    QT_TRANSLATE_NOOP("Core", "{first}, else by {second}"),
    QT_TRANSLATE_NOOP("Core", "Leads are told apart by {fields}."),
    QT_TRANSLATE_NOOP("Core", "Tiers come from the table of grades below, not from thresholds."),
    QT_TRANSLATE_NOOP("Core", "all the rest"),
    QT_TRANSLATE_NOOP("Core", "score {number} or more"),
    QT_TRANSLATE_NOOP("Core", "{number} or more"),
    QT_TRANSLATE_NOOP("Core", "These rules put a lead in a tier whatever its score: {rules}."),
    QT_TRANSLATE_NOOP("Core", "These rules disqualify a lead: {rules}."),
    QT_TRANSLATE_NOOP("Core", "Counts to {axis}."),
    QT_TRANSLATE_NOOP("Core", "Not below {number} points."),
    QT_TRANSLATE_NOOP("Core", "Not above {number} points."),
    QT_TRANSLATE_NOOP("Core", "Multiplied by {number}."),
    QT_TRANSLATE_NOOP("Core", "Of these only the best counts ({group}): {rules}."),
    QT_TRANSLATE_NOOP("Core", "Switched off."),
    QT_TRANSLATE_NOOP(
        "Core",
        "The letter says how well a lead fits, the digit how engaged it is; each is measured from 0 to 100 on its "
        "own categories, so they need not add up to the score.",
    ),
)
_LOG = (
    QT_TRANSLATE_NOOP("Core", "Change log: {version} {text}"),
    QT_TRANSLATE_NOOP("Core", "Change log: entry {version} “{text}” removed"),
)
SAID: frozenset[str] = frozenset(map(str, (*MODEL_FORMS, *_WORDS, *_EFFECTS, *_DOCUMENT, *_LOG)))


class WindowVoice(Voice):
    """The core's sentences in the language of the window, numbers and days as its locale writes them."""

    def __init__(self) -> None:
        # Each translation says here which language it is: a locale without one reads English.
        self.language = QCoreApplication.translate("Core", "en")

    def say(self, form: str, **gaps: str) -> str:
        """The translation of a form, filled."""
        return QCoreApplication.translate("Core", form).format(**gaps)

    def number(self, number: float) -> str:
        """A number, with the mathematical minus."""
        return f"{'−' if number < 0 else ''}{rule_words.amount(abs(number))}"

    def signed(self, number: float) -> str:
        """Points with their sign."""
        return words.signed(number)

    def day(self, text: str) -> str:
        """A day of a change log, as the locale writes it; any other text as it is."""
        found = QLocale.c().toDate(text, "yyyy-MM-dd")
        return QLocale().toString(found, QLocale.FormatType.ShortFormat) if found.isValid() else text

    def when(self, when: When | None) -> str:
        """A tree of conditions."""
        return rule_words.when_words(when)

    def band(self, band: PointBand) -> str:
        """The numbers of a band."""
        return rule_words.band_words(band)
