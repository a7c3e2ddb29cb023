"""Reads HTML pages, as browsers would: articles of journals, and what word processors export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.readers.draft import Part
from sitir.readers.html.links import kept, linked
from sitir.readers.html.page import Page
from sitir.readers.html.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Source


def html(source: Source) -> Iterable[Part]:
    """Read a page; whatever it holds, something comes of it."""
    page = Page(source)
    is_xml = source.text.lstrip()[:5] == "<?xml" or source.path.suffix.lower() == ".xhtml"
    Scanner(source.text, is_xml=is_xml).run(page)
    page.finish()
    return (
        Part(
            source=source,
            drafts=kept(page, linked(page)),
            comments=tuple(page.comments),
            metadata=page.heads.metadata(),
        ),
    )
