"""Writes what a revision changed as the page of the new article, with the changes marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.html import render_html as page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model.revision import Revision
    from sitir.reporters.style import Style


def render_html(revision: Revision, style: Style) -> Iterator[str]:
    """Yield the page, piece by piece."""
    yield from page(revision.new, style, revision=revision)
