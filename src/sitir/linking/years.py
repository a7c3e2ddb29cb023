"""Compares the year of a mention with that of an entry, and gives entries their letters."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Evidence, Mechanism, folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitir.model import Entry, Mention

_YEAR = Pattern(r"\d{4}")
# Years farther apart are seldom one work: of wrong years most are off by one to three.
_FEW_YEARS = 3


class YearComparison:
    """The cited year beside the listed one."""

    def __init__(
        self,
        mechanisms: tuple[Mechanism, ...],
        evidence: tuple[Evidence, ...],
        distance: int | None = None,
        *,
        in_title: bool = False,
        is_slip: bool = False,
    ) -> None:
        self.mechanisms = mechanisms
        self.evidence = evidence
        # In years; `None` where one side has none.
        self.distance = distance
        # Whether the cited year stands in the title of the entry.
        self.in_title = in_title
        # Whether the years are a few apart, or one digit: near enough for a slip of the pen.
        self.is_slip = is_slip


def compared_years(mention: Mention, entry: Entry, letter: str) -> YearComparison:
    """Compare the years; `letter` is the entry's own, or the one that CSL would give it."""
    cited = _years(mention.year)
    listed = _years(entry.issued.year)
    shown = entry.issued.year or entry.issued.literal
    written = (mention.year or "") + (mention.year_suffix or "")
    in_title = any(year in entry.title for year in cited)
    if not cited and not listed:
        return _with_letter(mention, entry, letter)
    if not cited or not listed:
        lacks = Mechanism.LISTED_WITHOUT_YEAR if cited else Mechanism.CITED_WITHOUT_YEAR
        evidence = Evidence("year", lacks.value, written, shown)
        return YearComparison((lacks,), (evidence,), in_title=in_title)
    distance = min(abs(int(a) - int(b)) for a in cited for b in listed)
    if distance:
        mechanism = Mechanism.YEAR_ADJACENT if distance == 1 else Mechanism.YEAR_OFF
        evidence = Evidence("year", mechanism.value, written, shown)
        is_slip = any(_is_slip(a, b, entry) for a in cited for b in listed)
        return YearComparison(
            (mechanism,), (evidence,), distance, in_title=in_title, is_slip=is_slip
        )
    return _with_letter(mention, entry, letter)


def _is_slip(cited: str, listed: str, entry: Entry) -> bool:
    if abs(int(cited) - int(listed)) <= _FEW_YEARS:
        return True
    # A file holds more than the article cites, so that other years of an author are no surprise.
    return entry.in_reference_list and sum(a != b for a, b in zip(cited, listed, strict=True)) == 1


def _with_letter(mention: Mention, entry: Entry, letter: str) -> YearComparison:
    shown = entry.issued.year or entry.issued.literal
    year = Evidence("year", "same", mention.year or "", shown)
    cited = mention.year_suffix or ""
    if cited == letter or (not letter and not _has_own_letters(entry)):
        return YearComparison((), (year,), 0)
    if not cited and not _has_own_letters(entry):
        return YearComparison((), (year,), 0)
    mechanism = Mechanism.SUFFIX_WRONG if cited else Mechanism.SUFFIX_MISSING
    evidence = Evidence("year-suffix", mechanism.value, cited, letter)
    return YearComparison((mechanism,), (year, evidence), 0)


def _has_own_letters(entry: Entry) -> bool:
    return entry.in_reference_list


def _years(text: str | None) -> tuple[str, ...]:
    return tuple(_YEAR.findall(text or ""))


def letters(entries: Sequence[Entry]) -> Mapping[str, str]:
    """Return the letter of each entry that has one, by key.

    An entry of the article's own list has what is typed there. Entries of a file alone get
    theirs as CSL gives them: among those that are cited alike (first author or all names, and
    year) in the order of the rendered list, by title (CSL 1.0.2, `disambiguate-add-year-suffix`).
    """
    found = {entry.key: entry.issued.suffix for entry in entries if entry.issued.suffix}
    groups: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.in_reference_list and entry.author:
            groups[_label(entry), entry.issued.year or ""].append(entry)
    for group in groups.values():
        if len(group) < 2:
            continue
        group.sort(key=lambda entry: (_all_names(entry), folded(entry.title)))
        for index, entry in enumerate(group[:26]):
            found[entry.key] = chr(ord("a") + index)
    return found


def _label(entry: Entry) -> str:
    names = [folded(name.cited_form) for name in entry.author]
    return f"{names[0]} et al" if len(names) > 2 or entry.et_al else " ".join(names)


def _all_names(entry: Entry) -> tuple[str, ...]:
    return tuple(f"{folded(name.cited_form)}, {folded(name.given)}" for name in entry.author)
