"""How citations support claims: paragraphs in, the support of each sentence out."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.model import Source, Support
from sitir.pipeline import manuscript

CASES = yaml.safe_load((Path(__file__).parent / "support" / "cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_support(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    read = manuscript((Source(PurePath("article.md"), case["text"]),), format="markdown")
    assert len(read.supports) == len(read.claims)
    told = [
        "; ".join(mention.location.text for mention in each.carried_by)
        if each.support is Support.CARRIED
        else each.support.value
        for each in read.supports
    ]
    assert told == case["support"]
