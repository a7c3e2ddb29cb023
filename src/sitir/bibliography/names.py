"""The only module where the text of one name becomes a `Name`: people by parts, bodies whole.

Particles follow CSL (https://docs.citationstyles.org/en/stable/specification.html#name): a
non-dropping one is cited with the family name (`van der Lijn`), a dropping one is not.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography.bodies import acronym_at_end, is_known_body, without_acronym
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import Name, folded

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

_WORD = Pattern(r"\w+(?:['’‘.-]\w+)*")
_BETWEEN_BODIES = Pattern(r"\s*[;,]\s*(?:(?:&|and|dan)\s+)?|\s+(?:&|and|dan)\s+")
_SHORT_GIVEN = Pattern(r",\s([A-Z][a-z]{2})\.$")
_CAPITALS = Pattern(r"(?:[A-Z]\.[\s-]?)+")


class _Words:
    """The words of the lexicon by what they are."""

    def __init__(self) -> None:
        data = {field: frozenset(words.split()) for field, words in lexicon("particles").items()}
        self.non_dropping = data["non_dropping"]
        self.dropping_when_last = data["dropping_when_last"]
        self.suffixes = data["suffixes"]
        self.titles = data["titles"]
        self.degrees = data["degrees"]
        self.given_names = data["given_names"]
        self.short_given_names = data["short_given_names"]


_words = cache(_Words)


def opens_with_given_name(text: str) -> bool:
    """Tell whether the first word is a common given name."""
    first = _WORD.match(text.strip())
    return first is not None and folded(first.group()) in _words().given_names


def listed_bodies(text: str) -> tuple[Name, ...]:
    """Return the bodies that a text names: several where each is known, else the one it is."""
    parts = _BETWEEN_BODIES.split(text.strip(" .,;:"))
    if len(parts) > 1 and all(is_known_body(without_acronym(part)) for part in parts):
        return tuple(body(part) for part in parts)
    return (body(text.strip(" .,;:")),)


def is_particle(word: str) -> bool:
    """Tell whether a word may stand before a family name: `van`, `De`."""
    return word.lower() in _words().non_dropping and not (word.isupper() and len(word) < 4)


def body(text: str) -> Name:
    """Return the name of a body; an acronym in brackets at its end is set apart."""
    clean = " ".join(text.split()).strip(" ,;")
    acronym = acronym_at_end(clean)
    if acronym and clean[: acronym.start()].strip() and _is_acronym(acronym):
        return Name(literal=clean[: acronym.start()].strip(), acronym=acronym.group(1))
    return Name(literal=clean)


def _is_acronym(bracket: re.Match[str]) -> bool:
    text = bracket[1]
    # Ministries are short words (`[Kemensos]`); in square brackets APA puts nothing else.
    if bracket[0].lstrip().startswith("[") and text[0].isupper() and text.isalnum():
        return True
    return sum(c.isupper() for c in text) >= 2 and len(text.split()) <= 3


def person(text: str, *, given_first: bool | None = None) -> Name:
    """Return the name of a person, as written in either order.

    Without `given_first` a comma, or initials at the end (`Slyker JA`), tells that the family
    name comes first. Degrees and academic titles are left out.
    """
    parts = [" ".join(part.split()) for part in text.strip(" ,;").split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return Name(family=" ".join(text.split()))
    # `Ziliak, S. T.` has initials; what comes after them, or holds small letters, is a degree.
    parts = [
        part
        for index, part in enumerate(parts)
        if index == 0 or not is_degree(part, may_be_initials=index == 1)
    ]
    suffix = ""
    for index in range(len(parts) - 1, 0, -1):
        if parts[index].lower() in _words().suffixes:
            suffix = parts.pop(index)
    if len(parts) > 1 and given_first is not True:
        return person_of_parts(family=parts[0], given=" ".join(parts[1:]), suffix=suffix)
    whole = " ".join(parts)
    family, _, last = whole.rpartition(" ")
    if given_first is None and family and not family.isupper() and _is_initials(last):
        return person_of_parts(family=family, given=last, suffix=suffix)
    return _given_first(whole.split(" "), suffix)


def without_full_stop(text: str) -> str:
    """Return `Family, Given` without the full stop after a short given name: `Agustino, Leo.`."""
    match = _SHORT_GIVEN.search(text)
    if match is None or match[1].lower() in _words().short_given_names:
        return text
    return text.rstrip(". ")


def _is_initials(word: str) -> bool:
    letters = word.replace("-", "")
    return 1 <= len(letters) <= 3 and letters.isalpha() and letters.isupper()


def person_of_parts(*, family: str, given: str = "", particle: str = "", suffix: str = "") -> Name:
    """Return a person's name from parts told apart already (BibTeX's first, von, last, jr).

    Particles that stand at the start of the family name or at the end of the given name are
    found; a single name that fills both fields (`Sugiyono, Sugiyono`) is one; a `suffix` that is
    a degree is left out.
    """
    given_words = _without_titles(given.split())
    tail: list[str] = []
    while (
        given_words
        and given_words[-1].lower() in _words().non_dropping
        and given_words[-1].islower()
    ):
        tail.insert(0, given_words.pop())
    family_words = _without_titles(family.split())
    if len(family_words) > 1 and family_words[-1].lower() in _words().suffixes and not suffix:
        suffix = family_words.pop()
    lead = _leading_particles(family_words)
    dropping = ""
    if tail and not lead and not particle:
        if all(word in _words().dropping_when_last for word in tail):
            dropping = " ".join(tail)
        else:
            particle = " ".join(tail)
    elif lead and not particle:
        particle = " ".join(family_words[:lead])
        family_words = family_words[lead:]
    given_text = " ".join(given_words)
    family_text = " ".join(family_words).rstrip(".")
    if folded(given_text) == folded(family_text):
        given_text = ""
    return Name(
        family=family_text,
        given=given_text,
        dropping_particle=dropping,
        non_dropping_particle=particle,
        suffix=suffix if suffix.lower() in _words().suffixes else "",
    )


def _given_first(words: Sequence[str], suffix: str) -> Name:
    kept = _without_titles(words)
    if len(kept) > 1 and kept[-1].lower() in _words().suffixes and not suffix:
        suffix = kept.pop()
    if len(kept) < 2:
        return Name(family=" ".join(kept), suffix=suffix)
    start = _family_start(kept)
    end = start + _leading_particles(kept[start:])
    given = "" if folded(" ".join(kept[:start])) == folded(" ".join(kept[end:])) else kept[:start]
    return Name(
        family=" ".join(kept[end:]).rstrip("."),
        given=" ".join(given),
        non_dropping_particle=" ".join(kept[start:end]),
        suffix=suffix,
        given_first=bool(given),
    )


def _family_start(words: Sequence[str]) -> int:
    """Return where the family name begins in a name whose given name stands first."""
    start = len(words) - 1
    # `José Ortega y Gasset`: both sides of the `y` are the family name.
    if start >= 3 and words[start - 1] == "y":
        return start - 2
    initials = 0
    while initials < start and _is_initials(words[initials].replace(".", "")):
        initials += 1
    # After initials all is family: `P Van Loo`, `M. T. Henry de Frahan`.
    if initials and any(is_particle(word) for word in words[initials:start]):
        return initials
    while start > 1 and words[start - 1].islower() and is_particle(words[start - 1]):
        start -= 1
    return start


def _leading_particles(words: Sequence[str]) -> int:
    """Count the particles before the last word of a family name."""
    count = 0
    while count < len(words) - 1 and words[count].lower() in _words().non_dropping:
        count += 1
    return count


def _without_titles(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[0].lower() in _words().titles:
        kept.pop(0)
    while (
        len(kept) > 1 and "." in kept[-1].rstrip(".") and is_degree(kept[-1], may_be_initials=True)
    ):
        kept.pop()
    return kept


def is_degree(text: str, *, may_be_initials: bool) -> bool:
    """Tell whether a part between commas is an academic degree: `S.Pd.`, `M. Hum`.

    `may_be_initials` where `M. A.` may stand for given names as well.
    """
    bare = text.replace(".", "").replace(" ", "").lower()
    if bare not in _words().degrees and text.lower() not in _words().titles:
        return False
    return not may_be_initials or _CAPITALS.fullmatch(text) is None


def translations() -> Sequence[Mapping[str, object]]:
    """Return the listed bodies with their names by language code and their acronyms."""
    bodies: Sequence[Mapping[str, object]] = lexicon("bodies")["bodies"]
    return bodies
