"""Masks what is no prose in Markdown, whatever stands in it: code, comments, YAML heads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, Span
from sitir.readers.draft import CONTINUED, DELETED, DraftComment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.readers.roles import Role

_LANDMARK = Pattern(r"``*|~~~~*|<!--|\{\{<|\$\$|\\[\\`$<~]|<(?:[sS][cCtT]|[pP][rR][eE])")
_RAW_ELEMENT = Pattern(r"<(script|style|pre)\b[^<>]{0,500}>", re.IGNORECASE)
_BEFORE_FENCE = Pattern(r"(?:\A|[\r\n])[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?\Z")
_LINE_END = Pattern(r"\r\n|\n|\r|\Z")
_BLANK_LINE = Pattern(r"(?:\n|\r\n?)[ \t>]*(?=[\r\n])")
_BACKTICKS = Pattern("`+")
# Longer than any formula seen; a stray `$$` must not swallow pages of prose.
_LONGEST_FORMULA = 4000
_LONGEST_FENCE_INDENT = 60
_LONGEST_SHORTCODE = 1000

_HEAD = Pattern(r"\s*^---[ \t]*(?:\r\n|\n|\r)", re.MULTILINE)
_YAML_START = Pattern(r"^---[ \t]*(?:\r\n|\n|\r)(?=[a-z][\w-]*:(?:\s|$))", re.MULTILINE)
_YAML_END = Pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_YAML_KEY = Pattern(r"^[\w-]+[ \t]*:", re.MULTILINE)
_NOCITE_WORDS = Pattern(r"nocite:[ \t]*\|?[ \t]*(?:\r\n|\n|\r)?(?=[^@]+\Z)")
_NO_YAML = Pattern(r"^(?![ \t#\-}\]\r\n]|[\w.\"'-]+[ \t]*:|\Z)", re.MULTILINE)


class Verbatim:
    """A text in which comments, code and display formulas are masked, at equal length."""

    def __init__(
        self,
        text: str,
        comments: tuple[DraftComment, ...],
        heads: tuple[Span, ...],
        roles: tuple[Role, ...],
    ) -> None:
        self.text = text
        self.comments = comments
        # The content of the YAML blocks.
        self.heads = heads
        self.roles = roles


class _Cut:
    """A stretch to mask, with what its first code point and the others become."""

    def __init__(self, start: int, end: int, first: str = DELETED, rest: str = DELETED) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.rest = rest


def verbatim(text: str) -> Verbatim:
    """Mask what is not prose whatever stands in it."""
    heads = tuple(_heads(text))
    cuts = [_Cut(whole.start, whole.end) for whole, _ in heads]
    comments: list[DraftComment] = []
    scan = _Scan(text)
    for cut, is_comment in scan.cuts(heads[0][0].end if heads and not heads[0][0].start else 0):
        cuts.append(cut)
        if is_comment:
            comments.append(scan.comment(cut))
    return Verbatim(
        text=_masked(text, sorted(cuts, key=lambda cut: cut.start)),
        comments=tuple(comments),
        heads=tuple(content for _, content in heads),
        roles=tuple(scan.roles),
    )


def _masked(text: str, cuts: list[_Cut]) -> str:
    parts: list[str] = []
    at = 0
    for cut in cuts:
        start = max(cut.start, at)
        if cut.end <= start:
            continue
        parts.append(text[at:start])
        parts.append(cut.first)
        parts.append(cut.rest * (cut.end - start - 1))
        at = cut.end
    parts.append(text[at:])
    return "".join(parts)


def _heads(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield each YAML block, whole and without its fences; one that is never closed is none."""
    start = _HEAD.match(text)
    if start and not text[: start.end() - 1].strip().strip("-"):
        end = _YAML_END.search(text, start.end())
        if end and _YAML_KEY.search(text, start.end(), end.start()):
            yield Span(0, end.end()), Span(start.end(), end.start())
    at = 1
    if "\n---" not in text:
        return
    while start := _YAML_START.search(text, at):
        end = _YAML_END.search(text, start.end())
        if end is None:
            return
        at = end.end()
        if not _NO_YAML.search(text, start.end(), end.start()):
            content = Span(start.end(), end.start())
            if words := _NOCITE_WORDS.match(text, content.start, content.end):
                # Works named in words rather than by keys are cited as in any paragraph.
                yield Span(start.start(), words.end()), Span(start.end(), start.end())
                yield Span(end.start(), end.end()), Span(end.start(), end.start())
            else:
                yield Span(start.start(), end.end()), content


class _Scan:
    """A walk over the landmarks of a text; each search that failed is not made again."""

    def __init__(self, text: str) -> None:
        self.roles: list[Role] = []
        self._text = text
        self._unclosed: set[str] = set()
        self._paragraph_end = -1
        self._closers: dict[int, int] = {}
        self._line_start = 0
        self._line_end = -1
        self._measured = 0

    def cuts(self, at: int) -> Iterator[tuple[_Cut, bool]]:
        """Yield what to mask from the offset `at` on, and whether it is a comment."""
        while match := _LANDMARK.search(self._text, at):
            mark = match.group()
            cut = self._cut(match)
            if cut is None:
                at = match.end()
                continue
            yield cut, mark == "<!--"
            at = cut.end

    def comment(self, cut: _Cut) -> DraftComment:
        """Return the comment that `cut` masks; to be asked for in reading order."""
        text = self._text
        for end in "\n\r":
            self._line_start = max(self._line_start, text.rfind(end, self._measured, cut.start) + 1)
        self._measured = cut.start
        if self._line_end < cut.end:
            match = _LINE_END.search(text, cut.end)
            self._line_end = match.start() if match else len(text)
        before = text[max(self._line_start, cut.start - _LONGEST_FENCE_INDENT - 1) : cut.start]
        after = text[cut.end : min(self._line_end, cut.end + _LONGEST_FENCE_INDENT + 1)]
        return DraftComment(
            span=Span(cut.start, cut.end),
            text=text[cut.start + 4 : cut.end - 3].strip(),
            lines=Span(self._line_start, self._line_end),
            is_alone=len(before) + len(after) <= _LONGEST_FENCE_INDENT
            and not (before + after).strip(" \t>"),
        )

    def _cut(self, match: re.Match[str]) -> _Cut | None:
        mark, start = match.group(), match.start()
        if mark[0] == "\\":
            return None
        if mark == "<!--":
            end = self._find("-->", match.end())
            return None if end is None else _Cut(start, end + 3)
        if mark == "$$":
            end = self._text.find("$$", start + 2, start + _LONGEST_FORMULA)
            return None if end < 0 else _Cut(start, end + 2, first=OPAQUE, rest=CONTINUED)
        if mark[0] == "<":
            return self._raw_element(start)
        if mark[0] == "{":
            end = self._text.find(">}}", start, start + _LONGEST_SHORTCODE)
            return None if end < 0 else _Cut(start, end + 3)
        if len(mark) >= 3 and (fence := self._fence(mark, start)):
            return fence
        if mark[0] == "`" and (end := self._code_end(mark, start)):
            if start and self._text[start - 1] == "}":
                from sitir.readers.roles import role

                if found := role(self._text, Span(start, end), ticks=len(mark)):
                    self.roles.append(found)
                    start = found.span.start
            return _Cut(start, end, first=OPAQUE, rest=CONTINUED)
        return None

    def _find(self, closer: str, start: int) -> int | None:
        if closer in self._unclosed:
            return None
        end = self._text.find(closer, start)
        if end < 0:
            self._unclosed.add(closer)
            return None
        return end

    def _raw_element(self, start: int) -> _Cut | None:
        opener = _RAW_ELEMENT.match(self._text, start)
        if opener is None:
            return None
        name = opener.group(1).lower()
        if name in self._unclosed:
            return None
        closer = re.compile(f"</{name}[ \t]*>", re.IGNORECASE).search(self._text, opener.end())
        if closer is None:
            self._unclosed.add(name)
            return None
        return _Cut(start, closer.end())

    def _fence(self, mark: str, start: int) -> _Cut | None:
        """Return the fenced code that `mark` opens; a fence that is never closed is none."""
        before = self._text[max(0, start - _LONGEST_FENCE_INDENT) : start]
        if start > _LONGEST_FENCE_INDENT and not ("\n" in before or "\r" in before):
            return None
        if not _BEFORE_FENCE.search(before):
            return None
        line_end = _LINE_END.search(self._text, start + len(mark))
        if line_end is None or (
            mark[0] == "`" and "`" in line_end.string[start + len(mark) : line_end.start()]
        ):
            return None
        if any(mark.startswith(known) for known in self._unclosed):
            return None
        closer = re.compile(rf"^[ \t>]*{mark}{mark[0]}*[ \t]*$", re.MULTILINE)
        end = closer.search(self._text, line_end.end())
        if end is None:
            self._unclosed.add(mark)
            return None
        return _Cut(start, end.end(), first=CONTINUED, rest=CONTINUED)

    def _code_end(self, mark: str, start: int) -> int | None:
        if start >= self._paragraph_end:
            self._measure_paragraph(start)
        closer = self._closers.get(start)
        return None if closer is None else closer + len(mark)

    def _measure_paragraph(self, start: int) -> None:
        """Pair the runs of backticks of a paragraph once, so that many runs cost no more."""
        blank = _BLANK_LINE.search(self._text, start)
        self._paragraph_end = blank.start() if blank else len(self._text)
        self._closers.clear()
        seen: dict[int, int] = {}
        runs = list(_BACKTICKS.finditer(self._text, start, self._paragraph_end))
        for run in reversed(runs):
            length = run.end() - run.start()
            if length in seen:
                self._closers[run.start()] = seen[length]
            seen[length] = run.start()
