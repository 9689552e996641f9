"""The fixed words of papers, by language: paper speaks the languages of the event, never that of the window.

A language without its own words gets the English ones.
"""

from collections.abc import Iterable, Mapping, Sequence

from summitdesk.documents.list_words import ATTENDANCE, LISTS, ORDERS, PARTS
from summitdesk.documents.signing_words import SIGNING
from summitdesk.domain.language import base_language, pick, text_in

_WORDS: Mapping[str, Mapping[str, str]] = {
    "draft": {
        **{"zh-Hans": "草案", "zh-Hant": "草案", "ja": "草案", "ko": "초안", "en": "DRAFT"},
        **{"ru": "ПРОЕКТ", "fr": "PROJET", "de": "ENTWURF", "es": "BORRADOR", "ar": "مسودة"},
    },
    "agenda": {
        **{"zh-Hans": "日程", "zh-Hant": "日程", "ja": "日程", "ko": "일정", "en": "Programme", "ru": "Программа"},
        **{"fr": "Programme", "de": "Programm", "es": "Programa", "ar": "البرنامج"},
    },
    "agenda_changes": {
        **{"zh-Hans": "日程变更", "zh-Hant": "日程變更", "ja": "日程の変更", "ko": "일정 변경"},
        **{"en": "Changes to the Programme", "ru": "Изменения в программе"},
        **{"fr": "Modifications du programme", "de": "Änderungen des Programms"},
        **{"es": "Cambios en el programa", "ar": "تعديلات على البرنامج"},
    },
    "programme_of": {
        **{"zh-Hans": "{delegation}代表团日程", "zh-Hant": "{delegation}代表團日程", "ja": "{delegation}代表団の日程"},
        **{"ko": "{delegation} 대표단 일정", "en": "Programme of the delegation of {delegation}"},
        **{"ru": "Программа делегации: {delegation}", "fr": "Programme de la délégation : {delegation}"},
        **{"de": "Programm der Delegation: {delegation}", "es": "Programa de la delegación: {delegation}"},
        **{"ar": "برنامج وفد {delegation}"},
    },
    "liaison": {
        "zh-Hans": "联络员",
        "zh-Hant": "聯絡員",
        "ja": "連絡担当",
        "ko": "연락관",
        "en": "Liaison",
        "ru": "Сопровождающий",
        "fr": "Officier de liaison",
        "de": "Betreuung",
        "es": "Enlace",
        "ar": "ضابط الاتصال",
    },
    "emergency": {
        "zh-Hans": "紧急电话",
        "zh-Hant": "緊急電話",
        "ja": "緊急連絡先",
        "ko": "비상 연락처",
        "en": "Emergency",
        "ru": "Экстренный вызов",
        "fr": "Urgence",
        "de": "Notruf",
        "es": "Emergencia",
        "ar": "الطوارئ",
    },
    "takes_part": {
        **{"zh-Hans": "贵团参加", "zh-Hant": "貴團參加", "ja": "貴代表団が参加", "ko": "귀 대표단 참가"},
        **{"en": "Your delegation has a part", "ru": "С участием вашей делегации"},
        **{"fr": "Votre délégation y participe", "de": "Mit Beteiligung Ihrer Delegation"},
        **{"es": "Participa su delegación", "ar": "بمشاركة وفدكم"},
    },
    "time": {
        **{"zh-Hans": "时间", "zh-Hant": "時間", "ja": "時間", "ko": "시간", "en": "Time", "ru": "Время"},
        **{"fr": "Heure", "de": "Zeit", "es": "Hora", "ar": "الوقت"},
    },
    "item": {
        **{"zh-Hans": "活动", "zh-Hant": "活動", "ja": "行事", "ko": "행사", "en": "Item", "ru": "Мероприятие"},
        **{"fr": "Activité", "de": "Programmpunkt", "es": "Actividad", "ar": "الفعالية"},
    },
    "place": {
        **{"zh-Hans": "地点", "zh-Hant": "地點", "ja": "場所", "ko": "장소", "en": "Place", "ru": "Место"},
        **{"fr": "Lieu", "de": "Ort", "es": "Lugar", "ar": "المكان"},
    },
    "theme": {
        **{"zh-Hans": "主题", "zh-Hant": "主題", "ja": "テーマ", "ko": "주제", "en": "Theme", "ru": "Тема"},
        **{"fr": "Thème", "de": "Thema", "es": "Tema", "ar": "الموضوع"},
    },
    "cancelled": {
        **{"zh-Hans": "已取消", "zh-Hant": "已取消", "ja": "中止", "ko": "취소", "en": "Cancelled", "ru": "Отменено"},
        **{"fr": "Annulé", "de": "Entfällt", "es": "Cancelado", "ar": "أُلغيت"},
    },
    "times_in": {
        **{
            "zh-Hans": "时间均为{zone}",
            "zh-Hant": "時間均為{zone}",
            "ja": "時刻はすべて{zone}",
            "ko": "모든 시각은 {zone} 기준",
        },
        **{"en": "All times are in {zone}", "ru": "Время везде указано: {zone}"},
        **{"fr": "Heures indiquées : {zone}", "de": "Alle Zeiten: {zone}", "es": "Horario indicado: {zone}"},
        **{"ar": "جميع الأوقات: {zone}"},
    },
    "beijing_time": {
        **{"zh-Hans": "北京时间", "zh-Hant": "北京時間", "ja": "北京時間", "ko": "베이징 시간", "en": "Beijing time"},
        **{"ru": "пекинское время", "fr": "heure de Pékin", "de": "Pekinger Zeit", "es": "hora de Pekín"},
        **{"ar": "توقيت بكين"},
    },
}

_ROLES: Mapping[str, Mapping[str, str]] = {
    "guiding": {
        **{"zh-Hans": "指导单位", "zh-Hant": "指導單位", "ja": "指導", "ko": "지도", "en": "Guided by"},
        **{"ru": "Под эгидой", "fr": "Sous l’égide de", "de": "Unter der Leitung von"},
        **{"es": "Bajo la dirección de", "ar": "بإشراف"},
    },
    "host": {
        **{"zh-Hans": "主办单位", "zh-Hant": "主辦單位", "ja": "主催", "ko": "주최", "en": "Hosted by"},
        **{"ru": "Принимающая сторона", "fr": "Hôte", "de": "Gastgeber", "es": "Anfitrión"},
        **{"ar": "الجهة المضيفة"},
    },
    "organizer": {
        **{"zh-Hans": "承办单位", "zh-Hant": "承辦單位", "ja": "運営", "ko": "주관", "en": "Organized by"},
        **{"ru": "Организатор", "fr": "Organisation", "de": "Ausrichter", "es": "Organización"},
        **{"ar": "الجهة المنظِّمة"},
    },
    "co_organizer": {
        **{"zh-Hans": "协办单位", "zh-Hant": "協辦單位", "ja": "共催", "ko": "공동 주관", "en": "Co-organized by"},
        **{"ru": "Соорганизатор", "fr": "Coorganisation", "de": "Mitausrichter", "es": "Coorganización"},
        **{"ar": "الجهة المشاركة في التنظيم"},
    },
    "supporter": {
        **{"zh-Hans": "支持单位", "zh-Hant": "支持單位", "ja": "後援", "ko": "후원", "en": "Supported by"},
        **{"ru": "При поддержке", "fr": "Avec le soutien de", "de": "Unterstützt durch"},
        **{"es": "Con el apoyo de", "ar": "بدعم من"},
    },
}

_SPEAKERS: Mapping[str, Mapping[str, str]] = {
    "chair": {
        **{"zh-Hans": "主持", "zh-Hant": "主持", "ja": "議長", "ko": "의장", "en": "Chair", "ru": "Председатель"},
        **{"fr": "Présidence", "de": "Vorsitz", "es": "Presidencia", "ar": "الرئاسة"},
    },
    "moderator": {
        **{"zh-Hans": "主持", "zh-Hant": "主持", "ja": "司会", "ko": "사회", "en": "Moderator", "ru": "Ведущий"},
        **{"fr": "Modération", "de": "Moderation", "es": "Moderación", "ar": "إدارة الجلسة"},
    },
    "speaker": {
        **{"zh-Hans": "发言", "zh-Hant": "發言", "ja": "発言", "ko": "발언", "en": "Speakers", "ru": "Выступают"},
        **{"fr": "Interventions", "de": "Es sprechen", "es": "Intervienen", "ar": "المتحدثون"},
    },
    "panellist": {
        **{"zh-Hans": "嘉宾", "zh-Hant": "嘉賓", "ja": "パネリスト", "ko": "토론", "en": "Panel"},
        **{"ru": "Участники дискуссии", "fr": "Table ronde", "de": "Podium", "es": "Panel"},
        **{"ar": "المناقشون"},
    },
    "rapporteur": {
        **{"zh-Hans": "报告", "zh-Hant": "報告", "ja": "報告", "ko": "보고", "en": "Rapporteur", "ru": "Докладчик"},
        **{"fr": "Rapport", "de": "Berichterstattung", "es": "Relatoría", "ar": "المقرر"},
    },
    "interpreter": {
        **{"zh-Hans": "翻译", "zh-Hant": "翻譯", "ja": "通訳", "ko": "통역", "en": "Interpreter", "ru": "Перевод"},
        **{"fr": "Interprétation", "de": "Dolmetschen", "es": "Interpretación", "ar": "الترجمة"},
    },
}


def word(key: str, language: str, **values: object) -> str:
    """A fixed word or phrase of papers in ``language``, its blanks filled in."""
    return pick(_texts(key), language).format(**values)


def word_language(key: str, language: str) -> str:
    """The language that :func:`word` speaks: ``language``, or English where it has no words of its own."""
    return language if text_in(_texts(key), language) else "en"


def spoken(key: str, languages: Iterable[str], **values: object) -> tuple[tuple[str, str], ...]:
    """A word in each language with the language that it is in; languages without their own words share the English."""
    return tuple(dict.fromkeys((word(key, tag, **values), word_language(key, tag)) for tag in languages))


def together(key: str, languages: Iterable[str], between: str = " ") -> str:
    """A word in each language on one line, each text once: 姓名 Name."""
    return between.join(dict.fromkeys(text for text, _language in spoken(key, languages)))


def _texts(key: str) -> Mapping[str, str]:
    return _WORDS.get(key) or SIGNING.get(key) or LISTS[key]


def organizer_role(role: str, language: str) -> str:
    """The heading of an organizer: 主办单位, "Hosted by"."""
    return pick(_ROLES[role], language)


def part(role: str, language: str) -> str:
    """What somebody is in a delegation: 团长, "Head of delegation"."""
    return pick(PARTS[role], language)


def attendance(mode: str, language: str) -> str:
    """How somebody takes part where that is not in person; empty for in person."""
    return pick(ATTENDANCE[mode], language) if mode in ATTENDANCE else ""


def speaker_role(role: str, language: str) -> str:
    """The heading of people who have a part in an item: 主持, "Moderator"."""
    return pick(_SPEAKERS[role], language)


def order_rule(policy: str, language: str) -> str:
    """The rule that a printed list is ordered by."""
    return pick(ORDERS[policy], language)


def labelled(label: str, text: str, language: str) -> str:
    """A label before what it is about, with the colon of the language: 主题：冰雪, "Theme: ice", « Thème : glace »."""
    colon = {"zh": "：", "ja": "：", "fr": "\u00a0: "}.get(base_language(language), ": ")
    return f"{label}{colon}{text}"


def enumerated(items: Iterable[str], language: str) -> str:
    """Items of several words one after the other, empty ones left out: 张三（哈尔滨市市长）、李四, "A; B"."""
    between = {"zh": "、", "ja": "、", "fr": "\u00a0; ", "ar": "؛ ", "fa": "؛ "}.get(base_language(language), "; ")
    return between.join(filter(None, items))


def draft_mark(languages: Sequence[str]) -> str:
    """The mark on every page of a draft, in all languages of the paper."""
    return " · ".join(dict.fromkeys(word("draft", tag) for tag in languages))
