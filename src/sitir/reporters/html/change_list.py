"""Lists what a revision changed for the panel beside the article: what matters most comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.wording import worded
from sitir.reporters.figures import NOTHING
from sitir.reporters.figures import said as said_of_figures
from sitir.reporters.html.findings import place_phrase, quoted
from sitir.reporters.html.markup import Markup, element, joined
from sitir.reporters.html.sheet import LEVELS
from sitir.reporters.html.word_changes import marked
from sitir.reporters.revision_report.wording import entry_label, phrases, said, totals
from sitir.reporters.words import thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Finding
    from sitir.model.revision import ClaimChange, EntryChange
    from sitir.reporters.html.changes import Change, Changed
    from sitir.reporters.html.sheet import Sheet


def change_list(changed: Changed, sheet: Sheet) -> Markup:
    """Return the filters and a list per kind of change."""
    language = sheet.language
    if not changed.groups:
        return element("p", said("summary", "nothing", language))
    boxes = [
        element(
            "label",
            element("input", type="checkbox", checked=True, data_kind=name),
            Markup(" "),
            element("span", said("heading", name, language), class_=f"of r-{name}"),
            f" ({len(changes)})",
        )
        for name, changes in changed.groups
    ]
    filters = element(
        "fieldset",
        element("legend", sheet.word("by-change"), class_="hid"),
        *boxes,
        id="kinds",
    )
    told = element("p", id="count-changes", role="status", aria_live="polite")
    keys = element("p", sheet.word("keys-changes"), class_="keys")
    groups = (_group(name, changes, changed, sheet) for name, changes in changed.groups)
    return joined((filters, told, *groups, keys))


def revision_summary(changed: Changed, sheet: Sheet) -> Markup:
    """Return the counts of a revision."""
    lines = totals(changed.revision, sheet.language)
    is_first_feared = changed.groups and changed.groups[0][0] == "feared"
    items = [
        element("li", line, class_="r-feared" if is_first_feared and number == 0 else None)
        for number, line in enumerate(lines)
    ]
    return element("ul", *items, class_="totals")


def _group(name: str, changes: Sequence[Change], changed: Changed, sheet: Sheet) -> Markup:
    heading = f"{said('heading', name, sheet.language)} ({len(changes)})"
    return element(
        "section",
        element("h3", heading),
        element("ol", *(_item(change, changed, sheet) for change in changes), class_="changes"),
        class_=f"group r-{name}",
        data_kind=name,
    )


def _item(change: Change, changed: Changed, sheet: Sheet) -> Markup:
    number = element("b", str(change.number))
    target, place = _target(change, changed, sheet)
    if change.claim is not None:
        head, details = _claim(change.claim, sheet)
    elif change.entry is not None:
        head, details = _entry(change.entry, sheet)
    elif change.finding is not None:
        is_old = change.group == "fixed"
        head, details = _finding(change.finding, changed, sheet, is_old=is_old)
    else:
        head, details = Markup(""), []
    return element(
        "li",
        element("a", number, Markup(" "), head, href=target),
        *details,
        id=f"h{change.number}",
        class_=f"r-{change.group}",
        data_c=place,
    )


def _target(change: Change, changed: Changed, sheet: Sheet) -> tuple[str | None, str | None]:
    """Return where a change leads to, and what is lit there."""
    if change.claim is not None:
        new = change.claim.new
        lit = sheet.id(sheet.index.claim_id(new.claim)) if new is not None else None
        return (f"#d{change.number}", lit) if changed.has_mark(change) else (None, None)
    if change.entry is not None and change.entry.new is not None:
        place = sheet.entry_id(change.entry.new)
        return f"#d{change.number}", place
    found = changed.place_of(change.finding)
    return (f"#{found}" if found else None), None


def _claim(change: ClaimChange, sheet: Sheet) -> tuple[Markup, list[Markup]]:
    language = sheet.language
    old = change.old.claim if change.old else None
    new = change.new.claim if change.new else None
    shown = new or old
    if shown is None:
        return Markup(""), []
    text = new.sentence.text if new else ""
    if old and new:
        sentence = marked(old.sentence.text, text)
    else:
        sentence = element("ins" if new else "del", shown.sentence.text)
    told = "; ".join(phrases(change, language))
    head = [element("span", told, class_="what")] if told else []
    where = place_phrase(shown.location, sheet)
    section = said_of_figures("section-kind", shown.block.section.kind.value, language)
    return joined((*head, element("span", sentence, class_="sentence"))), [
        element("p", f"{where} · {section}")
    ]


def _entry(change: EntryChange, sheet: Sheet) -> tuple[Markup, list[Markup]]:
    entry = change.new or change.old
    if entry is None:
        return Markup(""), []
    word = said("entry", change.kind.value, sheet.language)
    label = entry_label(entry)
    head = joined((element("span", word, class_=f"what {change.kind.value}"), label))
    rows = list(_fields(change, sheet.language))
    return head, [element("dl", *rows)] if rows else []


def _fields(change: EntryChange, language: str) -> Iterator[Markup]:
    for name, old, new in change.fields:
        yield element("dt", said("field", name, language))
        shown = marked(old, new) if old and new else None
        if shown is None:
            gone = element("del", old or NOTHING)
            shown = joined((gone, " → ", element("ins", new or NOTHING)))
        yield element("dd", shown)


def _finding(
    finding: Finding, changed: Changed, sheet: Sheet, *, is_old: bool
) -> tuple[Markup, list[Markup]]:
    revision = changed.revision
    report = revision.old if is_old else revision.new
    messages = report.rules[finding.rule_id].messages
    level = finding.level.label
    word = element("b", thing(level, sheet.language), class_=f"lv {LEVELS[level]}")
    rest = f" · {finding.rule_id} · {place_phrase(finding.problem.location, sheet)}"
    return quoted(worded(finding.problem.message, messages, sheet.language)), [
        element("p", word, rest)
    ]
