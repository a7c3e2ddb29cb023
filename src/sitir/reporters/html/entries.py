"""Sets the bibliography as a table: each entry, and who cites it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.reporters.figures import said
from sitir.reporters.html.findings import place_phrase
from sitir.reporters.html.markup import Markup, element, joined, outward
from sitir.reporters.html.sheet import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry
    from sitir.reporters.html.sheet import Sheet

_COLUMNS = ("key", "work", "year", "cited-by", "times")


def entry_table(sheet: Sheet) -> Markup:
    """Return the table of all entries."""
    rows = [_row(entry, sheet) for entry in sheet.manuscript.bibliography.entries]
    head = element(
        "tr", *(element("th", sheet.word(name), scope="col", data_k=name) for name in _COLUMNS)
    )
    return element(
        "div",
        element("table", element("thead", head), element("tbody", *rows), class_="entries"),
        class_="scroll",
        tabindex=0,
        role="group",
        aria_label=sheet.word("entries"),
    )


def short_form(entry: Entry) -> str:
    """Return authors and year as a list of choices shows them."""
    names = [name.cited_form for name in entry.author[:2]]
    more = "…" if len(entry.author) > len(names) or entry.et_al else ""
    year = (entry.issued.year or entry.issued.literal) + entry.issued.suffix
    return f"{', '.join(names)}{more} ({year})" if names else f"{entry.title[:60]} ({year})"


def _row(entry: Entry, sheet: Sheet) -> Markup:
    cited = list(_citing(entry, sheet))
    spread = [part for link in cited for part in (Markup(" · "), link)][1:]
    year = (entry.issued.year or entry.issued.literal) + entry.issued.suffix
    return element(
        "tr",
        element("th", entry.key, *_mark(entry, sheet), scope="row"),
        element("td", *_work(entry, sheet)),
        element("td", year),
        element("td", *(spread or [element("em", sheet.word("never"))])),
        element("td", str(len(cited))),
        id=sheet.entry_id(entry),
        class_=None if cited else "never",
    )


def _mark(entry: Entry, sheet: Sheet) -> Iterator[Markup]:
    """Yield what leads to the change of an entry, where the page tells of one."""
    if sheet.changed is not None and (change := sheet.changed.of_entry(entry)):
        yield Markup(" ")
        yield sheet.changed.mark(change)


def _work(entry: Entry, sheet: Sheet) -> Iterator[Markup]:
    names = [name.full_form for name in entry.author]
    shown = ", ".join(names[:6]) + (" …" if len(names) > 6 or entry.et_al else "")
    if shown:
        yield joined((shown, ". "))
    yield element("cite", entry.title or "–")
    pieces = (
        entry.container_title,
        entry.volume and f"{entry.volume}" + (f"({entry.issue})" if entry.issue else ""),
        entry.page,
        entry.publisher,
    )
    rest = ", ".join(piece for piece in pieces if piece)
    yield joined((f". {rest}" if rest else "",))
    if entry.doi:
        yield joined((" ", outward(f"https://doi.org/{entry.doi}", entry.doi)))
    elif entry.url:
        yield joined((" ", outward(entry.url, entry.url)))
    places = "; ".join(
        f"{said('origin', place.origin.value, sheet.language)}"
        f" ({place_phrase(place.location, sheet)})"
        for place in entry.places
    )
    yield element("small", f"{entry.type} · {places}")


def _citing(entry: Entry, sheet: Sheet) -> Iterator[Markup]:
    """Yield a link to each mention of an entry; those in the same words have a number."""
    seen: Counter[str] = Counter()
    for place in sheet.index.cited_by(entry.key):
        link = sheet.link_named(place)
        if link is None:
            # A law, which is cited by its number.
            yield joined((sheet.word("law"),))
            continue
        text = sheet.mention_text(link)
        seen[text] += 1
        shown = text if seen[text] == 1 else str(seen[text])
        status = STATUSES.index(link.status.value)
        yield element(
            "a", shown, href=f"#{sheet.id(place)}", class_=f"m{status}" if status else None
        )
