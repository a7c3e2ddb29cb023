"""Reads what the `<meta>` tags of a page tell of the article, for search engines and libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Metadata

if TYPE_CHECKING:
    from sitir.readers.html.scanner import Tag

# Highwire's tags, Dublin Core, and those of pandoc; the first that a page has counts.
_TITLES = ("citation_title", "dc.title", "bepress_citation_title", "eprints.title")
_AUTHORS = (
    "citation_author",
    "citation_authors",
    "dc.creator.personalname",
    "dc.creator",
    "author",
)
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "article:published_time",
)
_LANGUAGES = ("citation_language", "dc.language")


class Heads:
    """What the tags say, by their names in lower case."""

    def __init__(self) -> None:
        self.language = ""
        """Of the root element."""
        self._values: dict[str, list[str]] = {}

    def meta(self, tag: Tag) -> None:
        """Take a tag."""
        name = (tag.get("name") or tag.get("property")).lower()
        content = " ".join(tag.get("content").split())
        if name and content:
            self._values.setdefault(name, []).append(content)

    def metadata(self) -> Metadata:
        """Return what they say together."""
        return Metadata(
            title=self._first(_TITLES),
            authors=", ".join(self._all(_AUTHORS)),
            date=self._first(_DATES).replace("/", "-"),
            language=self._first(_LANGUAGES) or self.language,
        )

    def _first(self, names: tuple[str, ...]) -> str:
        return next(iter(self._all(names)), "")

    def _all(self, names: tuple[str, ...]) -> list[str]:
        for name in names:
            if found := self._values.get(name):
                return found
        return []
