"""Makes small Word files of snippets of their XML."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING

from sitir.readers import Packed

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "b": f"{_OFFICE}/bibliography",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "vt": f"{_OFFICE}/docPropsVTypes",
}
_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
# The root of each part that the text relates to, by the kind of the relation.
_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "settings": "w:settings",
    "comments": "w:comments",
}


def docx(body: str, parts: Mapping[str, str] | None = None, *, strict: bool = False) -> Packed:
    """Return a Word file with a body, and other parts by the kinds of their relations.

    `links` are addresses, one a line, with the ids `rId1` and so on; `core`, `custom` and `sources`
    are the properties and Word's own sources.
    """
    given = dict(parts or {})
    links = given.pop("links", "").split()
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations([("officeDocument", "word/document.xml", "")]),
        "word/document.xml": _part("w:document", f"<w:body>{body}</w:body>"),
        "docProps/core.xml": _part("cp:coreProperties", given.pop("core", "")),
        "docProps/custom.xml": _part("cp:properties", given.pop("custom", "")),
    }
    if sources := given.pop("sources", ""):
        members["customXml/item1.xml"] = _part("b:Sources", sources)
    related = [("hyperlink", link, "External") for link in links]
    for kind, content in given.items():
        members[f"word/{kind}.xml"] = _part(_ROOTS[kind], content)
        related.append((kind, f"{kind}.xml", ""))
    members["word/_rels/document.xml.rels"] = _relations(related)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, _strict(text) if strict else text)
    return Packed(PurePath("a.docx"), file.getvalue())


def _part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMES}>{content}</{root}>'


def _relations(related: list[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"'
        f' TargetMode="{mode or "Internal"}"/>'
        for at, (kind, target, mode) in enumerate(related, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


def _strict(text: str) -> str:
    main = _SPACES["w"]
    return text.replace(main, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        f'"{_OFFICE}/', '"http://purl.oclc.org/ooxml/officeDocument/'
    )
