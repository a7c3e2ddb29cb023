"""Lists the findings for the panel beside the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.wording import worded
from sitir.reporters.html.markup import Markup, element, joined
from sitir.reporters.html.sheet import LEVELS
from sitir.reporters.words import thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Location, Related
    from sitir.reporters.html.sheet import Sheet, Told


def finding_items(sheet: Sheet) -> Markup:
    """Return an item per finding, in reading order."""
    return joined(_item(told, sheet) for told in sheet.findings)


def place_phrase(location: Location, sheet: Sheet) -> str:
    """Return a place in words (`line 12`), with its file where that is not the article's first."""
    region = location.region
    if region.page is not None:
        told = sheet.word("page", number=region.page)
    elif region.paragraph is not None:
        told = sheet.word("paragraph", number=region.paragraph)
    else:
        told = sheet.word("line", number=region.start_line)
    is_first = location.source is sheet.manuscript.document.source
    return told if is_first else f"{location.source.name}, {told}"


def quoted(message: str) -> Markup:
    """Return a message with what stands between backticks as words of the article or its list."""
    parts = message.split("`")
    if len(parts) % 2 == 0:
        return joined((message,))
    return joined(element("i", part) if number % 2 else part for number, part in enumerate(parts))


def _item(told: Told, sheet: Sheet) -> Markup:
    finding = told.finding
    level = finding.level.label
    message = worded(finding.problem.message, sheet.rules[finding.rule_id].messages, sheet.language)
    section = None
    if told.anchor is not None:
        section = sheet.manuscript.document.blocks[told.anchor.block].section.kind.value
    elif told.entry is not None:
        section = "references"
    silenced = finding.suppressed is not None
    return element(
        "li",
        element("a", *_head(told, message, sheet), href=_target(told, sheet)),
        element("p", *_details(told, level, sheet)),
        id=f"g{told.number}",
        class_=LEVELS[level] + (" x" if silenced else ""),
        data_d=sheet.number or None,
        data_s=section,
        data_r=_state(told, sheet),
        data_m=None if told.mention is None else sheet.mention_id(told.mention),
    )


def _state(told: Told, sheet: Sheet) -> str | None:
    """Return whether a revision brought a finding, where the page tells of one."""
    if sheet.changed is None:
        return None
    return "new" if sheet.changed.is_fresh(told.finding) else "same"


def _head(told: Told, message: str, sheet: Sheet) -> Iterator[Markup]:
    yield element("b", str(told.number))
    yield Markup(" ")
    yield quoted(message)


def _target(told: Told, sheet: Sheet) -> str | None:
    if told.anchor is not None:
        return f"#f{told.number}"
    return None if told.entry is None else f"#{sheet.entry_id(told.entry)}"


def _details(told: Told, level: str, sheet: Sheet) -> Iterator[Markup]:
    language, finding = sheet.language, told.finding
    yield element("b", thing(level, language))
    yield Markup(" · ")
    yield element("span", sheet.rule_name(finding.rule_id))
    if _state(told, sheet) == "new":
        yield joined((" · ", element("b", sheet.word("new"), class_="new")))
    parts = [place_phrase(finding.problem.location, sheet)]
    if finding.suppressed is not None:
        parts.append(sheet.word("silenced"))
    yield joined((" · ", " · ".join(parts)))
    for related in finding.problem.related:
        yield joined((" · ", _related(related, told, sheet)))
    fix = finding.problem.fix
    if fix is not None:
        title = worded(fix.title, sheet.rules[finding.rule_id].messages, language)
        yield joined((" · ", quoted(sheet.word("fix", title=title))))


def _related(related: Related, told: Told, sheet: Sheet) -> Markup:
    messages = sheet.rules[told.finding.rule_id].messages
    message = worded(related.message, messages, sheet.language)
    entry = sheet.entry_at(related.location)
    if entry is not None:
        return element("a", quoted(message), href=f"#{sheet.entry_id(entry)}")
    return joined((quoted(message), f" ({place_phrase(related.location, sheet)})"))
