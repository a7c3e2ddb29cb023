"""Reads what the user has silenced, in comments of the article and in the configuration."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sitir.model import Problem, Suppressed
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sitir.model import Comment, Ignore, Location, Span

# A comment that means to speak to us, however it is misspelled, so that a slip is reported.
_ADDRESS = re.compile(r"sitir\b\s*(?::|ignore\b)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"sitir:\s*ignore\[([^\[\]]*)\]\s*(.*)", re.DOTALL)
_RULE_ID = re.compile(r"[^,\s]+")


class Suppression(NamedTuple):
    """One rule silenced at one place."""

    rule_id: str
    location: Location
    """The comment, or the item of the configuration."""
    suppressed: Suppressed
    """What a silenced finding is marked with."""
    covers: Span | None = None
    """What a comment covers of its source."""
    text: str = ""
    """What the place of a finding contains that the configuration silences."""


class Silence:
    """All suppressions that hold for one article, found by place."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self._everywhere: dict[str, list[Suppression]] = {}
        self._local: dict[tuple[str, int], _Stretches] = {}
        for suppression in suppressions:
            if suppression.covers is None:
                self._everywhere.setdefault(suppression.rule_id, []).append(suppression)
            else:
                source = suppression.location.source
                place = suppression.rule_id, id(source)
                self._local.setdefault(place, _Stretches()).add(suppression, suppression.covers)

    def over(self, rule_id: str, location: Location) -> Suppression | None:
        """Return the suppression that silences a finding of this rule at this place, if any."""
        local = self._local.get((rule_id, id(location.source)))
        found = local.over(location.span) if local else None
        if found is not None or rule_id not in self._everywhere:
            return found
        text = " ".join(location.text.split())
        everywhere = self._everywhere[rule_id]
        return next((suppression for suppression in everywhere if suppression.text in text), None)


class _Stretches:
    """The suppressions of one rule in one source, in the order of their comments."""

    def __init__(self) -> None:
        self._found: list[Suppression] = []
        self._starts: list[int] = []
        self._furthest: list[int] = []

    def add(self, suppression: Suppression, covers: Span) -> None:
        self._found.append(suppression)
        self._starts.append(covers.start)
        self._furthest.append(max(covers.end, self._furthest[-1] if self._furthest else 0))

    def over(self, span: Span) -> Suppression | None:
        index = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        while index >= 0 and self._furthest[index] > span.start:
            covers = self._found[index].covers
            if covers is not None and covers.end > span.start:
                return self._found[index]
            index -= 1
        return None


class Directives(NamedTuple):
    """What the comments of an article say to sitir."""

    suppressions: tuple[Suppression, ...]
    malformed: tuple[Problem, ...]


def directives(comments: Iterable[Comment], known: Collection[str]) -> Directives:
    """Return the suppressions of the comments, and as problems what cannot be one.

    The problems' messages are those of the rule `useless-suppression`.
    """
    suppressions: list[Suppression] = []
    malformed: list[Problem] = []
    for comment in comments:
        text = comment.text.strip()
        if not _ADDRESS.match(text):
            continue
        directive = _DIRECTIVE.match(text)
        if directive is None or not _RULE_ID.search(directive.group(1)):
            malformed.append(Problem(comment.location, ("malformed", {"text": text})))
            continue
        reason = " ".join(directive.group(2).split())
        suppressed = Suppressed("comment", reason, comment.location)
        for rule_id in dict.fromkeys(_RULE_ID.findall(directive.group(1))):
            if rule_id in known:
                place = comment.location
                suppressions.append(Suppression(rule_id, place, suppressed, comment.covers))
            else:
                arguments = {"rule": rule_id, "known": ", ".join(sorted(known))}
                malformed.append(Problem(comment.location, ("unknown-rule", arguments)))
    return Directives(tuple(sorted(suppressions, key=_start)), tuple(malformed))


def configured(ignores: Iterable[Ignore]) -> tuple[Suppression, ...]:
    """Return the suppressions that a configuration asks for."""
    return tuple(
        Suppression(
            ignore.rule_id,
            ignore.location,
            Suppressed("configuration", "", ignore.location),
            text=ignore.text,
        )
        for ignore in ignores
    )


def unused(suppression: Suppression) -> Problem:
    """Return the problem of a suppression that silences nothing."""
    return Problem(suppression.location, ("unused", {"rule": suppression.rule_id}))


def _start(suppression: Suppression) -> int:
    return suppression.covers.start if suppression.covers else 0
