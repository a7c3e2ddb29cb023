"""Reads the names of a citation: where one ends and the next begins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from sitir.model import KnownNames

_INITIALS = Pattern(r"(?:[^\W\d_]\.[\s-]?){1,4}")
# `Vela et al.'s (2021)`, `Vela dkk.’s`.
_OWNED = ("l.'s", "l.’s", "k.'s", "k.’s")


class Names:
    """The names of one mention, as written."""

    def __init__(
        self, names: tuple[str, ...] = (), connective: str = "", et_al: str = "", acronym: str = ""
    ) -> None:
        self.names = names
        self.connective = connective
        self.et_al = et_al
        self.acronym = acronym

    def known(self, known: KnownNames) -> bool:
        """Tell whether the first name is listed."""
        return bool(self.names) and known.has_author(bare(self.names[0]))


@cache
def particles() -> frozenset[str]:
    """Return the particles that open a family name, in lower case."""
    data = lexicon("particles")
    return frozenset(data["non_dropping"].split()) | frozenset(data["patronymics"].split())


@cache
def given_names() -> frozenset[str]:
    """Return common given names, folded."""
    return frozenset(lexicon("particles")["given_names"].split())


@cache
def degrees() -> frozenset[str]:
    """Return academic degrees without their points, in lower case."""
    return frozenset(lexicon("particles")["degrees"].split())


@cache
def head_words() -> frozenset[str]:
    """Return the words that only names of bodies hold, folded."""
    return frozenset(
        word for listed in lexicon("bodies")["head_words"].values() for word in listed.split()
    )


def bare(name: str) -> str:
    """Return a name without the initials that tell two persons of one family name apart."""
    parts = name.split()
    while len(parts) > 1 and _INITIALS.fullmatch(parts[0]):
        del parts[0]
    while len(parts) > 1 and _INITIALS.fullmatch(parts[-1]):
        del parts[-1]
    return " ".join(parts).rstrip(",")


def split_names(text: str, known: KnownNames) -> Names:
    """Split what stands before a year into names, `et al.` and a bracketed acronym."""
    text = text.strip(" \t\r\n,;:")
    et_al = ""
    text = text[:-2] if text.endswith(_OWNED) else text
    if match := words.et_al_at_end(text):
        et_al, text = match["words"], text[: match.start()].rstrip(" ,&")
    acronym = ""
    if (match := words.acronym_at_end(text)) and match.start():
        acronym, text = match["acronym"], text[: match.start()]
    text = re.sub(r"(?<=\w)[’']s?$", "", text) if text.endswith(("'s", "’s", "s'", "s’")) else text
    names, connective = _split(text, known)
    return Names(names, connective, et_al, acronym)


def _split(text: str, known: KnownNames) -> tuple[tuple[str, ...], str]:
    whole = " ".join(text.split())
    joints = [m for m in words.connective().finditer(text) if m.start() > 0 and m.end() < len(text)]
    if not joints:
        return ((whole,) if whole else ()), ""
    parts, signs = _parts(text, joints)
    sign = next((s for s in reversed(signs) if s), "")
    if sign and all(known.has_author(part) for part in parts):
        return parts, sign
    if known.has_author(bare(whole)):
        return (whole,), ""
    if len(parts) == 1 or all(known.has_author(bare(part)) for part in parts):
        return parts, sign
    for at in range(len(joints) - 1, -1, -1):
        # A body with `dan` or commas in its name, beside other authors.
        left, right = text[: joints[at].start()], text[joints[at].end() :]
        if known.has_author(left) and not _INITIALS.fullmatch(right.split(",")[0].strip()):
            return (" ".join(left.split()), *_split(right, known)[0]), signs[at]
    if _is_body(parts[0]):
        return (whole,), ""
    return parts, sign


def _parts(text: str, joints: list[re.Match[str]]) -> tuple[tuple[str, ...], list[str]]:
    parts: list[str] = []
    signs: list[str] = []
    at = 0
    for joint in [*joints, None]:
        part = " ".join(text[at : joint.start() if joint else len(text)].split())
        if part and parts and _INITIALS.fullmatch(part):
            parts[-1] += f", {part}"
        elif part and parts and _is_degree(part):
            pass
        elif part:
            parts.append(part)
        if joint:
            at = joint.end()
            signs.append(joint["listed"] or joint["plain"] or joint["sign"] or "")
    return tuple(parts), signs


def _is_degree(part: str) -> bool:
    """Tell whether a part between commas is a degree: `Rahman, M.Pd.`."""
    plain = part.replace(".", "").replace(" ", "").lower()
    return "." in part and plain in degrees()


def _is_body(name: str) -> bool:
    return any(word in head_words() for word in folded(name).split())


def looks_like_names(names: Names) -> bool:
    """Tell whether every name begins like one and holds no number of its own."""
    return bool(names.names) and all(_like_a_name(name) for name in names.names)


def _like_a_name(name: str) -> bool:
    first = name.lstrip("'’ʿ‘`“\"")[:1]
    return first.isalpha() and not any(part.isdecimal() for part in name.split())
