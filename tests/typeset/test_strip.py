import pytest

from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.lines import set_lines
from summitdesk.typeset.paint.encoding import EncodedRuns, encode
from summitdesk.typeset.paint.outlines import outlines
from summitdesk.typeset.strip import Strip
from typeset.samples import TEXTS, paragraph

FONTS = FontLibrary.bundled()


def strips(language: str, measure: float = 220) -> list[tuple[str, Strip]]:
    lines = set_lines(paragraph(TEXTS[language], language, hyphenate=True), measure, FONTS).lines
    found = [(run.face, run.clusters) for line in lines for run in line.runs if not run.rtl]
    return [(face, clusters) for face, clusters in found if isinstance(clusters, Strip)]


@pytest.mark.parametrize("language", sorted(set(TEXTS) - {"ar", "he"}))
def test_a_strip_is_the_sequence_of_its_clusters(language):
    for _, strip in strips(language):
        clusters = tuple(strip)
        assert len(strip) == len(clusters)
        assert strip[:2] == clusters[:2]
        assert strip[-1] == clusters[-1]
        assert tuple(reversed(strip)) == clusters[::-1]
        assert strip == Strip(strip.parts, strip.size)
        assert hash(strip) == hash(Strip(strip.parts, strip.size))


@pytest.mark.parametrize("language", sorted(set(TEXTS) - {"ar", "he"}))
def test_units_written_whole_stand_where_their_clusters_do(language):
    """The short way to the file and the long one put every glyph at the same place, but for a rounding."""
    for face, strip in strips(language):
        short = EncodedRuns(1_000).encode(outlines(FONTS.face(face)), strip, strip.size, rtl=False)
        long = encode(outlines(FONTS.face(face)), tuple(strip), strip.size, rtl=False)
        assert short.readings == long.readings
        assert short.spare == long.spare
        ours, theirs = pens(short.operators, face), pens(long.operators, face)
        assert [code for code, _ in ours] == [code for code, _ in theirs]
        assert all(abs(one - other) <= 1.0 for (_, one), (_, other) in zip(ours, theirs, strict=True))


def pens(operators: str, face: str) -> list[tuple[str, float]]:
    """Each code of a run and where its pen stands, in thousandths of an em."""
    known = outlines(FONTS.face(face))
    widths = {known.code(gid): known.advance(gid) for gid in range(FONTS.face(face).hb_face.glyph_count)}
    found: list[tuple[str, float]] = []
    at = 0.0
    for element in operators.replace("[", " ").replace("]", " ").replace("<", " <").replace(">", " ").split():
        if element.startswith("<") and not element.startswith("<<"):
            for start in range(1, len(element), 4):
                code = element[start : start + 4]
                found.append((code, at))
                at += widths.get(code, 0.0)
        elif element.lstrip("-").isdigit():
            at -= int(element)
    return found
