"""Reads numbers in words: `dua belas`, `tiga ribu lima ratus`, `twenty-one`, `two thirds`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.extract.facts.figures import times_ten
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

_WORD = Pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GAPS = frozenset((" ", "  ", "\n", "-", "\u00a0"))
_THOUSAND = 3
# `a third of them`, not `a third way`.
_AFTER_FRACTION = frozenset(("of", "to", "or", "and", "", ",", ".", ")"))


class Numeral(NamedTuple):
    """A number in words at its place."""

    span: Span
    value: str
    is_ordinal: bool = False


class NumberWords(NamedTuple):
    """The lexicon, as tables by lower-case word."""

    units: Mapping[str, int]
    powers: Mapping[str, int]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, str]
    denominators: Mapping[str, int]
    teens: frozenset[str]
    all: frozenset[str]
    """Every word that a numeral can begin with."""


@cache
def number_words() -> NumberWords:
    """Return the lexicon of number words."""
    table = lexicon("numbers")
    units, ordinals, fractions = table["units"], table["ordinals"], table["fractions"]
    return NumberWords(
        units,
        table["powers"],
        ordinals,
        fractions,
        table["denominators"],
        frozenset(table["teens"]),
        frozenset((*units, *ordinals, *fractions)),
    )


@cache
def _neighbours(name: str) -> Mapping[str, frozenset[str]]:
    return {word: frozenset(listed) for word, listed in lexicon("numbers")[name].items()}


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield the numbers in words of a stretch of prose, in order."""
    words = number_words()
    lower = text[start:end].lower()
    tokens = list(_WORD.finditer(lower))
    index = 0
    while index < len(tokens):
        read = _numeral(lower, tokens, index) if tokens[index][0] in words.all else None
        if read is None:
            index += 1
            continue
        value, following, is_ordinal = read
        span = Span(start + tokens[index].start(), start + tokens[following - 1].end())
        yield Numeral(span, value, is_ordinal)
        index = following


def _numeral(text: str, tokens: list[re.Match[str]], index: int) -> tuple[str, int, bool] | None:
    """Return the value of the numeral that begins at a token, and the token after it."""
    words = number_words()
    word = tokens[index][0]
    before, after = _around(text, tokens, index)
    if before in _neighbours("not_after").get(word, ()):
        return None
    # `Pertama, …` numbers a thought; `pada tahun pertama, …` ranks a year.
    if after in _neighbours("not_before").get(word, ()) and not (after == "," and before):
        return None
    if before in ("a", "one") and word in words.denominators and after in _AFTER_FRACTION:
        return f"{1 / words.denominators[word]:.4f}".rstrip("0"), index + 1, False
    if word in words.ordinals:
        return _ordinal(text, tokens, index, before)
    if word in words.fractions:
        return (*_times_power(text, tokens, index + 1, words.fractions[word]), False)
    value, at, is_ordinal = _cardinal(text, tokens, index)
    if at < len(tokens) and tokens[at][0] == "setengah" and _joined(text, tokens, at):
        return (*_times_power(text, tokens, at + 1, f"{value}.5"), False)  # `satu setengah juta`
    return value, at, is_ordinal


def _times_power(text: str, tokens: list[re.Match[str]], at: int, decimal: str) -> tuple[str, int]:
    """Return a decimal times the power that follows, and the token after: `half a million`."""
    powers = number_words().powers
    last = at + 1 if at < len(tokens) and tokens[at][0] == "a" else at
    if last < len(tokens) and tokens[last][0] in powers and _joined(text, tokens, at):
        return times_ten(decimal, powers[tokens[last][0]]), last + 1
    return decimal, at


def _around(text: str, tokens: list[re.Match[str]], index: int) -> tuple[str, str]:
    """Return the word before and the word or sign after a token; empty where none is near."""
    before = ""
    if index and text[tokens[index - 1].end() : tokens[index].start()] in (" ", "\n", "-"):
        before = tokens[index - 1][0]
    end = tokens[index].end()
    sign = text[end : end + 1]
    if sign and not sign.isspace() and sign != "-":
        return before, sign
    if index + 1 == len(tokens):
        return before, ""
    following = tokens[index + 1]
    if sign == "-":
        return before, f"-{following[0]}" if following.start() == end + 1 else ""
    return before, following[0] if not text[end : following.start()].strip() else ""


def _ordinal(
    text: str, tokens: list[re.Match[str]], index: int, before: str
) -> tuple[str, int, bool] | None:
    word = tokens[index][0]
    is_english = not word.startswith("ke") and word != "pertama"
    if is_english and before not in lexicon("numbers")["before_ordinals"]:
        return None
    return str(number_words().ordinals[word]), index + 1, True


def _cardinal(text: str, tokens: list[re.Match[str]], index: int) -> tuple[str, int, bool]:
    """Read `seribu dua ratus lima puluh`, `two hundred and fifty`, `dua pertiga`."""
    words = number_words()
    total = current = 0
    at = index
    while at < len(tokens):
        word = tokens[at][0]
        if at > index and not _joined(text, tokens, at):
            break
        if word == "and" and _goes_on(tokens, at):
            at += 1
            continue
        unit = words.units.get(word)
        if unit is not None:
            if at > index and not _may_follow(current, unit):
                break
            current += unit
        elif word in words.teens and current % 10 and current < 10:
            current += 10
        elif word in words.powers and at > index:
            power = words.powers[word]
            scale = 10**power
            if power >= _THOUSAND:
                total, current = total + max(current, 1) * scale, 0
            else:
                # `dua ratus lima puluh`: only the last digit is multiplied.
                digit = current % 10 or current
                current += digit * (scale - 1)
        elif word in words.ordinals and at == index + 1 and _is_tens(current):
            # `twenty-first`
            return str(current + words.ordinals[word]), at + 1, True
        elif word in words.denominators and at == index + 1 and current:
            return f"{current / words.denominators[word]:.4f}".rstrip("0"), at + 1, False
        else:
            break
        at += 1
    return str(total + current), at, False


def _is_tens(number: int) -> bool:
    return 20 <= number < 100 and number % 10 == 0


def _joined(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Tell whether only a space or a hyphen parts a token from the one before."""
    return text[tokens[at - 1].end() : tokens[at].start()] in _GAPS


def _goes_on(tokens: list[re.Match[str]], at: int) -> bool:
    """Tell whether `and` stands inside a number: `two hundred and fifty`."""
    words = number_words()
    if tokens[at - 1][0] not in words.powers or at + 1 == len(tokens):
        return False
    return tokens[at + 1][0] in words.units


def _may_follow(current: int, unit: int) -> bool:
    """Tell whether a unit goes on with a number: `puluh dua`, `twenty-one`, not `dua tiga`."""
    if current == 0:
        return True
    zeros = len(str(current)) - len(str(current).rstrip("0"))
    return 0 < unit < int(10**zeros)
