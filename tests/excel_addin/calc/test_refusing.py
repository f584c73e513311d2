"""What the engine lacks says so in words; what it has is left alone."""

from __future__ import annotations

import inspect

import pytest
from xlwings import base_classes

from excel_addin.calc import app, books, checks, font, names, notes, ranges, rules, sheets, tables
from excel_addin.calc.errors import NotInCalcError
from excel_addin.calc.refusing import refuses_the_rest


class Base(base_classes.Border):
    """Stands for a class of the engine."""


@refuses_the_rest
class Made(Base):
    # As classes of the engine are, where Calc can tell a thing but not set it.
    @property  # type: ignore[misc]
    def weight(self) -> str:
        return "thin"

    @property
    def color(self) -> int:
        return self._color

    @color.setter
    def color(self, value: int) -> None:
        self._color = value


def test_what_is_missing_is_refused_and_what_is_there_works() -> None:
    made = Made()
    made.color = 3
    assert (made.weight, made.color) == ("thin", 3)
    with pytest.raises(NotInCalcError, match=r"^Border\.line_style is not available in LibreOffice Calc\.$"):
        assert made.line_style
    with pytest.raises(NotInCalcError, match=r"^Border\.line_style is"):
        made.line_style = "dash"
    with pytest.raises(NotInCalcError, match=r"^Setting Border\.weight is"):
        setattr(made, "weight", "thick")  # noqa: B010 - for mypy it has no setter


def test_a_refusal_is_xlwings_kind_of_error_too() -> None:
    with pytest.raises(NotImplementedError):
        assert Made().line_style


@pytest.mark.parametrize(
    "module", [app, books, checks, font, names, notes, ranges, rules, sheets, tables], ids=lambda each: each.__name__
)
def test_no_class_of_the_engine_has_a_bare_not_implemented(module: object) -> None:
    for name, made in inspect.getmembers(module, inspect.isclass):
        if made.__module__ != getattr(module, "__name__", ""):
            continue
        for member in dir(made):
            found = inspect.getattr_static(made, member)
            home = found.fget if isinstance(found, property) else found
            assert member.startswith("_") or not str(getattr(home, "__module__", "")).startswith("xlwings"), (
                name,
                member,
            )
