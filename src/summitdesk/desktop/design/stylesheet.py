"""The style sheet, generated from the tokens: one place where colours and sizes meet Qt's widgets.

Widgets say what they are through the dynamic property ``role`` ("primary", "title", "caption"…), never how they look.
"""

from dataclasses import asdict
from string import Template
from typing import Final

from summitdesk.desktop.design.tokens import CONTROL, RADIUS, ROW, TYPE, Palette


def style_sheet(palette: Palette) -> str:
    """The style sheet for one palette."""
    values = {key: str(value) for key, value in asdict(palette).items()}
    sizes = {
        "caption": TYPE.caption,
        "body": TYPE.body,
        "section": TYPE.section,
        "title": TYPE.title,
        "display": TYPE.display,
        "control": CONTROL - 2,  # the border of one pixel on either side comes on top
        "row": ROW,
        "radius": RADIUS,
    }
    return _SHEET.substitute(values | {key: str(value) for key, value in sizes.items()})


_SHEET: Final = Template("""
QMainWindow, QDialog { background: $paper; }
QToolTip { background: $ink; color: $paper; border: none; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 700; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[role="title-muted"] { font-size: ${title}px; font-weight: 700; color: $muted; }
QLabel[role="section"] { font-size: ${section}px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[role="number"] { color: $muted; }
QLabel[role="error"] { color: $seal; }
QLabel[role="warning"] { color: $amber; }
QLabel[role="done"] { color: $pine; }

QFrame[role="side"] { background: $ice; }
QFrame[role="bar"] { background: $paper; border-bottom: 1px solid $line; }
QFrame[role="inspector"] { background: $ice; border-left: 1px solid $line; }
QFrame[role="desk"] { background: $desk; }
QFrame[role="plain"], QWidget[role="plain"] { background: transparent; }
QFrame[role="rule"] { background: $line; max-height: 1px; min-height: 1px; }
QFrame[role="banner"] { background: $ink; border-radius: ${radius}px; }
QFrame[role="banner"] QLabel { color: $paper; }
QFrame[role="banner"][tone="error"] { background: $seal_ground; border: 1px solid $seal; }
QFrame[role="banner"][tone="error"] QLabel { color: $ink; }
QFrame[role="card"] { background: $ice; border-radius: ${radius}px; }
QFrame[role="finding"] { background: $paper; border: 1px solid transparent; border-radius: ${radius}px; }
QFrame[role="finding"]:hover { background: $ice; }
QFrame[role="finding"]:focus { border: 1px solid $glacier; }
QFrame[role="popup"] { background: $paper; border: 1px solid $edge; border-radius: 8px; }

QPushButton {
    min-height: ${control}px; padding: 0 12px; border: 1px solid $edge; border-radius: ${radius}px;
    background: $paper; color: $ink;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 1px solid $glacier; }
QPushButton:disabled { color: $edge; border-color: $line; }
QPushButton[role="primary"] {
    background: $glacier; color: $on_glacier; border: 1px solid $glacier; font-weight: 700;
}
QPushButton[role="primary"]:hover { background: $glacier_strong; border-color: $glacier_strong; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; padding: 0 11px; min-height: 28px; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[role="quiet"], QPushButton[role="link"] { border: 1px solid transparent; background: transparent; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QPushButton[role="link"]:focus { border: 1px solid $glacier; }
QPushButton[role="link"] { color: $glacier; padding: 0 4px; text-align: left; }
QPushButton[role="link"]:hover { color: $glacier_strong; }
QFrame[role="banner"] QToolButton:hover { background: transparent; border: 1px solid $muted; }
QFrame[role="banner"] QPushButton { min-height: 22px; border: 1px solid transparent; background: transparent;
    color: $paper; font-weight: 700; }
QFrame[role="banner"] QPushButton:hover { border-color: $muted; }
QFrame[role="banner"] QPushButton:focus { border-color: $paper; }
QFrame[role="banner"][tone="error"] QPushButton { color: $seal; }

QPushButton[role="photo"] { min-height: 88px; min-width: 72px; padding: 0; border: none; background: transparent; }
QToolButton {
    min-height: 26px; min-width: 26px; border: 1px solid transparent; border-radius: ${radius}px; padding: 2px;
    background: transparent; color: $ink;
}
QLineEdit QToolButton { min-height: 0; min-width: 0; border: none; padding: 0; background: transparent; }
QToolButton:hover, QToolButton:checked { background: $hover; }
QToolButton:pressed { background: $selection; }
QToolButton:focus { border: 1px solid $glacier; }
QToolButton:disabled { color: $edge; }
QToolButton::menu-indicator { image: none; }

QPushButton[role="page"] {
    text-align: left; padding: 0 8px; border: 1px solid transparent; background: transparent; min-height: 30px;
}
QPushButton[role="page"]:hover { background: $hover; }
QPushButton[role="page"]:checked { background: $selection; font-weight: 700; }
QPushButton[role="page"]:focus { border: 1px solid $glacier; }
QPushButton[role="event"] { text-align: left; padding: 0; min-height: 56px; background: $paper; }
QPushButton[role="event"]::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {
    border: 1px solid $edge; border-radius: ${radius}px; background: $paper; color: $ink;
    selection-background-color: $glacier; selection-color: $on_glacier;
}
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: ${control}px; padding: 0 8px; }
QPlainTextEdit { padding: 4px 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QSpinBox:hover, QDateEdit:hover { border-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus { border-color: $glacier; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QPlainTextEdit:disabled { color: $muted; background: $ice; }
QLineEdit:read-only { background: $ice; border-color: $line; }
QLineEdit[role="search"] { background: $ice; border-color: transparent; }
QLineEdit[role="search"]:focus { background: $paper; border-color: $glacier; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border-color: $seal; }
QLineEdit[role="command"] { border: none; font-size: ${section}px; min-height: 40px; background: transparent; }
QPlainTextEdit[role="paragraph"] { border: 1px solid transparent; border-radius: 4px; padding: 2px 4px; }
QPlainTextEdit[role="paragraph"]:hover { border-color: $line; }
QPlainTextEdit[role="paragraph"]:focus { border-color: $glacier; }
QPlainTextEdit[role="reading"] { border: 1px solid transparent; padding: 2px 4px; background: transparent; }
QPlainTextEdit[role="reading"]:hover { border-color: transparent; }
QPlainTextEdit[role="reading"]:focus { border-color: $line; }
QComboBox { padding-right: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox[role="filter"] { background: transparent; border-color: transparent; color: $muted; padding-left: 4px; }
QComboBox[role="filter"]:hover { background: $hover; }
QComboBox[role="filter"]:focus { border-color: $glacier; }
QComboBox[role="filter"][active="true"] { color: $glacier; font-weight: 700; }
QComboBox QAbstractItemView {
    background: $paper; color: $ink; border: 1px solid $edge; padding: 4px; outline: none;
    selection-background-color: $selection; selection-color: $ink;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }

QCheckBox, QRadioButton { spacing: 8px; min-height: ${control}px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $edge; background: $paper;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $muted; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $glacier; }
QCheckBox::indicator:checked { background: $glacier; border-color: $glacier; }
QRadioButton::indicator:checked {
    width: 8px; height: 8px; border: 5px solid $glacier; background: $on_glacier;
}
QCheckBox:focus, QRadioButton:focus { color: $glacier; }

QTableView, QListView, QTreeView {
    background: $paper; border: none; outline: none; color: $ink; alternate-background-color: $paper;
    selection-background-color: $selection; selection-color: $ink; gridline-color: $line;
}
QTableView::item { padding: 0 8px; border: none; border-bottom: 1px solid $ice; }
QTableView::item:hover { background: $hover; }
QTableView::item:selected { background: $selection; color: $ink; }
QTableView QLineEdit, QTableView QComboBox { border-radius: 0; min-height: 0; padding: 0 7px; border-color: $glacier; }
QTableView QComboBox[role="column"] {
    border: 1px solid $edge; border-radius: ${radius}px; min-height: 26px; margin: 2px;
}
QTableView QComboBox[role="column"]:focus { border-color: $glacier; }
QListView::item { min-height: ${row}px; padding: 0 8px; border-radius: ${radius}px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $selection; color: $ink; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section {
    background: $paper; color: $muted; border: none; border-bottom: 1px solid $line; padding: 0 11px;
    font-size: ${caption}px; font-weight: 400; min-height: ${row}px;
}
QHeaderView::section:hover { color: $ink; background: $ice; }
QTableCornerButton::section { background: $paper; border: none; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $ice; color: $ink; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-width: 144px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $edge; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QStatusBar { background: $ice; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { font-size: ${caption}px; color: $muted; padding: 0 4px; }
QProgressBar { border: none; background: $line; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $glacier; border-radius: 2px; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $glacier; }
""")
