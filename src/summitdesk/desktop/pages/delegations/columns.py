"""The columns of the table of delegates."""

from summitdesk.desktop.models.column import Column
from summitdesk.desktop.pages.delegations.commands import DelegateCommands
from summitdesk.desktop.wording import ATTENDANCES, ROLES, language_label, reader, text_for_reader
from summitdesk.domain.language import same_language
from summitdesk.domain.names import full_name, latin_name, native_name
from summitdesk.domain.places import country_name
from summitdesk.domain.rows import DelegateRow
from summitdesk.i18n import _


def columns(commands: DelegateCommands, languages: tuple[str, ...]) -> tuple[Column[DelegateRow], ...]:
    """The columns for an event in these languages, offices in the reader's language first."""
    language = reader()
    suffix = "_zh" if language.startswith("zh") else ""
    return (
        Column("name", _("Name"), own_name, "name", 144, 3, edit=commands.rename_native, hint=_("No name yet")),
        Column("latin", _("In Latin letters"), latin, "latin", 136, 2, 3, edit=commands.rename_latin, muted=True),
        *_offices(commands, languages, language),
        Column("city", _("City"), city, f"city{suffix}", 120, 1),
        Column("country", _("Country"), country, f"country{suffix}", 112, 1, 2),
        Column(
            "role",
            _("Role"),
            lambda row: _(ROLES[row.role]),
            "role",
            136,
            0,
            4,
            edit=commands.set_role,
            choices=[(role.value, _(text)) for role, text in ROLES.items()],
            value=lambda row: row.role.value,
        ),
        Column(
            "attendance",
            _("Attendance"),
            lambda row: _(ATTENDANCES[row.attendance]),
            "attendance",
            112,
            0,
            5,
            edit=commands.set_attendance,
            choices=[(mode.value, _(text)) for mode, text in ATTENDANCES.items()],
            value=lambda row: row.attendance.value,
        ),
    )


def _offices(commands: DelegateCommands, languages: tuple[str, ...], reader_language: str) -> list[Column[DelegateRow]]:
    ordered = sorted(languages or (reader_language,), key=lambda tag: not same_language(tag, reader_language))
    return [_office(commands, tag, 0 if number == 0 else 6) for number, tag in enumerate(ordered[:2])]


def _office(commands: DelegateCommands, language: str, rank: int) -> Column[DelegateRow]:
    title = _("Office") if not rank else _("Office in {language}").format(language=language_label(language))
    return Column(
        f"office.{language}",
        title,
        lambda row: row.offices.get(language, ""),
        "rank" if not rank else "",
        136,
        2,
        rank,
        edit=lambda row, text: commands.set_office(row, language, text),
    )


def own_name(row: DelegateRow) -> str:
    """The name as the person writes it; empty while nobody told it."""
    name = native_name(row.names)
    return full_name(name) if name else ""


def latin(row: DelegateRow) -> str:
    """The name in Latin letters, where it is another than the person's own."""
    name = latin_name(row.names)
    return full_name(name) if name is not None and not name.is_native else ""


def city(row: DelegateRow) -> str:
    """The city's name for a reader of the interface language."""
    return text_for_reader(row.city.names)


def country(row: DelegateRow) -> str:
    """The country's name for a reader of the interface language."""
    return country_name(row.city.country, reader())
