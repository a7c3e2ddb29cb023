"""`sitir check`: the report on articles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitir.cli.articles import Shelf, articles, manuscripts
from sitir.cli.exits import ExitCode
from sitir.cli.options import (
    as_one_option,
    baseline_options,
    bibliography_option,
    colour_option,
    config_options,
    configuration,
    filled,
    format_option,
    input_options,
    language_option,
    output_option,
    rule_pages_option,
)
from sitir.cli.output import append, complain, write
from sitir.cli.progress import watched
from sitir.cli.surroundings import report_language, style
from sitir.cli.target import target_file
from sitir.engine import report
from sitir.errors import UsageError
from sitir.model import Level
from sitir.reporters import BINARY, FORMATS, WITH_FIGURES, binary_reporter, reporter
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import Report
    from sitir.reporters import Style

_LEVELS = {level.label: level for level in sorted(Level, reverse=True)}


@click.command("check")
@click.argument("paths", type=filled, nargs=-1, required=True, metavar="PATH...")
@bibliography_option
@as_one_option
@input_options
@format_option(FORMATS)
@output_option
@language_option
@baseline_options
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules (a,b or again).")
@click.option("--ignore", multiple=True, metavar="RULE", help="All rules but these.")
@click.option(
    "--fail-on",
    type=click.Choice((*_LEVELS, "never")),
    help="The least level that makes the exit code 1.  [default: warning]",
)
@colour_option
@rule_pages_option
@config_options
def command(
    *,
    paths: tuple[str, ...],
    bibs: tuple[str, ...],
    no_cache: bool,
    as_one: bool,
    input_format: str | None,
    tracked: str,
    output_format: str,
    output: str | None,
    language: str | None,
    baseline: str | None,
    written: str | None,
    pruned: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    colour: str,
    rule_pages: str | None,
    config_file: str | None,
    no_config: bool,
) -> int:
    """Check articles: files, folders, or - for standard input."""
    rendered = _rendering(output_format, to_file=output is not None)
    rules = builtin_rules()
    config = configuration(rules, config_file=config_file, no_config=no_config)
    config = config.selecting(_listed("--select", select), _listed("--ignore", ignore))
    found, errors = articles(paths, input_format=input_format, as_one=as_one, tracked=tracked)
    target = target_file(output, found)
    past = None
    if baseline or written or pruned:
        from sitir.cli.baselines import baseline_of

        past = baseline_of(
            baseline=baseline, written=written, pruned=pruned, output=target, found=found
        )
    shelf = Shelf.of(bibs, config, looks_beside=not no_config, no_cache=no_cache)
    read = tuple(manuscripts(watched(found), shelf, errors))
    for error in errors:
        complain(f"{error.path}: {error.message}")
    if not read:
        return ExitCode.USAGE
    result = report(read, config, rules=rules, errors=errors)
    if past is not None:
        result = past.applied(result)
    if output_format in WITH_FIGURES:
        result = _with_figures(result)
    told_in = report_language(output_format, language, config.language)
    look = style(language=told_in, colour=colour, to_file=target is not None, rule_pages=rule_pages)
    encoding = None if output_format == "text" else "utf-8"
    write(rendered(result, look), target, encoding=encoding)
    if output_format == "github":
        _summarise(result, look)
    limit = config.fail_on if fail_on is None else _LEVELS.get(fail_on)
    return _exit_code(result, limit)


def _with_figures(result: Report) -> Report:
    # Only where it is shown is it worth the time to count.
    from sitir.bibliometrics import article_figures

    return result._replace(figures=tuple(map(article_figures, result.manuscripts)))


def _rendering(output_format: str, *, to_file: bool) -> Callable[[Report, Style], str | bytes]:
    """Return what makes the whole report; raises `UsageError` where that cannot be."""
    if output_format not in BINARY:
        lines = reporter(output_format)
        return lambda found, look: "".join(lines(found, look))
    if not to_file:
        raise UsageError(f"--format {output_format} needs --output: it is no text")
    pieces = binary_reporter(output_format)
    return lambda found, look: b"".join(pieces(found, look))


def _summarise(result: Report, look: Style) -> None:
    """Add the report to the summary of the step, where GitHub runs it."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        from sitir.reporters.markdown import render_summary

        append("".join(render_summary(result, look)), Path(summary))


def _listed(option: str, values: tuple[str, ...]) -> frozenset[str]:
    names: set[str] = set()
    for value in values:
        found = {part.strip() for part in value.split(",")} - {""}
        if not found:
            raise UsageError(f"{option} names no rule")
        names |= found
    return frozenset(names)


def _exit_code(result: Report, fail_on: Level | None) -> ExitCode:
    if result.errors:
        return ExitCode.USAGE
    counts = result.counts()
    if fail_on is not None and any(counts[level] for level in counts if level >= fail_on):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN
