"""Finds the citations of one block: in its brackets, before them, and by key."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.anchors import anchors as anchors_of
from sitir.extract.brackets import brackets
from sitir.extract.emphasis import is_emphasised
from sitir.extract.keys import key_groups
from sitir.extract.narrative import narrative, running
from sitir.extract.parenthetical import PieceReader, pieces
from sitir.extract.spans import outside
from sitir.model import (
    Citation,
    CitationStyle,
    Location,
    Mention,
    Refusal,
    RefusalReason,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.extract.anchors import Anchor
    from sitir.extract.brackets import Bracket
    from sitir.extract.keys import KeyGroup
    from sitir.extract.reading import Reading
    from sitir.model import Block, KnownNames, Sentence

# Between two citations of which the second leads to the first: `sebagaimana dikutip dalam`.
_LONGEST_LEAD = 40


class _Found:
    """A citation by the spans of its block's prose."""

    def __init__(self, span: Span, style: CitationStyle, readings: tuple[Reading, ...]) -> None:
        self.span = span
        self.style = style
        self.readings = readings


class BlockReader:
    """Reads one block: what brackets and keys mark first, then what stands without them."""

    def __init__(
        self, block: Block, known: KnownNames, *, reads_keys: bool, has_keys: bool
    ) -> None:
        self._reads_keys = reads_keys
        self._has_keys = has_keys
        self._block = block
        self._known = known
        self._text = block.prose.text
        self._starts = [sentence.prose_span.start for sentence in block.sentences]
        self._refusals: list[tuple[Span, RefusalReason]] = []
        self._unbracketed: list[Anchor] = []
        self._last_end = -1

    def read(self) -> list[Citation]:
        """Return the citations that brackets or keys mark, in order."""
        pairs = brackets(self._text)
        keyed: tuple[KeyGroup, ...] = ()
        if self._reads_keys:
            keyed = tuple(key_groups(self._text, pairs, self._known, has_keys=self._has_keys))
        taken = [group.span for group in keyed]
        every = anchors_of(self._text, words.laws_of(self._text))
        anchors = list(outside(every, taken, span_of=attrgetter("span")))
        found = [
            *(self._citation(each) for each in self._with_second_hand(pairs, anchors)),
            *(self._keyed(group) for group in keyed),
        ]
        if self._block.marks:
            from sitir.extract.key_marks import key_citations

            found += key_citations(self._block)
        found.sort(key=lambda citation: citation.location.span)
        return found

    def read_running(self, known: KnownNames) -> Iterator[Citation]:
        """Yield the citations that stand without brackets, of works that `known` has."""
        for anchor in self._unbracketed:
            limit = self._sentence_start(anchor.span.start)
            readings = running(self._text, anchor, limit=limit, known=known)
            if readings:
                span = Span(readings[0].span.start, readings[-1].span.end)
                yield self._citation(_Found(span, CitationStyle.NARRATIVE, readings))

    def refusals(self) -> tuple[Refusal, ...]:
        """Return what looked like a citation and was none, in order."""
        return tuple(
            Refusal(self._location(span), reason) for span, reason in sorted(self._refusals)
        )

    def _with_second_hand(
        self, pairs: tuple[Bracket, ...], anchors: list[Anchor]
    ) -> Iterator[_Found]:
        """Yield what is found, the first of `Hobbs (2010) dalam Kurnia (2017)` as second hand."""
        found = sorted(self._dated(pairs, anchors), key=attrgetter("span"))
        for each, following in zip_longest(found, found[1:]):
            if following is not None and self._leads_to(each, following):
                readings = tuple(read._replace(secondary=True) for read in each.readings)
                yield _Found(each.span, each.style, readings)
            else:
                yield each

    def _leads_to(self, found: _Found, following: _Found) -> bool:
        between = self._text[found.span.end : following.span.start]
        if found.style is not CitationStyle.NARRATIVE or len(between) > _LONGEST_LEAD:
            return False
        if between.strip():
            return words.secondary_at_start().fullmatch(between) is not None
        prefix = following.readings[0].before
        return bool(prefix) and words.secondary_at_start().fullmatch(f"{prefix} ") is not None

    def _dated(self, pairs: tuple[Bracket, ...], anchors: list[Anchor]) -> Iterator[_Found]:
        index = 0
        for pair in pairs:
            while index < len(anchors) and anchors[index].span.end <= pair.span.start:
                self._unbracketed.append(anchors[index])
                index += 1
            inside = []
            while index < len(anchors) and anchors[index].span.start < pair.span.end:
                inside.append(anchors[index])
                index += 1
            if inside:
                yield from self._bracket(pair, inside, self._sentence_start(pair.span.start))
        self._unbracketed.extend(anchors[index:])

    def _bracket(self, pair: Bracket, anchors: list[Anchor], limit: int) -> Iterator[_Found]:
        """Read one pair of brackets and those inside it; names are not sought before `limit`."""
        own = []
        for inner in pair.inner:
            within = [a for a in anchors if inner.span.contains(a.span)]
            if within:
                yield from self._bracket(inner, within, pair.content.start)
        own = [a for a in anchors if not any(i.span.contains(a.span) for i in pair.inner)]
        if not own:
            return
        leads = not self._text[pair.content.start : own[0].span.start].strip()
        before: tuple[Reading, ...] = ()
        if leads:
            read = narrative(
                self._text,
                pair.span.start,
                own[0],
                limit=limit,
                known=self._known,
                last_end=self._last_end,
            )
            if isinstance(read, RefusalReason) and len(own) == 1:
                self._refusals.append((pair.span, read))
                return
            if isinstance(read, RefusalReason):
                own[0] = own[0].refused_for(read)
            else:
                before = read
                self._last_end = pair.span.end
        yield from self._pieces(pair, own, before)

    def _pieces(
        self, pair: Bracket, anchors: list[Anchor], before: tuple[Reading, ...]
    ) -> Iterator[_Found]:
        reader = PieceReader(
            self._text,
            self._known,
            alone=len(anchors) == 1,
            is_emphasised=partial(is_emphasised, self._block),
        )
        inner = [each.span for each in pair.inner]
        for piece in pieces(self._text, pair.content, inner):
            within = [a for a in anchors if piece.contains(a.span)]
            if not within:
                continue
            if before and within[0] is anchors[0]:
                reader.begin(before, within, piece)
            else:
                reader.read(piece, within)
        group = reader.group()
        self._refusals.extend(group.refusals)
        if not group.readings:
            return
        if not before:
            yield _Found(pair.span, CitationStyle.PARENTHETICAL, group.readings)
            return
        first, *more = group.readings
        if not more:
            first = first.widened(end=pair.span.end)
        span = Span(first.span.start, pair.span.end)
        yield _Found(span, CitationStyle.NARRATIVE, (first, *more))

    def _citation(self, found: _Found) -> Citation:
        mentions = tuple(self._mention(reading) for reading in found.readings)
        return Citation(
            self._location(found.span),
            found.style,
            mentions,
            self._block,
            self._sentence(found.span.start),
        )

    def _mention(self, reading: Reading) -> Mention:
        names = reading.names
        return Mention(
            location=self._location(reading.span),
            names=names.names,
            connective=names.connective,
            et_al=names.et_al,
            acronym=names.acronym,
            is_title=reading.is_title,
            year=reading.year,
            year_suffix=reading.suffix,
            locator=reading.locator,
            prefix=reading.before,
            suffix=reading.after,
            secondary=reading.secondary,
            inherits_names=reading.inherits,
        )

    def _keyed(self, group: KeyGroup) -> Citation:
        mentions = tuple(
            Mention(
                location=self._location(reading.span),
                key=reading.key,
                locator=reading.locator,
                prefix=reading.before,
                suffix=reading.after,
            )
            for reading in group.readings
        )
        return Citation(
            self._location(group.span),
            CitationStyle.KEY,
            mentions,
            self._block,
            self._sentence(group.span.start),
        )

    def _location(self, span: Span) -> Location:
        return Location(self._block.location.source, self._block.span_in_source(span))

    def _sentence(self, offset: int) -> Sentence | None:
        index = bisect_right(self._starts, offset) - 1
        return self._block.sentences[index] if index >= 0 else None

    def _sentence_start(self, offset: int) -> int:
        sentence = self._sentence(max(0, offset - 1))
        return sentence.prose_span.start if sentence else 0
