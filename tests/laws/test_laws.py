"""Cases of laws in running text, and of the entries that list them."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitir.lexicons.laws import law_of, laws
from sitir.model import LawLink, Source
from sitir.pipeline import manuscript

HERE = Path(__file__).parent
CASES: dict[str, Any] = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    text = CASES[name]["text"]
    found = [[text[span.start : span.end], str(law)] for span, law in laws(text)]
    assert found == CASES[name]["laws"]


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("Undang-Undang Nomor 6 Tahun 2014 tentang Desa", "uu-6-2014"),
        ("“Resolution 1325 (2000)”", "resolution-1325-2000"),
        ("Dampak Undang-Undang Nomor 6 Tahun 2014", "None"),
        ("Tata kelola desa", "None"),
        ("", "None"),
    ],
)
def test_a_title_is_a_law_where_it_begins_with_one(title: str, law: str) -> None:
    assert str(law_of(title)) == law


@given(st.text(st.sampled_from("UPKSERDresolui NoTahun123/()., \n-"), max_size=120))
def test_places_are_in_order_and_apart(text: str) -> None:
    end = 0
    for span, law in laws(text):
        assert end <= span.start < span.end <= len(text)
        assert law.kind
        end = span.end


ARTICLE = """\
# Judul

Desa diatur UU No. 6 Tahun 2014 dan PP 43/2014, perempuan oleh Resolusi 1325. Lihat juga UU 1/1974.

## Daftar Pustaka
"""
BIB = """
@misc{desa, author = {{Republik Indonesia}}, title = {Undang-Undang Nomor 6 Tahun 2014}}
@legislation{perempuan, title = {Resolution 1325 (2000)}}
@legislation{lain, title = {Peraturan Pemerintah Nomor 60 Tahun 2014}}
"""


def shown(link: LawLink) -> tuple[str, str]:
    return link.fact.location.text, link.entry.key


def test_a_law_is_tied_to_the_entry_that_lists_it() -> None:
    article, bib = Source(PurePath("a.md"), ARTICLE), Source(PurePath("b.bib"), BIB)
    links = manuscript((article,), format="markdown", files=(bib,)).law_links
    assert [shown(link) for link in links] == [
        ("UU No. 6 Tahun 2014", "desa"),
        ("Resolusi 1325", "perempuan"),
    ]


LISTED = """\
## Daftar Pustaka

- Undang-Undang Republik Indonesia Nomor 12 Tahun 2011 tentang Pembentukan Peraturan.
- UU No. 6/2014 tentang Desa.
- Kementerian Pendidikan dan Kebudayaan. (2020). Peraturan Menteri Pendidikan dan Kebudayaan \
Nomor 3 Tahun 2020 tentang Standar Nasional Pendidikan Tinggi.
- Republik Indonesia. 2010. Peraturan Pemerintah Nomor 71 Tahun 2010 tentang Standar Akuntansi.
- Indonesia, Undang-Undang Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik.
- Peraturan Daerah Kabupaten Sleman Nomor 2 Tahun 2019 tentang Pengelolaan Sampah.
- Peraturan Daerah Kabupaten Bantul Nomor 2 Tahun 2019 tentang Pengelolaan Pasar.
- Pemerintah RI. (2003). Undang-undang (UU) tentang Sistem Pendidikan Nasional, Nomor 20 Tahun 2003.
"""


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("UU No. 12/2011", "Undang-Undang Republik Indonesia Nomor 12"),
        ("UU RI Nomor 12 Tahun 2011", "Undang-Undang Republik Indonesia Nomor 12"),
        ("Undang-Undang Nomor 6 Tahun 2014 tentang Desa", "UU No. 6/2014"),
        ("Permendikbud No. 3 Tahun 2020", "Kementerian Pendidikan"),
        ("PP 71/2010", "Republik Indonesia. 2010."),
        ("UU 11/2008", "Indonesia, Undang-Undang"),
        ("Perda Kabupaten Bantul No. 2 Tahun 2019", "Peraturan Daerah Kabupaten Bantul"),
        ("Perda Kab. Sleman Nomor 2 Tahun 2019", "Peraturan Daerah Kabupaten Sleman"),
        ("Perda No. 2 Tahun 2019", "Peraturan Daerah Kabupaten Sleman"),
        ("UU No. 20 Tahun 2003", "Pemerintah RI. (2003)"),
        ("Perda Kota Semarang No. 2 Tahun 2019", ""),
        ("PP 12/2011", ""),
        ("UU No. 12 Tahun 2012", ""),
    ],
)
def test_a_law_of_the_text_is_tied_by_kind_number_and_year(cited: str, listed: str) -> None:
    article = Source(PurePath("a.md"), f"Hal itu diatur {cited}.\n\n{LISTED}")
    links = manuscript((article,), format="markdown").law_links
    places = [link.entry.place.text for link in links]
    assert len(places) == bool(listed)
    assert all(place.startswith(listed) for place in places)
