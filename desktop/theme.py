"""How the window looks, light and dark: the few colours and sizes that everything shares.

Tier colours are those of the scored workbook (`scoring.workbook.look`), so that app and sheet agree; they stay apart
for people who confuse red and green, and are never the only sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from scoring.model import Tier
from scoring.workbook.look import DISQUALIFIED_COLOR, TierColor, tier_colors

# Distances in pixels, by which everything is laid out.
TINY, SMALL, GAP, WIDE, HUGE = 4, 8, 12, 20, 32
ROW_HEIGHT = 32
RADIUS = 6
_IMAGES = Path(__file__).parent / "images"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look, as #RRGGBB.

    window: behind everything. surface: tables, fields, cards. raised: headers, hovered rows. rail: the list of pages.
    text, muted, faint: writing, most to least important. line, strong_line: borders. accent: what is chosen, and
    links; on_accent: writing on it; tint: a pale ground of the accent. focus: the ring around what has the keyboard.
    good, warning, danger and their _tint: signs and their grounds. positive, negative: points in charts.
    """

    window: str
    surface: str
    raised: str
    rail: str
    text: str
    muted: str
    faint: str
    line: str
    strong_line: str
    accent: str
    on_accent: str
    tint: str
    focus: str
    good: str
    good_tint: str
    warning: str
    warning_tint: str
    danger: str
    danger_tint: str
    positive: str
    negative: str
    bar: str


LIGHT = Tokens(
    window="#F4F6F9", surface="#FFFFFF", raised="#EEF2F7", rail="#FFFFFF", text="#1B2430", muted="#55606E",
    faint="#6E7886", line="#DCE1E8", strong_line="#B4BDC9", accent="#1F4E8C", on_accent="#FFFFFF", tint="#E4EDF8",
    focus="#2F6FC4", good="#1B6E53", good_tint="#E0F2EA", warning="#8A4B00", warning_tint="#FDF0DC",
    danger="#A32018", danger_tint="#FCE6E3", positive="#2F74B5", negative="#C4511B", bar="#9DC3E6",
)  # fmt: skip
DARK = Tokens(
    window="#14181E", surface="#1B2129", raised="#252D37", rail="#171C23", text="#E7ECF2", muted="#A6B1BF",
    faint="#8C98A7", line="#2E3742", strong_line="#4A5664", accent="#7FB2F0", on_accent="#0E1620", tint="#22344B",
    focus="#8FBDF5", good="#6FCBA8", good_tint="#17332A", warning="#F0B860", warning_tint="#3A2C14",
    danger="#FF9A8F", danger_tint="#43211E", positive="#6CAAE6", negative="#EE9160", bar="#3B648C",
)  # fmt: skip


def is_dark() -> bool:
    """Whether the window is dark now."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def tokens() -> Tokens:
    """The colours of the look that the window has now."""
    return DARK if is_dark() else LIGHT


@lru_cache(maxsize=64)
def _tier_colors(tiers: Sequence[Tier]) -> tuple[TierColor, ...]:
    return (*tier_colors(tiers), DISQUALIFIED_COLOR)


def colors_of_tiers(tiers: Sequence[Tier]) -> tuple[TierColor, ...]:
    """The colours of the tiers from the highest to the lowest, then of disqualified leads, as `Scores.tier_names`."""
    return _tier_colors(tuple(tiers))


def apply(app: QApplication, *, dark: bool) -> None:
    """Give the whole program the light or the dark look."""
    look = DARK if dark else LIGHT
    app.setStyle("Fusion")
    app.setPalette(_palette(look))
    app.setStyleSheet(_style_sheet(look))


def system_is_dark() -> bool:
    """Whether the person's system asks for a dark look."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette(look: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in (
        (role.Window, look.window),
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.raised),
        (role.Text, look.text),
        (role.Button, look.surface),
        (role.ButtonText, look.text),
        (role.BrightText, look.danger),
        (role.ToolTipBase, look.raised),
        (role.ToolTipText, look.text),
        (role.PlaceholderText, look.faint),
        (role.Highlight, look.tint),
        (role.HighlightedText, look.text),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.Accent, look.accent),
        (role.Light, look.raised),
        (role.Midlight, look.line),
        (role.Mid, look.strong_line),
        (role.Dark, look.strong_line),
        (role.Shadow, look.strong_line),
    ):
        palette.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(look.faint))
    return palette


def _style_sheet(look: Tokens) -> str:
    values = {each.name: getattr(look, each.name) for each in fields(look)}
    kind = "dark" if look is DARK else "light"
    names = {"down_arrow": "down", "up_arrow": "up", "check": "check", "dot": "dot", "partly": "partly"}
    images = {name: (_IMAGES / f"{file}-{kind}.svg").as_posix() for name, file in names.items()}
    return _SHEET.substitute(values, radius=RADIUS, **images)


# Roles are given with `widget.setProperty("role", …)`: title, heading, muted, card, primary, quiet, rail, notice.
_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $strong_line; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
QLabel[role="big"] { font-size: 30px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="faint"] { color: $faint; font-size: 12px; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[role="side"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[role="filterchip"] { background: $tint; border: 1px solid $strong_line; border-radius: 14px; }
QFrame[role="filterchip"] QPushButton, QFrame[role="filterchip"] QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 11px; padding: 1px 7px; min-height: 20px;
}
QFrame[role="filterchip"] QToolButton { padding: 2px; }
QFrame[role="filterchip"] QPushButton:hover, QFrame[role="filterchip"] QToolButton:hover { background: $raised; }
QFrame[role="filterchip"] QPushButton:focus { border: 2px solid $focus; padding: 0 6px; }
QFrame[role="filterchip"] QToolButton:focus { border: 2px solid $focus; padding: 1px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="notice"] { border-radius: ${radius}px; background: $tint; border: 1px solid $accent; }
QFrame[role="notice"][kind="good"] { background: $good_tint; border-color: $good; }
QFrame[role="notice"][kind="warning"] { background: $warning_tint; border-color: $warning; }
QFrame[role="notice"][kind="danger"] { background: $danger_tint; border-color: $danger; }
QPushButton, QToolButton[role="button"] {
    background: $surface; color: $text; border: 1px solid $strong_line; border-radius: ${radius}px;
    padding: 5px 12px; min-height: 20px;
}
QPushButton:hover, QToolButton[role="button"]:hover { background: $raised; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: $line; }
QPushButton:disabled, QToolButton[role="button"]:disabled { color: $faint; border-color: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 4px 11px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $focus; }
QPushButton[role="primary"]:disabled { background: $raised; color: $faint; border-color: $line; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="quiet"], QToolButton { background: transparent; border: 1px solid transparent; }
QToolButton { border-radius: ${radius}px; padding: 4px; }
QPushButton[role="quiet"] { color: $accent; }
QPushButton[role="quiet"]:hover, QToolButton:hover { background: $raised; }
QToolButton:checked { background: $tint; }
QPushButton[role="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="chip"] { padding: 3px 12px; }
QPushButton[kind="chip"]:focus { padding: 2px 11px; }
QToolButton:focus { border: 2px solid $focus; padding: 3px; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; right: 6px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit {
    background: $surface; color: $text; border: 1px solid $strong_line; border-radius: ${radius}px;
    padding: 4px 8px; min-height: 20px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QDateEdit:focus { border: 2px solid $focus; padding: 3px 7px; }
QLineEdit[invalid="true"], QDoubleSpinBox[invalid="true"], QComboBox[invalid="true"], QSpinBox[invalid="true"] {
    border: 2px solid $danger; padding: 3px 7px;
}
QLineEdit:disabled, QComboBox:disabled, QDoubleSpinBox:disabled, QSpinBox:disabled {
    color: $faint; background: $window;
}
QComboBox::drop-down, QDateEdit::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; width: 24px; border: none;
}
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$down_arrow"); width: 12px; height: 12px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
    subcontrol-origin: border; width: 20px; border: none; background: transparent;
}
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QSpinBox::down-button:hover,
QDoubleSpinBox::down-button:hover { background: $raised; border-radius: 3px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$up_arrow"); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$down_arrow"); width: 10px; height: 10px; }
/* A list below its box, as tall as its lines: the other sort lays itself over the box and cuts the second of two. */
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $strong_line; selection-background-color: $tint; selection-color: $text;
}
QAbstractItemView {
    background: $surface; alternate-background-color: $window; border: 1px solid $line; border-radius: ${radius}px;
    selection-background-color: $tint; selection-color: $text; gridline-color: $line; outline: none;
}
QAbstractItemView:focus { border: 1px solid $focus; }
QHeaderView { background: $raised; border: none; }
QHeaderView::section {
    background: $raised; color: $muted; border: none; border-right: 1px solid $line; border-bottom: 1px solid $line;
    padding: 5px 8px; font-weight: 600;
}
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $raised; border: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialog#palette { background: $surface; border: 1px solid $strong_line; }
QMenuBar { background: $rail; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $raised; border-radius: 4px; }
QMenu { background: $surface; border: 1px solid $strong_line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $tint; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }
QStatusBar { background: $rail; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 7px 14px; border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $text; background: $raised; border-radius: 4px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QProgressBar {
    background: $raised; border: none; border-radius: 4px; height: 8px; text-align: center; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollArea { border: none; background: transparent; }
QScrollArea:focus { border: 1px solid $focus; border-radius: ${radius}px; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $strong_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 14px; height: 14px; border: 1px solid $faint; border-radius: 4px; background: $surface;
}
/* Item views keep room for 13 pixels, whatever is drawn. */
QAbstractItemView::indicator { width: 11px; height: 11px; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $focus; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$partly");
}
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $raised; }
QCheckBox:focus, QRadioButton:focus { color: $focus; }
QGroupBox { border: 1px solid $line; border-radius: ${radius}px; margin-top: 10px; padding: 12px 8px 8px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; padding: 0 4px; color: $muted; }
QWidget#rail { background: $rail; border-right: 1px solid $line; }
QToolButton[role="rail"] { border-radius: 8px; padding: 6px 2px; color: $muted; font-size: 12px; }
QToolButton[role="rail"]:hover { background: $raised; color: $text; }
QToolButton[role="rail"]:checked { background: $tint; color: $accent; font-weight: 600; }
QToolButton[role="rail"]:focus { border: 2px solid $focus; padding: 5px 1px; }
QFrame[role="chips"] { background: $surface; border: 1px solid $strong_line; border-radius: ${radius}px; }
QFrame[role="chips"][invalid="true"] { border: 2px solid $danger; }
QToolButton[role="chip"] { background: $raised; border: 1px solid $line; border-radius: 10px; padding: 1px 6px; }
QToolButton[role="chip"]:hover { background: $line; }
QToolButton[role="chip"]:focus { border: 2px solid $focus; padding: 0 5px; }
QLineEdit[role="bare"], QLineEdit[role="bare"]:focus { border: none; background: transparent; padding: 2px 4px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit[role="label"] { font-size: 15px; font-weight: 600; }
QFrame[role="draftbar"] { background: $window; border: none; border-top: 1px solid $line; }
QToolButton[role="segment"] {
    background: $surface; border: 1px solid $strong_line; border-radius: 0; padding: 5px 14px;
}
QToolButton[role="segment"][place="first"] {
    border-top-left-radius: ${radius}px; border-bottom-left-radius: ${radius}px;
}
QToolButton[role="segment"][place="last"] {
    border-top-right-radius: ${radius}px; border-bottom-right-radius: ${radius}px;
}
QToolButton[role="segment"][place="middle"], QToolButton[role="segment"][place="last"] { margin-left: -1px; }
QToolButton[role="segment"]:hover { background: $raised; }
QToolButton[role="segment"]:checked { background: $tint; color: $accent; border-color: $accent; font-weight: 600; }
QToolButton[role="segment"]:focus { border: 2px solid $focus; padding: 4px 13px; }
QFrame[role="group"] {
    background: $window; border: 1px solid $line; border-left: 3px solid $strong_line; border-radius: ${radius}px;
}
QWidget#topbar { background: $rail; border-bottom: 1px solid $line; }
""")
