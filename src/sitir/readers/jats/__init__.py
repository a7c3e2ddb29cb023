"""Reads JATS articles, with places in their XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.errors import ReadError
from sitir.readers.draft import Part
from sitir.readers.jats.article import Article
from sitir.readers.jats.references import with_references
from sitir.readers.jats.xml import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Source


def jats(source: Source) -> Iterable[Part]:
    """Read an article; raises `ReadError` where a file is none, or is no well-formed XML."""
    article = Article(source)
    parse(source, article)
    if not article.is_article:
        raise ReadError(f"{source.path}: not a JATS article: it has no element 'article'")
    return (
        Part(
            source=source,
            drafts=with_references(article),
            comments=tuple(article.comments),
            metadata=article.front.metadata(),
        ),
    )
