"""Pointers that a format itself draws from the text to its list."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.model import (
    Block,
    Document,
    Location,
    Mark,
    MarkedItem,
    MarkKind,
    SectionKind,
    Source,
    Span,
)
from sitir.pipeline import linked
from sitir.readers import read

CASES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("marked.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", CASES)
def test_pointers_tie_mentions_to_items(name: str) -> None:
    case = CASES[name]
    files = (Source(PurePath("a.bib"), case["bib"]),) if "bib" in case else ()
    found = linked(_document(case), files)
    told = {link.mention.location.text: link.entry and link.entry.title for link in found.links}
    assert told == case["links"]
    assert all(link.tier == "certain" and link.manager == "" for link in found.links)


def _document(case: dict[str, Any]) -> Document:
    listed = "\n".join(f"- {entry}" for entry in case["list"])
    source = Source(PurePath("a.md"), f"{case['text']}\n\n# Daftar Pustaka\n\n{listed}\n")
    document = read((source,), format="markdown")
    labels = iter(case["labels"])
    marks = tuple(_mark(document.blocks[0], source, pointer) for pointer in case["pointers"])
    return document._replace(
        blocks=tuple(
            block._replace(
                marks=() if number else marks,
                label=next(labels) if _is_item(block) else "",
            )
            for number, block in enumerate(document.blocks)
        )
    )


def _is_item(block: Block) -> bool:
    return block.section.kind is SectionKind.REFERENCES and block.kind != "heading"


def _mark(block: Block, source: Source, pointer: dict[str, str]) -> Mark:
    start = source.text.index(pointer["shown"])
    location = Location(source, Span(start, start + len(pointer["shown"])))
    item = MarkedItem(pointer["target"], location)
    prose = Span(*map(block.prose.from_source, (location.span.start, location.span.end)))
    return Mark(MarkKind.CROSS_REFERENCE, location, (item,), prose_span=prose)
