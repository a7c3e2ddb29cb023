"""Makes an entry of one of Word's own sources (`b:Source`, ECMA-376 part 1, § 22.6)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sitir.bibliography.csl_items import entry_of_item

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from sitir.model import Entry, Place

_TYPES = MappingProxyType(
    {
        "ArticleInAPeriodical": "article-magazine",
        "Art": "graphic",
        "Book": "book",
        "BookSection": "chapter",
        "Case": "legal_case",
        "ConferenceProceedings": "paper-conference",
        "DocumentFromInternetSite": "webpage",
        "ElectronicSource": "webpage",
        "Film": "motion_picture",
        "InternetSite": "webpage",
        "Interview": "interview",
        "JournalArticle": "article-journal",
        "Patent": "patent",
        "Performance": "performance",
        "Report": "report",
        "SoundRecording": "song",
    }
)
_FIELDS = MappingProxyType(
    {
        "title": ("Title", "ShortTitle"),
        "container-title": (
            "JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "PublicationTitle",
            "InternetSiteTitle",
        ),
        "publisher": ("Publisher", "Institution", "ProductionCompany", "Distributor"),
        "volume": ("Volume",),
        "issue": ("Issue",),
        "page": ("Pages",),
        "edition": ("Edition",),
        "genre": ("ThesisType",),
        "DOI": ("DOI",),
        "URL": ("URL",),
        "ISBN": ("StandardNumber",),
    }
)  # fmt: skip
# Who made a work, by what kind of work it is.
_MAKERS = ("Author", "Artist", "Interviewee", "Inventor", "Performer", "Writer", "Director")


def entry_of_source(element: Element, *, key: str, place: Place) -> Entry:
    """Return the entry of a source; any part of it may be missing."""
    item: dict[str, Any] = {"type": _TYPES.get(_text(element, "SourceType"), "document")}
    for field, names in _FIELDS.items():
        value = next((text for name in names if (text := _text(element, name))), "")
        if value:
            item[field] = value
    if item["type"] == "report" and "genre" in item:
        item["type"] = "thesis"
    persons = element.find("{*}Author")
    if persons is not None:
        item["author"] = next((found for name in _MAKERS if (found := _names(persons, name))), [])
        item["editor"] = _names(persons, "Editor")
    parts = [_text(element, name) for name in ("Year", "Month", "Day")]
    if parts[0]:
        item["issued"] = {"raw": parts[0]} if not all(parts) else {"raw": " ".join(parts[::-1])}
    return entry_of_item(item, key=key, place=place)


def _names(persons: Element, role: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for person in persons.iterfind(f"{{*}}{role}/{{*}}NameList/{{*}}Person"):
        given = " ".join(filter(None, (_text(person, "First"), _text(person, "Middle"))))
        family = _text(person, "Last")
        found.append({"family": family, "given": given} if family else {"literal": given})
    body = _text(persons, f"{role}/{{*}}Corporate")
    return [*found, {"literal": body}] if body else found


def _text(element: Element, path: str) -> str:
    found = element.find(f"{{*}}{path}")
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
