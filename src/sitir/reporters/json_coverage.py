"""The figures of coverage in JSON, key by key: the same in the report and in `sitir coverage`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitir.model import ClaimCounts, Coverage


def coverage_item(coverage: Coverage) -> dict[str, Any]:
    """Return the figures of coverage of one article, or of several together."""
    return {
        **_counts(coverage.total),
        "ratio_in_sentence": coverage.ratio_in_sentence,
        "ratio_carried": coverage.ratio_carried,
        "by_section": [
            {"section": kind.value, **_counts(counts)} for kind, counts in coverage.by_section
        ],
        "entries": {
            "total": coverage.entries,
            "cited": coverage.cited_entries,
            "uncited": coverage.entries - coverage.cited_entries,
        },
        "mentions": {
            "total": sum(coverage.mentions.values()),
            **{status.value: count for status, count in coverage.mentions.items()},
        },
    }


def _counts(counts: ClaimCounts) -> dict[str, int]:
    return {
        "claims": counts.claims,
        "need": counts.need,
        "in_sentence": counts.in_sentence,
        "carried": counts.carried,
        "uncovered": counts.uncovered,
    }
