"""Collects what the page shows of a mention or a claim when it is asked for, as compact data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.lexicons import lexicon
from sitir.lexicons.wording import mechanism_phrases
from sitir.model import LinkStatus, Mechanism
from sitir.reporters.claim_list.wording import reason_phrase
from sitir.reporters.figures import said
from sitir.reporters.html.entries import short_form
from sitir.reporters.html.sheet import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Candidate, Claim, EntryLink, Evidence, Mention
    from sitir.reporters.html.sheet import Sheet

# What is told of many mentions in the same words.
_REPEATED = frozenset({"tier", "mechanisms", "note"})


class Phrases:
    """Phrases that the data names by their index, each once."""

    def __init__(self) -> None:
        self._indices: dict[str, int] = {}
        self._records: dict[str, int] = {}
        self.records: list[Any] = []
        """What is told of mentions and claims; of many the same is told."""

    def index(self, phrase: str) -> int:
        """Return the index of a phrase."""
        return self._indices.setdefault(phrase, len(self._indices))

    def record(self, told: Any) -> int:
        """Return the index of what is told of a mention or a claim."""
        number = self._records.setdefault(repr(told), len(self.records))
        if number == len(self.records):
            self.records.append(told)
        return number

    def all(self) -> list[str]:
        """Return the phrases in the order of their indices."""
        return list(self._indices)


def details(sheet: Sheet, phrases: Phrases) -> dict[str, Any]:
    """Return the data of one article: mentions and claims in reading order, entries in theirs."""
    told = _Details(sheet, phrases)
    entries = sheet.manuscript.bibliography.entries
    return {
        "id": sheet.id(""),
        "mentions": [phrases.record(told.mention(link)) for link in sheet.index.links],
        "claims": [told.claim(claim) for claim in sheet.index.claims],
        "entries": [[entry.key, short_form(entry)] for entry in entries],
    }


class _Details:
    def __init__(self, sheet: Sheet, phrases: Phrases) -> None:
        self._sheet = sheet
        self._language = sheet.language
        self._phrases = phrases
        self._phrase = phrases.index
        entries = sheet.manuscript.bibliography.entries
        self._entries = {entry.key: number for number, entry in enumerate(entries)}

    def mention(self, link: EntryLink) -> list[Any]:
        """Return status, rows of name and text, and candidates of a mention."""
        rows = [
            [self._word("field", name), self._phrase(text) if name in _REPEATED else text]
            for name, text in self._rows(link)
            if text
        ]
        candidates = [self._candidate(candidate) for candidate in link.candidates]
        return [STATUSES.index(link.status.value), rows, candidates]

    def claim(self, claim: Claim) -> int | list[int]:
        """Return the record of a claim (kind, need, support, reasons); with it what carries it.

        These are the numbers of mentions.
        """
        support = self._sheet.index.support_of(claim)
        record = self._phrases.record(
            [
                self._word("claim-kind", claim.kind.value),
                int(claim.needs_citation),
                self._phrase(said_support(support.support.value, self._language)),
                *(self._phrase(reason_phrase(reason, self._language)) for reason in claim.reasons),
            ]
        )
        carriers = [self._number(mention) for mention in support.carried_by]
        return [record, *carriers] if carriers else record

    def _rows(self, link: EntryLink) -> Iterator[tuple[str, str]]:
        mention = link.mention
        if link.status is not LinkStatus.MISSING and link.tier.value != "none":
            yield "tier", said("tier", link.tier.value, self._language)
        yield "mechanisms", mechanism_phrases(link.mechanisms, self._language)
        if link.status is not LinkStatus.EXACT:
            yield "suggestion", link.suggestion
        if mention.locator is not None:
            yield "locator", f"{mention.locator.label} {mention.locator.value}"
        if mention.inherits_names:
            yield "note", said("note", "inherited", self._language)
        if mention.is_title:
            yield "note", said("note", "title", self._language)
        if mention.secondary:
            yield "note", said("note", "secondary", self._language)

    def _candidate(self, candidate: Candidate) -> list[Any]:
        return [
            self._entries[candidate.entry.key],
            self._word("tier", candidate.tier.value),
            round(candidate.score, 2),
            [self._evidence(evidence) for evidence in candidate.evidence],
        ]

    def _evidence(self, evidence: Evidence) -> list[Any]:
        agrees = evidence.level in ("same", "identical")
        # What is listed as it is cited need not be said twice.
        listed = 0 if evidence.listed == evidence.cited else evidence.listed
        level = self._phrase(self._level(evidence.level))
        return [self._word("field", evidence.field), level, int(agrees), evidence.cited, listed]

    def _level(self, level: str) -> str:
        if level in lexicon("explanation")["level"]:
            return said("level", level, self._language)
        return mechanism_phrases((Mechanism(level),), self._language)

    def _word(self, subject: str, name: str) -> int:
        return self._phrase(said(subject, name, self._language))

    def _number(self, mention: Mention) -> int:
        return int(self._sheet.index.mention_id(mention)[1:])


def said_support(support: str, language: str) -> str:
    """Return how a claim is supported, as a clause."""
    told: str = lexicon("explanation")["support"][support][language]
    return told
