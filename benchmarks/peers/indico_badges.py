"""Indico's own drawing of badges (RegistrantsListToBadgesPDF), without its database: registrations are plain objects.

indico_badges.py FOLDER OUT.pdf
"""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

from layout_badges import FIELDS, HEIGHT, QR, WIDTH

FOLDER = Path(sys.argv[1])
FONT = "Kochi-Gothic"


def placeholders():
    """Fields as Indico has them, and its code with our token alone in it (its own holds five times as much)."""
    from indico.modules.designer.placeholders import RegistrationPlaceholder
    from qrcode import QRCode, constants

    found = {}
    for name, *_place in FIELDS:
        found[name] = type(name, (RegistrationPlaceholder,), {"name": name, "field": name})

    class Code(RegistrationPlaceholder):
        name = "ticket_qr_code"
        is_image = True

        @classmethod
        def render(cls, registration):
            qr = QRCode(version=None, error_correction=constants.ERROR_CORRECT_M, box_size=3, border=1)
            qr.add_data(registration.token)
            qr.make(fit=True)
            return qr.make_image()._img  # noqa: SLF001 - as Indico does it

    return found | {Code.name: Code}


def template():
    from indico.modules.designer.pdf import PIXELS_CM

    def pixels(millimetres):
        return millimetres / 10 * PIXELS_CM

    style = {"text_align": "left", "italic": False, "font_family": FONT, "color": "#12283D"}
    items = [
        {
            **style,
            "type": name,
            "x": pixels(x),
            "y": pixels(y),
            "width": pixels(width),
            "height": None,
            "font_size": f"{size}pt",
            "bold": bold,
        }
        for name, x, y, width, size, bold in FIELDS
    ]
    x, y, size = QR
    items.append(
        {
            **style,
            "type": "ticket_qr_code",
            "x": pixels(x),
            "y": pixels(y),
            "width": pixels(size),
            "height": pixels(size),
            "font_size": "10pt",
            "bold": False,
        }
    )
    data = {"width": pixels(WIDTH), "height": pixels(HEIGHT), "items": items, "background_position": "stretch"}
    image = SimpleNamespace(open=lambda: (FOLDER / "background.png").open("rb"))
    return SimpleNamespace(data=data, background_image=image, backside_template=None)


def main():
    import indico.web.forms.fields  # noqa: F401 - first of all: the modules below import each other in a circle
    from indico.modules.designer import PageOrientation, PageSize
    from indico.modules.events.registration import badges
    from indico.modules.events.registration.settings import DEFAULT_BADGE_SETTINGS

    fields = placeholders()
    badges.get_placeholders = lambda _context: fields
    config = {
        **DEFAULT_BADGE_SETTINGS,
        "left_margin": 0.6,
        "right_margin": 0,
        "top_margin": 1.15,
        "bottom_margin": 0,
        "margin_columns": 0.6,
        "margin_rows": 0.6,
        "dashed_border": False,
        "page_size": PageSize.A4,
        "page_orientation": PageOrientation.portrait,
    }
    rows = json.loads((FOLDER / "badges.json").read_text(encoding="utf-8"))
    registrations = [SimpleNamespace(event=None, **row) for row in rows]
    pdf = badges.RegistrantsListToBadgesPDF(template(), config, None, registrations).get_pdf()
    Path(sys.argv[2]).write_bytes(pdf.getvalue())


if __name__ == "__main__":
    main()
