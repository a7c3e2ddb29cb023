"""Typed citations as keys, by `cases.yml`, and rendered again by pandoc."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sitir.keying import SYNTAXES, keyed
from sitir.model import Source
from sitir.pipeline import manuscript

if TYPE_CHECKING:
    from sitir.model import KeyedText, Manuscript

FOLDER = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (FOLDER / "cases.yml").read_text(encoding="utf-8")
)
BIBLIOGRAPHY = FOLDER / "references.bib"


def _linked(text: str) -> Manuscript:
    bib = Source(PurePath("references.bib"), BIBLIOGRAPHY.read_text(encoding="utf-8"))
    return manuscript((Source(PurePath("a.md"), text),), format="markdown", files=(bib,))


def _keyed(text: str, syntax: str) -> KeyedText:
    linked = _linked(text)
    return keyed(linked, linked.document.source, syntax=syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("name", CASES)
def test_case(name: str, syntax: str) -> None:
    case = CASES[name]
    found = _keyed(case["text"], syntax)
    assert found.text == case.get(syntax, case["text"])
    left = [] if syntax == "latex" and "link" in name else case.get("left", [])
    assert [each.reason.value for each in found.left] == left


@pytest.mark.parametrize("name", CASES)
def test_keys_stay_keys(name: str) -> None:
    once = _keyed(CASES[name]["text"], "pandoc").text
    again = _keyed(once, "pandoc")
    assert (again.text, again.turned) == (once, 0)


def _entries(text: str) -> list[str | None]:
    links = _linked(text).links
    return [link.entry.key if link.entry else None for link in links if not link.mention.secondary]


@pytest.mark.tools
def test_rendered_again_the_citations_are_the_same() -> None:
    pypandoc = pytest.importorskip("pypandoc")
    typed = "\n\n".join(case["text"] for case in CASES.values() if "left" not in case)
    turned = _keyed(typed, "pandoc").text
    rendered = pypandoc.convert_text(
        turned,
        "markdown-citations",
        format="markdown",
        extra_args=["--citeproc", f"--bibliography={BIBLIOGRAPHY}", "--metadata=lang:id",
                    "--metadata=suppress-bibliography:true", "--wrap=none"],
    )  # fmt: skip
    assert _entries(rendered) == _entries(typed)
    assert "@" not in rendered
