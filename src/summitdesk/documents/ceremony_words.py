"""What the pack for a signing ceremony says, by language; a language without its own words gets the English ones."""

from collections.abc import Mapping

from summitdesk.domain.language import pick

_WORDS: Mapping[str, Mapping[str, str]] = {
    "to_prepare": {"zh-Hans": "准备清单", "en": "To prepare"},
    "running_order": {"zh-Hans": "流程", "en": "Running order"},
    "places": {"zh-Hans": "座次与国旗", "en": "Seats and flags"},
    "signatures": {"zh-Hans": "签字一览", "en": "All signatures"},
    "order": {"zh-Hans": "签字顺序", "en": "Order of signing"},
    "number": {"zh-Hans": "序号", "en": "No."},
    "round": {"zh-Hans": "轮次", "en": "Round"},
    "copy": {"zh-Hans": "保存本", "en": "Copy kept by"},
    "text": {"zh-Hans": "文本", "en": "Text"},
    "signer": {"zh-Hans": "签字人", "en": "Signer"},
    "party": {"zh-Hans": "签署方", "en": "Party"},
    "place": {"zh-Hans": "位置", "en": "Place"},
    "left": {"zh-Hans": "第{page}页左侧", "en": "page {page}, left"},
    "right": {"zh-Hans": "第{page}页右侧", "en": "page {page}, right"},
    "cell": {
        "zh-Hans": "第{page}页{row}行{column}列",
        "en": "page {page}, row {row}, column {column}",
    },
    "own_round": {"zh-Hans": "一（己方本）", "en": "1 (own copy)"},
    "other_round": {"zh-Hans": "二（对方本）", "en": "2 (other copy)"},
    "name_open": {"zh-Hans": "姓名待报", "en": "name to be announced"},
    "count_bilateral": {
        "zh-Hans": "文本{originals}册，各含{languages}种文字，双方各签{each}处，共{total}处签字",
        "en": "{originals} originals in {languages} languages: {each} signatures by each side, {total} in all",
    },
    "count_multilateral": {"zh-Hans": "共{total}方签署", "en": "{total} parties sign"},
    "from_the_room": {"zh-Hans": "自会场望向签字台", "en": "as seen from the room"},
    "backdrop": {"zh-Hans": "背景板", "en": "Backdrop"},
    "assistant": {"zh-Hans": "助签人", "en": "Assistant"},
    "members": {"zh-Hans": "随员（按级别自中间向外）", "en": "Members, by rank outwards"},
    "photographers": {"zh-Hans": "摄影", "en": "Photographers"},
    "guest": {"zh-Hans": "客方", "en": "Guest"},
    "host": {"zh-Hans": "主方", "en": "Host"},
    "in_turn": {"zh-Hans": "各方依次上前签署", "en": "Parties come up in turn"},
}

_CHECKLIST: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "volumes": (
        {"zh-Hans": "文本", "en": "Volumes"},
        {
            "zh-Hans": "双方已共同校对全文，一致性核对表已签",
            "en": "Both sides have read the texts together; the proof of identity is signed",
        },
        {
            "zh-Hans": "审批文件与签字授权已核验",
            "en": "Approvals and authority to sign are checked",
        },
        {
            "zh-Hans": "按保存方分册装订，各册文字、签字位置无误",
            "en": "Each side’s volume is bound; order of texts and places to sign are right",
        },
        {
            "zh-Hans": "封夹；丝带用保存方国旗颜色（中方红黄，双方均可用红色）；火漆印",
            "en": "Folders; silk cord in the colours of the keeper’s flag (plain red will do); wax and seal",
        },
    ),
    "table": (
        {"zh-Hans": "签字台", "en": "Table"},
        {"zh-Hans": "长条桌，深绿色台呢", "en": "Long table, dark green cloth"},
        {
            "zh-Hans": "各签字人座前：本方保存本、签字笔两支、吸墨器",
            "en": "Before each chair: that side’s own volume, two pens, a blotter",
        },
        {"zh-Hans": "桌签（双面）、旗架", "en": "Table cards, both sides; flag stand"},
        {"zh-Hans": "话筒（如安排致辞）", "en": "Microphones, where there are speeches"},
    ),
    "flags": (
        {"zh-Hans": "国旗", "en": "Flags"},
        {
            "zh-Hans": "尺寸面积相当，高度一致，不触地",
            "en": "Of equal area, at equal height, none touching the ground",
        },
        {
            "zh-Hans": "正反、上下方向无误；竖挂须先确认可行",
            "en": "Right side up and facing the room; none hung vertically that may not be",
        },
    ),
    "people": (
        {"zh-Hans": "人员", "en": "People"},
        {
            "zh-Hans": "双方助签人各一名，立于本方签字人外侧，已演练翻页与交换文本",
            "en": "One assistant a side, on the outer side of the signatory; turning and carrying are rehearsed",
        },
        {
            "zh-Hans": "其他成员人数相当，立于本方签字人身后",
            "en": "Other members in equal numbers, behind their own signatory",
        },
        {
            "zh-Hans": "主持人、翻译到位；摄影位居中面向签字台",
            "en": "Announcer and interpreter; photographers in the middle",
        },
    ),
}

ONLINE: Mapping[str, str] = {
    "zh-Hans": "线上签署：记录双方所在地与时区，测试连线，约定文本寄送方式",
    "en": "Online signing: both places and time zones recorded, the line tested, the exchange by post agreed",
}

STEPS_OF_TWO: tuple[Mapping[str, str], ...] = (
    {
        "zh-Hans": "双方人员入场，签字人就座：主方居左、客方居右（面向会场），其他人员在身后站定",
        "en": "Both sides enter; the signatories sit down, facing the room: host on the left, guest on the right",
    },
    {
        "zh-Hans": "助签人翻开本方保存本，签字人先签本方文字文本，再签另一文字文本",
        "en": "Assistants open their own side’s copy; each signatory signs the text in the own language first",
    },
    {
        "zh-Hans": "助签人吸墨、合上文本，互换送至对方签字人前，签字人在对方保存本上签字",
        "en": "Assistants blot, carry the volumes across, and each signatory signs the other side’s copy",
    },
    {
        "zh-Hans": "双方签字人起立，亲手交换文本，握手，合影",
        "en": "The signatories rise, exchange the volumes by hand, shake hands; photographs",
    },
    {
        "zh-Hans": "致辞（仅限重要文本）；祝酒；退场",
        "en": "Speeches, for important texts only; toast; all leave",
    },
)

STEPS_OF_MANY: tuple[Mapping[str, str], ...] = (
    {"zh-Hans": "主持人宣布签署并介绍文本", "en": "The announcer names the text and opens the signing"},
    {
        "zh-Hans": "各方按下列顺序签署，助签人指引签字位置",
        "en": "The parties sign in the order below; an assistant shows each the place to sign",
    },
    {
        "zh-Hans": "最后一方签署后展示文本，全体合影",
        "en": "After the last signature the text is shown; group photograph",
    },
)


def said(key: str, language: str, **values: object) -> str:
    """A word or sentence of the pack, its blanks filled in."""
    return pick(_WORDS[key], language).format(**values)


def checklist() -> tuple[tuple[Mapping[str, str], ...], ...]:
    """The checklist: groups of points, each group headed by its name."""
    return tuple(_CHECKLIST.values())
