"""Lists claims in JSON: the items are those of the report, and so are their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir import __version__
from sitir.reporters.json_items import claim_item, mention_item
from sitir.reporters.json_pieces import items, pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import ClaimSupport
    from sitir.reporters.claim_list import ClaimList
    from sitir.reporters.style import Style


def render_json(listed: ClaimList, style: Style) -> Iterator[str]:
    """Yield one object: the claims, and the mentions that these name."""
    index = listed.ids
    named = {
        id(mention)
        for support in listed.supports
        for mention in (*support.mentions, *support.carried_by)
    }
    yield "{\n"
    yield pair("version", 1)
    yield pair("tool", {"name": "sitir", "version": __version__})
    yield pair("path", listed.manuscript.document.source.path.as_posix())
    yield from items("claims", (_claim(support, listed) for support in listed.supports))
    yield ",\n"
    mentions = (link for link in index.links if id(link.mention) in named)
    yield from items("mentions", (mention_item(link, index) for link in mentions))
    yield "\n}\n"


def _claim(support: ClaimSupport, listed: ClaimList) -> dict[str, Any]:
    item = claim_item(support.claim, listed.ids)
    if listed.explained:
        item["reasons"] = [
            {
                "ground": reason.ground.value,
                "text": reason.text,
                "speaks_for": reason.speaks_for,
            }
            for reason in support.claim.reasons
        ]
    return item
