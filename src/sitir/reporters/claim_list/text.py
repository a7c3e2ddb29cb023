"""Lists claims for people: each with its place, what is known of it, and its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Support
from sitir.reporters.bars import ASCII
from sitir.reporters.claim_list.wording import need, reason_phrase, support_phrase, totals
from sitir.reporters.columns import visible
from sitir.reporters.figures import said
from sitir.reporters.paint import Paint
from sitir.reporters.text import place
from sitir.reporters.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import ClaimSupport
    from sitir.reporters.claim_list import ClaimList
    from sitir.reporters.style import Style

_INDENT = "    "
_COLOURS = {Support.SENTENCE: "green", Support.CARRIED: "yellow", Support.NONE: "red"}


def render_text(listed: ClaimList, style: Style) -> Iterator[str]:
    """Yield a block of lines per claim, and a line of totals."""
    paint = Paint(on=style.colour)
    for support in listed.supports:
        yield _head(support, style.language, paint)
        for line in wrapped(support.claim.sentence.text, style.width - len(_INDENT)):
            yield f"{_INDENT}{line}\n"
        if listed.explained:
            yield from _reasons(support, style, paint)
        yield "\n"
    yield f"{totals(listed, style.language)}\n"


def _head(support: ClaimSupport, language: str, paint: Paint) -> str:
    claim = support.claim
    told = [said("claim-kind", claim.kind.value, language), need(claim, language)]
    if phrase := visible(support_phrase(support, language)):
        told.append(paint(phrase, _COLOURS[support.support]) if claim.needs_citation else phrase)
    return f"{paint(visible(place(claim.location)), 'bold')}: {', '.join(told)}\n"


def _reasons(support: ClaimSupport, style: Style, paint: Paint) -> Iterator[str]:
    for reason in support.claim.reasons:
        phrase = reason_phrase(reason, style.language)
        if style.ascii:
            phrase = phrase.translate(ASCII)
        for index, line in enumerate(wrapped(phrase, style.width - len(_INDENT) - 2)):
            yield f"{_INDENT}{paint('  ' if index else '- ', 'dim')}{paint(line, 'dim')}\n"
