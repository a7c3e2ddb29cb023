"""Places and fixes in the terms of SARIF: locations, regions, artifact changes."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

from sitir.reporters.findings import whereabouts

if TYPE_CHECKING:
    from sitir.model import Fix, Location

_LONGEST_SNIPPET = 500


def uri(path: str) -> str:
    """Return a path as a reference: relative as it is, `file:` where it is absolute."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote_from_bytes(os.fsencode(pure.as_posix()))


def place(location: Location, language: str) -> dict[str, Any]:
    """Return a location; in a packed format its paragraph or page is a logical one."""
    shown: dict[str, Any] = {"physicalLocation": physical_location(location)}
    where = whereabouts(location, language)
    if where:
        kind = "page" if location.source.pages else "paragraph"
        shown["logicalLocations"] = [{"name": where, "kind": kind}]
    return shown


def physical_location(location: Location) -> dict[str, Any]:
    """Return the file, and the region in it where the file is a text."""
    shown: dict[str, Any] = {"artifactLocation": artifact(location)}
    if not location.source.is_packed:
        shown["region"] = region(location)
        # Viewers show it where they have no file; of a whole section the first words would not do.
        if 0 < len(location.span) <= _LONGEST_SNIPPET:
            shown["region"]["snippet"] = {"text": location.text}
    return shown


def artifact(location: Location) -> dict[str, str]:
    """Return the reference to a file."""
    return {"uri": uri(location.source.name)}


def region(location: Location) -> dict[str, Any]:
    """Return lines and columns, the end column exclusive."""
    found = location.region
    return {
        "startLine": found.start_line,
        "startColumn": found.start_column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }


def fix(found: Fix, title: str) -> dict[str, Any]:
    """Return a fix of texts, its edits by file."""
    changes: dict[str, dict[str, Any]] = {}
    for edit in found.edits:
        name = edit.location.source.name
        change = changes.setdefault(
            name, {"artifactLocation": artifact(edit.location), "replacements": []}
        )
        change["replacements"].append(
            {
                "deletedRegion": region(edit.location),
                "insertedContent": {"text": edit.replacement},
            }
        )
    return {"description": {"text": title}, "artifactChanges": list(changes.values())}
