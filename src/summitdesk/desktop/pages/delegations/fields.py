"""The fields of the inspector: names in several scripts, offices per language, and what else is known of a delegate."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from summitdesk.desktop.pages.delegations.commands import DelegateCommands
from summitdesk.desktop.widgets.inspector import Field, Kind, Section, Tool
from summitdesk.desktop.wording import ATTENDANCES, ROLES, language_label, text_for_reader
from summitdesk.domain.language import is_rtl
from summitdesk.domain.rows import CategoryRow, DelegateRow
from summitdesk.domain.vocabulary import Rank
from summitdesk.i18n import _, later

RANKS: Final = {
    Rank.MAYOR: later("Mayor"),
    Rank.ACTING_MAYOR: later("Acting or rotating mayor"),
    Rank.COUNCIL_CHAIR: later("Chair of the council"),
    Rank.FIRST_DEPUTY_MAYOR: later("First deputy mayor"),
    Rank.DEPUTY_MAYOR: later("Deputy mayor"),
    Rank.FIRST_DEPUTY_COUNCIL_CHAIR: later("First deputy chair of the council"),
    Rank.DEPUTY_SPEAKER: later("Deputy speaker"),
    Rank.COUNCILLOR: later("Councillor"),
    Rank.SECRETARY_GENERAL: later("Secretary-general"),
    Rank.DEPARTMENT_HEAD: later("Head of department"),
    Rank.OTHER_OFFICIAL: later("Other official"),
    Rank.NON_OFFICIAL: later("No official"),
}


def sections(
    row: DelegateRow,
    commands: DelegateCommands,
    languages: Sequence[str],
    categories: Sequence[CategoryRow],
    *,
    new_names: Sequence[str],
    add_name: Callable[[], None],
) -> tuple[Section, ...]:
    """The form of one delegate. ``new_names`` are languages that a name is being added in."""
    return (
        Section(
            _("Names"), _names(row, commands, new_names), Tool(_("Add a name in another script"), "plus", add_name)
        ),
        Section(_("Office"), _offices(row, commands, languages)),
        Section(_("Delegation"), _membership(row, commands, categories)),
        Section(_("Contact"), _contact(row, commands)),
    )


def _names(row: DelegateRow, commands: DelegateCommands, new_names: Sequence[str]) -> tuple[Field, ...]:
    known = [(name.language, name.full, name.is_native) for name in row.names]
    present = {language for language, _full, _is_native in known}
    known += [(language, "", False) for language in new_names if language not in present]
    if not known:
        return (
            Field(
                "name",
                _("As the person writes it"),
                "",
                partial(commands.rename_native, row),
                placeholder=_("No name yet"),
            ),
        )
    return tuple(_name(row, commands, *each) for each in known)


def _name(row: DelegateRow, commands: DelegateCommands, language: str, full: str, is_native: bool) -> Field:
    own = _("The person's own name") if is_native else _("Make this the person's own name")
    label = language_label(language)
    return Field(
        f"name.{language}",
        _("{language} · own name").format(language=label) if is_native else label,
        full,
        partial(commands.rename, row, language),
        tools=(Tool(own, "star", partial(commands.make_native, row, language), on=is_native),) if full else (),
        rtl=is_rtl(language),
    )


def _offices(row: DelegateRow, commands: DelegateCommands, languages: Sequence[str]) -> tuple[Field, ...]:
    wanted = [*languages, *(language for language in row.offices if language not in languages)]
    return tuple(
        Field(
            f"office.{language}",
            language_label(language),
            row.offices.get(language, ""),
            partial(commands.set_office, row, language),
            rtl=is_rtl(language),
        )
        for language in wanted
    )


def _membership(row: DelegateRow, commands: DelegateCommands, categories: Sequence[CategoryRow]) -> tuple[Field, ...]:
    ranks = [("", _("Not known")), *((str(rank.value), _(text)) for rank, text in RANKS.items())]
    badge = [("", _("None")), *((each.code, text_for_reader(each.names)) for each in categories)]
    if row.rank_code is not None and str(row.rank_code) not in dict(ranks):
        ranks.append((str(row.rank_code), _("Rank {code}").format(code=row.rank_code)))
    return (
        Field(
            "role",
            _("Role"),
            row.role.value,
            partial(commands.set_role, row),
            Kind.CHOICE,
            [(role.value, _(text)) for role, text in ROLES.items()],
            half=True,
        ),
        Field(
            "attendance",
            _("Attendance"),
            row.attendance.value,
            partial(commands.set_attendance, row),
            Kind.CHOICE,
            [(mode.value, _(text)) for mode, text in ATTENDANCES.items()],
            half=True,
        ),
        Field(
            "rank",
            _("Rank of the office"),
            "" if row.rank_code is None else str(row.rank_code),
            partial(commands.set_rank, row),
            Kind.CHOICE,
            ranks,
            half=True,
        ),
        Field("category", _("Badge"), row.category, partial(commands.set_category, row), Kind.CHOICE, badge, half=True),
        Field("signs", _("Signs for the city"), "1" if row.signs else "", partial(commands.set_signs, row), Kind.CHECK),
        Field("represents", _("Stands in for"), row.represents, partial(commands.set_represents, row)),
    )


def _contact(row: DelegateRow, commands: DelegateCommands) -> tuple[Field, ...]:
    return (
        Field("email", _("E-mail"), row.email, partial(commands.set_email, row)),
        Field("note", _("Note"), row.note, partial(commands.set_note, row), Kind.TEXT),
    )
