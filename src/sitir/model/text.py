"""Sources and the places in them: the ground that every finding stands on."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from sys import maxsize
from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import PurePath

# What editors count as the end of a line. `str.splitlines` also breaks at form
# feeds and U+2028, which PDF text is full of, and so disagrees with editors.
_LINE_END = re.compile(r"\r\n|\n|\r")


class _Frozen:
    """What refuses to be changed once it is made.

    These few classes are written out: a dataclass takes long to make, and so does each of its
    values, of which an article has thousands.
    """

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")


_set = object.__setattr__


class Span(_Frozen):
    """A half-open range of code points: ``start <= i < end``."""

    __slots__ = ("end", "start")

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"no span: {start}..{end}")
        _set(self, "start", start)
        _set(self, "end", end)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __le__(self, other: Span) -> bool:
        return (self.start, self.end) <= (other.start, other.end)

    def __gt__(self, other: Span) -> bool:
        return (self.start, self.end) > (other.start, other.end)

    def __ge__(self, other: Span) -> bool:
        return (self.start, self.end) >= (other.start, other.end)

    def __repr__(self) -> str:
        return f"Span(start={self.start}, end={self.end})"

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, distance: int) -> Span:
        """Return the span moved by `distance` code points."""
        return Span(self.start + distance, self.end + distance)


class Region(NamedTuple):
    """A span as lines and columns, 1-based, with an exclusive end column (as SARIF has it).

    Of a packed format these are the lines of the text that was taken out of it, and `paragraph` or
    `page`, counted from 1, tell where that stands in the file.
    """

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    paragraph: int | None = None
    page: int | None = None


class Source(_Frozen):
    """One input file, decoded once and never changed.

    Of a packed format `text` is what was taken out of it. `paragraphs` and `pages` then are the
    offsets in it at which its paragraphs or pages begin, in order; both are empty elsewhere.
    """

    path: PurePath
    text: str
    paragraphs: tuple[int, ...]
    pages: tuple[int, ...]

    def __init__(
        self,
        path: PurePath,
        text: str,
        *,
        paragraphs: tuple[int, ...] = (),
        pages: tuple[int, ...] = (),
    ) -> None:
        _set(self, "path", path)
        _set(self, "text", text)
        _set(self, "paragraphs", paragraphs)
        _set(self, "pages", pages)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash((self.path, self.text))

    def __repr__(self) -> str:
        return f"Source(path={self.path!r})"

    @cached_property
    def name(self) -> str:
        """The path as it is shown, with forward slashes."""
        return self.path.as_posix()

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        if "\r" in self.text:
            return (0, *(match.end() for match in _LINE_END.finditer(self.text)))
        return (0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1]))

    @property
    def is_packed(self) -> bool:
        """Whether `text` was taken out of a packed format, which no editor shows as it is."""
        return bool(self.paragraphs or self.pages)

    @property
    def line_count(self) -> int:
        """The number of lines; an empty text has one."""
        return len(self._line_starts)

    def region(self, span: Span) -> Region:
        """Return the lines and columns (code points) of a span of `text`."""
        starts = self._line_starts
        start, end = span.start, span.end
        start_line = end_line = bisect_right(starts, start)
        # Most spans end on the line that they begin on.
        if end_line < len(starts) and end >= starts[end_line]:
            end_line = bisect_right(starts, end, end_line)
        return Region(
            start_line,
            start - starts[start_line - 1] + 1,
            end_line,
            end - starts[end_line - 1] + 1,
            max(1, bisect_right(self.paragraphs, start)) if self.paragraphs else None,
            max(1, bisect_right(self.pages, start)) if self.pages else None,
        )

    def line_span(self, line: int) -> Span:
        """Return the span of a line (1-based) without its line end, or raise `IndexError`."""
        if not 1 <= line <= self.line_count:
            raise IndexError(line)
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < self.line_count else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


class Location(NamedTuple):
    """A span of one source: the only way the model says where something is."""

    source: Source
    span: Span

    @property
    def text(self) -> str:
        """What the source holds there."""
        return self.source.text[self.span.start : self.span.end]

    @property
    def region(self) -> Region:
        """The lines and columns of the span."""
        return self.source.region(self.span)


class MappedText(_Frozen):
    """Text freed of markup that knows where each code point stands in the source.

    `breaks` lists, in order, the offsets of `text` from which on the distance to the source
    changes, with that distance; between two breaks a span translates by addition. The first
    break is at 0 (of an empty text it tells where that text would stand).

    `stands` lists, in order, the stretches of `text` that a shorter or longer stretch of the source
    stands for as a whole (the call of a macro): whatever is in one is at all of the other.
    """

    __slots__ = ("breaks", "stands", "text")

    text: str
    breaks: tuple[tuple[int, int], ...]
    stands: tuple[tuple[Span, Span], ...]

    def __init__(
        self,
        text: str,
        breaks: tuple[tuple[int, int], ...],
        stands: tuple[tuple[Span, Span], ...] = (),
    ) -> None:
        if not breaks or breaks[0][0] != 0:
            raise ValueError("the first break of a mapped text is at 0")
        _set(self, "text", text)
        _set(self, "breaks", breaks)
        _set(self, "stands", stands)

    def to_source(self, span: Span) -> Span:
        """Translate a span of `text` into a span of the source.

        Markup inside the span is covered, markup at its edges is not.
        """
        if len(self.breaks) == 1 and not self.stands:
            return span.shifted(self.breaks[0][1])
        start = span.start + self._distance(span.start)
        if span.end <= span.start:
            return Span(start, start)
        end = span.end + self._distance(span.end - 1)
        if self.stands:
            first, last = self._stand(span.start), self._stand(span.end - 1)
            start = start if first is None else first.start
            end = end if last is None else last.end
        return Span(start, end)

    def from_source(self, offset: int) -> int:
        """Translate an offset of the source into that of the next code point kept in `text`."""
        index = bisect_right(self.breaks, offset, key=sum) - 1
        if index < 0:
            return 0
        following = index + 1
        end = self.breaks[following][0] if following < len(self.breaks) else len(self.text)
        return min(offset - self.breaks[index][1], end)

    def _stand(self, offset: int) -> Span | None:
        """Return what of the source stands as a whole for what is at an offset, if anything."""
        index = bisect_right(self.stands, offset, key=lambda stand: stand[0].start) - 1
        if index < 0 or offset >= self.stands[index][0].end:
            return None
        return self.stands[index][1]

    def _distance(self, offset: int) -> int:
        index = bisect_right(self.breaks, (offset, maxsize)) - 1
        return self.breaks[index][1]
