"""`sitir cite`: the article with its typed citations as keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitir.cli.articles import Article, Shelf
from sitir.cli.options import (
    bibliography_option,
    config_options,
    configuration,
    filled,
    input_options,
    language_option,
    output_option,
)
from sitir.cli.output import complain, write
from sitir.cli.surroundings import style
from sitir.cli.target import target_file
from sitir.errors import UsageError
from sitir.keying import SYNTAXES, keyed
from sitir.plugins import known_rules
from sitir.reporters.keyed import keyed_lines

if TYPE_CHECKING:
    from sitir.model import Document

_TEXTS = ("markdown", "plain", "latex")


@click.command("cite")
@click.argument("file", type=filled, metavar="FILE")
@click.option(
    "--to",
    "syntax",
    type=click.Choice(SYNTAXES),
    default=SYNTAXES[0],
    show_default=True,
    help="How keys are written: [@key] or \\citep{key}.",
)
@bibliography_option
@input_options
@output_option
@language_option
@config_options
def command(
    file: str,
    *,
    syntax: str,
    bibs: tuple[str, ...],
    no_cache: bool,
    input_format: str | None,
    tracked: str,
    output: str | None,
    language: str | None,
    config_file: str | None,
    no_config: bool,
) -> None:
    """Write an article with its typed citations turned into keys.

    Only citations whose works are certain are turned; the others are listed and stay as they are.
    """
    config = configuration(known_rules(), config_file=config_file, no_config=no_config)
    article = Article.of(file, input_format, tracked=tracked)
    target = target_file(output, [article])
    document = article.document()
    _require_text(document)
    shelf = Shelf.of(bibs, config, looks_beside=not no_config, no_cache=no_cache)
    if not shelf.files(document):
        raise UsageError("no bibliography file; name one with --bib")
    result = keyed(shelf.linked(document), document.source, syntax=syntax)
    for line in keyed_lines(result, style(language=language or config.language)):
        complain(line)
    write(result.text, target, encoding="utf-8")


def _require_text(document: Document) -> None:
    """Raise `UsageError` where an article is no single file of text."""
    path = document.source.name
    if document.format not in _TEXTS:
        # pandoc writes no PDF's text.
        is_read = document.format != "pdf"
        way = f"pandoc {path} -o article.md" if is_read else f"sitir text {path} > article.md"
        raise UsageError(
            f"{path}: citations in {document.format} files stay as they are;"
            f" convert it first (`{way}`)"
        )
    if any(source is not document.source for source in document.sources):
        raise UsageError(f"{path}: the article has several files; turn each by itself")
