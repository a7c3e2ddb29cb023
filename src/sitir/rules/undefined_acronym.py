"""Flag acronyms that are never spelled out, spelled out again, or spelled out in two ways.

## Why this matters

A reader who does not know an acronym finds nothing to look up where it is never spelled out, and
stops to compare where it is spelled out again: a long form with its bracket announces a new term.
Where the two long forms differ, one of them is wrong, or two things share an acronym.

## What it leaves alone

Everyday acronyms (`DNA`, `PDF`, `UUD`, `TNI`), units, laws (`UU ITE`), names (`PT ABC`, `informan
SW`), and acronyms used once. Those that only citations have, or that are authors, which
`undefined-author-acronym` judges. Whatever the article spells out anywhere: in the abstract, in a
table, in its list of abbreviations, by a translation. Of what is spelled out again: the abstracts,
of which each spells out on its own; headings, tables, captions, notes and citations; another
language. What is written in a third language. Long forms that differ in endings and spelling alone
are one.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import (
    UNKNOWN_LANGUAGE,
    BlockKind,
    Example,
    Level,
    NoOptions,
    Problem,
    Related,
    Rule,
    SectionKind,
    folded,
)
from sitir.model.byline import byline_parts
from sitir.rules._acronym_uses import are_names
from sitir.rules._long_forms import are_one, are_turned, are_two

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitir.model import Acronym, Block, Expansion, Manuscript, Message, Span

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_NO_BODY = frozenset(
    {SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX}
)
# How often it is used at least. Two letters stand for many things besides an acronym.
_FEWEST_USES, _FEWEST_USES_OF_TWO = 2, 3
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_MOST_FORMS = 4
"""Long forms of one acronym that are remembered; more are no long forms."""


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield at most one problem per acronym."""
    cited = _cited_spans(manuscript)
    names: frozenset[str] | None = None
    for acronym in manuscript.acronyms:
        if acronym.expansions:
            told = [each for each in acronym.expansions if not _is_cited(each, cited)]
            problem = _differing(acronym, told) or _repeated(acronym, told)
            if problem is not None:
                yield problem
        elif not _is_everyday(acronym.text):
            names = names or _names(manuscript)
            if acronym.text not in names:
                yield from _undefined(acronym)


def _is_everyday(text: str) -> bool:
    """Tell whether an acronym is an everyday one, or a name like `GeoJSON` ends with such."""
    return text.upper() in _everyday() or (
        not text.isupper() and text[1:].lstrip(_SMALL) in _everyday()
    )


@cache
def _everyday() -> frozenset[str]:
    return frozenset(" ".join(lexicon("acronyms")["everyday"].values()).split())


def _names(manuscript: Manuscript) -> frozenset[str]:
    """Return the names of cited authors, and the initials of the article's own."""
    names = {name for link in manuscript.links for name in link.mention.names}
    for author in byline_parts(manuscript.document.metadata.authors):
        initials = [word[0] for word in author.split() if word[0].isupper()]
        names |= {"".join(initials), "".join(initials[:1] + initials[-1:])}
    return frozenset(names | {""})


def _undefined(acronym: Acronym) -> Iterator[Problem]:
    used = [
        use
        for use in acronym.uses
        if _is_body(use.block)
        and use.block.kind in _PROSE
        and use.block.language != UNKNOWN_LANGUAGE
    ]
    fewest = _FEWEST_USES if len(acronym.text) > 2 else _FEWEST_USES_OF_TWO
    if len(used) >= fewest and not are_names(used):
        told: Message = ("undefined", {"acronym": acronym.text, "count": len(used)})
        yield Problem(used[0].location, told)


def _differing(acronym: Acronym, told: Sequence[Expansion]) -> Problem | None:
    """Return a problem where a long form differs from the first one that fits."""
    first = next((each for each in told if each.fits), None)
    if first is None:
        return None
    for each in told:
        if each is not first and not are_one(first.text, each.text):
            both = first.fits and each.fits and first.block.language == each.block.language
            if are_turned(first.text, each.text) or (
                both and are_two(first.text, each.text, acronym=acronym.text)
            ):
                message = {"acronym": acronym.text, "here": each.text, "before": first.text}
                related = Related(first.location, ("first", {}))
                return Problem(each.location, ("differing", message), (related,))
    return None


def _repeated(acronym: Acronym, told: Iterable[Expansion]) -> Problem | None:
    """Return a problem where a part of the article spells an acronym out again as before."""
    seen: dict[str, list[Expansion]] = {}
    for each in told:
        if not _is_in_text(each):
            continue
        is_abstract = each.block.section.kind is SectionKind.ABSTRACT
        before = seen.setdefault(each.block.language if is_abstract else "", [])
        first = next((other for other in before if _is_same(other, each)), None)
        if first is not None:
            message: Message = ("repeated", {"acronym": acronym.text, "long": each.text})
            related = Related(first.location, ("first", {}))
            return Problem(each.location, message, (related,))
        if len(before) < _MOST_FORMS:
            before.append(each)
    return None


def _is_in_text(expansion: Expansion) -> bool:
    """Tell whether the text spells an acronym out in a bracket: `CGP; Cancer …` is a legend."""
    block = expansion.block
    has_bracket = not {"(", "["}.isdisjoint(expansion.location.text)
    return has_bracket and block.kind in _PROSE and _is_body(block)


def _is_same(first: Expansion, second: Expansion) -> bool:
    if first.fits and second.fits:
        return are_one(first.text, second.text)
    return folded(first.text) == folded(second.text)


def _is_body(block: Block) -> bool:
    return block.section.kind not in _NO_BODY and folded(block.section.title) not in _lists()


@cache
def _lists() -> frozenset[str]:
    return frozenset(map(folded, lexicon("acronyms")["lists"]))


def _cited_spans(manuscript: Manuscript) -> dict[int, list[Span]]:
    """Return the spans of the citations of each block, by its identity."""
    spans: dict[int, list[Span]] = {}
    for citation in manuscript.citations:
        spans.setdefault(id(citation.block), []).append(citation.location.span)
    return spans


def _is_cited(expansion: Expansion, cited: Mapping[int, Sequence[Span]]) -> bool:
    """Tell whether it is a citation that spells an acronym out."""
    spans = cited.get(id(expansion.block), ())
    at = bisect_left(spans, expansion.location.span.end, key=lambda span: span.start)
    return at > 0 and spans[at - 1].end > expansion.location.span.start


RULE = Rule(
    id="undefined-acronym",
    summary="acronym never spelled out, or more than once",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "undefined": {
            "en": "`{acronym}` is used {count} times and never spelled out",
            "id": "`{acronym}` dipakai {count} kali tanpa pernah dijelaskan kepanjangannya",
        },
        "repeated": {
            "en": "`{acronym}` is spelled out again as “{long}”",
            "id": "kepanjangan `{acronym}` ditulis lagi: “{long}”",
        },
        "differing": {
            "en": "`{acronym}` stands for “{here}” here and for “{before}” before",
            "id": "`{acronym}` di sini singkatan dari “{here}”, sebelumnya dari “{before}”",
        },
        "first": {"en": "spelled out first here", "id": "pertama kali ditulis di sini"},
    },
    examples=(
        Example(
            bad="Kader dilatih oleh LKMD. Setiap tahun LKMD menilai hasilnya.",
            good=(
                "Kader dilatih oleh Lembaga Ketahanan Masyarakat Desa (LKMD). Setiap tahun LKMD "
                "menilai hasilnya."
            ),
        ),
        Example(
            bad=(
                "The village health post (VHP) opens monthly. Mothers visit the village health "
                "post (VHP) with their children."
            ),
            good=(
                "The village health post (VHP) opens monthly. Mothers visit the VHP with their "
                "children."
            ),
        ),
    ),
)
