import pytest

from summitdesk.domain.offices import highest, is_office, rank_of, rank_of_text


@pytest.mark.parametrize(
    ("office", "rank"),
    [
        *(
            ("市长", 10),
            ("市長", 10),
            ("区长", 10),
            ("Mayor", 10),
            ("Lord Mayor of Sunderland", 10),
            ("Мэр города", 10),
        ),
        *(("轮值市长", 12), ("代市长", 12), ("Acting Mayor", 12), ("副市长", 22), ("副市長", 22), ("Vice Mayor", 22)),
        *(("Deputy Mayor", 22), ("Mayor Pro Tem", 22), ("第一副市长", 20), ("First Deputy Mayor", 20), ("부시장", 22)),
        *(("杜马第一副主席", 25), ("First Deputy Chairman of the Duma", 25), ("副议长", 27), ("副議長", 27)),
        *(("Deputy Speaker of the City Council", 27), ("Chair of the City Council", 15), ("议长", 15), ("市议员", 30)),
        *(("Councillor", 30), ("City Councilor", 30), ("秘书长", 40), ("Director of Foreign Affairs", 50)),
        *(("市长助理", 60), ("原市长", 11), ("Former Deputy Mayor", 23), ("Mayor's Office", None), ("翻译", None)),
        *(("", None), ("Заместитель главы", 22), ("Oberbürgermeister", 10), ("시장", 10), ("外事办公室副主任", 60)),
    ],
)
def test_words_tell_the_rank(office, rank):
    assert rank_of_text(office) == rank


def test_any_language_may_tell_it():
    assert rank_of({"en": "Big Cheese", "zh-Hans": "副市长"}) == 22
    assert rank_of({}) is None
    assert highest([None, 22, 10]) == 10
    assert highest([]) is None


def test_offices_are_told_from_names():
    assert is_office("翻译官")
    assert not is_office("木村勇一")
    assert not is_office("Michael A. Chacitti")
