"""What every backend is: one method per node, checked when the class is made.

A backend that lacks a node's method cannot be imported: a gap is found by whoever makes it, not by a score.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from scoring.nodes import NODES

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def method_name(node: type) -> str:
    """The name of the method that a backend must have for a node: `on_match_any` for `MatchAny`."""
    return "on_" + _CAPITAL.sub("_", node.__name__).lower()


class IncompleteBackendError(TypeError):
    """A backend without a method for some node."""


class Backend:
    """Base of all backends: dispatches a node to the method named after it."""

    _methods: ClassVar[dict[type, str]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        missing = [method_name(node) for node in NODES if not hasattr(cls, method_name(node))]
        if missing:
            raise IncompleteBackendError(f"{cls.__name__} lacks {', '.join(missing)}.")
        cls._methods = {node: method_name(node) for node in NODES}

    def visit(self, node: object, *arguments: Any) -> Any:
        """What this backend makes of a node."""
        method: Callable[..., Any] = getattr(self, self._methods[type(node)])
        return method(node, *arguments)
