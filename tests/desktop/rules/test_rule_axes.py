"""Which side of the grade is missing, and which category is meant by it."""

from __future__ import annotations

import pytest

from desktop.models.rule_axes import AxisOffer, axis_offer
from scoring.model import Axis, Category, Grades, ScoringModel

FIT, ENGAGED = Category("Profile", Axis.FIT), Category("Clicks", Axis.ENGAGEMENT)
GRADED = Grades(table=("Hot",) * 16)


@pytest.mark.parametrize(
    ("categories", "offer"),
    [
        ((), None),
        ((Category("Fit"), Category("Engagement")), None),
        ((FIT, ENGAGED, Category("Fit too")), None),
        ((FIT, Category("Web activity"), Category("Source")), AxisOffer(Axis.ENGAGEMENT, "Web activity")),
        ((FIT, Category("Anything")), AxisOffer(Axis.ENGAGEMENT, "Anything")),
        ((FIT, Category("One"), Category("Two")), AxisOffer(Axis.ENGAGEMENT)),
        ((FIT, Category("Interest"), Category("Activity")), AxisOffer(Axis.ENGAGEMENT)),
        ((FIT,), AxisOffer(Axis.ENGAGEMENT)),
        ((ENGAGED, Category("Company profile"), Category("Source")), AxisOffer(Axis.FIT, "Company profile")),
    ],
)
def test_the_missing_side_and_its_category(categories: tuple[Category, ...], offer: AxisOffer | None) -> None:
    assert axis_offer(ScoringModel("m", categories=categories)) == offer


def test_tiers_by_grade_want_both_sides() -> None:
    model = ScoringModel("m", categories=(Category("Fit"), Category("Engagement")), grades=GRADED)
    for axis in (Axis.FIT, Axis.ENGAGEMENT):
        offer = axis_offer(model)
        assert offer is not None and offer.axis is axis
        model = offer.apply(model)
    assert axis_offer(model) is None
    assert [category.axis for category in model.categories] == [Axis.FIT, Axis.ENGAGEMENT]


def test_a_category_that_is_gone_changes_nothing() -> None:
    model = ScoringModel("m", categories=(FIT,))
    assert AxisOffer(Axis.ENGAGEMENT, "No such").apply(model) is model
