"""What Word writes, one case each: the XML of a body, and the drafts that come of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.readers.docx.making import docx
from tests.readers.laws import check_laws

from sitir.readers import read
from sitir.readers.docx import docx as read_docx
from sitir.readers.prose import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Span
    from sitir.readers.draft import Draft, Part

_FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
_CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in _FILES
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
_OWN = frozenset({"case", "body", "tracked", "strict", "drafts", "text"})
_SPANS = ("strong", "emphasis", "raised", "addresses")
_SHOWN = (*_SPANS, "linked", "notes", "marks", "embedded", "commented", "paragraphs", "metadata")


@pytest.mark.parametrize("case", _CASES)
def test_cases(case: dict[str, Any]) -> None:
    parts = {key: text for key, text in case.items() if key not in (*_OWN, *_SHOWN)}
    file = docx(case["body"], parts, strict=case.get("strict", False))
    tracked = case.get("tracked", "accept")
    part = read_docx(file, tracked)
    assert [_shown(draft) for draft in part.drafts] == case["drafts"]
    if "text" in case:
        assert part.source.text == case["text"]
    for kind in _SHOWN:
        if kind in case:
            assert list(_found(part, kind)) == case[kind]
    check_laws(read((file,), format="docx", tracked=tracked))


def _shown(draft: Draft) -> str:
    level = f" {draft.level}" if draft.level else ""
    marker = f" {draft.marker}" if draft.marker else ""
    barrier = " |" if draft.follows_barrier else ""
    return f"{draft.kind}{level}{marker}{barrier}: {visible(draft.mask)}"


def _found(part: Part, kind: str) -> Iterator[str]:
    text = part.source.text

    def at(span: Span) -> str:
        return text[span.start : span.end]

    if kind == "paragraphs":
        yield from (text[start : start + 4] for start in part.source.paragraphs)
    elif kind == "metadata":
        metadata = part.metadata
        yield from (metadata.title, metadata.authors, metadata.date, metadata.language)
    elif kind == "embedded":
        yield from (record.id for record in part.embedded)
    elif kind == "commented":
        for comment in part.comments:
            yield f"{comment.text} @ {at(comment.span)} @ {at(comment.lines)}"
    else:
        for draft in part.drafts:
            yield from _found_in(draft, kind, at)


def _found_in(draft: Draft, kind: str, at: Any) -> Iterator[str]:
    if kind in _SPANS:
        yield from (at(span) for span in getattr(draft, kind))
    elif kind == "linked":
        yield from (f"{at(link.span)} -> {link.target}" for link in draft.links)
    elif kind == "notes":
        for call in draft.note_marks:
            before = draft.source.text[: call.location.span.start].rpartition("\n")[2]
            yield f"{before} ({call.label})"
    else:
        for mark in draft.marks:
            targets = ", ".join(item.target for item in mark.items)
            yield f"{mark.manager}: {at(mark.location.span)} -> {targets}"
