"""Turn the SVG flags of flag-icons into plain filled shapes: resources/flags/*.json.

Usage: python tools/flags/convert.py PACKAGE

PACKAGE is the unpacked folder of flag-icons-7.5.0.tgz (npm pack flag-icons@7.5.0). Needs picosvg 0.23 and Pillow in an
environment of its own; the program itself only reads what this writes. Strokes, clip paths, transforms and reuse are
flattened by picosvg; markers, units and colours, which it does not know, are turned here first.
"""

import argparse
import hashlib
import json
import re
import shutil
from pathlib import Path

from picosvg.svg import SVG
from picosvg.svg_types import SVGPath
from PIL import ImageColor

FLAGS = Path(__file__).resolve().parents[2] / "resources" / "flags"
WIDTH, HEIGHT = 640, 480
UNKNOWN = "xx"  # a placeholder of the package, no flag
PIXELS_PER_POINT = 4 / 3

MARKER = re.compile(r'<marker id="(?P<id>[^"]+)"[^>]*>\s*<path fill="(?P<fill>[^"]+)" d="(?P<d>[^"]+)"/>\s*</marker>')
MARKED = re.compile(r'<path fill="none" marker-mid="url\(#(?P<id>[^)]+)\)" d="(?P<d>[^"]+)"/>')
POINTS = re.compile(r'(stroke-width=")([\d.]+)pt"')


def main() -> None:
    """Convert every flag with a two-letter code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    package = parser.parse_args().package
    for path in sorted((package / "flags" / "4x3").glob("??.svg")):
        if path.stem == UNKNOWN:
            continue
        flag = {"width": WIDTH, "height": HEIGHT, "shapes": shapes(path.read_text(encoding="utf-8"))}
        text = json.dumps(flag, separators=(",", ":")) + "\n"
        (FLAGS / f"{path.stem}.json").write_text(text, encoding="ascii")
    shutil.copyfile(package / "LICENSE", FLAGS / "LICENSE")
    write_checksums()


def shapes(source: str) -> list[dict[str, str]]:
    """The filled shapes of one SVG, in painting order."""
    drawing = SVG.fromstring(with_plain_units(with_markers_drawn(source))).topicosvg(ndigits=2)
    gradients = {element.attrib["id"]: element for element in drawing.xpath("//svg:defs/*[@id]")}
    found: list[dict[str, str]] = []
    for shape in drawing.clip_to_viewbox().shapes():
        fill = flat_colour(shape.fill, shape.opacity, gradients)
        d = path_data(shape.as_path())
        if fill and d:
            found.append({"d": d, "fill": fill})
    return found


def with_markers_drawn(source: str) -> str:
    """Draw the marker at every inner vertex of the path that carries it, as SVG 1.1 §11.6 says."""
    marker = MARKER.search(source)
    if not marker:
        return source

    def draw(marked: re.Match[str]) -> str:
        vertices = [arguments[-2:] for _, arguments in SVGPath(d=marked["d"]).absolute().explicit_lines()]
        stars = [
            f'<path fill="{marker["fill"]}" d="{marker["d"]}" transform="translate({x} {y})"/>'
            for x, y in (vertex for vertex in vertices[1:-1] if vertex)
        ]
        return "".join(stars)

    return MARKED.sub(draw, MARKER.sub("", source))


def with_plain_units(source: str) -> str:
    """Stroke widths in points as user units."""
    return POINTS.sub(lambda width: f'{width[1]}{float(width[2]) * PIXELS_PER_POINT:g}"', source)


def flat_colour(fill: str, opacity: float, gradients: dict[str, object]) -> str:
    """One opaque colour for a fill; translucent parts lie on white in the one flag (ni) that has any."""
    if fill.startswith("url(#"):
        fill, opacity = mean_colour(gradients[fill[5:-1]])
    if fill == "none" or opacity < 0.4:
        return ""
    red, green, blue = (round(255 + (channel - 255) * opacity) for channel in channels(fill))
    return f"#{red:02x}{green:02x}{blue:02x}"


def mean_colour(gradient: object) -> tuple[str, float]:
    """The mean of a gradient's stops, weighted by their opacity, and their mean opacity."""
    stops = [
        (channels(stop.attrib.get("stop-color", "black")), float(stop.attrib.get("stop-opacity", 1)))
        for stop in gradient.iterchildren()
    ]
    weight = sum(opacity for _, opacity in stops)
    mean = [round(sum(colour[i] * opacity for colour, opacity in stops) / weight) for i in range(3)]
    return "#{:02x}{:02x}{:02x}".format(*mean), 1.0 if weight / len(stops) > 0.5 else 0.0


def channels(colour: str) -> tuple[int, ...]:
    """Red, green and blue of a colour as SVG writes it."""
    return ImageColor.getrgb(colour)[:3]


def path_data(path: SVGPath) -> str:
    """Absolute path data of M, L, C and Z with one decimal: 0.1 of 640 units is 0.02 mm on a flag 10 cm wide."""
    parts = []
    x = y = 0.0
    for command, arguments in path.absolute().expand_shorthand().arcs_to_cubics().explicit_lines():
        letter, numbers = ("C", raised((x, y), arguments)) if command == "Q" else (command.upper(), arguments)
        if numbers:
            x, y = numbers[-2], numbers[-1]
        parts.append(letter + " ".join(f"{round(number, 1):g}" for number in numbers))
    return "".join(parts)


def raised(start: tuple[float, float], arguments: tuple[float, ...]) -> tuple[float, ...]:
    """The arguments of the cubic curve that equals a quadratic one from ``start``."""
    (x, y), (qx, qy, ex, ey) = start, arguments
    return x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3, ex + (qx - ex) * 2 / 3, ey + (qy - ey) * 2 / 3, ex, ey


def write_checksums() -> None:
    """Write SHA256SUMS in the form that sha256sum -c reads."""
    files = sorted(FLAGS.glob("??.json"))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (FLAGS / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main()
