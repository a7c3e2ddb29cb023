"""The laws of places hold for any text, through every stage and in the report."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitir.config import default_config
from sitir.engine import report
from sitir.model import Report, Source
from sitir.pipeline import manuscript
from sitir.reporters import Style, reporter
from sitir.rules import builtin_rules

# Pieces that mean something to one stage or another, so that their meetings are tried.
_PIECES = (
    "(", ")", "[", "]", ", ", "; ", ". ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "\f", "\u2028",
    "Vela", "Gauthier Vela", "de Coning", "Wile\u0301n", "吉野家", "BPS", "PBB", "Kaldor",
    "dkk.", "et al.", "dan", "&", "dalam", "lihat", "hlm. 12–15", "n.d.", "t.t.",
    "2013", "2021a", "1922/1978", "2013–2023", "@vela2021", "[@", "-@", "^1^", "[^1]", "[^1]: ",
    "# ", "## Daftar Pustaka", "Abstrak", "BAB I", "- ", "1. ", "> ", "| ", "---\n", "```\n", "$",
    "*", "**", "_", "`", "<sup>", "</sup>", "<!-- ", " -->", "sitir: ignore[dangling-citation]",
    "<https://x.org/a_(b)>", "https://doi.org/10.1/x", "&amp;", "&#233;", "\\", "———.", "“", "”",
    "UU No. 12 Tahun 2011", "Resolusi 2164 (2014)", "Vela, V. (2021). *Judul*. Penerbit.",
    "\u0301", "\u200b", "\ufeff", "\U0001f600", "\ufffc", "bibliography: x.bib",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=40).map("".join)

FORMATS = pytest.mark.parametrize("kind", ["markdown", "plain"])
BIB = "@book{vela2021, author = {Vela, V.}, title = {Judul}, publisher = {Obor}, year = 2021}\n"


def checked(text: str, kind: str, bib: str) -> Report:
    files = (Source(PurePath("refs.bib"), bib),)
    article = manuscript((Source(PurePath("a.md"), text),), format=kind, files=files)
    rules = builtin_rules()
    return report((article,), default_config(rules), rules=rules)


@FORMATS
@settings(deadline=None)
@given(TEXTS)
@example("")
@example("\ufeff")
@example("(((((2019, 2020; a. b. c.")
def test_every_place_of_the_report_is_a_place_of_the_file(kind: str, text: str) -> None:
    told = json.loads("".join(reporter("json")(checked(text, kind, BIB), Style())))
    texts = {"a.md": text, "refs.bib": BIB}
    for item in _places(told):
        source = texts[item["path"]]
        start, end = item["span"]
        assert 0 <= start <= end <= len(source)
        assert _offsets(source, item["region"]) == (start, end)
    document = told["documents"][0]
    for item in (*document["citations"], *document["mentions"]):
        assert item["text"] == text[slice(*item["span"])]


@FORMATS
@settings(deadline=None)
@given(TEXTS)
def test_every_text_can_be_shown(kind: str, text: str) -> None:
    for language in ("en", "id"):
        style = Style(language=language, width=40)
        shown = "".join(reporter("text")(checked(text, kind, BIB), style))
        assert shown.endswith("\n")


@settings(deadline=None)
@given(TEXTS)
def test_any_bibliography_is_read(bib: str) -> None:
    told = checked("Satu (Vela, 2021).", "markdown", f"{BIB}\n{bib}")
    keys = [entry.key for entry in told.manuscripts[0].bibliography.entries]
    assert keys[0] == "vela2021"
    assert len(set(keys)) == len(keys)


def _places(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [place for item in value for place in _places(item)]
    if not isinstance(value, dict):
        return []
    found = [place for item in value.values() for place in _places(item)]
    return [*found, value] if "span" in value else found


def _offsets(text: str, region: dict[str, Any]) -> tuple[int, int]:
    """Return the span of a region, with lines told apart as editors do."""
    starts, at = [0], 0
    while at < len(text):
        step = 2 if text.startswith("\r\n", at) else 1
        at += step
        if text[at - step] in "\r\n":
            starts.append(at)
    return (
        starts[region["start_line"] - 1] + region["start_column"] - 1,
        starts[region["end_line"] - 1] + region["end_column"] - 1,
    )
