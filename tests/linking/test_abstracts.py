"""Pairs of abstracts as data, read and aligned the way a user's article is."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.model import Abstract, AbstractPair, Source
from sitir.pipeline import manuscript

FILES = sorted((Path(__file__).parent / "abstracts").glob("*.yml"))
PAIRS = {
    f"{path.stem}: {name}": pair
    for path in FILES
    for name, pair in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
FAULTS = {
    f"{name}: {fault['of']} > {fault['is']}": (pair, fault)
    for name, pair in PAIRS.items()
    for fault in pair.get("faults", ())
}


def article(pair: dict[str, Any], fault: dict[str, Any] | None = None) -> str:
    """Return an article with the pair, the English abstract first, one side broken."""
    words = pair.get("keywords", {})
    parts = {
        "id": pair["id"],
        "en": pair["en"],
        "id_keywords": words.get("id", ""),
        "en_keywords": words.get("en", ""),
    }
    if fault is not None:
        broken = parts[fault["in"]].replace(fault["of"], fault["is"])
        assert broken != parts[fault["in"]], "the fault changes nothing"
        parts[fault["in"]] = broken
    first, second = pair.get("order", "id en").split()
    titles = {"id": ("Abstrak", "Kata kunci"), "en": ("Abstract", "Keywords")}
    text = "# Judul Naskah\n\nPenulis Contoh\n"
    for language in (first, second):
        abstract, keywords = titles[language]
        text += f"\n**{abstract}**\n\n{wrapped(parts[language])}\n"
        if parts[f"{language}_keywords"]:
            text += f"\n**{keywords}:** {parts[f'{language}_keywords']}\n"
    return text + "\n## PENDAHULUAN\n\nNaskah dimulai di sini.\n"


def wrapped(text: str) -> str:
    return text


def linked(text: str) -> tuple[tuple[Abstract, ...], tuple[AbstractPair, ...]]:
    found = manuscript((Source(PurePath("article.md"), text),), format="markdown")
    return found.abstracts, found.abstract_pairs


def told(pairs: tuple[AbstractPair, ...]) -> list[tuple[str, str, str]]:
    return [
        (str(each.kind), " ".join(each.location.text.split()), each.told_instead)
        for pair in pairs
        for each in pair.differences
    ]


def wanted(finds: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(each["kind"], " ".join(each["at"].split()), each.get("instead", "")) for each in finds]


@pytest.mark.parametrize("name", PAIRS)
def test_pair(name: str) -> None:
    pair = PAIRS[name]
    abstracts, pairs = linked(article(pair))
    assert [abstract.language for abstract in abstracts] == ["id", "en"]
    if pair["alignment"]:
        shape = [f"{len(each.first)}-{len(each.second)}" for each in pairs[0].sentences]
        assert " ".join(shape) == pair["alignment"]
    assert told(pairs) == wanted(pair.get("finds", []))


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str) -> None:
    pair, fault = FAULTS[name]
    assert told(linked(article(pair, fault))[1]) == wanted(fault["finds"])
