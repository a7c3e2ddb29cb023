"""Lists claims as a sheet; its head and the names of kinds are the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.claim_list import mention_texts
from sitir.reporters.csv_text import csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import ClaimSupport, Reason
    from sitir.reporters.claim_list import ClaimList
    from sitir.reporters.style import Style

_HEAD = (
    "id", "path", "line", "column", "section", "language", "kind", "needs_citation", "support",
    "mentions", "carried_by", "text",
)  # fmt: skip


def render_csv(listed: ClaimList, style: Style) -> Iterator[str]:
    """Yield the head, and a row per claim."""
    yield from csv_lines(_rows(listed))


def _rows(listed: ClaimList) -> Iterator[tuple[str | int | bool, ...]]:
    yield (*_HEAD, "reasons") if listed.explained else _HEAD
    for support in listed.supports:
        row = _row(support, listed.ids.claim_id(support.claim))
        reasons = "; ".join(map(_reason, support.claim.reasons))
        yield (*row, reasons) if listed.explained else row


def _row(support: ClaimSupport, claim_id: str) -> tuple[str | int | bool, ...]:
    claim = support.claim
    region = claim.location.region
    return (
        claim_id,
        claim.location.source.path.as_posix(),
        region.start_line,
        region.start_column,
        claim.block.section.kind.value,
        claim.sentence.language,
        claim.kind.value,
        claim.needs_citation,
        support.support.value,
        mention_texts(support.mentions),
        mention_texts(support.carried_by),
        claim.sentence.text,
    )


def _reason(reason: Reason) -> str:
    text = f" “{' '.join(reason.text.split())}”" if reason.text else ""
    return f"{reason.ground.value}{text}: {reason.speaks_for}"
