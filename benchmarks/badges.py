"""Badges of one event: as the register prints them, and as plain texts with a ready background for other programs."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2

from summitdesk.documents.badges import BadgeSet, badge_cards
from summitdesk.documents.designs import design_for
from summitdesk.domain.checks import CheckedEvent
from summitdesk.domain.language import text_in
from summitdesk.domain.names import latin_name, native_name
from summitdesk.domain.rows import CategoryRow
from summitdesk.services.checks import read_event
from summitdesk.services.register import create_sample_register
from summitdesk.store.database import Database
from summitdesk.store.entities import City, Delegate, Delegation, Person, PersonName
from summitdesk.store.queries.badges import categories_of
from summitdesk.store.queries.cities import all_countries
from summitdesk.store.queries.events import event_by_slug
from summitdesk.typeset.compose import make_sheets, stock_named

EVENT = "harbin-2026"
STOCK = "badge-4up"
LANGUAGES = ("zh-Hans", "en")
CITIES = 200

_FAMILIES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红春梅凤云龙海波志国建文"
_LATIN = ("Ivanova", "Smith", "Yamada", "Müller", "García", "Kim", "Ødegård", "Papadopoulos", "Kowalczyk", "Nguyễn")
_FIRST = ("Anna", "Jean-Luc", "Konstantin", "María", "Jürgen", "Olga", "Peter", "Siobhán")
_OFFICES = (
    {"zh-Hans": "市长", "en": "Mayor"},
    {"zh-Hans": "副市长", "en": "Deputy Mayor"},
    {"zh-Hans": "外事办公室主任", "en": "Director of the Foreign Affairs Office"},
    {"zh-Hans": "国际合作处处长", "en": "Head of International Cooperation"},
)


def fill(file: Path, count: int) -> None:
    """A register whose event has so many delegates more, each with two names, an office and a category."""
    with create_sample_register(file) as database:
        with database.reading() as session:
            event = event_by_slug(session, EVENT)
            assert event is not None
            countries = [row.id for row in all_countries(session) if row.code]
            categories = [row.code for row in categories_of(session, event.id)]
            present = len(read_event(session, event).delegates)
        with database.unit_of_work("Fill") as unit:
            cities = unit.insert_many(
                City,
                (
                    {
                        "slug": f"city-{n}",
                        "country_id": countries[n % len(countries)],
                        "names": {"zh-Hans": f"第{n}市", "en": f"City of {_LATIN[n % 10]} {n}"},
                    }
                    for n in range(CITIES)
                ),
            )
            delegations = unit.insert_many(
                Delegation,
                ({"event_id": event.id, "city_id": one, "position": 100 + n} for n, one in enumerate(cities)),
            )
            people = unit.insert_many(Person, ({} for _n in range(count - present)))
            unit.insert_many(PersonName, (name for n, one in enumerate(people) for name in _names(n, one)))
            unit.insert_many(
                Delegate,
                (
                    {
                        "person_id": one,
                        "delegation_id": delegations[n % CITIES],
                        "position": n // CITIES,
                        "offices": _OFFICES[n % len(_OFFICES)],
                        "category": categories[n % len(categories)],
                        "badge_token": uuid4().hex[:22],
                    }
                    for n, one in enumerate(people)
                ),
            )


def _names(n: int, person: Any) -> list[dict[str, Any]]:
    han = _FAMILIES[n % 40] + _GIVEN[n // 40 % 38] + _GIVEN[n // 1520 % 38]
    latin = f"{_FIRST[n // 10 % 8]} {_LATIN[n % 10]}-{_LATIN[n // 80 % 10]}"
    names = [{"language": "zh-Hans", "full": han}, {"language": "und-Latn", "full": latin}]
    if n % 2:
        names.reverse()
    return [{**name, "person_id": person, "position": at, "is_native": at == 0} for at, name in enumerate(names)]


def export(file: Path, folder: Path) -> None:
    """What other programs are given: the texts of every badge, and the design's background as PDF and as PNG."""
    with Database.open(file, read_only=True) as database, database.reading() as session:
        event = event_by_slug(session, EVENT)
        assert event is not None
        checked = read_event(session, event)
        categories = {row.code: row for row in categories_of(session, event.id)}
    rows = [
        {
            "native": getattr(native_name(row.names), "full", ""),
            "other": getattr(latin_name(row.names), "full", ""),
            "office_zh": text_in(row.offices, "zh-Hans"),
            "office_en": text_in(row.offices, "en"),
            "city_zh": text_in(row.city.names, "zh-Hans"),
            "city_en": text_in(row.city.names, "en"),
            "country": text_in(row.city.country.names, "en"),
            "token": row.badge_token,
        }
        for row in checked.delegates
    ]
    (folder / "badges.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    background(checked, categories, folder)


def background(checked: CheckedEvent, categories: dict[str, CategoryRow], folder: Path) -> None:
    """The background of one badge on a page of its size."""
    stock = stock_named(STOCK)
    badges = BadgeSet(checked.event, design_for(stock), LANGUAGES, categories, draft=False)
    (card,) = badge_cards(badges, checked.delegates[:1])
    single = replace(
        stock,
        page_width=stock.width,
        page_height=stock.height,
        across=1,
        down=1,
        x0=0,
        y0=0,
        dx=stock.width,
        dy=stock.height,
        crop_marks=False,
    )
    with (folder / "background.pdf").open("wb") as out:
        make_sheets([replace(card, items=())], single, out, title="Background")
    document = pypdfium2.PdfDocument(folder / "background.pdf")
    document[0].render(scale=150 / 72).to_pil().save(folder / "background.png")
    document.close()


def main() -> None:
    """``REGISTER COUNT FOLDER``: what our program prints, and the same texts and background for others."""
    register, count, folder = sys.argv[1:]
    fill(Path(register), int(count))
    export(Path(register), Path(folder))


if __name__ == "__main__":
    main()
