"""LaTeX in bibliographies: accents and signs to text, and text back to what LaTeX can print."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons.latex_signs import MARKS, SIGNS
from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

# Commands that only say how their argument looks; the argument stays.
_LOOKS = (
    "emph|textit|textbf|textsc|texttt|textsf|textrm|textsl|textup|textmd|textnormal|text|mbox|url"
    "|href|enquote|mkbibquote|mkbibemph|uppercase|lowercase|MakeUppercase|MakeLowercase|ensuremath"
    "|mathrm|mathit|mathbf|mathcal|mathbb|textsuperscript|textsubscript|underline|path|nolinkurl"
    "|relax|it|bf|em|sc|tt|rm|sl|noopsort|protect|upshape|itshape|bfseries|scshape|small|normalfont"
)
_ACCENT = Pattern(
    r"\\(?P<mark>[`'^~=.\"]|(?:[uvHtcdbrk](?![A-Za-z])))\s{0,8}"
    r"(?:\{\s{0,8}(?P<braced>\\[ij]|[^\W\d_])\s{0,8}\}|(?P<bare>\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_COMMAND = Pattern(r"\\(?P<name>[A-Za-z]+)\*?(?:\{\}|[ \t]{1,8}|(?=[^A-Za-z]|\Z))")
_LOOK = Pattern(r"\\(?:" + _LOOKS + r")(?![A-Za-z])\*?[ \t]{0,8}")
_ESCAPED = Pattern(r"\\([&%$#_{}\-/,;:! @|])")
_ESCAPED_AS = {
    **dict.fromkeys("-/!@", ""),
    **dict.fromkeys(",;: ", "\ue004"),
    "{": "\ue000",
    "}": "\ue001",
    "$": "\ue003",
}
_SIGN = Pattern(r"\\(textbackslash|textasciicircum|textasciigrave)(?:\{\})?")
_TILDE = Pattern(r"\\(?:~\{\}|textasciitilde(?:\{\})?)")
_DASHES = Pattern(r"(?<!-)(-{2,3})(?!-)")
_BRACES = Pattern(r"[{}]")
_NOT_PLAIN = Pattern(r"[\\$~{}<>`\ue000-\ue005]|--|''|[^\S ]|  |\A | \Z")
_MATH = Pattern(r"\$([^$]*)\$")
# Signs that are meant to be printed, kept apart from those that only group or end a command.
_PRINTED = str.maketrans(
    {"\ue000": "{", "\ue001": "}", "\ue002": "\\", "\ue003": "$", "\ue004": " ", "\ue005": "`"}
)


def is_plain_text(value: str) -> bool:
    """Tell whether the value of a field is text as it stands, with no space to fold."""
    return _NOT_PLAIN.search(value) is None


def decoded(value: str, *, sign: Callable[[str], str] = str) -> str:
    """Return the value of a .bib field as text: LaTeX resolved, braces and line breaks gone.

    `sign` says what a command prints that is not known here.
    """
    if is_plain_text(value):
        return value
    if "\\" in value or "$" in value or "~" in value or "--" in value or "`" in value:
        value = _decoded(value, sign)
    elif "''" in value:
        value = value.replace("''", "”")
    if "{" in value or "}" in value:
        value = _BRACES.sub("", value)
    value = value.translate(_PRINTED) if not value.isascii() else value
    return " ".join(value.split())


def decoded_address(value: str) -> str:
    """Return a DOI or URL field as the address it means; `~` and `--` are its own signs."""
    address = "".join(decoded_with_address(value).split()).strip("<>")
    return address.replace("\\", "%5C")


def decoded_with_address(value: str) -> str:
    """Return a text that holds an address as text, the address as it is meant."""
    if "\\" in value:
        value = _TILDE.sub("~", _LOOK.sub("", value))
        value = _ESCAPED.sub(r"\1", value)
        value = _SIGN.sub(lambda match: SIGNS[match[1]], value)
    if "{" in value or "}" in value:
        value = _BRACES.sub(" " if value.count("http") > 1 else "", value)
    return " ".join(value.split())


@lru_cache(maxsize=65536)
def _decoded(value: str, sign: Callable[[str], str]) -> str:
    if "\\" in value:
        value = _ACCENT.sub(_accented, value)
        value = _LOOK.sub("", value)
        # Before the signs: what `\\-` parts is no name of a command.
        value = _COMMAND.sub(lambda match: _printed(match, sign), value)
        value = _ESCAPED.sub(_escaped, value)
    value = value.replace("~", " ").replace("``", "“").replace("''", "”").replace("`", "‘")
    value = _DASHES.sub(lambda match: "–" if len(match[1]) == 2 else "—", value)
    return _MATH.sub(r"\1", value)


def _accented(match: re.Match[str]) -> str:
    letter = (match["braced"] or match["bare"]).lstrip("\\")
    mark = MARKS.get(match["mark"])
    return letter if mark is None else unicodedata.normalize("NFC", letter + mark)


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPED_AS.get(match[1], match[1])


def _printed(match: re.Match[str], sign: Callable[[str], str]) -> str:
    known = SIGNS.get(match["name"])
    if known is None:
        known = sign("\\" + match["name"])
    return {"{": "\ue000", "}": "\ue001", "\\": "\ue002", "`": "\ue005"}.get(known, known)


_TO_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Escaped braces would still have to balance.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": r"\textasciigrave{}",
    }
)
# Signs that LaTeX takes for one when they stand together.
_LIGATURES = Pattern(r"(?<=-)(?=-)|(?<=')(?=')")


def encoded(text: str) -> str:
    """Return `text` with the signs escaped that LaTeX takes for its own; Unicode is left."""
    return _LIGATURES.sub("{}", text.translate(_TO_LATEX))
