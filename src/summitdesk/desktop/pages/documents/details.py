"""What the inspector shows of a document: kind, terms, languages, place and day, who signs, what approved it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final
from uuid import UUID

from summitdesk.desktop.pages.documents.commands import DocumentCommands
from summitdesk.desktop.pages.documents.naming import side_name
from summitdesk.desktop.widgets.inspector import Field, Kind, Section, Tool
from summitdesk.desktop.wording import INSTRUMENTS, language_label, reader, text_for_reader
from summitdesk.domain.agreements import capitalised
from summitdesk.domain.alternat import BILATERAL_KINDS, authentic_languages, is_bilateral, terms_of
from summitdesk.domain.approvals import ApprovalPoint, approval_checklist
from summitdesk.domain.checks.agreements import approval_name
from summitdesk.domain.fields import join_list
from summitdesk.domain.language import is_rtl
from summitdesk.domain.names import full_name, native_name
from summitdesk.domain.rows import DelegateRow, InstrumentRow, SignatoryRow
from summitdesk.domain.vocabulary import Alternat, Authority, SignatureForm, Wording
from summitdesk.i18n import _, later

ALTERNATS: Final = {
    Alternat.INVERTED: later("Inverted (倒版)"),
    Alternat.NON_INVERTED: later("Not inverted (不倒版)"),
}
WORDINGS: Final = {
    Wording.TREATY: later("Binding"),
    Wording.UNDERSTANDING: later("Not binding"),
}
AUTHORITIES: Final = {
    Authority.NONE: later("None recorded"),
    Authority.REQUIRED: later("To be shown"),
    Authority.EX_OFFICIO: later("By virtue of the office"),
    Authority.LETTER_SCAN: later("Letter, as a scan"),
    Authority.LETTER_ORIGINAL: later("Letter, the original"),
    Authority.COUNCIL_RESOLUTION: later("Resolution of the council"),
    Authority.WAIVED: later("Waived"),
}
FORMS: Final = {
    SignatureForm.IN_PERSON: later("In person"),
    SignatureForm.COUNTERPART: later("On a copy sent later"),
    SignatureForm.ENDORSED_ONLINE: later("Endorsed online"),
}
_ALTERNAT_TOLD: Final = {
    Alternat.INVERTED: later("In the copy that a side keeps, it is named first in every language and signs first."),
    Alternat.NON_INVERTED: later("Both copies are alike: each text names first the side whose language it is."),
}
_SIDES: Final = (later("First side"), later("Second side"), later("One side too many"))
_DAY: Final = "2026-01-06"


@dataclass(frozen=True, slots=True)
class Asking:
    """What the form cannot write by itself because somebody has to choose first."""

    language: Callable[[], None]
    signatory: Callable[[], None]
    show_signatory: Callable[[str], None]
    approval: Callable[[SignatoryRow], None]
    attach: Callable[[ApprovalPoint], None]
    save_file: Callable[[ApprovalPoint], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to a document: who could hold the pen, by delegation, and which signatory is looked at."""

    members: Mapping[UUID, Sequence[DelegateRow]] = field(default_factory=dict)
    signatory: UUID | None = None


def sections(row: InstrumentRow, commands: DocumentCommands, asking: Asking, around: Around) -> tuple[Section, ...]:
    """The form of one document. What a frozen text fixes can be read, not changed."""
    is_open = not row.frozen_digest
    parts = [Section(_("Document"), _document(row, commands, is_open))]
    if row.kind in BILATERAL_KINDS:
        parts.append(Section(_("Terms"), _terms(row, commands, is_open)))
    add_language = Tool(_("Add a language"), "plus", asking.language) if is_open else None
    parts += [
        Section(_("Languages"), _languages(row, commands, is_open), add_language),
        Section(_("Place and date of signature"), _place_and_day(row, commands, is_open)),
        *_signatories(row, commands, asking, around),
        *_approvals(row, commands, asking),
    ]
    return tuple(parts)


def _document(row: InstrumentRow, commands: DocumentCommands, is_open: bool) -> tuple[Field, ...]:
    kinds = [(kind.value, _(text)) for kind, text in INSTRUMENTS.items()]
    change = partial(commands.set_kind, row) if is_open else None
    return (
        Field("kind", _("Kind"), row.kind.value, change, Kind.CHOICE, kinds),
        Field("slug", _("Short name"), row.slug, kind=Kind.SHOWN),
    )


def _terms(row: InstrumentRow, commands: DocumentCommands, is_open: bool) -> tuple[Field, ...]:
    terms, signed = terms_of(row), authentic_languages(row)
    prevailing = [("", _("None, all are equal")), *((tag, language_label(tag)) for tag in signed)]

    def write(command: Callable[[InstrumentRow, str], None]) -> Callable[[str], None] | None:
        return partial(command, row) if is_open else None

    return (
        Field(
            "alternat",
            _("Alternat"),
            terms.alternat.value,
            write(commands.set_alternat),
            Kind.CHOICE,
            [(mode.value, _(text)) for mode, text in ALTERNATS.items()],
        ),
        Field("alternat.told", _("How the copies read"), _(_ALTERNAT_TOLD[terms.alternat]), kind=Kind.SHOWN),
        Field("originals", _("Originals"), _originals(signed), kind=Kind.SHOWN),
        Field(
            "prevailing",
            _("Prevailing language"),
            terms.prevailing,
            write(commands.set_prevailing),
            Kind.CHOICE,
            prevailing,
            half=True,
        ),
        Field(
            "wording",
            _("Force"),
            terms.wording.value,
            write(commands.set_wording),
            Kind.CHOICE,
            [(wording.value, _(text)) for wording, text in WORDINGS.items()],
            half=True,
        ),
        Field(
            "years",
            _("Term in years"),
            str(terms.term_years or ""),
            write(commands.set_years),
            placeholder=_("None"),
            half=True,
        ),
        Field(
            "notice",
            _("Notice in months"),
            str(terms.notice_months or ""),
            write(commands.set_notice),
            placeholder=_("None"),
            half=True,
        ),
        *(
            Field(
                f"subtitle.{tag}",
                _("Subtitle · {language}").format(language=language_label(tag)),
                terms.subtitles.get(tag, ""),
                partial(commands.set_subtitle, row, tag) if is_open else None,
                placeholder=_("None"),
                rtl=is_rtl(tag),
            )
            for tag in row.languages
        ),
    )


def _originals(languages: Sequence[str]) -> str:
    return _("2, one for each side, each in {languages}").format(
        languages=join_list([language_label(tag) for tag in languages], reader())
    )


def _languages(row: InstrumentRow, commands: DocumentCommands, is_open: bool) -> tuple[Field, ...]:
    return tuple(
        Field(
            f"language.{tag}",
            language_label(tag),
            "" if tag in row.translations else "signed",
            partial(_sign_text, row, commands, tag) if is_open else None,
            Kind.CHOICE,
            [("signed", _("Signed text")), ("", _("Working translation"))],
            tools=_language_tools(row, commands, tag) if is_open else (),
        )
        for tag in row.languages
    )


def _sign_text(row: InstrumentRow, commands: DocumentCommands, language: str, choice: str) -> None:
    commands.sign_text(row, language, signed=bool(choice))


def _language_tools(row: InstrumentRow, commands: DocumentCommands, tag: str) -> tuple[Tool, ...]:
    if len(row.languages) < 2:
        return ()
    drop = Tool(_("Take this language out; its text is kept"), "x", partial(commands.drop_language, row, tag))
    first = Tool(_("Let this language come first"), "arrow-up", partial(commands.lead_with, row, tag))
    return (first, drop) if tag != row.languages[0] else (drop,)


def _place_and_day(row: InstrumentRow, commands: DocumentCommands, is_open: bool) -> tuple[Field, ...]:
    return (
        Field(
            "done_on",
            _("Date"),
            row.done_on.isoformat() if row.done_on else "",
            partial(commands.set_day, row) if is_open else None,
            placeholder=_DAY,
        ),
        *(
            Field(
                f"place.{tag}",
                _("Place · {language}").format(language=language_label(tag)),
                row.places.get(tag, ""),
                partial(commands.set_place, row, tag) if is_open else None,
                rtl=is_rtl(tag),
            )
            for tag in row.languages
        ),
    )


def _signatories(row: InstrumentRow, commands: DocumentCommands, asking: Asking, around: Around) -> Iterator[Section]:
    title = _("Sides") if row.kind in BILATERAL_KINDS else _("Signatories")
    add = Tool(_("Add a city that signs"), "plus", asking.signatory)
    if row.kind in BILATERAL_KINDS:
        fields = tuple(
            each
            for place, side in enumerate(row.signatories)
            for each in _side(row, side, commands, around, label=_(_SIDES[min(place, 2)]))
        )
        sentence = _("An agreement has two sides; add them here.") if not is_bilateral(row) else ""
        shown = (Field("sides.told", _("Sides"), sentence, kind=Kind.SHOWN),) if sentence else ()
        yield Section(title, (*shown, *fields), add)
        return
    looked_at = next((each for each in row.signatories if each.id == around.signatory), None)
    looked_at = looked_at or (row.signatories[0] if row.signatories else None)
    if looked_at is None:
        told = Field("sides.told", _("Cities"), _("Nobody signs yet."), kind=Kind.SHOWN)
        yield Section(title, (told,), add)
        return
    cities = [(str(each.id), _told(each)) for each in row.signatories]
    chosen = Field(
        "signatory",
        _("City {number} of {count}").format(number=_place(row, looked_at), count=len(cities)),
        str(looked_at.id),
        asking.show_signatory,
        Kind.CHOICE,
        cities,
        tools=(_remove(looked_at, commands),),
    )
    yield Section(title, (chosen, *_pen(row, looked_at, commands, around)), add)


def _place(row: InstrumentRow, looked_at: SignatoryRow) -> int:
    return next(place for place, each in enumerate(row.signatories, 1) if each.id == looked_at.id)


def _told(side: SignatoryRow) -> str:
    signed = side.signed_on.isoformat() if side.signed_on else ""
    return " · ".join(filter(None, (side_name(side), signed)))


def _remove(side: SignatoryRow, commands: DocumentCommands) -> Tool:
    return Tool(_("Take this city off the signatories"), "x", partial(commands.remove_signatory, side))


def _side(
    row: InstrumentRow, side: SignatoryRow, commands: DocumentCommands, around: Around, *, label: str
) -> Iterator[Field]:
    yield Field(f"side.{side.id}", label, side_name(side), kind=Kind.SHOWN, tools=(_remove(side, commands),))
    yield from _pen(row, side, commands, around)


def _pen(row: InstrumentRow, side: SignatoryRow, commands: DocumentCommands, around: Around) -> Iterator[Field]:
    """Who holds the pen for a city, by what right, and the signature once it is given."""
    members = list(around.members.get(side.delegation.id, ()))
    if side.signer is not None and side.signer.id not in {member.id for member in members}:
        members.insert(0, side.signer)
    people = [("", _("Nobody yet")), *((str(member.id), person_name(member)) for member in members)]
    yield Field(
        f"signer.{side.id}",
        _("Signs"),
        str(side.signer.id) if side.signer else "",
        partial(commands.set_signer, side),
        Kind.CHOICE,
        people,
    )
    yield Field(
        f"authority.{side.id}",
        _("Authority"),
        side.authority.value,
        partial(commands.set_authority, side),
        Kind.CHOICE,
        [(each.value, _(text)) for each, text in AUTHORITIES.items()],
    )
    yield Field(
        f"form.{side.id}",
        _("How"),
        side.form.value,
        partial(commands.record_form, row, side),
        Kind.CHOICE,
        [(each.value, _(text)) for each, text in FORMS.items()],
        half=True,
    )
    yield Field(
        f"signed.{side.id}",
        _("Signed on"),
        side.signed_on.isoformat() if side.signed_on else "",
        partial(commands.record_day, row, side),
        placeholder=_("Not yet"),
        half=True,
    )


def person_name(member: DelegateRow) -> str:
    """A delegate as a list names them; by the office where no name is known."""
    name = native_name(member.names)
    office = text_for_reader(member.offices)
    return " · ".join(filter(None, (full_name(name) if name else "", office))) or _("No name yet")


def _approvals(row: InstrumentRow, commands: DocumentCommands, asking: Asking) -> Iterator[Section]:
    if row.kind not in BILATERAL_KINDS:
        return
    points = approval_checklist(row)
    for side in row.signatories:
        own = [point for point in points if point.signatory.id == side.id]
        fields = tuple(each for point in own for each in _approval(row, point, commands, asking))
        title = _("Approvals · {city}").format(city=side_name(side))
        if not fields:
            fields = (
                Field(f"approvals.{side.id}", _("Checklist"), _("Nothing is asked for by default."), kind=Kind.SHOWN),
            )
        yield Section(title, fields, Tool(_("Add another approval"), "plus", partial(asking.approval, side)))


def _approval(
    row: InstrumentRow, point: ApprovalPoint, commands: DocumentCommands, asking: Asking
) -> tuple[Field, ...]:
    known = point.approval
    key = f"{point.signatory.id}.{point.kind.value}"
    return (
        Field(
            f"approval.{key}",
            capitalised(approval_name(point.kind)),
            _received(point),
            kind=Kind.SHOWN,
            tools=_file_tools(point, commands, asking),
        ),
        Field(
            f"number.{key}",
            _("Number"),
            known.number if known else "",
            partial(commands.record_number, row, point),
            half=True,
        ),
        Field(
            f"granted.{key}",
            _("Date"),
            known.granted_on.isoformat() if known and known.granted_on else "",
            partial(commands.record_grant, row, point),
            placeholder=_DAY,
            half=True,
        ),
    )


def _received(point: ApprovalPoint) -> str:
    """Whether an approval is at hand, and the file in which it stands."""
    known = point.approval
    is_there = known is not None and bool(known.number or known.granted_on)
    file = known.file_name if known is not None else ""
    return " · ".join(filter(None, (_("Received") if is_there else _("Not received yet"), file)))


def _file_tools(point: ApprovalPoint, commands: DocumentCommands, asking: Asking) -> tuple[Tool, ...]:
    tools = [Tool(_("Attach the file"), "upload", partial(asking.attach, point))]
    if point.approval is not None and point.approval.file_name:
        tools = [
            Tool(_("Save the attached file"), "download", partial(asking.save_file, point)),
            Tool(_("Take the file out"), "x", partial(commands.detach, point)),
        ]
    if point.approval is not None and not point.is_required:
        tools.append(Tool(_("Take this approval off the checklist"), "trash-2", partial(commands.drop_approval, point)))
    return tuple(tools)
