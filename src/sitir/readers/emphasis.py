"""Pairs the runs of `*` and `_` that mark emphasis, by CommonMark's rules and in linear time."""

from __future__ import annotations


class Run:
    """A run of one mark, by its offsets; pairing shortens it."""

    __slots__ = ("closes", "end", "mark", "opens", "start")

    def __init__(self, start: int, end: int, *, mark: str, opens: bool, closes: bool) -> None:
        self.start = start
        self.end = end
        self.mark = mark
        self.opens = opens
        self.closes = closes


def run_at(text: str, start: int, end: int) -> Run:
    """Return the run from `start` to `end`, with what it may do (CommonMark 0.31, § 6.2).

    Between two digits a mark is a sign of multiplication.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    # Nearly all stand at the beginning or the end of a word.
    if before.isalnum() is not after.isalnum():
        opens = after.isalnum()
        return Run(start, end, mark=text[start], opens=opens, closes=not opens)
    if before.isdigit() and after.isdigit():
        return Run(start, end, mark=text[start], opens=False, closes=False)
    space_before, space_after = before.isspace(), after.isspace()
    sign_before = not before.isalnum() and not space_before
    sign_after = not after.isalnum() and not space_after
    opens = not space_after and (not sign_after or space_before or sign_before)
    closes = not space_before and (not sign_before or space_after or sign_after)
    if text[start] == "_":
        opens, closes = opens and (not closes or sign_before), closes and (not opens or sign_after)
    return Run(start, end, mark=text[start], opens=opens, closes=closes)


class Pairing:
    """Runs met from left to right, and what their pairs delete and set in bold."""

    def __init__(self) -> None:
        self.deleted: list[tuple[int, int]] = []
        self.strong: list[tuple[int, int]] = []
        self._open: dict[str, list[Run]] = {"*": [], "_": []}

    def add(self, run: Run) -> None:
        """Pair a run with open ones, and keep what is left of it open."""
        if run.closes:
            self._close(run)
        if run.opens and run.start < run.end:
            self._open[run.mark].append(run)

    def _close(self, closer: Run) -> None:
        openers = self._open[closer.mark]
        others = self._open["_" if closer.mark == "*" else "*"]
        while openers and closer.start < closer.end:
            opener = openers[-1]
            size = min(2, opener.end - opener.start, closer.end - closer.start)
            opener.end -= size
            self.deleted.append((opener.end, opener.end + size))
            self.deleted.append((closer.start, closer.start + size))
            closer.start += size
            if size > 1:
                self.strong.append((opener.end, closer.start))
            while others and others[-1].start > opener.start:
                others.pop()
            if opener.start == opener.end:
                openers.pop()
