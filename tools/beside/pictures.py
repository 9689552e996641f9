"""Pages as pictures, two of them side by side under their names."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont

from summitdesk.paths import resources

DPI = 150
_MARGIN, _GAP, _HEAD = 36, 24, 56
_COLOURS = (8, 6, 5, 4)
_LARGEST = 200 * 1024
_GROUND, _INK, _LINE = "#EEF4F8", "#12283D", "#D5DFE7"


def page_picture(pdf: Path, number: int, dpi: float = DPI) -> Image.Image:
    """A page of a file, from 1."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[number - 1].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def beside(pictures: Sequence[Image.Image], names: Sequence[str]) -> Image.Image:
    """Pages side by side, all cropped to what any of them shows."""
    boxes = [ImageChops.invert(picture.convert("L")).getbbox() or (0, 0, *picture.size) for picture in pictures]
    box = (
        max(min(one[0] for one in boxes) - _MARGIN, 0),
        max(min(one[1] for one in boxes) - _MARGIN, 0),
        min(max(one[2] for one in boxes) + _MARGIN, pictures[0].width),
        min(max(one[3] for one in boxes) + _MARGIN, pictures[0].height),
    )
    width, height = box[2] - box[0], box[3] - box[1]
    whole = Image.new("RGB", (len(pictures) * (width + _GAP) - _GAP, height + _HEAD), _GROUND)
    pen = ImageDraw.Draw(whole)
    font = ImageFont.truetype(str(resources() / "fonts" / "NotoSans-Bold.ttf"), 26)
    for at, (picture, name) in enumerate(zip(pictures, names, strict=True)):
        left = at * (width + _GAP)
        pen.text((left + _MARGIN, _HEAD // 2), name, fill=_INK, font=font, anchor="lm")
        whole.paste(picture.crop(box), (left, _HEAD))
        pen.rectangle((left, _HEAD, left + width - 1, _HEAD + height - 1), outline=_LINE)
    return whole


def save(picture: Image.Image, target: Path) -> int:
    """Save in few colours, as ink on paper needs no more, so that the file stays small; returns its size in bytes."""
    for colours in _COLOURS:
        picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size < _LARGEST:
            break
    return target.stat().st_size
