"""`sitir coverage`: how much of articles their citations support, and what these rest on."""

from __future__ import annotations

import re

import click

from sitir.bibliometrics import added_figures, article_figures
from sitir.cli.articles import Shelf, articles, manuscripts
from sitir.cli.exits import ExitCode
from sitir.cli.options import (
    as_one_option,
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
from sitir.cli.output import complain, write
from sitir.cli.progress import watched
from sitir.cli.surroundings import report_language, style
from sitir.cli.target import target_file
from sitir.model.bibliometrics import CoverageReport
from sitir.plugins import known_rules
from sitir.reporters.coverage_report import FORMATS, renderer
from sitir.reporters.coverage_report.floor import too_low

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?%?", re.ASCII)


def percentage(value: str) -> float:
    """Return what `80`, `80%` or `79.5` says; raises `click.BadParameter` at anything else."""
    match = _PERCENT.fullmatch(value.strip())
    number = float(match[1].replace(",", ".")) if match else -1
    if not 0 <= number <= 100:
        raise click.BadParameter(f"{value!r} is no percentage from 0 to 100")
    return number


@click.command("coverage")
@click.argument("paths", type=filled, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--min-coverage",
    type=percentage,
    metavar="PERCENT",
    help="Exit with 1 where fewer of an article's claims that need a source are covered.",
)
@bibliography_option
@as_one_option
@input_options
@format_option(FORMATS)
@output_option
@language_option
@colour_option
@config_options
def command(
    *,
    paths: tuple[str, ...],
    min_coverage: float | None,
    bibs: tuple[str, ...],
    no_cache: bool,
    as_one: bool,
    input_format: str | None,
    tracked: str,
    output_format: str,
    output: str | None,
    language: str | None,
    colour: str,
    config_file: str | None,
    no_config: bool,
) -> int:
    """Show how much of articles their citations support, and what the sources are like."""
    config = configuration(known_rules(), config_file=config_file, no_config=no_config)
    found, errors = articles(paths, input_format=input_format, as_one=as_one, tracked=tracked)
    target = target_file(output, found)
    shelf = Shelf.of(bibs, config, looks_beside=not no_config, no_cache=no_cache)
    read = tuple(map(article_figures, manuscripts(watched(found), shelf, errors)))
    for error in errors:
        complain(f"{error.path}: {error.message}")
    if not read:
        return ExitCode.USAGE
    told_in = report_language(output_format, language, config.language)
    look = style(language=told_in, colour=colour, to_file=target is not None)
    total = added_figures([article.figures for article in read])
    result = CoverageReport(tuple(read), total, tuple(errors))
    text = "".join(renderer(output_format)(result, look))
    write(text, target, encoding=None if output_format == "text" else "utf-8")
    lacking = list(too_low(read, min_coverage, look.language)) if min_coverage else []
    for line in lacking:
        complain(line)
    if errors:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if lacking else ExitCode.CLEAN
