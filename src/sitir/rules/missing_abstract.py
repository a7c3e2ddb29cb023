"""Flag articles that lack an abstract, or its keywords, in a language that needs one.

## Why this matters

Indonesian journals ask for an abstract and keywords in Indonesian and in English: indexes show the
English ones, and editors send back what lacks them.

## What it leaves alone

Without the option `languages`: articles in English, articles without any abstract, and Indonesian
ones that have an English abstract only. Keywords that no abstract has. In any case texts that are
no article, with fewer than ten sentences beside the abstract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    FEWEST_SENTENCES,
    Example,
    Level,
    Problem,
    Related,
    Rule,
    RuleOptions,
    SectionKind,
    option,
)
from sitir.rules._examples import BODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript

# Those that sentences are told to be in.
_LANGUAGES = ("en", "id")


class Options(RuleOptions):
    """Options of `missing-abstract`."""

    languages: tuple[str, ...] = option(
        (), "Languages that need an abstract: `id`, `en`.", choices=_LANGUAGES
    )


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per abstract and per list of keywords that is missing."""
    if not _is_article(manuscript):
        return
    abstracts = manuscript.abstracts
    present = {abstract.language for abstract in abstracts}
    wanted = options.languages
    if not wanted and manuscript.document.language == "id" and present == {"id"}:
        wanted = ("en",)
    place = abstracts[0].claims[0].location if abstracts else manuscript.document.blocks[0].location
    for language in wanted:
        if language not in present:
            yield Problem(location=place, message=(language, {}))
    having = [abstract for abstract in abstracts if abstract.keywords]
    for abstract in abstracts:
        if having and not abstract.keywords:
            yield Problem(
                location=abstract.claims[-1].location,
                message=("keywords", {}),
                related=(Related(having[0].keywords[0], ("others", {})),),
            )


def _is_article(manuscript: Manuscript) -> bool:
    body = sum(claim.block.section.kind is not SectionKind.ABSTRACT for claim in manuscript.claims)
    return body >= FEWEST_SENTENCES


_ABSTRACTS = (
    "**Abstrak:** Artikel ini membahas perpustakaan desa dan para pembacanya di Jawa.\n",
    "\n**Abstract:** This article discusses village libraries and their readers in Java.\n",
)


RULE = Rule(
    id="missing-abstract",
    summary="no abstract or keywords in a language",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=Options,
    messages={
        "en": {
            "en": "the article has no abstract in English",
            "id": "artikel ini tidak memuat abstrak berbahasa Inggris",
        },
        "id": {
            "en": "the article has no abstract in Indonesian",
            "id": "artikel ini tidak memuat abstrak berbahasa Indonesia",
        },
        "keywords": {
            "en": "this abstract has no keywords, the other one does",
            "id": "abstrak ini tidak diikuti kata kunci, sedangkan yang lain diikuti",
        },
        "others": {"en": "keywords of the other abstract", "id": "kata kunci abstrak yang lain"},
    },
    examples=(Example(bad=_ABSTRACTS[0] + BODY, good="".join(_ABSTRACTS) + BODY),),
)
