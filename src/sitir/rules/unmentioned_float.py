"""Flag tables and figures that the text never names, and those it names that are not there.

## Why this matters

A table speaks only to readers who are sent to it: every style asks that the text name each table
and figure by its number. One that no sentence names is left over from an earlier version, or its
number changed; one that is named and not there leaves the reader searching.

## What it leaves alone

Tables that a paragraph beside them points to: "tabel berikut", "the figure below", a colon.
Supplements (`Figure S1`) and the captions of appendices. Floats of other works: "Tabel 3 dalam
Gilder (2021)". Articles whose markup refers by labels (`@fig-map`, a `ref` of LaTeX). Numbers
without a caption where captions may have been lost: where the article has none of that kind or
counts them another way, where more numbers lack a caption than have one, where pictures stand
without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, FloatKind, Level, NoOptions, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Float, Floats, Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per caption that is not named, and per number that has no caption."""
    floats = manuscript.floats
    if floats.cross_referenced:
        return
    found = [*_unnamed(floats), *_absent(floats)]
    for place, message_id in sorted(found, key=lambda each: each[0].location.span):
        yield Problem(place.location, (message_id, {"float": place.location.text}))


def _unnamed(floats: Floats) -> Iterator[tuple[Float, str]]:
    named = {(each.kind, each.number) for each in floats.mentions}
    for caption in floats.captions:
        if (caption.kind, caption.number) not in named:
            yield caption, "unnamed"


def _absent(floats: Floats) -> Iterator[tuple[Float, str]]:
    """Yield the first place of each number that has no caption, where most numbers have one."""
    for kind in FloatKind:
        captions = {each.number for each in floats.captions if each.kind is kind}
        mentions = [each for each in floats.mentions if each.kind is kind]
        first = {each.number: each for each in reversed(mentions)}
        absent = {number: each for number, each in first.items() if number not in captions}
        counted_alike = {_shape(number) for number in absent} <= set(map(_shape, captions))
        if counted_alike and len(absent) <= len(first.keys() & captions):
            yield from ((each, "absent") for each in absent.values())


def _shape(number: str) -> tuple[bool, int]:
    """Return how a number is counted: with letters or not, and by chapters or through."""
    return number[:1].isalpha(), number.count(".") + number.count("-")


RULE = Rule(
    id="unmentioned-float",
    summary="table or figure that the text does not name, or that is not there",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "unnamed": {
            "en": "the text never names `{float}`",
            "id": "teks tidak pernah menyebut `{float}`",
        },
        "absent": {
            "en": "`{float}` is named, but no caption has this number",
            "id": "`{float}` disebut, tetapi tidak ada judul dengan nomor itu",
        },
    },
    examples=(
        Example(
            bad="Hasil panen naik.\n\nTabel 1. Hasil panen per musim",
            good="Hasil panen naik (Tabel 1).\n\nTabel 1. Hasil panen per musim",
        ),
        Example(
            bad="Table 1 and Table 2 give the yields.\n\nTable 1. Yields of rice",
            good="Table 1 gives the yields.\n\nTable 1. Yields of rice",
        ),
    ),
)
