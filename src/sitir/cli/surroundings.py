"""What the command learns from its terminal and environment: language, width, colour, folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sitir.reporters import Style

if TYPE_CHECKING:
    from sitir.model import Report

_WIDTH_OF_A_PIPE = 100
_FOR_PROGRAMS = ("json", "csv")
_FOR_SERVICES = ("sarif", "github", "gitlab", "junit", "rdjson")
_LANGUAGES = {"en": "en", "id": "id", "in": "id"}


def cache_folder() -> Path | None:
    """Return the folder for what can be made anew, which need not be there; `None` without one."""
    name = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    base = os.environ.get(name, "")
    # What is relative is to be ignored (XDG base directory specification).
    if os.path.isabs(base):  # noqa: PTH117 - a path is made only of what is one
        return Path(base) / "sitir"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "sitir"


def style(
    *,
    language: str | None,
    colour: str = "auto",
    to_file: bool = False,
    rule_pages: str | None = None,
) -> Style:
    """Return how to write on standard output, or, `to_file`, elsewhere.

    `colour` is `auto`, `always` or `never`; without a `language` the locale decides. `rule_pages`
    is the address of the pages of the rules, with `{rule}` in it.
    """
    on_terminal = not to_file and sys.stdout is not None and sys.stdout.isatty()
    return Style(
        language=language or locale_language(),
        width=_width(on_terminal=on_terminal),
        colour=_has_colour(colour, on_terminal=on_terminal),
        ascii=not to_file and _is_ascii(),
        rule_pages=rule_pages or "",
    )


def report_language(output_format: str, chosen: str | None, configured: str | None) -> str | None:
    """Return the language of a report, or nothing where the locale decides.

    What other programs read is the same everywhere: only the command line changes its language.
    What a service shows is the same wherever it is made: the configuration may change it, too.
    """
    if chosen or output_format in _FOR_PROGRAMS:
        return chosen or "en"
    return configured or ("en" if output_format in _FOR_SERVICES else None)


def with_figures(result: Report) -> Report:
    """Return a report with the figures of works."""
    # Only where it is shown is it worth the time to count.
    from sitir.bibliometrics import article_figures

    return result._replace(figures=tuple(map(article_figures, result.manuscripts)))


def locale_language() -> str:
    """Return `id` where the environment asks for Indonesian, and `en` elsewhere."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return _LANGUAGES.get(value[:2].lower(), "en")
    return "en"


def _is_ascii() -> bool:
    encoding = "utf-8" if sys.stdout is None else sys.stdout.encoding
    return not encoding.lower().startswith("utf")


def _width(*, on_terminal: bool) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(int(columns), 1000)
    if not on_terminal:
        return _WIDTH_OF_A_PIPE
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _WIDTH_OF_A_PIPE
    except (OSError, ValueError):
        return _WIDTH_OF_A_PIPE


def _has_colour(wish: str, *, on_terminal: bool) -> bool:
    if wish != "auto":
        return wish == "always"
    # no-color.org: present and not empty, whatever the value; force-color.org likewise.
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal and os.environ.get("TERM") != "dumb"
