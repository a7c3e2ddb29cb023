"""The lines of a reference list, with what the file tells of each: indentation, page breaks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sitir.bibliography.openings import reads_like_head
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Document


class Line:
    """A line of a block, or a stretch of it, by its place in the block's prose."""

    def __init__(
        self,
        block: Block,
        start: int,
        end: int,
        indent: int,
        *,
        opens_block: bool,
        follows_furniture: bool = False,
    ) -> None:
        self.block = block
        self.start = start
        self.end = end
        # How many spaces and tabs stand before it on its line of the file.
        self.indent = indent
        self.opens_block = opens_block
        # Whether a page number or running head was left out before it.
        self.follows_furniture = follows_furniture
        # The number that stands before it on a line of its own, as some pages part the two.
        self.number: int | None = None

    @property
    def text(self) -> str:
        """What stands there."""
        return self.block.prose.text[self.start : self.end]

    def ahead(self, length: int) -> str:
        """Return what stands from here on in the block, on one line."""
        return " ".join(self.block.prose.text[self.start : self.start + length].split())


_LINE = Pattern(r"[^\r\n]+")
_SPACE = Pattern(r"[ \t\u00a0]*")
_BRACKET_LABEL = Pattern(r"\[(\d{1,4})\]\s")
# The number of a reference, on a line of its own.
_BRACKET_NUMBER = Pattern(r"\[\d{1,3}\]")
_PAGE_NUMBER = Pattern(
    r"[\s\-–—|•\[(]*(?:(?:page|hal(?:aman)?|hlm|p)\b\.?)?\s*(?!(?:1[4-9]|20)\d\d\D)\d{1,4}"
    r"(?:\s*(?:of|dari|/)\s*\d{1,4})?[\s\-–—|•\])]*",
    re.IGNORECASE,
)
_HEADER_WORD = Pattern(
    r"\b(?:vol(?:ume)?|e?-?issn|jurnal|journal|proceedings?|prosiding|issue|edisi)\b", re.IGNORECASE
)
_DIGITS = Pattern(r"\d+")
_LONGEST_PAGE_NUMBER = 40
_LONGEST_HEADER = 120
_SKIPPED = (BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.CAPTION)


def list_lines(document: Document) -> list[Line]:
    """Return the lines of the document's reference list without page numbers and running heads."""
    blocks = [
        block
        for block in document.blocks
        if block.section.kind is SectionKind.REFERENCES and block.kind not in _SKIPPED
    ]
    if document.format == "latex" and blocks:
        blocks = _items_of_latex(blocks, document)
    lines = [line for block in blocks for line in _lines(block)]
    repeated = Counter(_bare(line.text) for line in lines if may_be_header(line))
    kept: list[Line] = []
    follows_furniture = False
    for line in lines:
        is_number = _BRACKET_NUMBER.fullmatch(line.text) is not None
        if not is_number and (_is_page_number(line) or _is_repeated_header(line, repeated)):
            follows_furniture = True
            continue
        line.follows_furniture = follows_furniture
        kept.append(line)
        follows_furniture = False
    return kept


def _items_of_latex(blocks: list[Block], document: Document) -> list[Block]:
    r"""Return what a list in LaTeX consists of: the environment ends, its section goes on.

    What is left of such a section is no list where every item is a `\\bibitem`, or where BibTeX
    prints the list.
    """
    items = [block for block in blocks if block.label]
    return blocks if not items and not document.metadata.bibliography else items


def _lines(block: Block) -> Iterator[Line]:
    text = block.prose.text
    source = block.location.source.text
    opens_block = True
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        start = match.end() - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        place = block.span_in_source(Span(start, start + 1)).start
        reach = max(0, place - _LONGEST_HEADER)
        begin = (
            max(source.rfind("\n", reach, place), source.rfind("\r", reach, place), reach - 1) + 1
        )
        space = _SPACE.match(source, begin, place)
        indent = len(space[0]) if space else 0
        for part in _parts(text, start, end):
            yield Line(block, part.start, part.end, indent, opens_block=opens_block)
            opens_block = False


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretches of a line that runs several numbered references on: `[1] … [2] …`."""
    label = _BRACKET_LABEL.match(text, start, end)
    while label is not None:
        following = text.find(f" [{int(label[1]) + 1}] ", label.end(), end)
        if following < 0:
            break
        yield Span(start, following)
        start = following + 1
        label = _BRACKET_LABEL.match(text, start, end)
    yield Span(start, end)


def _is_repeated_header(line: Line, repeated: Counter[str]) -> bool:
    """Tell whether a line is a running head; a reference that stands twice is none."""
    if not may_be_header(line) or repeated[_bare(line.text)] < 2:
        return False
    return not reads_like_head(line.text)


def _is_page_number(line: Line) -> bool:
    is_short = line.end - line.start <= _LONGEST_PAGE_NUMBER
    # `[12]` is the number of a reference.
    return (
        is_short and not line.text.startswith("[") and _PAGE_NUMBER.fullmatch(line.text) is not None
    )


def may_be_header(line: Line) -> bool:
    """Tell whether a line is short and speaks of an issue, or stands alone."""
    if line.block.marker or line.end - line.start > _LONGEST_HEADER:
        return False
    if line.opens_block and line.end == len(line.block.prose.text.rstrip()):
        return not line.text.endswith(".")
    return _HEADER_WORD.search(line.text) is not None and not line.text.endswith((".", ","))


def _bare(text: str) -> str:
    return _DIGITS.sub("", text).strip()


def base_indent(lines: Sequence[Line]) -> int:
    """Return the indentation that most blocks begin with."""
    count = Counter(line.indent for line in lines if line.opens_block)
    # `most_common` imports a module for this.
    return max(count, key=count.__getitem__, default=0)
