"""Lays the citation fields of a word processor over an article in Markdown, for cases and examples.

What a field shows and what it holds are data, as they stand in a Word file; only the unpacking is
left out, so that a case can be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitir.model import Location, Span
from sitir.readers.managers import Managers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitir.model import Block, Document, EmbeddedRecord, Mark


def with_fields(document: Document, fields: Iterable[tuple[str, str]]) -> Document:
    """Return a document of one source with fields over it, each what it shows and its instruction.

    They stand in the order of the text. Raises `ValueError` where one cannot be laid.
    """
    source = document.source
    managers = Managers({}, ())
    marks: list[Mark] = []
    records: list[EmbeddedRecord] = []
    at = 0
    for shown, instruction in fields:
        start = source.text.find(shown, at)
        if start < 0:
            raise ValueError(f"nothing shows {shown!r} after offset {at}")
        at = start + len(shown)
        mark, held = managers.field(instruction, "", Location(source, Span(start, at)))
        if mark is None:
            raise ValueError(f"no citation: {instruction!r}")
        marks.append(mark)
        records.extend(held)
    return document._replace(
        blocks=tuple(_marked(block, marks) for block in document.blocks),
        embedded=tuple(records),
    )


def instruction(items: Sequence[Mapping[str, Any]], *, written: str = "") -> str:
    """Return the instruction of a Zotero field that cites CSL items.

    An item may hold `locator`, `label`, `prefix`, `suffix` and `suppress-author` beside its own
    fields; its title names it.
    """
    cited = [
        {
            "uris": [f"http://zotero.org/users/1/items/{item.get('title', '')}"],
            "itemData": {name: value for name, value in item.items() if name not in _OF_CITATION},
            **{name: item[name] for name in _OF_CITATION if name in item},
        }
        for item in items
    ]
    citation = {"properties": {"plainCitation": written}, "citationItems": cited}
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(citation, ensure_ascii=False)}"


_OF_CITATION = ("locator", "label", "prefix", "suffix", "suppress-author")


def _marked(block: Block, marks: Sequence[Mark]) -> Block:
    own = tuple(
        mark._replace(
            prose_span=Span(
                block.prose.from_source(mark.location.span.start),
                block.prose.from_source(mark.location.span.end),
            )
        )
        for mark in marks
        if block.location.span.contains(mark.location.span)
    )
    return block._replace(marks=own) if own else block
