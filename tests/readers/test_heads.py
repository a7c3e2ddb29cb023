"""Where the head of an article ends, as data."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.model import SectionKind, Source
from sitir.readers import read

CASES = yaml.safe_load(Path(__file__).with_name("heads.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_head(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    format_name = case.get("format", "markdown")
    document = read((Source(PurePath("a"), case["text"]),), format=format_name)
    blocks = [(block.section.kind, block.prose.text) for block in document.blocks]
    head = [text for kind, text in blocks if kind is SectionKind.FRONT]
    assert [text for _, text in blocks[: len(head)]] == head
    _begin(head, case["head"])
    _begin([text for _, text in blocks[len(head) :]], case["body"])


def _begin(texts: list[str], words: list[str]) -> None:
    found = [text[: len(word)] for text, word in zip(texts, words, strict=False)]
    assert (found, len(texts)) == (words, len(words))
