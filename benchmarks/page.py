"""Measures the HTML page in headless Chromium: size, first paint, and how long its parts take.

    python -m benchmarks.page [ARTICLE …]      the corpus article, one of 60,000 words, any others

Prints figures and judges none. The long article is the corpus article again and again; that it
repeats itself is no finding here.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.reporters.browser import Tab, started

from sitir.cli.program import run

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "corpus" / "penjaga-perdamaian.md"
WORDS = 60_000
RUNS = 5
_LIST = re.compile(r"(?m)^#+ daftar pustaka", re.IGNORECASE)
_PAINT = (
    "return performance.getEntriesByType('paint')"
    ".find((entry) => entry.name === 'first-contentful-paint')?.startTime ?? null"
)
_LOADED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
_FILTER = """
const field = document.getElementById('find');
const start = performance.now();
field.value = arguments[0];
field.dispatchEvent(new Event('input', {bubbles: true}));
document.body.offsetHeight;
return performance.now() - start;
"""
_CLAIMS = """
const start = performance.now();
document.getElementById('tab-claims').click();
document.body.offsetHeight;
return performance.now() - start;
"""
_SCROLL = """
const done = arguments[0];
const start = performance.now();
let frames = 0;
const step = () => {
  scrollTo(0, (frames * document.documentElement.scrollHeight) / 60);
  if (++frames < 60) requestAnimationFrame(step);
  else done((performance.now() - start) / frames);
};
requestAnimationFrame(step);
"""


def main() -> None:
    """Print the figures of each article."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = [ARTICLE, _long_article(folder), *map(Path, sys.argv[1:])]
        browser = started(folder / "profile")
        try:
            for article in articles:
                _measure(article, Tab(browser), folder)
        finally:
            browser.quit()


def _measure(article: Path, tab: Tab, folder: Path) -> None:
    page = folder / f"{article.stem}.html"
    options = (
        "--format",
        "html",
        "--ignore",
        "repeated-claim",
        "--no-config",
        "--fail-on",
        "never",
    )
    start = time.perf_counter()
    run(["check", str(article), *options, "--output", str(page)])
    written = time.perf_counter() - start
    size, of = page.stat().st_size, article.stat().st_size
    paints, loads = [], []
    for _ in range(RUNS):
        tab.open(page)
        tab.settle()
        paints.append(_painted(tab))
        loads.append(tab.run(_LOADED))
    findings = tab.count("#list > li")
    searched = tab.run(_FILTER, "vela")
    shown = tab.run(_FILTER, "")
    frame = tab.browser.execute_async_script(_SCROLL)
    claims = tab.run(_CLAIMS)
    paint, load = statistics.median(paints), statistics.median(loads)
    least = (1.5 * of + 150_000) / 1000
    print(f"{article.name}: {of / 1000:.0f} kB, {findings} findings")
    print(f"  written in {written:.2f} s, {size / 1000:.0f} kB; the bar is {least:.0f} kB")
    print(f"  first paint {paint:.0f} ms, loaded {load:.0f} ms")
    print(f"  search {searched:.0f} ms, all again {shown:.0f} ms, list of claims {claims:.0f} ms")
    print(f"  a frame of scrolling {frame:.0f} ms", flush=True)


def _painted(tab: Tab) -> float:
    """Return when something of the page was first painted, in milliseconds."""
    for _ in range(100):
        painted = tab.run(_PAINT)
        if painted is not None:
            return float(painted)
        time.sleep(0.05)
    raise TimeoutError("nothing was painted")


def _long_article(folder: Path) -> Path:
    text = ARTICLE.read_text(encoding="utf-8")
    match = _LIST.search(text)
    at = match.start() if match else len(text)
    body, listed = text[:at], text[at:]
    again = -(-WORDS // len(body.split()))
    long = folder / "long.md"
    long.write_text(body * again + listed, encoding="utf-8")
    return long


if __name__ == "__main__":
    main()
