"""How a report is to look."""

from __future__ import annotations

from sitir.model.records import NamedTuple


class Style(NamedTuple):
    """What a reporter may know of its reader."""

    language: str = "en"
    """Of messages: `en` or `id`."""
    width: int = 100
    """Columns of the terminal."""
    colour: bool = False
    ascii: bool = False
    """Whether the output can show nothing beyond ASCII."""
