"""Opens a Word file and finds its parts by their relations."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from sitir.readers.archive import Archive
from sitir.readers.docx.names import BODY, STRICT_BODY, B, transitional

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from sitir.readers.decoding import Packed

_MAIN = "word/document.xml"
_CUSTOM = "docProps/custom.xml"
_CORE = "docProps/core.xml"
_SOURCES = f"{B}Sources"
_TEXT_OF = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "creator",
    "{http://purl.org/dc/elements/1.1/}language": "language",
}


class WordPackage:
    """The parts of a Word file."""

    def __init__(self, given: Packed) -> None:
        self.archive = Archive(given, kind="Word file")
        self.main = self._find_main()
        self._parts, self.targets = self._relations(self.main)

    def body(self) -> Iterator[Element]:
        """Yield the paragraphs and tables of the text, one after another; raises `ReadError`."""
        found = False
        for _, child in self.archive.children(self.main, of=frozenset({BODY, STRICT_BODY})):
            found = True
            yield transitional(child)
        if not found:
            raise self.archive.error(f"not a Word file: {self.main} holds no text")

    def part(self, kind: str) -> Element | None:
        """Return the root of a part that the text relates to (`styles`), if there is one."""
        name = self.name_of(kind)
        return None if name is None else transitional(self.archive.tree(name))

    def name_of(self, kind: str) -> str | None:
        """Return the name of a part that the text relates to, if there is one."""
        return self._parts.get(kind)

    def targets_of(self, kind: str) -> dict[str, str]:
        """Return what the links of another part (`footnotes`) point to, by their ids."""
        name = self.name_of(kind)
        return {} if name is None else self._relations(name)[1]

    def core(self) -> dict[str, str]:
        """Return title, creator and language, as far as the file names them."""
        if _CORE not in self.archive:
            return {}
        return {
            _TEXT_OF[each.tag]: " ".join((each.text or "").split())
            for each in self.archive.tree(_CORE)
            if each.tag in _TEXT_OF
        }

    def properties(self) -> dict[str, str]:
        """Return the properties that programs have given the file, by name."""
        if _CUSTOM not in self.archive:
            return {}
        return {
            each.get("name", ""): "".join(each.itertext()) for each in self.archive.tree(_CUSTOM)
        }

    def word_sources(self) -> tuple[str, ...]:
        """Return the lists of sources that Word itself keeps, as XML."""
        found = []
        for name in self.archive.names:
            if not name.startswith("customXml/item") or not name.endswith(".xml"):
                continue
            if b"/bibliography" not in self.archive.data(name):
                continue
            root = transitional(self.archive.tree(name))
            if root.tag == _SOURCES:
                found.append(tostring(root, encoding="unicode"))
        return tuple(found)

    def _find_main(self) -> str:
        for kind, target, _, _ in self._listed(""):
            if kind == "officeDocument":
                return target
        return _MAIN

    def _relations(self, name: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return the parts that a part names, by their kind, and the targets of its links."""
        parts: dict[str, str] = {}
        targets: dict[str, str] = {}
        for kind, target, key, is_outside in self._listed(name):
            if is_outside:
                targets[key] = target
            elif target in self.archive:
                parts.setdefault(kind, target)
        return parts, targets

    def _listed(self, name: str) -> Iterator[tuple[str, str, str, bool]]:
        """Yield kind, target and id of each relation of a part, and whether it leads outside."""
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if listing not in self.archive:
            return
        for each in self.archive.tree(listing):
            kind = each.get("Type", "").rpartition("/")[2]
            target = each.get("Target", "")
            is_outside = each.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield kind, target, each.get("Id", ""), is_outside
