"""The order in which Tab goes through a form whose fields come and go: as they stand, not as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget


def tab_stops(root: QWidget) -> list[QWidget]:
    """What takes the keyboard below a widget, in the order of its layouts: line by line, left to right."""
    return list(_stops(root))


def order_tabs(stops: list[QWidget]) -> None:
    """Have Tab go through these in their order; what came behind the first of them comes behind the last."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and widget.focusProxy() is None:
        yield widget
    if inside is not None:
        yield from _stops(inside)
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        # A grid knows its items in the order they came.
        places.sort(key=lambda place: tuple(layout.getItemPosition(place))[:2])  # type: ignore[arg-type]
    for place in places:
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
