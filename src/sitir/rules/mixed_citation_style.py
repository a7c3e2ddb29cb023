"""Flag citations written in another way than most others of the article.

## Why this matters

`(Vela & Wilén, 2021)` beside `(Prah dan Otto, 2019)`, or `et al.` beside `dkk.`, shows a text put
together from several: editors have to make it one, and readers wonder whether something is meant.

## What it leaves alone

`dan` in the sentence with `&` in brackets, as APA has it: what stands in brackets and what stands
in the sentence are looked at apart. Indonesian and English parts, each by itself. Citations by
number or by key. A single comma that is missing where all others have one, which is the business of
`malformed-citation`. Texts with fewer than three citations to compare.

## About the fix

It writes what most citations have. It is safe where there is a majority; where both ways are as
frequent, it follows the one that comes first, and is unsafe.

## Known problems

A style that writes `et al.` from the second citation on and `dkk.` never is one style; one that
wants both, by the language of the work that is cited, is taken for a mixed one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    CitationStyle,
    Example,
    Fix,
    Level,
    Problem,
    Related,
    Rule,
    RuleOptions,
    Safety,
    option,
)
from sitir.rules._written import COMMA, NO_COMMA, comma, edit, is_slip, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Location, Manuscript, Message, Span
    from sitir.rules._written import Written

_FEWEST = 3
_SHOWN = {CitationStyle.PARENTHETICAL: "brackets", CitationStyle.NARRATIVE: "sentence"}


class _Use:
    """One way of writing at one place."""

    def __init__(self, form: str, span: Span, parts: Written) -> None:
        self.form = form
        self.span = span
        self.parts = parts

    @property
    def location(self) -> Location:
        """Where it is written."""
        return self.parts.location(self.span)


class Options(RuleOptions):
    """Options of `mixed-citation-style`."""

    connective: tuple[str, ...] = option(
        (), "What stands before the last name in brackets; without it, what most citations have.",
        choices=("&", "dan", "and"),
    )  # fmt: skip
    et_al: tuple[str, ...] = option(
        (), "What stands for further authors; without it, what most citations have.",
        choices=("et al.", "dkk."),
    )  # fmt: skip


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per citation and habit that differs from those of most others."""
    groups: dict[tuple[str, str, str], list[_Use]] = {}
    for link in manuscript.links:
        context = _SHOWN.get(link.citation.style)
        parts = written(link.citation, link.mention) if context else None
        if context is None or parts is None:
            continue
        for habit, use in _uses(parts, context, is_listed=link.entry is not None):
            language = "" if habit == "comma" else parts.block.language
            groups.setdefault((habit, context, language), []).append(use)
    written_in = manuscript.document.format
    found: list[Problem] = []
    for (habit, context, _), uses in groups.items():
        if wanted := _wanted(options, habit, context):
            found += _unwanted(uses, wanted, written_in=written_in)
        else:
            found += _minority(uses, context, written_in=written_in)
    yield from sorted(found, key=lambda problem: problem.location.span)


def _uses(parts: Written, context: str, *, is_listed: bool) -> Iterator[tuple[str, _Use]]:
    if parts.connective is not None:
        form = parts.text(parts.connective).lower()
        yield "connective", _Use(form, parts.connective, parts)
    if parts.et_al is not None and (form := _et_al(parts.text(parts.et_al))):
        yield "et-al", _Use(form, parts.et_al, parts)
    if parts.gap is not None and context == "brackets" and is_listed:
        sign = comma(parts.text(parts.gap))
        if sign is not None:
            yield "comma", _Use(sign, parts.gap, parts)


def _et_al(text: str) -> str:
    """Return the family of a word for further authors; nothing of what is told in words."""
    plain = "".join(text.lower().replace(".", " ").split())
    return {"etal": "et al.", "dkk": "dkk."}.get(plain, "")


def _wanted(options: Options, habit: str, context: str) -> tuple[str, ...]:
    """Return what the options ask for, where they say anything."""
    if habit == "et-al":
        return options.et_al
    return options.connective if habit == "connective" and context == "brackets" else ()


def _unwanted(
    uses: Sequence[_Use], wanted: tuple[str, ...], *, written_in: str
) -> Iterator[Problem]:
    for use in uses:
        if use.form not in wanted:
            yield Problem(
                location=use.location,
                message=("unwanted", {"here": use.form, "usual": wanted[0]}),
                fix=_fix(use, wanted[0], is_safe=True, written_in=written_in),
            )


def _minority(uses: Sequence[_Use], context: str, *, written_in: str) -> Iterator[Problem]:
    counts: dict[str, int] = {}
    for use in uses:
        counts[use.form] = counts.get(use.form, 0) + 1
    usual = max(counts, key=lambda form: counts[form])
    if len(counts) == 1 or len(uses) < _FEWEST:
        return
    example = next(use for use in uses if use.form == usual)
    is_majority = 2 * counts[usual] > len(uses)
    for use in uses:
        if use.form == usual or (use.form == NO_COMMA and is_slip(counts[NO_COMMA], len(uses))):
            continue
        yield Problem(
            location=use.location,
            message=(
                {COMMA: "comma", NO_COMMA: "no-comma"}.get(use.form, context),
                {"here": use.form, "usual": usual, "count": counts[usual], "total": len(uses)},
            ),
            related=(Related(example.location, ("usual", {})),),
            fix=_fix(use, usual, is_safe=is_majority, written_in=written_in),
        )


def _fix(use: _Use, usual: str, *, is_safe: bool, written_in: str) -> Fix | None:
    space = use.parts.text(use.span).replace(COMMA, "")
    right = f"{usual}{space}" if usual in (COMMA, NO_COMMA) else usual
    change = edit(use.parts.block, use.span, replacement=right, format=written_in)
    if change is None:
        return None
    title: Message = ("write", {"usual": usual}) if usual else ("drop", {})
    return Fix(title, Safety.SAFE if is_safe else Safety.UNSAFE, (change,))


RULE = Rule(
    id="mixed-citation-style",
    summary="citation written in another way than most others",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=Options,
    messages={
        "brackets": {
            "en": "`{here}` in brackets, {count} of {total} citations have `{usual}`",
            "id": "`{here}` dalam kurung, {count} dari {total} sitasi memakai `{usual}`",
        },
        "sentence": {
            "en": "`{here}` in the sentence, {count} of {total} citations have `{usual}`",
            "id": "`{here}` dalam kalimat, {count} dari {total} sitasi memakai `{usual}`",
        },
        "comma": {
            "en": "a comma before the year, {count} of {total} citations have none",
            "id": "koma sebelum tahun, {count} dari {total} sitasi tanpa koma",
        },
        "no-comma": {
            "en": "no comma before the year, {count} of {total} citations have one",
            "id": "tanpa koma sebelum tahun, {count} dari {total} sitasi memakai koma",
        },
        "unwanted": {
            "en": "`{here}`, where `{usual}` is asked for",
            "id": "`{here}`, sedangkan yang diminta `{usual}`",
        },
        "usual": {"en": "the usual way", "id": "cara yang lazim di artikel ini"},
        "write": {"en": "write `{usual}`", "id": "tulis `{usual}`"},
        "drop": {"en": "leave the comma out", "id": "hapus komanya"},
    },
    examples=(
        Example(
            bad=(
                "Banjir rob datang tiap bulan (Vela & Wilén, 2021). Warga menaikkan lantai rumah"
                " mereka (Prah & Otto, 2019). Harga tanah turun terus (Abe dan Lee, 2020)."
            ),
            good=(
                "Banjir rob datang tiap bulan (Vela & Wilén, 2021). Warga menaikkan lantai rumah"
                " mereka (Prah & Otto, 2019). Harga tanah turun terus (Abe & Lee, 2020)."
            ),
        ),
    ),
)
