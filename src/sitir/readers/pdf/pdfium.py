"""The only module that knows pypdfium2: a PDF in, the words of its pages out."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from sitir.errors import ReadError
from sitir.lexicons.patterns import Pattern
from sitir.readers.pdf.words import HYPHEN, Line, Page, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.readers.decoding import Packed

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 5_000_000
_MOST_WORDS = 700_000
_MOST_ON_A_PAGE = 100_000
# pdfium hands over a hyphen at the end of a line as one of these, and the line end not at all.
_HYPHENS = "\x02\ufffe\u00ad"
# A word, and the hyphen, which may be handed over as a line of its own, or line end after it.
_WORD = Pattern(
    rf"([^\s\x00-\x1f{_HYPHENS}\ufeff\u200b]+)(?:\s{{0,4}}([{_HYPHENS}])|[^\S\n]*(\n))?|(\n)"
)
_DIGITS = Pattern(r"\d+(?:[,;–-]\d+)*")
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_LIGATURE = Pattern(f"[{''.join(_LIGATURES)}]")
_BOLD = ("bold", "black", "heavy", "demi", "cmbx")
_ITALIC = ("italic", "oblique", "cmti", "slanted")
# Where the type may change within a word: `*3*(2)`, `*Sungai*,`.
_SIGN = Pattern(r"[(\[]|[.,;:)\]]+$")
_LONGEST_FONT_NAME = 256
_TURN = 6.283
_LEANS = 0.1
"""How far, in radians, a line of text may lean."""
_SCALED = 2
"""Points: no type is as small, but for one that the page scales."""
_BOX = 1.2
"""How high the box of a character is, to its size."""
_HYPHEN_WIDTH = 0.33
_RAISED = 0.2
"""How far above the line, to its size, what is raised begins."""


def pages(given: Packed) -> Iterator[Page]:
    """Yield the pages of a file in turn.

    Raises `ReadError` where it is damaged, encrypted or too large, or pypdfium2 is missing.
    """
    try:
        import pypdfium2
    except ImportError as error:
        how = "PDF files are read with pypdfium2: pip install 'sitir[pdf]'"
        raise ReadError(f"{given.path}: {how}") from error
    try:
        file = pypdfium2.PdfDocument(given.data)
    except pypdfium2.PdfiumError as error:
        # What pdfium says of an error may be left from a file before.
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD and b"/Encrypt" in given.data
        what = "an encrypted PDF; save it without a password" if is_locked else "a damaged PDF"
        raise ReadError(f"{given.path}: {what}") from error
    try:
        yield from _Reader(given, file, pypdfium2.raw).pages()
    finally:
        file.close()


class _Reader:
    """What reads one file page by page, within bounds."""

    def __init__(self, given: Packed, file: Any, raw: Any) -> None:
        self._path = given.path
        self._file = file
        self._raw = raw
        self._characters = _MOST_CHARACTERS
        self._words = _MOST_WORDS

    def pages(self) -> Iterator[Page]:
        count = len(self._file)
        if count > _MOST_PAGES:
            raise ReadError(f"{self._path}: {count} pages; at most {_MOST_PAGES} are read")
        for number in range(count):
            handle = self._raw.FPDF_LoadPage(self._file.raw, number)
            if not handle:
                yield Page([], height=0)
                continue
            try:
                yield self._page(handle, number)
            finally:
                self._raw.FPDF_ClosePage(handle)

    def _page(self, handle: Any, number: int) -> Page:
        raw = self._raw
        text = raw.FPDFText_LoadPage(handle)
        if not text:
            return Page([], height=0)
        try:
            count = max(0, raw.FPDFText_CountChars(text))
            self._characters -= count
            if count > _MOST_ON_A_PAGE or self._characters < 0:
                raise ReadError(f"{self._path}: page {number + 1}: too much text")
            lines = list(_Lines(raw, text, number).lines(count))
            self._words -= sum(len(line.words) for line in lines)
            if self._words < 0:
                raise ReadError(f"{self._path}: page {number + 1}: too much text")
        finally:
            raw.FPDFText_ClosePage(text)
        return Page(lines, height=raw.FPDF_GetPageHeightF(handle))


class _Lines:
    """What cuts the characters of one page into words and lines."""

    def __init__(self, raw: Any, text: Any, page: int) -> None:
        self._raw = raw
        self._text = text
        self._page = page
        # Whether fonts are bold, and italic, by their address.
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._box = raw.FS_RECTF()
        self._measures = [ctypes.c_double() for _ in range(4)]

    def lines(self, count: int) -> Iterator[Line]:
        """Yield the lines in the order of the file, but for those that do not lie flat."""
        words: list[Word] = []
        is_flat = True
        for match in _WORD.finditer(self._characters(count)):
            start, text, stop = match.start(), match[1], match[2] or match[3] or match[4]
            if text:
                if not words and is_flat:
                    angle = self._raw.FPDFText_GetCharAngle(self._text, start) % _TURN
                    is_flat = not _LEANS < angle < _TURN - _LEANS
                if is_flat:
                    words.append(self._word(start, text))
                    if stop and stop in _HYPHENS:
                        words[-1].text += HYPHEN
                        words[-1].right += _HYPHEN_WIDTH * words[-1].size
            if stop:
                yield from self._levels(words)
                words, is_flat = [], True
        yield from self._levels(words)

    def _characters(self, count: int) -> str:
        """Return the characters of the page, of which each keeps its index."""
        raw = self._raw
        buffer = ctypes.create_string_buffer(2 * count + 2)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        if raw.FPDFText_GetText(self._text, 0, count, units) - 1 == count:
            text = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        # Some take two units, or none: they are asked for one by one.
        codes = (raw.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join("\ufffd" if _is_no_character(code) else chr(code) for code in codes)

    def _word(self, start: int, text: str) -> Word:
        raw, box, (x, y, _, _) = self._raw, self._box, self._measures
        raw.FPDFText_GetCharOrigin(self._text, start, x, y)
        raw.FPDFText_GetLooseCharBox(self._text, start + len(text) - 1, box)
        # A word may begin with a sign that is raised.
        letter = next((at for at, c in enumerate(text) if c.isalpha()), 0)
        size = raw.FPDFText_GetFontSize(self._text, start + letter)
        if size <= _SCALED:
            size = abs(box.top - box.bottom) / _BOX
        bold, italic = self._style(start + letter)
        emphasis = len(text) if bold or italic else 0
        if emphasis and (sign := _SIGN.search(text, 1)):
            at = sign.start()
            emphasis = emphasis if any(self._style(start + at)) else at
        return Word(
            text,
            left=x.value,
            right=max(x.value, box.right),
            base=round(y.value, 1),
            size=round(size, 1),
            bold=bold,
            emphasis=emphasis,
            start=start if any(map(str.isdecimal, text)) else -1,
        )

    def _levels(self, words: list[Word]) -> Iterator[Line]:
        """Yield lines of words of which each stands to the right of the one before, level."""
        found: list[Word] = []
        for word in words:
            if found:
                last, size = found[-1], max(found[-1].size, word.size)
                if word.left < last.left - size / 2 or abs(word.base - last.base) > 0.7 * size:
                    yield self._line(found)
                    found = []
            found.append(word)
        if found:
            yield self._line(found)

    def _line(self, words: list[Word]) -> Line:
        line = Line(words, page=self._page)
        left, right, bottom, top = self._measures
        limit = line.base + _RAISED * line.size
        for word in words:
            if word.start >= 0:
                for digits in _DIGITS.finditer(word.text):
                    index = word.start + digits.start()
                    self._raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
                    if bottom.value > limit:
                        word.raised = (*word.raised, digits.span())
            if not word.text.isascii() and _LIGATURE.search(word.text):
                word.text, word.raised = _spelled(word.text, word.raised)
        return line

    def _style(self, index: int) -> tuple[bool, bool]:
        """Return whether a character is set in bold, and whether in italics."""
        raw = self._raw
        item = raw.FPDFText_GetTextObject(self._text, index)
        font = raw.FPDFTextObj_GetFont(item) if item else None
        if not font:
            return False, False
        address = ctypes.addressof(font.contents)
        known = self._fonts.get(address)
        if known is None:
            name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
            raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_FONT_NAME)
            text = name.value.decode("latin-1").lower()
            known = any(sign in text for sign in _BOLD), any(sign in text for sign in _ITALIC)
            self._fonts[address] = known
        return known


def _is_no_character(code: int) -> bool:
    return 0xD800 <= code <= 0xDFFF or code > 0x10FFFF


def _spelled(
    text: str, raised: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a word with its ligatures spelled out, and what is raised in that."""
    letters = [_LIGATURES.get(letter, letter) for letter in text]
    ends = [0]
    for letter in letters:
        ends.append(ends[-1] + len(letter))
    return "".join(letters), tuple((ends[start], ends[end]) for start, end in raised)
