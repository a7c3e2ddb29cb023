"""Flag citations whose signs are wrong: brackets, commas, and the points of abbreviations.

## Why this matters

`(Vela, 2021` without its second bracket, `et. al` for `et al.` or `(Vela 2021)` where all others
have a comma are slips that every reader sees, and over which programs stumble that read citations.

## What it leaves alone

Brackets of which the partner stands elsewhere in the paragraph. `et al` without its point where no
citation of the article has one, which is a house style. Commas where the article is not of one
mind, which is the business of `mixed-citation-style`. What is no citation: a bracket that is never
closed is told of only where the work in it is listed.

## About the fix

It adds what is missing, or takes out what is too much. It is unsafe where a bracket is missing:
where it should stand, only the author knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    CitationStyle,
    Example,
    Fix,
    Level,
    Location,
    NoOptions,
    Problem,
    Rule,
    Safety,
    Span,
)
from sitir.rules._brackets import bracket_faults
from sitir.rules._forms import one_line
from sitir.rules._written import COMMA, NO_COMMA, comma, edit, is_slip, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, EntryLink, Manuscript
    from sitir.rules._written import Written

_TYPED = frozenset((CitationStyle.PARENTHETICAL, CitationStyle.NARRATIVE))
_ET_AL, _DKK = "et al.", "dkk."


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per sign that is wrong."""
    typed = [
        (link, parts)
        for link in manuscript.links
        if link.citation.style in _TYPED and (parts := written(link.citation, link.mention))
    ]
    found = [*_abbreviations(typed), *_commas(typed), *_brackets(manuscript)]
    yield from sorted(found, key=lambda problem: problem.location.span)


def _abbreviations(typed: Sequence[tuple[EntryLink, Written]]) -> Iterator[Problem]:
    shown = [(parts, parts.et_al) for _, parts in typed if parts.et_al is not None]
    # Some journals write `et al` without its point throughout.
    has_points = any(parts.text(span).lower() == _ET_AL for parts, span in shown)
    for parts, span in shown:
        text = one_line(parts.text(span))
        plain = "".join(text.lower().replace(".", " ").split())
        right = {"etal": _ET_AL, "dkk": _DKK}.get(plain)
        if right is None or text.lower() == right:
            continue
        if text.lower() == _ET_AL[:-1] and not has_points:
            continue
        right = right.capitalize() if text[0].isupper() else right
        yield _problem(parts.block, span, ("abbreviation", {"typed": text, "right": right}), right)


def _commas(typed: Sequence[tuple[EntryLink, Written]]) -> Iterator[Problem]:
    """Yield the few missing commas before a year, and those with white space before them."""
    gaps = [
        (link, parts, parts.gap)
        for link, parts in typed
        if link.citation.style is CitationStyle.PARENTHETICAL and link.entry and parts.gap
    ]
    signs = [comma(parts.text(gap)) for _, parts, gap in gaps]
    if is_slip(signs.count(NO_COMMA), signs.count(NO_COMMA) + signs.count(COMMA)):
        for (link, parts, gap), sign in zip(gaps, signs, strict=True):
            if sign == NO_COMMA:
                message = "no-comma", {"cited": one_line(link.mention.location.text)}
                right = COMMA + parts.text(gap)
                yield _problem(parts.block, gap, message, right, at=link.mention.location)
    for _, parts, gap in gaps:
        text = parts.text(gap)
        if "".join(text.split()) in (COMMA, COMMA * 2) and text.rstrip() != COMMA:
            yield _problem(parts.block, gap, ("comma", {"typed": one_line(text)}), f"{COMMA} ")


def _brackets(manuscript: Manuscript) -> Iterator[Problem]:
    for fault in bracket_faults(manuscript):
        block, span, kind, right = fault
        safety = Safety.SAFE if kind == "doubled" else Safety.UNSAFE
        message = kind, {"typed": one_line(block.prose.text[span.start : span.end])}
        yield _problem(block, span, message, right, safety=safety)


def _problem(
    block: Block,
    span: Span,
    message: tuple[str, dict[str, str]],
    right: str | None,
    *,
    at: Location | None = None,
    safety: Safety = Safety.SAFE,
) -> Problem:
    change = None if right is None else edit(block, span, replacement=right)
    title = "write", {"right": (right or "").strip()}
    return Problem(
        location=at or Location(block.location.source, block.span_in_source(span)),
        message=message,
        fix=None if change is None else Fix(title, safety, (change,)),
    )


RULE = Rule(
    id="malformed-citation",
    summary="citation whose brackets, commas or points are wrong",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "abbreviation": {
            "en": "`{typed}` is written `{right}`",
            "id": "`{typed}` seharusnya ditulis `{right}`",
        },
        "no-comma": {
            "en": "`{cited}` has no comma before its year, the other citations have one",
            "id": "`{cited}` tanpa koma sebelum tahunnya, sedangkan sitasi lain memakainya",
        },
        "comma": {
            "en": "`{typed}` before the year is not a comma and a space",
            "id": "`{typed}` sebelum tahun bukan koma dan spasi",
        },
        "doubled": {
            "en": "`{typed}` has its brackets twice",
            "id": "`{typed}` berkurung ganda",
        },
        "open": {
            "en": "the bracket before `{typed}` is never closed",
            "id": "kurung sebelum `{typed}` tidak pernah ditutup",
        },
        "closed": {
            "en": "the bracket after `{typed}` was never opened",
            "id": "kurung sesudah `{typed}` tidak pernah dibuka",
        },
        "no-names": {
            "en": "`{typed}` names nobody before its year",
            "id": "`{typed}` tidak menyebut nama sebelum tahunnya",
        },
        "empty": {
            "en": "`{typed}` has a place between its separators where no work stands",
            "id": "`{typed}` memuat tempat kosong di antara tanda pemisahnya",
        },
        "write": {"en": "write `{right}`", "id": "tulis `{right}`"},
    },
    examples=(
        Example(
            bad="Banjir rob datang tiap bulan (Vela et. al, 2021).",
            good="Banjir rob datang tiap bulan (Vela et al., 2021).",
        ),
        Example(
            bad="Banjir rob datang tiap bulan ((Vela, 2021)). Warga pindah ( , 2020).",
            good="Banjir rob datang tiap bulan (Vela, 2021). Warga pindah (Prah, 2020).",
        ),
    ),
)
