"""All commands with their keys, by menu, to look them up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget


def keys_of(action: QAction) -> list[QKeySequence]:
    """The keys of a command: its shortcuts, and those that mean it in a list only."""
    in_list = str(action.property("keys") or "")
    return [*action.shortcuts(), *([QKeySequence(in_list)] if in_list else [])]


class ShortcutsDialog(QDialog):
    """A list that a person can search. commands: each menu's title with its actions."""

    def __init__(self, commands: Sequence[tuple[str, Sequence[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(600, 580)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a command"))
        self.search.setAccessibleName(self.tr("Find a command"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.tree.setAccessibleName(self.tr("Commands and their keys"))
        self.tree.setRootIsDecorated(False)
        self._fill(commands)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        lines = QVBoxLayout(self)
        for part in (self.search, self.tree, buttons):
            lines.addWidget(part)

    def _fill(self, commands: Sequence[tuple[str, Sequence[QAction]]]) -> None:
        for menu, actions in commands:
            heading = QTreeWidgetItem([menu])
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(heading)
            # Choices of a menu within a menu (which look, which language) have no keys and say nothing by themselves.
            for action in (each for each in actions if each.actionGroup() is None or keys_of(each)):
                keys = ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in keys_of(action))
                item = QTreeWidgetItem([action.text().replace("&", "").removesuffix("…"), keys])
                item.setToolTip(1, keys)
                heading.addChild(item)
            heading.setExpanded(True)
        self.tree.resizeColumnToContents(0)

    def _find(self, typed: str) -> None:
        wanted = typed.casefold().strip()
        for place in range(self.tree.topLevelItemCount()):
            heading = self.tree.topLevelItem(place)
            assert heading is not None
            shown = 0
            for number in range(heading.childCount()):
                item = heading.child(number)
                assert item is not None
                fits = wanted in item.text(0).casefold() or wanted in item.text(1).casefold()
                item.setHidden(not fits)
                shown += fits
            heading.setHidden(not shown)
