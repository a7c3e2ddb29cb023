"""The formats of a report: ours, and those of plug-ins, which are looked for where one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sitir.errors import RuleError, UsageError
from sitir.plugins import known_formats, plugin_reporter
from sitir.reporters import BINARY, FORMATS, binary_reporter, reporter

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import Report
    from sitir.reporters import Reporter, Style


class ReportFormat(click.Choice[str]):
    """One of our formats or of those of plug-ins."""

    def __init__(self) -> None:
        super().__init__(FORMATS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a format that is known; fails with the names of all."""
        if value in FORMATS:
            return str(value)
        return click.Choice(known_formats()).convert(value, param, ctx)


def rendering(output_format: str, *, to_file: bool) -> Callable[[Report, Style], str | bytes]:
    """Return what makes the whole report; raises `UsageError` where that cannot be."""
    if output_format not in FORMATS:
        return _guarded(output_format, plugin_reporter(output_format))
    if output_format not in BINARY:
        lines = reporter(output_format)
        return lambda found, look: "".join(lines(found, look))
    if not to_file:
        raise UsageError(f"--format {output_format} needs --output: it is no text")
    pieces = binary_reporter(output_format)
    return lambda found, look: b"".join(pieces(found, look))


def _guarded(name: str, lines: Reporter) -> Callable[[Report, Style], str]:
    def rendered(found: Report, look: Style) -> str:
        try:
            return "".join(lines(found, look))
        except Exception as error:
            raise RuleError(f"format `{name}` failed: {error!r}") from error

    return rendered
