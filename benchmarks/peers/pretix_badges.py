"""pretix's own drawing of badges (Renderer, merge_background), without its database: positions are plain objects.

pretix_badges.py FOLDER OUT.pdf FONT.ttf
"""

import json
import os
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

from layout_badges import FIELDS, HEIGHT, QR

FOLDER = Path(sys.argv[1])
FONT = "Open Sans"


def layout():
    texts = [
        {
            "type": "textcontainer",
            "page": 1,
            "left": x,
            "bottom": HEIGHT - y - size * 0.3528 * 1.3,
            "width": width,
            "height": size * 0.3528 * 1.3,
            "fontsize": size,
            "fontfamily": FONT,
            "bold": bold,
            "italic": False,
            "align": "left",
            "color": [18, 40, 61, 1],
            "lineheight": 1,
            "content": name,
            "autoresize": True,
        }
        for name, x, y, width, size, bold in FIELDS
    ]
    x, y, size = QR
    return [*texts, {"type": "barcodearea", "page": 1, "left": x, "bottom": HEIGHT - y - size, "size": size}]


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretix.settings")
    os.environ.setdefault("PRETIX_PRETIX_DATADIR", str(FOLDER / "pretix"))
    import django

    django.setup()
    from pretix.base import pdf
    from pypdf import PdfReader, PdfWriter
    from reportlab.lib import pagesizes
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    for name in (FONT, f"{FONT} B"):  # a face with Chinese in the place of its own
        pdfmetrics.registerFont(TTFont(name, sys.argv[3]))
    renderer = pdf.Renderer.__new__(pdf.Renderer)
    renderer.layout = layout()
    renderer.variables = {
        name: {"evaluate": lambda op, _order, _event, name=name: op.row[name]} for name, *_place in FIELDS
    }
    renderer.images, renderer.event, renderer.event_fonts = {}, None, [FONT]
    renderer.bg_pdf = PdfReader(BytesIO((FOLDER / "background.pdf").read_bytes()), strict=False)

    front, back = PdfWriter(), PdfWriter()
    order = SimpleNamespace(event=None)
    for row in json.loads((FOLDER / "badges.json").read_text(encoding="utf-8")):
        position = SimpleNamespace(row=row, secret=row["token"], subevent=None)
        buffer = BytesIO()
        page = canvas.Canvas(buffer, pagesize=pagesizes.A4)
        renderer.draw_page(page, order, position)
        page.save()
        front.append(buffer)
        back.add_page(renderer.bg_pdf.pages[0])
    with Path(sys.argv[2]).open("wb") as out:
        pdf.merge_background(front, back, out, compress=True)


if __name__ == "__main__":
    main()
