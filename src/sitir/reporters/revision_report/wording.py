"""What a revision changed, in the reader's language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model.revision import ChangeKind, EntryChangeKind
from sitir.reporters.figures import NOTHING, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Coverage, Entry, Mention
    from sitir.model.revision import ClaimChange, EntryChange, Revision

_CITATIONS = frozenset(
    {
        ChangeKind.CITATION_LOST,
        ChangeKind.CITATION_CHANGED,
        ChangeKind.CITATION_GAINED,
        ChangeKind.SUPPORT_LOST,
    }
)
_SAID_BY_HEADING = frozenset({ChangeKind.REWORDED, ChangeKind.ADDED, ChangeKind.REMOVED})
SHOWS_OLD = frozenset({ChangeKind.FIGURE_CHANGED, ChangeKind.REWORDED})
"""Changes of which the old sentence is shown, too."""
_LONGEST_FIELD = 80


def said(subject: str, name: str, language: str, **values: object) -> str:
    """Return a word or phrase of `sitir diff`."""
    phrase: str = lexicon("revision")[subject][name][language]
    return phrase.format_map(values) if values else phrase


def claim_groups(revision: Revision) -> Iterator[tuple[str, list[ClaimChange]]]:
    """Yield the claims that changed, each in the first group it belongs to, with its heading."""
    groups: dict[str, list[ClaimChange]] = {name: [] for name in _GROUPS}
    for change in revision.changes.claims:
        groups[_group(change)].append(change)
    for name, changes in groups.items():
        if changes:
            yield name, changes


_GROUPS = ("feared", "support", "figures", "reworded", "added", "removed")


def _group(change: ClaimChange) -> str:
    if change.is_feared:
        return "feared"
    if not _CITATIONS.isdisjoint(change.kinds):
        return "support"
    first = change.kinds[0]
    return "figures" if first is ChangeKind.FIGURE_CHANGED else first.value


def phrases(change: ClaimChange, language: str) -> Iterator[str]:
    """Yield what happened to a claim: `13.289 → 13.298`, `no longer cites Vela, 2021`.

    Nothing where the heading of its group says it all.
    """
    if len(change.kinds) == 1 and change.kinds[0] in _SAID_BY_HEADING:
        return
    lost, gained = mentions(change.lost), mentions(change.gained)
    for kind in change.kinds:
        facts = ", ".join(_pairs(change))
        yield said("change", kind.value, language, lost=lost, gained=gained, facts=facts)
    if change.is_feared and change.new is not None:
        told, name = change.new.mentions, "cited"
        if not told:
            told, name = change.new.carried_by, "carried"
        yield said("change", name, language, mentions=mentions(told))


def _pairs(change: ClaimChange) -> Iterator[str]:
    for old, new in change.facts:
        if old is not None and new is not None:
            yield f"{one_line(old.location.text)} → {one_line(new.location.text)}"


def mentions(found: Sequence[Mention]) -> str:
    """Return mentions as they are written."""
    return "; ".join(one_line(mention.location.text) for mention in found)


def field_phrases(change: EntryChange, language: str) -> Iterator[str]:
    """Yield the fields of an entry that changed: `year 2020 → 2021`."""
    for name, old, new in change.fields:
        before, after = (one_line(value)[:_LONGEST_FIELD] or NOTHING for value in (old, new))
        yield f"{said('field', name, language)}: {before} → {after}"


def entry_label(entry: Entry) -> str:
    """Return an entry as people know it: authors, year, title."""
    names = entry.author or entry.editor
    shown = ", ".join(name.cited_form for name in names[:2]) + (", …" if len(names) > 2 else "")
    year = f"{entry.issued.year or entry.issued.literal}{entry.issued.suffix}"
    parts = (shown, f"({year})" if year else "", one_line(entry.title))
    return " ".join(part for part in parts if part) or one_line(entry.place.text)[:_LONGEST_FIELD]


def one_line(text: str) -> str:
    """Return a text with its white space as single spaces."""
    return " ".join(text.split())


def totals(revision: Revision, language: str) -> Iterator[str]:
    """Yield the counts, a line each; one line where nothing changed."""
    kinds = claim_counts(revision)
    feared = feared_count(revision)
    entries = entry_counts(revision)
    if not (kinds or entries or revision.fresh or revision.fixed):
        yield said("summary", "nothing", language)
    if feared:
        name = "feared-one" if feared == 1 else "feared-many"
        yield said("summary", name, language, count=feared)
    if kinds:
        yield said(
            "summary",
            "claims",
            language,
            added=kinds[ChangeKind.ADDED],
            removed=kinds[ChangeKind.REMOVED],
            reworded=kinds[ChangeKind.REWORDED],
            figures=kinds[ChangeKind.FIGURE_CHANGED],
        )
        yield said(
            "summary",
            "citations",
            language,
            lost=kinds[ChangeKind.CITATION_LOST] + kinds[ChangeKind.SUPPORT_LOST],
            changed=kinds[ChangeKind.CITATION_CHANGED],
            gained=kinds[ChangeKind.CITATION_GAINED],
        )
    if entries:
        counts = {kind.value: entries[kind] for kind in EntryChangeKind}
        yield said("summary", "entries", language, **counts)
    yield said(
        "summary",
        "findings",
        language,
        fresh=len(revision.fresh),
        fixed=len(revision.fixed),
        unchanged=len(revision.unchanged),
    )
    yield _coverage(revision, language)


def claim_counts(revision: Revision) -> Counter[ChangeKind]:
    """Return how many claims changed in each way; one may change in several."""
    return Counter(kind for change in revision.changes.claims for kind in change.kinds)


def feared_count(revision: Revision) -> int:
    """Return how many claims have another figure and the same citation."""
    return sum(change.is_feared for change in revision.changes.claims)


def entry_counts(revision: Revision) -> Counter[EntryChangeKind]:
    """Return how many entries changed in each way."""
    return Counter(change.kind for change in revision.changes.entries)


def _coverage(revision: Revision, language: str) -> str:
    old, new = (_covered(report.coverage[0]) for report in (revision.old, revision.new))
    return said(
        "summary",
        "coverage",
        language,
        old=percent(*old),
        new=percent(*new),
        old_covered=old[0],
        old_need=old[1],
        new_covered=new[0],
        new_need=new[1],
    )


def _covered(coverage: Coverage) -> tuple[int, int]:
    total = coverage.total
    return total.in_sentence + total.carried, total.need
