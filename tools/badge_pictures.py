"""Draw docs/images/badges.png: badges of the bundled event, with a photograph and without, and their backs.

    python tools/badge_pictures.py

The face is drawn, nobody's.
"""

import io
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from summitdesk.services import people
from summitdesk.services.letters import set_letter_value
from summitdesk.services.printing import Options, print_document
from summitdesk.services.register import create_sample_register
from summitdesk.store.database import Database
from summitdesk.store.queries.delegates import delegates_of
from summitdesk.store.queries.events import event_by_slug
from summitdesk.typeset.compose import stock_named
from summitdesk.typeset.sheet import cell
from summitdesk.typeset.turn import Turn
from summitdesk.typeset.units import mm

ROOT = Path(__file__).resolve().parents[1]
EVENT = "harbin-2026"
SCALE = 1.6
MARGIN = 24
SAID = (
    ("contact_name", "zh-Hans", "李明"),
    ("contact_name", "en", "Li Ming"),
    ("contact_phone", "und", "+86 451 0000 0001"),
    ("emergency_phone", "und", "+86 451 0000 0110"),
    ("badge_text", "zh-Hans", "无线网络 MAYORS，密码 snow-and-ice"),
    ("badge_text", "en", "Wi-Fi MAYORS, password snow-and-ice"),
)


def face() -> bytes:
    """A drawn portrait."""
    image = Image.new("RGB", (600, 800), "#C9D6DF")
    draw = ImageDraw.Draw(image)
    draw.ellipse((60, 560, 540, 1100), fill="#24384C")
    draw.polygon([(250, 560), (350, 560), (300, 700)], fill="#FFFFFF")
    draw.rectangle((260, 480, 340, 580), fill="#D9AE8C")
    draw.ellipse((190, 190, 410, 520), fill="#E6BD9C")
    draw.pieslice((175, 150, 425, 470), 180, 360, fill="#3A2C25")
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(1.2)).save(out, "JPEG", quality=92)
    return out.getvalue()


def fill(database: Database) -> None:
    """Photographs for every other delegate, and what the backs say."""
    with database.reading() as session:
        event = event_by_slug(session, EVENT)
        assert event is not None
        named = [row for row in delegates_of(session, event.id) if row.names]
    for delegate in named[1::2]:
        people.set_photo(database, delegate.person_id, face())
    for field, language, text in SAID:
        set_letter_value(database, event.id, field, language, text)


def cells(database: Database, stock_name: str, wanted: list[tuple[int, int]]) -> list[Image.Image]:
    """Cells of the printed sheets: (page, cell), with a little of the paper round them."""
    printed = print_document(
        database, "badges", EVENT, Options(stock=stock_name, photos=True, back=Turn.LONG_EDGE, only=("head", "host"))
    )
    stock, found = stock_named(stock_name), []
    document = pypdfium2.PdfDocument(printed.pdf)
    for page, index in wanted:
        place, around = cell(stock, index), mm(0.5)
        box = (place.x - around, place.y - around, place.x + place.width + around, place.y + place.height + around)
        sheet = document[page].render(scale=SCALE).to_pil()
        found.append(sheet.crop(tuple(round(edge * SCALE) for edge in box)))
    document.close()
    return found


def main() -> None:
    """Draw the picture."""
    with tempfile.TemporaryDirectory() as folder, create_sample_register(Path(folder) / "a.summit") as database:
        fill(database)
        upright = cells(database, "badge-4up", [(0, 1), (0, 0), (1, 0)])
        wide = cells(database, "cr80-10up", [(0, 1), (1, 0)])
    height = max(each.height for each in upright)
    width = sum(each.width for each in upright) + wide[0].width + 5 * MARGIN
    picture = Image.new("RGB", (width, height + 2 * MARGIN), "#E3E8EC")
    x = MARGIN
    for each in upright:
        picture.paste(each, (x, MARGIN))
        x += each.width + MARGIN
    for number, each in enumerate(wide):
        picture.paste(each, (x, MARGIN + number * (height - each.height)))
    picture.save(ROOT / "docs" / "images" / "badges.png", optimize=True)


if __name__ == "__main__":
    main()
