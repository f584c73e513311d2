"""What a person would call cut off: texts that do not fit their widget, and widgets that do not fit their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

# Fonts are measured in whole pixels here and there.
SLACK = 1


def cut_off(root: QWidget) -> list[str]:
    """Everything below a window that does not fit, in words."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible() and widget.width() and widget.height():
            found += [f"{_name(widget)}: {what}" for what in [*_text(widget), *_place(widget, root)]]
    return sorted(set(found))


def _name(widget: QWidget) -> str:
    kind, owner = type(widget).__name__, widget.parentWidget()
    return f"{kind} in {type(owner).__name__}" if owner is not None else kind


def _plain(text: str) -> str:
    return re.sub(r"&(.)", r"\1", text)


def _advance(widget: QWidget, text: str) -> int:
    metrics = widget.fontMetrics()
    return max((metrics.horizontalAdvance(line) for line in _plain(text).split("\n")), default=0)


def _text(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield from _label(widget)
        case QPushButton() | QCheckBox() | QRadioButton():
            yield from _button(widget)
        case QToolButton():
            yield from _tool(widget)
        case QComboBox():
            yield from _combo(widget)
        case QLineEdit():
            shown = widget.placeholderText()
            room = widget.contentsRect().width() - widget.textMargins().left() - widget.textMargins().right()
            if shown and not widget.text() and _advance(widget, shown) > room + SLACK:
                yield f"placeholder {shown!r} takes {_advance(widget, shown)} of {room} px"
        case QTabBar():
            for tab in range(widget.count()):
                if widget.isTabVisible(tab) and widget.tabSizeHint(tab).width() > widget.tabRect(tab).width() + SLACK:
                    yield f"tab {widget.tabText(tab)!r} takes more than {widget.tabRect(tab).width()} px"


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    # Labels that shorten their text say so by a class of their own, and keep the whole in the tool tip.
    if not text or (type(label) is not QLabel and text in label.toolTip()):
        return
    room = label.contentsRect().width()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"{text!r} takes {needed} of {label.height()} px in height"
        longest = max(_plain(text).split(), key=lambda word: _advance(label, word), default="")
        if "/" not in longest and "\\" not in longest and _advance(label, longest) > room + SLACK:
            yield f"the word {longest!r} takes {_advance(label, longest)} of {room} px"
    elif label.sizeHint().width() > label.width() + SLACK:
        yield f"{text!r} takes {label.sizeHint().width()} of {label.width()} px"
    elif label.fontMetrics().height() > label.height() + SLACK:
        yield f"{text!r} is {label.fontMetrics().height()} px high in {label.height()}"


def _button(button: QPushButton | QCheckBox | QRadioButton) -> Iterator[str]:
    element = {
        QPushButton: QStyle.SubElement.SE_PushButtonContents,
        QCheckBox: QStyle.SubElement.SE_CheckBoxContents,
        QRadioButton: QStyle.SubElement.SE_RadioButtonContents,
    }[next(kind for kind in (QPushButton, QCheckBox, QRadioButton) if isinstance(button, kind))]
    text = button.text()
    # Doors and cards are buttons that hold labels, and are measured there.
    if not text or button.layout() is not None:
        return
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(element, option, button)
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    if _advance(button, text) + icon > room.width() + SLACK:
        yield f"{text!r} takes {_advance(button, text) + icon} of {room.width()} px"
    if button.fontMetrics().height() > room.height() + 2 * SLACK:
        yield f"{text!r} is {button.fontMetrics().height()} px high in {room.height()}"


def _tool(button: QToolButton) -> Iterator[str]:
    style = button.toolButtonStyle()
    if not button.text() or style == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return
    if type(button).sizeHint is not QToolButton.sizeHint or button.layout() is not None:
        return
    beside = style == Qt.ToolButtonStyle.ToolButtonTextBesideIcon and not button.icon().isNull()
    needed = _advance(button, button.text()) + (button.iconSize().width() + 4 if beside else 0) + 4
    if needed > button.width() + SLACK:
        yield f"{button.text()!r} takes {needed} of {button.width()} px"


def _combo(combo: QComboBox) -> Iterator[str]:
    text = combo.currentText()
    if combo.isEditable() or not text:
        return
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo)
    if _advance(combo, text) > room.width() + SLACK and text not in combo.toolTip():
        yield f"{text!r} takes {_advance(combo, text)} of {room.width()} px"


def _place(widget: QWidget, root: QWidget) -> Iterator[str]:
    """Whether a widget sticks out of what it is in; what can be scrolled to may, downwards."""
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None and inner.width() > widget.viewport().width() + SLACK:
            yield f"its contents are {inner.width() - widget.viewport().width()} px wider than itself"
        return
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox) or isinstance(widget, QHeaderView):
        return
    above = widget.parentWidget()
    while above is not None and not isinstance(above.parentWidget(), QAbstractScrollArea):
        rect = QRect(widget.mapTo(above, QPoint()), widget.size())
        if not above.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
            yield f"sticks out of {_name(above)}: {rect.getRect()} of {above.rect().getRect()}"
            return
        above = above.parentWidget() if above is not root else None
