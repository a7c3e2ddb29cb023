"""Walks over the tokens of LaTeX and makes blocks of what is between them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Location, NoteMark, Span
from sitir.readers.draft import Link
from sitir.readers.latex import commands
from sitir.readers.latex.building import Building
from sitir.readers.latex.signs import accented, escaped, named, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from sitir.model import Source
    from sitir.readers.draft import Draft
    from sitir.readers.latex.pairs import Text

    Handler: TypeAlias = Callable[["Walk", Span, str], int | None]

_TOKEN = Pattern(
    r"\\(?:(?P<name>[A-Za-z@]+)|(?P<sign>[\s\S]|\Z))|``|[{}~&`]|---?|''?|\"[`']"
    r"|(?P<blank>(?:\r\n?|\n)[ \t\x00]*(?:\r\n?|\n))"
)
_ACCENTS = frozenset("`'^~=.\"")
_ACCENT_NAMES = frozenset("uvHtcdbrk")
_LONGEST_SIGN = 2
_DEEPEST = 12


class Environment:
    """An environment that is open."""

    def __init__(self, name: str, kind: BlockKind) -> None:
        self.name = name
        self.kind = kind
        # The items of a list so far.
        self.items = 0


class Group:
    """A brace that is open: what ends with it, and where it began."""

    def __init__(self, role: str, start: int, target: str = "") -> None:
        self.role = role
        self.start = start
        self.target = target


class Walk:
    """A walk over the files of an article; what is open stays so where another file begins."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self.drafts: list[Draft] = []
        self.text: Text
        self.source: Source
        self.block = Building(0)
        self.environments = [Environment("", BlockKind.PARAGRAPH)]
        self.notes = 0
        self._open: Counter[str] = Counter()
        self._handlers = handlers
        self._groups: list[Group] = []
        self._depth = 0

    def read(self, text: Text, source: Source, span: Span) -> None:
        """Read a stretch of a file."""
        before = getattr(self, "text", text), getattr(self, "source", source), self._groups
        self.text, self.source, self._groups = text, source, []
        self.block = Building(span.start, self.environments[-1].kind)
        self._tokens(span)
        self.end_block(span.end, span.end)
        self.text, self.source, self._groups = before

    def read_apart(self, span: Span, block: Building) -> list[Draft]:
        """Read a stretch that is a block of its own inside another, and return its drafts."""
        if self._depth >= _DEEPEST:
            return []
        before = self.block, self.drafts, self._groups, self.environments
        self.block, self.drafts, self._groups = block, [], []
        self.environments = [Environment("", block.kind)]
        self._depth += 1
        self._tokens(span)
        self.end_block(span.end, span.end)
        self._depth -= 1
        # What is left open inside is not open outside.
        self._open.subtract(each.name for each in self.environments[1:])
        found = self.drafts
        self.block, self.drafts, self._groups, self.environments = before
        return found

    def end_block(self, end: int, start: int, following: Building | None = None) -> None:
        """End the block that is open at `end`, and begin another at `start`."""
        draft = self.block.draft(self.source, self.text.text, end)
        # What stands in a list of references before its first item only sets it up.
        is_set_up = self.environments[-1].name == "thebibliography" and not self.block.marker
        if draft is not None and not is_set_up:
            self.drafts.append(draft)
        self.drafts += self.block.later
        if following is None:
            following = Building(start, self.environments[-1].kind)
        self.block = following

    def go_on(self, start: int) -> None:
        """Begin a block where nothing is to be ended."""
        self.block = Building(start, self.environments[-1].kind)

    def open_group(self, role: str, brace: int, target: str = "") -> None:
        """Open the group of an argument, of which the brace has been read."""
        self._groups.append(Group(role, brace + 1, target))

    def declare(self, role: str, start: int) -> None:
        r"""Let the group that is open be set otherwise from here on (`{\\em …}`)."""
        if self._groups and not self._groups[-1].role:
            self._groups[-1] = Group(role, start)

    def open_environment(self, name: str) -> None:
        """Open an environment; its blocks are what it says, or what those around it are."""
        kind = commands.BLOCKS.get(name.rstrip("*"), self.environments[-1].kind)
        self.environments.append(Environment(name, kind))
        self._open[name] += 1

    def close_environment(self, name: str) -> None:
        """Close the environment of a name, and those that were left open in it."""
        if not self._open[name] or len(self.environments) == 1:
            return
        while len(self.environments) > 1:
            closed = self.environments.pop()
            self._open[closed.name] -= 1
            if closed.name == name:
                return

    def note(self, whole: Span, content: Span, *, is_called: bool) -> None:
        """Read a footnote, which its mark in the text calls."""
        if is_called:
            self.notes += 1
            mark = NoteMark(Location(self.source, whole), str(self.notes))
            self.block.notes.append(mark)
        self.block.edit(whole.start, whole.end)
        note = Building(content.start, BlockKind.FOOTNOTE, marker=str(max(1, self.notes)))
        self.block.later += self.read_apart(content, note)

    def _tokens(self, span: Span) -> None:
        text = self.text.text
        search = _TOKEN.search
        at = span.start
        while token := search(text, at, span.end):
            start = token.start()
            sign = text[start]
            if sign == "\\":
                if token["name"] is not None:
                    at = self._command(Span(start, token.end()), token["name"], span.end)
                else:
                    at = self._sign(start, token["sign"])
            elif sign == "{":
                self.block.edit(start, start + 1)
                self._groups.append(Group("", start + 1))
                at = start + 1
            elif sign == "}":
                self._close(start)
                at = start + 1
            elif sign == "&":
                if self.environments[-1].kind is BlockKind.TABLE_CELL:
                    self.end_block(start, start + 1)
                at = start + 1
            elif sign in "\r\n":
                at = self._blank(start, token.end())
            else:
                self.block.edit(start, token.end(), typed(token.group()))
                at = token.end()

    def _blank(self, start: int, end: int) -> int:
        # An item of a list of references goes on to the next `\bibitem`.
        if self.environments[-1].name == "thebibliography":
            return end
        if self.block.kind is BlockKind.FOOTNOTE or self._depth:
            return end
        self.end_block(start, end - 1)
        return end - 1 if end - 1 > start else end

    def _close(self, at: int) -> None:
        group = self._groups.pop() if self._groups else Group("", at)
        block = self.block
        shown = ""
        first = max(group.start, block.start)
        if group.role == "strong":
            block.strong.append(Span(first, at))
        elif group.role == "raised":
            block.raised.append(Span(first, at))
        elif group.role == "emphasis":
            block.emphasis.append(Span(first, at))
        elif group.role == "link":
            block.links.append(Link(Span(first, at), group.target))
        elif group.role == "quote":
            shown = "”"
        block.edit(at, at + 1, shown)
        if group.role == "section":
            self.end_block(at, at + 1)

    def _sign(self, start: int, sign: str) -> int:
        block = self.block
        if sign in _ACCENTS and (letter := accented(self.text.text, start)):
            block.edit(start, letter[1], letter[0])
            return letter[1]
        if sign == "\\":
            return self._line_break(start)
        shown = escaped(sign)
        if shown is not None:
            block.edit(start, start + 1 + len(sign), shown)
        return start + 1 + len(sign)

    def _line_break(self, start: int) -> int:
        end = start + 2
        if self.text.text.startswith("*", end):
            end += 1
        if self.text.text.startswith("[", end) and (space := self.text.optional(end)) is not None:
            end = space.end + 1
        if self.environments[-1].kind is BlockKind.TABLE_CELL and not self._depth:
            self.end_block(start, end)
        else:
            self.block.edit(start, end, "\n")
        return end

    def _command(self, command: Span, name: str, limit: int) -> int:
        text = self.text.text
        if name in _ACCENT_NAMES and (letter := accented(text, command.start)):
            self.block.edit(command.start, letter[1], letter[0])
            return letter[1]
        handler = self._handlers.get(name) or self._handler_by_part(name)
        if handler is not None and (end := handler(self, command, name)) is not None:
            return min(end, limit)
        shown = named(name)
        if shown is not None:
            end = command.end
            # TeX skips spaces after any; after words and dots they are kept, as they are meant.
            if len(shown) <= _LONGEST_SIGN and shown != "…":
                while text.startswith((" ", "\t"), end):
                    end += 1
            self.block.edit(command.start, end, shown)
            return end
        if name in commands.BREAKS and not self._depth:
            self.end_block(command.start, command.start)
        end = command.end + text.startswith("*", command.end)
        return min(self.without_arguments(command.start, end, commands.ARGUMENTS.get(name)), limit)

    def _handler_by_part(self, name: str) -> Handler | None:
        """Return the handler of a command that a package or the article names after another."""
        if "cite" in name or "Cite" in name:
            return self._handlers["cite"]
        return self._handlers["bibliography"] if name.startswith("bibliography") else None

    def without_arguments(self, start: int, at: int, signs: str | None) -> int:
        """Delete a command and its arguments but the texts, and return where to go on."""
        if signs is None:
            # Of what is not known, at least options right after it are no text.
            if (
                self.text.text.startswith("[", at)
                and (option := self.text.optional(at)) is not None
            ):
                at = option.end + 1
            self.block.edit(start, at)
            return at
        kept = 0
        for sign in signs:
            if sign == "o":
                found = self.text.optional(at)
            else:
                taken = self.text.token_or_argument(at)
                found = taken[0] if taken else None
            if found is None:
                if sign == "o":
                    continue
                break
            end = self.text.pairs.get(found.start - 1, found.end - 1) + 1
            if sign == "k":
                kept = kept or found.start - 1
                if kept == found.start - 1:
                    self.block.edit(start, kept)
            elif kept:
                self.block.edit(at, end)
            at = end
        if kept:
            return kept
        self.block.edit(start, at)
        return at
