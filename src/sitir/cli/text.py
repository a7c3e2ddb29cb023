"""`sitir text`: what of an article is read."""

from __future__ import annotations

import click

from sitir.cli.articles import Article
from sitir.cli.options import filled, input_options
from sitir.cli.output import write


@click.command("text")
@click.argument("file", type=filled, metavar="FILE")
@input_options
def command(file: str, *, input_format: str | None, tracked: str) -> None:
    """Show the text that is analysed, without markup and code."""
    document = Article.of(file, input_format, tracked=tracked).document()
    if document.source.is_packed:
        # What spans of a packed format count in.
        write("".join(source.text for source in document.sources))
    else:
        write("\n".join(f"{block.prose.text}\n" for block in document.blocks))
