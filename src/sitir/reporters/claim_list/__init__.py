"""Claims of one article in, a list of them out: one module per format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sitir.model import ClaimSupport, Support
from sitir.model.records import NamedTuple
from sitir.reporters.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sitir.model import ClaimKind, Manuscript, Mention, SectionKind
    from sitir.reporters.style import Style

    Renderer = Callable[["ClaimList", Style], Iterator[str]]

FORMATS = ("text", "json", "csv", "markdown")


class ClaimList(NamedTuple):
    """Which claims of an article are listed."""

    manuscript: Manuscript
    ids: Index
    supports: tuple[ClaimSupport, ...]
    """Those of the claims that are listed, in reading order."""
    explained: bool
    """Whether the grounds of kind and need are told."""


def claim_list(
    manuscript: Manuscript,
    *,
    uncited: bool = False,
    sections: Collection[SectionKind] = (),
    kinds: Collection[ClaimKind] = (),
    explained: bool = False,
) -> ClaimList:
    """Return the claims of an article, or of them those that are `uncited` and of some kinds.

    A claim is uncited where it needs a source and no citation supports it, in its sentence or
    carried; without `sections` or `kinds` all count.
    """
    index = Index(manuscript)
    supports = [
        support
        for support in map(index.support_of, index.claims)
        if (not sections or support.claim.block.section.kind in sections)
        and (not kinds or support.claim.kind in kinds)
        and not (uncited and (support.support is not Support.NONE or not _needs(support)))
    ]
    return ClaimList(manuscript, index, tuple(supports), explained)


def renderer(format: str) -> Renderer:  # noqa: A002 - the word users see
    """Return what writes a list of claims in a format, line by line."""
    module = import_module(f"{__name__}.{format}")
    found: Renderer = getattr(module, f"render_{format}")
    return found


def mention_texts(mentions: tuple[Mention, ...]) -> str:
    """Return mentions as they are written, on one line."""
    return "; ".join(" ".join(mention.location.text.split()) for mention in mentions)


def _needs(support: ClaimSupport) -> bool:
    return support.claim.needs_citation
