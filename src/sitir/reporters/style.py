"""How a report is to look."""

from __future__ import annotations

from sitir.model.records import NamedTuple


class Style(NamedTuple):
    """What a reporter may know of its reader."""

    language: str = "en"
    """Of messages: `en` or `id`."""
    width: int = 100
    """Columns of the terminal."""
    colour: bool = False
    ascii: bool = False
    """Whether the output can show nothing beyond ASCII."""
    rule_pages: str = ""
    """The address of the pages of the rules, with `{rule}` for the id; empty without one."""

    def rule_page(self, rule_id: str) -> str:
        """Return the address of the page of a rule; empty without one."""
        return self.rule_pages.replace("{rule}", rule_id)
