"""One article as the page needs it: ids, places on the page, and what belongs to what."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sitir.lexicons import lexicon
from sitir.model.records import NamedTuple
from sitir.reporters.html.ground import Anchor, Ground
from sitir.reporters.html.markup import Markup, outward
from sitir.reporters.index import Index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import (
        Entry,
        EntryLink,
        Finding,
        Location,
        Manuscript,
        Report,
        Rule,
    )
    from sitir.model.bibliometrics import Figures
    from sitir.reporters.html.changes import Changed
    from sitir.reporters.style import Style

STATUSES = (
    "exact",
    "acronym",
    "name-variant",
    "mangled-name",
    "year-mismatch",
    "author-mismatch",
    "ambiguous",
    "missing",
)
"""Of mentions, best first; the page knows them by their index."""
LEVELS = {"error": "e", "warning": "w", "note": "n"}
"""The class of each level."""


def word(name: str, language: str, **values: object) -> str:
    """Return one of the page's own phrases."""
    phrase: str = lexicon("page")[name][language]
    return phrase.format_map(values) if values else phrase


class Told(NamedTuple):
    """A finding of one article, with its place on the page."""

    number: int
    """Counted from 1 over all articles."""
    finding: Finding
    anchor: Anchor | None
    mention: EntryLink | None
    """The link that it tells of."""
    entry: Entry | None
    """The entry that it stands in."""


class Sheet:
    """One article of a report."""

    def __init__(self, report: Report, document: int, style: Style) -> None:
        self.manuscript: Manuscript = report.manuscripts[document]
        self.figures: Figures | None = report.figures[document].figures if report.figures else None
        self.coverage = report.coverage[document]
        self.rules: dict[str, Rule[Any]] = dict(report.rules)
        self.language = style.language
        self.changed: Changed | None = None
        """What a revision did to it, where the page tells of one."""
        self._style = style
        self.number = document
        self.index = Index(self.manuscript)
        self.ground = Ground(self.manuscript.document)
        self._prefix = f"{document + 1}-" if len(report.manuscripts) > 1 else ""
        self._entries = {
            entry.key: number
            for number, entry in enumerate(self.manuscript.bibliography.entries, start=1)
        }
        self.findings = [
            self._told(number, finding)
            for number, finding in enumerate(report.findings, start=1)
            if finding.document == document
        ]

    @property
    def title(self) -> str:
        """What the article is called: its title, else its file."""
        document = self.manuscript.document
        return document.metadata.title or document.source.name

    def rule_name(self, rule_id: str) -> Markup:
        """Return the name of a rule, which leads to its page where that is known."""
        return outward(self._style.rule_page(rule_id), rule_id)

    def id(self, local: str) -> str:
        """Return what an id of one article is on the page."""
        return self._prefix + local

    def word(self, name: str, **values: object) -> str:
        """Return one of the page's own phrases in its language."""
        return word(name, self.language, **values)

    def mention_id(self, link: EntryLink) -> str:
        """Return the id of a mention on the page."""
        return self.id(self.index.mention_id(link.mention))

    def mention_text(self, link: EntryLink) -> str:
        """Return a mention as it reads on the page, on one line."""
        anchor = self.ground.anchor(link.mention.location)
        shown = ""
        if anchor is not None:
            prose = self.manuscript.document.blocks[anchor.block].prose
            shown = prose.text[anchor.span.start : anchor.span.end]
        return " ".join((shown or link.mention.location.text).split())

    def entry_id(self, entry: Entry) -> str:
        """Return the id of an entry on the page."""
        return self.id(f"e{self._entries[entry.key]}")

    def link_named(self, local: str) -> EntryLink | None:
        """Return the link of a mention by its id in the article; nothing of the id of a fact."""
        return self._by_id.get(local)

    def entry_at(self, location: Location) -> Entry | None:
        """Return the entry that a place lies in."""
        places = self._entry_places.get(id(location.source), [])
        at = bisect_right(places, location.span.start, key=lambda place: place[0]) - 1
        if at >= 0 and location.span.start < places[at][1]:
            return places[at][2]
        return None

    def _told(self, number: int, finding: Finding) -> Told:
        location = finding.problem.location
        return Told(
            number,
            finding,
            self.ground.anchor(location),
            self._link_at(location),
            self.entry_at(location),
        )

    def _link_at(self, location: Location) -> EntryLink | None:
        links = self._links.get(id(location.source), [])
        span = location.span
        at = bisect_right(links, span.start, key=lambda place: place[0])
        for start, end, link in links[max(at - 2, 0) : at + 1]:
            # A sentence is about more than the one mention in it.
            if span.start < end and start < span.end and len(span) <= 2 * (end - start):
                return link
        return None

    @cached_property
    def _by_id(self) -> dict[str, EntryLink]:
        return {self.index.mention_id(link.mention): link for link in self.index.links}

    @cached_property
    def _links(self) -> dict[int, Sequence[tuple[int, int, EntryLink]]]:
        found: dict[int, list[tuple[int, int, EntryLink]]] = {}
        for link in self.index.links:
            source, span = link.mention.location
            found.setdefault(id(source), []).append((span.start, span.end, link))
        return {source: sorted(links, key=lambda each: each[:2]) for source, links in found.items()}

    @cached_property
    def _entry_places(self) -> dict[int, Sequence[tuple[int, int, Entry]]]:
        found: dict[int, list[tuple[int, int, Entry]]] = {}
        for entry in self.manuscript.bibliography.entries:
            for place in entry.places:
                source, span = place.location
                found.setdefault(id(source), []).append((span.start, span.end, entry))
        return {source: sorted(each, key=lambda one: one[:2]) for source, each in found.items()}
