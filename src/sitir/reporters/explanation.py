"""Tells everything that is known of one place of an article, and why it was reported or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.mechanisms import rule_of
from sitir.lexicons.wording import mechanism_phrases, worded
from sitir.model import LinkStatus, Location, Mechanism
from sitir.reporters.claim_list.wording import reason_phrase
from sitir.reporters.columns import columns, visible
from sitir.reporters.entry_explanation import entry_rows
from sitir.reporters.index import Index
from sitir.reporters.paint import Paint
from sitir.reporters.text import marked_line, place
from sitir.reporters.words import thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import (
        Candidate,
        Citation,
        Claim,
        EntryLink,
        Finding,
        Manuscript,
        Report,
        Section,
        Span,
    )
    from sitir.reporters.style import Style


def render_explanation(report: Report, where: Span, style: Style) -> Iterator[str]:
    """Yield what is known of a span of the report's one article.

    Claims, citations, mentions, refusals and entries that share a code point with `where`, in this
    order, and the findings there that belong to no mention.
    """
    manuscript = report.manuscripts[0]
    yield from _Explanation(report, manuscript, where, style).parts()


class _Explanation:
    def __init__(self, report: Report, manuscript: Manuscript, where: Span, style: Style) -> None:
        self._report = report
        self._manuscript = manuscript
        self._where = where
        self._style = style
        self._paint = Paint(on=style.colour)
        self._index = Index(manuscript)

    def parts(self) -> Iterator[str]:
        """Yield the parts, a blank line between them."""
        parts = [*self._claims(), *self._citations(), *self._refusals(), *self._entries()]
        parts.extend(self._findings())
        if not parts:
            parts.append(self._nothing())
        yield "\n".join(parts)

    def _claims(self) -> Iterator[str]:
        for claim in self._index.claims:
            if self._is_here(claim.location):
                yield self._part("claim", claim.location, self._claim_rows(claim))

    def _claim_rows(self, claim: Claim) -> Iterator[tuple[str, str]]:
        yield "sentence", claim.sentence.text
        yield "section", self._section(claim.block.section)
        yield "language", self._say("language", claim.sentence.language)
        need = self._say("need", "yes" if claim.needs_citation else "no")
        yield "kind", f"{self._say('claim-kind', claim.kind.value)}; {need}"
        for reason in claim.reasons:
            yield "reason", reason_phrase(reason, self._style.language)
        support = self._index.support_of(claim)
        carriers = (
            f"{mention.location.text} ({place(mention.location)})" for mention in support.carried_by
        )
        told = self._say("support", support.support.value)
        yield "support", ": ".join(filter(None, (told, "; ".join(carriers))))
        facts = (
            f"{fact.location.text} ({self._say('fact-kind', fact.kind.value)}: {fact.value})"
            for fact in claim.facts
        )
        yield "facts", "; ".join(facts)

    def _citations(self) -> Iterator[str]:
        for citation in self._index.citations:
            if self._is_here(citation.location):
                rows = [("style", self._say("style", citation.style.value))]
                yield self._part("citation", citation.location, rows)
                yield from self._mentions(citation)

    def _mentions(self, citation: Citation) -> Iterator[str]:
        links = [link for link in self._index.links if link.citation is citation]
        # Where only a bracket or a separator is pointed at, all mentions are meant.
        for link in [link for link in links if self._is_here(link.mention.location)] or links:
            rows = [*self._mention_rows(link), *self._link_rows(link)]
            yield self._part("mention", link.mention.location, rows)

    def _mention_rows(self, link: EntryLink) -> Iterator[tuple[str, str]]:
        mention = link.mention
        yield "names", "; ".join(mention.names)
        yield "acronym", mention.acronym
        yield "year", mention.year or ""
        yield "year-suffix", mention.year_suffix or ""
        if mention.locator is not None:
            yield "locator", f"{mention.locator.label} {mention.locator.value}"
        yield "key", mention.key or ""
        yield "number", "" if mention.number is None else str(mention.number)
        yield "prefix", mention.prefix
        yield "suffix", mention.suffix
        if mention.et_al:
            yield "note", self._say("note", "et-al").format(words=mention.et_al)
        notes = {
            "inherited": mention.inherits_names,
            "title": mention.is_title,
            "secondary": mention.secondary,
        }
        for name, holds in notes.items():
            if holds:
                yield "note", self._say("note", name)

    def _link_rows(self, link: EntryLink) -> Iterator[tuple[str, str]]:
        status = self._say("status", link.status.value)
        tier = "" if link.tier.value == "none" else f", {self._say('tier', link.tier.value)}"
        target = f" → {link.entry.key}" if link.entry else ""
        yield "status", f"{link.status.value}{target} ({status}{tier})"
        yield "mechanisms", mechanism_phrases(link.mechanisms, self._style.language)
        yield "suggestion", link.suggestion
        for candidate in link.candidates:
            yield "candidate", self._candidate(candidate)
            for evidence in candidate.evidence:
                field = self._say("field", evidence.field)
                level = self._level(evidence.level)
                cited, listed = evidence.cited or "–", evidence.listed or "–"
                yield "", f"  {field}: {cited} | {listed}: {level}"
        yield "report", self._outcome(link)

    def _candidate(self, candidate: Candidate) -> str:
        tier = self._say("tier", candidate.tier.value)
        entry = candidate.entry
        return f"{entry.key} ({tier}, {candidate.score:.2f}), {place(entry.place)}"

    def _level(self, level: str) -> str:
        known = lexicon("explanation")["level"]
        if level in known:
            return self._say("level", level)
        return mechanism_phrases((Mechanism(level),), self._style.language)

    def _outcome(self, link: EntryLink) -> str:
        found = [
            self._told(finding)
            for finding in self._report.findings
            if finding.problem.location.span.overlaps(link.mention.location.span)
            and finding.problem.location.source is link.mention.location.source
        ]
        if found:
            return "; ".join(found)
        rule_id = rule_of(link)
        if link.mention.secondary:
            return self._say("why", "secondary")
        if rule_id is None:
            is_acronym = link.status is LinkStatus.ACRONYM
            return self._say("why", "acronym" if is_acronym else "agrees")
        why = "spared" if rule_id in self._report.rules else "off"
        return self._say("why", why).format(rule=rule_id)

    def _refusals(self) -> Iterator[str]:
        for refusal in self._manuscript.refused:
            if self._is_here(refusal.location):
                rows = [("reason", self._say("refusal", refusal.reason.value))]
                yield self._part("refused", refusal.location, rows)

    def _entries(self) -> Iterator[str]:
        for entry in self._manuscript.bibliography.entries:
            for record in entry.records or (entry,):
                if any(self._is_here(item.location) for item in record.places):
                    rows = entry_rows(record, entry.key, self._manuscript)
                    yield self._part("entry", record.place, rows)

    def _findings(self) -> Iterator[str]:
        links = [link.mention.location for link in self._index.links]
        for finding in self._report.findings:
            location = finding.problem.location
            if self._is_here(location) and not any(
                location.source is told.source and location.span.overlaps(told.span)
                for told in links
            ):
                yield self._part("finding", location, [("report", self._told(finding))])

    def _nothing(self) -> str:
        source = self._manuscript.document.source
        location = Location(source, self._where)
        rows = [
            ("section", self._section(section))
            for section in self._manuscript.document.sections
            if section.location.source is source and section.location.span.contains(self._where)
        ]
        return self._part("nothing", location, rows)

    def _told(self, finding: Finding) -> str:
        rule = self._report.rules[finding.rule_id]
        language = self._style.language
        message = worded(finding.problem.message, rule.messages, language)
        told = f"{thing(finding.level.label, language)}: {message} [{rule.id}]"
        if finding.suppressed is None:
            return told
        silenced = finding.suppressed.location
        where = place(silenced) if silenced else finding.suppressed.kind
        return f"{told} ({self._say('why', 'suppressed').format(place=where)})"

    def _part(self, heading: str, location: Location, rows: Iterable[tuple[str, str]]) -> str:
        head = self._paint(self._say("heading", heading), "bold")
        lines = [f"{place(location)}: {head}\n"]
        lines.extend(marked_line(location, self._style, self._paint, colour="cyan"))
        told = [(self._say("field", name) if name else "", text) for name, text in rows if text]
        width = max((columns(name) for name, _ in told), default=0)
        for name, text in told:
            label = self._paint(f"{name:<{width}}", "dim")
            lines.append(f"      {label}  {visible(text).rstrip()}\n")
        return "".join(lines)

    def _section(self, section: Section) -> str:
        kind = self._say("section-kind", section.kind.value)
        return f"{section.title} ({kind})" if section.title else kind

    def _say(self, subject: str, name: str) -> str:
        words: dict[str, str] = lexicon("explanation")[subject][name]
        return words[self._style.language]

    def _is_here(self, location: Location) -> bool:
        source = self._manuscript.document.source
        span = location.span
        return location.source is source and (
            span.overlaps(self._where) or self._where.start == self._where.end == span.start
        )
