"""Two sides and what they sign, for tests of agreements."""

from datetime import date
from typing import Any

from domain.examples import city, delegate, delegation, instrument, key, paragraph, signatory
from summitdesk.domain.rows import AgreementRow, InstrumentRow, PersonName, SignatoryRow
from summitdesk.domain.vocabulary import CityKind, InstrumentKind, NameOrder

HARBIN = city("Harbin", "CN", "哈尔滨", names={"en": "Harbin", "zh-Hans": "哈尔滨", "ru": "Харбин"})
RYBINSK = city(
    "Rybinsk",
    "RU",
    "雷宾斯克",
    names={"en": "Rybinsk", "zh-Hans": "雷宾斯克", "ru": "Рыбинск"},
    formal_names={"ru": "город Рыбинск"},
)
CAIRO = city("Cairo", "EG", "开罗", names={"en": "Cairo", "zh-Hans": "开罗", "ar": "القاهرة"})
EDMONTON = city("Edmonton", "CA", "埃德蒙顿")


def side(of: Any, name: str = "", **fields: Any) -> SignatoryRow:
    names = (PersonName("zh-Hans", name, order=NameOrder.AS_GIVEN, is_native=True),) if name else ()
    signer = delegate(name, of, names=names) if name else None
    return signatory(delegation(of, **fields), signer)


HOST, GUEST = side(HARBIN, "王合生", is_host=True), side(RYBINSK, "伊万")


def agreement(*sides: SignatoryRow, languages: tuple[str, ...] = ("zh-Hans", "ru"), **fields: Any) -> InstrumentRow:
    preamble = paragraph(
        1,
        texts={
            "zh-Hans": "{A}与{B}（以下简称双方）达成协议如下：",
            "ru": "{A} и {B}, именуемые «Стороны», согласились о нижеследующем:",
            "en": "{A}, and {B} (the Parties) have agreed as follows:",
            "ar": "اتفقت {A} و{B} على ما يلي:",
        },
    )
    clause = paragraph(
        2,
        level=1,
        texts={
            "zh-Hans": "双方轮流在{A.place}和{B.place}举行会晤，有效期{term_years:years}。",
            "ru": "Встречи проводятся поочерёдно: {A.name}, {B.name}. Срок — {term_years:years}.",
            "en": "The Parties shall meet alternately in {A.place} and {B.place} for {term_years:years}.",
            "ar": "تجتمع الطرفان بالتناوب في {A.place} و{B.place}.",
        },
    )
    defaults: dict[str, Any] = {
        "id": key("agreement"),
        "slug": "agreement",
        "kind": InstrumentKind.SISTER_CITY_AGREEMENT,
        "titles": {
            "zh-Hans": "{A}与{B}建立友好城市关系协议书",
            "ru": "Соглашение",
            "en": "Agreement between {A}, and {B}",
        },
        "languages": languages,
        "signatories": sides or (HOST, GUEST),
        "places": {"zh-Hans": "武汉", "en": "Wuhan", "ru": "Ухань"},
        "done_on": date(2021, 6, 2),
        "agreement": AgreementRow(term_years=5, notice_months=6),
    }
    return instrument(preamble, clause, **defaults | fields)


DISTRICT = city("Changning", "CN", "长宁", kind=CityKind.DISTRICT)
