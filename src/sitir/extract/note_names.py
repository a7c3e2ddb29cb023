"""Reads the names at the head of a reference in a note: `M.C. Ricklefs dan Sartono Kartodirdjo`."""

from __future__ import annotations

import re
from functools import cache

from sitir.extract import words
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, alternatives
from sitir.model import folded
from sitir.model.records import NamedTuple

_MOST_NAMES = 8
_MOST_WORDS = 8
_LONGEST_INITIAL = 3


class NoteNames(NamedTuple):
    """The authors of a reference, given names first, as they are written."""

    names: tuple[str, ...] = ()
    et_al: str = ""


def names_of(head: str) -> NoteNames | None:
    """Return the names that a head consists of (none of an empty one), if they look like names."""
    if not head:
        return NoteNames()
    et_al = _et_al().search(head)
    bare = head[: et_al.start()] if et_al else head
    editors = _editors().search(bare)
    bare = (bare[: editors.start()] if editors else bare).strip(" ,")
    names = tuple(_without_stop(" ".join(name.split())) for name in _between().split(bare))
    if len(names) > _MOST_NAMES or not all(map(_is_name, names)):
        return None
    first = folded(names[0]).split()
    if not first or first[0] in _no_reference():
        return None
    return NoteNames(names, et_al[1] if et_al else "")


def _without_stop(name: str) -> str:
    """Return a name without the full stop that ends the names, if it is not that of an initial."""
    last = name.split()[-1:]
    is_word = last and last[0].endswith(".") and len(last[0]) > _LONGEST_INITIAL
    return name[:-1] if is_word and "." not in last[0][:-1] else name


def _is_name(name: str) -> bool:
    """Tell whether all words of a name begin with a capital or are small words of names."""
    parts = name.split()
    if not 0 < len(parts) <= _MOST_WORDS or any(map(str.isdigit, name)):
        return False
    small = frozenset(lexicon("notes")["name_words"].split())
    is_large = [part.lstrip("’'‘(\"“")[:1].isupper() or part.startswith("al-") for part in parts]
    return any(is_large) and all(
        large or part.strip(".,").lower() in small
        for part, large in zip(parts, is_large, strict=True)
    )


@cache
def _et_al() -> Pattern:
    return Pattern(rf"[\s,]*({alternatives(lexicon('notes')['et_al'])})\s*$", re.IGNORECASE)


@cache
def _editors() -> Pattern:
    editors = alternatives(lexicon("notes")["editors"])
    return Pattern(rf"[\s,]*\(?{editors}\)?\s*$", re.IGNORECASE)


@cache
def _between() -> Pattern:
    joints = alternatives(lexicon("notes")["joints"])
    return Pattern(rf"\s*,\s*(?:{joints}\s+)?|\s+{joints}\s+")


@cache
def _no_reference() -> frozenset[str]:
    listed = frozenset(lexicon("notes")["no_reference"].split())
    return listed | words.word_set("openers") | words.word_set("float_words")
