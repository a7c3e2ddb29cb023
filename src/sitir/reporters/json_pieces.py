"""Writes JSON piece by piece, each item of a long list on a line of its own."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

encoded = JSONEncoder(ensure_ascii=False, check_circular=False, separators=(", ", ": ")).encode


def pair(key: str, value: Any) -> str:
    """Return a line with a key and its value, and a comma."""
    return f'"{key}": {encoded(value)},\n'


def items(key: str, values: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a key and its list, without a comma after it."""
    separator = f'"{key}": [\n'
    empty = True
    for value in values:
        yield f"{separator}{encoded(value)}"
        separator, empty = ",\n", False
    yield f'"{key}": []' if empty else "\n]"
