"""Organisations under their several names: acronyms, translations, short forms."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import Mechanism, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitir.model import Name

_LANGUAGES = ("id", "en", "fr", "es", "de")
_SMALL_WORDS = """
of the for on and in to at dan untuk bagi di pada dalam serta terhadap tentang
de du des del la le les el los las et y der die das für und
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# Left out of acronyms and of comparisons: `Departemen X dan Y`, `The X & Y`.
_SILENT = frozenset({"the", "and", "dan", "und", "et", "y"})
# With the signs of which one is in what the pattern finds; few names have any.
_ABBREVIATED = (
    (("U.", "US"), Pattern(r"\bU\.\s?S\.(?:\s?A\.)?(?=\s|$)|\bUSA?(?=\s)"), "United States"),
    (("U.", "UK"), Pattern(r"\bU\.\s?K\.(?=\s|$)|\bUK(?=\s)"), "United Kingdom"),
    (("U.", "UN"), Pattern(r"\bU\.\s?N\.(?=\s|$)|\bUN(?=\s)"), "United Nations"),
    (("E.", "EU"), Pattern(r"\bE\.\s?U\.(?=\s|$)|\bEU(?=\s)"), "European Union"),
    (("R.", "RI"), Pattern(r"\bR\.\s?I\.(?=\s|$)|\bRI\b(?=\s|$)"), "Republik Indonesia"),
    (("PBB",), Pattern(r"(?<=\s)PBB\b"), "Perserikatan Bangsa-Bangsa"),
)
_ABBREVIATION_SIGNS = tuple(dict.fromkeys(sign for signs, _, _ in _ABBREVIATED for sign in signs))
_LEAST_WORD = 4
LONG_WORD = 8
"""From here on a word of the name of a body stands for it in another language, too."""
COUNTRY_TAILS = (("republik", "indonesia"), ("indonesia",), ("republic", "of", "indonesia"))
"""A body is the same with and without its country."""
# `BPS Jatim`, `BPS Provinsi Jawa Timur`.
_PROVINCE = "provinsi"


_BETWEEN_WORDS = str.maketrans("/–—-", "    ")


@lru_cache(maxsize=16384)
def plain_words(body: str) -> tuple[str, ...]:
    """Return the folded words of a body's name, its articles and conjunctions left out."""
    if any(map(body.__contains__, _ABBREVIATION_SIGNS)):
        for signs, pattern, full in _ABBREVIATED:
            if any(map(body.__contains__, signs)):
                body = pattern.sub(full, body)
    words = folded(body).split()
    regions = _regions()
    if len(words) > 1 and not regions.keys().isdisjoint(words[1:]):
        written_out = (part for word in words[1:] for part in regions.get(word, (word,)))
        words = [words[0], *written_out]
    if _SILENT.isdisjoint(words):
        return tuple(words)
    return tuple(word for word in words if word not in _SILENT)


@cache
def _regions() -> Mapping[str, list[str]]:
    """Return the names of provinces, as words, by their short forms."""
    regions = lexicon("bodies")["regions"].items()
    return {folded(short): folded(name).split() for short, name in regions}


class ListedBody:
    """A body of the lexicon."""

    def __init__(self, forms: tuple[tuple[str, ...], ...], acronyms: frozenset[str]) -> None:
        # Its names in all languages, as plain words.
        self.forms = forms
        # Folded.
        self.acronyms = acronyms


@cache
def listed_bodies() -> Mapping[tuple[str, ...], ListedBody]:
    """Return the bodies of the lexicon by each of their names and acronyms, as plain words."""
    found: dict[tuple[str, ...], ListedBody] = {}
    for row in lexicon("bodies")["bodies"]:
        forms = tuple(plain_words(row[code]) for code in _LANGUAGES if code in row)
        body = ListedBody(forms, frozenset(folded(acronym) for acronym in row["acronyms"]))
        for form in (*forms, *(plain_words(acronym) for acronym in row["acronyms"])):
            found.setdefault(form, body)
    return found


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


@lru_cache(maxsize=16384)
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name's initials give, folded; empty for a single word.

    With and without its small words: `OCHA` and `UNOCHA` need a lexicon, `FPRI` does not.
    """
    words = [word for word in name.translate(_BETWEEN_WORDS).split() if _is_letter(word[0])]
    whole = [word for word in words if folded(word)]
    content = [word for word in whole if folded(word) not in _SMALL]
    found = {
        folded("".join(word[0] for word in kept)) for kept in (whole, content) if len(kept) > 1
    }
    return frozenset(acronym for acronym in found if len(acronym) > 1)


class Acronyms:
    """The acronyms that an article defines: `Badan Pusat Statistik [BPS]`, `… Programme (UNDP)`."""

    def __init__(self, definitions: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and its acronym, as written."""
        self._by_name: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, acronym in definitions:
            self._by_name[plain_words(name)].add(folded(acronym))

    def of(self, name: Name) -> frozenset[str]:
        """Return all acronyms of a body, folded."""
        words = plain_words(name.literal)
        listed = listed_bodies().get(words)
        first_part = name.literal.split(",")[0]
        return frozenset().union(
            initials(name.literal),
            initials(first_part),
            {folded(name.acronym)} - {""},
            self._by_name.get(words, ()),
            listed.acronyms if listed else (),
        )


def compared_bodies(cited: str, listed: Name, acronyms: Acronyms) -> Mechanism | None:
    """Return how the cited name came from the listed body, or `None`."""
    words, listed_words = plain_words(cited), plain_words(listed.literal)
    if words == listed_words or "".join(words) == "".join(listed_words):
        return Mechanism.IDENTICAL
    if _is_acronym(cited, listed, acronyms):
        return _acronym_or_translation(cited, listed)
    known, listed_known = listed_bodies().get(words), listed_bodies().get(listed_words)
    if known is not None and known is listed_known:
        return _acronym_or_translation(cited, listed)
    if expanded(words) == expanded(listed_words):
        return Mechanism.ACRONYM
    if "/" in listed.literal and words in map(plain_words, listed.literal.split("/")):
        return Mechanism.ACRONYM
    if (
        "," in listed.literal
        and len(words) > 1
        and words == plain_words(listed.literal.split(",")[0])
    ):
        return Mechanism.FAMILY_NAME_SHORTENED
    if any(
        {words, listed_words} == {longer, longer[: -len(tail)]}
        for tail in COUNTRY_TAILS
        for longer in (words, listed_words)
        if len(longer) > len(tail) + 1 and longer[-len(tail) :] == tail
    ):
        return Mechanism.FAMILY_NAME_SHORTENED
    return _last_words(words, listed, listed_known)


def _is_acronym(cited: str, listed: Name, acronyms: Acronyms) -> bool:
    short, short_listed = folded(cited).replace(" ", ""), folded(listed.literal).replace(" ", "")
    if short in {a.replace(" ", "") for a in acronyms.of(listed)}:
        return True
    is_short = " " not in listed.literal and sum(c.isupper() for c in listed.literal) > 1
    return is_short and short_listed in initials(cited)


def _acronym_or_translation(cited: str, listed: Name) -> Mechanism:
    """Tell an acronym of the listed name from a name in another language."""
    words = plain_words(cited)
    body = listed_bodies().get(plain_words(listed.literal))
    if body is None or body is not listed_bodies().get(words):
        return Mechanism.ACRONYM
    if words in body.forms and plain_words(listed.literal) in body.forms:
        return Mechanism.TRANSLATED_BODY
    short = folded(cited).replace(" ", "")
    own = initials(listed.literal)
    others = {"".join(word[0] for word in form if word not in _SMALL) for form in body.forms}
    return Mechanism.TRANSLATED_BODY if short not in own and short in others else Mechanism.ACRONYM


def expanded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with an acronym at the start or the end written out, where it is listed."""
    bodies = listed_bodies()
    words = tuple(word for word in words if word != _PROVINCE)
    if len(words) > 1 and (body := bodies.get(words[:1])):
        return (*body.forms[0], *words[1:])
    for length in range(len(words) - 1, 1, -1):
        if body := bodies.get(words[:length]):
            return (*body.forms[0], *words[length:])
    return words


def _last_words(words: tuple[str, ...], listed: Name, known: ListedBody | None) -> Mechanism | None:
    """Tell a name of which only the end is left, in the listed language or in another."""
    if not words or len(words[0]) < _LEAST_WORD:
        return None
    parts = [plain_words(part) for part in (listed.literal, *listed.literal.split(","))]
    if len(words) == 1:
        own = any(len(part) > 1 and part[-1] == words[0] for part in parts)
        other = known is not None and any(
            len(form) > 1 and words[0] in (form[0], form[-1]) and len(words[0]) > LONG_WORD
            for form in known.forms
        )
        return Mechanism.CORPORATE_LAST_WORD if own or other else None
    whole = parts[0]
    if len(whole) > len(words) and whole[-len(words) :] == words:
        return Mechanism.FAMILY_NAME_SHORTENED
    return None
