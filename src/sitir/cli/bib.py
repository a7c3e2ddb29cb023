"""`sitir bib`: the article's own reference list as BibTeX."""

from __future__ import annotations

import click

from sitir.bibliography import bibliography, bibtex_of
from sitir.cli.articles import Article
from sitir.cli.options import filled, input_options
from sitir.cli.output import write


@click.command("bib")
@click.argument("file", type=filled, metavar="FILE")
@input_options
def command(file: str, *, input_format: str | None, tracked: str) -> None:
    """Show the reference list of an article as BibTeX."""
    document = Article.of(file, input_format, tracked=tracked).document()
    write(bibtex_of(bibliography(document, ()).entries), encoding="utf-8")
