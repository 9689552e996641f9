"""The posts people hold at home: their place on the ladder of ranks, as far as the words tell."""

import re
from collections.abc import Iterable, Mapping

from summitdesk.domain.vocabulary import Rank

_SIMPLIFIED = str.maketrans("長議員區縣書處輪務馬會顧問記協領隊員譯廳", "长议员区县书处轮务马会顾问记协领队员译厅")

# The first pattern that is found decides, so that deputies stand before those they are deputies of.
_LADDER: tuple[tuple[str, Rank], ...] = (
    (r"市长助理|市长秘书|市长代表|assistant to the|representative of|mayoral representative", Rank.OTHER_OFFICIAL),
    (
        r"第一副市长|常务副市长|first (?:deputy|vice)[- ]mayor|executive (?:deputy|vice)[- ]mayor",
        Rank.FIRST_DEPUTY_MAYOR,
    ),
    (r"第一副区长|常务副区长|первый заместитель (?:мэра|главы)", Rank.FIRST_DEPUTY_MAYOR),
    (r"副(?:市|区|县|州|镇)长|부시장|заместитель (?:мэра|главы)|вице-мэр", Rank.DEPUTY_MAYOR),
    (r"(?:deputy|vice)[- ](?:lord )?mayor|mayor pro[- ]tem|adjoint au maire|adjointe au maire", Rank.DEPUTY_MAYOR),
    (r"(?:轮值|代|代理)市长|(?:acting|rotating|interim) mayor|исполняющий обязанности мэра", Rank.ACTING_MAYOR),
    (
        r"第一副(?:主席|议长)|first (?:deputy|vice)[- ]?chair|первый заместитель председателя",
        Rank.FIRST_DEPUTY_COUNCIL_CHAIR,
    ),
    (r"副(?:议长|主席)|人大常委会副主任|부의장|заместитель председателя", Rank.DEPUTY_SPEAKER),
    (r"(?:deputy|vice)[- ](?:speaker|chair\w*|president)", Rank.DEPUTY_SPEAKER),
    (r"副(?:秘书长|局长|处长|主任|部长|厅长|司长)", Rank.OTHER_OFFICIAL),
    (r"(?:市|区|县|州|镇)长|시장|(?:^|\W)мэр|глава (?:города|района)|бургомистр", Rank.MAYOR),
    (r"(?:^|\W)(?:lord |executive )?mayor(?!['’]s|al)|oberbürgermeister|bürgermeister|^maire|^alcalde", Rank.MAYOR),
    (r"议长|(?:议会|杜马)主席|人大常委会主任|의장|председатель", Rank.COUNCIL_CHAIR),
    (r"(?:speaker|chair\w*|president) of the (?:city |municipal |town )*(?:council|duma|assembly)", Rank.COUNCIL_CHAIR),
    (r"(?:council|duma|assembly) (?:chair\w*|speaker|president)|speaker", Rank.COUNCIL_CHAIR),
    (r"议员|의원|депутат|council+or|council (?:member|wom[ae]n|man)|alderman", Rank.COUNCILLOR),
    (r"秘书长|secretary[- ]general|city manager|управляющий делами", Rank.SECRETARY_GENERAL),
    (r"(?:局|处|主任|部|厅|司)长?$|director|head of|chief of", Rank.DEPARTMENT_HEAD),
)
_FORMER = re.compile(r"^(?:原|前)(?=.*[长席员])|\b(?:former|ex)\b|бывш", re.IGNORECASE)
_RULES = tuple((re.compile(pattern, re.IGNORECASE), rank) for pattern, rank in _LADDER)

_ENDINGS = re.compile(r"(?:长|席|员|任|记|表|问|使|事|总|理|译|官|监|士|授|会长|领队)$")


def rank_of(offices: Mapping[str, str]) -> int | None:
    """The rank code of an office given in some languages, None where its words are not on the ladder.

    A former holder stands directly behind the present ones.
    """
    return next((code for text in offices.values() if (code := rank_of_text(text)) is not None), None)


def rank_of_text(office: str) -> int | None:
    """The rank code of an office in any language, None where its words are not on the ladder."""
    folded = office.strip().translate(_SIMPLIFIED)
    for pattern, rank in _RULES:
        if pattern.search(folded):
            return rank + (1 if _FORMER.search(folded) else 0)
    return None


def is_office(text: str) -> bool:
    """Whether a text reads as an office: 副市长, "Deputy Mayor", 杜马第一副主席."""
    return rank_of_text(text) is not None or (
        len(text.strip()) > 1 and bool(_ENDINGS.search(text.strip().translate(_SIMPLIFIED)))
    )


def highest(codes: Iterable[int | None]) -> int | None:
    """The highest of some ranks, which is the smallest code; None where none is known."""
    return min((code for code in codes if code is not None), default=None)
