"""Text is measured by the columns that it takes on a terminal, and excerpts fit."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitir.model import Location, Source, Span
from sitir.reporters.columns import columns, fitting, visible
from sitir.reporters.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Vela", 4),
        ("Wilén", 5),
        ("Wile\u0301n", 5),
        ("吉野家", 6),
        ("ｖ", 2),
        ("a\u200bb", 2),
        ("“kata”", 6),
        ("مرحبا", 5),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@given(st.text(), st.integers(0, 40))
def test_what_fits_is_the_longest_beginning_that_does(text: str, room: int) -> None:
    count = fitting(text, room)
    assert columns(text[:count]) <= room
    assert count == len(text) or columns(text[: count + 1]) > room


@given(st.text())
def test_visible_text_has_the_same_length_and_commands_nothing(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)


@given(st.text(alphabet=st.sampled_from("ab é吉\u0301\t\n\r…"), min_size=1), st.data())
def test_an_excerpt_fits_and_marks_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    width = data.draw(st.integers(20, 60))
    location = Location(Source(PurePath("a.md"), text), Span(start, end))
    shown = excerpt(location, width)
    assert columns("".join(shown)) <= width
    assert "\n" not in "".join(shown)
    line = location.source.line_span(location.region.start_line)
    marked = visible(text[start : min(end, line.end)])
    assert shown.marked == marked or shown.marked.endswith("…")
    assert shown.marked.removesuffix("…") in marked


def test_a_huge_line_is_cut_without_being_looked_at_whole() -> None:
    text = "a" * 2_000_000 + " (Vela, 2021) " + "b" * 2_000_000
    location = Location(Source(PurePath("a.md"), text), Span(2_000_002, 2_000_012))
    shown = excerpt(location, 40)
    assert "".join(shown) == "…" + "a" * 12 + " (Vela, 2021) " + "b" * 12 + "…"
    assert shown.indent == 15
