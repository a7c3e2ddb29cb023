"""Reads Word files: the text as it is shown, and what the file knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sitir.readers.docx.names import ID, W
from sitir.readers.docx.notes import Notes
from sitir.readers.docx.numbering import Numbering
from sitir.readers.docx.package import WordPackage
from sitir.readers.docx.parts import part
from sitir.readers.docx.story import Story
from sitir.readers.docx.styles import Styles
from sitir.readers.managers import Managers

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from sitir.readers.decoding import Packed
    from sitir.readers.draft import Part

__all__ = ["docx", "walked"]

S = TypeVar("S", bound=Story)

# Code points; a book of a thousand pages has three million.
_MOST_TEXT = 5_000_000


def docx(given: Packed, tracked: str) -> Part:
    """Read a file, with tracked changes made (`accept`) or undone; raises `ReadError`."""
    package = WordPackage(given)
    story = walked(package, tracked, Story)
    managers = Managers(package.properties(), package.word_sources())
    return part(given.path, story, managers, comments=_comments(package), core=package.core())


def walked(package: WordPackage, tracked: str, kind: type[S]) -> S:
    """Return a story of some kind that has gone through all of a file; raises `ReadError`."""
    story = kind(
        Styles(package.part("styles")),
        Numbering(package.part("numbering")),
        _notes(package),
        targets=package.targets,
        tracked=tracked,
    )
    for element in package.body():
        story.read(element)
        if story.text.length > _MOST_TEXT:
            raise package.archive.error("holds more text than any article or book")
    story.end()
    return story


def _notes(package: WordPackage) -> dict[str, Notes]:
    """Return the footnotes and endnotes by the names of what calls them."""
    settings = package.part("settings")

    def notes(kind: str, form: str) -> Notes:
        properties = None if settings is None else settings.find(f"{W}{kind}Pr")
        root, targets = package.part(f"{kind}s"), package.targets_of(f"{kind}s")
        return Notes(root, properties, targets, form=form)

    footnotes, endnotes = notes("footnote", "decimal"), notes("endnote", "lowerRoman")
    if endnotes.looks_like(footnotes):
        endnotes.prefix = "e"
    return {f"{W}footnoteReference": footnotes, f"{W}endnoteReference": endnotes}


def _comments(package: WordPackage) -> dict[str, str]:
    root = package.part("comments")
    return {each.get(ID, ""): _text(each) for each in (() if root is None else root)}


def _text(element: Element) -> str:
    paragraphs = element.iter(f"{W}p")
    texts = ("".join(each.text or "" for each in one.iter(f"{W}t")) for one in paragraphs)
    return " ".join(text for text in texts if text)
