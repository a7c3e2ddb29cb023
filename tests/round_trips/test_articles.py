"""Articles say the same in every format that real programs write them in.

What a format cannot hold, or its writer leaves out, is named in `exceptions.yml`: by article and
way, under the rule, or `mentions`, `entries` or `claims`, how many lines are lost and gained.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.conftest import ROOT
from tests.round_trips.conftest import ARTICLES, WAYS
from tests.round_trips.saying import said

if TYPE_CHECKING:
    from collections.abc import Callable

EXCEPTIONS = yaml.safe_load(Path(__file__).with_name("exceptions.yml").read_text(encoding="utf-8"))
_FEWEST_MENTIONS = 7


@pytest.mark.parametrize("bibliography", [(), ("--bib", str(ROOT / "references.bib"))], ids=len)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_article(
    article: Path,
    way: str,
    folder: Path,
    bibliography: tuple[str, ...],
    command: Callable[..., Any],
) -> None:
    typed = said(command, article, *bibliography)
    read = said(command, folder / f"{article.stem}.{WAYS[way].suffix}", *bibliography)
    assert sum(typed["mentions"].values()) >= _FEWEST_MENTIONS
    exceptions = EXCEPTIONS["cases"].get(f"{article.stem}/{way}", {})
    lost: dict[str, list[str]] = {}
    gained: dict[str, list[str]] = {}
    for told in sorted({*typed, *read, *exceptions}):
        before, after = typed.get(told, Counter()), read.get(told, Counter())
        excepted = exceptions.get(told, {})
        for lines, found, count in (
            (before - after, lost, excepted.get("lost", 0)),
            (after - before, gained, excepted.get("gained", 0)),
        ):
            if lines.total() != count:
                found[told] = [f"{count} excepted", *lines.elements()]
    assert (lost, gained) == ({}, {})


def test_exceptions_name_what_there_is() -> None:
    names = {f"{article.stem}/{way}" for article in ARTICLES for way in WAYS}
    assert EXCEPTIONS["cases"].keys() <= names
    used = {each["reason"] for case in EXCEPTIONS["cases"].values() for each in case.values()}
    assert used == EXCEPTIONS["reasons"].keys()
