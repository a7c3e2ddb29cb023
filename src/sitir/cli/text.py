"""`sitir text`: what of an article is read."""

from __future__ import annotations

import click

from sitir.cli.articles import Article
from sitir.cli.options import filled, input_format_option
from sitir.cli.output import write


@click.command("text")
@click.argument("file", type=filled, metavar="FILE")
@input_format_option
def command(file: str, *, input_format: str | None) -> None:
    """Show the text that is analysed, without markup and code."""
    document = Article.of(file, input_format).document()
    write("\n".join(f"{block.prose.text}\n" for block in document.blocks))
