"""Mentions tied to entries: every mechanism, tier and tie is a case."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.fielded import instruction, with_fields
from sitir.model import EntryLink, Source
from sitir.pipeline import linked
from sitir.readers import read

CASES = [
    pytest.param({**content.get("shared", {}), **case}, id=f"{file.stem}: {name}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for content in [yaml.safe_load(file.read_text(encoding="utf-8"))]
    for name, case in content.items()
    if name != "shared"
]


def told(link: EntryLink) -> dict[str, Any]:
    return {
        "status": link.status.value,
        "tier": link.tier.value,
        "mechanisms": [mechanism.value for mechanism in link.mechanisms],
        "entry": link.entry.title if link.entry else None,
        "candidates": [candidate.entry.title for candidate in link.candidates],
        "suggestion": link.suggestion,
        "manager": link.manager,
        "stale": [mechanism.value for mechanism in link.stale],
        "evidence": {
            evidence.field: evidence.level
            for candidate in link.candidates[:1]
            for evidence in candidate.evidence
        },
    }


@pytest.mark.parametrize("case", CASES)
def test_links(case: dict[str, Any]) -> None:
    text = case["text"]
    if entries := case.get("list"):
        text = f"{text}\n\n# Daftar Pustaka\n\n" + "\n".join(f"- {entry}" for entry in entries)
    files = (Source(PurePath("a.bib"), case["bib"]),) if "bib" in case else ()
    document = read((Source(PurePath("article.md"), text),), format="markdown")
    fields = [
        (each["shown"], instruction(each["items"], written=each.get("written", "")))
        for each in case.get("fields", ())
    ]
    found = linked(with_fields(document, fields) if fields else document, files)
    links = {link.mention.location.text: told(link) for link in found.links}
    assert links.keys() == case["links"].keys()
    for mention, want in case["links"].items():
        assert {key: links[mention][key] for key in want} == want, mention
