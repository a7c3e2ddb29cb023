"""The HTML page: its form, its golden file, and that no article breaks out of its text."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reporters.pages import Page, hold

from sitir.cli.articles import Article
from sitir.cli.program import run
from sitir.model import OPAQUE, BlockKind, Span
from sitir.reporters.html.markup import Markup
from sitir.reporters.html.weaving import Point, Replaced, Stretch, disjoint, woven

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(
    path
    for folder, pattern in (
        ("corpus", "*.md"),
        ("tests/reporters/golden", "*.md"),
        ("tests/readers", "input.*"),
    )
    for path in (ROOT / folder).rglob(pattern)
)
HOSTILE = """---
title: "</title><script>alert(1)</script>"
---

# Judul <img src=x onerror=alert(1)> & "petik"

Kota itu </script><script>alert(1)</script> runtuh pada 2012.\u2028Lalu
(Smith" onmouseover="x, 2012)
<!-- </style> --> `</code><b>` dan $a<b$ 'kutip' (O'Brien & <b>Sons</b>, 2019; ]]>, 2020).

| <i>a</i> | b" |
| --- | --- |
| 1 </td> | &amp; |

# Daftar Pustaka

- Smith" x="y, A. (2012). *</script><svg onload=alert(1)>*. http://x.id/"><script>
- O'Brien, B. (2019). Judul. javascript:alert(1)
"""


@pytest.fixture
def page(command: Callable[..., Any]) -> Callable[..., str]:
    """Return the page on articles."""

    def call(*arguments: str, stdin: bytes = b"") -> str:
        outcome = command("check", *arguments, "--format", "html", "--no-config", stdin=stdin)
        assert outcome.stderr == ""
        return str(outcome.stdout)

    return call


def without_assets(page: str) -> str:
    """Return a page without what is the same in all, an element a line."""
    page = re.sub(r"(?s)(<style>).*?(</style>)", r"\1\2", page)
    page = re.sub(r"(?s)(<script>).*?(</script>)", r"\1\2", page)
    page = re.sub(r"sha256-[\w+/=]+", "sha256-…", page)
    return re.sub(r"sitir \d[\w.]+", "sitir …", page).replace("><", ">\n<")


@pytest.mark.parametrize("language", ["en", "id"])
def test_golden(language: str, page: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)
    shown = without_assets(page("naskah.md", "--bib", "naskah.bib", "--lang", language))
    golden = GOLDEN / f"page.{language}.html"
    if os.environ.get("SITIR_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_page_is_well_formed(path: Path, command: Callable[..., Any]) -> None:
    outcome = command("check", str(path), "--format", "html", "--no-config")
    if outcome.code == 2:
        pytest.skip("no article")
    read = hold(outcome.stdout)
    document = Article.of(str(path), None).document()
    notes = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
    others = [block for block in document.blocks if block.kind is not BlockKind.FOOTNOTE]
    prose = "".join(block.prose.text for block in (*others, *notes))
    assert _letters(read.prose()).endswith(_letters(prose))


def _letters(text: str) -> str:
    return "".join(text.replace(OPAQUE, "").split())


def test_scripts_and_styles_are_those_that_the_policy_names(page: Callable[..., str]) -> None:
    text = page(str(GOLDEN / "naskah.md"))
    read = hold(text)
    policy = next(
        str(told["content"])
        for tag, told in read.attributes
        if tag == "meta" and told.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for content in (read.text("style"), read.contents["script"][1]):
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_markup_of_an_article_is_text(page: Callable[..., str]) -> None:
    text = page("-", "--input-format", "markdown", stdin=HOSTILE.encode())
    read = hold(text)
    assert "onerror" not in {name for _, told in read.attributes for name in told}
    assert "img" not in read.counts
    assert "Kota itu </script> runtuh pada 2012." in read.text("article")
    assert not any(link.startswith("javascript") for link in read.links)


TABLES = {
    "markdown": "| Tahun | Kota |\n| --- | --- |\n| 2012 | Gao |\n| 2013 | Kidal |\n",
    "html": (
        "<table><tr><th>Tahun</th>\n<th>Kota</th></tr>\n<tr><td>2012</td><td>Gao</td></tr>"
        "<tr>\n<td>2013</td>\n\n<td><code>a &lt; b</code></td></tr></table>"
    ),
    "latex": (
        "\\begin{document}\n\\begin{tabular}{ll}\n\\toprule\nTahun & Kota \\\\\n\\midrule\n\n"
        "2012 & Gao \\\\\n2013 & Kidal \\\\\n\\end{tabular}\n\\end{document}"
    ),
}


@pytest.mark.parametrize("form", TABLES)
def test_cells_stand_in_their_rows(form: str, page: Callable[..., str]) -> None:
    shown = page("-", "--input-format", form, stdin=TABLES[form].encode())
    hold(shown)
    (table,) = re.findall(r"(?s)<table>(.*?)</table>", shown)
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in table.split("<tr>")[1:]]
    last = "<code>a &lt; b</code>" if form == "html" else "Kidal"
    assert rows == [["Tahun", "Kota"], ["2012", "Gao"], ["2013", last]]


def test_tells_how_many_findings_a_baseline_knows(
    page: Callable[..., str], tmp_path: Path, command: Callable[..., Any]
) -> None:
    known = str(tmp_path / "known.json")
    article = str(GOLDEN / "naskah.md")
    command("check", article, "--no-config", "--write-baseline", known)
    shown = page(article, "--baseline", known)
    assert ", 0 gone</span>" in shown
    assert hold(shown).counts.get("ol") == 1


def test_names_of_rules_lead_to_their_pages(page: Callable[..., str]) -> None:
    read = hold(page(str(GOLDEN / "naskah.md"), "--rule-pages", "https://a.id/{rule}.html"))
    assert "https://a.id/name-mismatch.html" in read.links


def test_several_articles_are_sections_of_one_page(page: Callable[..., str]) -> None:
    read = hold(page(str(GOLDEN / "naskah.md"), str(GOLDEN / "daftar.md")))
    assert read.counts["article"] == 2
    assert {"1-text", "2-text"} <= set(read.ids)
    assert [article["id"] for article in read.data()["articles"]] == ["1-", "2-"]


def test_files_that_cannot_be_read_are_told(command: Callable[..., Any]) -> None:
    outcome = command("check", str(GOLDEN / "naskah.md"), "nowhere.md", "--format", "html")
    assert "<li>nowhere.md: " in outcome.stdout
    hold(outcome.stdout)


def test_other_formats_do_without_the_page(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from sitir.cli.program import run;"
        f"run(['check', {str(GOLDEN / 'naskah.md')!r}, '--format', 'json', '--no-config']);"
        # What measures coverage imports `html` and `hashlib` for itself.
        "print(sorted(m for m in sys.modules if 'reporters.html' in m or 'revision' in m"
        " or m == 'sitir.bibliometrics'), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


INK = ("ink", "soft", "link", "good", "near", "odd", "bad", "tie", "error", "warning", "note")
PAPER = {
    "ground": ("ink", "soft", "link", "error", "warning", "note", "odd"),
    "sheet": INK,
    "on": INK,
    **dict.fromkeys(
        ("cited", "carried", "bare", "ins", "del"), ("ink", "good", "near", "odd", "bad", "tie")
    ),
    "lit": ("lit-ink",),
}


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_text_stands_out_from_its_ground(look: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 at least."""
    style = (ROOT / "src/sitir/reporters/html/page.css").read_text(encoding="utf-8")
    light, dark, printed = style.split(":root {")[1:4]
    colours = _colours(light)
    assert len(colours) > 20
    if look != "light":
        others = _colours(dark if look == "dark" else printed)
        assert len(others) > 20
        colours |= others
    for paper, inks in PAPER.items():
        for ink in inks:
            if colours[paper] is None:
                continue
            darker, lighter = sorted((_luminance(colours[ink]), _luminance(colours[paper])))
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, paper)


def _colours(style: str) -> dict[str, str | None]:
    """Return the colours of a block by name; `None` of what is transparent."""
    block = style.partition("}")[0]
    found = re.findall(r"--([\w-]+): (#\w+|transparent)", block)
    return {name: None if value == "transparent" else value for name, value in found}


def _luminance(colour: str | None) -> float:
    digits = (colour or "").lstrip("#")
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    shares = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: Span(*sorted(pair))),
    max_size=6,
)


@given(SPANS, st.lists(st.integers(0, 12), max_size=3))
def test_what_crosses_nests(spans: list[Span], points: list[int]) -> None:
    text = "abcdefghijkl"
    stretches = [
        Stretch(
            span,
            Markup(f'<span class="s{index}" id="x{index}">'),
            Markup(f'<span class="s{index}">'),
            Markup("</span>"),
        )
        for index, span in enumerate(spans)
    ]
    marks = [Point(offset, Markup("<b></b>")) for offset in points]
    shown = woven(text, stretches, points=marks, replaced=())
    read = Page(shown)
    assert re.sub("<[^>]*>", "", shown) == text
    assert read.counts.get("b", 0) == len(points)
    covered: dict[str, list[int]] = {}
    open_ones: list[str] = []
    at = 0
    for token in re.findall("<[^>]*>|[a-l]", shown):
        if token.startswith("<span"):
            open_ones.append(token.split('"')[1])
        elif token == "</span>":
            open_ones.pop()
        elif len(token) == 1:
            for name in open_ones:
                covered.setdefault(name, []).append(at)
            at += 1
    assert covered == {
        f"s{index}": list(range(span.start, span.end)) for index, span in enumerate(spans) if span
    }
    assert sorted(read.ids) == [f"x{index}" for index, span in enumerate(spans) if span]


@given(SPANS)
def test_links_do_not_overlap(spans: list[Span]) -> None:
    pieces = list(disjoint(spans))
    places = [place for _, piece in pieces for place in range(piece.start, piece.end)]
    assert len(set(places)) == len(places)
    assert set(places) == {place for span in spans for place in range(span.start, span.end)}
    assert places == sorted(places)
    assert all(piece and spans[index].contains(piece) for index, piece in pieces)


def test_what_is_replaced_is_not_shown() -> None:
    hidden = [Replaced(Span(1, 2), Markup("<code>x</code>"))]
    assert woven("a￼b", [], points=[], replaced=hidden) == "a<code>x</code>b"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                *HOSTILE.split(" "),
                "\n\n",
                "\n- ",
                "\n# ",
                "(Vela, 2021)",
                "\0",
                "\x1b",
                "\u202e",
                "\r",
                "[^1]",
                "[^1]: nota\n",
                "`",
                "*",
                "@vela2021",
                "2012",
                "Ia lahir.",
                "|",
                "<!--",
                "-->",
            ]
        ),
        max_size=60,
    )
)
def test_any_article_gives_a_page(tmp_path: Path, pieces: list[str]) -> None:
    article = tmp_path / "naskah.md"
    target = tmp_path / "page.html"
    article.write_text(" ".join(pieces), encoding="utf-8", newline="")
    run(["check", str(article), "--format", "html", "--no-config", "--output", str(target)])
    hold(target.read_text(encoding="utf-8"))
