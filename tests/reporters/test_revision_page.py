"""The HTML page of a revision: its golden file, and that it holds whatever the two sides are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reporters.pages import hold
from tests.reporters.test_html import HOSTILE, without_assets

from sitir.cli.articles import Article
from sitir.cli.program import run
from sitir.model import OPAQUE, BlockKind
from sitir.reporters.html.word_changes import marked, word_changes

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
OPTIONS = ("--format", "html", "--no-config")


@pytest.fixture
def page(command: Callable[..., Any]) -> Callable[..., str]:
    """Return the page on a revision."""

    def call(old: str, new: str, *options: str) -> str:
        outcome = command("diff", old, new, *OPTIONS, *options)
        assert outcome.stderr == ""
        return str(outcome.stdout)

    return call


@pytest.mark.parametrize("language", ["en", "id"])
def test_golden(language: str, page: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)
    shown = without_assets(page("lama.md", "baru.md", "--lang", language))
    golden = GOLDEN / f"diff.{language}.html"
    if os.environ.get("SITIR_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


def test_every_change_stands_in_the_list_and_leads_to_its_place(page: Callable[..., str]) -> None:
    shown = page(str(GOLDEN / "lama.md"), str(GOLDEN / "baru.md"), "--lang", "en")
    read = hold(shown)
    listed = {each[1:] for each in read.ids if re.fullmatch(r"h\d+", each)}
    marks = {each[1:] for each in read.ids if re.fullmatch(r"d\d+", each)}
    assert len(listed) == 10
    # Six claims less one that is only listed would be five; of three entries one is gone.
    assert len(marks) == 7
    assert {f"#d{number}" for number in marks} <= set(read.links)
    assert {f"#h{number}" for number in marks} <= set(read.links)
    assert shown.index("r-feared") < shown.index("r-support")
    for words in ("<del>1.240</del> <ins>1.420</ins>", "<del>Pasar malam dibuka lagi"):
        assert words in shown
    article = shown.partition("<article")[2].partition("</article>")[0]
    assert "1.240</del> <ins class=r-feared data-h=1>1.420</ins>" in article
    assert "83% (5/6)" in shown
    assert "67% (4/6)" in shown
    assert read.prose().count("1.420") == 1
    assert "1.240" not in read.prose()


def test_of_what_did_not_change_nothing_is_marked(page: Callable[..., str]) -> None:
    shown = page(str(GOLDEN / "baru.md"), str(GOLDEN / "baru.md"), "--lang", "en")
    read = hold(shown)
    assert "nothing changed in claims" in shown
    article = shown.partition("<article")[2].partition("</article>")[0]
    assert "<ins" not in article
    assert "<del" not in article
    assert not [each for each in read.ids if re.fullmatch(r"[dh]\d+", each)]


PAIRS = [
    ("tests/reporters/golden/naskah.md", "tests/reporters/golden/cakupan.md"),
    ("tests/reporters/golden/kosong.md", "tests/reporters/golden/baru.md"),
    ("tests/reporters/golden/baru.md", "tests/reporters/golden/kosong.md"),
    ("corpus/penjaga-perdamaian.md", "tests/reporters/golden/naskah.md"),
    ("tests/reporters/golden/naskah.md", "corpus/penjaga-perdamaian.md"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_the_new_article_reads_as_it_does(pair: tuple[str, str], page: Callable[..., str]) -> None:
    old, new = (str(ROOT / path) for path in pair)
    read = hold(page(old, new))
    document = Article.of(new, None).document()
    notes = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
    others = [block for block in document.blocks if block.kind is not BlockKind.FOOTNOTE]
    prose = "".join(block.prose.text for block in (*others, *notes))
    assert _letters(read.prose()).endswith(_letters(prose))


def _letters(text: str) -> str:
    return "".join(text.replace(OPAQUE, "").split())


def test_markup_of_both_sides_is_text(page: Callable[..., str], tmp_path: Path) -> None:
    changed = HOSTILE.replace("2012", "2013").replace("runtuh", "<u>pulih</u></ins></del>")
    changed += '- Baru"><script>, C. (2020). *</del><script>alert(2)</script>*. Obor.\n'
    paths = []
    for name, text in (("lama<b>.md", HOSTILE), ("baru&.md", changed)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    for old, new in (paths, reversed(paths)):
        read = hold(page(old, new))
        assert "img" not in read.counts
        assert not any(link.startswith("javascript") for link in read.links)
        assert [each for each in read.ids if each.startswith("h")]


def test_the_report_does_without_the_page() -> None:
    code = (
        "import sys; from sitir.cli.program import run;"
        f"run(['check', {str(GOLDEN / 'naskah.md')!r}, '--format', 'json', '--no-config']);"
        f"run(['diff', {str(GOLDEN / 'lama.md')!r}, {str(GOLDEN / 'baru.md')!r}, '--no-config']);"
        "print(sorted(m for m in sys.modules if 'reporters.html' in m), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


WORDS = st.lists(st.sampled_from(["air", "naik", "1.240", "(", "Vela,", "2021)", "."]), max_size=30)


@given(WORDS, WORDS)
def test_words_put_in_and_taken_out_make_the_one_text_of_the_other(
    before: list[str], after: list[str]
) -> None:
    old, new = " ".join(before), " ".join(after)
    made, at = [], 0
    for change in word_changes(old, new):
        made += [old[at : change.old.start], f" {new[change.new.start : change.new.end]} "]
        at = change.old.end
    made.append(old[at:])
    assert _letters("".join(made)) == _letters(new)
    shown = marked(old, new)
    assert _letters(re.sub("<del>.*?</del>|<[^>]*>", "", shown)) == _letters(new)
    if before == after:
        assert shown == new


def test_only_the_words_that_changed_are_marked() -> None:
    for old, new, shown in (
        (
            "naik 12% (Vela, 2021).",
            "naik 13% (Vela, 2021).",
            "naik <del>12</del> <ins>13</ins>% (Vela, 2021).",
        ),
        ("air naik (Vela, 2021).", "air naik.", "air naik <del>(Vela, 2021)</del>."),
        ("air naik.", "air sungai naik.", "air <ins>sungai</ins> naik."),
        ("air sungai naik.", "air naik.", "air <del>sungai</del> naik."),
        ("air\n naik", "air naik", "air naik"),
        ("a < b", "a > b", "a <del>&lt;</del> <ins>&gt;</ins> b"),
        ("satu dua tiga", "empat lima enam", "<del>satu dua tiga</del> <ins>empat lima enam</ins>"),
    ):
        assert marked(old, new) == shown


def test_long_sentences_that_share_little_are_told_as_wholes() -> None:
    old, new = "a b " * 5000, "b c a " * 4000
    (change,) = word_changes(old, new)
    assert (change.old.start, change.new.start) == (0, 0)
    assert (change.old.end, change.new.end) == (len(old) - 1, len(new) - 1)


PIECES = [
    *HOSTILE.split(" "),
    *("\n\n", "\n- ", "\n# ", "[^1]", "[^1]: nota\n", "`", "|", "<!--", "-->", "\0"),
    *("(Vela, 2021)", "(Vela, 2022)", "@vela2021", "2012", "13%", "Ia lahir."),
]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(PIECES), max_size=50), st.lists(st.sampled_from(PIECES), max_size=9)
)
def test_any_revision_gives_a_page(tmp_path: Path, pieces: list[str], more: list[str]) -> None:
    target = tmp_path / "page.html"
    middle = len(pieces) // 2
    texts = {
        "lama.md": " ".join(pieces),
        "baru.md": " ".join([*pieces[:middle], *more, *pieces[middle + 2 :]]),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    sides = [str(tmp_path / name) for name in texts]
    run(["diff", *sides, *OPTIONS, "--output", str(target)])
    hold(target.read_text(encoding="utf-8"))
