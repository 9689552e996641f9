"""Putting an appearance on the application: Fusion, our own palette, our own faces, our own style sheet."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from summitdesk.desktop.design.look import Look
from summitdesk.desktop.design.stylesheet import style_sheet
from summitdesk.desktop.design.tokens import Palette


def dress(application: QApplication, look: Look) -> None:
    """Dress the whole application. System colour hints are not asked: they are silent on several platforms."""
    application.setStyle("Fusion")
    application.setPalette(qt_palette(look.palette))
    application.setFont(look.font())
    application.setStyleSheet(style_sheet(look.palette))


def qt_palette(palette: Palette) -> QPalette:
    """The palette as Qt's roles, for whatever the style sheet does not reach."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: palette.paper,
        QPalette.ColorRole.WindowText: palette.ink,
        QPalette.ColorRole.Base: palette.paper,
        QPalette.ColorRole.AlternateBase: palette.ice,
        QPalette.ColorRole.Text: palette.ink,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.Button: palette.ice,
        QPalette.ColorRole.ButtonText: palette.ink,
        QPalette.ColorRole.BrightText: palette.seal,
        QPalette.ColorRole.ToolTipBase: palette.ice,
        QPalette.ColorRole.ToolTipText: palette.ink,
        QPalette.ColorRole.Highlight: palette.selection,
        QPalette.ColorRole.HighlightedText: palette.ink,
        QPalette.ColorRole.Link: palette.glacier,
        QPalette.ColorRole.Mid: palette.line,
        QPalette.ColorRole.Light: palette.ice,
        QPalette.ColorRole.Midlight: palette.line,
        QPalette.ColorRole.Dark: palette.edge,
        QPalette.ColorRole.Shadow: palette.edge,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.edge))
    return made
