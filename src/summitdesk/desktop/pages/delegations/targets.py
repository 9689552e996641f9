"""What a column of a roster can hold, in the words of the interface."""

from typing import Final

from summitdesk.desktop.wording import language_label
from summitdesk.i18n import _, later
from summitdesk.services.exchange.fields import IN_LANGUAGES, Field

_FIELDS: Final = {
    Field.NAME: later("Name"),
    Field.FAMILY: later("Family name"),
    Field.GIVEN: later("Given name"),
    Field.HONORIFIC: later("Form of address"),
    Field.OFFICE: later("Office"),
    Field.CITY: later("City"),
    Field.COUNTRY: later("Country"),
    Field.PARTY: later("Country and city"),
    Field.ROLE: later("Role"),
    Field.ATTENDANCE: later("Attendance"),
    Field.SIGNS: later("Signs for the city"),
    Field.REPRESENTS: later("Stands in for"),
    Field.CATEGORY: later("Badge"),
    Field.EMAIL: later("E-mail"),
    Field.PHONE: later("Telephone"),
    Field.NOTE: later("Note"),
    Field.ID: later("Key of the delegate"),
    Field.SEX: later("Sex"),
    Field.NATIONALITY: later("Nationality"),
    Field.PASSPORT: later("Passport number"),
    Field.PASSPORT_EXPIRES: later("Passport valid until"),
    Field.BIRTH_DATE: later("Date of birth"),
    Field.BIRTH_PLACE: later("Place of birth"),
    Field.DIET: later("Diet"),
}
_COMMON: Final = ("zh-Hans", "en")


def target_choices(guessed: str) -> list[tuple[str, str]]:
    """Every target that a column can be given, as (target, name); the guessed one is always among them."""
    targets = [""]
    for field in _FIELDS:
        targets.append(field.value)
        if field in IN_LANGUAGES:
            targets += [f"{field.value}:{language}" for language in _COMMON]
    if guessed not in targets:
        targets.append(guessed)
    return [(target, target_label(target)) for target in targets]


def target_label(target: str) -> str:
    """A target such as "name:en" in words."""
    if not target:
        return _("Leave out")
    name, _colon, language = target.partition(":")
    label = _(_FIELDS[Field(name)])
    if not language:
        return label
    return f"{label} · {_('own script') if language == 'native' else language_label(language)}"
