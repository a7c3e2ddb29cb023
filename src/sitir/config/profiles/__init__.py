"""Turns the profile of a journal, what its guidelines ask for, into options of rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sitir.config.yaml_text import parsed
from sitir.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FOLDER = Path(__file__).parent
_LANGUAGES = ("id", "en")
_CONNECTIVES = ("&", "dan", "and")
_ET_AL = ("et al.", "dkk.")
_HUNDRED = 100
_TWO = 2
_KEYS = (
    "abstracts", "connective", "doi", "et_al", "extends", "keywords", "recent", "recent_years",
    "sources",
)  # fmt: skip


class Reader(Protocol):
    """What complains in the name of a configuration."""

    name: str

    def mapping(self, data: Any, place: str, known: Iterable[str]) -> dict[str, Any]:
        """Return a map whose keys are all known; of nothing an empty one."""

    def choice(self, data: Any, place: str, known: Sequence[str]) -> str | None:
        """Return one of several words, or nothing."""


def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that come with sitir."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yml")))


def rules_of(data: Any, reader: Reader) -> Mapping[str, Any]:
    """Return the map of rules that a profile stands for: its name, or a map that may extend one.

    Raises `ConfigError`.
    """
    place = "`profile`"
    given: dict[str, Any] = {"extends": data} if isinstance(data, str) else data
    given = reader.mapping(given, place, _KEYS)
    asked: dict[str, Any] = {}
    name = reader.choice(given.get("extends"), "profile", profile_names())
    if name is not None:
        text = (_FOLDER / f"{name}.yml").read_text(encoding="utf-8")
        asked, _ = parsed(text, f"profile {name}")
    checked = _Asked({**asked, **given}, reader)
    few, many = checked.range("keywords")
    connective, et_al = checked.word("connective", _CONNECTIVES), checked.word("et_al", _ET_AL)
    unmet = {
        "least_sources": checked.number("sources"),
        "recent_percent": checked.number("recent", most=_HUNDRED),
        "recent_years": checked.number("recent_years"),
        "needs_doi": checked.switch("doi"),
        "least_keywords": few,
        "most_keywords": many,
    }
    mixed = {"connective": connective, "et_al": et_al}
    abstracts = {"languages": checked.words("abstracts", _LANGUAGES)}
    found: dict[str, dict[str, Any]] = {
        "missing-abstract": abstracts,
        "mixed-citation-style": mixed,
        "unmet-profile": unmet,
    }
    given_ones = {
        rule: {option: value for option, value in options.items() if value is not None}
        for rule, options in found.items()
    }
    return {rule: options for rule, options in given_ones.items() if options}


class _Asked:
    """What a profile asks for; `None` stands for what it leaves open."""

    def __init__(self, data: Mapping[str, Any], reader: Reader) -> None:
        self._data = data
        self._reader = reader

    def number(self, key: str, *, most: int | None = None) -> int | None:
        value = self._data.get(key)
        if value is None:
            return None
        if type(value) is not int or value < 0 or (most is not None and value > most):
            upto = "" if most is None else f" up to {most}"
            raise self._error(key, f"expected a whole number{upto}", value)
        return value

    def switch(self, key: str) -> bool | None:
        value = self._data.get(key)
        if value is not None and type(value) is not bool:
            raise self._error(key, "expected true or false", value)
        return value

    def range(self, key: str) -> tuple[int | None, int | None]:
        value = self._data.get(key)
        if value is None:
            return None, None
        is_pair = isinstance(value, list) and len(value) == _TWO
        if not is_pair or any(type(each) is not int or each < 0 for each in value):
            raise self._error(key, "expected two whole numbers", value)
        if value[0] > value[1]:
            raise self._error(key, "expected the least number first", value)
        return value[0], value[1]

    def word(self, key: str, known: Sequence[str]) -> list[str] | None:
        value = self._reader.choice(self._data.get(key), f"profile: {key}", known)
        return None if value is None else [value]

    def words(self, key: str, known: Sequence[str]) -> list[str] | None:
        value = self._data.get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            raise self._error(key, "expected a list", value)
        return [
            word for each in value if (word := self._reader.choice(each, f"profile: {key}", known))
        ]

    def _error(self, key: str, expected: str, value: Any) -> ConfigError:
        shown = " ".join(str(value).split())[:60]
        return ConfigError(f"{self._reader.name}: `profile: {key}`: {expected}, not {shown}")
