"""Parts the line that names the authors of an article."""

from __future__ import annotations

import re

_BETWEEN = r"\s*[,;&]\s*|\s+(?:and|dan)\s+"
# A byline is a line; what is longer was no byline, and reading it would take its time.
_LONGEST = 2000


def byline_parts(authors: str) -> list[str]:
    """Return what stands between commas, `and` and their kin: names, initials and degrees."""
    return [part for part in map(str.strip, re.split(_BETWEEN, authors[:_LONGEST])) if part]
