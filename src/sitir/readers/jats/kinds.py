"""Knows the elements of JATS: which make blocks and sections, and which hold no prose.

https://jats.nlm.nih.gov/archiving/tag-library/1.4/
"""

from __future__ import annotations

from sitir.model import BlockKind, SectionKind

PURPOSES = {
    "abstract": SectionKind.ABSTRACT,
    "trans-abstract": SectionKind.ABSTRACT,
    "kwd-group": SectionKind.KEYWORDS,
    "body": SectionKind.OTHER,
    "ack": SectionKind.ACKNOWLEDGEMENTS,
    "ref-list": SectionKind.REFERENCES,
    "app": SectionKind.APPENDIX,
    "bio": SectionKind.OTHER,
    "fn-group": SectionKind.OTHER,
    "glossary": SectionKind.OTHER,
    "notes": SectionKind.OTHER,
}
"""What the sections of an article are for that have elements of their own."""
SECTION_TYPES = {
    "intro": SectionKind.INTRODUCTION,
    "introduction": SectionKind.INTRODUCTION,
    "background": SectionKind.INTRODUCTION,
    "methods": SectionKind.METHOD,
    "materials": SectionKind.METHOD,
    "materials|methods": SectionKind.METHOD,
    "methods|materials": SectionKind.METHOD,
    "subjects": SectionKind.METHOD,
    "results": SectionKind.RESULTS,
    "results|discussion": SectionKind.RESULTS,
    "discussion": SectionKind.RESULTS,
    "conclusions": SectionKind.CONCLUSION,
    "conclusion": SectionKind.CONCLUSION,
    "data-availability": SectionKind.ACKNOWLEDGEMENTS,
    "coi-statement": SectionKind.ACKNOWLEDGEMENTS,
    "funding-statement": SectionKind.ACKNOWLEDGEMENTS,
    "supplementary-material": SectionKind.APPENDIX,
}
"""What the `sec-type` of a section says, where its title does not."""
KINDS = {
    "list-item": BlockKind.LIST_ITEM,
    "def-item": BlockKind.LIST_ITEM,
    "disp-quote": BlockKind.QUOTE,
    "verse-group": BlockKind.QUOTE,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "caption": BlockKind.CAPTION,
    "table-wrap-foot": BlockKind.CAPTION,
    "fn": BlockKind.FOOTNOTE,
    "ref": BlockKind.LIST_ITEM,
}
"""What the blocks within an element are."""
FLOATS = frozenset(("fig", "table-wrap", "boxed-text", "chem-struct-wrap", "media"))
BLOCKS = frozenset(
    {
        "attrib", "def", "disp-quote", "fig", "fn", "list", "list-item", "p", "ref", "sec",
        "speech", "statement", "table", "table-wrap", "table-wrap-foot", "td", "term", "th",
        "title", "tr", "verse-group", "verse-line", "boxed-text", "app", "def-item", "subtitle",
        *PURPOSES,
    }
)  # fmt: skip
OPAQUE = frozenset(
    (
        "code", "disp-formula", "disp-formula-group", "inline-formula", "math", "monospace",
        "tex-math", "chem-struct", "preformat",
    )
)  # fmt: skip
LEFT_OUT = frozenset(
    {
        "alt-text", "alternatives-graphic", "array", "author-notes", "counts", "graphic",
        "inline-graphic", "journal-meta", "long-desc", "media", "object-id", "permissions",
        "processing-meta", "related-article", "related-object", "response", "sub-article",
        "supplementary-material", "sec-meta", "funding-group", "inline-supplementary-material",
        "kwd-group-meta", "aff", "custom-meta-group", "self-uri", "article-categories",
    }
)  # fmt: skip
"""What holds nothing of the article's own text."""
TAGGED_CITATIONS = ("element-citation", "nlm-citation")
CITATIONS = (*TAGGED_CITATIONS, "mixed-citation", "citation")
