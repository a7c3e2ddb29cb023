"""The HTML page in a real browser: filters, jumps, evidence, keys, phones, print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.reporters.browser import Tab, started
from tests.reporters.test_html import HOSTILE

from sitir.cli.program import run

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.tools

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "build" / "node" / "node_modules" / "axe-core" / "axe.min.js"
GOLDEN = Path(__file__).parent / "golden"
SHOWN = "#list > li:not([hidden])"
TRAITS = {
    "rule": "li.querySelector('p > span').textContent",
    "status": "document.getElementById(li.dataset.m).className",
}
FIRST = f"return document.querySelector('{SHOWN}').id"
ROWS = ".entries tbody tr"
TIMES = "(row) => row.cells[4].textContent"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def tab(folder: Path) -> Iterator[Tab]:
    browser = started(folder / "profile")
    try:
        yield Tab(browser)
    finally:
        browser.quit()


def _page(folder: Path, *articles: Path) -> Path:
    target = folder / ("-".join(article.stem for article in articles) + ".html")
    options = ("--format", "html", "--lang", "id", "--no-config", "--output", str(target))
    run(["check", *map(str, articles), *options])
    return target


@pytest.fixture
def page(folder: Path, tab: Tab) -> Iterator[Tab]:
    """The page on the article of the corpus; whatever is done, nothing leaves it."""
    path = _page(folder, ROOT / "corpus" / "penjaga-perdamaian.md")
    tab.open(path)
    yield tab
    assert tab.complaints() == []
    assert all(url.startswith(("file:", "data:", "about:")) for url in tab.requests())


def _told(tab: Tab) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+) dari (\d+) temuan", tab.text("#count"))
    assert match
    return int(match[1]), int(match[2])


def _shown(tab: Tab, name: str) -> set[str]:
    """Return what the findings that are shown have in common by a trait."""
    script = f"return [...document.querySelectorAll('{SHOWN}')].map((li) => {TRAITS[name]})"
    return set(tab.run(script))


def test_filters_by_level_rule_section_and_status(page: Tab) -> None:
    shown, every = _told(page)
    assert shown == every == page.count("#list > li")
    page.click('[data-level="n"]')
    assert page.count("#list > .n") == 0
    assert page.count("article .k.n") == 0
    fewer, _ = _told(page)
    assert fewer < every
    page.click('[data-level="n"]')
    page.choose("#by-rule", "dangling-citation")
    assert _shown(page, "rule") == {"dangling-citation"}
    page.choose("#by-section", "references")
    assert _told(page)[0] == 0
    page.choose("#by-rule", "")
    assert _told(page)[0] > 0
    page.choose("#by-section", "")
    page.choose("#by-status", "7")
    assert _shown(page, "status") == {"m7"}


def test_searches_findings_and_entries(page: Tab) -> None:
    entries = page.count(".entries tbody tr")
    page.choose("#find", "  VELA ")
    shown, every = _told(page)
    assert 0 < shown < every
    assert "vela" in page.text(SHOWN).lower()
    assert 0 < page.count(".entries tbody tr") < entries
    page.choose("#find", "tidak ada yang bernama begini")
    assert _told(page)[0] == 0


def test_jumps_from_the_list_to_the_text_and_back(page: Tab) -> None:
    page.click("#g9 > a")
    assert page.focus() == "f9"
    assert page.is_in_view("#f9")
    assert page.count("article .lit") > 0
    page.choose("#by-rule", "duplicate-entry")
    page.choose("#by-rule", "")
    page.click("#f9")
    assert page.run("return document.activeElement.parentElement.id") == "g9"
    assert page.is_in_view("#g9")
    page.press("\ue00c")
    assert page.focus() == "f9"


def test_list_follows_the_text(page: Tab) -> None:
    page.run("document.activeElement.blur()")
    numbers = page.run("return [...document.querySelectorAll('article .k')].map((a) => a.id)")
    late = numbers[len(numbers) * 2 // 3]
    page.run("document.getElementById(arguments[0]).scrollIntoView({block: 'center'})", late)
    page.settle()
    current = page.run("return document.querySelector('#list [aria-current]').id")
    assert abs(int(current[1:]) - int(late[1:])) < 12
    assert page.is_in_view(f"#{current}")


def test_mention_opens_its_evidence_and_leads_to_its_entry(page: Tab) -> None:
    page.click("article .m5, article .m2, article .m3")
    assert page.text('[role="tab"][aria-selected="true"]') == "Rincian"
    assert page.run("return document.activeElement.tagName") == "H3"
    table = page.text(".evidence")
    assert "dikutip" in table
    assert "terdaftar" in table
    assert "≠" in table
    place = page.run("return document.querySelector('#panel-details .entry a').hash.slice(1)")
    page.click("#panel-details .entry a")
    assert page.focus() == place
    assert page.is_in_view(f"#{place}")
    page.click(f"#{place} td a[href^='#m']")
    assert page.focus().startswith("m")
    assert page.run("return document.activeElement.closest('article') !== null")


def test_missing_mention_says_so(page: Tab) -> None:
    page.click("article .m7")
    assert "tidak ada entri yang cocok" in page.text("#panel-details")


def test_claim_opens_what_is_known_of_it(page: Tab) -> None:
    page.run("document.querySelector('article .cc').click()")
    told = page.text("#panel-details")
    assert "Klaim" in told
    assert "Tercakup oleh" in told
    page.click("#tab-claims")
    bare = page.count(".claims > li")
    assert bare == page.run("return document.querySelectorAll('article .cn[id]').length")
    page.click("#panel-claims input")
    assert page.count(".claims > li") > bare


def test_keys_do_what_clicks_do(page: Tab) -> None:
    page.press("j", "j", "j")
    assert page.focus().startswith("f")
    third = int(page.focus()[1:])
    page.press("k")
    assert int(page.focus()[1:]) < third
    page.press("c")
    assert "cn" in page.run("return document.activeElement.className")
    page.press("/")
    assert page.focus() == "find"
    page.press("j")
    assert page.run("return document.getElementById('find').value") == "j"
    page.run("document.getElementById('tab-findings').focus()")
    page.press("\ue014")
    assert page.focus() == "tab-claims"
    assert page.count("#panel-claims") == 1
    page.run("document.querySelector('article .m0').focus()")
    page.press("\ue007")
    assert page.count("#panel-details") == 1
    page.press("\ue00c")
    assert page.run("return document.activeElement.classList.contains('m0')")
    page.run("document.getElementById('keys').checked = false")
    before = page.focus()
    page.press("j")
    assert page.focus() == before


def test_everything_that_can_be_used_has_a_name(page: Tab) -> None:
    page.click("article .m2, article .m7")
    nameless = page.run(
        "return [...document.querySelectorAll('a[href], button, input, select, summary, [role]')]"
        ".filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim()"
        " || node.getAttribute('aria-labelledby') || node.closest('label')"
        " || node.id === 'list'))"
        ".map((node) => node.outerHTML.slice(0, 99))"
    )
    assert nameless == []
    assert page.run("return document.documentElement.lang") == "id"
    assert page.count("main h1") == 1


def test_axe_finds_nothing(folder: Path, tab: Tab) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core (`.ci/run` installs it)")
    article = _page(folder, ROOT / "corpus" / "penjaga-perdamaian.md")
    revision = _revision(folder, GOLDEN / "lama.md", GOLDEN / "baru.md")
    for path, width in ((article, 1400), (article, 390), (revision, 1400), (revision, 390)):
        tab.open(path, width=width)
        # The page lets nothing run but its own script.
        tab.browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
        tab.run(AXE.read_text(encoding="utf-8"))
        first = "#tab-changes" if path == revision else "#tab-findings"
        for node in (first, "article .m0", "#tab-claims"):
            tab.run("document.querySelector(arguments[0]).click()", node)
            faults = tab.browser.execute_async_script(
                "const done = arguments[0];"
                "axe.run().then((found) => done(found.violations.map((one) =>"
                " [one.id, one.nodes.map((node) => node.html)])))"
            )
            assert faults == [], (path.name, width, node)
    tab.browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})


def test_entries_are_sorted_by_their_heads(page: Tab) -> None:
    for direction in ("ascending", "descending"):
        page.click('.entries [data-k="times"] button')
        told = page.run(f"return [...document.querySelectorAll('{ROWS}')].map({TIMES})")
        counts = [int(count) for count in told]
        assert counts == sorted(counts, reverse=direction == "descending")
        head = page.run("return document.querySelector('[data-k=times]').ariaSort")
        assert head == direction


def test_layers_can_be_put_away(page: Tab) -> None:
    page.click(".key summary")
    shown = page.count("article .k")
    assert shown
    page.click('[data-layer="findings"]')
    assert page.count("article .k") == 0


def test_phone_has_the_list_in_a_drawer(folder: Path, tab: Tab) -> None:
    tab.open(_page(folder, ROOT / "corpus" / "penjaga-perdamaian.md"), width=390, height=800)
    assert tab.run("return document.documentElement.scrollWidth") <= 390
    hidden = "return getComputedStyle(document.getElementById('panel')).visibility"
    assert tab.run(hidden) == "hidden"
    tab.click("#open")
    assert tab.run(hidden) == "visible"
    tab.run("document.querySelector('#g3 > a').click()")
    tab.settle()
    assert tab.focus() == "f3"
    assert tab.is_in_view("#f3")
    tab.run("document.querySelector('article .m7').click()")
    assert "tidak ada entri" in tab.text("#panel-details")
    tab.press("\ue00c")
    assert "open" not in tab.run("return document.documentElement.className")
    assert tab.complaints() == []


def test_switches_between_articles(folder: Path, tab: Tab) -> None:
    path = _page(folder, GOLDEN / "naskah.md", GOLDEN / "daftar.md")
    tab.open(path)
    assert tab.count("article") == 1
    first = tab.run(FIRST)
    tab.choose("#switch", "1")
    assert tab.count("article") == 1
    assert tab.count("[id='2-text']") == 1
    assert tab.run(FIRST) != first
    tab.click("[id='2-text'] [class^=m]")
    assert tab.count("#panel-details h3") == 1
    tab.open(path, at="#2-e1")
    assert tab.count("[id='2-text']") == 1
    assert tab.focus() == "2-e1"
    assert tab.complaints() == []


def test_print_shows_all_findings_and_no_controls(folder: Path, tab: Tab) -> None:
    tab.open(_page(folder, ROOT / "corpus" / "penjaga-perdamaian.md"))
    every = _told(tab)[1]
    tab.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert tab.count("#filters, header, .tabs") == 0
        assert tab.count("#list > li") == every
    finally:
        tab.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_nothing_in_an_article_runs(folder: Path, tab: Tab) -> None:
    article = folder / "jahat.md"
    article.write_text(HOSTILE, encoding="utf-8")
    tab.open(_page(folder, article))
    assert tab.run("return document.querySelectorAll('img, article script').length") == 0
    tab.run("document.querySelectorAll('article a, article i').forEach((node) => node.click())")
    assert "alert(1)" in tab.browser.title
    assert tab.complaints() == []
    assert all(url.startswith(("file:", "data:", "about:")) for url in tab.requests())


def _revision(folder: Path, old: Path, new: Path) -> Path:
    target = folder / f"{old.stem}-{new.stem}.html"
    options = ("--format", "html", "--lang", "en", "--no-config", "--output", str(target))
    run(["diff", str(old), str(new), *options])
    return target


def test_revision_is_read_from_its_list_and_from_its_text(folder: Path, tab: Tab) -> None:
    tab.open(_revision(folder, GOLDEN / "lama.md", GOLDEN / "baru.md"))
    assert tab.text('[role="tab"][aria-selected="true"]') == "Changes"
    assert tab.text("#count-changes") == "10 of 10 changes"
    assert tab.text(".group h3") == "Figures that changed while their citation stayed (1)"
    tab.press("j")
    assert tab.focus() == "d1"
    assert tab.is_in_view("#d1")
    assert "1.420" in tab.text("article i.lit")
    tab.press("j", "j", "k", "\ue007")
    assert tab.run("return document.activeElement.parentElement.id") == "h2"
    tab.press("\ue00c")
    assert tab.focus() == "d2"
    for number in (5, 7):
        tab.click(f"#h{number} > a")
        assert tab.focus() == f"d{number}"
        assert tab.is_in_view(f"#d{number}")
    assert tab.run("return document.activeElement.closest('.entries') !== null")
    tab.click("article #d4")
    assert tab.run("return document.activeElement.parentElement.id") == "h4"
    marked = tab.count("article ins"), tab.count("article del"), tab.count("article .d")
    assert marked == (4, 4, 5)
    tab.click('[data-kind="feared"]')
    assert tab.text("#count-changes") == "9 of 10 changes"
    assert (tab.count("#h1"), tab.count("#d1"), tab.count("article del")) == (0, 0, 3)
    tab.click(".key summary")
    tab.click('[data-layer="changes"]')
    assert (tab.count("article del"), tab.count("article .d")) == (0, 0)
    assert tab.complaints() == []
    assert all(url.startswith(("file:", "data:", "about:")) for url in tab.requests())


def test_findings_of_a_revision_are_new_or_as_before(folder: Path, tab: Tab) -> None:
    tab.open(_revision(folder, GOLDEN / "kosong.md", GOLDEN / "naskah.md"))
    tab.click("#tab-findings")
    every = tab.count("#list > li")
    tab.choose("#by-revision", "new")
    fresh = tab.count("#list > li")
    tab.choose("#by-revision", "same")
    assert (fresh > 0, fresh + tab.count("#list > li")) == (True, every)
    tab.choose("#by-revision", "")
    tab.click("#tab-changes")
    tab.click(".changes .r-fresh > a[href^='#f']")
    assert tab.focus().startswith("f")
    tab.press("\ue007")
    assert tab.text('[role="tab"][aria-selected="true"]') == "Findings"
    # A mention whose words changed is told as it reads now.
    tab.open(_revision(folder, GOLDEN / "lama.md", GOLDEN / "baru.md"), width=390, height=800)
    assert tab.run("return document.documentElement.scrollWidth") <= 390
    tab.click("#open")
    tab.run("document.querySelector('#h3 > a').click()")
    tab.settle()
    assert tab.focus() == "d3"
    tab.run("document.querySelector('article ins.r-feared').closest('i').click()")
    assert "1.240" not in tab.text("#panel-details blockquote")
    assert "1.420" in tab.text("#panel-details blockquote")
    assert tab.complaints() == []


def test_print_shows_all_changes_and_no_controls(folder: Path, tab: Tab) -> None:
    tab.open(_revision(folder, GOLDEN / "lama.md", GOLDEN / "baru.md"))
    tab.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert tab.count("#kinds, #count-changes, .tabs") == 0
        assert (tab.count(".changes > li"), tab.count("#list > li")) == (10, 1)
    finally:
        tab.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
