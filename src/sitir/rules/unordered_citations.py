"""Flag works in one pair of brackets that are not in the order in which the article has them.

## Why this matters

APA and most styles at home in Indonesia sort the works in a citation by name, as the list does;
others sort them by year. One bracket in another order shows a work that was added by hand.

## What it leaves alone

Articles without a habit: at least three brackets with several works, and three in four of them,
must be sorted in one way, unless the option `order` says which. Several works of one author. What
follows `see also`. Works cited by number or key, which the style sorts.

## About the fix

It writes the works in their order. It is unsafe: one may be meant to stand first, as after `lihat`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sitir.model import (
    CitationStyle,
    Edit,
    Example,
    Fix,
    Level,
    Problem,
    Rule,
    RuleOptions,
    Safety,
    folded,
    option,
)
from sitir.rules._forms import cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Citation, Manuscript, Mention

_FEWEST = 3
_SHARE = 0.75
_NAME, _YEAR = "name", "year"


class Options(RuleOptions):
    """Options of `unordered-citations`."""

    order: tuple[str, ...] = option(
        (), "How works are sorted: `name` or `year`; without it, as in most brackets.",
        choices=(_NAME, _YEAR),
    )  # fmt: skip


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per citation whose works are out of order."""
    groups = [(each, each.mentions) for each in manuscript.citations if _is_group(each)]
    orders = options.order or _habit([mentions for _, mentions in groups])
    if not orders:
        return
    for citation, mentions in groups:
        if any(_is_sorted(mentions, order) for order in orders):
            continue
        right = sorted(mentions, key=lambda mention: _key(mention, orders[0]))
        early = next(
            (one, other)
            for one, other in pairwise(mentions)
            if _key(one, orders[0]) > _key(other, orders[0])
        )
        yield Problem(
            location=citation.location,
            message=(orders[0], {"first": cited(early[1]), "second": cited(early[0])}),
            fix=_fix(mentions, right),
        )


def _is_group(citation: Citation) -> bool:
    """Tell whether a citation holds several works, each with its own names."""
    mentions = citation.mentions
    return (
        citation.style is CitationStyle.PARENTHETICAL
        and len(mentions) > 1
        # `see also` begins anew.
        and not any(mention.prefix for mention in mentions[1:])
        and all(
            mention.names and mention.year and not mention.inherits_names and not mention.secondary
            for mention in mentions
        )
    )


def _habit(groups: Sequence[Sequence[Mention]]) -> tuple[str, ...]:
    """Return the order that most groups are in; none where it cannot be told."""
    counts = {
        order: sum(_is_sorted(mentions, order) for mentions in groups) for order in (_NAME, _YEAR)
    }
    best = max(counts, key=lambda order: counts[order])
    return (best,) if counts[best] >= max(_FEWEST, _SHARE * len(groups)) else ()


def _is_sorted(mentions: Sequence[Mention], order: str) -> bool:
    return all(_key(one, order) <= _key(other, order) for one, other in pairwise(mentions))


def _key(mention: Mention, order: str) -> tuple[Any, ...]:
    if order == _YEAR:
        return ((mention.year or "")[-4:],)
    words = folded(mention.names[0]).split()
    # An initial tells namesakes apart, and sorts nothing.
    while len(words) > 1 and len(words[0]) == 1:
        words.pop(0)
    return (words,)


def _fix(mentions: Sequence[Mention], right: Sequence[Mention]) -> Fix | None:
    """Return the fix that writes each work in its place; of works with words around them, none."""
    if any(mention.prefix or mention.suffix for mention in mentions):
        return None
    edits = tuple(
        Edit(old.location, new.location.text)
        for old, new in zip(mentions, right, strict=True)
        if old is not new
    )
    order = "; ".join(cited(mention) for mention in right)
    return Fix(("write", {"order": order}), Safety.UNSAFE, edits)


_OTHERS = (
    "Laut naik (Abe, 2020; Lee, 2018). Warga pindah (Otto, 2019; Prah, 2017). "
    "Lantai naik (Abe, 2020; Prah, 2017). "
)

RULE = Rule(
    id="unordered-citations",
    summary="works in one citation out of order",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=Options,
    enabled=False,
    messages={
        "name": {
            "en": "`{first}` comes before `{second}` in the alphabet",
            "id": "menurut abjad `{first}` mendahului `{second}`",
        },
        "year": {
            "en": "`{first}` is earlier than `{second}`",
            "id": "`{first}` lebih dahulu daripada `{second}`",
        },
        "write": {"en": "write `{order}`", "id": "tulis `{order}`"},
    },
    examples=(
        Example(
            bad=f"{_OTHERS}Harga turun (Wilén, 2025; Vela, 2021).",
            good=f"{_OTHERS}Harga turun (Vela, 2021; Wilén, 2025).",
        ),
    ),
)
