"""Turns the head of a reference into a string of token classes, one letter a token.

`Lijn, J. van der, & Kim YY` becomes `W,Ipp,cWV`: on such a shape the forms of names are short
regular expressions, and every match is tied to the text by the places of its tokens.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from sitir.bibliography.letters import APOSTROPHES, MARKS
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, alternatives

# W word · V two to four capitals · K lone capital · I initial · A short word with a point
# p particle · c connective · s Jr., III · e et al. · l ellipsis · and the marks , ; : . ( as such.
# The first token of any other class ends the shape: x small word · d digit · q quotation mark.
_LAST = "xdq(["
_NUMERALS = ("II", "IV")
_INNER = rf"(?:[^\W\d_]|[{MARKS}{APOSTROPHES}\u00ad])"
_ELLIPSIS = r"\. ?\. ?\.|…"


class Shape:
    """The token classes of a text, and where each token starts and ends in it."""

    def __init__(
        self, text: str, classes: str, starts: tuple[int, ...], ends: tuple[int, ...]
    ) -> None:
        self.text = text
        self.classes = classes
        self.starts = starts
        self.ends = ends

    def piece(self, start: int, end: int) -> str:
        """Return the text from the token `start` to the one before `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


class _Words:
    """The words of the lexicon, and the pattern of a token."""

    def __init__(self) -> None:
        data = lexicon("particles")
        et_al = alternatives(data["et_al"].split(", "))
        self.token = Pattern(
            rf"(?i:(?P<et_al>(?:(?:&|and|dan)\s+)?{et_al})"
            r"|(?P<article>(?:a[dlnrstz]|as[hy]|el)-(?=[\s.,;(]|$)))"
            rf"|(?P<word>[{APOSTROPHES}-]?[^\W\d_](?:[-‐]?{_INNER})*)(?P<point>\s?\.)?"
            rf"|(?P<ellipsis>{_ELLIPSIS})|(?P<mark>[,;:.&/(\[])|(?P<digit>\d)|(?P<skip>[\s*†‡•]+)|."
        )
        self.particles = frozenset((data["non_dropping"] + " " + data["patronymics"]).split())
        self.connectives = frozenset(data["connectives"].split())
        self.suffixes = frozenset(data["suffixes"].split())
        self.titles = frozenset(data["titles"].split())


_words = cache(_Words)


def shape(text: str, end: int | None = None) -> Shape:
    """Return the shape of `text` up to `end`, or to the first token that no list of names holds."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _words().token.finditer(text, 0, len(text) if end is None else end):
        kind = match.lastgroup
        if kind == "skip":
            continue
        start, stop = match.span()
        if kind in ("word", "point"):
            token, takes_point = _word_class(match["word"], match["point"])
            if token == "":
                if not classes or classes[-1] in ",;c":
                    continue
                token, takes_point = ("V" if match["word"].isupper() else "W"), False
            if match["point"] and not takes_point:
                classes.append(token)
                starts.append(start)
                ends.append(match.end("word"))
                token, start = ".", match.start("point")
        elif kind == "mark":
            token = {"&": "c", "/": ";", "[": "("}.get(match[0], match[0])
        else:
            token = {"et_al": "e", "article": "p", "ellipsis": "l", "digit": "d"}.get(
                kind or "", "q"
            )
        classes.append(token)
        starts.append(start)
        ends.append(stop)
        if token in _LAST:
            break
    return Shape(text, "".join(classes), tuple(starts), tuple(ends))


@lru_cache(maxsize=4096)
def _word_class(word: str, point: str | None) -> tuple[str, bool]:
    """Return the class of a word, and whether the point after it belongs to it.

    An academic title has the class `""`.
    """
    words = _words()
    lower = word.lower().replace("’", "'")
    # `Hall JR` and `Day MS` have initials, not suffix and title.
    is_initials = word.isupper() and not point and len(word) <= 2 and word not in _NUMERALS
    if (point and lower + "." in words.titles) or (lower in words.titles and len(word) > 2):
        return "", True
    if word.islower():
        if lower in words.connectives:
            return "c", False
        return ("p", False) if lower in words.particles else ("x", False)
    if lower in words.suffixes and len(word) > 1 and not is_initials:
        return "s", True
    if word in ("And", "AND", "DAN"):
        return "c", False
    letters = word.lstrip("-‐")
    if not letters[0].isupper() and not _opens_upper(letters):
        return "x", False
    if len(letters) == 1:
        return ("I", True) if point else ("K", False)
    # The O'Gorman of `Anderson, B. R. O'G.`
    if point and len(letters) == 3 and letters[1] in APOSTROPHES:
        return "I", True
    if len(letters) <= 3 and point and not letters.isupper():
        return "A", True
    if len(letters.replace("-", "")) <= 4 and letters.isupper():
        return "V", False
    return "W", False


def _opens_upper(word: str) -> bool:
    """Tell whether a prefix in lower case stands before a capital: `d’Aquisto`, `al-Ghazali`."""
    return any(a in APOSTROPHES + "-‐" and b.isupper() for a, b in pairwise(word[1:5]))
