"""`sitir diff`: what a revision did to the argument of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitir.cli.articles import Article, Shelf
from sitir.cli.exits import ExitCode
from sitir.cli.git import RevisionArticle, RevisionShelf, is_revision
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
from sitir.cli.surroundings import report_language, style, with_figures
from sitir.cli.target import target_file
from sitir.engine import report
from sitir.model import Level
from sitir.plugins import known_rules
from sitir.reporters import WITH_FIGURES
from sitir.reporters.revision_report import FORMATS, renderer
from sitir.revised import revision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.config import Config
    from sitir.model import Manuscript
    from sitir.model.revision import Revision

_LEVELS = {level.label: level for level in sorted(Level, reverse=True)}
_NEW = "new"


@click.command("diff")
@click.argument("old", type=filled, metavar="OLD")
@click.argument("new", type=filled, metavar="NEW")
@bibliography_option
@input_options
@format_option(FORMATS)
@output_option
@language_option
@click.option(
    "--fail-on",
    type=click.Choice((_NEW, *_LEVELS, "never")),
    default="never",
    show_default=True,
    help="New findings that make the exit code 1: those that fail a check, or by least level.",
)
@colour_option
@config_options
def command(
    *,
    old: str,
    new: str,
    bibs: tuple[str, ...],
    no_cache: bool,
    input_format: str | None,
    tracked: str,
    output_format: str,
    output: str | None,
    language: str | None,
    fail_on: str,
    colour: str,
    config_file: str | None,
    no_config: bool,
) -> int:
    """Tell what a revision changed: claims, their citations and figures, entries, findings.

    OLD and NEW are files, or files of a git revision: HEAD~1:naskah.md.
    """
    rules = known_rules()
    config = configuration(rules, config_file=config_file, no_config=no_config)
    named = [_article(name, input_format, tracked) for name in (old, new)]
    target = target_file(output, named)
    read = _read(named, bibs, config, looks_beside=not no_config, no_cache=no_cache)
    before, after = (report((each,), config, rules=rules) for each in read)
    found = revision(before, with_figures(after) if output_format in WITH_FIGURES else after)
    told_in = report_language(output_format, language, config.language)
    look = style(language=told_in, colour=colour, to_file=target is not None)
    text = "".join(renderer(output_format)(found, look))
    write(text, target, encoding=None if output_format == "text" else "utf-8")
    limit = config.fail_on if fail_on == _NEW else _LEVELS.get(fail_on)
    return _exit_code(found, limit)


def _article(name: str, input_format: str | None, tracked: str) -> Article:
    if is_revision(name):
        return RevisionArticle((name,), input_format, tracked)
    return Article.of(name, input_format, tracked=tracked)


def _read(
    named: Sequence[Article],
    bibs: tuple[str, ...],
    config: Config,
    *,
    looks_beside: bool,
    no_cache: bool,
) -> list[Manuscript]:
    found = []
    for article in named:
        shelf = RevisionShelf if isinstance(article, RevisionArticle) else Shelf
        beside = shelf.of(bibs, config, looks_beside=looks_beside, no_cache=no_cache)
        found.append(beside.linked(article.document()))
    return found


def _exit_code(found: Revision, fail_on: Level | None) -> ExitCode:
    if fail_on is not None and any(each.level >= fail_on for each in found.fresh):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN
