"""Checks a configuration and completes it; anything unknown is an error that names the choices."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from sitir.config.settings import Config, RuleSettings, default_config
from sitir.config.yaml_text import item_spans, parsed
from sitir.errors import ConfigError
from sitir.model import Ignore, Level, Location, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitir.model import Option, Rule

_KEYS = ("bibliography", "extends", "fail_on", "ignore", "language", "profile", "rules")
_LANGUAGES = ("en", "id")
_PRESETS = Path(__file__).with_name("presets")
_LEVELS = {level.label: level for level in sorted(Level, reverse=True)}


def load_config(text: str, rules: Sequence[Rule[Any]], *, path: PurePath) -> Config:
    """Return the complete configuration that a YAML text stands for.

    Relative names of bibliographies are relative to the folder of `path`. Raises `ConfigError`,
    one line that names file, place and choices, at anything unknown or of the wrong type.
    """
    reader = _Reader(path.as_posix(), {rule.id: rule for rule in rules})
    data, root = parsed(text, reader.name)
    top = reader.mapping(data, "", _KEYS)
    preset_name = reader.preset(top.get("extends"))
    settings = default_config(rules).rules
    preset: Mapping[str, Any] = {}
    if preset_name is not None:
        preset = _preset(preset_name)
        # A run may know fewer rules than a preset names.
        preset_rules = {
            rule_id: value
            for rule_id, value in (preset.get("rules") or {}).items()
            if rule_id in settings
        }
        settings = reader.rules(preset_rules, settings)
    if "profile" in top:
        from sitir.config.profiles import rules_of

        settings = reader.rules(rules_of(top["profile"], reader), settings)
    fail_on = top.get("fail_on", preset.get("fail_on"))
    return Config(
        rules=reader.rules(top.get("rules"), settings),
        source=Source(path, text),
        extends=preset_name,
        language=reader.choice(top.get("language"), "language", _LANGUAGES),
        bibliography=tuple(
            path.parent / name for name in reader.names(top.get("bibliography"), "bibliography")
        ),
        fail_on=reader.fail_on(fail_on),
        ignore=tuple(
            Ignore(rule_id, words, Location(Source(path, text), Span(start, end)))
            for (rule_id, words), (start, end) in zip(
                reader.ignores(top.get("ignore")), item_spans(root, "ignore"), strict=True
            )
        ),
    )


def options_of(rule: Rule[Any], values: Mapping[str, Any]) -> Any:
    """Return the options of a rule with some values given; raises `ConfigError`."""
    reader = _Reader("", {rule.id: rule})
    default = RuleSettings(enabled=True, level=rule.level, options=rule.options())
    return reader.rules({rule.id: dict(values)}, {rule.id: default})[rule.id].options


def _preset_names() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in _PRESETS.iterdir()))


def _preset(name: str) -> Mapping[str, Any]:
    text = (_PRESETS / f"{name}.yml").read_text(encoding="utf-8")
    data, _ = parsed(text, f"preset {name}")
    return data or {}


class _Reader:
    """Reads the parts of one configuration and complains in its name."""

    def __init__(self, name: str, known: Mapping[str, Rule[Any]]) -> None:
        self.name = name
        self._known = known

    def mapping(self, data: Any, place: str, known: Iterable[str]) -> dict[str, Any]:
        """Return a map whose keys are all known; of nothing an empty one."""
        if data is None:
            return {}
        if not isinstance(data, dict):
            raise self._error(place, f"expected a map, not {_shown(data)}")
        for key in data:
            if key not in known:
                raise self._error(place, f"unknown {_shown(key)}; known: {_choices(known)}")
        return data

    def choice(self, data: Any, place: str, known: Sequence[str]) -> str | None:
        """Return one of several words, or nothing."""
        if data is None or (isinstance(data, str) and data in known):
            return data
        raise self._error(f"`{place}`", f"unknown {_shown(data)}; known: {', '.join(known)}")

    def preset(self, data: Any) -> str | None:
        """Return the name of a preset."""
        return None if data is None else self.choice(data, "extends", _preset_names())

    def fail_on(self, data: Any) -> Level | None:
        """Return the least level that fails a run."""
        word = self.choice(data, "fail_on", (*_LEVELS, "never"))
        return Level.WARNING if word is None else _LEVELS.get(word)

    def names(self, data: Any, place: str) -> tuple[str, ...]:
        """Return one name or several."""
        names = (data,) if isinstance(data, str) else () if data is None else data
        if not isinstance(names, (list, tuple)) or not all(_is_name(name) for name in names):
            raise self._error(f"`{place}`", f"expected a name or a list, not {_shown(data)}")
        return tuple(names)

    def ignores(self, data: Any) -> list[tuple[str, str]]:
        """Return the suppressions: rule id and text."""
        if not isinstance(data, (list, type(None))):
            raise self._error("`ignore`", f"expected a list, not {_shown(data)}")
        found = []
        for item in data or ():
            entry = self.mapping(item, "`ignore`", ("rule", "text"))
            rule_id, text = entry.get("rule"), entry.get("text")
            if not isinstance(rule_id, str) or not isinstance(text, str) or not text.strip():
                raise self._error("`ignore`", f"expected rule and text, not {_shown(item)}")
            self._rule(rule_id, "`ignore`")
            found.append((rule_id, " ".join(text.split())))
        return found

    def rules(self, data: Any, defaults: Mapping[str, RuleSettings]) -> Mapping[str, RuleSettings]:
        """Return the settings of all rules, given those that stand without the map."""
        if not isinstance(data, (dict, type(None))):
            raise self._error("`rules`", f"expected a map, not {_shown(data)}")
        settings = dict(defaults)
        for rule_id, value in (data or {}).items():
            rule = self._rule(rule_id, "`rules`")
            settings[rule_id] = self._settings(rule, value, settings[rule_id])
        return settings

    def _rule(self, rule_id: Any, place: str) -> Rule[Any]:
        if isinstance(rule_id, str) and rule_id in self._known:
            return self._known[rule_id]
        choices = _choices(self._known)
        raise self._error(place, f"unknown rule {_shown(rule_id)}; known: {choices}")

    def _settings(self, rule: Rule[Any], value: Any, default: RuleSettings) -> RuleSettings:
        place = f"rule `{rule.id}`"
        if isinstance(value, bool):
            return RuleSettings(enabled=value, level=default.level, options=default.options)
        if not isinstance(value, dict):
            level = self._level(value, place)
            return RuleSettings(enabled=True, level=level, options=default.options)
        values = default.options.values()
        given = self.mapping(value, place, ("level", *values))
        level = self._level(given["level"], place) if "level" in given else default.level
        for option in rule.options.declared():
            if option.name in given:
                values[option.name] = self._option(given[option.name], option, place)
        return RuleSettings(enabled=True, level=level, options=rule.options(**values))

    def _level(self, value: Any, place: str) -> Level:
        if isinstance(value, str) and value in _LEVELS:
            return _LEVELS[value]
        raise self._error(
            place, f"unknown level {_shown(value)}; known: {', '.join(_LEVELS)}, true, false"
        )

    def _option(self, value: Any, option: Option, rule: str) -> Any:
        place = f"{rule}: `{option.name}`"
        kind = type(option.default)
        if kind is tuple:
            return self._texts(value, option.choices, place)
        if type(value) is not kind:
            expected = {bool: "true or false", int: "a whole number", str: "a text"}
            raise self._error(place, f"expected {expected[kind]}, not {_shown(value)}")
        return value

    def _texts(self, value: Any, choices: Sequence[str], place: str) -> tuple[str, ...]:
        """Return a list of texts; where there are choices, as these are written and each once."""
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(place, f"expected a list of texts, not {_shown(value)}")
        if not choices:
            return tuple(value)
        for text in value:
            if text.casefold() not in choices:
                raise self._error(place, f"unknown {_shown(text)}; known: {', '.join(choices)}")
        return tuple(dict.fromkeys(text.casefold() for text in value))

    def _error(self, place: str, complaint: str) -> ConfigError:
        return ConfigError(": ".join(part for part in (self.name, place, complaint) if part))


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and bool(name.strip()) and "\0" not in name


def _choices(known: Iterable[str]) -> str:
    return ", ".join(sorted(known)) or "none"


def _shown(value: Any) -> str:
    text = f"'{value}'" if isinstance(value, str) else "nothing" if value is None else str(value)
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
