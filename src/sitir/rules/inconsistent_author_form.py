"""Flag works that the text cites under several names.

## Why this matters

`Di Razza, 2018` on one page and `Razza, 2018` on another look like two works. They also betray that
the citations were typed, or that a reference manager holds two records of one work.

## What it leaves alone

The first full form of a body with its acronym and the acronym afterwards, wherever the text or the
entry defines the acronym. All authors at the first citation and `et al.` afterwards (APA 6), and
everything else that the style decides: `et al.` or `dkk.`, `&`, `dan` or `and`, in the sentence or
in brackets, running capitals. Left-out, added or exchanged co-authors, which are the business of
`author-list-mismatch`. Names in a field that were edited by hand, of which `stale-field` tells.

## Known problems

A name that is never cited as listed is compared with the form that the text uses most.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.model import (
    CitationStyle,
    Example,
    Level,
    Mechanism,
    NoOptions,
    Problem,
    Related,
    Rule,
    folded,
)
from sitir.rules._forms import cited, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import EntryLink, Manuscript

_Form = tuple[str, ...]

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\];,]{2,30})[)\]]")

_RENAMING = frozenset(
    {
        Mechanism.TRANSLATED_BODY,
        Mechanism.DIACRITICS_DROPPED,
        Mechanism.PARTICLE_DROPPED,
        Mechanism.PARTICLE_CASE,
        Mechanism.FAMILY_NAME_SHORTENED,
        Mechanism.GIVEN_NAME_CITED,
        Mechanism.SPELLING,
        Mechanism.OLD_SPELLING,
        Mechanism.CUT_AT_COMBINING_MARK,
        Mechanism.CORPORATE_LAST_WORD,
        Mechanism.PERSON_SPLIT,
    }
)


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per work and form of its authors' names that deviates."""
    for forms in _forms_by_work(manuscript):
        usual = max(forms, key=lambda form: _weight(form, forms[form]))
        other = forms[usual][0].mention
        for form, links in forms.items():
            if form != usual:
                arguments = {"cited": cited(links[0].mention), "other": cited(other)}
                yield Problem(
                    location=links[0].mention.location,
                    message=("several-names", arguments),
                    related=(Related(other.location, ("usual", arguments)),),
                )


def _forms_by_work(manuscript: Manuscript) -> Iterator[dict[_Form, list[EntryLink]]]:
    """Yield, for each work, the links to it by the form of the names, in reading order."""
    first_entry = {work.second.key: work.first.key for work in manuscript.works if work.certain}
    works: dict[str, list[EntryLink]] = {}
    for link in manuscript.links:
        is_short = link.mention.is_title or link.citation.style is CitationStyle.NOTE
        if link.entry is not None and link.mention.names and not (is_short or link.stale):
            key = link.entry.key
            works.setdefault(first_entry.get(key, key), []).append(link)
    introduced: frozenset[str] | None = None
    for links in works.values():
        acronyms_differ = len({Mechanism.ACRONYM in link.mechanisms for link in links}) > 1
        if acronyms_differ and introduced is None:
            introduced = _introduced(manuscript)
        undefined = acronyms_differ and not _acronym_is_defined(links, introduced or frozenset())
        forms: dict[_Form, list[EntryLink]] = {}
        for link in links:
            forms.setdefault(_form(link, acronyms_count=undefined), []).append(link)
        yield forms


def _weight(form: _Form, links: list[EntryLink]) -> tuple[int, int]:
    """Return how fit a form is to be the one that the others are compared with.

    A form of the list is fittest; of two (a work may be listed twice) the fuller one.
    """
    words = len(" ".join(form[1:]).split()) if form[0] == "" else 0
    return words, len(links)


def _form(link: EntryLink, *, acronyms_count: bool) -> _Form:
    """Return what sets the names apart; after `""` stands the first author as listed."""
    mechanisms = link.mechanisms
    names = tuple(one_line(name) for name in link.mention.names)
    if Mechanism.PARTICLE_CASE in mechanisms:
        return names
    if not _RENAMING.isdisjoint(mechanisms) or (acronyms_count and Mechanism.ACRONYM in mechanisms):
        return tuple(name.casefold() for name in names)
    authors = link.entry.author if link.entry else ()
    return ("", *(folded(name.cited_form) for name in authors[:1]))


def _acronym_is_defined(links: list[EntryLink], introduced: frozenset[str]) -> bool:
    """Tell whether an acronym among the names is spelled out in the entry or in the text."""
    if any(name.acronym for link in links if link.entry for name in link.entry.author):
        return True
    acronyms = {link.mention.names[0] for link in links if Mechanism.ACRONYM in link.mechanisms}
    return not acronyms.isdisjoint(introduced)


def _introduced(manuscript: Manuscript) -> frozenset[str]:
    """Return the acronyms that stand alone in brackets, as they do where they are introduced."""
    return frozenset(
        one_line(match[1])
        for block in manuscript.document.blocks
        for match in _IN_BRACKETS.finditer(block.prose.text)
    )


RULE = Rule(
    id="inconsistent-author-form",
    summary="one work cited under several names",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "several-names": {
            "en": "one work is cited as `{cited}` here and as `{other}` elsewhere",
            "id": "satu karya dikutip sebagai `{cited}` di sini dan `{other}` di tempat lain",
        },
        "usual": {"en": "cited as `{other}` here", "id": "dikutip sebagai `{other}` di sini"},
    },
    examples=(
        Example(
            bad="""\
Warga terancam (Di Razza, 2018). Milisi ikut menyerang (Razza, 2018).

## Daftar Pustaka

- Di Razza, N. (2018). *Protecting civilians in the context of violent extremism*. IPI.
""",
            good="""\
Warga terancam (Di Razza, 2018). Milisi ikut menyerang (Di Razza, 2018).

## Daftar Pustaka

- Di Razza, N. (2018). *Protecting civilians in the context of violent extremism*. IPI.
""",
        ),
    ),
)
