"""What a reader makes of a file: sections, blocks, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.citation import Locator
    from sitir.model.text import Location, MappedText, Source, Span

UNKNOWN_LANGUAGE = "und"
"""What BCP 47 has for a language that is not known, or none that is read."""
OPAQUE = "￼"
"""Stands in prose for code, formulas and addresses: one code point (OBJECT REPLACEMENT CHARACTER)
that no name, year or sentence end can hide in."""


class SectionKind(StrEnum):
    """What a section is for; a subsection has its parent's kind unless its heading names one."""

    FRONT = "front"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    INTRODUCTION = "introduction"
    THEORY = "theory"
    METHOD = "method"
    RESULTS = "results"
    CONCLUSION = "conclusion"
    ACKNOWLEDGEMENTS = "acknowledgements"
    REFERENCES = "references"
    APPENDIX = "appendix"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block is in its file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class Section(NamedTuple):
    """A part of the article under one heading, to the next heading."""

    location: Location
    """From the heading to the end of the section's own text (subsections not included)."""
    title: str
    kind: SectionKind
    language: str
    """BCP 47, `id` or `en`; `und` where there is too little text to say."""
    level: int
    """1 for the highest; 0 for what stands before the first heading."""


class Sentence(NamedTuple):
    """One sentence of a block."""

    location: Location
    prose_span: Span
    """The same place in the prose of the sentence's block."""
    text: str
    """Without markup, white space folded, page breaks joined, code and addresses as they stand."""
    language: str


class Hyperlink(NamedTuple):
    """A link of the markup: where its words stand in the prose, and what it points to."""

    prose_span: Span
    target: str


class MarkKind(StrEnum):
    """How a format marks a citation."""

    KEY = "key"
    """By keys alone (`\\cite{vela2021}`): what is shown is not in the file."""
    FIELD = "field"
    """By a field of a reference manager, which holds a record of each work and the text shown."""
    CROSS_REFERENCE = "cross-reference"
    """By a pointer to an item of the article's own list, around the text shown."""


class MarkedItem(NamedTuple):
    """One work in a marked citation (a CSL cite-item)."""

    target: str
    """A key, the `id` of an `EmbeddedRecord`, or the `label` of a block of the list."""
    location: Location
    """The key as typed; of fields and cross-references the text shown."""
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    """What stands after the work, without what `locator` holds."""
    suppresses_author: bool = False


class Mark(NamedTuple):
    """A citation that the format itself marks as one, which no grammar needs to find."""

    kind: MarkKind
    location: Location
    """All of it: the command with its arguments, the text that a field shows."""
    items: tuple[MarkedItem, ...]
    manager: str = ""
    """Of a field, which program made it: `zotero`, `mendeley`, `mendeley-cite`, `word`, `endnote`,
    `citavi`, `libreoffice`, `jabref`."""
    written: str = ""
    """Of a field, the text that the program itself last wrote there, where the field keeps it."""
    is_narrative: bool = False
    """Of keys, whether the names stand in the sentence (`\\textcite`)."""
    is_silent: bool = False
    """Of keys, whether nothing is shown at the place (`\\nocite`)."""
    is_partial: bool = False
    """Of keys, whether only the author, the year or the title is shown (`\\citeauthor`), so that
    another mark of the same work in the sentence completes it."""
    prose_span: Span | None = None
    """The same place in the prose of the block; set where the block is made."""


class NoteMark(NamedTuple):
    """A place in the text that calls a footnote or endnote."""

    location: Location
    label: str
    """The `marker` of the note's block."""
    prose_offset: int = 0
    """Where in the prose of its block the sign stands, which itself is no part of the prose."""


class EmbeddedRecord(NamedTuple):
    """What a file holds of a work as data: a reference manager's record, a tagged reference."""

    id: str
    """By what marks name it; of one work in several fields, one id (its URI, its DOI, or made of
    its content)."""
    form: str
    """The language of `data`: `csl-json`, `endnote-xml`, `word-xml`, `citavi-json`, `jats-xml`."""
    data: str
    location: Location
    """The first place that has it."""


class Block(NamedTuple):
    """A paragraph, heading, list item, table cell or footnote.

    In `prose` markup is gone, soft line breaks are kept as they stand, a page break inside a
    paragraph is one line break, and code, formulas and addresses are `OPAQUE` (in the reference
    list, where they carry meaning, addresses are kept).
    """

    kind: BlockKind
    location: Location
    prose: MappedText
    language: str
    sentences: tuple[Sentence, ...]
    section: Section
    hyperlinks: tuple[Hyperlink, ...] = ()
    marker: str = ""
    """The bullet or number of a list item as typed (`-`, `12.`), the label of a footnote."""
    marks: tuple[Mark, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    raised: tuple[Span, ...] = ()
    """The stretches of the prose that are set as superscript."""
    emphasis: tuple[Span, ...] = ()
    """The stretches of the prose in italics or bold, where no signs in the source mark them."""
    label: str = ""
    """By what cross-references name it: the `id` of a JATS `ref`, the key of a `\\bibitem`."""
    record: EmbeddedRecord | None = None
    """Of an item of the list, the same reference as data."""

    def span_in_source(self, prose_span: Span) -> Span:
        """Translate a span of the prose into one of the source."""
        return self.prose.to_source(prose_span)


class Comment(NamedTuple):
    """A comment of the file's own markup; suppressions are written in them."""

    location: Location
    text: str
    covers: Span
    """What a suppression in it covers: its own line or, alone on its line, the next block."""


class Defect(NamedTuple):
    """Something in an input that could not be read as what it should be."""

    location: Location
    kind: str
    """A kebab-case name of what is wrong, which the rules know."""
    detail: str = ""


class Metadata(NamedTuple):
    """What the head of an article says about it."""

    title: str = ""
    authors: str = ""
    date: str = ""
    language: str = ""
    bibliography: tuple[str, ...] = ()
    """Names of bibliography files, as the front matter gives them."""
    nocite: tuple[str, ...] = ()
    """Keys that the front matter lists as cited without a place; `*` for all."""


class Document(NamedTuple):
    """One article, read."""

    sources: tuple[Source, ...]
    """The files it consists of, in reading order; at least one."""
    format: str
    language: str
    metadata: Metadata
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    defects: tuple[Defect, ...]
    embedded: tuple[EmbeddedRecord, ...] = ()
    """The records of its fields, each once, in the order of their first places."""

    @property
    def source(self) -> Source:
        """The first file, which names the article."""
        return self.sources[0]
