"""Finds the configuration file."""

from __future__ import annotations

import os
from pathlib import Path

CONFIG_NAME = ".sitir.yaml"


def find_config(folder: Path) -> Path | None:
    """Return the nearest configuration at or above a folder, relative to it; none if there is none.

    There is no cascade: a nearer file hides those above it.
    """
    start = folder.resolve()
    for parent in (start, *start.parents):
        found = parent / CONFIG_NAME
        if found.is_file():
            return Path(os.path.relpath(found, start))
    return None
