"""The words in which rosters write roles, attendance, yes and no, and dates."""

import re
from datetime import date

from summitdesk.domain.clean import clean_line, match_key
from summitdesk.domain.vocabulary import Attendance, DelegationRole

_ROLES = {
    DelegationRole.HEAD: (
        "head headofdelegation leader delegationhead chief 团长 代表团团长 团长代表 主宾 団長 단장 глава главаделегации"
    ),
    DelegationRole.DEPUTY_HEAD: "deputyhead deputyheadofdelegation viceleader 副团长 副団長 부단장",
    DelegationRole.MEMBER: (
        "member delegate delegationmember participant 团员 成员 代表 代表团成员 参会代表 団員 단원 член членделегации"
    ),
    DelegationRole.SECRETARY: "secretary 秘书 随行秘书",
    DelegationRole.INTERPRETER: "interpreter translator 翻译 译员 口译 随行翻译 通訳 통역 переводчик",
    DelegationRole.SECURITY: "security bodyguard 安保 警卫 安全",
    DelegationRole.PRESS: "press media journalist reporter 媒体 记者 新闻 プレス 기자",
    DelegationRole.BUSINESS: "business entrepreneur businessdelegate 企业 企业家 企业代表 商务 经贸代表",
    DelegationRole.SPOUSE: "spouse wife husband partner 配偶 夫人 家属 随行配偶",
    DelegationRole.GUEST: "guest vip guestofhonour 嘉宾 来宾 贵宾 特邀嘉宾",
    DelegationRole.STAFF: "staff support secretariat 工作人员 随员 会务 随行人员",
}
_ATTENDANCE = {
    Attendance.IN_PERSON: (
        "inperson onsite offline present attending 现场 线下 线下参会 现场参会 出席 到会 亲自出席 参会 是 yes y"
    ),
    Attendance.ONLINE: "online virtual remote video videoconference 线上 在线 线上参会 远程 视频参会",
    Attendance.VIDEO_MESSAGE: "videomessage videoaddress 视频致辞 视频讲话 录像",
    Attendance.WRITTEN_MESSAGE: "writtenmessage letter message 书面致辞 贺信 书面",
    Attendance.REPRESENTED: "represented byrepresentative 委托代表 由他人代表 代表出席",
    Attendance.ABSENT: "absent notattending declined regret 缺席 不参会 不出席 否 无法出席 no n",
}
_YES = frozenset(
    {"yes", "y", "true", "1", "x", "是", "有", "√", "✓", "对", "да", "はい", "예", "签", "签署", "ja", "oui"}
)
_NO = frozenset({"no", "n", "false", "0", "否", "无", "×", "不", "нет", "いいえ", "아니오", "nein", "non"})

_TRADITIONAL = str.maketrans("長團員譯書記環賓線上現場視頻", "长团员译书记环宾线上现场视频")
_ROLE_BY_KEY = {
    match_key(word).translate(_TRADITIONAL): role for role, words in _ROLES.items() for word in words.split()
}
_ROLE_BY_KEY |= {match_key(role.value): role for role in DelegationRole}
_ATTENDANCE_BY_KEY = {
    match_key(word).translate(_TRADITIONAL): mode for mode, words in _ATTENDANCE.items() for word in words.split()
}
_ATTENDANCE_BY_KEY |= {match_key(mode.value): mode for mode in Attendance}


def role_of(text: str) -> DelegationRole | None:
    """The role that a word means; None for none of those known."""
    return _ROLE_BY_KEY.get(match_key(text).translate(_TRADITIONAL))


def attendance_of(text: str) -> Attendance | None:
    """How somebody takes part, from a word; None for none of those known."""
    return _ATTENDANCE_BY_KEY.get(match_key(text).translate(_TRADITIONAL))


def yes_or_no(text: str) -> bool | None:
    """Yes or no; None for neither."""
    word = clean_line(text).casefold()
    return True if word in _YES else False if word in _NO else None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *(("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june")),
            *(("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october")),
            *(("nov", "november"), ("dec", "december")),
        ),
        start=1,
    )
    for name in names
}


class AmbiguousDate(ValueError):
    """03/04/2026 is a day in April or in March, and nobody can tell which."""


def day_of(text: str) -> date | None:
    """The day a cell names; None where it names none. Raises :class:`AmbiguousDate` where it may name two.

    Only formats that mean one thing are read: 2026-01-06, 2026/1/6, 2026年1月6日, 6.1.2026, "6 January 2026",
    "Jan 6, 2026", and slashes where one number can only be a day.
    """
    text = clean_line(text)
    if match := re.fullmatch(r"(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?(?:[ T].*)?", text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", text):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", text):
        return _slashed(int(match[1]), int(match[2]), int(match[3]))
    return _worded(text)


def _slashed(first: int, second: int, year: int) -> date | None:
    if first <= 12 and second <= 12 and first != second:
        raise AmbiguousDate
    return _day(year, second, first) if first > 12 else _day(year, first, second)


def _worded(text: str) -> date | None:
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?,?[ -](\d{4})", text):
        day, month, year = match[1], match[2], match[3]
    elif match := re.fullmatch(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text):
        month, day, year = match[1], match[2], match[3]
    else:
        return None
    return _day(int(year), _MONTHS.get(month.lower(), 0), int(day))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
