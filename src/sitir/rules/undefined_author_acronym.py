"""Flag acronyms that stand for an author and are never spelled out.

## Why this matters

A reader who does not know `FPRI` cannot tell who is cited, nor find the entry in a list where the
institute stands under its full name, or stands under four letters too.

## What it leaves alone

Acronyms that the text or the list spells out anywhere, in whatever form: in brackets after the
name, as the initials of a name in the text, as the publisher of the entry. Bodies that everyone
knows by their acronym (WHO, UNESCO, BPS, BBC). Acronyms that are read as a word and may well be the
body's whole name (ACAPS). Persons, and articles that write all names in capitals. Citations by key.

## Known problems

It tells of an acronym once, at its first citation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import CitationStyle, Example, Level, LinkStatus, NoOptions, Problem, Rule, folded
from sitir.rules._forms import cited, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import EntryLink, Manuscript

_ACRONYM = Pattern(r"[A-Z][A-Z&/-]{0,10}[A-Z]")
# Two letters alone are as often the initials of someone who was asked.
_LEAST_UNLISTED = 3
_LEAST_WORD = 4
_VOWELS = frozenset("AEIOU")
_WORD = Pattern(r"[^\W\d_]+|[^\w\s/-]")
# More of them are no acronyms of bodies, but the style of the article.
_MOST = 40


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per acronym that stands for an author and is never spelled out."""
    unknown = {name: link for link, name in reversed([*_unknown(manuscript)])}
    if not unknown or len(unknown) > _MOST or _is_capitals_style(manuscript):
        return
    spelled = _initials(manuscript)
    for name, link in reversed(unknown.items()):
        if folded(name).replace(" ", "") not in spelled:
            arguments = {"cited": cited(link.mention), "acronym": name}
            yield Problem(link.mention.location, ("undefined", arguments))


def _unknown(manuscript: Manuscript) -> Iterator[tuple[EntryLink, str]]:
    """Yield the mentions of an acronym that neither the lexicons nor the list explain."""
    known = _known(manuscript)
    for link in manuscript.links:
        mention = link.mention
        if len(mention.names) != 1 or mention.key is not None or mention.is_title:
            continue
        if link.citation.style is CitationStyle.NOTE:
            continue
        name = one_line(mention.names[0])
        if not _ACRONYM.fullmatch(name) or name in known or _is_word(name):
            continue
        if link.status is not LinkStatus.ACRONYM and not _is_explained(link, name):
            yield link, name


def _known(manuscript: Manuscript) -> frozenset[str]:
    known_authors: str = lexicon("author_acronyms")["known"]
    bodies = {each for row in lexicon("bodies")["bodies"] for each in row["acronyms"]}
    own = {each.text for each in manuscript.acronyms if each.expansions}
    bracketed = {link.mention.acronym for link in manuscript.links}
    everyday = " ".join((*lexicon("acronyms")["everyday"].values(), known_authors)).split()
    return frozenset(name.upper() for name in (*bodies, *own, *bracketed, *everyday))


def _is_word(name: str) -> bool:
    """Tell whether an acronym is read as a word: no three consonants beside each other."""
    consonants = 0
    for letter in name:
        consonants = 0 if letter in _VOWELS else consonants + 1
        if consonants > 2:
            return False
    return len(name) >= _LEAST_WORD and not _VOWELS.isdisjoint(name)


def _is_explained(link: EntryLink, name: str) -> bool:
    """Tell whether the entry has a longer name for the author, or is that of a person."""
    if link.entry is None:
        return len(name) < _LEAST_UNLISTED
    return any(
        (author.given or author.literal or author.family).upper() != name
        for author in link.entry.author[:1]
    )


def _is_capitals_style(manuscript: Manuscript) -> bool:
    """Tell whether the article writes the names of persons in capitals."""
    return any(
        name.isupper() and len(name) > 1
        for link in manuscript.links
        if link.entry is not None and link.entry.author and link.entry.author[0].given
        for name in link.mention.names
    )


def _initials(manuscript: Manuscript) -> str:
    """Return the initials of all names in the text and the list, folded, runs parted by spaces."""
    small = frozenset(lexicon("chronology")["joints"].split())
    texts = [block.prose.text for block in manuscript.document.blocks]
    for entry in manuscript.bibliography.entries:
        texts += [entry.publisher, entry.container_title, *(each.literal for each in entry.author)]
    found: list[str] = []
    for text in texts:
        for word in _WORD.findall(text):
            if word[0].isupper():
                found.append(word[0].lower())
            elif word not in small:
                found.append(" ")
        found.append(" ")
    return "".join(found)


RULE = Rule(
    id="undefined-author-acronym",
    summary="acronym for an author that is never spelled out",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "undefined": {
            "en": "`{cited}`: neither the text nor the list says what {acronym} stands for",
            "id": "`{cited}`: kepanjangan {acronym} tidak disebutkan dalam teks maupun daftar",
        },
    },
    examples=(
        Example(
            bad="Kontra-terorisme di sana melemah (FPRI, 2025).",
            good="Kontra-terorisme di sana melemah (Foreign Policy Research Institute, 2025).",
        ),
    ),
)
