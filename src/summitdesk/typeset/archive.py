"""What an archivable file says about itself: XMP metadata and the output intent (ISO 19005-2, ISO 14289-1)."""

import struct
from collections.abc import Sequence
from functools import cache
from xml.sax.saxutils import escape

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


def xmp_packet(title: str, languages: Sequence[str], *, accessible: bool, created: str = "") -> bytes:
    """The metadata of a PDF/A-2u file, which is PDF/UA-1 too when ``accessible``; ``created`` is ISO 8601."""
    spoken = "".join(f"<rdf:li>{escape(language)}</rdf:li>" for language in languages)
    dates = f"<xmp:CreateDate>{escape(created)}</xmp:CreateDate>\n" if created else ""
    namespaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {namespaces}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag>{spoken}</rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
{dates}<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
{_ACCESSIBILITY_SCHEMA if accessible else ""}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode()


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB, without the time and the identifier that would differ from run to run."""
    from PIL import ImageCms  # costly, and only finished files need it

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return bytes(profile)
