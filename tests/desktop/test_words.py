"""Numbers as people read them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from desktop import words


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (1e-6, "< 0.1 %"),
        (0.0009, "< 0.1 %"),
        (0.001, "0.1 %"),
        (0.0123, "1.2 %"),
        (0.0994, "9.9 %"),
        (0.0996, "10 %"),
        (0.5, "50 %"),
        (0.9949, "99 %"),
        (0.9951, "99.5 %"),
        (0.999, "99.9 %"),
        (999_999 / 1_000_000, "> 99.9 %"),
        (1, "100 %"),
    ],
)
def test_a_share_is_nothing_or_all_only_where_it_is(share: float, said: str) -> None:
    assert words.percent(share) == said


def test_a_share_is_written_as_the_country_writes_it() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    assert words.percent(1e-6) == "< 0,1 %"
    assert words.percent(0.0123) == "1,2 %"
