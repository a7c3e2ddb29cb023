"""Pages that are made to be slow to read: the work grows with their length, and no faster."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from sys import setprofile
from typing import Any

import pytest

from sitir.model import Source
from sitir.readers import READERS

# What is repeated, and what stands before and after it.
PAGES = {
    "signs of less than": ("", "<", ""),
    "tags without an end": ("", "<a ", ""),
    "quotes without an end": ("", '<a b="', ""),
    "ampersands": ("", "&amp", ""),
    "nested elements": ("", "<div>a", ""),
    "nested bold": ("", "<b>x", ""),
    "crossing elements": ("<p>", "<b><i>x</b>", ""),
    "lists in lists": ("", "<ul><li>a", ""),
    "cells in cells": ("", "<table><td><h2>a", ""),
    "comments without an end": ("", "<!--", ""),
    "comments on one line": ("", "<!-- x -->", ""),
    "scripts without an end": ("", "<script>", ""),
    "links to one place": ("<h2>Daftar Pustaka</h2><p id=a>a<h2>B</h2>", "<a href=#a>1</a>–", ""),
    "citations in citations": (
        "<h2>Daftar Pustaka</h2><p id=ref-a>a<h2>B</h2><p>",
        "<span data-cites=a>x",
        "",
    ),
    "calls of one note": ("<p>", "<sup><a href=#a>1</a></sup>", "<li id=a class=footnotes>b"),
    "ends without a start": ("<div>", "</p></b></li>x", ""),
}


def _calls(page: str) -> int:
    """Return how many functions a page takes to read."""
    count: Counter[str] = Counter()

    def profile(frame: object, event: str, argument: object) -> Any:
        count[event] += 1

    setprofile(profile)
    try:
        parts = tuple(READERS[".html"].parts(Source(PurePath("a.html"), page), "accept"))
    finally:
        setprofile(None)
    assert len(parts) == 1
    return count["call"] + count["c_call"]


@pytest.mark.parametrize("name", PAGES)
def test_ten_times_the_page_takes_ten_times_the_calls(name: str) -> None:
    before, repeated, after = PAGES[name]
    few, many = (_calls(before + repeated * count + after) for count in (200, 2000))
    assert many <= 12 * few
