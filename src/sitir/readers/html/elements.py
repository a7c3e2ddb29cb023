"""Knows the elements of pages: which make blocks, and which hold no prose of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from sitir.readers.html.scanner import Tag

HEADINGS = {f"h{level}": level for level in range(1, 7)}
VOID = frozenset(
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr",
        "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
    }
)  # fmt: skip
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "frameset", "header", "hgroup", "html", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5",
        "h6",
    }
)  # fmt: skip
CONTAINERS = frozenset(("article", "div", "dl", "main", "ol", "section", "table", "ul"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
STRONG = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em", "cite", "dfn"))
"""Elements whose words are shown in italics."""
TRACKED = frozenset(("a", "sup", "span", "q")) | STRONG | ITALIC
"""Elements within blocks of which the end must be known."""

_OPAQUE = frozenset(("code", "kbd", "samp", "tt", "math", "svg", "var"))
LEFT_OUT = frozenset(
    {
        "aside", "audio", "button", "canvas", "dialog", "form", "iframe", "map", "nav",
        "noscript", "object", "pre", "select", "template", "video", "footer", "listing",
    }
)  # fmt: skip
# What the pages of Open Journal Systems and their kin show beside an article.
_FURNITURE = frozenset(
    {
        "breadcrumb", "breadcrumbs", "cmp_breadcrumbs", "cmp_skip_to_content",
        "citation_formats", "downloads_chart", "how_to_cite", "pkp_navigation_primary",
        "pkp_navigation_user", "pkp_screen_reader", "pkp_structure_footer",
        "pkp_structure_sidebar", "screen-reader-text", "sidebar", "sr-only", "toc",
        "visually-hidden", "visuallyhidden",
    }
)  # fmt: skip
_ITEM_FURNITURE = frozenset(
    {
        "author_bios", "citation", "copyright", "cover_image", "downloads_chart",
        "galleys", "issue", "licensing", "license", "share", "addthis",
    }
)  # fmt: skip
_SILENT_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "doc-toc", "menu", "toolbar")
)
_NOTES = frozenset(("footnotes", "endnotes", "footnote-list", "fn-group"))
_NOTE_ROLES = frozenset(("doc-endnotes", "doc-footnote", "doc-endnote"))
_NOTE_TYPES = frozenset(("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"))
_LISTS_OF_WORKS = frozenset(
    ("references", "csl-bib-body", "bibliography", "reference-list", "ref-list", "citation-list")
)
_HIDDEN = Pattern(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_WORD_NOTE = Pattern(r"mso-element\s*:\s*(?:footnote|endnote)(?:-list)?\b")
_OFFICE_NOTE = Pattern(r"sd(?:footnote|endnote)\d+")
_MATH = frozenset(
    ("math", "MathJax", "katex", "MathJax_Display", "MathJax_Preview", "katex-display")
)


def classes(tag: Tag) -> list[str]:
    """Return the classes of an element."""
    return tag.get("class").split()


def is_left_out(tag: Tag) -> bool:
    """Tell whether nothing within an element is prose of the article."""
    name = tag.name
    if not tag.attributes:
        return name in LEFT_OUT or name == "header"
    if is_note(tag):
        return False
    if "hidden" in tag.attributes or tag.get("aria-hidden") == "true":
        return True
    if tag.get("role") in _SILENT_ROLES or _HIDDEN.search(tag.get("style").lower()):
        return True
    own = classes(tag)
    if "item" in own and not _ITEM_FURNITURE.isdisjoint(own):
        return True
    if not _FURNITURE.isdisjoint(own):
        return True
    # pandoc puts title and authors into one.
    is_title = tag.get("id") == "title-block-header"
    return name in LEFT_OUT or (name == "header" and not is_title)


def is_opaque(tag: Tag) -> bool:
    """Tell whether an element is code or a formula."""
    return tag.name in _OPAQUE or (
        "class" in tag.attributes and not _MATH.isdisjoint(classes(tag)) and tag.name != "body"
    )


def is_note(tag: Tag) -> bool:
    """Tell whether an element is a footnote, or holds them."""
    if not tag.attributes:
        return False
    if tag.get("role") in _NOTE_ROLES or not _NOTES.isdisjoint(classes(tag)):
        return True
    if tag.get("epub:type") in _NOTE_TYPES or _OFFICE_NOTE.fullmatch(tag.get("id")):
        return True
    return _WORD_NOTE.search(tag.get("style").lower()) is not None


def is_list_of_works(tag: Tag) -> bool:
    """Tell whether an element is a list of references."""
    if tag.get("role") == "doc-bibliography" or tag.get("id") == "refs":
        return True
    return not _LISTS_OF_WORKS.isdisjoint(classes(tag))


def is_main(tag: Tag) -> bool:
    """Tell whether an element holds what a page is there for."""
    return tag.name == "main" or tag.get("role") == "main" or "obj_article_details" in classes(tag)
