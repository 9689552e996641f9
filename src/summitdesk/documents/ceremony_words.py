"""What the pack for a signing ceremony says, by language; a language without its own words gets the English ones."""

from collections.abc import Mapping, Sequence

from summitdesk.domain.language import pick, text_in

_WORDS: Mapping[str, Mapping[str, str]] = {
    "to_prepare": {"zh-Hans": "准备清单", "en": "To prepare", "ru": "Подготовить", "ar": "التحضيرات"},
    "running_order": {"zh-Hans": "流程", "en": "Running order", "ru": "Порядок церемонии", "ar": "سير المراسم"},
    "places": {"zh-Hans": "座次与国旗", "en": "Seats and flags", "ru": "Места и флаги", "ar": "المقاعد والأعلام"},
    "signatures": {"zh-Hans": "签字一览", "en": "All signatures", "ru": "Все подписи", "ar": "جميع التوقيعات"},
    "order": {"zh-Hans": "签字顺序", "en": "Order of signing", "ru": "Порядок подписания", "ar": "ترتيب التوقيع"},
    "number": {"zh-Hans": "序号", "en": "No.", "ru": "№", "ar": "الرقم"},
    "round": {"zh-Hans": "轮次", "en": "Round", "ru": "Круг", "ar": "الجولة"},
    "copy": {"zh-Hans": "保存本", "en": "Copy kept by", "ru": "Экземпляр", "ar": "نسخة"},
    "text": {"zh-Hans": "文本", "en": "Text", "ru": "Текст", "ar": "النص"},
    "signer": {"zh-Hans": "签字人", "en": "Signer", "ru": "Подписывает", "ar": "الموقِّع"},
    "party": {"zh-Hans": "签署方", "en": "Party", "ru": "Сторона", "ar": "الطرف"},
    "place": {"zh-Hans": "位置", "en": "Place", "ru": "Место", "ar": "الموضع"},
    "left": {
        "zh-Hans": "第{page}页左侧",
        "en": "page {page}, left",
        "ru": "с. {page}, слева",
        "ar": "صفحة {page}، اليسار",
    },
    "right": {
        "zh-Hans": "第{page}页右侧",
        "en": "page {page}, right",
        "ru": "с. {page}, справа",
        "ar": "صفحة {page}، اليمين",
    },
    "cell": {
        "zh-Hans": "第{page}页{row}行{column}列",
        "en": "page {page}, row {row}, column {column}",
        "ru": "с. {page}, ряд {row}, столбец {column}",
        "ar": "صفحة {page}، صف {row}، عمود {column}",
    },
    "own_round": {"zh-Hans": "一（己方本）", "en": "1 (own copy)", "ru": "1 (свой экземпляр)", "ar": "1 (نسخته)"},
    "other_round": {
        "zh-Hans": "二（对方本）",
        "en": "2 (other copy)",
        "ru": "2 (чужой экземпляр)",
        "ar": "2 (نسخة الطرف الآخر)",
    },
    "name_open": {
        "zh-Hans": "姓名待报",
        "en": "name to be announced",
        "ru": "имя будет сообщено",
        "ar": "يُعلن الاسم لاحقا",
    },
    "count_bilateral": {
        "zh-Hans": "文本{originals}册，各含{languages}种文字，双方各签{each}处，共{total}处签字",
        "en": "{originals} originals in {languages} languages: {each} signatures by each side, {total} in all",
        "ru": "Экземпляров: {originals}, языков: {languages}; подписей каждой стороны: {each}, всего: {total}",
        "ar": "النسخ الأصلية: {originals}، اللغات: {languages}، توقيعات كل طرف: {each}، المجموع: {total}",
    },
    "count_multilateral": {
        "zh-Hans": "共{total}方签署",
        "en": "{total} parties sign",
        "ru": "Подписывают сторон: {total}",
        "ar": "عدد الموقِّعين: {total}",
    },
    "from_the_room": {
        "zh-Hans": "自会场望向签字台",
        "en": "as seen from the room",
        "ru": "вид из зала",
        "ar": "كما تُرى من القاعة",
    },
    "backdrop": {"zh-Hans": "背景板", "en": "Backdrop", "ru": "Задник", "ar": "الخلفية"},
    "assistant": {"zh-Hans": "助签人", "en": "Assistant", "ru": "Помощник", "ar": "مساعد"},
    "members": {
        "zh-Hans": "随员（按级别自中间向外）",
        "en": "Members, by rank outwards",
        "ru": "Члены делегации, по рангу от середины",
        "ar": "الأعضاء حسب الرتبة من الوسط",
    },
    "photographers": {"zh-Hans": "摄影", "en": "Photographers", "ru": "Фотографы", "ar": "المصورون"},
    "guest": {"zh-Hans": "客方", "en": "Guest", "ru": "Гость", "ar": "الضيف"},
    "host": {"zh-Hans": "主方", "en": "Host", "ru": "Хозяин", "ar": "المضيف"},
    "in_turn": {
        "zh-Hans": "各方依次上前签署",
        "en": "Parties come up in turn",
        "ru": "Стороны подходят по очереди",
        "ar": "يتقدم الأطراف بالتتابع",
    },
}

_CHECKLIST: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "volumes": (
        {"zh-Hans": "文本", "en": "Volumes", "ru": "Тексты", "ar": "المجلدات"},
        {
            "zh-Hans": "双方已共同校对全文，一致性核对表已签",
            "en": "Both sides have read the texts together; the proof of identity is signed",
            "ru": "Стороны сверили тексты; сверка экземпляров подписана",
            "ar": "قابل الطرفان النصوص ووقّعا محضر المطابقة",
        },
        {
            "zh-Hans": "审批文件与签字授权已核验",
            "en": "Approvals and authority to sign are checked",
            "ru": "Проверены согласования и полномочия подписывать",
            "ar": "جرى التحقق من الموافقات وصلاحية التوقيع",
        },
        {
            "zh-Hans": "按保存方分册装订，各册文字、签字位置无误",
            "en": "Each side’s volume is bound; order of texts and places to sign are right",
            "ru": "Экземпляр каждой стороны переплетён; порядок текстов и места подписей верны",
            "ar": "مجلد كل طرف مغلف؛ ترتيب النصوص ومواضع التوقيع صحيح",
        },
        {
            "zh-Hans": "封夹；丝带用保存方国旗颜色（中方红黄，双方均可用红色）；火漆印",
            "en": "Folders; silk cord in the colours of the keeper’s flag (plain red will do); wax and seal",
            "ru": "Папки; шёлковый шнур цветов флага хранителя (можно красный); сургуч и печать",
            "ar": "حافظات؛ شريط حريري بألوان علم الحافظ (ويكفي الأحمر)؛ شمع وختم",
        },
    ),
    "table": (
        {"zh-Hans": "签字台", "en": "Table", "ru": "Стол", "ar": "الطاولة"},
        {
            "zh-Hans": "长条桌，深绿色台呢",
            "en": "Long table, dark green cloth",
            "ru": "Длинный стол, тёмно-зелёное сукно",
            "ar": "طاولة طويلة ومفرش أخضر داكن",
        },
        {
            "zh-Hans": "各签字人座前：本方保存本、签字笔两支、吸墨器",
            "en": "Before each chair: that side’s own volume, two pens, a blotter",
            "ru": "Перед каждым местом: свой экземпляр, две ручки, пресс-папье",
            "ar": "أمام كل مقعد: مجلد الطرف نفسه وقلمان ونشافة",
        },
        {
            "zh-Hans": "桌签（双面）、旗架",
            "en": "Table cards, both sides; flag stand",
            "ru": "Двусторонние именные карточки; подставка для флагов",
            "ar": "بطاقات أسماء بوجهين؛ حامل أعلام",
        },
        {
            "zh-Hans": "话筒（如安排致辞）",
            "en": "Microphones, where there are speeches",
            "ru": "Микрофоны, если будут речи",
            "ar": "ميكروفونات إن كانت هناك كلمات",
        },
    ),
    "flags": (
        {"zh-Hans": "国旗", "en": "Flags", "ru": "Флаги", "ar": "الأعلام"},
        {
            "zh-Hans": "尺寸面积相当，高度一致，不触地",
            "en": "Of equal area, at equal height, none touching the ground",
            "ru": "Равной площади, на равной высоте, не касаются пола",
            "ar": "متساوية المساحة والارتفاع ولا تلامس الأرض",
        },
        {
            "zh-Hans": "正反、上下方向无误；竖挂须先确认可行",
            "en": "Right side up and facing the room; none hung vertically that may not be",
            "ru": "Верхом вверх, лицом в зал; вертикально только те, какие можно",
            "ar": "في وضعها الصحيح ومواجهة للقاعة؛ لا يعلق رأسيا ما لا يجوز تعليقه",
        },
    ),
    "people": (
        {"zh-Hans": "人员", "en": "People", "ru": "Люди", "ar": "الأشخاص"},
        {
            "zh-Hans": "双方助签人各一名，立于本方签字人外侧，已演练翻页与交换文本",
            "en": "One assistant a side, on the outer side of the signatory; turning and carrying are rehearsed",
            "ru": "По одному помощнику с внешней стороны от подписывающего; всё отрепетировано",
            "ar": "مساعد لكل طرف على الجانب الخارجي للموقِّع؛ أُجري تدريب مسبق",
        },
        {
            "zh-Hans": "其他成员人数相当，立于本方签字人身后",
            "en": "Other members in equal numbers, behind their own signatory",
            "ru": "Остальные члены в равном числе позади своего подписывающего",
            "ar": "بقية الأعضاء بأعداد متساوية خلف موقِّعهم",
        },
        {
            "zh-Hans": "主持人、翻译到位；摄影位居中面向签字台",
            "en": "Announcer and interpreter; photographers in the middle",
            "ru": "Ведущий и переводчик; фотографы посередине",
            "ar": "المقدِّم والمترجم؛ المصورون في الوسط",
        },
    ),
}

ONLINE: Mapping[str, str] = {
    "zh-Hans": "线上签署：记录双方所在地与时区，测试连线，约定文本寄送方式",
    "en": "Online signing: both places and time zones recorded, the line tested, the exchange by post agreed",
    "ru": "Подписание онлайн: записаны места и часовые пояса, проверена связь, согласован обмен по почте",
    "ar": "التوقيع عن بعد: تسجيل المكانين والتوقيتين واختبار الاتصال والاتفاق على تبادل النسخ بالبريد",
}

STEPS_OF_TWO: tuple[Mapping[str, str], ...] = (
    {
        "zh-Hans": "双方人员入场，签字人就座：主方居左、客方居右（面向会场），其他人员在身后站定",
        "en": "Both sides enter; the signatories sit down, facing the room: host on the left, guest on the right",
        "ru": "Стороны входят; подписывающие садятся лицом к залу: хозяин слева, гость справа",
        "ar": "يدخل الطرفان؛ يجلس الموقِّعان مواجهين القاعة: المضيف إلى اليسار والضيف إلى اليمين",
    },
    {
        "zh-Hans": "助签人翻开本方保存本，签字人先签本方文字文本，再签另一文字文本",
        "en": "Assistants open their own side’s copy; each signatory signs the text in the own language first",
        "ru": "Помощники раскрывают свой экземпляр; каждый подписывает сначала текст на своём языке",
        "ar": "يفتح المساعدان نسختيهما؛ يوقّع كل موقِّع النص المحرر بلغته أولا",
    },
    {
        "zh-Hans": "助签人吸墨、合上文本，互换送至对方签字人前，签字人在对方保存本上签字",
        "en": "Assistants blot, carry the volumes across, and each signatory signs the other side’s copy",
        "ru": "Помощники промокают подписи и переносят тексты; каждый подписывает экземпляр другой стороны",
        "ar": "يجفف المساعدان الحبر وينقلان المجلدين؛ يوقّع كل موقِّع نسخة الطرف الآخر",
    },
    {
        "zh-Hans": "双方签字人起立，亲手交换文本，握手，合影",
        "en": "The signatories rise, exchange the volumes by hand, shake hands; photographs",
        "ru": "Подписавшие встают, обмениваются экземплярами, пожимают руки; фотографирование",
        "ar": "يقف الموقِّعان ويتبادلان المجلدين يدا بيد ويتصافحان؛ صور",
    },
    {
        "zh-Hans": "致辞（仅限重要文本）；祝酒；退场",
        "en": "Speeches, for important texts only; toast; all leave",
        "ru": "Речи — только для важных документов; тост; все выходят",
        "ar": "كلمات للنصوص المهمة فقط؛ نخب؛ انصراف",
    },
)

STEPS_OF_MANY: tuple[Mapping[str, str], ...] = (
    {
        "zh-Hans": "主持人宣布签署并介绍文本",
        "en": "The announcer names the text and opens the signing",
        "ru": "Ведущий называет документ и открывает подписание",
        "ar": "يعلن المقدِّم عن النص ويفتتح التوقيع",
    },
    {
        "zh-Hans": "各方按下列顺序签署，助签人指引签字位置",
        "en": "The parties sign in the order below; an assistant shows each the place to sign",
        "ru": "Стороны подписывают в указанном ниже порядке; помощник показывает место подписи",
        "ar": "يوقّع الأطراف بالترتيب أدناه؛ يدلّ مساعد كلا منهم على موضع التوقيع",
    },
    {
        "zh-Hans": "最后一方签署后展示文本，全体合影",
        "en": "After the last signature the text is shown; group photograph",
        "ru": "После последней подписи документ показывают залу; общая фотография",
        "ar": "بعد آخر توقيع يُعرض النص؛ صورة جماعية",
    },
)


def said(key: str, language: str, **values: object) -> str:
    """A word or sentence of the pack, its blanks filled in."""
    return pick(_WORDS[key], language).format(**values)


def said_in_each(key: str, languages: Sequence[str], /, **values: object) -> tuple[tuple[str, str], ...]:
    """A word or sentence in each language with the language that it is in."""
    return tuple((text.format(**values), tag) for text, tag in in_each(_WORDS[key], languages))


def in_each(texts: Mapping[str, str], languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """A text in each language; languages without their own words share the English ones, which stand once."""
    found = [(text, tag) if (text := text_in(texts, tag)) else (texts["en"], "en") for tag in languages]
    return tuple(dict.fromkeys(found))


def checklist() -> tuple[tuple[Mapping[str, str], ...], ...]:
    """The checklist: groups of points, each group headed by its name."""
    return tuple(_CHECKLIST.values())
