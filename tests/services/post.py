"""The small event's letters: what they say, and who travels on which passport."""

from datetime import UTC, date, datetime

from services.desk import AIDE, DEPUTY, EVENT, GUEST_DELEGATION, Desk
from summitdesk.domain.vocabulary import OrganizerRole
from summitdesk.services import delegates, delegations, events, invitations, people
from summitdesk.services.letters import number_invitations, set_letter_value
from summitdesk.services.people import Identity

DRAFTED = date(2025, 10, 8)
VALUES = {
    "party": "The Mayor and two companions",
    "covered": "Lodging and meals",
    "not_covered": "International travel",
    "contact_name": "The Secretariat",
    "contact_phone": "+86 451 0000",
    "contact_email": "desk@example.org",
    "signer_name": "Wang Hesheng",
    "signer_office": "Mayor of Harbin",
    "inviter_address": "1 Example Road, Harbin",
    "payer": "The inviter",
}
SECRETS = ("TZ7654321", "1961", "1961-02-03", "Japanese")
KIMURA = Identity("M", "Japanese", "TZ7654321", "JP", date(2026, 3, 1), date(1961, 2, 3))
SATO = Identity("F", "Japanese", "TZ1111111", "JP", date(2031, 3, 1), date(1975, 2, 3))


def begin_letters(desk: Desk) -> Desk:
    """The small event with an approved invitation and everything that its letters say."""
    database = desk.database
    events.add_organizer(database, EVENT, OrganizerRole.HOST, {"en": "Harbin Municipal People's Government"})
    events.set_event_place(database, EVENT, "en", "Harbin, China")
    invitations.draft_missing_invitations(database, EVENT, DRAFTED)
    number_invitations(database, EVENT, "HRB-{n:03}")
    invitations.approve_drafts(database, EVENT, DRAFTED)
    for name, text in VALUES.items():
        set_letter_value(database, EVENT, name, "en", text)
    return desk


def begin_journey(ready: Desk) -> Desk:
    """The guests' passports are known and their journey too."""
    database = ready.database
    people.set_identity(database, ready.person(DEPUTY), KIMURA)
    people.set_identity(database, ready.person(AIDE), SATO)
    people.rename(database, ready.person(DEPUTY), "en", "Yuichi Kimura")
    delegates.set_office(database, AIDE, "en", "Adviser")
    delegations.set_stay(
        database, GUEST_DELEGATION, datetime(2026, 1, 5, 4, tzinfo=UTC), datetime(2026, 1, 9, 4, tzinfo=UTC)
    )
    return ready
