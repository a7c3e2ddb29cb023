"""Single references in the styles that lists are written in, read within a list."""

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.bibliography.reference_list import reference_entries
from sitir.model import Entry, Name, Source
from sitir.readers import read

FOLDER = Path(__file__).parent
REFERENCES: dict[str, dict[str, Any]] = yaml.safe_load(
    (FOLDER / "references.yml").read_text(encoding="utf-8")
)
DEFECTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (FOLDER / "defects.yml").read_text(encoding="utf-8")
)
SOUND = (
    "- Miles, M. B., Huberman, A. M., & Saldaña, J. (2014). Qualitative data analysis. SAGE.\n"
    "- Creswell, J. W., & Poth, C. N. (2018). Qualitative inquiry and research design. SAGE.\n"
    "- Moleong, L. J. (2017). Metodologi penelitian kualitatif. Remaja Rosdakarya.\n"
)


def entries(text: str) -> tuple[Entry, ...]:
    source = Source(PurePath("article.md"), f"# Daftar Pustaka\n\n{text}\n")
    found, _ = reference_entries(read((source,), format="markdown"))
    return found


def shown(name: Name) -> str:
    if name.literal:
        return f"{{{name.literal}}}"
    return f"{name.cited_form}, {name.given}" if name.given else name.cited_form


def told(entry: Entry) -> dict[str, Any]:
    issued = entry.issued
    return {
        "author": [shown(name) for name in entry.author],
        "editor": [shown(name) for name in entry.editor],
        "acronym": entry.author[0].acronym if entry.author else "",
        "et_al": entry.et_al,
        "year": issued.year,
        "month": issued.month,
        "day": issued.day,
        "suffix": issued.suffix,
        "literal": issued.literal,
        "title": entry.title,
        "container": entry.container_title,
        "volume": entry.volume,
        "issue": entry.issue,
        "page": entry.page,
        "publisher": entry.publisher,
        "edition": entry.edition,
        "genre": entry.genre,
        "doi": entry.doi,
        "isbn": entry.isbn,
        "url": entry.url,
        "law": str(entry.law) if entry.law else "",
        "type": entry.type,
        "key": entry.key,
    }


@pytest.mark.parametrize("name", REFERENCES)
def test_reference(name: str) -> None:
    expected = dict(REFERENCES[name])
    # Some stand after another reference, whose author a dash stands for.
    before = [f"- {expected.pop('after')}\n"] if "after" in expected else []
    entry = entries(f"{''.join(before)}- {expected.pop('text')}\n\n{SOUND}")[len(before)]
    assert {field: told(entry)[field] for field in expected} == expected


@pytest.mark.parametrize("name", DEFECTS)
def test_defects(name: str) -> None:
    *_, entry = entries(f"{SOUND}- {DEFECTS[name]['text']}")
    assert [defect.kind for defect in entry.defects] == DEFECTS[name]["kinds"]
    assert all(defect.location == entry.place for defect in entry.defects)


def test_keys_are_all_different() -> None:
    found = entries("\n".join(f"- Geertz, C. (1960). The religion of Java {i}." for i in range(60)))
    keys = [entry.key for entry in found]
    assert keys[:2] == ["geertz1960a", "geertz1960b"]
    assert keys[26] == "geertz1960aa"
    assert len(set(keys)) == 60


def test_a_listed_letter_comes_before_one_that_is_made() -> None:
    text = "\n".join(
        f"- Geertz, C. (1960{letter}). The religion of Java." for letter in ("b", "", "a")
    )
    assert [entry.key for entry in entries(text)] == ["geertz1960b", "geertz1960c", "geertz1960a"]


PIECES = st.sampled_from(
    [
        *("Geertz, C.", "(1960).", "1960", "The religion of Java.", "Free Press.", "In", "(Ed.),"),
        *("[1]", "2.", "- ", "———.", "et al.", "dkk.", "&", "https://doi.org/10.1000/1", "117"),
        *("Undang-Undang Nomor 1 Tahun 2000", "Vol. 3, No. 2", "*", "“", "’", "a\u0301"),
        *("\n", "\n\n", "   ", "\t"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_gives_entries_in_their_places(text: str) -> None:
    source = Source(PurePath("article.md"), f"{SOUND}\n\n# Daftar Pustaka\n\n{SOUND}\n{text}\n")
    found, strays = reference_entries(read((source,), format="markdown"))
    at = 0
    for entry in found:
        span = entry.place.span
        assert at <= span.start < span.end <= len(source.text)
        assert entry.title or entry.author or entry.defects
        at = span.end
    assert all(0 <= stray.location.span.end <= len(source.text) for stray in strays)
