"""The gallery of templates: what each is for, which fields it needs, its rules in words; and a button to use it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop import theme, words
from desktop.jobs import Failure, Job
from desktop.models import shelf
from desktop.models.mends import in_short
from desktop.models.templates import Fit, Template, all_templates, fit, matching_templates, rules_html
from desktop.session import Session
from desktop.widgets.parts import label
from desktop.widgets.template_list import TemplateCard, TemplateList


class TemplatesDialog(QDialog):
    """The gallery. Using a template adds it to the workspace as a model of its own, which then scores."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(self.tr("Templates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._templates: tuple[Template, ...] = ()
        self._fits: dict[str, Fit] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: what do you want to score?"))
        self.search.setAccessibleName(self.tr("Search templates"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda text: self._show_cards())
        self.search.installEventFilter(self)
        self.cards = TemplateList()
        self.cards.setAccessibleName(self.tr("Templates"))
        self.cards.picked.connect(self._show_template)
        self.cards.wanted.connect(lambda key: self.use())
        self.none = label(self.tr("No template says that. Try fewer words."), "muted", wrap=True)
        self.none.hide()
        self.preview = QTextBrowser()
        self.preview.setAccessibleName(self.tr("What the template does"))
        self.preview.setOpenLinks(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take: QPushButton = self.buttons.addButton(
            self.tr("Use this template"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.take.setProperty("role", "primary")
        self.take.setEnabled(False)
        self.take.setDefault(True)
        self.buttons.accepted.connect(self.use)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.resize(980, 640)
        self._read()

    def _lay_out(self) -> None:
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.search)
        lines.addWidget(self.none)
        lines.addWidget(self.cards, 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(left)
        sides.addWidget(self.preview)
        sides.setStretchFactor(0, 4)
        sides.setStretchFactor(1, 5)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(theme.GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        whole.setSpacing(theme.GAP)
        whole.addWidget(label(self.tr("Start from a template"), "title"))
        intro = self.tr("Each is a complete model. It becomes a model of your own: change what you like.")
        whole.addWidget(label(intro, "muted", wrap=True))
        whole.addWidget(sides, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.buttons)
        whole.addLayout(foot)

    # -- showing ------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read the templates in the background: a quarter of a second that nobody should wait for."""
        prepared = self.session.prepared

        def read() -> tuple[tuple[Template, ...], dict[str, Fit]]:
            templates = all_templates()
            fits = {} if prepared is None else {each.key: fit(each, prepared) for each in templates}
            return templates, fits

        self._job = Job(self.windowTitle(), lambda tell: read(), self)
        self._job.succeeded.connect(self._have_read)
        self._job.failed.connect(self._failed)
        self._job.start_soon()

    def _have_read(self, found: tuple[tuple[Template, ...], dict[str, Fit]]) -> None:
        self._templates, self._fits = found
        self._show_cards()

    def _failed(self, failure: Failure) -> None:
        self.preview.setPlainText(in_short(failure.error))

    def _show_cards(self) -> None:
        shown = matching_templates(self._templates, self.search.text())
        self.none.setVisible(bool(self._templates) and not shown)
        self.cards.show_cards([self._card(each) for each in shown])
        self.take.setEnabled(bool(shown))
        if not shown:
            self.preview.clear()

    def _card(self, template: Template) -> TemplateCard:
        model = template.model
        rules, categories = len(model.rules), len(model.categories)
        sizes = (
            self.tr("1 rule") if rules == 1 else self.tr("{count} rules").format(count=words.count(rules)),
            self.tr("1 category")
            if categories == 1
            else self.tr("{count} categories").format(count=words.count(categories)),
        )
        known = self._fits.get(template.key)
        fits = "" if known is None else "good" if known.found == len(template.needed) else "muted"
        if known is not None and not known.found:
            fits = "warning"
        size, said = " · ".join(sizes), self._fit_words(template)
        return TemplateCard(template.key, model.name, model.description, size, said, fits)

    def _fit_words(self, template: Template) -> str:
        known, needed = self._fits.get(template.key), len(template.needed)
        if known is None:
            said = self.tr("needs 1 field") if needed == 1 else self.tr("needs {count} fields")
            return said.format(count=words.count(needed))
        if known.found == needed:
            said = self.tr("your file has its field") if needed == 1 else self.tr("your file has all {count} fields")
            return said.format(count=words.count(needed))
        said = self.tr("your file has {found} of {count} fields")
        return said.format(found=words.count(known.found), count=words.count(needed))

    @property
    def template(self) -> Template | None:
        """The template that is shown."""
        return next((each for each in self._templates if each.key == self.cards.key), None)

    def _show_template(self) -> None:
        template = self.template
        if template is not None:
            self.preview.setHtml(self._html(template))

    def _html(self, template: Template) -> str:
        look = theme.tokens()
        about = "".join(f"<p>{escape(text).replace(chr(10), '<br>')}</p>" for text in template.about)
        parts = [f"<h2>{escape(template.model.name)}</h2><p>{escape(template.model.description)}</p>"]
        parts.append(f"<div style='color: {look.muted}'>{about}</div>")
        parts.append(f"<h3>{escape(self.tr('Fields'))}</h3>{self._fields_html(template)}")
        parts.append(f"<h3>{escape(self.tr('Rules'))}</h3>{rules_html(template.model)}")
        return "".join(parts)

    def _fields_html(self, template: Template) -> str:
        known, prepared = self._fits.get(template.key), self.session.prepared
        if known is None or prepared is None:
            return f"<p>{escape(', '.join(template.needed))}</p>"
        said = self.tr("{found} of {count} fields found in {file}").format(
            found=words.count(known.found), count=words.count(len(template.needed)), file=prepared.path.name
        )
        rows, look = [], theme.tokens()
        for name, column in known.columns.items():
            sign, color = ("✓", look.good) if column else ("–", look.warning)
            said_of = column or self.tr("no column that is certain")
            note = "" if column == name else f" <span style='color: {look.muted}'>{escape(said_of)}</span>"
            rows.append(f"<tr><td style='color: {color}'>{sign}&nbsp;</td><td>{escape(name)}{note}</td></tr>")
        return f"<p>{escape(said)}</p><table>{''.join(rows)}</table>"

    # -- doing --------------------------------------------------------------------------------------------

    def use(self) -> None:
        """Add the template that is shown to the workspace, and score with it."""
        template = self.template
        if template is not None:
            made = shelf.fresh(template.file, self.session.state)
            self.session.add_model(made, self.tr("Add model “{model}”").format(model=made.model.name))
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search go through the cards."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if watched is not self.search or not isinstance(event, QKeyEvent) or event.key() not in keys:
            return False
        if event.type() is QEvent.Type.KeyPress:
            self.cards.keyPressEvent(event)
        return event.type() is QEvent.Type.KeyPress

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look of the window."""
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_job"):
            self._show_template()
        super().changeEvent(event)
