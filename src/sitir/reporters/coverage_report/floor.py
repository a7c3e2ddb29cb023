"""Tells which articles fall short of the coverage that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.figures import decimal, percent_below, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model.bibliometrics import ArticleFigures


def too_low(read: Iterable[ArticleFigures], least: float, language: str) -> Iterator[str]:
    """Yield a line per article with less than `least` percent of its needy claims covered.

    An article without a claim that needs a source lacks nothing.
    """
    for article in read:
        total = article.figures.coverage.total
        covered = total.in_sentence + total.carried
        if 100 * covered < least * total.need:
            yield said(
                "sentence",
                "too-low",
                language,
                path=article.path,
                ratio=percent_below(covered, total.need, language),
                covered=covered,
                need=total.need,
                least=f"{decimal(least, language)}%",
            )
