"""What a roster may say of somebody, and under which headings it says it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from summitdesk.domain.clean import clean_line, fold, match_key
from summitdesk.domain.language import normalise_tag


class Field(StrEnum):
    """A fact that a column can hold; names, offices, cities and countries come in languages."""

    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    HONORIFIC = "honorific"
    OFFICE = "office"
    CITY = "city"
    COUNTRY = "country"
    PARTY = "party"
    """Country and city, perhaps with the office, in one cell: 日本新潟市副市长, "Japan Niigata"."""
    ROLE = "role"
    ATTENDANCE = "attendance"
    SIGNS = "signs"
    REPRESENTS = "represents"
    CATEGORY = "category"
    EMAIL = "email"
    PHONE = "phone"
    NOTE = "note"
    ID = "id"
    SEX = "sex"
    NATIONALITY = "nationality"
    PASSPORT = "passport_no"
    PASSPORT_EXPIRES = "passport_expires"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    DIET = "diet"


IN_LANGUAGES = frozenset(
    (Field.NAME, Field.FAMILY, Field.GIVEN, Field.HONORIFIC, Field.OFFICE, Field.CITY, Field.COUNTRY, Field.PARTY)
)
IDENTITY = frozenset(
    (
        *(Field.SEX, Field.NATIONALITY, Field.PASSPORT, Field.PASSPORT_EXPIRES, Field.BIRTH_DATE, Field.BIRTH_PLACE),
        *(Field.DIET,),
    )
)
"""Fields whose contents stand in no report."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column goes: a field, and the language that its heading names, empty where it names none."""

    field: Field
    language: str = ""

    def __str__(self) -> str:
        return f"{self.field.value}:{self.language}" if self.language else self.field.value


_TARGET = re.compile(r"(?P<name>[a-z_]+?)s?(?:[:._-](?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?))?")


def target_named(text: str) -> Target | None:
    """The target that a mapping writes as ``name``, ``name:zh`` or ``office.en``; None for anything else."""
    text = text.strip()
    if text in set(Field):
        return Target(Field(text))
    match = _TARGET.fullmatch(text)
    if match is None or match["name"] not in set(Field):
        return None
    return Target(Field(match["name"]), normalise_tag(match["tag"]) if match["tag"] else "")


# Headings as they are found in rosters, folded to letters; what is left after the words for languages are taken out.
_HEADINGS = {
    Field.NAME: (
        "name fullname personname delegatename participant participantname nameindocument attendee 姓名 "
        "名字 全名 代表姓名 氏名 名前 이름 성명 имя фио nombre nom nameofdelegate nameofparticipant "
        "surnameandname"
    ),
    Field.FAMILY: ("familyname surname lastname 姓 姓氏 family фамилия nachname apellido 성 familienname nomdefamille"),
    Field.GIVEN: (
        "givenname firstname givennames firstnames forename 名 given vorname prénom prenom отчество "
        "имяотчество firstnameandmiddlename firstandmiddlename middlename"
    ),
    Field.HONORIFIC: "honorific salutation formofaddress 称谓 尊称 称呼 敬称 mrms mrmrsms prefix anrede обращение",
    Field.OFFICE: (
        "office position post jobtitle officialposition titleposition positiontitle titleandposition "
        "designation 职务 职位 职衔 职称 官职 职务职称 役職 肩書 직위 직책 직함 должность funktion amt "
        "cargo fonction rank 现任职务"
    ),
    Field.CITY: (
        "city cityname town municipality delegation delegationname organisation organization 城市 "
        "城市名称 市 代表团 代表团名称 单位 都市 市名 도시 도시명 город делегация stadt ciudad ville "
        "所在城市 来自城市 所属城市"
    ),
    Field.COUNTRY: (
        "country countryname nation state countryregion 国家 国家名称 国别 国 国名 国家地区 국가 나라 "
        "страна land pais pays 所属国家"
    ),
    Field.PARTY: (
        "countrycity countryandcity cityandcountry citycountry countrycityandpost party delegationof "
        "国家城市 国家及城市 国家和城市 国家城市职务 城市国家 所在国家城市 来自"
    ),
    Field.ROLE: (
        "role delegationrole roleindelegation function functionindelegation 角色 身份 团内职务 代表身份 "
        "代表类型 参会身份 役割 역할 роль"
    ),
    Field.ATTENDANCE: (
        "attendance attendancemode mode participation participationmode 参会方式 出席方式 参加方式 出席 "
        "是否参会 参会形式 출석"
    ),
    Field.SIGNS: "signs signatory signer signing 签署 签字 签署人 是否签署 是否签字 是否签约",
    Field.REPRESENTS: "represents representing onbehalfof 代表谁 受委托代表 代表何人",
    Field.CATEGORY: "category badge badgecategory badgetype 证件类别 证件类型 胸卡类别 类别 分类",
    Field.EMAIL: (
        "email emailaddress mail eaddress 邮箱 电子邮箱 电子邮件 邮件 电邮 メール メールアドレス 이메일 "
        "почта электроннаяпочта"
    ),
    Field.PHONE: (
        "phone telephone tel mobile mobilephone cellphone phonenumber contactnumber 电话 手机 联系电话 "
        "手机号 手机号码 电话号码 電話番号 전화 전화번호 телефон telefon handy"
    ),
    Field.NOTE: "note notes remark remarks comment comments 备注 说明 附注 備考 비고 примечание bemerkung",
    Field.ID: "id delegateid key identifier 编号标识",
    Field.SEX: "sex gender 性别 性別 성별 пол geschlecht",
    Field.NATIONALITY: "nationality citizenship 国籍 國籍 국적 гражданство",
    Field.PASSPORT: (
        "passport passportno passportnumber passportnr 护照 护照号 护照号码 旅券番号 여권번호 паспорт номерпаспорта"
    ),
    Field.PASSPORT_EXPIRES: (
        "passportexpiry passportexpires passportexpirydate passportvaliduntil expirydate dateofexpiry "
        "护照有效期 护照有效期至 有效期至"
    ),
    Field.BIRTH_DATE: (
        "birthdate dateofbirth dob birthday 出生日期 生日 出生年月日 出生年月 生年月日 생년월일 датарождения"
    ),
    Field.BIRTH_PLACE: "birthplace placeofbirth 出生地 出生地点",
    Field.DIET: ("diet dietary dietaryrequirements dietaryrestrictions meal food 饮食 饮食要求 饮食禁忌 忌口 餐饮要求"),
}
_TRADITIONAL = str.maketrans(
    "職務國別護電話郵號備註說類會參團體簽署稱謂銜員單位飲證編標識屬來現題姓",
    "职务国别护电话邮号备注说类会参团体签署称谓衔员单位饮证编标识属来现题姓",
)
_BY_KEY = {
    match_key(word).translate(_TRADITIONAL): field for field, words in _HEADINGS.items() for word in words.split()
}
_TITLE = frozenset({"title", "titles", "头衔"})

# Words in headings that name a language or script; the longest are looked for first.
_LANGUAGE_WORDS = {
    "zh-Hans": "simplified chinese|in chinese|chinese|zh-hans|zh-cn|cn|zh|chn|中文名称|中文|汉语|中|汉字",
    "zh-Hant": "traditional chinese|zh-hant|zh-tw|繁体中文|繁體中文|繁体|繁體",
    "en": "in english|english|eng|en|英文|英语|英語|英",
    "ja": "japanese|jp|ja|日文|日语|日本語|日",
    "ko": "korean|kr|ko|韩文|韩语|한글|국문|韩",
    "ru": "russian|ru|rus|俄文|俄语|俄",
    "de": "german|de|德文|deutsch",
    "fr": "french|fr|法文|français",
    "und-Latn": (
        "in latin letters|latin script|latin|romanised|romanized|pinyin|roman|passport spelling|"
        "as in passport|拼音|拉丁|罗马字|护照拼写|ローマ字"
    ),
    "native": (
        "in native script|native script|native language|native|original language|local language|母语|本国文字|原文|本名"
    ),
}
_LANGUAGES = sorted(
    ((word, tag) for tag, words in _LANGUAGE_WORDS.items() for word in words.split("|")), key=lambda pair: -len(pair[0])
)
_PARTS = re.compile(r"\s*[/／|｜\n]\s*|\s{2,}")
_HAN_THEN_LATIN = re.compile(r"(?<=[\u3400-\u9fff）)])\s+(?=[A-Za-z(])|(?<=[A-Za-z)])\s+(?=[\u3400-\u9fff])")


def target_of_heading(heading: str) -> Target | None:
    """What a column with this heading holds, as far as its words tell: 姓名（中文）, "English name", "国家/Country"."""
    heading = clean_line(heading)
    if not heading or len(heading) > 80:
        return None
    if whole := _one_heading(heading):
        return whole
    parts = [part for part in _PARTS.split(heading) if part]
    if len(parts) < 2:
        parts = [part for part in _HAN_THEN_LATIN.split(heading) if part]
    found = {target.field for part in parts if (target := _one_heading(part))}
    return Target(found.pop()) if len(found) == 1 else None


def is_language_word(text: str) -> bool:
    """Whether a text is a word for a language and nothing else: the lower line of merged headings (中文 | 英文)."""
    folded = fold(text).strip(" ()（）")
    return any(folded == word for word, _tag in _LANGUAGES)


def is_title(heading: str) -> bool:
    """Whether a heading is "Title", which is an office in some rosters and a form of address in others."""
    return match_key(heading) in _TITLE


def _one_heading(heading: str) -> Target | None:
    key = match_key(heading).translate(_TRADITIONAL)
    if field := _BY_KEY.get(key):
        return Target(field)
    rest, language = _without_language(heading)
    if not language:
        return None
    left = match_key(rest).translate(_TRADITIONAL)
    field = Field.NAME if left == "名" else _BY_KEY.get(left)
    if not left and language == "und-Latn":
        return Target(Field.NAME, language)
    if field is None or field not in IN_LANGUAGES:
        return None
    return Target(field, "" if language == "native" else language)


_COLLOQUIAL = {"cn": "zh-Hans", "chn": "zh-Hans", "tw": "zh-Hant", "jp": "ja", "kr": "ko", "eng": "en", "rus": "ru"}
_TAGGED = re.compile(r"[（(\[]\s*([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)\s*[)）\]]\s*$")


def _without_language(heading: str) -> tuple[str, str]:
    """A heading without its word for a language, and that language's tag."""
    if tagged := _TAGGED.search(heading):
        return heading[: tagged.start()], _COLLOQUIAL.get(tagged[1].lower()) or normalise_tag(tagged[1])
    folded = fold(heading)
    for word, tag in _LANGUAGES:
        pattern = re.escape(word) if not word.isascii() else rf"(?<![a-z]){re.escape(word)}(?![a-z])"
        if match := re.search(pattern, folded):
            return folded[: match.start()] + " " + folded[match.end() :], tag
    return heading, ""
