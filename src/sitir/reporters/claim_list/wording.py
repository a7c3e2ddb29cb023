"""What is told of a claim in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import Support
from sitir.reporters.claim_list import mention_texts
from sitir.reporters.figures import said
from sitir.reporters.words import counted

if TYPE_CHECKING:
    from sitir.model import Claim, ClaimSupport, Reason
    from sitir.reporters.claim_list import ClaimList

# Where a ground is told in a word of ours (a kind of section or fact), its subject.
_SUBJECTS = {"section": "section-kind", "fact": "fact-kind"}


def need(claim: Claim, language: str) -> str:
    """Return whether a claim needs a source."""
    return said("need", "yes" if claim.needs_citation else "no", language)


def support_phrase(support: ClaimSupport, language: str) -> str:
    """Return how a claim is supported, with the mentions; empty of one that needs no support."""
    if support.support is Support.NONE and not support.claim.needs_citation:
        return ""
    texts = mention_texts(
        support.carried_by if support.support is Support.CARRIED else support.mentions
    )
    # `Creswell (2018)` brings its own brackets.
    mentions = texts if "(" in texts else f"({texts})"
    return said("support", support.support.value, language, mentions=mentions)


def reason_phrase(reason: Reason, language: str) -> str:
    """Return a ground and what it speaks for: `the words “bertujuan”: aim`."""
    ground = reason.ground.value
    subject = _SUBJECTS.get(ground)
    text = said(subject, reason.text, language) if subject else reason.text
    phrase = said("ground", _form(ground, text), language, text=" ".join(text.split()))
    target = said("claim-kind", reason.speaks_for, language)
    if target == reason.speaks_for:
        target = said("speaks-for", reason.speaks_for, language)
    return f"{phrase}: {target}"


def _form(ground: str, text: str) -> str:
    """Return under which name the words for a ground stand: some say otherwise what they count."""
    form = "counted" if text.isdecimal() else "" if text else "untold"
    name = f"{ground}-{form}"
    return name if name in lexicon("figures")["ground"] else ground


def totals(listed: ClaimList, language: str) -> str:
    """Return how many claims are listed, how many need a source, and how these are supported."""
    needy = [support.support for support in listed.supports if support.claim.needs_citation]
    every = counted(len(listed.manuscript.claims), "claim", language)
    count = len(listed.supports)
    is_all = count == len(listed.manuscript.claims)
    return said(
        "sentence",
        "claims",
        language,
        claims=every if is_all else said("sentence", "listed", language, count=count, claims=every),
        need=len(needy),
        cited=needy.count(Support.SENTENCE),
        carried=needy.count(Support.CARRIED),
        none=needy.count(Support.NONE),
    )
