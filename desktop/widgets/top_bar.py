"""The bar above the pages: which leads, which model scores them, undo and redo, and the way out (export)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop import icons, theme, words
from desktop.session import Session
from desktop.widgets.parts import ComboBox, button, label, tool


class TopBar(QWidget):
    """Follows the session. `exportWanted` and `modelsWanted` are for the window to answer."""

    exportWanted = Signal()
    modelsWanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.file = label("", "heading")
        self.where = label("", "faint")
        self.model = ComboBox()
        self.model.setAccessibleName(self.tr("Model that scores"))
        self.model.setToolTip(self.tr("The model that scores these leads"))
        self.model.setMinimumWidth(200)
        self.model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.model.activated.connect(self._choose)
        self.manage = tool("settings", self.tr("Manage models"), self.modelsWanted.emit)
        self.undo = tool("undo", self.tr("Undo"), session.undo.undo)
        self.redo = tool("redo", self.tr("Redo"), session.undo.redo)
        self.export = button(self.tr("Export…"), self.exportWanted.emit, role="primary", icon="export")
        self.export.setToolTip(
            self.tr("Write the scores into a workbook or a .csv ({keys})").format(
                keys=QKeySequence("Ctrl+E").toString(QKeySequence.SequenceFormat.NativeText)
            )
        )
        self._lay_out()
        session.leadsChanged.connect(self.refresh)
        session.stateChanged.connect(
            lambda before, after: self._state_changed(
                before.models is not after.models or before.active != after.active
            )
        )
        session.undo.canUndoChanged.connect(lambda able: self._undo_changed())
        session.undo.canRedoChanged.connect(lambda able: self._undo_changed())
        session.undo.indexChanged.connect(lambda index: self._undo_changed())
        self.refresh()
        self._undo_changed()

    def refresh(self) -> None:
        """Say what is open now."""
        prepared = self._session.prepared
        self.setVisible(prepared is not None)
        if prepared is not None:
            source = prepared.table.source
            self.file.setText(prepared.path.name)
            count = words.leads(len(prepared.table))
            self.where.setText(f"{source.sheet} · {count}" if source.sheet else count)
            self.file.setToolTip(str(prepared.path))
        self._fill_models()

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.WIDE, theme.SMALL, theme.GAP, theme.SMALL)
        across.setSpacing(theme.SMALL)
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        across.addWidget(self.file)
        across.addWidget(self.where, 1)
        caption = label(self.tr("&Model"), "muted")
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self.model)
        for part in (caption, self.model, self.manage, self.undo, self.redo, self.export):
            across.addWidget(part)

    def _state_changed(self, models: bool) -> None:
        if models:
            self._fill_models()

    def _fill_models(self) -> None:
        state = self._session.state
        wanted = [(each.model.name, each.id) for each in state.models]
        if wanted != [(self.model.itemText(row), self.model.itemData(row)) for row in range(self.model.count())]:
            self.model.clear()
            for name, model_id in wanted:
                self.model.addItem(name, model_id)
        self.model.setCurrentIndex([model_id for _, model_id in wanted].index(state.active))

    def _choose(self, row: int) -> None:
        wanted = self.model.itemData(row)
        if wanted != self._session.state.active:
            self._session.activate_model(wanted, self.tr("Model “{name}”").format(name=self.model.itemText(row)))

    def _undo_changed(self) -> None:
        stack = self._session.undo
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        self.undo.setToolTip(
            self.tr("Undo: {what}").format(what=stack.undoText()) if stack.canUndo() else self.tr("Undo")
        )
        self.redo.setToolTip(
            self.tr("Redo: {what}").format(what=stack.redoText()) if stack.canRedo() else self.tr("Redo")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the look changes."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "export"):
            for part, name in ((self.manage, "settings"), (self.undo, "undo"), (self.redo, "redo")):
                part.setIcon(icons.icon(name))
            self.export.setIcon(icons.icon("export", theme.tokens().on_accent))
        super().changeEvent(event)
