"""What a configuration says, complete: no later code asks for defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.errors import ConfigError
from sitir.model import Level
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import PurePath

    from sitir.model import Ignore, Rule, Source


class RuleSettings(NamedTuple):
    """How one rule runs."""

    enabled: bool
    level: Level
    options: Any
    """An instance of the rule's options type."""


class Config(NamedTuple):
    """A complete configuration."""

    rules: Mapping[str, RuleSettings]
    """Every rule, by id."""
    source: Source | None = None
    """The file; none of the built-in defaults."""
    extends: str | None = None
    language: str | None = None
    """Of messages: `en`, `id`; `None` leaves it to the locale."""
    bibliography: tuple[PurePath, ...] = ()
    """Relative to the working directory, or absolute."""
    fail_on: Level | None = Level.WARNING
    """The least level that fails a run; `None` is never."""
    ignore: tuple[Ignore, ...] = ()

    def selecting(self, select: Collection[str], ignored: Collection[str]) -> Config:
        """Return the configuration with only some rules on (`select`), and others off.

        Rules that are off by default run where they are selected by name; an empty `select`
        changes nothing. Raises `ConfigError` at an unknown rule.
        """
        if unknown := sorted({*select, *ignored} - self.rules.keys()):
            names = ", ".join(map(repr, unknown))
            known = ", ".join(sorted(self.rules))
            raise ConfigError(f"unknown rule{'s' * (len(unknown) > 1)} {names}; known: {known}")
        rules = {
            rule_id: settings._replace(
                enabled=(rule_id in select if select else settings.enabled)
                and rule_id not in ignored,
            )
            for rule_id, settings in self.rules.items()
        }
        return self._replace(rules=rules)


def default_config(rules: Sequence[Rule[Any]]) -> Config:
    """Return the configuration in force where there is no file."""
    return Config(
        rules={
            rule.id: RuleSettings(enabled=rule.enabled, level=rule.level, options=rule.options())
            for rule in rules
        }
    )
