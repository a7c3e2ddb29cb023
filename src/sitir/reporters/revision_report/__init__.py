"""A revision in, a report on it out: one module per format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitir.model.revision import Revision
    from sitir.reporters.style import Style

    Renderer = Callable[[Revision, Style], Iterator[str]]

FORMATS = ("text", "json", "markdown", "html")


def renderer(format: str) -> Renderer:  # noqa: A002 - the word users see
    """Return what writes a report in a format, piece by piece."""
    module = import_module(f"{__name__}.{format}")
    found: Renderer = getattr(module, f"render_{format}")
    return found
