"""An article that cites by keys: what pandoc prints for them is tied to the same works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import ROOT
from tests.round_trips.conftest import KEYED, by_pandoc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BROKEN = ("--bib", str(ROOT / "corpus" / "rusak.bib"))
UNDEFINED = "neuman2014"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "suffix"), [("docx", "docx"), ("odt", "odt"), ("html", "html"), ("jats", "xml")]
)
def test_printed(
    form: str, suffix: str, works: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    made = tmp_path / f"a.{suffix}"
    head = "reference-section-title=Daftar Pustaka"
    options = ("--standalone", "--citeproc", f"--bibliography={works}", f"-M{head}")
    bare = tmp_path / "a.md"
    _, _, body = KEYED.read_text(encoding="utf-8").split("---\n", 2)
    bare.write_text(f"---\nlang: id\n---\n{body}", encoding="utf-8")
    by_pandoc(bare, made, form, *options, source="markdown-smart")
    typed = [title for title in _cited(command, KEYED) if title]
    assert len(typed) == len(set(typed)) == 7
    assert [title for title in _cited(command, made) if title] == typed


@pytest.mark.slow
@pytest.mark.parametrize("package", ["natbib", "biblatex"])
def test_kept(package: str, command: Callable[..., Any], tmp_path: Path) -> None:
    made = tmp_path / "a.tex"
    by_pandoc(KEYED, made, "latex", "--standalone", f"--{package}", source="markdown-smart")
    assert [*_cited(command, made, *BROKEN)] == [*_cited(command, KEYED)]


def _cited(command: Callable[..., Any], path: Path, *options: str) -> Iterator[str]:
    """Yield the titles of the works that are cited, or nothing for one that is not there."""
    outcome = command("check", str(path), "--no-config", "--format", "json", *options)
    (article,) = json.loads(outcome.stdout)["documents"]
    titles = {entry["key"]: entry["title"] for entry in article["bibliography"]}
    for mention in article["mentions"]:
        yield titles.get(mention["link"]["entry"], "")
