"""`sitir rule`: the list of rules, and the manual page of one."""

from __future__ import annotations

import click

from sitir.cli.options import filled, language_option
from sitir.cli.output import write
from sitir.cli.surroundings import locale_language
from sitir.errors import UsageError
from sitir.manual import rule_page, rule_table
from sitir.plugins import known_rules


@click.command("rule")
@click.argument("rule_id", type=filled, required=False, metavar="[ID]")
@language_option
def command(rule_id: str | None, *, language: str | None) -> None:
    """Show the rules, or the manual page of one."""
    rules = {rule.id: rule for rule in known_rules()}
    told_in = language or locale_language()
    if rule_id is None:
        write(rule_table(tuple(rules.values()), language=told_in))
    elif rule_id in rules:
        write(rule_page(rules[rule_id], language=told_in))
    else:
        raise UsageError(f"unknown rule {rule_id!r}; known: {', '.join(rules)}")
