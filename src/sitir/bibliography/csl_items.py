"""Makes an entry of a CSL-JSON item, the record that reference managers exchange and embed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.bibliography.bibtex_csl import csl_addresses, csl_language
from sitir.bibliography.csl_types import csl_type_of
from sitir.bibliography.csl_values import date_of, names_of, text_of
from sitir.bibliography.law_titles import law_of_entry
from sitir.lexicons.patterns import Pattern
from sitir.model import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import Place

# Zotero's `extra`, which it exports as a note, holds what has no field of its own.
_DOI_IN_NOTE = Pattern(r"\bDOI:\s*(10\.\d{4,9}/\S+)")
# A journal is filed under its ISSN, which programs put where an ISBN belongs.
_ISSN = Pattern(r"\d{4}-?\d{3}[\dXx]")
_LONGEST_NOTE = 2000


def entry_of_item(item: Mapping[str, Any], *, key: str, place: Place) -> Entry:
    """Return the entry of a CSL-JSON item; values may be of any type, and any may be missing."""
    texts = {str(name): text_of(value) for name, value in item.items()}
    author, et_al = names_of(item.get("author"))
    editor, more = names_of(item.get("editor") or item.get("collection-editor"))
    if not author and not et_al:
        author, et_al = names_of(item.get("container-author"))
    issued = date_of(item.get("issued"), original=item.get("original-date"))
    suffix = texts.get("year-suffix", "")
    title = _title(texts)
    kind = csl_type_of(texts.get("type", ""))
    doi, url = _addresses(texts)
    return Entry(
        key=key,
        places=(place,),
        type=kind,
        title=title,
        author=author,
        et_al=et_al or (more and not author),
        editor=editor,
        issued=issued._replace(suffix=suffix) if suffix else issued,
        container_title=_first(texts, "container-title", "event-title", "event"),
        publisher=_first(texts, "publisher", "institution"),
        volume=texts.get("volume", ""),
        issue=_first(texts, "issue", "number", "report-number"),
        page=_first(texts, "page", "page-first", "article-number"),
        edition=texts.get("edition", ""),
        genre=texts.get("genre", ""),
        doi=doi,
        isbn=isbn_of(texts.get("ISBN", "")),
        url=url,
        language=csl_language(texts),
        law=law_of_entry(
            type=kind,
            title=title,
            author=author,
            number=texts.get("number", ""),
            year=issued.year,
        ),
        labels=tuple(label for label in (texts.get("citation-key", ""),) if label not in ("", key)),
    )


def isbn_of(written: str) -> str:
    """Return the first ISBN of a field; empty for the ISSN that may stand there."""
    first = written.split(";")[0].split(",")[0].strip()
    bare = first.split(" ")[0]
    return "" if _ISSN.fullmatch(bare) else first


def _title(texts: Mapping[str, str]) -> str:
    title = _first(texts, "title", "reviewed-title")
    subtitle = texts.get("subtitle", "")
    if title and subtitle and subtitle.lower() not in title.lower():
        return f"{title} {subtitle}" if title[-1] in ".:?!" else f"{title}: {subtitle}"
    return title or subtitle or texts.get("title-short", "")


def _addresses(texts: Mapping[str, str]) -> tuple[str, str]:
    doi, url = texts.get("DOI", ""), texts.get("URL", "")
    if not doi:
        noted = _DOI_IN_NOTE.search(texts.get("note", "")[:_LONGEST_NOTE])
        doi = noted[1] if noted else ""
    return csl_addresses({"doi": doi, "url": url})


def _first(texts: Mapping[str, str], *names: str) -> str:
    return next((texts[name] for name in names if texts.get(name)), "")
