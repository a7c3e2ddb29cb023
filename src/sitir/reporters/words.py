"""The reporters' own words, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Forms for one and for many; Indonesian has one form for both.
_COUNTED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "article": {"en": ("article", "articles"), "id": ("artikel", "artikel")},
    "claim": {"en": ("claim", "claims"), "id": ("klaim", "klaim")},
    "mention": {"en": ("mention", "mentions"), "id": ("sitasi", "sitasi")},
    "entry": {"en": ("entry", "entries"), "id": ("entri", "entri")},
    "error": {"en": ("error", "errors"), "id": ("kesalahan", "kesalahan")},
    "warning": {"en": ("warning", "warnings"), "id": ("peringatan", "peringatan")},
    "note": {"en": ("note", "notes"), "id": ("catatan", "catatan")},
    "file": {
        "en": ("file could not be read", "files could not be read"),
        "id": ("berkas tidak dapat dibaca", "berkas tidak dapat dibaca"),
    },
}

_PHRASES: Mapping[str, Mapping[str, str]] = {
    "cited": {"en": "{count} cited", "id": "{count} dikutip"},
    "nothing": {"en": "no findings", "id": "tidak ada temuan"},
    "suppressed": {"en": "{count} suppressed", "id": "{count} diredam"},
    "baseline": {
        "en": "{count} known from the baseline, {gone} gone",
        "id": "{count} sudah tercatat di acuan (baseline), {gone} sudah hilang",
    },
    "fix": {"en": "fix", "id": "perbaikan"},
    "fixed": {"en": "fixed", "id": "diperbaiki"},
    "all-fixed": {"en": "{count} fixed", "id": "{count} diperbaiki"},
    "fixable": {"en": "{count} fixable with --fix", "id": "{count} dapat diperbaiki dengan --fix"},
    "fixable-unsafely": {
        "en": "{count} fixable with --unsafe-fixes",
        "id": "{count} dapat diperbaiki dengan --unsafe-fixes",
    },
    "see": {"en": "see", "id": "lihat"},
    "page": {"en": "page {count}", "id": "halaman {count}"},
    "paragraph": {"en": "paragraph {count}", "id": "paragraf {count}"},
    "more": {"en": "{count} more", "id": "{count} lagi"},
    "place": {"en": "place", "id": "tempat"},
    "level": {"en": "level", "id": "tingkat"},
    "rule": {"en": "rule", "id": "aturan"},
    "finding": {"en": "finding", "id": "temuan"},
    "covered": {"en": "claims with a source", "id": "klaim bersumber"},
    "unread": {"en": "could not be read", "id": "tidak dapat dibaca"},
}


def counted(count: int, thing: str, language: str) -> str:
    """Return a number with the word for what is counted (`2 errors`)."""
    one, many = _COUNTED[thing][language]
    return f"{count} {one if count == 1 else many}"


def thing(word: str, language: str) -> str:
    """Return the word for one of what can be counted (`error`)."""
    return _COUNTED[word][language][0]


def phrase(name: str, language: str, **values: int) -> str:
    """Return one of the reporters' phrases."""
    return _PHRASES[name][language].format_map(values)
