"""Colours for terminals: the few ANSI codes that the reporters use."""

from __future__ import annotations

# ECMA-48, Select Graphic Rendition. "dim" is bright black: faint text is lost on some terminals.
_CODES = {
    "bold": "1",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
    "dim": "90",
}


class Paint:
    """Colours text where colours are on."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, *colours: str) -> str:
        """Return `text` in the colours named."""
        if not self.on:
            return text
        return f"\x1b[{';'.join(_CODES[colour] for colour in colours)}m{text}\x1b[0m"
