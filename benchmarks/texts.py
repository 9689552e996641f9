"""What papers are measured on, the same on every computer: an agreement of 400 clauses in Chinese and English, and
200 letters of invitation in both languages. No two paragraphs are alike, so that nobody's cache is asked for nothing.
"""

import random
from collections.abc import Iterator
from typing import Any

PAIRS = 400
LETTERS = 200

_SENTENCES = (
    (
        "The cities will build an open window of contacts for more channels and a broader circle of friends.",
        "打造并推介城市对外开放的窗口，建立并公布城市间的联络方式，拓宽联系渠道，扩大合作“朋友圈”。",
    ),
    (
        "They make use of exhibitions and festivals to create an international platform joined by various parties.",
        "依托节庆展会和品牌活动，搭建多方参与的国际交流平台。",
    ),
    (
        "Considering resources and cultural characteristics, they redouble the efforts on publicizing their cities.",
        "结合各自资源禀赋和文化特色，加大城市宣传推介力度，增进各国人民之间的相互了解。",
    ),
    (
        "Experience on city governance is shared for the research and solution of common problems.",
        "分享城市治理经验，研究解决共同面临的问题。",
    ),
    (
        "Cooperation in trade, science and technology, culture, tourism and finance is enhanced step by step.",
        "加强城市间在经贸、科技、文化、旅游、金融等领域的合作，为此提供便利。",
    ),
    (
        "The representatives agree to meet again within 12 months and to report on what has been achieved.",
        "代表们同意在12个月内再次相聚，并就已取得的成果进行通报。",
    ),
    (
        "International exchanges among cities serve as an important bridge for communication and prosperity.",
        "城市间的国际交流是促进世界各国沟通与合作、推动城市经济社会发展和更加繁荣的重要桥梁与纽带。",
    ),
)
_CITIES = (
    *(("Harbin", "哈尔滨"), ("Niigata", "新潟"), ("Aarhus", "奥胡斯"), ("Edmonton", "埃德蒙顿")),
    *(("Magdeburg", "马格德堡"), ("Chiang Mai", "清迈"), ("Krasnodar", "克拉斯诺达尔"), ("Sunderland", "桑德兰")),
)


def agreement(pairs: int = PAIRS) -> dict[str, Any]:
    """Title and clauses; a clause is its level, its texts and the numbers that papers print before them."""
    chance = random.Random(2019)
    clauses = []
    main = 0
    for number in range(pairs):
        level = 1 if number % 5 == 0 else 2
        main += level == 1
        chosen = chance.sample(_SENTENCES, chance.choice((1, 1, 1, 2)))
        city, chinese_city = chance.choice(_CITIES)
        english = " ".join(each for each, _chinese in chosen) + f" This is matter {number + 1}, prepared by {city}."
        chinese = "".join(each for _english, each in chosen) + f"本事项编号为{number + 1}，由{chinese_city}市负责筹备。"
        clauses.append({"level": level, "en": english, "zh-Hans": chinese})
    return {"title": {"en": "Harbin Initiative", "zh-Hans": "哈尔滨倡议"}, "clauses": clauses}


def edits(text: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Which clause is edited next, and its new English text: here and there, never the same twice."""
    chance = random.Random(2026)
    number = 0
    while True:
        number += 1
        place = chance.randrange(len(text["clauses"]))
        yield place, f"{text['clauses'][place]['en']} Amended for the {number}th time."
