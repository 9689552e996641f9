"""The fixed words of papers, by language: paper speaks the languages of the event, never that of the window.

A language without its own words gets the English ones.
"""

from collections.abc import Iterable, Mapping, Sequence

from summitdesk.domain.language import base_language, pick

_WORDS: Mapping[str, Mapping[str, str]] = {
    "draft": {
        **{"zh-Hans": "草案", "zh-Hant": "草案", "ja": "草案", "ko": "초안", "en": "DRAFT"},
        **{"ru": "ПРОЕКТ", "fr": "PROJET", "de": "ENTWURF", "es": "BORRADOR", "ar": "مسودة"},
    },
    "copy_kept_by": {
        "zh-Hans": "{party}保存本",
        "zh-Hant": "{party}保存本",
        "ja": "{party}保存用",
        "ru": "Экземпляр стороны: {party}",
        "fr": "Exemplaire conservé par {party}",
        "ar": "النسخة المحفوظة لدى {party}",
        "en": "Copy kept by {party}",
    },
    "working_translation": {
        "zh-Hans": "（工作译文）",
        "zh-Hant": "（工作譯文）",
        "ja": "（仮訳）",
        "ru": "(Рабочий перевод)",
        "fr": "(Traduction de travail)",
        "en": "(Working translation)",
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
    "takes_part": {
        **{"zh-Hans": "贵团参加", "zh-Hant": "貴團參加", "ja": "貴代表団が参加", "ko": "귀 대표단 참가"},
        **{"en": "Your delegation has a part", "ru": "С участием вашей делегации"},
        **{"fr": "Votre délégation y participe", "de": "Mit Beteiligung Ihrer Delegation"},
        **{"es": "Participa su delegación", "ar": "بمشاركة وفدكم"},
    },
    "roster": {
        "zh-Hans": "参会人员名单",
        "zh-Hant": "與會人員名單",
        "ja": "参加者名簿",
        "ko": "참가자 명단",
        "en": "List of Participants",
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
    "name": {"zh-Hans": "姓名", "zh-Hant": "姓名", "ja": "氏名", "ko": "성명", "en": "Name"},
    "office": {"zh-Hans": "职务", "zh-Hant": "職務", "ja": "役職", "ko": "직위", "en": "Office"},
    "part": {"zh-Hans": "身份", "zh-Hant": "身份", "ja": "区分", "ko": "구분", "en": "Capacity"},
    "theme": {
        **{"zh-Hans": "主题", "zh-Hant": "主題", "ja": "テーマ", "ko": "주제", "en": "Theme", "ru": "Тема"},
        **{"fr": "Thème", "de": "Thema", "es": "Tema", "ar": "الموضوع"},
    },
    "name_to_come": {
        "zh-Hans": "姓名待报",
        "zh-Hant": "姓名待報",
        "ja": "氏名未着",
        "ko": "성명 미정",
        "en": "Name to be announced",
    },
    "nobody_yet": {"zh-Hans": "名单待报", "zh-Hant": "名單待報", "en": "Names to be announced"},
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
    "signatures": {"zh-Hans": "{title}签署页", "zh-Hant": "{title}簽署頁", "en": "Signatures to the {title}"},
    "done": {
        "zh-Hans": "{date}于{place}",
        "zh-Hant": "{date}於{place}",
        "ja": "{date}、{place}において",
        "en": "Done at {place}, on {date}",
    },
    "counterpart": {"zh-Hans": "（另纸签署）", "zh-Hant": "（另紙簽署）", "en": "(by counterpart)"},
    "endorsed_online": {"zh-Hans": "（线上附署）", "zh-Hant": "（線上附署）", "en": "(endorsed online)"},
    "identity": {
        "zh-Hans": "两份文本一致性核对表",
        "zh-Hant": "兩份文本一致性核對表",
        "ru": "Сверка экземпляров",
        "en": "Proof of Identity of the Copies",
    },
    "alternat_inverted": {
        "zh-Hans": "倒版：双方保存本均以保存方列前，对调双方后逐段比对",
        "zh-Hant": "倒版：雙方保存本均以保存方列前，對調雙方後逐段比對",
        "ru": "Альтернат: в каждом экземпляре его хранитель назван первым; сверено после перестановки Сторон",
        "en": "Inverted copies: each names its keeper first; compared part by part after the sides changed places",
    },
    "alternat_non_inverted": {
        "zh-Hans": "不倒版：双方保存本相同，逐段比对",
        "zh-Hant": "不倒版：雙方保存本相同，逐段比對",
        "ru": "Без альтерната: экземпляры одинаковы; сверено по частям",
        "en": "Copies not inverted: both read the same; compared part by part",
    },
    "identical": {
        "zh-Hans": "一致：{texts}份文本，{parts}处逐一比对，全部相同。",
        "zh-Hant": "一致：{texts}份文本，{parts}處逐一比對，全部相同。",
        "ru": "Совпадают: текстов — {texts}, сверено частей — {parts}, расхождений нет.",
        "en": "Identical: {texts} texts, {parts} parts compared, no difference.",
    },
    "not_identical": {
        "zh-Hans": "不一致：{parts}处中有{differing}处不同。",
        "zh-Hant": "不一致：{parts}處中有{differing}處不同。",
        "ru": "Не совпадают: расхождений — {differing} из {parts}.",
        "en": "Not identical: {differing} of {parts} parts differ.",
    },
    "part_of_text": {"zh-Hans": "部分", "zh-Hant": "部分", "ru": "Часть", "en": "Part"},
    "part_title": {"zh-Hans": "标题", "zh-Hant": "標題", "ru": "Заголовок", "en": "Title"},
    "part_subtitle": {"zh-Hans": "副标题", "zh-Hant": "副標題", "ru": "Подзаголовок", "en": "Subtitle"},
    "part_clause": {"zh-Hans": "正文", "zh-Hant": "正文", "ru": "Текст", "en": "Text"},
    "part_closing": {"zh-Hans": "约尾", "zh-Hant": "約尾", "ru": "Заключение", "en": "Closing"},
    "part_left": {"zh-Hans": "左侧签字", "zh-Hant": "左側簽字", "ru": "Подпись слева", "en": "Signs on the left"},
    "part_right": {"zh-Hans": "右侧签字", "zh-Hant": "右側簽字", "ru": "Подпись справа", "en": "Signs on the right"},
    "read_together": {
        "zh-Hans": "双方校对人签字",
        "zh-Hant": "雙方校對人簽字",
        "ru": "Сверили",
        "en": "Read against each other by",
    },
    "ceremony": {"zh-Hans": "签字仪式手册", "zh-Hant": "簽字儀式手冊", "en": "Signing Ceremony"},
    "late_signatures": {
        "zh-Hans": "{title}补充签署页",
        "zh-Hant": "{title}補充簽署頁",
        "en": "Further Signatures to the {title}",
    },
    "signed_later": {
        "zh-Hans": "下列各方于{date}之后签署或附署",
        "zh-Hant": "下列各方於{date}之後簽署或附署",
        "en": "The following signed or endorsed it after {date}",
    },
    "signed_mark": {"zh-Hans": "（已签字）", "zh-Hant": "（已簽字）", "en": "(signed)"},
    "certified": {
        "zh-Hans": "本件经核对与原件一致。",
        "zh-Hant": "本件經核對與原件一致。",
        "en": "I hereby certify that the foregoing text is a true copy of the original.",
    },
    "certifier": {
        "zh-Hans": "核对人姓名、职务（盖章）",
        "zh-Hant": "核對人姓名、職務（蓋章）",
        "en": "Name, office, seal",
    },
    "certified_on": {"zh-Hans": "日期", "zh-Hant": "日期", "en": "Date"},
    "totals": {
        "zh-Hans": "{countries}个国家，{cities}座城市，{people}人",
        "zh-Hant": "{countries}個國家，{cities}座城市，{people}人",
        "en": "{countries} countries, {cities} cities, {people} participants",
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

_PARTS: Mapping[str, Mapping[str, str]] = {
    "head": {"zh-Hans": "团长", "zh-Hant": "團長", "ja": "団長", "ko": "단장", "en": "Head of delegation"},
    "deputy_head": {"zh-Hans": "副团长", "zh-Hant": "副團長", "ja": "副団長", "en": "Deputy head"},
    "member": {"zh-Hans": "团员", "zh-Hant": "團員", "ja": "団員", "ko": "단원", "en": "Member"},
    "secretary": {"zh-Hans": "秘书", "zh-Hant": "秘書", "ja": "秘書", "en": "Secretary"},
    "interpreter": {"zh-Hans": "翻译", "zh-Hant": "翻譯", "ja": "通訳", "ko": "통역", "en": "Interpreter"},
    "security": {"zh-Hans": "安保", "zh-Hant": "安保", "en": "Security"},
    "press": {"zh-Hans": "媒体", "zh-Hant": "媒體", "ja": "報道", "en": "Press"},
    "business": {"zh-Hans": "企业代表", "zh-Hant": "企業代表", "en": "Business"},
    "spouse": {"zh-Hans": "配偶", "zh-Hant": "配偶", "en": "Spouse"},
    "guest": {"zh-Hans": "嘉宾", "zh-Hant": "嘉賓", "ja": "来賓", "en": "Guest"},
    "staff": {"zh-Hans": "工作人员", "zh-Hant": "工作人員", "en": "Staff"},
}

_ATTENDANCE: Mapping[str, Mapping[str, str]] = {
    "online": {"zh-Hans": "线上", "zh-Hant": "線上", "en": "online"},
    "video_message": {"zh-Hans": "视频致辞", "zh-Hant": "視頻致辭", "en": "video message"},
    "written_message": {"zh-Hans": "书面致辞", "zh-Hant": "書面致辭", "en": "written message"},
    "represented": {"zh-Hans": "委派代表", "zh-Hant": "委派代表", "en": "represented"},
    "absent": {"zh-Hans": "缺席", "zh-Hant": "缺席", "en": "absent"},
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

_ORDERS: Mapping[str, Mapping[str, str]] = {
    "A": {"zh-Hans": "按友好关系建立先后排序", "en": "In order of the length of the relation to the host"},
    "B": {"zh-Hans": "按团长级别排序", "en": "In order of the rank of the heads of delegation"},
    "C": {"zh-Hans": "按国家英文名称字母顺序排列", "en": "In English alphabetical order of countries"},
    "D": {
        "zh-Hans": "自抽签所定字母起，按国家英文名称字母顺序排列",
        "en": "In English alphabetical order of countries from the letter drawn",
    },
    "E": {"zh-Hans": "按城市英文名称字母顺序排列", "en": "In English alphabetical order of cities"},
    "F": {"zh-Hans": "按主办方排定的顺序", "en": "In the order set by the organizers"},
}


def word(key: str, language: str, **values: object) -> str:
    """A fixed word or phrase of papers in ``language``, its blanks filled in."""
    return pick(_WORDS[key], language).format(**values)


def organizer_role(role: str, language: str) -> str:
    """The heading of an organizer: 主办单位, "Hosted by"."""
    return pick(_ROLES[role], language)


def part(role: str, language: str) -> str:
    """What somebody is in a delegation: 团长, "Head of delegation"."""
    return pick(_PARTS[role], language)


def attendance(mode: str, language: str) -> str:
    """How somebody takes part where that is not in person; empty for in person."""
    return pick(_ATTENDANCE[mode], language) if mode in _ATTENDANCE else ""


def speaker_role(role: str, language: str) -> str:
    """The heading of people who have a part in an item: 主持, "Moderator"."""
    return pick(_SPEAKERS[role], language)


def order_rule(policy: str, language: str) -> str:
    """The rule that a printed list is ordered by."""
    return pick(_ORDERS[policy], language)


def labelled(label: str, text: str, language: str) -> str:
    """A label before what it is about, with the colon of the language: 主题：冰雪, "Theme: ice", « Thème : glace »."""
    colon = {"zh": "：", "ja": "：", "fr": "\u00a0: "}.get(base_language(language), ": ")
    return f"{label}{colon}{text}"


def enumerated(items: Iterable[str], language: str) -> str:
    """Items of several words one after the other, empty ones left out: 张三（哈尔滨市市长）、李四, "A; B"."""
    between = {"zh": "、", "ja": "、", "ar": "؛ ", "fa": "؛ "}.get(base_language(language), "; ")
    return between.join(filter(None, items))


def draft_mark(languages: Sequence[str]) -> str:
    """The mark on every page of a draft, in all languages of the paper."""
    return " · ".join(dict.fromkeys(word("draft", tag) for tag in languages))
