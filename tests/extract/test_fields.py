"""Fields with more than an author has time for: linear, and each mention its own."""

from __future__ import annotations

from pathlib import PurePath

from sitir.extract import citations
from sitir.fielded import instruction, with_fields
from sitir.model import KnownNames, Mention, Source
from sitir.readers import read


def test_works_that_are_not_shown_one_by_one_are_mentions_of_their_own() -> None:
    found = _mentions("Sungai dijaga (buku-buku itu).", "(buku-buku itu)", count=3)
    assert len({id(mention) for mention in found}) == 3
    assert len({mention.targets for mention in found}) == 3


def test_of_a_field_with_very_many_works_only_the_first_are_mentions() -> None:
    shown = "(buku-buku itu)"
    assert len(_mentions(f"Sungai dijaga {shown}.", shown, count=5000)) == 200


def test_the_mentions_of_one_field_share_what_it_points_to() -> None:
    shown = "(" + "; ".join(f"Vela, {year}" for year in range(1900, 1930)) + ")"
    found = _mentions(f"Sungai dijaga {shown}.", shown, count=30)
    assert len(found) == 30
    assert len({id(mention.targets) for mention in found}) == 1


def _mentions(text: str, shown: str, *, count: int) -> list[Mention]:
    document = read((Source(PurePath("a.md"), text),), format="markdown")
    field = (shown, instruction([{"title": f"Rivers {number}"} for number in range(count)]))
    found = citations(with_fields(document, (field,)), KnownNames())
    return [mention for citation in found.citations for mention in citation.mentions]
