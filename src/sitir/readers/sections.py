"""Divides the blocks of an article into sections and says what each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, SectionKind
from sitir.readers.prose import visible
from sitir.readers.running import is_text
from sitir.readers.titles import begun_kind, named_kind, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.draft import Draft


class DraftSection:
    """A section by the drafts it holds, its heading first."""

    def __init__(
        self, title: str, kind: SectionKind, level: int, drafts: tuple[Draft, ...]
    ) -> None:
        self.title = title
        self.kind = kind
        self.level = level
        self.drafts = drafts


_INDEPENDENT = frozenset(
    (SectionKind.ABSTRACT, SectionKind.KEYWORDS, SectionKind.REFERENCES, SectionKind.APPENDIX)
)

_OF_METHOD = frozenset((SectionKind.THEORY, SectionKind.RESULTS))


def sections(drafts: Sequence[Draft], front_end: int) -> tuple[DraftSection, ...]:
    """Group drafts, of which the first `front_end` stand in the article's head."""
    walk = _Walk()
    if front_end:
        walk.begin("", SectionKind.FRONT, 0)
        for draft in drafts[:front_end]:
            walk.add(draft)
    for index in range(front_end, len(drafts)):
        draft = drafts[index]
        if draft.kind is BlockKind.HEADING:
            walk.heading(draft)
        elif front_end and index == front_end:
            walk.begin("", SectionKind.OTHER, 0)
        elif walk.leaves(draft):
            walk.begin("", SectionKind.OTHER if is_text(draft) else SectionKind.FRONT, 0)
        walk.add(draft)
    return walk.done()


_DATED = Pattern(r"\b(?:1[4-9]|20)\d\d|\bn\.\s?d\b|\bt\.\s?t\b|(?i:tanpa tahun|in press)")
_ENTRY = 250
_PART = Pattern(r"[^\W\d_]{3,}\s")


def _only_speaks_of_references(section: DraftSection) -> bool:
    """Tell whether a section by its title a reference list holds prose, and no entry."""
    if section.kind is not SectionKind.REFERENCES:
        return False
    blocks = [draft for draft in section.drafts if draft.kind is not BlockKind.HEADING]
    return (
        bool(blocks)
        and all(draft.kind is BlockKind.PARAGRAPH and len(draft.mask) > _ENTRY for draft in blocks)
        and not any(_DATED.search(draft.mask[:_ENTRY]) for draft in blocks)
    )


class _Walk:
    """A walk over the drafts with the section that is open and those around it."""

    def __init__(self) -> None:
        self._done: list[DraftSection] = []
        self._title = ""
        self._kind = SectionKind.OTHER
        self._level = 0
        self._drafts: list[Draft] = []
        self._parents: list[tuple[int, SectionKind]] = []
        self._list_level = 0

    def add(self, draft: Draft) -> None:
        """Put a draft into the section that is open."""
        self._drafts.append(draft)

    def begin(self, title: str, kind: SectionKind, level: int) -> None:
        """Close the section that is open and open another."""
        if self._drafts:
            drafts = tuple(self._drafts)
            self._done.append(DraftSection(self._title, self._kind, self._level, drafts))
            self._drafts = []
        self._title, self._kind, self._level = title, kind, level

    def done(self) -> tuple[DraftSection, ...]:
        """Close the last section and return all."""
        self.begin("", SectionKind.OTHER, 0)
        for section in self._done:
            if _only_speaks_of_references(section):
                section.kind = SectionKind.OTHER
        return tuple(self._done)

    def leaves(self, draft: Draft) -> bool:
        """Tell whether a block without a heading cannot belong to the section that is open."""
        if self._kind is SectionKind.FRONT:
            return is_text(draft)
        if self._kind is not SectionKind.KEYWORDS or len(self._drafts) < 2:
            return False
        return draft.kind is BlockKind.PARAGRAPH or is_text(draft)

    def heading(self, draft: Draft) -> None:
        """Open the section of a heading."""
        text = " ".join(visible(draft.mask).split())
        while self._parents and self._parents[-1][0] >= draft.level:
            self._parents.pop()
        parent = self._parents[-1][1] if self._parents else None
        if parent is SectionKind.KEYWORDS:
            parent = None  # nothing but words is part of them
        own = draft.purpose or named_kind(text)
        if own is None and (
            parent in (None, SectionKind.OTHER) or begun_kind(text) in _INDEPENDENT
        ):
            own = begun_kind(text)
        is_told = draft.purpose is not None
        if parent is SectionKind.ABSTRACT and own not in _INDEPENDENT and not is_told:
            own = None  # a structured abstract
        if parent is SectionKind.METHOD and own in _OF_METHOD and not is_told:
            own = None  # steps of the method: a study of literature, an analysis of data
        if self._stays_in_list(draft, text, own):
            own = SectionKind.REFERENCES
        kind = own or parent or SectionKind.OTHER
        if kind is SectionKind.REFERENCES and self._kind is not SectionKind.REFERENCES:
            self._list_level = draft.level
        self._parents.append((draft.level, kind))
        self.begin(text.rstrip(" :.–—-"), kind, draft.level)

    def _stays_in_list(self, draft: Draft, text: str, own: SectionKind | None) -> bool:
        """Tell whether a heading only groups the entries of a reference list (`Buku`, `Jurnal`)."""
        if self._kind is not SectionKind.REFERENCES or own is not None:
            return False
        return draft.level >= self._list_level and not _PART.match(title(text).number)
