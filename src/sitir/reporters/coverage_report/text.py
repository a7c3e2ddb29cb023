"""Shows the figures of coverage on a terminal, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.bars import ASCII, BLOCKS, bar, stacked
from sitir.reporters.columns import columns, visible
from sitir.reporters.coverage_report.counts import COLUMNS, article_rows, section_rows
from sitir.reporters.coverage_report.groups import groups, self_citation
from sitir.reporters.figures import percent, said
from sitir.reporters.paint import Paint
from sitir.reporters.text_table import fitted
from sitir.reporters.words import counted
from sitir.reporters.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model.bibliometrics import CoverageReport, Figures
    from sitir.reporters.coverage_report.counts import CountRow
    from sitir.reporters.coverage_report.groups import Group
    from sitir.reporters.style import Style

_INDENT = "  "
_COLOURS = ("green", "yellow", "red")
_LONGEST_BAR = 40
_LEAST_BAR = 8
# Where the terminal is narrow, what can be read off the others goes first.
_OPTIONAL = ("per-claim", "claims", "none")


def render_text(report: CoverageReport, style: Style) -> Iterator[str]:
    """Yield a part per article, and one for all where there are several."""
    for line in _Page(style).lines(report):
        yield f"{line.translate(ASCII) if style.ascii else line}\n"


class _Page:
    def __init__(self, style: Style) -> None:
        self._language = style.language
        self._width = style.width
        self._paint = Paint(on=style.colour)

    def lines(self, report: CoverageReport) -> Iterator[str]:
        """Yield the lines of the report, without line ends."""
        several = len(report.articles) > 1
        for article in report.articles:
            yield self._paint(visible(article.path), "bold")
            yield from self._wrapped(article.title)
            yield ""
            yield from self._article(article.figures)
            if several:
                yield ""
        if several:
            count = len(report.articles)
            heading = said("heading", "all-articles", self._language, count=count)
            yield self._paint(heading, "bold")
            yield ""
            yield from self._table("article", list(article_rows(report, self._language)))
            yield ""
            yield from self._article(report.total)
        if report.errors:
            yield ""
            yield counted(len(report.errors), "file", self._language)

    def _article(self, figures: Figures) -> Iterator[str]:
        total = figures.coverage.total
        claims = counted(total.claims, "claim", self._language)
        yield from self._wrapped(
            said(
                "sentence",
                "claims",
                self._language,
                claims=claims,
                need=total.need,
                cited=total.in_sentence,
                carried=total.carried,
                none=total.uncovered,
            )
        )
        if total.claims:
            yield ""
            yield from self._table("section", list(section_rows(figures, self._language)))
        works = figures.works
        found = list(groups(works, self._language)) if works.frequency.total else []
        label = max((columns(row.label) for group in found for row in group.rows), default=0)
        for group in found:
            yield ""
            yield from self._group(group, label)
            if group.name == "frequency" and 0 < works.entries < works.frequency.total:
                # Nothing else is told of the entries of a file that nothing cites.
                told = said("sentence", "sources", self._language, count=works.entries)
                yield from self._wrapped(told)
        if works.entries:
            yield ""
            yield self._heading("self")
            yield from self._wrapped(self_citation(works, self._language))

    def _table(self, first: str, rows: Sequence[CountRow]) -> Iterator[str]:
        names = (first, *COLUMNS)
        head = [said("column", name, self._language) for name in names]
        cells = [[visible(row.label), *row.cells(self._language)] for row in rows]
        room = self._width - len(_INDENT)
        optional = [names.index(name) for name in _OPTIONAL]
        lines = fitted([head, *cells], room, optional, beside=2 + _LEAST_BAR)
        length = min(room - columns(lines[0]) - 2, _LONGEST_BAR)
        yield _INDENT + self._paint(lines[0], "dim")
        for line, row in zip(lines[1:], rows, strict=True):
            drawn = self._stacked(row.parts, length) if length >= _LEAST_BAR else ""
            yield f"{_INDENT}{line}  {drawn}".rstrip()
        yield ""
        if length < _LEAST_BAR:
            # Where no row has room for its bar, the whole gets one below.
            yield f"{_INDENT}{self._stacked(rows[-1].parts, min(room, _LONGEST_BAR))}".rstrip()
        yield from self._legend()

    def _legend(self) -> Iterator[str]:
        told = [said("legend", name, self._language) for name in ("cited", "carried", "none")]
        signs = [self._paint(block, each) for block, each in zip(BLOCKS, _COLOURS, strict=True)]
        parts = [f"{sign} {text}" for sign, text in zip(signs, told, strict=True)]
        width = sum(columns(text) for text in told) + 2 * (2 * len(told) - 1)
        apart = "  " if width <= self._width - len(_INDENT) else f"\n{_INDENT}"
        yield from f"{_INDENT}{apart.join(parts)}".split("\n")

    def _group(self, group: Group, label: int) -> Iterator[str]:
        yield self._heading(group.name)
        yield from self._wrapped("; ".join(group.notes))
        most = max((row.entries for row in group.rows), default=0)
        digits = len(str(most))
        length = min(self._width - len(_INDENT) - label - digits - 10, _LONGEST_BAR)
        for row in group.rows:
            name = row.label + " " * (label - columns(row.label))
            share = percent(row.entries, group.whole)
            drawn = self._paint(bar(row.entries, most, length), "cyan") if length >= 4 else ""
            yield f"{_INDENT}{name}  {row.entries:>{digits}}  {share:>4}  {drawn}".rstrip()

    def _stacked(self, parts: Sequence[int], length: int) -> str:
        pieces = zip(stacked(parts, length), _COLOURS, strict=True)
        return "".join(self._paint(piece, colour) for piece, colour in pieces if piece)

    def _heading(self, name: str) -> str:
        return _INDENT + self._paint(said("heading", name, self._language), "bold")

    def _wrapped(self, text: str) -> Iterable[str]:
        return (_INDENT + line for line in wrapped(text, self._width - len(_INDENT)))
