"""`sitir explain`: everything that is known of one place."""

from __future__ import annotations

import re

import click

from sitir.cli.articles import Article, Shelf
from sitir.cli.options import (
    bibliography_option,
    colour_option,
    config_options,
    configuration,
    filled,
    input_options,
    language_option,
)
from sitir.cli.output import write
from sitir.cli.surroundings import style
from sitir.engine import report
from sitir.errors import UsageError
from sitir.model import Source, Span
from sitir.plugins import known_rules
from sitir.reporters.explanation import render_explanation

_PLACE = re.compile(r"(.+?):(?:¶|p)?(\d+)(?::(\d+))?", re.DOTALL)


@click.command("explain")
@click.argument("place", type=filled, metavar="FILE:LINE[:COLUMN]")
@bibliography_option
@input_options
@language_option
@colour_option
@config_options
def command(
    place: str,
    *,
    bibs: tuple[str, ...],
    no_cache: bool,
    input_format: str | None,
    tracked: str,
    language: str | None,
    colour: str,
    config_file: str | None,
    no_config: bool,
) -> None:
    """Show how a place was read, and why it was reported.

    In files that have no lines LINE is the paragraph or the page, as reports show it: FILE:¶15,
    FILE:15, FILE:p3.
    """
    match = _PLACE.fullmatch(place)
    if match is None:
        raise UsageError(f"expected FILE:LINE or FILE:LINE:COLUMN, not {place!r}")
    rules = known_rules()
    config = configuration(rules, config_file=config_file, no_config=no_config)
    document = Article.of(match[1], input_format, tracked=tracked).document()
    where = _span(document.source, int(match[2]), int(match[3]) if match[3] else None)
    shelf = Shelf.of(bibs, config, looks_beside=not no_config, no_cache=no_cache)
    manuscript = shelf.linked(document)
    result = report((manuscript,), config, rules=rules)
    look = style(language=language or config.language, colour=colour)
    write("".join(render_explanation(result, where, look)))


def _span(source: Source, number: int, column: int | None) -> Span:
    """Return the place of a line; of a packed format, that of a paragraph, or else of a page."""
    starts = source.paragraphs or source.pages
    kind = "paragraph" if source.paragraphs else "page" if source.pages else "line"
    last = len(starts) or source.line_count
    path = source.path.as_posix()
    if not 1 <= number <= last:
        raise UsageError(f"{path}: no {kind} {number}; the last is {last}")
    if starts:
        ends = (*starts[1:], len(source.text))
        span = Span(starts[number - 1], ends[number - 1])
    else:
        span = source.line_span(number)
    if column is None:
        return span
    if not 1 <= column <= len(span) + 1:
        raise UsageError(f"{path}:{number}: no column {column}; the last is {len(span) + 1}")
    start = span.start + column - 1
    return Span(start, min(start + 1, span.end))
