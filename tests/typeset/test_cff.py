import io

import pytest
from fontTools.ttLib import TTFont

from summitdesk.typeset.fonts import FontLibrary
from summitdesk.typeset.paint.cff import character_identifiers
from summitdesk.typeset.paint.outlines import outlines, table

FACES = [face for face in FontLibrary.bundled().faces() if face.kind == "CFF"]


def read_by_fonttools(font: bytes | str) -> list[int]:
    with TTFont(io.BytesIO(font) if isinstance(font, bytes) else font, lazy=True) as file:
        names = file["CFF "].cff.topDictIndex[0].charset
        return [0 if name == ".notdef" else int(name[3:]) for name in names]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_identifiers_are_those_that_fonttools_reads(face):
    expected = read_by_fonttools(str(face.path))
    data = bytes(face.hb_face.reference_table("CFF ").data)
    assert list(character_identifiers(data, 0, face.hb_face.glyph_count)) == expected
    assert [outlines(face).identifier(gid) for gid in range(len(expected))] == expected


def test_subsets_keep_the_identifiers_of_their_glyphs():
    face = FACES[0]
    gids = [0, *sorted(face.glyph(character) for character in "南东颎𬭎哈尔滨")]
    known = outlines(face)
    subset = known.subset(gids)
    wanted = [known.identifier(gid) for gid in gids]
    assert read_by_fonttools(subset) == wanted
    assert list(character_identifiers(table(subset, b"CFF "), 0, len(gids))) == wanted
