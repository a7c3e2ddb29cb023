"""What a revision changed, with the places of the changes on the page of the new article."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sitir.model import Span
from sitir.model.records import NamedTuple
from sitir.reporters.html.markup import Markup, element, opening
from sitir.reporters.html.weaving import Point, Stretch
from sitir.reporters.html.word_changes import taken_out, word_changes
from sitir.reporters.revision_report.wording import claim_groups, said

if TYPE_CHECKING:
    from sitir.model import Claim, Entry, Finding
    from sitir.model.revision import ClaimChange, EntryChange, Revision
    from sitir.reporters.html.sheet import Sheet

_INSERTED = Markup("</ins>")


class Change(NamedTuple):
    """One change as the page tells it; one of the last three is there."""

    number: int
    """Counted from 1 in the order of the list."""
    group: str
    """The name of its heading."""
    claim: ClaimChange | None = None
    entry: EntryChange | None = None
    finding: Finding | None = None


class Marks(NamedTuple):
    """What is marked in the text of a block."""

    stretches: list[Stretch]
    points: list[Point]


class Changed:
    """The changes of a revision on the page."""

    def __init__(self, revision: Revision, sheet: Sheet) -> None:
        self.revision = revision
        self._sheet = sheet
        numbers = count(1)
        self.groups: list[tuple[str, list[Change]]] = [
            (name, [Change(next(numbers), name, claim=change) for change in changes])
            for name, changes in claim_groups(revision)
        ]
        entries = [
            Change(next(numbers), "entries", entry=change) for change in revision.changes.entries
        ]
        fresh = [Change(next(numbers), "fresh", finding=each) for each in revision.fresh]
        fixed = [Change(next(numbers), "fixed", finding=each) for each in revision.fixed]
        told = (("entries", entries), ("fresh", fresh), ("fixed", fixed))
        self.groups.extend((name, changes) for name, changes in told if changes)
        self._fresh = {id(finding) for finding in revision.fresh}
        self._findings = {
            id(told.finding): f"{'f' if told.anchor else 'g'}{told.number}"
            for told in sheet.findings
        }
        self._entries = {
            change.entry.new.key: change for change in entries if change.entry and change.entry.new
        }
        self._marks: dict[int, Marks] = {}
        self._shown: set[int] = set()
        self._place()

    def marks(self, block: int) -> Marks:
        """Return what is marked in a block, by its index."""
        return self._marks.get(block) or Marks([], [])

    def has_mark(self, change: Change) -> bool:
        """Tell whether a change has a mark in the text."""
        return change.number in self._shown

    def is_fresh(self, finding: Finding) -> bool:
        """Tell whether a finding of the new article is new."""
        return id(finding) in self._fresh

    def place_of(self, finding: Finding | None) -> str | None:
        """Return where a finding of the new article stands: in the text, else in the list."""
        return self._findings.get(id(finding))

    def of_entry(self, entry: Entry) -> Change | None:
        """Return what happened to an entry of the new bibliography."""
        return self._entries.get(entry.key)

    def mark(self, change: Change) -> Markup:
        """Return the number of a change, which leads to it in the list."""
        language = self._sheet.language
        told = said("heading", change.group, language)
        return element(
            "a",
            str(change.number),
            class_=f"d r-{change.group}",
            id=f"d{change.number}",
            href=f"#h{change.number}",
            aria_label=f"{self._sheet.word('change')} {change.number}: {told}",
        )

    def _place(self) -> None:
        blocks = self._sheet.manuscript.document.blocks
        numbers = {id(block): number for number, block in enumerate(blocks)}
        stood_after: dict[int, Claim] = {}
        for name, changes in self.groups:
            if name == "removed":
                stood_after = self._before_removed()
            for change in changes:
                if change.claim is None:
                    continue
                old, new = change.claim.old, change.claim.new
                shown = new.claim if new else stood_after.get(id(old.claim)) if old else None
                number = numbers.get(id(shown.block)) if shown else None
                if shown is None or number is None:
                    continue
                self._shown.add(change.number)
                found = self._marks.setdefault(number, Marks([], []))
                span = shown.sentence.prose_span
                at = span.start if new else span.end
                found.points.append(Point(at, self.mark(change)))
                if new is not None:
                    self._mark_words(change, old.claim if old else None, new.claim, found)

    def _mark_words(self, change: Change, old: Claim | None, new: Claim, found: Marks) -> None:
        span = new.sentence.prose_span
        before, after = "" if old is None else _prose(old), _prose(new)
        number = change.number
        inserted = opening("ins", class_=f"r-{change.group}", data_h=number)
        for each in word_changes(before, after):
            at, end = span.start + each.new.start, span.start + each.new.end
            gone = taken_out(each, before, after, class_=f"r-{change.group}", data_h=number)
            if gone:
                found.points.append(Point(at, gone, leads=False))
            found.stretches.append(Stretch(Span(at, end), inserted, inserted, _INSERTED))

    def _before_removed(self) -> dict[int, Claim]:
        """Return what stands in the new article before the place of each removed claim."""
        changes = self.revision.changes.claims
        following = {
            id(change.old.claim): change.new.claim
            for change in changes
            if change.old is not None and change.new is not None
        }
        removed = {id(change.old.claim) for change in changes if change.old and not change.new}
        same = {_folded(claim): claim for claim in self._sheet.manuscript.claims}
        last: Claim | None = None
        found = {}
        for claim in self.revision.old.manuscripts[0].claims:
            if id(claim) not in removed:
                last = following.get(id(claim)) or same.get(_folded(claim)) or last
            elif last is not None:
                found[id(claim)] = last
        return found


def _prose(claim: Claim) -> str:
    span = claim.sentence.prose_span
    return claim.block.prose.text[span.start : span.end]


def _folded(claim: Claim) -> str:
    return " ".join(claim.sentence.text.split())
