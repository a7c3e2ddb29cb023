"""Makes an entry of a Citavi reference, as Citavi's fields in Word hold it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sitir.bibliography.csl_items import entry_of_item

if TYPE_CHECKING:
    from sitir.model import Entry, Place

_TYPES = MappingProxyType(
    {
        "AudioBook": "book",
        "Book": "book",
        "BookEdited": "book",
        "CollectedWorks": "book",
        "ConferenceProceedings": "book",
        "ComputerProgram": "software",
        "Contribution": "chapter",
        "ContributionInLegalCommentary": "chapter",
        "CourtDecision": "legal_case",
        "InternetDocument": "webpage",
        "InterviewMaterial": "interview",
        "JournalArticle": "article-journal",
        "Lecture": "speech",
        "LegalCommentary": "book",
        "Manuscript": "manuscript",
        "Map": "map",
        "Movie": "motion_picture",
        "NewsAgencyReport": "article-newspaper",
        "NewspaperArticle": "article-newspaper",
        "Patent": "patent",
        "PersonalCommunication": "personal_communication",
        "PressRelease": "webpage",
        "Report": "report",
        "SpecialIssue": "book",
        "Standard": "standard",
        "StatuteOrRegulation": "legislation",
        "Thesis": "thesis",
        "UnpublishedWork": "manuscript",
    }
)
_FIELDS = MappingProxyType(
    {
        "Title": "title",
        "Subtitle": "subtitle",
        "Volume": "volume",
        "Number": "issue",
        "PageRange": "page",
        "Edition": "edition",
        "Doi": "DOI",
        "Isbn": "ISBN",
        "OnlineAddress": "URL",
        "Language": "language",
    }
)


def entry_of_reference(reference: Mapping[str, Any], *, key: str, place: Place) -> Entry:
    """Return the entry of a reference; any part of it may be missing."""
    item: dict[str, Any] = {"type": _TYPES.get(str(reference.get("ReferenceType")), "document")}
    for name, field in _FIELDS.items():
        if reference.get(name):
            item[field] = reference[name]
    parent = reference.get("ParentReference")
    parent = parent if isinstance(parent, Mapping) else {}
    periodical = reference.get("Periodical")
    container = periodical.get("Name") if isinstance(periodical, Mapping) else parent.get("Title")
    if container:
        item["container-title"] = container
    item["author"] = _names(reference, "Authors") or _names(reference, "Organizations")
    item["editor"] = _names(reference, "Editors") or _names(parent, "Editors")
    publishers = _names(reference, "Publishers") or _names(parent, "Publishers")
    if publishers:
        item["publisher"] = publishers[0].get("literal") or publishers[0].get("family")
    year = next(
        (
            each[name]
            for each in (reference, parent)
            for name in ("YearResolved", "Year", "Date")
            if each.get(name)
        ),
        None,
    )
    if year:
        item["issued"] = {"raw": year}
    return entry_of_item(item, key=key, place=place)


def _names(reference: Mapping[str, Any], role: str) -> list[dict[str, str]]:
    listed = reference.get(role)
    if not isinstance(listed, list):
        return []
    return [_name(person) for person in listed if isinstance(person, Mapping)]


def _name(person: Mapping[str, Any]) -> dict[str, str]:
    parts = {name: str(person.get(name) or "") for name in person}
    given = " ".join(part for name in ("FirstName", "MiddleName") if (part := parts.get(name, "")))
    last = parts.get("LastName") or parts.get("Name") or ""
    if not given:
        return {"literal": last} if " " in last else {"family": last}
    return {
        "family": last,
        "given": given,
        "non-dropping-particle": parts.get("Prefix", ""),
        "suffix": parts.get("Suffix", ""),
    }
