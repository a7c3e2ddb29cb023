"""Masks the inline markup of Markdown: emphasis, links, formulas, tags, notes, escapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE
from sitir.readers.addresses import MAIL_HOST, WEB, mail_box_start, web_end
from sitir.readers.draft import CONTINUED, DELETED
from sitir.readers.emphasis import Pairing, run_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|"
    "font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|q|s|samp|section|small|span|strike|strong|sub|"
    "summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var"
)
# All alternatives begin with a literal, which lets `re` skip to the next one quickly.
_LANDMARK = Pattern(r"\\|<|@|\[|\]|!\[|\$|\*|_|~|\^|&|http|www\.")
_TAG = Pattern(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>")
_AUTOLINK = Pattern(rf"<(?:https?|ftp|mailto|doi)[^\s<>]*>|<[^\s<>@]{{1,64}}{MAIL_HOST}>")
_WEB = Pattern(WEB)
_KEY = Pattern(r"@(?:\{[^{}\s]{1,200}\}|\w[\w:.#$%&\-+?<>~/]*)?")
_MAIL_HOST = Pattern(MAIL_HOST)
_NOTE = Pattern(r"\[\^[^\]\s]{1,100}\]")
_RAISED = Pattern(r"\^[^\s^\[]{1,20}\^|~[^\s~]{1,20}~")
_ENTITY = Pattern(r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DESTINATION = Pattern(
    r"\([ \t]*(?:<([^<>\r\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]{0,500}\))*))"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?[ \t]*\)"
)
_LABEL = Pattern(r"\[([^\[\]]{0,200})\]")
_ATTRIBUTES = Pattern(r"\{[^{}\r\n]{0,200}\}")
_BREAK_TAG = Pattern(r"<br\b", re.IGNORECASE)
_ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPED = Pattern(r"\\(?=[!-/:-@\[-`{-~])")
_LONGEST_FORMULA = 1000


class Inline:
    """What the inline markup of one block leaves; offsets count from the block's start."""

    def __init__(
        self,
        mask: str,
        links: tuple[tuple[int, int, str], ...],
        addresses: tuple[tuple[int, int], ...],
        strong: tuple[tuple[int, int], ...],
        raised: tuple[tuple[int, int], ...] = (),
        notes: tuple[tuple[int, int, str], ...] = (),
        asides: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.mask = mask
        self.links = links
        self.addresses = addresses
        self.strong = strong
        # What is set as superscript.
        self.raised = raised
        # The signs that call notes, with their labels.
        self.notes = notes
        # The notes that are written where they are called, `^[…]`, with their signs.
        self.asides = asides


def inline(text: str, targets: Mapping[str, str]) -> Inline:
    """Mask the inline markup of the text of one block; `targets` are those of link labels."""
    if not _LANDMARK.search(text):
        return Inline(text, (), (), ())
    scan = _Scan(text, targets)
    scan.run()
    return scan.result()


class _Scan:
    """One pass over the tokens of a block, from left to right."""

    def __init__(self, text: str, targets: Mapping[str, str]) -> None:
        self.text = text
        self.targets = targets
        self.edits: list[tuple[int, int, str]] = []
        self.links: list[tuple[int, int, str]] = []
        self.addresses: list[tuple[int, int]] = []
        self.raised: list[tuple[int, int]] = []
        self.notes: list[tuple[int, int, str]] = []
        self.asides: list[tuple[int, int]] = []
        self.brackets: list[int] = []
        self.pairing = Pairing()
        self.raised_from = -1
        """Where a `<sup>` that is still open has its text."""
        self.math_clear = 0
        """No formula ends before this offset, as an earlier search has found."""

    def run(self) -> None:
        """Read all tokens."""
        handlers: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "<": self._angle,
            "h": self._web,
            "w": self._web,
            "@": self._at,
            "[": self._open,
            "!": self._open,
            "]": self._close,
            "$": self._math,
            "*": self._emphasis,
            "_": self._emphasis,
            "~": self._tilde,
            "^": self._raised,
            "&": self._entity,
        }
        at = 0
        text, search = self.text, _LANDMARK.search
        while landmark := search(text, at):
            start = landmark.start()
            at = handlers[text[start]](start)

    def result(self) -> Inline:
        """Apply the edits."""
        parts: list[str] = []
        at = 0
        self.edits += ((start, end, "") for start, end in self.pairing.deleted)
        for start, end, replacement in sorted(self.edits):
            if start < at:
                continue
            parts += (self.text[at:start], replacement, DELETED * (end - start - len(replacement)))
            at = end
        parts.append(self.text[at:])
        return Inline(
            "".join(parts),
            tuple(sorted(self.links)),
            tuple(self.addresses),
            tuple(sorted(self.pairing.strong)),
            tuple(self.raised),
            tuple(self.notes),
            tuple(sorted(self.asides)),
        )

    def _edit(self, start: int, end: int, replacement: str = "") -> None:
        self.edits.append((start, end, replacement))

    # What reads a token takes the offset of its first sign, and returns where to go on.

    def _escape(self, start: int) -> int:
        escaped = self.text[start + 1 : start + 2]
        if escaped and escaped in _ESCAPABLE:
            self._edit(start, start + 1)
            return start + 2
        if escaped in ("\r", "\n"):
            self._edit(start, start + 1)
        return start + 1

    def _angle(self, start: int) -> int:
        if tag := _TAG.match(self.text, start):
            self._edit(*tag.span(), "\n" if _BREAK_TAG.match(tag.group()) else "")
            if tag.group().startswith("<sup>"):
                self.raised_from = tag.end()
            elif tag.group() == "</sup>" and self.raised_from >= 0:
                self.raised.append((self.raised_from, start))
                self.raised_from = -1
            return tag.end()
        link = _AUTOLINK.match(self.text, start)
        if link is None:
            return start + 1
        end = link.end()
        self._edit(start, start + 1)
        self._edit(end - 1, end)
        self._address(start + 1, end - 1)
        self.links.append((start + 1, end - 1, self.text[start + 1 : end - 1]))
        return end

    def _web(self, start: int) -> int:
        match = _WEB.match(self.text, start)
        if match is None:
            return start + 1
        link = self.text.find("](", start, match.end())
        end = web_end(self.text, start, match.end() if link < 0 else link)
        self._address(start, end)
        return max(end, start + 1)

    def _address(self, start: int, end: int) -> None:
        self.addresses.append((start, end))
        for escape in _ESCAPED.finditer(self.text, start, end):
            self._edit(escape.start(), escape.end())

    def _at(self, start: int) -> int:
        """Skip a citation key, whose underscores are no emphasis, or take an e-mail address."""
        host = _MAIL_HOST.match(self.text, start, start + 200)
        box = mail_box_start(self.text, start) if host else None
        if host and box is not None:
            self._address(box, host.end())
            return host.end()
        key = _KEY.match(self.text, start)
        return key.end() if key else start + 1

    def _tilde(self, start: int) -> int:
        if self.text.startswith("~~", start):
            self._edit(start, start + 2)
            return start + 2
        return self._raised(start)

    def _raised(self, start: int) -> int:
        if self.text.startswith("^[", start):
            self.brackets.append(start)
            return start + 2
        match = _RAISED.match(self.text, start)
        if match is None:
            return start + 1
        self._edit(start, start + 1)
        self._edit(match.end() - 1, match.end())
        if self.text[start] == "^":
            self.raised.append((start + 1, match.end() - 1))
        return match.end()

    def _entity(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        is_entity = following == "#" or following.isalpha()
        match = _ENTITY.match(self.text, start) if is_entity else None
        if match is None:
            return start + 1
        import html

        character = html.unescape(match.group())
        if len(character) == 1 and character not in (DELETED, CONTINUED):
            self._edit(*match.span(), character)
        return match.end()

    def _math(self, start: int) -> int:
        """Mask a formula by pandoc's rule, which leaves prices alone."""
        text = self.text
        opens = start + 1 < len(text) and not text[start + 1].isspace()
        if not opens or (start and text[start - 1].isalnum()):
            return start + 1
        at = max(start + 1, self.math_clear)
        limit = min(len(text), start + _LONGEST_FORMULA)
        while (end := text.find("$", at, limit)) >= 0:
            before, after = text[end - 1], text[end + 1 : end + 2]
            if end > start + 1 and not before.isspace() and before != "\\" and not after.isdigit():
                self._edit(start, end + 1, OPAQUE + CONTINUED * (end - start))
                return end + 1
            at = end + 1
        self.math_clear = max(self.math_clear, limit)
        return start + 1

    def _open(self, start: int) -> int:
        if self.text.startswith("[^", start) and (note := _NOTE.match(self.text, start)):
            self._edit(start, note.end())
            self.notes.append((start, note.end(), note.group()[2:-1]))
            return note.end()
        self.brackets.append(start)
        return start + (2 if self.text[start] == "!" else 1)

    def _close(self, closer: int) -> int:
        if not self.brackets:
            return closer + 1
        opener = self.brackets.pop()
        if self.text[opener] == "^":
            self.asides.append((opener, closer + 1))
            return closer + 1
        is_image = self.text[opener] == "!"
        inner = opener + (2 if is_image else 1)
        target, end = self._target(inner, closer)
        if target is None:
            if attributes := _ATTRIBUTES.match(self.text, closer + 1):
                self._edit(opener, inner)
                self._edit(closer, attributes.end())
                return attributes.end()
            return closer + 1
        if attributes := _ATTRIBUTES.match(self.text, end):
            end = attributes.end()
        self._edit(opener, inner)
        self._edit(closer, end)
        if not is_image:
            self.links.append((inner, closer, target))
        return end

    def _target(self, inner: int, closer: int) -> tuple[str | None, int]:
        """Return what the bracket from `inner` to `closer` links to, and where the link ends."""
        text = self.text
        following = text[closer + 1 : closer + 2]
        if following == "(" and (match := _DESTINATION.match(text, closer + 1)):
            target = match.group(1) if match.group(1) is not None else match.group(2)
            return _ESCAPED.sub("", target), match.end()
        if not self.targets or closer - inner > 200:
            return None, closer + 1
        if following == "[" and (match := _LABEL.match(text, closer + 1)):
            label = (match.group(1) or text[inner:closer]).casefold()
            if label in self.targets:
                return self.targets[label], match.end()
        return self.targets.get(text[inner:closer].casefold()), closer + 1

    def _emphasis(self, start: int) -> int:
        text, end = self.text, start + 1
        while end < len(text) and text[end] == text[start]:
            end += 1
        self.pairing.add(run_at(text, start, end))
        return end
