"""Where sentences begin and end, and in which language they are."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.model import Source
from sitir.readers import read

FOLDER = Path(__file__).parent


def cases(name: str) -> list[Any]:
    table = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [
        pytest.param(case, id=f"{group}: {str(case)[:40]}")
        for group, members in table.items()
        for case in members
    ]


@pytest.mark.parametrize("marked", cases("sentences.yml"))
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    document = read((Source(PurePath("a.txt"), text),), format="plain")
    found = [sentence.location.text for block in document.blocks for sentence in block.sentences]
    assert found == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("case", cases("languages.yml"))
def test_languages(case: dict[str, str]) -> None:
    ((language, text),) = case.items()
    document = read((Source(PurePath("a.txt"), text),), format="plain")
    assert [block.language for block in document.blocks] == language.split()


ARTICLES = yaml.safe_load((FOLDER / "main_languages.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ARTICLES)
def test_language_of_an_article(name: str) -> None:
    source = Source(PurePath("a.md"), ARTICLES[name]["text"])
    assert read((source,), format="markdown").language == ARTICLES[name]["language"]
