"""Gives the blocks of an article their marks, labels and records, when all of them are known."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sitir.model import Span
from sitir.readers.tagged.references import citation_marks, note_labels, with_notes

if TYPE_CHECKING:
    from sitir.readers.draft import Draft
    from sitir.readers.jats.article import Article
    from sitir.readers.tagged.references import Pointer


def with_references(article: Article) -> tuple[Draft, ...]:
    """Return the drafts of an article with what points from one to another."""
    drafts = list(article.builder.drafts)
    places = {label: at for at, label in enumerate(filter(None, article.items.labels.values()))}
    shown = note_labels({name: marker for name, (_, marker) in article.notes.items()})
    cited: defaultdict[int, list[Pointer]] = defaultdict(list)
    calls: defaultdict[int, list[tuple[Span, str]]] = defaultdict(list)
    for pointer in article.pointers:
        if pointer.draft >= len(drafts):
            continue
        draft = drafts[pointer.draft]
        start, end = max(pointer.span.start, draft.start), min(pointer.span.end, draft.end)
        if start >= end:
            continue
        works = tuple(target for target in pointer.targets if target in places)
        if works:
            cited[pointer.draft].append(pointer._replace(span=Span(start, end), targets=works))
        elif pointer.targets[0] in shown:
            calls[pointer.draft].append((Span(start, end), shown[pointer.targets[0]]))
    for name, (index, _) in article.notes.items():
        drafts[index] = drafts[index]._replace(marker=shown[name])
    for index, label in article.items.labels.items():
        record = article.items.records.get(index)
        drafts[index] = drafts[index]._replace(label=label, record=record)
    for index, pointers in cited.items():
        marks = citation_marks(drafts[index], pointers, places)
        drafts[index] = drafts[index]._replace(marks=marks)
    for index, spans in calls.items():
        drafts[index] = with_notes(drafts[index], spans)
    return tuple(drafts)
