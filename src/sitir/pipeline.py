"""The whole flow on one screen: sources in, a linked manuscript out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography import bibliography, known_names, with_noted
from sitir.extract import acronyms, citations, claims, floats, run_in_lists
from sitir.linking import (
    abstract_pairs,
    abstracts,
    article_date,
    claim_times,
    entry_links,
    figure_conflicts,
    law_links,
    same_works,
    similar_claims,
    supports,
)
from sitir.model import Manuscript
from sitir.readers import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.bibliography.library import Library
    from sitir.model import Document, Source


def manuscript(
    sources: Sequence[Source],
    *,
    format: str,  # noqa: A002 - the word of the report
    files: Sequence[Source] = (),
) -> Manuscript:
    """Read the sources of one article and link it to its own list and to bibliography files.

    Raises `ReadError` where a file is no bibliography.
    """
    return linked(read(tuple(sources), format=format), files)


def linked(
    document: Document, files: Sequence[Source], *, library: Library | None = None
) -> Manuscript:
    """Link a document that has been read; `library` reads the files, which it may know already.

    Raises `ReadError` where one is no bibliography.
    """
    works = bibliography(document, files, library=library)
    found = citations(document, known_names(works))
    works = with_noted(works, found.citations)
    shortened = acronyms(document, found.citations)
    asserted = claims(document, found.citations, shortened, refusals=found.refusals)
    one_work = tuple(same_works(works.entries))
    supported = tuple(supports(asserted, found.citations))
    told = tuple(abstracts(document, asserted))
    year, month = article_date(document)
    return Manuscript(
        document=document,
        bibliography=works,
        citations=found.citations,
        claims=asserted,
        links=tuple(entry_links(found.citations, works, document, one_work)),
        works=one_work,
        law_links=tuple(law_links(asserted, works)),
        refused=found.refusals,
        supports=supported,
        acronyms=shortened,
        run_in_lists=tuple(run_in_lists(document)),
        floats=floats(document),
        abstracts=told,
        abstract_pairs=tuple(abstract_pairs(told, shortened)),
        similar_claims=tuple(similar_claims(supported)),
        figure_conflicts=tuple(figure_conflicts(supported)),
        claim_times=tuple(claim_times(asserted, found.citations, shortened, year)),
        year=year,
        month=month,
    )
