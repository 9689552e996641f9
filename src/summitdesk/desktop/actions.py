"""Every action of the desk, declared once: menus, toolbar buttons, command palette and shortcut list come from here."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from summitdesk.i18n import later


class Menu(StrEnum):
    """The menus of the menu bar, in order; the values are their titles, to be translated where shown."""

    FILE = later("&File")
    EDIT = later("&Edit")
    VIEW = later("&View")
    GO = later("&Go")
    HELP = later("&Help")


@dataclass(frozen=True, slots=True)
class Action:
    """Something that an organizer can do.

    ``text`` and ``tip`` are English originals, translated where they are shown. ``group`` separates a menu's sections.
    ``needs_file`` disables it without an open register. ``scope`` is the page that it belongs to; empty: everywhere.
    """

    id: str
    text: str
    tip: str
    menu: Menu
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    needs_file: bool = True
    scope: str = ""
    checkable: bool = False


ACTIONS: Final = (
    Action(
        "file.new",
        later("&New register…"),
        later("Make an empty register file"),
        Menu.FILE,
        "Ctrl+N",
        "file-plus",
        needs_file=False,
    ),
    Action(
        "file.open",
        later("&Open…"),
        later("Open a register file"),
        Menu.FILE,
        "Ctrl+O",
        "folder-open",
        needs_file=False,
    ),
    Action(
        "file.sample",
        later("Open the &sample…"),
        later("Make a register that holds the bundled events, and open it"),
        Menu.FILE,
        "",
        "snowflake",
        needs_file=False,
    ),
    Action(
        "file.copy",
        later("Save a &copy…"),
        later("Write a copy of the register to another file"),
        Menu.FILE,
        "Ctrl+Shift+S",
        "copy",
        group=1,
    ),
    Action(
        "roster.import",
        later("&Import roster…"),
        later("Read delegates from a spreadsheet, a text file or contacts"),
        Menu.FILE,
        "Ctrl+Shift+I",
        "upload",
        group=2,
        scope="delegations",
    ),
    Action(
        "roster.paste",
        later("Import from the clip&board…"),
        later("Read delegates from copied cells or text"),
        Menu.FILE,
        "Ctrl+Shift+V",
        "clipboard-paste",
        group=2,
        scope="delegations",
    ),
    Action(
        "roster.export",
        later("&Export roster…"),
        later("Write the delegates of the event to a spreadsheet or a text file"),
        Menu.FILE,
        "Ctrl+Shift+E",
        "external-link",
        group=2,
        scope="delegations",
    ),
    Action(
        "file.save_pdf",
        later("Save P&DF…"),
        later("Save the paper on this page as a PDF"),
        Menu.FILE,
        "Ctrl+S",
        "download",
        group=3,
    ),
    Action(
        "file.print", later("&Print…"), later("Print the paper on this page"), Menu.FILE, "Ctrl+P", "printer", group=3
    ),
    Action("file.close", later("C&lose register"), later("Close the register file"), Menu.FILE, "Ctrl+W", "", group=5),
    Action("file.quit", later("&Quit"), later("Leave SummitDesk"), Menu.FILE, "Ctrl+Q", "", group=5, needs_file=False),
    Action("edit.undo", later("&Undo"), later("Take back the latest change"), Menu.EDIT, "Ctrl+Z", "undo-2"),
    Action("edit.redo", later("&Redo"), later("Do again what was taken back"), Menu.EDIT, "Ctrl+Shift+Z", "redo-2"),
    Action("edit.find", later("&Find"), later("Search on this page"), Menu.EDIT, "Ctrl+F", "search", group=1),
    Action(
        "event.new",
        later("&New event…"),
        later("Set up an event in this register"),
        Menu.EDIT,
        "Ctrl+Shift+N",
        "calendar-days",
        group=2,
    ),
    Action(
        "event.edit",
        later("&Edit event…"),
        later("Change titles, dates, host and organizers of the event"),
        Menu.EDIT,
        "Ctrl+Alt+E",
        "pencil",
        group=2,
    ),
    Action(
        "delegation.add",
        later("Add dele&gation…"),
        later("Add the delegation of a city, known or new"),
        Menu.EDIT,
        "Ctrl+Shift+G",
        "landmark",
        group=3,
        scope="delegations",
    ),
    Action(
        "delegate.add",
        later("Add &delegate…"),
        later("Add a person to a delegation"),
        Menu.EDIT,
        "Ctrl+Shift+D",
        "user-plus",
        group=3,
        scope="delegations",
    ),
    Action(
        "delegate.remove",
        later("Re&move delegate"),
        later("Take the selected person out of the delegation"),
        Menu.EDIT,
        "Ctrl+Shift+Backspace",
        "trash-2",
        group=3,
        scope="delegations",
    ),
    Action(
        "delegation.remove",
        later("Remove delega&tion"),
        later("Take the delegation of the selected person or city out of the event, with everybody in it"),
        Menu.EDIT,
        "",
        "trash-2",
        group=3,
        scope="delegations",
    ),
    Action(
        "paragraph.add",
        later("Add &paragraph"),
        later("Add a paragraph below this one, in every language"),
        Menu.EDIT,
        "Ctrl+Return",
        "plus",
        group=4,
        scope="documents",
    ),
    Action(
        "paragraph.remove",
        later("Remo&ve paragraph"),
        later("Remove this paragraph in every language"),
        Menu.EDIT,
        "Ctrl+Backspace",
        "trash-2",
        group=4,
        scope="documents",
    ),
    Action(
        "paragraph.up",
        later("Move p&aragraph up"),
        later("Move this paragraph before the one above"),
        Menu.EDIT,
        "Alt+Up",
        "arrow-up",
        group=4,
        scope="documents",
    ),
    Action(
        "paragraph.down",
        later("Move paragraph do&wn"),
        later("Move this paragraph behind the one below"),
        Menu.EDIT,
        "Alt+Down",
        "arrow-down",
        group=4,
        scope="documents",
    ),
    Action(
        "paragraph.deeper",
        later("&Indent paragraph"),
        later("Make this paragraph one level deeper"),
        Menu.EDIT,
        "Alt+Right",
        "arrow-right",
        group=4,
        scope="documents",
    ),
    Action(
        "paragraph.higher",
        later("&Outdent paragraph"),
        later("Make this paragraph one level higher"),
        Menu.EDIT,
        "Alt+Left",
        "arrow-left",
        group=4,
        scope="documents",
    ),
    Action(
        "text.freeze",
        later("Free&ze text"),
        later("Lock the text before signature: a version is kept, and edits are refused"),
        Menu.EDIT,
        "",
        "lock",
        group=5,
        scope="documents",
    ),
    Action(
        "text.unfreeze",
        later("Unfreeze te&xt"),
        later("Let the text be edited again; the step is recorded"),
        Menu.EDIT,
        "",
        "lock-open",
        group=5,
        scope="documents",
    ),
    Action(
        "view.palette",
        later("&Command palette…"),
        later("Find any command by its name"),
        Menu.VIEW,
        "Ctrl+K",
        "command",
        needs_file=False,
    ),
    Action(
        "view.inspector",
        later("Show &inspector"),
        later("Show or hide the pane that edits what is selected"),
        Menu.VIEW,
        "Ctrl+I",
        "panel-right",
        group=1,
        checkable=True,
        needs_file=False,
    ),
    Action("view.zoom_in", later("&Zoom in"), later("Show the paper larger"), Menu.VIEW, "Ctrl+=", "zoom-in", group=2),
    Action(
        "view.zoom_out", later("Zoom &out"), later("Show the paper smaller"), Menu.VIEW, "Ctrl+-", "zoom-out", group=2
    ),
    Action(
        "view.fit",
        later("&Fit to width"),
        later("Show the paper as wide as its pane"),
        Menu.VIEW,
        "Ctrl+0",
        "maximize",
        group=2,
    ),
    Action(
        "view.dark",
        later("&Dark"),
        later("Dark colours for a dark room"),
        Menu.VIEW,
        "Ctrl+Shift+L",
        "moon",
        group=3,
        checkable=True,
        needs_file=False,
    ),
    Action(
        "view.english",
        later("&English"),
        later("English menus and labels"),
        Menu.VIEW,
        "",
        "languages",
        group=4,
        checkable=True,
        needs_file=False,
    ),
    Action(
        "view.chinese",
        later("C&hinese (中文)"),
        later("Chinese menus and labels"),
        Menu.VIEW,
        "",
        "languages",
        group=4,
        checkable=True,
        needs_file=False,
    ),
    Action(
        "go.delegations",
        later("&Delegations"),
        later("Delegates of the event, with their names and offices"),
        Menu.GO,
        "Ctrl+1",
        "users",
    ),
    Action(
        "go.documents", later("D&ocuments"), later("What the event adopts and signs"), Menu.GO, "Ctrl+2", "scroll-text"
    ),
    Action(
        "go.badges", later("&Badges"), later("Badges and the sheets that they print on"), Menu.GO, "Ctrl+3", "id-card"
    ),
    Action(
        "go.findings",
        later("&Findings"),
        later("What a proof-reader would put in the margin"),
        Menu.GO,
        "Ctrl+4",
        "clipboard-list",
    ),
    Action(
        "go.event",
        later("&Event…"),
        later("Choose among the events of the register"),
        Menu.GO,
        "Ctrl+E",
        "calendar-days",
        group=1,
    ),
    Action(
        "help.shortcuts",
        later("&Keyboard shortcuts"),
        later("All shortcuts on one page"),
        Menu.HELP,
        "F1",
        "keyboard",
        needs_file=False,
    ),
    Action(
        "help.about", later("&About SummitDesk"), later("Version and licences"), Menu.HELP, "", "info", needs_file=False
    ),
)


def action(identifier: str) -> Action:
    """The declared action of that id."""
    return next(entry for entry in ACTIONS if entry.id == identifier)


def plain(text: str) -> str:
    """A menu text without its mnemonic and its dots, for lists and palettes. Chinese texts carry it as 「(&X)」."""
    bare = re.sub(r"\(&\w\)", "", text)
    return re.sub(r"&(&?)", r"\1", bare).rstrip("… ").strip()
