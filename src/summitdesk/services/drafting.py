"""Drawing a document up as a whole, in one step: who signs, in which languages, and from which template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from summitdesk.domain.language import pick
from summitdesk.domain.slugs import slug
from summitdesk.errors import UserError
from summitdesk.i18n import _
from summitdesk.services.agreements import enter_template
from summitdesk.services.instruments import InstrumentDraft, enter_all_who_sign, enter_instrument, enter_signatory
from summitdesk.services.records import found, so_far
from summitdesk.services.templates import AgreementTemplate, agreement_template
from summitdesk.services.texts import any_text, shown

if TYPE_CHECKING:
    from summitdesk.store.database import Database
    from summitdesk.store.entities import Delegation, Event
    from summitdesk.store.writing import ChangeSet, UnitOfWork


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs: the delegations named, or everybody with a delegate who is marked as signing."""

    parties: tuple[UUID, ...] = ()
    everybody: bool = False


def draw_up(
    database: "Database", event_id: UUID, draft: InstrumentDraft, signing: Signing, *, key: UUID | None = None
) -> "ChangeSet":
    """Add a document that any number of cities sign, with those who sign it."""
    from summitdesk.store.entities import Delegation, Event

    title = pick(any_text(draft.titles, _("The title of the instrument")), "en")
    with database.unit_of_work(_label(title)) as unit:
        event = found(unit, Event, event_id)
        name = _free_name(unit, event, draft.slug or slug(title))
        instrument = enter_instrument(unit, event, replace(draft, slug=name), key=key)
        for party in signing.parties:
            enter_signatory(unit, instrument, found(unit, Delegation, party))
        if signing.everybody:
            so_far(unit)
            enter_all_who_sign(unit, instrument)
    return unit.changes


def draw_up_agreement(
    database: "Database",
    event_id: UUID,
    draft: InstrumentDraft,
    template: str,
    sides: tuple[UUID, UUID],
    *,
    key: UUID | None = None,
) -> "ChangeSet":
    """Add an agreement between two delegations of the event: its text, terms and title from a template.

    Titles that the draft gives win over the template's; without a short name the sides' names make one.
    """
    from summitdesk.store.entities import Delegation, Event

    chosen = agreement_template(template)
    if sides[0] == sides[1]:
        raise UserError(_("An agreement needs two different sides."), _("Choose another delegation for one of them."))
    titles = {**_titles(chosen, draft.languages), **draft.titles}
    with database.unit_of_work(_label(pick(titles, "en"))) as unit:
        event = found(unit, Event, event_id)
        parties = [found(unit, Delegation, side) for side in sides]
        name = _free_name(unit, event, draft.slug or _joint_name(parties))
        whole = replace(draft, kind=chosen.kind, titles=titles, slug=name)
        instrument = enter_instrument(unit, event, whole, key=key)
        for party in parties:
            enter_signatory(unit, instrument, party)
        enter_template(unit, instrument, chosen, titles=draft.titles)
    return unit.changes


def _label(title: str) -> str:
    return _("Draw up {title}").format(title=shown(title))


def _titles(template: AgreementTemplate, languages: Sequence[str]) -> dict[str, str]:
    return {tag: text for tag, text in template.titles.items() if tag in languages}


def _joint_name(parties: "Sequence[Delegation]") -> str:
    return "-".join(party.city.slug for party in parties)


def _free_name(unit: "UnitOfWork", event: "Event", wanted: str) -> str:
    """The short name, with a number behind it where the event has a document of that name."""
    from summitdesk.store.queries.instruments import instruments_of

    taken = {row.slug for row in instruments_of(so_far(unit), event.id)}
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
