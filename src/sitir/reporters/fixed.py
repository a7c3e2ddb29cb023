"""Tells what was fixed: one line per finding whose fix was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.wording import worded
from sitir.reporters.columns import visible
from sitir.reporters.paint import Paint
from sitir.reporters.text import place
from sitir.reporters.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from sitir.model import Finding, Rule
    from sitir.reporters.style import Style


def fixed_lines(
    findings: Sequence[Finding], rules: Mapping[str, Rule[Any]], style: Style
) -> Iterator[str]:
    """Yield ``path:line:column: fixed: fix [rule]`` per finding, and how many there are.

    The places are those of the text before the fix.
    """
    paint = Paint(on=style.colour)
    for finding in findings:
        rule, problem = rules[finding.rule_id], finding.problem
        if problem.fix is not None:
            title = visible(worded(problem.fix.title, rule.messages, style.language))
            done = paint(phrase("fixed", style.language), "green", "bold")
            where = paint(place(problem.location), "bold")
            yield f"{where}: {done}: {title} {paint(f'[{rule.id}]', 'dim')}\n"
    yield f"{phrase('all-fixed', style.language, count=len(findings))}\n\n"
