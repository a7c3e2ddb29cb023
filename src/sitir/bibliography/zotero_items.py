"""Turns items of Zotero's own JSON, which Better BibTeX exports, into items of CSL-JSON."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# https://aurimasv.github.io/z2csl/typeMap.xml
_TYPES = MappingProxyType(
    {
        "journalArticle": "article-journal",
        "magazineArticle": "article-magazine",
        "newspaperArticle": "article-newspaper",
        "bookSection": "chapter",
        "conferencePaper": "paper-conference",
        "encyclopediaArticle": "entry-encyclopedia",
        "dictionaryEntry": "entry-dictionary",
        "blogPost": "post-weblog",
        "forumPost": "post",
        "preprint": "article",
        "statute": "legislation",
        "case": "legal_case",
        "computerProgram": "software",
        "presentation": "speech",
        "film": "motion_picture",
        "videoRecording": "motion_picture",
        "tvBroadcast": "broadcast",
        "radioBroadcast": "broadcast",
        "audioRecording": "song",
        "artwork": "graphic",
        "letter": "personal_communication",
        "email": "personal_communication",
    }
)
# By CSL's name the fields that hold it, the first that says something.
_FIELDS = MappingProxyType(
    {
        "id": ("citationKey", "citekey", "itemKey", "key"),
        "title": ("title", "nameOfAct", "caseName", "subject"),
        "container-title": (
            "publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle",
            "dictionaryTitle", "blogTitle", "websiteTitle", "forumTitle",
        ),
        "publisher": ("publisher", "university", "institution", "studio", "label"),
        "issued": ("date", "dateEnacted", "dateDecided"),
        "original-date": ("originalDate",),
        "volume": ("volume", "codeNumber"),
        "issue": ("issue",),
        "number": ("number", "reportNumber", "publicLawNumber", "docketNumber", "billNumber"),
        "page": ("pages",),
        "edition": ("edition",),
        "genre": ("thesisType", "reportType", "genre", "type"),
        "DOI": ("DOI",),
        "ISBN": ("ISBN",),
        "URL": ("url",),
        "language": ("language",),
        "note": ("extra",),
    }
)  # fmt: skip
_WRITERS = frozenset(
    {
        "author", "artist", "programmer", "director", "presenter", "podcaster", "inventor",
        "cartographer", "interviewee", "sponsor",
    }
)  # fmt: skip


def csl_item_of(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item of Zotero's as one of CSL-JSON, and any other as it is."""
    kind = item.get("itemType")
    if not isinstance(kind, str):
        return item
    made: dict[str, Any] = {"type": _TYPES.get(kind, kind)}
    for name, fields in _FIELDS.items():
        value = next((item[field] for field in fields if item.get(field)), None)
        if value is not None:
            made[name] = value
    creators = item.get("creators")
    if isinstance(creators, list):
        named = [each for each in creators if isinstance(each, dict)]
        made["author"] = [*_names(named, editors=False)]
        made["editor"] = [*_names(named, editors=True)]
    return made


def _names(creators: list[dict[str, Any]], *, editors: bool) -> Iterator[Mapping[str, Any]]:
    for creator in creators:
        role = creator.get("creatorType")
        if (role == "editor") if editors else (isinstance(role, str) and role in _WRITERS):
            yield {
                "family": creator.get("lastName"),
                "given": creator.get("firstName"),
                "literal": creator.get("name"),
            }
