"""The articles of the corpus say the same in Markdown and as pandoc writes them elsewhere.

What a format cannot hold, or pandoc does not write into it, is named here.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "corpus").glob("*.md"))
SUFFIXES = {"html": ".html", "jats": ".xml", "latex": ".tex"}
# pandoc turns keys that no bibliography resolves into something that is no key, in each format.
KEYED = "kutipan-kunci"
# pandoc writes no comments into LaTeX, in which suppressions stand, and leaves the numbers of
# captions to it.
UNHELD = {"latex": {"useless-suppression", "unmentioned-float"}}
_MARKUP = re.compile(r"<[^<>]*>|\\(?:emph|textbf|textquotesingle)|[*_\\{}]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SIGNS = (
    ("\\textquotesingle ", "'"),
    ("``", "“"),
    ("''", "”"),
    ("--", "–"),
    ("`", "‘"),
    ("'", "’"),
    ("~", " "),
)
_LINE = re.compile(r"\b(line|baris) \d+")


@pytest.mark.tools
@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize(
    "article", [path for path in ARTICLES if path.stem != KEYED], ids=lambda path: path.stem
)
def test_article(article: Path, form: str, command: Callable[..., Any], tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    converted = tmp_path / f"{article.stem}{SUFFIXES[form]}"
    if form == "jats":
        # pandoc writes no comments there, so that nothing is suppressed.
        bare = _COMMENT.sub("", article.read_text(encoding="utf-8"))
        article = tmp_path / article.name
        article.write_text(bare, encoding="utf-8")
    pypandoc.convert_file(
        str(article), form, format="markdown-smart", outputfile=str(converted), extra_args=["-s"]
    )
    written, read = (_said(path, command) for path in (article, converted))
    assert read["mentions"] == written["mentions"]
    assert read["entries"] == written["entries"]
    unheld = UNHELD.get(form, set())
    assert read["findings"] == [each for each in written["findings"] if each[0] not in unheld]


def _said(path: Path, command: Callable[..., Any]) -> dict[str, list[Any]]:
    """Return what a report says of an article, without its places."""
    outcome = command("check", str(path), "--no-config", "--format", "json")
    report = json.loads(outcome.stdout)
    document = report["documents"][0]
    return {
        "mentions": [
            (
                _plain(each["text"]),
                each["names"],
                each["year"],
                each["locator"],
                each["link"]["status"],
                each["link"]["entry"],
            )
            for each in document["mentions"]
        ],
        "entries": [
            {key: value for key, value in entry.items() if key not in _PLACES}
            for entry in document["bibliography"]
        ],
        "findings": sorted(
            (each["rule"], each["level"], _LINE.sub(r"\1", each["message"]))
            for each in report["findings"]
        ),
    }


def _plain(text: str) -> str:
    """Return the words of a place, without the markup of either format."""
    for written, printed in _SIGNS:
        text = text.replace(written, printed)
    return " ".join(unescape(_MARKUP.sub("", text)).split())


_PLACES = ("places", "path", "span", "region", "text", "records")
