"""Finds the matching brackets of a text."""

from __future__ import annotations

import re

from sitir.model import Span

_BRACKET = re.compile(r"[()\[\]]")
_CLOSES = {")": "(", "]": "["}
# A bracket that is still open after so much text was never closed; a citation is shorter.
_MAX_LENGTH = 1500
# Deeper nests are formulas or noise.
_MAX_DEPTH = 40


class Bracket:
    """A pair of brackets; `span` includes both signs."""

    def __init__(self, span: Span, sign: str, inner: tuple[Bracket, ...] = ()) -> None:
        self.span = span
        self.sign = sign
        self.inner = inner

    @property
    def content(self) -> Span:
        """What stands between the two signs."""
        return Span(self.span.start + 1, self.span.end - 1)


def brackets(text: str) -> tuple[Bracket, ...]:
    """Return the outermost matching pairs of a text, in order, each with those inside it.

    A sign without a partner is passed over. Linear in the length of the text.
    """
    outermost: list[Bracket] = []
    stack: list[tuple[str, int, list[Bracket]]] = []
    for match in _BRACKET.finditer(text):
        sign, at = match.group(), match.start()
        if sign in "([":
            stack.append((sign, at, []))
            if len(stack) > _MAX_DEPTH:
                _, _, orphans = stack.pop(0)
                outermost.extend(orphans)
            continue
        depth = _partner(stack, _CLOSES[sign], at)
        if depth is None:
            continue
        # Openers above the partner were never closed: what they hold belongs to the partner.
        inner = [pair for _, _, pairs in stack[depth:] for pair in pairs]
        start = stack[depth][1]
        del stack[depth:]
        inner.sort(key=lambda pair: pair.span)
        pair = Bracket(Span(start, at + 1), _CLOSES[sign], tuple(inner))
        (stack[-1][2] if stack else outermost).append(pair)
    outermost.extend(pair for _, _, pairs in stack for pair in pairs)
    return tuple(sorted(outermost, key=lambda pair: pair.span))


def _partner(stack: list[tuple[str, int, list[Bracket]]], sign: str, at: int) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if at - stack[depth][1] > _MAX_LENGTH:
            return None
        if stack[depth][0] == sign:
            return depth
    return None
