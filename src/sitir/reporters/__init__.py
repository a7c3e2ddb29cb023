"""Reports in, text out: one module per format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sitir.reporters.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitir.model import Report

    Reporter = Callable[[Report, Style], Iterator[str]]

FORMATS = ("text", "json", "html")
WITH_FIGURES = frozenset({"html"})
"""The formats that show the figures of works, which take time to count."""


def reporter(format: str) -> Reporter:  # noqa: A002 - the word users see
    """Return the reporter of a format, which yields the report piece by piece."""
    module = import_module(f"{__name__}.{format}")
    found: Reporter = getattr(module, f"render_{format}")
    return found


__all__ = ["FORMATS", "WITH_FIGURES", "Style", "reporter"]
