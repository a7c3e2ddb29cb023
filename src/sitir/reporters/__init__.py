"""Reports in, text out: one module per format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sitir.reporters.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitir.model import Report

    Reporter = Callable[[Report, Style], Iterator[str]]
    BinaryReporter = Callable[[Report, Style], Iterator[bytes]]

FORMATS = (
    "text", "json", "html", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv",
    "xlsx",
)  # fmt: skip
BINARY = ("xlsx",)
"""Those whose reporter yields bytes."""
WITH_FIGURES = frozenset({"html"})
"""The formats that show the figures of works, which take time to count."""


def reporter(format: str) -> Reporter:  # noqa: A002 - the word users see
    """Return the reporter of a format, which yields the report piece by piece."""
    found: Reporter = _reporter(format)
    return found


def binary_reporter(format: str) -> BinaryReporter:  # noqa: A002 - the word users see
    """Return the reporter of a binary format.

    Raises `UsageError` where the format needs a package that is not installed.
    """
    found: BinaryReporter = _reporter(format)
    return found


def _reporter(format: str) -> Any:  # noqa: A002 - the word users see
    return getattr(import_module(f"{__name__}.{format}"), f"render_{format}")


__all__ = ["BINARY", "FORMATS", "WITH_FIGURES", "Style", "binary_reporter", "reporter"]
