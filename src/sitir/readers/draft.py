"""What a format hands over before sections, sentences and languages are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Metadata
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model import (
        BlockKind,
        EmbeddedRecord,
        Mark,
        NoteMark,
        SectionKind,
        Source,
        Span,
    )

DELETED = "\0"
"""Stands in a mask for a code point that is markup."""

CONTINUED = "\1"
"""Stands in a mask for the further code points of what is `OPAQUE`."""

NO_METADATA = Metadata()


class Link:
    """A link of the markup by the source span of its words."""

    def __init__(self, span: Span, target: str) -> None:
        self.span = span
        self.target = target


class Draft(NamedTuple):
    """A block of a source, freed of its markup, but not yet of its addresses."""

    kind: BlockKind
    source: Source
    start: int
    mask: str
    """The stretch of the source from `start` on, of equal length, with `DELETED` markup."""
    marker: str = ""
    level: int = 0
    """Of a heading, 1 for the highest; 0 of everything else."""
    strong: tuple[Span, ...] = ()
    """Source spans of what is set in bold."""
    links: tuple[Link, ...] = ()
    addresses: tuple[Span, ...] = ()
    """Source spans of what must not be read as prose outside of a reference list."""
    follows_barrier: bool = False
    """Whether something that ends a paragraph for good (code, a rule) stands before it."""
    marks: tuple[Mark, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    raised: tuple[Span, ...] = ()
    """Source spans of what is set as superscript."""
    emphasis: tuple[Span, ...] = ()
    """Source spans of what is in italics or bold, where no signs in the source mark them."""
    label: str = ""
    record: EmbeddedRecord | None = None
    purpose: SectionKind | None = None
    """Of a heading, what the format itself says its section is for; such a heading may be empty."""

    @property
    def end(self) -> int:
        """The offset in the source where it ends."""
        return self.start + len(self.mask)


class DraftComment:
    """A comment before it is known which block follows it."""

    def __init__(self, span: Span, text: str, lines: Span, *, is_alone: bool) -> None:
        self.span = span
        self.text = text
        # The lines it stands on, without the last line end.
        self.lines = lines
        # Whether nothing else stands on these lines.
        self.is_alone = is_alone


class Part:
    """One source as its format reads it."""

    def __init__(
        self,
        source: Source,
        drafts: tuple[Draft, ...],
        comments: tuple[DraftComment, ...] = (),
        metadata: Metadata = NO_METADATA,
        embedded: tuple[EmbeddedRecord, ...] = (),
    ) -> None:
        self.source = source
        self.drafts = drafts
        self.comments = comments
        # What a head in the format's own terms says.
        self.metadata = metadata
        self.embedded = embedded
