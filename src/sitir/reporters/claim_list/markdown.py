"""Lists claims as a table that reads well on a code forge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Support
from sitir.reporters.claim_list.wording import need, reason_phrase, support_phrase, totals
from sitir.reporters.figures import said
from sitir.reporters.markdown_text import escaped, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import ClaimSupport
    from sitir.reporters.claim_list import ClaimList
    from sitir.reporters.style import Style


def render_markdown(listed: ClaimList, style: Style) -> Iterator[str]:
    """Yield a heading, the totals, and a table with a row per claim."""
    language = style.language
    document = listed.manuscript.document
    path = escaped(document.source.path.as_posix())
    yield f"# {said('heading', 'list', language)}: {path}\n\n"
    yield f"{totals(listed, language)}\n"
    if not listed.supports:
        return
    yield "\n"
    names = ["place", "section", "kind", "support", "claim", *["why"] * listed.explained]
    head = [said("column", name, language) for name in names]
    rows = (_row(support, listed, language) for support in listed.supports)
    yield from table(head, rows, left=range(len(head)))


def _row(support: ClaimSupport, listed: ClaimList, language: str) -> list[str]:
    claim = support.claim
    region = claim.location.region
    phrase = escaped(support_phrase(support, language))
    if support.support is Support.NONE and claim.needs_citation:
        phrase = f"**{phrase}**"
    row = [
        f"{region.start_line}:{region.start_column}",
        said("section-kind", claim.block.section.kind.value, language),
        f"{said('claim-kind', claim.kind.value, language)}, {need(claim, language)}",
        phrase,
        escaped(claim.sentence.text),
    ]
    if listed.explained:
        reasons = (escaped(reason_phrase(reason, language)) for reason in claim.reasons)
        row.append("<br>".join(reasons))
    return row
