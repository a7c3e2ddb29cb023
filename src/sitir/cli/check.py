"""`sitir check`: the report on articles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitir.cli.articles import Shelf, articles, manuscripts
from sitir.cli.exits import ExitCode
from sitir.cli.formats import ReportFormat, rendering
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
from sitir.cli.surroundings import report_language, style, with_figures
from sitir.cli.target import target_file
from sitir.engine import report
from sitir.errors import UsageError
from sitir.model import Level
from sitir.plugins import known_rules
from sitir.reporters import WITH_FIGURES

if TYPE_CHECKING:
    from sitir.model import Finding, Report
    from sitir.reporters import Style

_LEVELS = {level.label: level for level in sorted(Level, reverse=True)}


@click.command("check")
@click.argument("paths", type=filled, nargs=-1, required=True, metavar="PATH...")
@bibliography_option
@as_one_option
@input_options
@format_option(ReportFormat())
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
@click.option("--fix", "fixes", is_flag=True, help="Write safe fixes into the files.")
@click.option("--unsafe-fixes", is_flag=True, help="Write all fixes: look at them afterwards.")
@click.option("--diff", is_flag=True, help="Show what fixes would change; write nothing.")
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
    fixes: bool,
    unsafe_fixes: bool,
    diff: bool,
    colour: str,
    rule_pages: str | None,
    config_file: str | None,
    no_config: bool,
) -> int:
    """Check articles: files, folders, or - for standard input."""
    rendered = rendering(output_format, to_file=output is not None)
    rules = known_rules()
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

    def checked() -> Report:
        told = list(errors)
        read = tuple(manuscripts(watched(found), shelf, told))
        result = report(read, config, rules=rules, errors=told)
        return result if past is None or past.is_written else past.applied(result)

    result = checked()
    for error in result.errors:
        complain(f"{error.path}: {error.message}")
    if not result.manuscripts:
        return ExitCode.USAGE
    limit = config.fail_on if fail_on is None else _LEVELS.get(fail_on)
    if diff:
        # Few calls fix anything.
        from sitir.cli.fixing import differences

        write("".join(differences(result, unsafe=unsafe_fixes)), target, encoding="utf-8")
        return _exit_code(result, limit)
    done: list[Finding] = []
    if fixes or unsafe_fixes:
        from sitir.cli.fixing import fix, require_files

        require_files(paths)
        result, done = fix(checked, result, unsafe=unsafe_fixes)
    if past is not None and past.is_written:
        result = past.applied(result)
    if output_format in WITH_FIGURES:
        result = with_figures(result)
    told_in = report_language(output_format, language, config.language)
    look = style(language=told_in, colour=colour, to_file=target is not None, rule_pages=rule_pages)
    encoding = None if output_format == "text" else "utf-8"
    shown = rendered(result, look)
    if done and output_format == "text":
        from sitir.reporters.fixed import fixed_lines

        shown = "".join((*fixed_lines(done, result.rules, look), str(shown)))
    elif done:
        complain(f"{len(done)} fixed")
    write(shown, target, encoding=encoding)
    if output_format == "github":
        _summarise(result, look)
    return _exit_code(result, limit)


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
