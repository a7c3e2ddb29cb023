"""Laws of the fixes: what is picked goes together, and nothing else of a text changes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath

from hypothesis import given
from hypothesis import strategies as st

from sitir.fixes import fixed_texts, picked
from sitir.model import (
    Edit,
    Finding,
    Fix,
    Level,
    Location,
    Problem,
    Safety,
    Source,
    Span,
    Suppressed,
)

TEXT = "Banjir rob datang tiap bulan (Vela & Wilén, 2021).\r\n"
SOURCE = Source(PurePath("a.md"), TEXT)
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 6)).map(
    lambda each: Span(each[0], min(sum(each), len(TEXT)))
)
REPLACEMENTS = st.text("xyz", max_size=4)


def finding(
    *edits: Edit, safety: Safety = Safety.SAFE, suppressed: Suppressed | None = None
) -> Finding:
    place = edits[0].location if edits else Location(SOURCE, Span(0, 0))
    problem = Problem(place, ("told", {}), fix=Fix(("write", {}), safety, edits))
    return Finding("a-rule", Level.NOTE, problem, 0, "", suppressed)


def edit(start: int, end: int, text: str, source: Source = SOURCE) -> Edit:
    return Edit(Location(source, Span(start, end)), text)


FINDINGS = st.lists(
    st.builds(
        lambda span, text, safety: finding(edit(span.start, span.end, text), safety=safety),
        SPANS,
        REPLACEMENTS,
        st.sampled_from(tuple(Safety)),
    ),
    max_size=8,
)


@given(FINDINGS, st.booleans())
def test_what_is_picked_never_meets_and_nothing_else_could_be(
    findings: list[Finding], unsafe: bool
) -> None:
    chosen = picked(findings, unsafe=unsafe)
    spans = sorted(each.problem.location.span for each in chosen)
    assert all(one.end < other.start for one, other in pairwise(spans))
    numbers = {id(each) for each in chosen}
    assert [id(each) for each in findings if id(each) in numbers] == [id(each) for each in chosen]
    for each in findings:
        if id(each) not in numbers and (unsafe or each.fixable is Safety.SAFE):
            span = each.problem.location.span
            assert any(span.start <= one.end and one.start <= span.end for one in spans)


@given(FINDINGS)
def test_all_outside_of_the_spans_stays(findings: list[Finding]) -> None:
    chosen = picked(findings, unsafe=True)
    expected, at = "", 0
    for each in sorted(chosen, key=lambda one: one.problem.location.span):
        span = each.problem.location.span
        assert each.problem.fix is not None
        expected += TEXT[at : span.start] + each.problem.fix.edits[0].replacement
        at = span.end
    texts = [fixed.text for fixed in fixed_texts(chosen)]
    assert texts == ([expected + TEXT[at:]] if chosen else [])


def test_a_fix_is_picked_whole_or_not_at_all() -> None:
    first = finding(edit(0, 6, "x"), edit(20, 24, "y"))
    second = finding(edit(30, 34, "x"), edit(22, 28, "y"))
    third = finding(edit(30, 34, "z"))
    assert picked([first, second, third], unsafe=False) == (first, third)


def test_one_file_in_two_articles_is_one() -> None:
    again = Source(SOURCE.path, TEXT)
    first, second = finding(edit(0, 6, "x")), finding(edit(0, 6, "x", again))
    assert picked([first, second], unsafe=False) == (first,)


def test_what_is_suppressed_packed_or_empty_is_left_alone() -> None:
    packed = Source(PurePath("a.odt"), TEXT, paragraphs=(0,))
    left = [
        finding(edit(0, 6, "x"), suppressed=Suppressed("comment", "")),
        finding(edit(0, 6, "x", packed)),
        finding(),
    ]
    assert picked(left, unsafe=True) == ()
