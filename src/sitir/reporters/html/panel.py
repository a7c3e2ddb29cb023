"""The panel beside the article: findings with their filters, claims, details of what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Level
from sitir.reporters.figures import said
from sitir.reporters.html.findings import finding_items
from sitir.reporters.html.markup import Markup, element
from sitir.reporters.html.sheet import LEVELS, STATUSES, word
from sitir.reporters.words import thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.reporters.html.sheet import Sheet


def panel(sheets: Sequence[Sheet], language: str) -> Markup:
    """Return the panel beside the article: findings with their filters, claims, details."""
    changed = sheets[0].changed if sheets else None
    names = ["findings", "claims", "details"]
    if changed is not None:
        names.insert(0, "changes")
    tabs = element(
        "div",
        *(
            element(
                "button",
                word(name, language),
                type="button",
                role="tab",
                id=f"tab-{name}",
                aria_controls=f"panel-{name}",
                aria_selected="true" if name == names[0] else "false",
                tabindex=0 if name == names[0] else -1,
            )
            for name in names
        ),
        role="tablist",
        aria_label=word("panel", language),
    )
    # No tab, so it stands beside their list.
    shut = element("button", "×", type="button", id="shut", aria_label=word("close", language))
    head = element("div", tabs, shut, class_="tabs")
    lists = element("ol", *(finding_items(sheet) for sheet in sheets), id="list")
    found = element(
        "div",
        _controls(sheets, language),
        element("p", id="count", role="status", aria_live="polite"),
        lists,
        id="panel-findings",
        role="tabpanel",
        aria_labelledby="tab-findings",
    )
    claims = _tab_panel("claims", element("p", word("script-needed", language)))
    told = _tab_panel("details", element("p", word("nothing-chosen", language)))
    changes = Markup("")
    if changed is not None:
        from sitir.reporters.html.change_list import change_list

        changes = element(
            "div",
            change_list(changed, sheets[0]),
            id="panel-changes",
            role="tabpanel",
            aria_labelledby="tab-changes",
            tabindex=0,
        )
    return element(
        "aside", head, changes, found, claims, told, id="panel", aria_label=word("panel", language)
    )


def _tab_panel(name: str, *children: Markup) -> Markup:
    return element(
        "div",
        *children,
        id=f"panel-{name}",
        role="tabpanel",
        aria_labelledby=f"tab-{name}",
        hidden=True,
        tabindex=0,
    )


def _controls(sheets: Sequence[Sheet], language: str) -> Markup:
    """Return the filters of the list of findings."""
    told = [each for sheet in sheets for each in sheet.findings]
    rules = sorted({each.finding.rule_id for each in told})
    sections = {
        sheet.manuscript.document.blocks[each.anchor.block].section.kind.value: None
        for sheet in sheets
        for each in sheet.findings
        if each.anchor is not None
    }
    statuses = sorted({STATUSES.index(each.mention.status.value) for each in told if each.mention})
    levels = [
        element(
            "label",
            element("input", type="checkbox", checked=True, data_level=LEVELS[level.label]),
            Markup(" "),
            thing(level.label, language),
            class_=f"lv {LEVELS[level.label]}",
        )
        for level in sorted(Level, reverse=True)
    ]
    silenced = (
        [
            element(
                "label",
                element("input", type="checkbox", data_level="x"),
                Markup(" "),
                word("silenced", language),
            )
        ]
        if any(each.finding.suppressed for each in told)
        else []
    )
    return element(
        "form",
        element(
            "input",
            type="search",
            id="find",
            placeholder=word("search", language),
            aria_label=word("search", language),
            autocomplete="off",
        ),
        element(
            "fieldset", element("legend", word("level", language), class_="hid"), *levels, *silenced
        ),
        _choice("rule", [(rule, rule) for rule in rules], language),
        _choice(
            "section", [(kind, said("section-kind", kind, language)) for kind in sections], language
        ),
        _choice(
            "status",
            [(str(each), said("status", STATUSES[each], language)) for each in statuses],
            language,
        ),
        _choice("revision", _states(sheets, language), language),
        element(
            "details",
            element("summary", word("keys", language)),
            element("p", word("keys-told", language)),
            element(
                "label",
                element("input", type="checkbox", checked=True, id="keys"),
                Markup(" "),
                word("keys-on", language),
            ),
        ),
        id="filters",
        role="search",
        aria_label=word("filters", language),
    )


def _states(sheets: Sequence[Sheet], language: str) -> list[tuple[str, str]]:
    """Return how a finding may stand to a revision, where the page tells of one."""
    is_revision = any(sheet.changed for sheet in sheets)
    return [(name, word(name, language)) for name in ("new", "same")] if is_revision else []


def _choice(name: str, options: Sequence[tuple[str, str]], language: str) -> Markup:
    if not options:
        return Markup("")
    choices = [element("option", word(f"any-{name}", language), value="")]
    choices.extend(element("option", told, value=value) for value, told in options)
    return element("select", *choices, id=f"by-{name}", aria_label=word(f"by-{name}", language))
