"""How the rule list draws a row: box, label and condition on two lines, signs, points and a bar of matches."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import icons, theme, words
from desktop.models.rule_list_shown import CATEGORY, Col, Role
from scoring.errors import Severity

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 46
_BOX = 16
_SIGN = 16


class RuleDelegate(QStyledItemDelegate):
    """Draws the rows of the rule list, and edits points in place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines for each row."""
        # The window's font may be larger than usual.
        return QSize(60, max(_HEIGHT, 2 * option.fontMetrics.lineSpacing() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        heading = index.data(Role.KIND) == CATEGORY
        rect = option.rect.adjusted(0, 0, -theme.SMALL, 0)
        if index.column() == Col.RULE:
            self._rule(painter, option, index, rect, heading)
        elif index.column() == Col.POINTS:
            self._text(painter, option, rect, index.data(), muted=heading)
        else:
            self._matches(painter, option, rect, index)
        painter.restore()

    def _rule(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect, heading: bool) -> None:
        look = theme.tokens()
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            self._box(painter, box_rect(option), Qt.CheckState(state))
        left = box_rect(option).right() + theme.SMALL
        right = self._signs(painter, rect, index)
        text = QRect(left, rect.top(), max(0, right - left), rect.height())
        on = state is None or Qt.CheckState(state) is not Qt.CheckState.Unchecked
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if heading else QFont.Weight.Medium)
        small = QFont(option.font)
        small.setPixelSize(max(10, painter.fontInfo().pixelSize() - 1))
        upper, lower = QRect(text), QRect(text)
        upper.setBottom(text.center().y() + 1)
        lower.setTop(text.center().y() + 2)
        for part, said, face, color, side in (
            (upper, index.data(), font, look.text if on else look.faint, Qt.AlignmentFlag.AlignBottom),
            (lower, index.data(Role.DETAIL), small, look.muted if on else look.faint, Qt.AlignmentFlag.AlignTop),
        ):
            painter.setFont(face)
            painter.setPen(QColor(color))
            shown = painter.fontMetrics().elidedText(str(said), Qt.TextElideMode.ElideRight, part.width())
            painter.drawText(part, side | Qt.AlignmentFlag.AlignLeft, shown)

    def _box(self, painter: QPainter, rect: QRect, state: Qt.CheckState) -> None:
        """A box of our own: that of the style is hardly to be seen in the dark."""
        look = theme.tokens()
        off = state is Qt.CheckState.Unchecked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.strong_line if off else look.accent), 1.2))
        painter.setBrush(QColor(look.surface if off else look.accent))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if not off:
            name = "check" if state is Qt.CheckState.Checked else "remove"
            icons.icon(name, look.on_accent).paint(painter, rect.adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _signs(self, painter: QPainter, rect: QRect, index: Index) -> int:
        """Draw the signs at the right end of a row; where they begin."""
        look = theme.tokens()
        right = rect.right()
        severity = index.data(Role.SEVERITY)
        if severity in (Severity.ERROR, Severity.WARNING):
            name = "danger" if severity == Severity.ERROR else "warning"
            spot = QRect(right - _SIGN, rect.center().y() - _SIGN // 2, _SIGN, _SIGN)
            icons.icon(name, getattr(look, name)).paint(painter, spot)
            right = spot.left() - theme.TINY
        if index.data(Role.PENDING):
            spot = QRect(right - _SIGN, rect.center().y() - _SIGN // 2, _SIGN, _SIGN)
            icons.icon("edit", look.accent).paint(painter, spot)
            right = spot.left() - theme.TINY
        return right

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, *, muted: bool) -> None:
        look = theme.tokens()
        font = QFont(option.font)
        if not muted:
            font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(look.muted if muted else look.text))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        first, _, second = text.partition(" · ")
        if second and metrics.horizontalAdvance(text) > rect.width():
            text = f"{first}\n{second}"
        lines = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width()) for line in text.split("\n")]
        painter.drawText(rect, flags, "\n".join(lines))

    def _matches(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index) -> None:
        share = index.data(Role.SHARE)
        if share is None:
            self._text(painter, option, rect, index.data() or "", muted=True)
            return
        look = theme.tokens()
        half = rect.height() // 2
        upper, lower = QRect(rect), QRect(rect)
        upper.setBottom(rect.top() + half + 1)
        lower.setTop(rect.top() + half + 2)
        painter.setPen(QColor(look.text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, index.data())
        small = QFont(option.font)
        small.setPixelSize(max(10, painter.fontInfo().pixelSize() - 2))
        painter.setFont(small)
        painter.setPen(QColor(look.muted))
        painter.drawText(lower, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words.percent(share))

    # -- clicks and typing --------------------------------------------------------------------------------

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tick the box where it is clicked."""
        if (
            not isinstance(event, QMouseEvent)
            or index.column() != Col.RULE
            or event.button() != Qt.MouseButton.LeftButton
        ):
            return False
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        spot = box_rect(option).adjusted(-6, -12, 6, 12)
        if state is None or not spot.contains(event.position().toPoint()):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            ticked = Qt.CheckState(state) is Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)
        # The press on the box must not choose the row, or the editor would jump.
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for points."""
        field = QLineEdit(parent)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(self.tr("Points of {rule}").format(rule=index.sibling(index.row(), Col.RULE).data()))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field with the number alone."""
        assert isinstance(editor, QLineEdit)
        value = index.data(Qt.ItemDataRole.EditRole)
        if not editor.text():
            editor.setText("" if value is None else words.number(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the points that were typed, if they are others."""
        assert isinstance(editor, QLineEdit)
        value = index.data(Qt.ItemDataRole.EditRole)
        if value is None or editor.text().strip() != words.number(value):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The field stands in the middle of the row."""
        height = min(option.rect.height() - 6, editor.sizeHint().height())
        rect = QRect(option.rect.left() + 2, 0, option.rect.width() - 4, height)
        rect.moveCenter(option.rect.center())
        editor.setGeometry(rect)


def box_rect(option: QStyleOptionViewItem) -> QRect:
    """Where the box of a row stands."""
    return QRect(option.rect.left() + theme.TINY, option.rect.center().y() - _BOX // 2, _BOX, _BOX)
