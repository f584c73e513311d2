"""What an engine does not offer says so in words, instead of the bare NotImplementedError of xlwings' base classes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from excel_addin.calc.errors import not_in_calc

_Class = TypeVar("_Class", bound=type)


def refuses_the_rest(made: _Class) -> _Class:
    """A class decorator: every public member of the base classes that `made` lacks raises `NotInCalcError`."""
    own = {name for part in made.__mro__ if not part.__module__.startswith("xlwings") for name in vars(part)}
    for base in made.__mro__:
        if not base.__module__.startswith("xlwings"):
            continue
        for name, member in vars(base).items():
            if name.startswith("_"):
                continue
            refusal = _refusal(f"{base.__name__}.{name}")
            if name not in own:
                setattr(made, name, property(refusal, refusal) if isinstance(member, property) else refusal)
                own.add(name)
            elif isinstance(member, property) and member.fset is not None:
                ours = inspect.getattr_static(made, name)
                if isinstance(ours, property) and ours.fset is None:
                    setattr(made, name, ours.setter(_refusal(f"Setting {base.__name__}.{name}")))
    return made


def _refusal(what: str) -> Callable[..., NoReturn]:
    def refuse(*_arguments: Any, **_options: Any) -> NoReturn:
        raise not_in_calc(what)

    return refuse
