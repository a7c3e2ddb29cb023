"""Reads LaTeX: what is printed of an article, and by which keys it cites.

Comments, formulas and verbatim text are masked first, then macros of the article are replaced, and
what is left is read token by token; all at equal length, so that every place is that of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.readers.draft import DELETED, Part
from sitir.readers.latex import commands
from sitir.readers.latex.expansion import expanded
from sitir.readers.latex.files import Files, read_input
from sitir.readers.latex.handlers import HANDLERS
from sitir.readers.latex.head import Head
from sitir.readers.latex.macros import Macros
from sitir.readers.latex.pairs import Text
from sitir.readers.latex.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Source
    from sitir.readers.latex.files import File

_BEGIN = Pattern(r"\\begin[ \t]*\{document\}")
_END = Pattern(r"\\end[ \t]*\{document\}")


def latex(source: Source) -> Iterable[Part]:
    """Read an article with the files that it brings in; whatever it holds, something comes of it.

    The first part has what is printed, in reading order and each where it stands; every file that
    was brought in has a part of its own for its comments. Raises `ReadError` where such a file is
    no text.
    """
    return _Article(source).parts()


class _Article:
    def __init__(self, source: Source) -> None:
        self._files = Files(source)
        self._files.gather()
        self._macros = Macros()
        self._head = Head(self._files)
        self._walk = Walk(
            {
                **HANDLERS,
                **dict.fromkeys(commands.INPUTS, self._input),
                **dict.fromkeys(commands.TITLE, self._head.said),
                **dict.fromkeys(("documentclass", "usepackage"), self._head.package),
                **dict.fromkeys(
                    ("setdefaultlanguage", "setmainlanguage", "setmainbabellanguage"),
                    self._head.package,
                ),
                **dict.fromkeys(
                    ("bibliography", "addbibresource", "nobibliography", "addglobalbib"),
                    self._head.bibliography,
                ),
                "nocite": self._head.nocite,
            }
        )
        self._reading = [self._files.main]

    def parts(self) -> tuple[Part, ...]:
        for file in self._files.in_order:
            defined = self._macros.learn(file.text)
            if defined:
                file.text = Text(_without(file.text.text, defined))
        self._read(self._files.main)
        main, *others = self._files.in_order
        return (
            Part(
                main.source,
                tuple(self._walk.drafts),
                comments=main.comments,
                metadata=self._head.metadata(),
            ),
            *(Part(file.source, (), comments=file.comments) for file in others),
        )

    def _read(self, file: File) -> None:
        replaced = expanded(file.source, file.text, self._macros)
        text = file.text if replaced is None else Text(replaced.text)
        source = file.source if replaced is None else replaced
        begin, end = _BEGIN.search(text.text), _END.search(text.text)
        start = begin.end() if begin else 0
        if begin:
            count = len(self._walk.drafts)
            self._walk.read(text, source, Span(0, begin.start()))
            del self._walk.drafts[count:]
        stop = end.start() if end and end.start() >= start else len(text.text)
        if any(first < stop <= last for first, last in text.pairs.items()):
            # Whatever is still open where the document ends is never closed.
            text = Text(text.text[:stop])
        self._walk.read(text, source, Span(start, stop))

    def _input(self, walk: Walk, command: Span, name: str) -> int | None:
        given = read_input(self._reading[-1], name, command.end, walk.text)
        if given is None:
            return None
        walk.end_block(command.start, given.end)
        file = self._files.brought(given)
        if file is not None:
            self._reading.append(file)
            self._read(file)
            self._reading.pop()
            walk.go_on(given.end)
        return given.end


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return a text with stretches deleted, at equal length."""
    parts: list[str] = []
    at = 0
    for span in spans:
        if span.start < at:
            continue
        parts += (text[at : span.start], DELETED * (span.end - span.start))
        at = span.end
    parts.append(text[at:])
    return "".join(parts)
