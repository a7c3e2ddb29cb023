"""Reads OpenDocument texts: the text as it is shown, and what the file knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.readers.archive import Archive
from sitir.readers.docx.parts import part
from sitir.readers.managers import Managers
from sitir.readers.odt.names import DC, META, OFFICE
from sitir.readers.odt.story import Story
from sitir.readers.odt.styles import Styles

if TYPE_CHECKING:
    from sitir.readers.decoding import Packed
    from sitir.readers.draft import Part

__all__ = ["odt"]

_BODY = f"{OFFICE}text"
_STYLES = frozenset((f"{OFFICE}automatic-styles", f"{OFFICE}styles"))
_ENCRYPTED = b"encryption-data"
_CORE = {f"{DC}title": "title", f"{META}initial-creator": "creator", f"{DC}language": "language"}
# Code points; a book of a thousand pages has three million.
_MOST_TEXT = 5_000_000


def odt(given: Packed, tracked: str) -> Part:
    """Read a file, with tracked changes made (`accept`) or undone; raises `ReadError`."""
    archive = Archive(given, kind="OpenDocument text")
    manifest = "META-INF/manifest.xml"
    if manifest in archive and _ENCRYPTED in archive.data(manifest):
        raise archive.error("is encrypted; save it without a password")
    if "content.xml" not in archive:
        raise archive.error("not an OpenDocument text: it has no content.xml")
    styles = Styles()
    if "styles.xml" in archive:
        for _, element in archive.children("styles.xml", of=_STYLES):
            styles.add(element)
    story = Story(styles, archive.error, tracked=tracked)
    for container, element in archive.children("content.xml", of=_STYLES | {_BODY}):
        if container != _BODY:
            styles.add(element)
            continue
        story.read(element)
        if story.text.length > _MOST_TEXT:
            raise archive.error("holds more text than any article or book")
    story.end()
    properties, core = _meta(archive)
    return part(given.path, story, Managers(properties, ()), comments=story.comments, core=core)


def _meta(archive: Archive) -> tuple[dict[str, str], dict[str, str]]:
    """Return the properties that users and programs gave the file, and those all files have."""
    properties: dict[str, str] = {}
    core: dict[str, str] = {}
    if "meta.xml" in archive:
        for each in archive.tree("meta.xml").iter():
            if each.tag == f"{META}user-defined":
                properties[each.get(f"{META}name", "")] = each.text or ""
            elif each.tag in _CORE:
                core[_CORE[each.tag]] = each.text or ""
    return properties, core
