"""Short names: readable, and the same for the same text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.slugs import slug


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Sør-Varanger  & Co.", "sor-varanger-co"),
        ("Mayors’ Conference 2026", "mayors-conference-2026"),
        ("哈尔滨", "haerbin"),
        ("《哈尔滨倡议》", "ha-er-bin-chang-yi"),
        ("2026世界市长对话", "2026-shi-jie-shi-zhang-dui-hua"),
        ("绿色AI合作备忘录", "lvse-ai-he-zuo-bei-wang-lu"),
        ("世界市长对话" * 9, "shi-jie-shi-zhang-dui-hua-shi-jie-shi-zhang-dui-hua-shi-jie"),
        ("x" * 90, "x" * 60),
        ("{A}与{B}建立友好城市关系协议书", "a-yu-b-jian-li-you-hao-cheng-shi-guan-xi-xie-yi-shu"),
    ],
)
def test_a_short_name_can_be_read(text: str, short: str):
    assert slug(text) == short


def test_other_writing_has_digits_that_stay():
    assert slug("Инициатива") == slug("Инициатива")
    assert slug("Инициатива") != slug("하얼빈")
    assert slug("…") != ""


@given(st.text(max_size=80))
def test_anything_has_a_short_name(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60
    assert slug(text) == slug(text)
