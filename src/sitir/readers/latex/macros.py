"""Finds the macros that an article defines: what they take, and what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.model.records import NamedTuple
from sitir.readers.latex import commands
from sitir.readers.latex.pairs import Text

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DEFINITION = Pattern(
    r"\\(?:(?P<new>(?:re)?newcommand|providecommand|DeclareRobustCommand|newrobustcmd)\*?"
    r"|(?P<document>(?:New|Renew|Provide|Declare)DocumentCommand)|(?P<def>[gex]?def)|(?P<let>let))"
    r"\s{0,8}(?:\{\s{0,8}\\(?P<braced>[A-Za-z@]+)\s{0,8}\}|\\(?P<bare>[A-Za-z@]+))"
)
_LET = Pattern(r"\s{0,8}=?\s{0,8}\\([A-Za-z@]+)")
_PARAMETERS = Pattern(r"(?:#[1-9])*")
_SPECIFICATION = Pattern(r"[mos]|O\{([^{}]*)\}|[+!\s]")
_CALL = Pattern(r"\\([A-Za-z@]+)")
_PARAMETER = Pattern(r"#([1-9])")
_CITES = Pattern(r"\\[A-Za-z]*[cC]ite")
_MOST_PARAMETERS = 9
_LONGEST = 20_000
_DEEPEST = 10


STAR = "\0"
"""Stands for the default of a parameter that is a star, of which nothing is printed."""


class Macro(NamedTuple):
    """A macro of the article."""

    defaults: tuple[str | None, ...]
    """One for each parameter; `None` of one that must be given, `STAR` of a star."""
    body: str


class Macros:
    """The macros of an article, by name."""

    def __init__(self) -> None:
        self._macros: dict[str, Macro] = {}
        self._flat: dict[str, Macro | None] = {}

    def learn(self, text: Text) -> list[Span]:
        """Take the definitions of a text, the last of a name, and return where they stand."""
        found: list[Span] = []
        for name, macro, span in _definitions(text):
            found.append(span)
            if not _is_known(name, macro):
                self._macros[name] = macro
        self._flat.clear()
        return found

    def __contains__(self, name: str) -> bool:
        return name in self._macros

    def __bool__(self) -> bool:
        return bool(self._macros)

    def get(self, name: str) -> Macro | None:
        """Return a macro that is there with those it calls replaced; none that has no end."""
        return self._at_depth(name, 0)

    def _at_depth(self, name: str, depth: int) -> Macro | None:
        if name not in self._flat:
            if depth >= _DEEPEST:
                return None
            # What it calls while it is being replaced itself has no end.
            self._flat[name] = None
            self._flat[name] = self._flattened(self._macros[name], depth)
        return self._flat[name]

    def _flattened(self, macro: Macro, depth: int) -> Macro | None:
        text = Text(macro.body)
        parts: list[str] = []
        at = length = 0
        while call := _CALL.search(text.text, at):
            inner = None
            if call[1] in self._macros:
                inner = self._at_depth(call[1], depth + 1)
            parts.append(text.text[at : call.start()])
            at = call.end()
            if inner is None:
                parts.append(call.group())
            else:
                given, at = arguments(text, inner, at)
                parts.append(substituted(inner, given, text.text))
            length += len(parts[-1])
            if length > _LONGEST:
                return None
        parts.append(text.text[at:])
        return macro._replace(body="".join(parts))


def arguments(text: Text, macro: Macro, at: int) -> tuple[list[Span | None], int]:
    """Return what a call gives for each parameter, `None` for nothing, and where to go on."""
    given: list[Span | None] = []
    for default in macro.defaults:
        if default == STAR:
            given.append(None)
            at += text.text.startswith("*", at)
            continue
        found = text.optional(at) if default is not None else None
        if default is not None:
            given.append(found)
            at = found.end + 1 if found is not None else at
            continue
        taken = text.token_or_argument(at)
        given.append(taken[0] if taken else None)
        at = taken[1] if taken else at
    if not macro.defaults and text.text.startswith("{}", at):
        at += 2
    return given, at


def pieces(macro: Macro) -> Iterator[tuple[str, int]]:
    """Yield what a body consists of: texts with -1, and the numbers of parameters, from 0."""
    at = 0
    for match in _PARAMETER.finditer(macro.body):
        yield macro.body[at : match.start()], -1
        number = int(match[1]) - 1
        if number < len(macro.defaults):
            yield "", number
        at = match.end()
    yield macro.body[at:], -1


def substituted(macro: Macro, given: list[Span | None], text: str) -> str:
    """Return what a call stands for."""
    return "".join(
        words if number < 0 else argument(macro, given, number, text)
        for words, number in pieces(macro)
    )


def argument(macro: Macro, given: list[Span | None], number: int, text: str) -> str:
    """Return what a parameter stands for in a call."""
    span = given[number]
    if span is None:
        return (macro.defaults[number] or "").strip(STAR)
    return text[span.start : span.end]


def cites(macro: Macro) -> bool:
    """Tell whether a macro calls a command that cites."""
    return _CITES.search(macro.body) is not None


def _is_known(name: str, macro: Macro) -> bool:
    """Tell whether the reader knows a command itself, so that how it looks does not matter."""
    if "cite" in name.lower() and name not in commands.NOT_CITING:
        return not cites(macro) or name in ("cite", "citep", "citet")
    return (
        name in commands.ARGUMENTS
        or name in commands.LEVELS
        or name in commands.POINTERS
        or name in commands.BREAKS
        or name in commands.NOTES
        or name in commands.QUOTES
        or name in commands.INPUTS
        or name in commands.CAPTIONS
        or name in commands.ROLES
        or name in commands.TITLE
        or name in ("item", "url", "href", "bibitem", "title", "footnotesize")
    )


def _definitions(text: Text) -> Iterator[tuple[str, Macro, Span]]:
    at = 0
    while match := _DEFINITION.search(text.text, at):
        at = match.end()
        found = _definition(text, match)
        if found is not None:
            macro, at = found
            yield match["braced"] or match["bare"], macro, Span(match.start(), at)


def _definition(text: Text, match: re.Match[str]) -> tuple[Macro, int] | None:
    at = match.end()
    if match["let"]:
        alias = _LET.match(text.text, at)
        return (Macro((), f"\\{alias[1]}"), alias.end()) if alias else None
    defaults: tuple[str | None, ...] = ()
    if match["new"]:
        count = text.optional(at)
        if count is not None:
            digits = text.text[count.start : count.end].strip()
            number = int(digits) if digits.isdecimal() and len(digits) == 1 else 0
            defaults = (None,) * number
            at = count.end + 1
            default = text.optional(at)
            if default is not None and number:
                defaults = (text.text[default.start : default.end], *defaults[1:])
                at = default.end + 1
    elif match["document"]:
        given = text.argument(at)
        if given is None:
            return None
        specification = text.text[given.start : given.end]
        defaults = tuple(_defaults(specification))
        at = given.end + 1
    else:
        parameters = _PARAMETERS.match(text.text, at)
        if parameters:
            defaults = (None,) * min(_MOST_PARAMETERS, len(parameters.group()) // 2)
            at = parameters.end()
    body = text.argument(at)
    if body is None:
        return None
    return Macro(defaults, text.text[body.start : body.end]), body.end + 1


def _defaults(specification: str) -> Iterator[str | None]:
    """Yield the defaults of an xparse specification."""
    for match in _SPECIFICATION.finditer(specification[:200]):
        sign = match.group()[0]
        if sign == "m":
            yield None
        elif sign == "s":
            yield STAR
        elif sign in "oO":
            yield match[1] or ""
