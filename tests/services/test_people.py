import io
from datetime import date

import pytest
from PIL import Image

from services.desk import AIDE, DEPUTY, MAYOR, refused
from summitdesk.domain.rows import PersonName
from summitdesk.domain.vocabulary import NameOrder
from summitdesk.services import people
from summitdesk.services.people import Identity, PersonDraft
from summitdesk.services.records import key_for
from summitdesk.store import journal
from summitdesk.store.entities import PersonIdentity
from summitdesk.store.queries.attachments import attachment_data
from summitdesk.store.queries.history import history_of


def names(desk, delegate_id):
    return desk.delegates[delegate_id].names


def picture(colour="red"):
    stream = io.BytesIO()
    Image.new("RGB", (200, 300), colour).save(stream, "PNG")
    return stream.getvalue()


def test_a_name_in_another_script_joins_the_native_one(desk):
    people.set_name(
        desk.database,
        desk.person(DEPUTY),
        PersonName("und-Latn", "Kimura Yuichi", "Kimura", "Yuichi", NameOrder.FAMILY_FIRST),
    )
    native, latin = names(desk, DEPUTY)
    assert (native.full, native.is_native) == ("木村勇一", True)
    assert (latin.full, latin.family, latin.is_native) == ("Kimura Yuichi", "Kimura", False)


def test_a_name_can_be_put_together_from_its_parts(desk):
    people.set_name(desk.database, desk.person(AIDE), PersonName("ja", "", "佐藤", "葵", NameOrder.FAMILY_FIRST))
    assert {name.language: name.full for name in names(desk, AIDE)} == {"en": "Aoi Sato", "ja": "佐藤葵"}


def test_renaming_keeps_parts_that_still_fit(desk):
    people.rename(desk.database, desk.person(DEPUTY), "ja", "木村勇一 殿")
    (name,) = names(desk, DEPUTY)
    assert (name.full, name.family, name.given) == ("木村勇一 殿", "木村", "勇一")
    people.rename(desk.database, desk.person(DEPUTY), "ja", "木村勇二")
    (name,) = names(desk, DEPUTY)
    assert (name.full, name.family, name.given, name.order) == ("木村勇二", "", "", NameOrder.AS_GIVEN)


def test_letters_keep_their_case(desk):
    people.rename(desk.database, desk.person(AIDE), "en", "aoi SATO-van der Berg")
    assert names(desk, AIDE)[0].full == "aoi SATO-van der Berg"


@pytest.mark.parametrize("full", ["神田隆\ufa19", "𠮷田", "O'Brien", "Null", "Zafer Aynalı", "남동경", "Nguyễn Văn A"])
def test_names_are_kept_as_people_write_them(desk, full):
    people.rename(desk.database, desk.person(AIDE), "en", full)
    assert names(desk, AIDE)[0].full == full


def test_an_empty_name_takes_the_language_out_and_another_becomes_native(desk):
    person = desk.person(DEPUTY)
    people.rename(desk.database, person, "en", "Yuichi Kimura")
    people.rename(desk.database, person, "ja", " ")
    (name,) = names(desk, DEPUTY)
    assert (name.language, name.is_native) == ("en", True)
    people.rename(desk.database, person, "ja", "木村勇一")
    assert {name.language for name in names(desk, DEPUTY)} == {"en", "ja"}
    people.rename(desk.database, person, "ja", "")
    people.rename(desk.database, person, "en", "")
    assert names(desk, DEPUTY) == ()


def test_the_first_name_of_somebody_without_one_is_native(desk):
    person = desk.person(AIDE)
    people.rename(desk.database, person, "en", "")
    people.rename(desk.database, person, "ja", "佐藤葵")
    assert names(desk, AIDE)[0].is_native


def test_the_native_form_can_be_chosen(desk):
    person = desk.person(DEPUTY)
    people.rename(desk.database, person, "en", "Yuichi Kimura")
    people.set_native(desk.database, person, "en")
    assert [(name.language, name.is_native) for name in names(desk, DEPUTY)] == [("en", True), ("ja", False)]
    with refused("no name in ko"):
        people.set_native(desk.database, person, "ko")


def test_a_rename_is_undone_and_done_again(desk):
    people.rename(desk.database, desk.person(MAYOR), "zh", "王何生")
    journal.undo(desk.database)
    assert names(desk, MAYOR)[0].full == "王合生"
    journal.redo(desk.database)
    assert names(desk, MAYOR)[0].full == "王何生"


def test_a_name_without_text_is_refused(desk):
    with refused("name is empty"):
        people.set_name(desk.database, desk.person(DEPUTY), PersonName("en", " \u3000 "))


def test_a_name_has_an_end(desk):
    with refused("200000 characters"):
        people.rename(desk.database, desk.person(DEPUTY), "en", "x" * 200_000)


def test_honorific_email_and_phone(desk):
    person = desk.person(DEPUTY)
    people.set_honorific(desk.database, person, "en", "His Worship")
    people.set_email(desk.database, person, " kimura@example.jp ")
    people.set_phone(desk.database, person, "+81 25-228-1000")
    row = desk.delegates[DEPUTY]
    assert (row.honorifics, row.email) == ({"en": "His Worship"}, "kimura@example.jp")
    people.set_email(desk.database, person, "")
    assert desk.delegates[DEPUTY].email == ""


@pytest.mark.parametrize("email", ["kimura", "a@b@c", "@example.jp", "kimura@", "kimura @example.jp"])
def test_what_is_no_address_is_refused(desk, email):
    with refused("is not an e-mail address"):
        people.set_email(desk.database, desk.person(DEPUTY), email)


def test_a_photograph_is_kept_by_its_bytes(desk):
    person = desk.person(DEPUTY)
    people.set_photo(desk.database, person, picture())
    digest = desk.delegates[DEPUTY].photo_digest
    with desk.database.reading() as session:
        assert attachment_data(session, digest).startswith(b"\xff\xd8")
    people.set_photo(desk.database, person, picture("blue"))
    assert desk.delegates[DEPUTY].photo_digest != digest
    journal.undo(desk.database)
    assert desk.delegates[DEPUTY].photo_digest == digest
    people.remove_photo(desk.database, person)
    assert not desk.delegates[DEPUTY].photo_digest


def test_two_people_may_share_a_photograph(desk):
    people.set_photo(desk.database, desk.person(DEPUTY), picture())
    people.set_photo(desk.database, desk.person(AIDE), picture())
    assert desk.delegates[DEPUTY].photo_digest == desk.delegates[AIDE].photo_digest


def test_what_is_no_photograph_changes_nothing(desk):
    people.set_photo(desk.database, desk.person(DEPUTY), picture())
    before = desk.delegates[DEPUTY]
    with refused("not a JPEG"):
        people.set_photo(desk.database, desk.person(DEPUTY), b"<svg/>")
    assert desk.delegates[DEPUTY] == before


def test_identity_data_is_stored_and_hidden_from_history(desk):
    person = desk.person(DEPUTY)
    people.set_identity(desk.database, person, Identity(passport_no="TZ1234567", birth_date=date(1960, 2, 29)))
    people.set_identity(desk.database, person, Identity(passport_no="TZ7654321"))
    with desk.database.reading() as session:
        record = session.get(PersonIdentity, key_for("identity", person))
        assert (record.passport_no, record.birth_date) == ("TZ7654321", None)
        shown = repr(history_of(session, "person_identity", record.id))
    assert "TZ" not in shown
    assert "1960" not in shown


def test_a_person_outside_delegations_can_be_added(desk):
    changes = people.add_person(desk.database, PersonDraft((PersonName("und-Latn", "Baderle"),), email="b@example.mn"))
    assert changes.tables == {"person", "person_name"}
