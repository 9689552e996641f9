"""The measured agreement as a flat OpenDocument file, for LibreOffice to convert: same faces, sizes and columns."""

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

from rounds import numbered

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="27mm" fo:margin-bottom="23mm" fo:margin-left="22mm" fo:margin-right="22mm"/></style:page-layout>
<style:style style:name="ca" style:family="table-column">
 <style:table-column-properties style:column-width="64mm"/></style:style>
<style:style style:name="cb" style:family="table-column">
 <style:table-column-properties style:column-width="102mm"/></style:style>
<style:style style:name="za" style:family="table-cell">
 <style:table-cell-properties fo:padding-right="22pt"/></style:style>
<style:style style:name="zh" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:text-indent="21pt" fo:line-height="16.5pt" fo:margin-bottom="6pt"/><style:text-properties
 fo:font-family="Noto Serif CJK SC" style:font-family-asian="Noto Serif CJK SC"
 fo:font-size="10.5pt" style:font-size-asian="10.5pt" style:language-asian="zh" style:country-asian="CN"/></style:style>
<style:style style:name="en" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:margin-left="22pt" fo:text-indent="-22pt" fo:line-height="16.5pt" fo:margin-bottom="6pt"/><style:text-properties
 fo:font-family="Noto Serif" fo:font-size="9.5pt" fo:language="en" fo:country="GB" fo:hyphenate="true"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl"/></office:master-styles>
<office:body><office:text>
"""


def document(text: dict[str, Any]) -> str:
    """The whole file."""
    titles = "".join(f'<text:h text:style-name="zh">{escape(title)}</text:h>' for title in text["title"].values())
    rows = "".join(
        '<table:table-row><table:table-cell table:style-name="za">'
        f'<text:p text:style-name="zh">{escape(zn)}{escape(zt)}</text:p></table:table-cell>'
        f'<table:table-cell><text:p text:style-name="en">{escape(en)}<text:tab/>{escape(et)}</text:p>'
        "</table:table-cell></table:table-row>"
        for zn, zt, en, et in numbered(text)
    )
    columns = '<table:table-column table:style-name="ca"/><table:table-column table:style-name="cb"/>'
    table = f'<table:table table:name="t">{columns}{rows}</table:table>'
    return f"{HEAD}{titles}{table}</office:text></office:body></office:document>"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(document(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
