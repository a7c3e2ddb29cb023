"""Articles whose citations point to the items of their list, in HTML and in JATS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PAGE = """<html lang="id"><body><h1>Kota dan air</h1>
<h2>Pendahuluan</h2>
<p>Permukaan air tanah turun empat meter dalam satu dasawarsa (<a href="#r1">{vela}</a>).
Menurut <a href="#r2">{wilen}</a>, sumur dangkal mengering lebih dulu.</p>
<h2>Daftar Pustaka</h2>
<ul><li id="r1">Vela, A. (2021). <i>Air kota</i>. Obor.</li>
<li id="r2">Wilen, B., &amp; Ora, C. (2019). Sumur kota. <i>Jurnal Kota</i>, <i>3</i>(2), 1–9.</li>
</ul>
</body></html>"""
_ARTICLE = """<article xml:lang="id"><front><article-meta><title-group><article-title>Kota dan air
</article-title></title-group></article-meta></front>
<body><sec sec-type="intro"><title>Pendahuluan</title>
<p>Permukaan air tanah turun empat meter dalam satu dasawarsa
(<xref ref-type="bibr" rid="r1">{vela}</xref>). Menurut
<xref ref-type="bibr" rid="r2">{wilen}</xref>,
sumur dangkal mengering lebih dulu.</p></sec></body><back><ref-list><title>Daftar Pustaka</title>
<ref id="r1">
<mixed-citation>Vela, A. (2021). <italic>Air kota</italic>. Obor.</mixed-citation></ref>
<ref id="r2"><element-citation publication-type="journal"><person-group>
<name><surname>Wilen</surname>
<given-names>B.</given-names></name><name><surname>Ora</surname><given-names>C.</given-names></name>
</person-group><year>2019</year>
<article-title>Sumur kota</article-title><source>Jurnal Kota</source>
<volume>3</volume><issue>2</issue><fpage>1</fpage><lpage>9</lpage></element-citation></ref>
</ref-list></back></article>"""
FORMS = {".html": _PAGE, ".xml": _ARTICLE}


def _checked(
    path: Path, command: Callable[..., Any], *, vela: str, wilen: str
) -> tuple[list[tuple[str, str]], list[Any]]:
    """Return what is found, each with the words of its place, and the links of all mentions."""
    path.write_text(FORMS[path.suffix].format(vela=vela, wilen=wilen), encoding="utf-8")
    report = json.loads(command("check", str(path), "--no-config", "--format", "json").stdout)
    text = path.read_text(encoding="utf-8")
    found = [(each["rule"], text[each["span"][0] : each["span"][1]]) for each in report["findings"]]
    return found, [each["link"]["entry"] for each in report["documents"][0]["mentions"]]


@pytest.mark.parametrize("suffix", FORMS)
def test_a_clean_article_is_silent(
    suffix: str, command: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    found, entries = _checked(path, command, vela="Vela, 2021", wilen="Wilen dan Ora (2019)")
    assert found == []
    assert entries == ["vela2021", "wilen2019"]


@pytest.mark.parametrize("suffix", FORMS)
def test_faults_are_found_at_their_places(
    suffix: str, command: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    found, entries = _checked(path, command, vela="Velo, 2021", wilen="Wilen dan Ora (2018)")
    assert found == [
        ("author-list-mismatch", "Velo, 2021"),
        ("year-mismatch", "Wilen dan Ora (2018)"),
    ]
    assert entries == ["vela2021", "wilen2019"]
