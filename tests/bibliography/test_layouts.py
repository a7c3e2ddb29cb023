"""One list in all the layouts that lists come in must give the same entries."""

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from tests.bibliography.layouts import LAYOUTS, MARKDOWN_ONLY

from sitir.bibliography.reference_list import reference_entries
from sitir.model import Entry, Name, Source, Span
from sitir.readers import read

WORKS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "lists" / "indonesian.yml").read_text(encoding="utf-8")
)
TEXTS = [work["text"] for work in WORKS]
PLAIN_TEXTS = [text.replace("*", "").replace("<", "").replace(">", "") for text in TEXTS]
FIELDS = (
    "author",
    "year",
    "literal",
    "month",
    "day",
    "title",
    "container",
    "volume",
    "issue",
    "page",
    "publisher",
    "edition",
    "genre",
    "doi",
    "url",
    "law",
    "type",
)


def told(entry: Entry) -> dict[str, Any]:
    """Return the fields of an entry that are not empty, under the names of the list."""
    issued = entry.issued
    values = (
        [shown(name) for name in entry.author],
        issued.year,
        issued.literal,
        issued.month,
        issued.day,
        entry.title,
        entry.container_title,
        entry.volume,
        entry.issue,
        entry.page,
        entry.publisher,
        entry.edition,
        entry.genre,
        entry.doi,
        entry.url,
        str(entry.law) if entry.law else "",
        entry.type,
    )
    return {field: value for field, value in zip(FIELDS, values, strict=True) if value}


def shown(name: Name) -> str:
    if name.literal:
        return f"{{{name.literal}}}"
    return f"{name.cited_form}, {name.given}" if name.given else name.cited_form


def document(heading: str, body: str, form: str) -> tuple[Source, Any]:
    source = Source(PurePath("article.md"), f"{heading}\n\n{body}\n")
    return source, read((source,), format=form)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_markdown(layout: str) -> None:
    source, article = document(
        "# Judul\n\nTeks.\n\n# Daftar Pustaka", LAYOUTS[layout](TEXTS), "markdown"
    )
    entries, strays = reference_entries(article)
    assert [told(entry) for entry in entries] == expected()
    assert not strays
    assert_places(source, entries)


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in MARKDOWN_ONLY])
def test_plain(layout: str) -> None:
    source, article = document(
        "JUDUL\n\nTeks.\n\nDAFTAR PUSTAKA", LAYOUTS[layout](PLAIN_TEXTS), "plain"
    )
    entries, strays = reference_entries(article)
    assert [told(entry) for entry in entries] == expected()
    assert not strays
    assert_places(source, entries)


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name.startswith("numbers")])
def test_numbers(layout: str) -> None:
    _, article = document("# Daftar Pustaka", LAYOUTS[layout](TEXTS), "markdown")
    entries, _ = reference_entries(article)
    assert [entry.number for entry in entries] == list(range(1, len(TEXTS) + 1))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_only_what_a_page_break_cuts_is_a_defect(layout: str) -> None:
    _, article = document("# Daftar Pustaka", LAYOUTS[layout](TEXTS), "markdown")
    entries, _ = reference_entries(article)
    kinds = {defect.kind for entry in entries for defect in entry.defects}
    assert kinds == ({"page-break"} if "cut by" in layout else set())


def expected() -> list[dict[str, Any]]:
    return [{field: work[field] for field in FIELDS if field in work} for work in WORKS]


def assert_places(source: Source, entries: tuple[Entry, ...]) -> None:
    before = Span(0, 0)
    for entry in entries:
        span = entry.place.span
        assert before.end <= span.start < span.end <= len(source.text)
        assert entry.place.source is source
        before = span
