"""The options that choose a configuration, and the configuration that they choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitir.cli.articles import INPUT_FORMATS
from sitir.config import default_config, find_config
from sitir.errors import ConfigError, ReadError
from sitir.readers import TRACKED, load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitir.config import Config
    from sitir.model import Rule


def filled(value: str) -> str:
    """Return a text that is not empty: an empty name would be that of the working directory.

    Raises `click.BadParameter`.
    """
    if not value:
        raise click.BadParameter("it is empty")
    return value


def config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config` and `--no-config` to a command, as `config_file` and `no_config`."""
    file = click.option(
        "--config",
        "config_file",
        type=filled,
        metavar="FILE",
        help="The configuration, instead of the nearest .sitir.yaml.",
    )
    none = click.option("--no-config", is_flag=True, help="Go without a configuration.")
    return file(none(command))


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang` to a command, as `language`."""
    choice = click.Choice(("en", "id"))
    words = "Language of messages: English or Indonesian."
    return click.option("--lang", "language", type=choice, help=words)(command)


def configuration(
    rules: Sequence[Rule[Any]], *, config_file: str | None, no_config: bool
) -> Config:
    """Return the configuration in force; raises `ConfigError`."""
    if no_config:
        if config_file is not None:
            raise ConfigError("--config and --no-config exclude each other")
        return default_config(rules)
    path = Path(config_file) if config_file is not None else find_config(Path())
    if path is None:
        return default_config(rules)
    try:
        source = load(path)
    except ReadError as error:
        raise ConfigError(str(error)) from error
    # The YAML parser takes longer to import than a short article takes to check.
    from sitir.config.loading import load_config

    return load_config(source.text, rules, path=source.path)


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--input-format` and `--tracked` to a command, as `input_format` and `tracked`."""
    what = click.option(
        "--input-format",
        type=click.Choice(INPUT_FORMATS),
        help="What the input is, whatever its suffix.",
    )
    changes = click.option(
        "--tracked",
        type=click.Choice(TRACKED),
        default=TRACKED[0],
        show_default=True,
        help="Tracked changes of a word processor: as if accepted, or as if rejected.",
    )
    return what(changes(command))


def colour_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--color` to a command, as `colour`."""
    choice = click.Choice(("auto", "always", "never"))
    words = "Whether the text has colours; NO_COLOR and FORCE_COLOR decide otherwise."
    option = click.option(
        "--color", "colour", type=choice, default="auto", show_default=True, help=words
    )
    return option(command)


def bibliography_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--bib` and `--no-cache` to a command, as `bibs` and `no_cache`."""
    words = "A bibliography file (.bib, .ris, .json, …); may be given again."
    option = click.option("--bib", "bibs", type=filled, multiple=True, metavar="FILE", help=words)
    return option(cache_option(command))


def cache_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--no-cache` to a command, as `no_cache`."""
    words = "Read large bibliography files anew, and keep nothing of them for the next run."
    return click.option("--no-cache", is_flag=True, help=words)(command)


def format_option(
    formats: Sequence[str] | click.Choice[str], words: str = "The form of the report."
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds `--format` to a command, as `output_format`; the default is `text`."""
    return click.option(
        "--format",
        "output_format",
        type=formats if isinstance(formats, click.Choice) else click.Choice(formats),
        default="text",
        show_default=True,
        help=words,
    )


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--output` to a command, as `output`."""
    words = "Write the report to a file."
    return click.option("--output", type=filled, metavar="FILE", help=words)(command)


def as_one_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--as-one` to a command, as `as_one`."""
    words = "All files are one article, in this order."
    return click.option("--as-one", is_flag=True, help=words)(command)


def baseline_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--baseline`, `--write-baseline` and `--prune-baseline` to a command."""
    read = click.option(
        "--baseline",
        "baseline",
        type=filled,
        metavar="FILE",
        help="Report only what is not in this file.",
    )
    written = click.option(
        "--write-baseline",
        "written",
        type=filled,
        metavar="FILE",
        help="Make such a file of all that is found now.",
    )
    pruned = click.option(
        "--prune-baseline",
        "pruned",
        is_flag=True,
        help="Drop from the --baseline what is found no more.",
    )
    return read(written(pruned(command)))


def rule_pages_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--rule-pages` to a command, as `rule_pages`."""
    words = "Where the pages of the rules are, with {rule} for the id; reports link to them."
    return click.option("--rule-pages", type=_address, metavar="URL", help=words)(command)


def _address(value: str) -> str:
    """Return an address with a place for the id of a rule; raises `click.BadParameter`."""
    is_address = value.startswith(("https://", "http://")) and value.isprintable()
    if not is_address or "{rule}" not in value or any(sign in value for sign in " <>\"'()[]|\\`"):
        raise click.BadParameter("no address like https://example.org/rules/{rule}.html")
    return value
