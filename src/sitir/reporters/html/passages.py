"""Sets the text of one block, with its claims, mentions and findings marked in it."""

from __future__ import annotations

from bisect import bisect_left
from html import unescape
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, BlockKind, Span, Support
from sitir.reporters.html.markup import Markup, element, joined, opening
from sitir.reporters.html.sheet import LEVELS, STATUSES
from sitir.reporters.html.weaving import Point, Replaced, Stretch, disjoint, woven

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, EntryLink
    from sitir.reporters.html.sheet import Sheet, Told

_SUPPORT = {Support.SENTENCE: "cs", Support.CARRIED: "cc", Support.NONE: "cn"}
TAGGED = frozenset({"html", "jats"})
"""The formats that are written in tags."""
_TAG = Pattern("<[^<>]*>")
_ANCHOR = Markup("</a>")
# Thousands of these stand in a long article, so their names are the shortest that mean nothing.
_CLAIM = Markup("</i>")
_FINDING = Markup("</b>")
# What follows an address up to the next word is markup: `a@b.id](mailto:a@b.id)`.
_ADDRESS = Pattern(r"(?:[a-z]+:|www\.|[^\s@<>\]]+@)[^\s<>\]]+")


class Passages:
    """The text of each block of an article, to be asked for in reading order."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._blocks = sheet.manuscript.document.blocks
        self._is_tagged = sheet.manuscript.document.format in TAGGED
        self._claims: dict[int, list[tuple[str, Span, str | None]]] = {}
        self._mentions: dict[int, list[tuple[Span, EntryLink]]] = {}
        self._findings: dict[int, list[Told]] = {}
        self._notes: dict[str, int] = {}
        self._calls: dict[str, str] = {}
        self._place()

    def call_of(self, label: str) -> str | None:
        """Return the id of the first call of a note, where one has been set."""
        return self._calls.get(label)

    def _place(self) -> None:
        sheet = self._sheet
        numbers = {id(block): number for number, block in enumerate(self._blocks)}
        for claim in sheet.index.claims:
            support = sheet.index.support_of(claim).support
            # A claim that needs no source and has none is as any other text.
            plain = support is Support.NONE and not claim.needs_citation
            kind = None if plain else _SUPPORT[support]
            place = (sheet.id(sheet.index.claim_id(claim)), claim.sentence.prose_span, kind)
            if id(claim.block) in numbers:
                self._claims.setdefault(numbers[id(claim.block)], []).append(place)
        for link in sheet.index.links:
            anchor = sheet.ground.anchor(link.mention.location)
            if anchor is not None:
                self._mentions.setdefault(anchor.block, []).append((anchor.span, link))
        for told in sheet.findings:
            if told.anchor is not None:
                self._findings.setdefault(told.anchor.block, []).append(told)
        for number, block in enumerate(self._blocks):
            if block.kind is BlockKind.FOOTNOTE:
                self._notes.setdefault(block.marker, number)

    def content(self, number: int) -> Markup:
        """Return the text of a block, by its index, with everything marked in it."""
        block = self._blocks[number]
        text = block.prose.text
        links = self._mentions.get(number, [])
        stretches: list[Stretch] = []
        points: list[Point] = []
        pieces = list(disjoint([span for span, _ in links]))
        for place, span, kind in self._claims.get(number, []):
            first = opening("i", class_=kind, id=place)
            further = opening("i", class_=kind, data_c=place)
            stretches.append(Stretch(span, first, further, _CLAIM))
        for told in self._findings.get(number, []):
            if told.anchor is not None:
                at = _outside(told.anchor.span.start, pieces)
                points.append(Point(at.start, self._marker(told)))
                if told.mention is not None:
                    # What it covers is the mention, which is found by its own id.
                    continue
                extent = opening("b", data_f=told.number)
                stretches.append(Stretch(told.anchor.span, extent, extent, _FINDING))
        seen: set[int] = set()
        for which, span in pieces:
            link = links[which][1]
            first = self._mention(link, is_first=which not in seen)
            seen.add(which)
            stretches.append(Stretch(span, first, self._mention(link, is_first=False), _ANCHOR))
        for which, (span, link) in enumerate(links):
            if which not in seen:
                # Its text is no part of the prose: a key in a command.
                key = (self._mention(link, is_first=True), link.mention.location.text, _ANCHOR)
                shown = element("span", "[", joined(key), "]", class_="ks")
                points.append(Point(_outside(span.start, pieces).start, shown))
        if self._sheet.changed is not None:
            marks = self._sheet.changed.marks(number)
            stretches.extend(marks.stretches)
            # Only what leads somewhere cannot stand in a link.
            points.extend(
                each._replace(offset=_outside(each.offset, pieces).start) if each.leads else each
                for each in marks.points
            )
        points.extend(
            Point(_outside(min(mark.prose_offset, len(text)), pieces).end, self._call(mark.label))
            for mark in block.note_marks
        )
        return woven(
            text, stretches, points=points, replaced=_replaced(block, is_tagged=self._is_tagged)
        )

    def _mention(self, link: EntryLink, *, is_first: bool) -> Markup:
        sheet = self._sheet
        status = STATUSES.index(link.status.value)
        place = sheet.mention_id(link)
        target = f"#{sheet.entry_id(link.entry)}" if link.entry else f"#{sheet.id('entries')}"
        return opening(
            "a",
            class_=f"m{status}",
            id=place if is_first else None,
            data_m=None if is_first else place,
            href=target,
        )

    def _marker(self, told: Told) -> Markup:
        level = told.finding.level.label
        silenced = " x" if told.finding.suppressed is not None else ""
        return element(
            "a",
            str(told.number),
            class_=f"k {LEVELS[level]}{silenced}",
            id=f"f{told.number}",
            href=f"#g{told.number}",
        )

    def _call(self, label: str) -> Markup:
        number = self._notes.get(label)
        if number is None:
            return element("sup", label)
        place = self._sheet.id(f"q{number}")
        is_first = label not in self._calls
        self._calls[label] = place
        target = f"#{self._sheet.id(f'n{number}')}"
        return element("sup", element("a", label, href=target, id=place if is_first else None))


def _outside(offset: int, links: Sequence[tuple[int, Span]]) -> Span:
    """Return an offset as a span; of one inside a link, the link, since links hold no others."""
    at = bisect_left(links, offset, key=lambda link: link[1].start) - 1
    if at >= 0 and offset < links[at][1].end:
        return links[at][1]
    return Span(offset, offset)


def _replaced(block: Block, *, is_tagged: bool) -> Iterator[Replaced]:
    """Yield what is shown otherwise: commands that cite by key, whose keys stand there instead."""
    text = block.prose.text
    keys = [
        mark.prose_span
        for mark in block.marks
        if mark.prose_span is not None
        and text[mark.prose_span.start : mark.prose_span.end] == OPAQUE
    ]
    yield from (Replaced(span, Markup("")) for span in keys)
    taken = {span.start for span in keys}
    yield from (
        each for each in _opaque(block, is_tagged=is_tagged) if each.span.start not in taken
    )


def _cleared(source: str, *, is_tagged: bool) -> str:
    """Return code, a formula or an address without the signs that mark it."""
    text = source.strip()
    if is_tagged:
        text = unescape(_TAG.sub(" ", text)).strip()
    if text.startswith("`"):
        return text.strip("`").strip()
    address = _ADDRESS.match(text)
    # Of a picture or a formula of an office program nothing is left that could be shown.
    return address.group() if address else text.replace(OPAQUE, "").strip() or "⋯"


def _opaque(block: Block, *, is_tagged: bool) -> Iterator[Replaced]:
    """Yield what stands for code, formulas and addresses: they themselves."""
    text, prose = block.prose.text, block.prose
    at = text.find(OPAQUE)
    while at >= 0:
        start = prose.to_source(Span(at, at + 1)).start
        following = at + 1 < len(text)
        end = prose.to_source(Span(at + 1, at + 2)).start if following else block.location.span.end
        shown = _cleared(block.location.source.text[start : max(start, end)], is_tagged=is_tagged)
        yield Replaced(Span(at, at + 1), element("code", shown))
        at = text.find(OPAQUE, at + 1)
