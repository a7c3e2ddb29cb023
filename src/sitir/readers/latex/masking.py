"""Masks what is no prose in LaTeX, whatever stands in it: comments, verbatim text, formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, Span
from sitir.readers.draft import CONTINUED, DELETED, DraftComment

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

# Nothing but these can begin what is masked; all begin with a literal, which `re` skips to quickly.
_LANDMARK = Pattern(
    r"\\(?:begin\s{0,8}\{(?P<begun>[A-Za-z@]{1,40}\*?)\}|(?P<verb>verb|lstinline|mintinline)"
    r"(?![A-Za-z])\*?|(?P<address>url|href|nolinkurl|path)\s{0,8}\{[^{}\r\n]*\}"
    r"|(?P<off>iffalse)(?![A-Za-z])|(?P<math>[(\[])|(?P<other>[A-Za-z@]+|[^A-Za-z]|\Z))|%|\$"
)
_LINE_END = Pattern(r"[\r\n]")
# TeX skips the end of a line with a comment and what indents the next, which may not be empty.
_JOINED = Pattern(r"(?:\r\n?|\n)[ \t]*(?=[^\s])")
_VERB = Pattern(r"(?:\[[^\]\r\n]{0,200}\])?(?:\{[a-z]{1,20}\}(?=\S))?([^\sA-Za-z*])")
_DOLLARS = Pattern(r"(?>[^$\\\r\n]+|\\[\s\S]|(?:\r\n?|\n)(?![ \t]*[\r\n]))*+\$")
_FI = Pattern(r"\\(?:fi|else)(?![A-Za-z])")
_COMMENT_MARKS = "% \t"
_LONGEST_VERB = 1000

# Their text is none of the article's.
_VERBATIM = frozenset(
    {
        "verbatim", "Verbatim", "BVerbatim", "LVerbatim", "SaveVerbatim", "lstlisting", "minted",
        "comment", "filecontents", "tikzpicture", "pgfpicture", "picture", "forest", "alltt",
        "algorithmic", "algorithm", "pspicture", "CCSXML", "tcblisting", "Highlighting", "Shaded",
        "axis", "chronology", "ganttchart", "luacode", "asy", "Code", "CodeChunk", "CodeInput",
        "CodeOutput", "Sinput", "Soutput", "Schunk", "dot2tex", "mermaid", "code", "listing",
        "circuitikz", "sagesilent", "pycode", "spverbatim", "tikzcd", "bytefield",
    }
)  # fmt: skip
_FORMULAS = frozenset(
    {
        "equation", "align", "gather", "multline", "eqnarray", "displaymath", "math", "flalign",
        "alignat", "dmath", "IEEEeqnarray", "xalignat", "empheq", "dgroup", "darray",
        "subequations", "split", "array", "matrix", "pmatrix", "bmatrix", "cases",
        "aligned", "gathered",
    }
)  # fmt: skip


class Masked:
    """A text in which what is no prose is masked, at equal length, and its comments."""

    def __init__(self, text: str, comments: tuple[DraftComment, ...]) -> None:
        self.text = text
        self.comments = comments


def masked(text: str) -> Masked:
    """Mask what is not prose whatever stands in it."""
    scan = _Scan(text)
    scan.run()
    return Masked("".join(scan.parts), tuple(scan.comments))


class _Scan:
    """One pass over the landmarks of a text; a search that failed is not made again."""

    def __init__(self, text: str) -> None:
        self.parts: list[str] = []
        self.comments: list[DraftComment] = []
        self._text = text
        self._done = 0
        self._line_start = 0
        self._line_known_to = 0
        self._absent: set[str] = set()

    def run(self) -> None:
        """Read all landmarks."""
        text = self._text
        handlers: dict[str | None, Callable[[re.Match[str]], int]] = {
            "begun": self._environment,
            "verb": self._verb,
            "off": self._off,
            "math": self._math,
        }
        at = 0
        while match := _LANDMARK.search(text, at):
            sign = text[match.start()]
            if sign == "%":
                at = self._comment(match.start())
            elif sign == "$":
                at = self._dollar(match.start())
            else:
                handler = handlers.get(match.lastgroup)
                at = handler(match) if handler else match.end()
        self.parts.append(text[self._done :])

    def _mask(self, start: int, end: int, *, is_opaque: bool) -> int:
        self.parts.append(self._text[self._done : start])
        if is_opaque:
            self.parts.append(OPAQUE + CONTINUED * (end - start - 1))
        else:
            self.parts.append(DELETED * (end - start))
        self._done = end
        return end

    def _find(self, words: str, at: int) -> int:
        """Return where words stand next, or -1, which a text of many openers asks for but once."""
        if words in self._absent:
            return -1
        found = self._text.find(words, at)
        if found < 0:
            self._absent.add(words)
        return found

    # What reads a landmark returns where to go on.

    def _comment(self, start: int) -> int:
        text = self._text
        end = self._line_end(start)
        line = self._line(start)
        is_alone = not text[line:start].strip()
        words = text[start:end].lstrip(_COMMENT_MARKS)
        lines = Span(line, end)
        self.comments.append(DraftComment(Span(start, end), words, lines, is_alone=is_alone))
        joined = _JOINED.match(text, end)
        return self._mask(start, joined.end() if joined else end, is_opaque=False)

    def _line_end(self, at: int) -> int:
        match = _LINE_END.search(self._text, at)
        return match.start() if match else len(self._text)

    def _line(self, at: int) -> int:
        """Return where the line of an offset begins, looking at no code point twice."""
        text = self._text
        found = max(text.rfind(end, self._line_known_to, at) for end in "\r\n")
        if found >= 0:
            self._line_start = found + 1
        self._line_known_to = at
        return self._line_start

    def _environment(self, match: re.Match[str]) -> int:
        name = match["begun"]
        bare = name.rstrip("*")
        is_formula = bare in _FORMULAS
        if not is_formula and bare not in _VERBATIM:
            return match.end()
        closing = f"\\end{{{name}}}"
        end = self._find(closing, match.end())
        if end < 0:
            return match.end()
        return self._mask(match.start(), end + len(closing), is_opaque=is_formula)

    def _verb(self, match: re.Match[str]) -> int:
        opener = _VERB.match(self._text, match.end())
        if opener is None:
            return match.end()
        sign = "}" if opener[1] == "{" else opener[1]
        end = self._text.find(sign, opener.end(), opener.end() + _LONGEST_VERB)
        if end < 0 or _LINE_END.search(self._text, opener.end(), end + 1):
            return match.end()
        return self._mask(match.start(), end + 1, is_opaque=True)

    def _off(self, match: re.Match[str]) -> int:
        if "fi" in self._absent:
            return match.end()
        end = _FI.search(self._text, match.end())
        if end is None:
            self._absent.add("fi")
            return match.end()
        return self._mask(match.start(), end.end(), is_opaque=False)

    def _math(self, match: re.Match[str]) -> int:
        closing = "\\)" if match["math"] == "(" else "\\]"
        end = self._find(closing, match.end())
        if end < 0:
            return match.end()
        return self._mask(match.start(), end + 2, is_opaque=True)

    def _dollar(self, start: int) -> int:
        text = self._text
        if text.startswith("$$", start):
            end = self._find("$$", start + 2)
            return start + 2 if end < 0 else self._mask(start, end + 2, is_opaque=True)
        formula = _DOLLARS.match(text, start + 1)
        return start + 1 if formula is None else self._mask(start, formula.end(), is_opaque=True)
