"""When an article was written, what it dates, and which of its claims are later than they cite."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.linking.chronology.things import dated_things
from sitir.model import Manuscript, Source
from sitir.pipeline import manuscript

CASES = yaml.safe_load((Path(__file__).parent / "chronology.yml").read_text(encoding="utf-8"))
BODY = """
## Pendahuluan

Pemberontakan Tuareg dibentuk oleh kekecewaan yang menumpuk sejak 2006 (Gati, 2012).
"""


def read(text: str) -> Manuscript:
    return manuscript((Source(PurePath("article.md"), text),), format="markdown")


@pytest.mark.parametrize("case", CASES["heads"], ids=str)
def test_article_date(case: dict[str, Any]) -> None:
    matter = f"---\ntitle: Konflik\ndate: {case['date']}\n---\n\n" if "date" in case else ""
    lines = ["# Konflik di Mali Tahun 2006–2030", "Ahmad Budi", *case.get("head", ())]
    found = read(matter + "\n\n".join(lines) + "\n" + BODY)
    assert (found.year, found.month) == (case.get("year"), case.get("month"))


@pytest.mark.parametrize("case", CASES["things"], ids=lambda case: case["text"][:60])
def test_dated_things(case: dict[str, Any]) -> None:
    found = read("## Pendahuluan\n\n" + case["text"])
    things = dated_things(found.claims, found.acronyms)
    assert {name: thing.year for thing in things for name in thing.names} == case["things"]


@pytest.mark.parametrize("case", CASES["times"], ids=lambda case: case["text"][:60])
def test_claim_times(case: dict[str, Any]) -> None:
    found = read("## Pendahuluan\n\n" + case["text"])
    times = [
        [mention.location.text, time.location.text]
        for time in found.claim_times
        for mention in time.mentions
    ]
    assert times == case["times"]


@pytest.mark.parametrize(
    "text",
    [
        "MINUSMA dibentuk pada 2013 dan gagal pada 2023 (Kaldor, 2007). " * 400,
        "misi MINUSMA dibentuk pada 2013 (Kaldor, 2007) dan gagal, " * 400 + "selesai.",
        "Dewan membentuk " + "ABCDE " * 2000 + "pada 2013 (Kaldor, 2007).",
        "Dewan membentuk MINUSMA " + "2013 " * 2000 + "(Kaldor, 2007).",
        "(" * 5000 + "2013" + " (Kaldor, 2007).",
    ],
    ids=["sentences", "one sentence", "capitals", "years", "brackets"],
)
def test_any_text_is_read(text: str) -> None:
    read("Vol. 1 " * 200 + "\n\n## Pendahuluan\n\n" + text)
