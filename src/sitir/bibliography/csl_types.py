"""The types of works that CSL knows, and what others call them."""

from __future__ import annotations

from types import MappingProxyType

# https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
CSL_TYPES = frozenset(
    {
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
        "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
        "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
        "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication", "post", "post-weblog", "regulation", "report", "review",
        "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
    }
)  # fmt: skip
"""All types of CSL 1.0.2."""
# What Crossref and DataCite call them, https://api.crossref.org/types.
_OTHER_TYPES = MappingProxyType(
    {
        "journal-article": "article-journal",
        "proceedings-article": "paper-conference",
        "book-chapter": "chapter",
        "book-section": "chapter",
        "book-part": "chapter",
        "reference-entry": "entry-encyclopedia",
        "monograph": "book",
        "edited-book": "book",
        "reference-book": "book",
        "book-set": "book",
        "proceedings": "book",
        "dissertation": "thesis",
        "posted-content": "article",
        "preprint": "article",
        "report-component": "report",
        "report-series": "report",
        "peer-review": "review",
    }
)


def csl_type_of(written: str) -> str:
    """Return a CSL type as it is written there or by Crossref; `document` for any other."""
    word = written.strip().lower()
    return word if word in CSL_TYPES else _OTHER_TYPES.get(word, "document")
