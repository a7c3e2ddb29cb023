"""Tells what a revision changed as a comment on a code forge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.wording import worded
from sitir.reporters.markdown_text import code, escaped
from sitir.reporters.revision_report.wording import (
    SHOWS_OLD,
    claim_groups,
    entry_label,
    field_phrases,
    phrases,
    said,
    totals,
)
from sitir.reporters.text import place
from sitir.reporters.words import thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Finding, Report
    from sitir.model.revision import ClaimChange, EntryChange, Revision
    from sitir.reporters.style import Style

# GitHub takes comments of 65,536 characters.
_MOST_ITEMS = 25
_LONGEST_SENTENCE = 240


def render_markdown(revision: Revision, style: Style) -> Iterator[str]:
    """Yield the counts, and a list per kind of change, of which the less urgent ones are folded."""
    language = style.language
    yield f"## {said('heading', 'title', language)}\n\n"
    for line in totals(revision, language):
        yield f"- {escaped(line)}\n"
    for name, changes in claim_groups(revision):
        items = [_claim(change, language) for change in changes]
        yield from _list(name, items, language, is_open=name in ("feared", "support"))
    items = [_entry(change, language) for change in revision.changes.entries]
    yield from _list("entries", items, language)
    items = [_finding(finding, revision.new, language) for finding in revision.fresh]
    yield from _list("fresh", items, language, is_open=True)
    items = [_finding(finding, revision.old, language) for finding in revision.fixed]
    yield from _list("fixed", items, language)


def _list(
    name: str, items: Sequence[str], language: str, *, is_open: bool = False
) -> Iterator[str]:
    if not items:
        return
    heading = f"{escaped(said('heading', name, language))} ({len(items)})"
    yield f"\n### {heading}\n\n" if is_open else f"\n<details><summary>{heading}</summary>\n\n"
    for item in items[:_MOST_ITEMS]:
        yield f"- {item}\n"
    if len(items) > _MOST_ITEMS:
        yield f"- {said('summary', 'more', language, count=len(items) - _MOST_ITEMS)}\n"
    if not is_open:
        yield "\n</details>\n"


def _claim(change: ClaimChange, language: str) -> str:
    shown = change.new or change.old
    if shown is None:
        return ""
    told = "; ".join(phrases(change, language))
    where = code(place(shown.claim.location))
    lines = [
        f"{where} **{escaped(told)}**" if told else where,
        _sentence(shown.claim.sentence.text),
    ]
    if change.old and change.new and not SHOWS_OLD.isdisjoint(change.kinds):
        was = said("change", "was", language)
        lines.append(f"{was} {_sentence(change.old.claim.sentence.text)}")
    return "<br>".join(lines)


def _sentence(text: str) -> str:
    shown = text if len(text) <= _LONGEST_SENTENCE else f"{text[: _LONGEST_SENTENCE - 1]}…"
    return escaped(shown)


def _entry(change: EntryChange, language: str) -> str:
    entry = change.new or change.old
    if entry is None:
        return ""
    word = said("entry", change.kind.value, language)
    lines = [f"**{word}**: {escaped(entry_label(entry))}"]
    lines += (escaped(phrase) for phrase in field_phrases(change, language))
    return "<br>".join(lines)


def _finding(finding: Finding, report: Report, language: str) -> str:
    problem = finding.problem
    message = worded(problem.message, report.rules[finding.rule_id].messages, language)
    level = thing(finding.level.label, language)
    return f"{code(place(problem.location))} {level}: {escaped(message)} {code(finding.rule_id)}"
