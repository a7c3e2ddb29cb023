"""Rules and reporters of other packages, found by what these say at their installation.

The folders of packages are listed here and not asked of `importlib.metadata`, which alone takes
longer to import than a short article takes to check.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sitir.errors import PluginError
from sitir.model import Rule, RuleOptions
from sitir.model.records import NamedTuple
from sitir.reporters import FORMATS
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.reporters import Reporter

_RULES, _REPORTERS = "sitir.rules", "sitir.reporters"
_SUFFIX = ".dist-info"
_LANGUAGES = ("en", "id")
_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


class _EntryPoint(NamedTuple):
    """What a package offers: the name, and the module and attribute that have the value."""

    package: str
    group: str
    name: str
    value: str

    def error(self, told: str) -> PluginError:
        """Return the error that says what is wrong with it."""
        return PluginError(f"plug-in {self.package}: {self.group}: `{self.name}` {told}")


def known_rules() -> tuple[Rule[Any], ...]:
    """Return our rules and those of the packages that are installed, sorted by id.

    Raises `PluginError` where one does not load, is no rule, or has an id that is taken.
    """
    ours = builtin_rules()
    found = {rule.id: rule for rule in ours}
    owners: dict[str, str] = {}
    for point in _entry_points(_RULES):
        rule = _rule(point)
        if rule.id in found:
            raise point.error(f"has an id that is taken by {owners.get(rule.id, 'sitir')}")
        found[rule.id] = rule
        owners[rule.id] = point.package
    if not owners:
        return ours
    return tuple(found[rule_id] for rule_id in sorted(found))


def known_formats() -> tuple[str, ...]:
    """Return the names of our formats and of those of the packages that are installed.

    Raises `PluginError` where a name is taken.
    """
    owners = dict.fromkeys(FORMATS, "sitir")
    for point in _entry_points(_REPORTERS):
        if point.name in owners:
            raise point.error(f"has a name that is taken by {owners[point.name]}")
        owners[point.name] = point.package
    return tuple(owners)


def plugin_reporter(name: str) -> Reporter:
    """Return the reporter of a format that a package offers; raises `PluginError`."""
    point = next(point for point in _entry_points(_REPORTERS) if point.name == name)
    found: Reporter = _loaded(point)
    if not callable(found):
        raise point.error(f"is no reporter but {found!r}")
    return found


def _rule(point: _EntryPoint) -> Rule[Any]:
    """Load a rule, and make sure of all that the rest of sitir takes for granted."""
    rule = _loaded(point)
    if not isinstance(rule, Rule):
        raise point.error(f"is no Rule but {rule!r}")
    if not re.fullmatch(_NAME, str(rule.id)):
        raise point.error(f"has an id that is no name in small letters and hyphens: {rule.id!r}")
    options: Any = rule.options
    if not isinstance(options, type) or not issubclass(options, RuleOptions):
        raise point.error("has options that are no RuleOptions")
    for message_id, templates in rule.messages.items():
        missing = [language for language in _LANGUAGES if language not in templates]
        if missing:
            raise point.error(f"has no words for its message `{message_id}` in `{missing[0]}`")
    return rule


def _loaded(point: _EntryPoint) -> Any:
    module, _, attributes = point.value.partition(":")
    try:
        with _installed_only():
            found: Any = import_module(module.strip())
        for attribute in filter(None, attributes.strip().split(".")):
            found = getattr(found, attribute)
    # Whatever goes wrong in it: a module may even exit.
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {error}"
        raise point.error(f"({point.value}) does not load: {told}") from error
    return found


@contextmanager
def _installed_only() -> Iterator[None]:
    """Import nothing from the working folder, where `python -m` and PYTHONPATH look first."""
    before = list(sys.path)
    sys.path[:] = _folders()
    try:
        yield
    finally:
        sys.path[:] = before


def _folders() -> list[str]:
    """Return the folders of packages: the articles' own folder is none, whatever is in it."""
    here = ""
    with suppress(OSError):
        here = os.path.realpath(os.getcwd())  # noqa: PTH109 - of a path that is one of text
    return [folder for folder in sys.path if folder and os.path.realpath(folder) != here]


def _entry_points(group: str) -> Iterator[_EntryPoint]:
    """Yield what the packages offer, by package; of a package installed twice, the first is."""
    packages: dict[str, str] = {}
    for folder in _folders():
        # Of the folders that Python names, some are archives, and some are not there.
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208 - a path for each takes long
                if name.endswith(_SUFFIX):
                    package = name.removesuffix(_SUFFIX).rpartition("-")[0]
                    packages.setdefault(package.lower().replace("-", "_"), f"{folder}/{name}")
    for package in sorted(packages):
        text = _offers(f"{packages[package]}/entry_points.txt")
        if group.encode() in text:
            yield from _listed(package, group, text.decode("utf-8", errors="replace"))


def _offers(file: str) -> bytes:
    # Most packages have no such file, and one that cannot be read offers us nothing.
    try:
        descriptor = os.open(file, os.O_RDONLY)
    except OSError:
        return b""
    with open(descriptor, "rb") as stream:  # noqa: PTH123 - there is no path of a descriptor
        return stream.read()


def _listed(package: str, group: str, text: str) -> Iterator[_EntryPoint]:
    is_ours = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            is_ours = line == f"[{group}]"
        elif is_ours and line and line[0] not in "#;":
            name, _, value = line.partition("=")
            # Extras may follow in brackets, which nobody uses any more.
            point = _EntryPoint(package, group, name.strip(), value.partition("[")[0].strip())
            if not point.name or not point.value:
                raise point.error("names no module")
            yield point
