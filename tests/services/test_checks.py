import pytest

from services.desk import DEPUTY, INITIATIVE, refused
from summitdesk.domain.vocabulary import Severity
from summitdesk.services import checks, instruments, people

ORDER = [Severity.ERROR, Severity.WARNING, Severity.NOTE]


def found(database, event, code):
    return [finding for finding in checks.preflight(database, event) if finding.code == code]


@pytest.mark.parametrize("event", ["harbin-2019", "harbin-2026", "wuhan-2021"])
def test_findings_come_errors_first_and_twice_the_same(sample, event):
    findings = checks.preflight(sample, event)
    assert findings == checks.preflight(sample, event)
    places = [ORDER.index(finding.severity) for finding in findings]
    assert places == sorted(places)
    assert all(finding.message and finding.remedy for finding in findings)


def test_the_initiative_of_2019_itself_is_in_order(sample):
    codes = {finding.code for finding in checks.preflight(sample, "harbin-2019")}
    assert not codes & {"count.differs", "text.damaged", "glyph.missing", "field.undefined", "paragraphs.unequal"}
    assert len(found(sample, "harbin-2019", "signer.no_authority")) == 14
    assert len(found(sample, "harbin-2019", "badge.name_missing")) == 20
    assert len(found(sample, "harbin-2019", "signer.name_missing")) == 20


def test_the_damaged_name_of_2026_is_an_error(sample):
    (finding,) = found(sample, "harbin-2026", "text.damaged")
    assert finding.severity is Severity.ERROR
    assert "U+E292" in finding.message
    assert finding.table == "delegate"


def test_a_character_that_no_font_draws_is_named(desk):
    people.rename(desk.database, desk.person(DEPUTY), "zh", "木村\U000323af")
    (finding,) = found(desk.database, "conference", "glyph.missing")
    assert "U+323AF" in finding.message


def test_a_typed_count_that_differs_is_found(desk):
    first = desk.initiative.paragraphs[0]
    instruments.set_paragraph_text(desk.database, first.id, "en", "We, 23 cities from 2 countries, meet.")
    codes = [finding.code for finding in checks.preflight(desk.database, "conference")]
    assert any(code.startswith("count") for code in codes)


def test_an_empty_title_is_found(desk):
    instruments.set_instrument_title(desk.database, INITIATIVE, "en", "")
    assert [finding for finding in checks.preflight(desk.database, "conference") if "title" in finding.code]


def test_an_unknown_event_is_said(desk):
    with refused("There is no event"):
        checks.preflight(desk.database, "congress")


def test_an_instrument_without_text_is_found(sample):
    (finding,) = found(sample, "harbin-2026", "instrument.no_text")
    assert finding.severity is Severity.ERROR
    assert found(sample, "harbin-2019", "instrument.no_text") == []
