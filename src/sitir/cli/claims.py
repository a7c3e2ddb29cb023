"""`sitir claims`: what an article claims, and on what support."""

from __future__ import annotations

import click

from sitir.cli.articles import Article, Shelf
from sitir.cli.options import (
    bibliography_option,
    colour_option,
    config_options,
    configuration,
    filled,
    format_option,
    input_options,
    language_option,
    output_option,
)
from sitir.cli.output import write
from sitir.cli.surroundings import report_language, style
from sitir.cli.target import target_file
from sitir.model import ClaimKind, SectionKind
from sitir.plugins import known_rules
from sitir.reporters.claim_list import FORMATS, claim_list, renderer


@click.command("claims")
@click.argument("file", type=filled, metavar="FILE")
@click.option("--uncited", is_flag=True, help="Only those that need a source and have none.")
@click.option(
    "--section",
    "sections",
    type=click.Choice([kind.value for kind in SectionKind]),
    multiple=True,
    help="Only those of this kind of section; may be given again.",
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in ClaimKind]),
    multiple=True,
    help="Only those of this kind; may be given again.",
)
@click.option("--why", "explained", is_flag=True, help="Name what speaks for kind and need.")
@bibliography_option
@input_options
@format_option(FORMATS, "The form of the list.")
@output_option
@language_option
@colour_option
@config_options
def command(
    file: str,
    *,
    uncited: bool,
    sections: tuple[str, ...],
    kinds: tuple[str, ...],
    explained: bool,
    bibs: tuple[str, ...],
    no_cache: bool,
    input_format: str | None,
    tracked: str,
    output_format: str,
    output: str | None,
    language: str | None,
    colour: str,
    config_file: str | None,
    no_config: bool,
) -> None:
    """List the claims of an article, whether they need a source, and what supports them."""
    config = configuration(known_rules(), config_file=config_file, no_config=no_config)
    article = Article.of(file, input_format, tracked=tracked)
    target = target_file(output, (article,))
    document = article.document()
    shelf = Shelf.of(bibs, config, looks_beside=not no_config, no_cache=no_cache)
    listed = claim_list(
        shelf.linked(document),
        uncited=uncited,
        sections=frozenset(map(SectionKind, sections)),
        kinds=frozenset(map(ClaimKind, kinds)),
        explained=explained,
    )
    told_in = report_language(output_format, language, config.language)
    look = style(language=told_in, colour=colour, to_file=target is not None)
    text = "".join(renderer(output_format)(listed, look))
    write(text, target, encoding=None if output_format == "text" else "utf-8")
