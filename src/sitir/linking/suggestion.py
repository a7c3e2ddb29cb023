"""Writes how a mention would be cited rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import CitationStyle

if TYPE_CHECKING:
    from sitir.model import Citation, Entry, Mention

_LEAST_ET_AL = 3


def suggestion(mention: Mention, citation: Citation, entry: Entry, letter: str) -> str:
    """Return the mention as the entry wants it (`Gauthier Vela, 2021`), or nothing.

    The words for `and` and `et al.` are those that the mention has, else those of its language.
    """
    names = [name.cited_form for name in entry.author or entry.editor]
    if not names:
        return ""
    narrative = citation.style is CitationStyle.NARRATIVE
    language = citation.context.language if citation.context else citation.block.language
    if entry.et_al or len(names) >= _LEAST_ET_AL:
        shown = f"{names[0]} {mention.et_al or ('dkk.' if language == 'id' else 'et al.')}"
    elif len(names) > 1:
        plain = ("dan" if language == "id" else "and") if narrative else "&"
        shown = f"{names[0]} {mention.connective or plain} {names[1]}"
    else:
        shown = names[0]
    year = entry.issued.year or entry.issued.literal or ("t.t." if language == "id" else "n.d.")
    year += letter
    return f"{shown} ({year})" if narrative else f"{shown}, {year}"
