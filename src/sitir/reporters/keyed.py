"""Tells what became of typed citations that were to be keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import LeftReason
from sitir.reporters.text import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import KeyedText
    from sitir.reporters.style import Style

_REASONS: Mapping[LeftReason, Mapping[str, str]] = {
    LeftReason.MISSING: {"en": "no entry answers it", "id": "tidak ada entri yang cocok"},
    LeftReason.AMBIGUOUS: {"en": "several entries fit", "id": "beberapa entri sama-sama cocok"},
    LeftReason.UNCERTAIN: {"en": "its entry is not certain", "id": "entrinya tidak pasti"},
    LeftReason.NOT_IN_FILE: {
        "en": "its entry has no key in a bibliography file",
        "id": "entrinya tidak punya kunci di berkas bibliografi",
    },
    LeftReason.NO_BRACKETS: {"en": "it stands without brackets", "id": "tanpa tanda kurung"},
    LeftReason.ODD_FORM: {
        "en": "its brackets hold more than works",
        "id": "kurungnya memuat lebih dari karya",
    },
}
_LEFT = {"en": "left as typed, {reason}: {text}", "id": "dibiarkan, {reason}: {text}"}
_SUMMARY = {
    "en": "{turned} of {all} typed citations turned into keys",
    "id": "{turned} dari {all} sitasi yang diketik diubah menjadi kunci",
}
_NOTHING = {
    "en": "no citation by name and year is typed here",
    "id": "tidak ada sitasi dengan nama dan tahun yang diketik di sini",
}


def keyed_lines(result: KeyedText, style: Style) -> Iterator[str]:
    """Yield a line for each citation that stays as it is typed, and one that counts."""
    language = style.language
    for left in result.left:
        location = left.citation.location
        told = _LEFT[language].format(reason=_REASONS[left.reason][language], text=location.text)
        yield f"{place(location)}: {told}"
    total = result.turned + len(result.left)
    summary = _SUMMARY if total else _NOTHING
    yield summary[language].format(turned=result.turned, all=total)
