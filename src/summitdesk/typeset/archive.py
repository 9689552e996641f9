"""What an archivable file says about itself: XMP metadata and the output intent (ISO 19005-2, ISO 14289-1)."""

from dataclasses import dataclass
from functools import cache
from html import escape

from summitdesk.paths import resources

CONDITION = "sRGB IEC61966-2.1"
PRODUCER = "SummitDesk"

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

# PDF/A-2 admits no property that is not described in the file itself, and it does not know PDF/UA's.
_ACCESSIBILITY_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
<pdfuaid:part>1</pdfuaid:part>
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself.

    ``created`` (ISO 8601) comes from stored data, never from the clock; empty is not written.
    """

    title: str
    language: str
    languages: tuple[str, ...] = ()
    created: str = ""


def whole(text: str) -> str:
    """The text with U+FFFD for every half of a character that an encoding accident left: no file can hold those."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def xmp_packet(about: About, *, accessible: bool) -> bytes:
    """The metadata of a PDF/A-2u file, which is PDF/UA-1 too when ``accessible``."""
    languages = about.languages or (about.language,)
    spoken = "".join(f"<rdf:li>{escape(language)}</rdf:li>" for language in languages)
    dates = f"<xmp:CreateDate>{escape(about.created)}</xmp:CreateDate>\n" if about.created else ""
    namespaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {namespaces}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(whole(about.title), quote=False)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag>{spoken}</rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{dates}<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
{_ACCESSIBILITY_SCHEMA if accessible else ""}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode()


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB."""
    return (resources() / "colour" / "srgb.icc").read_bytes()
