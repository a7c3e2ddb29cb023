"""Reads a reference that JATS has in tags, of which the text alone would tell less, or nothing.

https://jats.nlm.nih.gov/archiving/tag-library/1.4/element/element-citation.html
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

from sitir.bibliography.bibtex_csl import csl_addresses
from sitir.bibliography.identifiers import Identifiers
from sitir.bibliography.issued import date
from sitir.bibliography.law_titles import law_of_entry
from sitir.bibliography.name_forms import Form
from sitir.bibliography.names import body, person, person_of_parts
from sitir.bibliography.publication import Publication
from sitir.bibliography.reference import Reference
from sitir.model import Date
from sitir.readers.tagged.characters import character

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Name

FORM = "jats-xml"
"""What embedded records of this kind are called."""
_TYPES = MappingProxyType(
    {
        "journal": "article-journal",
        "book": "book",
        "chapter": "chapter",
        "conf": "paper-conference",
        "confproc": "paper-conference",
        "conf-proceedings": "paper-conference",
        "thesis": "thesis",
        "report": "report",
        "government": "report",
        "gov": "report",
        "web": "webpage",
        "webpage": "webpage",
        "website": "webpage",
        "data": "dataset",
        "dataset": "dataset",
        "software": "software",
        "newspaper": "article-newspaper",
        "magazine": "article-magazine",
        "periodical": "article-magazine",
        "preprint": "article",
        "patent": "patent",
        "standard": "standard",
        "legal-doc": "legislation",
        "letter": "personal_communication",
        "commun": "personal_communication",
    }
)
"""CSL types by `publication-type`."""
_EDITORS = frozenset(("editor", "editors", "guest-editor", "compiler"))
_OTHERS = frozenset(("translator", "transed", "reviewer"))
_PARTS = ("article-title", "chapter-title", "part-title", "data-title")
_SENTENCES = frozenset((*_PARTS, "source", "publisher-name", "volume", "issue"))
_NAMES = frozenset(("name", "string-name", "collab", "institution", "on-behalf-of"))
_GROUPS = frozenset(("person-group", "name-alternatives", "collab-alternatives"))
# What is longer is no reference.
_LONGEST = 40_000


def jats_reference(record: str) -> Reference | None:
    """Return what a tagged reference says, or nothing where its tags do not say enough."""
    root = _tree(record) if len(record) <= _LONGEST else None
    if root is None:
        return None
    author, editor, et_al = _people(root)
    part, source = _first(root, *_PARTS), _first(root, "source")
    title = part or source
    issued = _issued(root)
    is_text = root.tag in ("mixed-citation", "citation")
    if not title or not (author or editor or issued.year or issued.literal):
        return None
    if is_text and not ((author or editor) and (issued.year or issued.literal)):
        return None
    kind = _type(root, is_part=bool(part and source))
    doi, url = csl_addresses({"doi": _identifier(root, "doi"), "url": _address(root)})
    return Reference(
        author=author or editor,
        editor=editor,
        form=_form(author or editor),
        et_al=et_al,
        elided=False,
        issued=issued,
        place=Publication(
            title=title,
            container_title=(source or _first(root, "conf-name")) if part else "",
            editor=editor,
            publisher=_first(root, "publisher-name", "institution"),
            volume=_first(root, "volume"),
            issue=_first(root, "issue"),
            page=_pages(root),
            edition=_first(root, "edition"),
            is_thesis=kind == "thesis",
            is_chapter=kind in ("chapter", "paper-conference"),
        ),
        identifiers=Identifiers("", doi, _first(root, "isbn").replace("-", ""), url),
        type=kind,
        law=law_of_entry(type=kind, title=title, author=author, number="", year=issued.year),
        rest="",
    )


def _tree(record: str) -> Element | None:
    """Return the element of a record, with its names freed of prefixes."""
    builder = TreeBuilder()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda name, attributes: builder.start(_bare(name), attributes)
    parser.EndElementHandler = lambda name: builder.end(_bare(name))
    parser.CharacterDataHandler = builder.data
    parser.SkippedEntityHandler = lambda name, _: builder.data(character(f"&{name};")[0])
    try:
        # With a DTD, which is not opened, names of characters need no declaration.
        parser.Parse(b'<!DOCTYPE x SYSTEM "x">' + record.encode("utf-8", "surrogatepass"), True)  # noqa: FBT003 - takes no keywords
        return builder.close()
    except (expat.ExpatError, ParseError, AssertionError):
        return None


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(root: Element, *names: str) -> str:
    """Return what the first element of the first of these names holds that is there."""
    for name in names:
        for element in root.iter(name):
            if text := _text(element).strip(" ,;:"):
                return text.rstrip(".") if name in _SENTENCES else text
    return ""


def _people(root: Element) -> tuple[tuple[Name, ...], tuple[Name, ...], bool]:
    """Return authors and editors, and whether the list of authors stops before its end."""
    author: list[Name] = []
    editor: list[Name] = []
    et_al = any(True for _ in root.iter("etal"))
    for group, element in _named(root):
        name = _name(element)
        if name is None or group in _OTHERS:
            continue
        (editor if group in _EDITORS else author).append(name)
    return tuple(author), tuple(editor), et_al


def _named(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield the elements that hold a name, with the kind of the group they stand in."""
    waiting = [("", child) for child in reversed(root)]
    while waiting:
        group, element = waiting.pop()
        if element.tag in _NAMES and (element.tag != "institution" or group):
            yield group, element
        elif element.tag in _GROUPS:
            inner = element.get("person-group-type", group or "author")
            children = list(element)
            if element.tag.endswith("alternatives"):
                children = children[:1]
            waiting += ((inner, child) for child in reversed(children))


def _name(element: Element) -> Name | None:
    if element.tag in ("collab", "institution", "on-behalf-of"):
        text = " ".join((element.text or _text(element)).split()).strip(" ,;")
        return body(text) if text else None
    family = _first(element, "surname")
    if not family:
        text = _text(element).strip(" ,;")
        return person(text) if text else None
    given = next((_text(each).strip(" ,;") for each in element.iter("given-names")), "")
    return person_of_parts(family=family, given=given, suffix=_first(element, "suffix"))


def _form(names: tuple[Name, ...]) -> Form:
    if not names or names[0].is_body:
        return Form.BODY
    given = names[0].given
    if not given:
        return Form.SINGLE
    # The style of the list is not told; this one may stop naming authors.
    return Form.VANCOUVER if given.replace(".", "").replace(" ", "").isupper() else Form.FULL


def _issued(root: Element) -> Date:
    written = _first(root, "year", "string-date", "date")
    found = date(written) or Date(literal=written)
    month, day = (_number(_first(root, name), most) for name, most in (("month", 12), ("day", 31)))
    return found._replace(month=month, day=day) if found.year and month else found


def _number(text: str, most: int) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= most else None


def _pages(root: Element) -> str:
    first, last = _first(root, "fpage"), _first(root, "lpage")
    if first and last and first != last:
        return f"{first}–{last}"
    return first or _first(root, "page-range", "elocation-id")


def _identifier(root: Element, kind: str) -> str:
    for name, attribute in (("pub-id", "pub-id-type"), ("ext-link", "ext-link-type")):
        for element in root.iter(name):
            if element.get(attribute) == kind:
                return _text(element)
    return ""


def _address(root: Element) -> str:
    for name in ("ext-link", "uri"):
        for element in root.iter(name):
            found = element.get("xlink:href") or _text(element)
            if found.startswith(("http", "www.")):
                return found
    return ""


def _type(root: Element, *, is_part: bool) -> str:
    told = root.get("publication-type") or root.get("citation-type") or ""
    kind = _TYPES.get(told.lower().strip(), "")
    if kind == "book" and is_part:
        return "chapter"
    if kind:
        return kind
    if is_part:
        return "article-journal" if _first(root, "volume", "issue") else "chapter"
    return "book" if _first(root, "publisher-name") else "document"
