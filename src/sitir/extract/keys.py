"""Reads citations by key, as pandoc writes them: `[@vela2021, hlm. 3; @wilen2025]`, `@vela2021`.

The syntax is that of the pandoc manual, section "Citation syntax".
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.extract.reading import locator_after
from sitir.extract.spans import outside
from sitir.lexicons.patterns import Pattern
from sitir.model import Locator, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from sitir.extract.brackets import Bracket
    from sitir.model import KnownNames

_KEY = Pattern(
    r"(?<![\w@.])(?P<minus>-)?@(?:\{(?P<braced>[^{}\s]{1,200})\}"
    r"|(?P<plain>[\w*](?:[\w]|[:.#$%&\-+?<>~/](?=\w)){0,200}))"
)
# Cross-references of Quarto, pandoc-crossref and bookdown are written with the same sign; a
# capital makes Quarto write out `Figure`.
_KINDS = (
    "fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|prf|alg|apx|nte|tip|wrn|imp|cau|"
    "Fig|Tbl|Tab|Sec|Eq|Lst|Thm|Lem|Cor|Prp|Cnj|Def|Exm|Exr|Sol|Rem|Alg|Apx|Nte|Tip|Wrn|Imp|Cau"
)
_CROSS_REFERENCE = Pattern(rf"(?:{_KINDS})[-:]")
_BRACKETED = Pattern(rf"\[[^\[\]@]{{0,100}}@(?!(?:{_KINDS})[-:]|ref\()[\w{{]")
_BOOKDOWN = "ref"
_LOCATOR_BRACKET = Pattern(r"[ \t]?[\r\n]?\[(?=[^\[\]@]{1,100}\])")


def has_bracketed_key(text: str) -> bool:
    """Tell whether a text cites by key in brackets."""
    return "@" in text and _BRACKETED.search(text) is not None


class KeyReading:
    """One key with what stands around it; the span is of the block's prose."""

    def __init__(
        self,
        span: Span,
        key: str,
        before: str = "",
        after: str = "",
        locator: Locator | None = None,
    ) -> None:
        self.span = span
        self.key = key
        self.before = before
        self.after = after
        self.locator = locator


class KeyGroup:
    """The keys of one citation."""

    def __init__(self, span: Span, readings: tuple[KeyReading, ...]) -> None:
        self.span = span
        self.readings = readings


def key_groups(
    text: str, pairs: tuple[Bracket, ...], known: KnownNames, *, has_keys: bool
) -> Iterator[KeyGroup]:
    """Yield the citations by key of a prose, in order.

    A bare `@word` is one only where a bibliography has the key, or where the article has keys
    in brackets elsewhere (`has_keys`): it may as well be the name of an account.
    """
    if "@" not in text:
        return
    square = [pair for outer in pairs for pair in _innermost(outer, text)]
    bracketed = [group for pair in square if (group := _in_brackets(text, pair))]
    taken = sorted(group.span for group in bracketed)
    bare = [
        _bare(text, match)
        for match in _KEY.finditer(text)
        if (known.keys and _key(match) in known.keys) or (has_keys and not _is_other(match, known))
    ]
    loose = outside(bare, taken, span_of=attrgetter("span"))
    yield from sorted([*bracketed, *loose], key=lambda group: group.span)


def _innermost(pair: Bracket, text: str) -> Iterator[Bracket]:
    """Yield the square brackets that hold a key themselves, not in brackets inside them."""
    within = [found for inner in pair.inner for found in _innermost(inner, text)]
    yield from within
    if not within and pair.sign == "[" and "@" in text[pair.span.start : pair.span.end]:
        yield pair


def _key(match: re.Match[str]) -> str:
    return match["braced"] or match["plain"]


def _is_other(match: re.Match[str], known: KnownNames) -> bool:
    return _points(match) and _key(match) not in known.keys


def _points(match: re.Match[str]) -> bool:
    """Tell whether a key points to a figure, a section or the like of the article itself."""
    key = _key(match)
    if key == _BOOKDOWN:
        return match.string.startswith("(", match.end())
    return _CROSS_REFERENCE.match(key) is not None


def _bare(text: str, match: re.Match[str]) -> KeyGroup:
    """Return a key in the sentence, with the locator that may follow in brackets of its own."""
    whole, locator = Span(*match.span()), None
    opener = _LOCATOR_BRACKET.match(text, match.end())
    if opener:
        closer = text.index("]", opener.end())
        found = locator_after(f", {text[opener.end() : closer]}", 0, closer - opener.end() + 2)
        if found and found[1] == closer - opener.end() + 2:
            whole, locator = Span(match.start(), closer + 1), found[0]
    return KeyGroup(whole, (KeyReading(whole, _key(match), locator=locator),))


def _in_brackets(text: str, pair: Bracket) -> KeyGroup | None:
    readings: list[KeyReading] = []
    start = pair.content.start
    for piece in text[pair.content.start : pair.content.end].split(";"):
        end = start + len(piece)
        match = _KEY.search(text, start, end)
        if match and not _points(match):
            readings.append(_reading(text, match, start, end))
        start = end + 1
    return KeyGroup(pair.span, tuple(readings)) if readings else None


def _reading(text: str, match: re.Match[str], start: int, end: int) -> KeyReading:
    at = match.end()
    locator = None
    if found := locator_after(text, at, end):
        locator, at = found
    before = " ".join(text[start : match.start()].split())
    after = " ".join(text[at:end].split()).strip(" ,")
    return KeyReading(Span(match.start(), at), _key(match), before, after, locator)
