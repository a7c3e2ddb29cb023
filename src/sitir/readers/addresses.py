"""Finds addresses (web, e-mail) in running text, whatever the format."""

from __future__ import annotations

from sitir.lexicons.patterns import Pattern
from sitir.readers.draft import CONTINUED, DELETED

_STOP = rf"\s<>\"“”‘’`{{}}|￼{DELETED}{CONTINUED}"
WEB = rf"(?:https?://|www\.)[^{_STOP}]+"
"""A pattern of what may be a web address; `web_end` tells where it ends."""

MAIL_HOST = r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
"""A pattern of the second half of an e-mail address."""

_MAIL_BOX = Pattern(r"[A-Za-z0-9._%+-]{1,64}\Z")
_ADDRESS = Pattern(f"(?P<web>{WEB})|{MAIL_HOST}")
_CLOSERS = {")": "(", "]": "["}
_TRAILING = ".,;:!?'*_~"


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of all addresses of a text."""
    found = []
    at = 0
    while match := _ADDRESS.search(text, at):
        start, end = match.span()
        if match.lastgroup:
            end = web_end(text, start, end)
        else:
            box = mail_box_start(text, start)
            if box is None:
                at = start + 1
                continue
            start = box
        found.append((start, end))
        at = max(end, match.start() + 1)
    return found


def web_end(text: str, start: int, end: int) -> int:
    """Return where a web address ends: before punctuation and brackets of the sentence."""
    balance = {")": 0, "]": 0}
    counted = False
    while end > start:
        last = text[end - 1]
        if last in _CLOSERS:
            if not counted:
                body = text[start:end]
                balance = {c: body.count(o) - body.count(c) for c, o in _CLOSERS.items()}
                counted = True
            if balance[last] >= 0:
                break
            balance[last] += 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def mail_box_start(text: str, at: int) -> int | None:
    """Return where the e-mail address begins whose `@` stands at `at`, if there is one."""
    box = _MAIL_BOX.search(text[max(0, at - 64) : at])
    return None if box is None else at - len(box.group())
