"""`sitir bib`: the bibliography of an article, or a bibliography file, in another format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitir.bibliography import bibliography, file_bibliography, is_bibliography
from sitir.bibliography.exports import EXPORTS, as_told_by, exported, with_full_names
from sitir.bibliography.library import Library
from sitir.cli.articles import STANDARD_INPUT, Article, bibliography_source
from sitir.cli.options import cache_option, filled, input_options, output_option
from sitir.cli.output import complain, write
from sitir.cli.surroundings import cache_folder
from sitir.cli.target import target_file
from sitir.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Bibliography, Entry

_ORIGINS = {"list": Origin.REFERENCE_LIST, "fields": Origin.EMBEDDED}


@click.command("bib")
@click.argument("file", type=filled, metavar="FILE")
@click.option(
    "--to",
    "form",
    type=click.Choice(EXPORTS),
    default=EXPORTS[0],
    show_default=True,
    help="The format to write.",
)
@click.option(
    "--from",
    "origin",
    type=click.Choice((*_ORIGINS, "both")),
    default="both",
    show_default=True,
    help="Of an article: its reference list, the records in its fields, or both as one.",
)
@input_options
@output_option
@cache_option
def command(
    file: str,
    *,
    form: str,
    origin: str,
    input_format: str | None,
    tracked: str,
    output: str | None,
    no_cache: bool,
) -> None:
    """Write the bibliography of an article, or a bibliography file, as BibTeX, CSL-JSON or RIS."""
    article = Article((file,), input_format, tracked)
    target = target_file(output, (article,))
    entries: Iterable[Entry]
    if input_format is None and file != STANDARD_INPUT and is_bibliography(Path(file)):
        library = Library(None if no_cache else cache_folder())
        works = file_bibliography(bibliography_source(Path(file)), library=library)
        _tell_defects(file, works)
        entries = works.entries
    else:
        document = Article.of(file, input_format, tracked=tracked).document()
        entries = bibliography(document, ()).entries
        if origin in _ORIGINS:
            entries = as_told_by(entries, _ORIGINS[origin])
        else:
            entries = with_full_names(entries)
    write(exported(entries, form), target, encoding="utf-8")


def _tell_defects(file: str, works: Bibliography) -> None:
    if works.defects:
        first = works.defects[0].location.region.start_line
        count = len(works.defects)
        places = "one place that is" if count == 1 else f"{count} places that are"
        complain(f"{file}: {places} not sound, the first on line {first}; `sitir check` tells more")
