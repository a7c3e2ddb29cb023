"""Flag citations typed by hand in an article whose other citations are fields.

## Why this matters

The reference manager knows nothing of a citation that was typed: it gives the work no entry in the
list, does not sort or number it, and leaves it as it is when the style changes.

## What it leaves alone

Articles in which fewer than three citations, or fewer than half of them, are fields. A name before
a field that shows the year alone. The work that another is cited in.

## Known problems

A narrative citation that repeats the work of a field in the same sentence is told of as any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Confidence, Example, Level, NoOptions, Problem, Rule
from sitir.rules._fields import programs
from sitir.rules._forms import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript

_FEWEST = 3
_LEAST_SHARE = 0.5


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention outside of the fields, where most are in fields."""
    fields = [link for link in manuscript.links if link.manager]
    if len(fields) < max(_FEWEST, _LEAST_SHARE * len(manuscript.links)):
        return
    for link in manuscript.links:
        mention = link.mention
        if mention.targets or mention.key is not None or mention.secondary:
            continue
        yield Problem(
            location=mention.location,
            message=(
                "typed",
                {
                    "cited": cited(mention),
                    "count": len(fields),
                    "total": len(manuscript.links),
                    "programs": programs(fields),
                },
            ),
            confidence=Confidence.MEDIUM,
        )


def _field(title: str, family: str, year: int) -> str:
    return (
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"uris":'
        f' ["http://zotero.org/users/1/items/{title.upper()}"], "itemData": {{"type": "book",'
        f' "title": "{title}", "author": [{{"family": "{family}"}}],'
        f' "issued": {{"date-parts": [[{year}]]}}}}}}]}}'
    )


_FIELDS = (
    ("(Vela, 2021)", _field("Rivers", "Vela", 2021)),
    ("(Prah, 2024)", _field("Lakes", "Prah", 2024)),
    ("(Wilén, 2025)", _field("Seas", "Wilén", 2025)),
)

RULE = Rule(
    id="unlinked-citation",
    summary="citation typed by hand among fields",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "typed": {
            "en": "`{cited}` is typed by hand; of {total} citations {count} are {programs} fields",
            "id": "`{cited}` diketik manual; dari {total} sitasi {count} berupa bidang {programs}",
        },
    },
    examples=(
        Example(
            bad="""\
Sungai dijaga (Vela, 2021). Danau dijaga (Prah, 2024). Laut dijaga (Wilén, 2025).

Sungai dijaga lagi (Vela, 2021).
""",
            good="""\
Sungai dijaga (Vela, 2021). Danau dijaga (Prah, 2024). Laut dijaga (Wilén, 2025).

Sungai dijaga lagi (Vela, 2021).
""",
            fields=_FIELDS,
            good_fields=(*_FIELDS, _FIELDS[0]),
        ),
    ),
)
