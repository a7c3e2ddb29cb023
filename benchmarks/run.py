"""Measures time, memory and growth; prints figures and judges none.

    python benchmarks/run.py [ARTICLE …]            the corpus article, and any others named
    python benchmarks/run.py --only growth     one of process, stages, growth, formats, entries,
                                               library, hostile

Times are the median of several runs of a whole process, or the best of several runs in one.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from formats import formats

from sitir.bibliography import bibliography, known_names
from sitir.config import default_config
from sitir.engine import report
from sitir.extract import acronyms, citations, claims, floats, run_in_lists
from sitir.linking import (
    abstract_pairs,
    abstracts,
    claim_times,
    entry_links,
    figure_conflicts,
    law_links,
    same_works,
    similar_claims,
    supports,
)
from sitir.model import Bibliography, Citation, Document, Source
from sitir.pipeline import linked, manuscript
from sitir.readers import load, read
from sitir.reporters import Style, reporter
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "corpus" / "penjaga-perdamaian.md"
PARTS = ("process", "stages", "growth", "formats", "entries", "library", "hostile")
MEGABYTE = 1_000_000


def main() -> None:
    """Print the figures of the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--runs", type=int, default=7, help="runs of each process (7)")
    chosen = parser.parse_args()
    articles = [ARTICLE, *chosen.articles]
    for part in chosen.only or PARTS:
        print(f"\n## {part}")
        if part == "process":
            processes(articles, chosen.runs)
        elif part == "stages":
            stages(articles)
        elif part == "growth":
            growth()
        elif part == "formats":
            formats(ARTICLE.read_text(encoding="utf-8"))
        elif part == "entries":
            entries()
        elif part == "library":
            library()
        else:
            hostile()


def processes(articles: list[Path], runs: int) -> None:
    """Time whole processes, each beside the import of the four packages, in turn."""
    base = [sys.executable, "-c", "import click, bibtexparser, rapidfuzz, yaml"]
    for article in articles:
        call = [sys.executable, "-m", "sitir", "check", os.fspath(article), "--no-config"]
        call += ["--format", "json", "--fail-on", "never"]
        pairs = [(_run(base)[0], *_run(call)) for _ in range(runs)]
        imports = statistics.median(pair[0] for pair in pairs)
        whole = statistics.median(pair[1] for pair in pairs)
        ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
        memory = max(pair[2] for pair in pairs)
        size = article.stat().st_size / 1000
        print(
            f"{article.name:32} {size:6.1f} kB: {whole * 1000:5.0f} ms, "
            f"imports {imports * 1000:4.0f} ms, ratio {ratio:4.2f}, peak {memory:4.1f} MB"
        )


def _run(call: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak memory (MB) of a process."""
    began = time.perf_counter()
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    if status:
        raise SystemExit(f"{call}: exit {os.waitstatus_to_exitcode(status)}")
    return took, usage.ru_maxrss / 1024


def stages(articles: list[Path]) -> None:
    """Time each stage of a check in this process."""
    for article in articles:
        source = load(article)
        times: dict[str, float] = {}

        def timed(name: str, call: Callable[[], object]) -> object:
            found, took = _best(call)
            times[name] = took  # noqa: B023 - used within the same turn of the loop
            return found

        document = timed("read", lambda: read((source,), format="markdown"))  # noqa: B023
        assert isinstance(document, Document)
        works = timed("bibliography", lambda: bibliography(document))  # noqa: B023
        assert isinstance(works, Bibliography)
        known = known_names(works)
        found = citations(document, known)
        timed("citations", lambda: citations(document, known))  # noqa: B023
        short = acronyms(document, found.citations)
        timed("acronyms", lambda: acronyms(document, found.citations))  # noqa: B023
        asserted = claims(document, found.citations, short)
        timed("claims", lambda: claims(document, found.citations, short))  # noqa: B023
        timed("floats", lambda: (floats(document), tuple(run_in_lists(document))))  # noqa: B023
        supported = tuple(supports(asserted, found.citations))
        timed("supports", lambda: tuple(supports(asserted, found.citations)))  # noqa: B023
        told = tuple(abstracts(document, asserted))
        timed("abstracts", lambda: tuple(abstract_pairs(told, short)))  # noqa: B023
        timed("likeness", lambda: tuple(similar_claims(supported)))  # noqa: B023
        timed("figures", lambda: tuple(figure_conflicts(supported)))  # noqa: B023
        timed(
            "times",
            lambda: tuple(claim_times(asserted, found.citations, short, 2026)),  # noqa: B023
        )
        one_work = same_works(works.entries)
        timed("works", lambda: same_works(works.entries))  # noqa: B023
        timed("links", lambda: entry_links(found.citations, works, document, one_work))  # noqa: B023
        timed("laws", lambda: law_links(asserted, works))  # noqa: B023
        whole = linked(document, ())
        rules = builtin_rules()
        config = default_config(rules)
        reported = report((whole,), config, rules=rules)
        timed("rules", lambda: report((whole,), config, rules=rules))  # noqa: B023
        style = Style(language="en", width=100, colour=False)
        timed("json", lambda: list(reporter("json")(reported, style)))  # noqa: B023
        told = ", ".join(f"{name} {took * 1000:.1f}" for name, took in times.items())
        print(f"{article.name}: {sum(times.values()) * 1000:.1f} ms: {told}")


def _best(call: Callable[[], object], runs: int = 5) -> tuple[object, float]:
    took = []
    found: object = None
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        found = call()
        took.append(time.perf_counter() - began)
    return found, min(took)


RETOLD = "Pasar ikan di muara sungai itu dibuka kembali oleh koperasi setelah dermaganya pulih. "
RETELLINGS: dict[str, Callable[[int], str]] = {
    "one sentence again and again": lambda size: RETOLD * size,
    "one paragraph again and again": lambda size: f"{RETOLD}\n\n" * size,
    "counts": lambda size: "\n\n".join(
        f"## {('Metode', 'Kesimpulan')[n % 2]}\n\nSurvei {n // 9} menjangkau {n} kader{n // 5}."
        for n in range(size)
    ),
    "shares in brackets": lambda size: "Sebanyak " + "(12,5 persen) " * size,
    "dates": lambda size: "Rapat diadakan " + "pada 12 Mei 2013 dan " * size,
    "long sentences": lambda size: "\n\n".join(
        f"## {part}\n\nSurvei " + " ".join(f"desa{n // 7} {n},5 persen" for n in range(size))
        for part in ("Metode", "Kesimpulan")
    ),
}


def growth() -> None:
    """Time the text once, ten times and a hundred times; the list stays as it is."""
    gc.set_threshold(200_000, 20, 100)  # as the command line has it
    for name, text_of in RETELLINGS.items():
        took = []
        for size in (100, 1000):
            source = Source(PurePath("a.md"), text_of(size))
            told = manuscript((source,), format="markdown").supports
            took += [_best(lambda: [*similar_claims(told), *figure_conflicts(told)])[1]]  # noqa: B023
        small, large = (seconds * 1000 for seconds in took)
        print(f"{name:30} {small:6.2f} → {large:6.2f} ms ({large / small:.1f} times)")
    text = ARTICLE.read_text(encoding="utf-8")
    body, heading, listed = text.partition("## DAFTAR PUSTAKA")
    before = 0.0
    for times in (1, 10, 100):
        source = Source(PurePath("a.md"), body * times + heading + listed)
        _, took = _best(lambda: manuscript((source,), format="markdown"), runs=2)  # noqa: B023
        factor = f", {took / before:.1f} times" if before else ""
        print(f"{len(source.text) / 1000:8.0f} kB: {took:7.3f} s{factor}")
        before = took


def bibtex(count: int) -> Iterator[str]:
    """Yield BibTeX entries of made-up works by authors whose names are numbers in letters."""
    for number in range(count):
        name = "".join(chr(ord("a") + int(digit)) for digit in f"{number * 7919 % count:06d}")
        yield (
            f"@article{{key{number}, author = {{Ba{name}, A. and Ce{name[::-1]}, B.}}, "
            f"title = {{Study {number} of the {name} field}}, journal = {{Journal {number % 50}}}, "
            f"year = {{{1960 + number % 60}}}, volume = {{{number % 40}}}}}\n\n"
        )


def entries() -> None:
    """Time bibliographies of growing size, and one mention against the largest."""
    before = 0.0
    gc.disable()  # as the command line does for the time of a run, more or less
    for count in (100, 10_000, 100_000):
        source = Source(PurePath("a.bib"), "".join(bibtex(count)))
        document = read((Source(PurePath("a.md"), "Teks.\n"),), format="markdown")
        began = time.perf_counter()
        works = bibliography(document, (source,))
        loaded = time.perf_counter() - began
        began = time.perf_counter()
        same_works(works.entries)
        grouped = time.perf_counter() - began
        author = works.entries[count // 2].author[0].family
        year = works.entries[count // 2].issued.year
        one, several = (_linking(works, _text(author, year, n)) for n in (1, 201))
        factor = f", loading {loaded / before:.1f} times" if before else ""
        print(
            f"{count:7} entries: loaded {loaded:6.2f} s, same works {grouped:5.2f} s, "
            f"index and one mention {one:6.3f} s, "
            f"each further mention {(several - one) / 200 * 1000:.3f} ms{factor}"
        )
        before = loaded


LOADING = """
import gc, resource, sys, time
from pathlib import Path
gc.set_threshold(200_000, 20, 100)
began = time.perf_counter(), time.process_time()
from sitir.bibliography.library import Library
from sitir.readers import load
folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
found, _ = Library(folder).entries((load(Path(sys.argv[1])),))
took = time.perf_counter() - began[0], time.process_time() - began[1]
print(len(found), *took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def library() -> None:
    """Time and weigh the loading of 100,000 entries: without a cache, filling it, and from it."""
    with tempfile.TemporaryDirectory() as folder:
        file, cache = Path(folder) / "a.bib", Path(folder) / "cache"
        file.write_text("".join(bibtex(100_000)), encoding="utf-8")
        before = 0.0
        for name, arguments in (("no cache", ()), ("first", (cache,)), ("second", (cache,))):
            call = [sys.executable, "-c", LOADING, file, *arguments]
            told = subprocess.run(call, capture_output=True, check=True, text=True).stdout.split()
            wall, took, memory = map(float, told[1:])
            factor = f", {before / took:.1f} times as fast" if name == "second" else ""
            print(
                f"{told[0]} entries, {name:8}: {wall:6.2f} s, of the processor {took:6.2f} s, "
                f"peak {memory:4.0f} MB{factor}"
            )
            before = before or took


def _text(author: str, year: str | None, count: int) -> str:
    # A year that no entry has makes every way of looking be tried.
    names = (
        f"{author[:-1]}x{chr(ord('a') + n % 26)}{chr(ord('a') + n // 26)}" for n in range(count)
    )
    return " ".join(f"Kalimat ini ({name}, {year})." for name in names) + "\n"


def _linking(works: Bibliography, text: str) -> float:
    document = read((Source(PurePath("a.md"), text),), format="markdown")
    known = known_names(Bibliography())
    found: tuple[Citation, ...] = citations(document, known).citations
    began = time.perf_counter()
    entry_links(found, works, document)
    return time.perf_counter() - began


HOSTILE = [
    *(
        "(",
        "[(",
        "[",
        "a",
        "Vela ",
        "2019, ",
        "2019, 2020, ",
        "(2019) ",
        "(Vela, 2021",
        "(Vela, 2021) ",
    ),
    *(
        "A. B. C. ",
        "A. B. C. (2019) ",
        "Vela Vela Vela Vela, 2019, ",
        "Vela,2019;",
        "e\u0301\u0302",
        "“",
    ),
    *(
        "*_",
        "`",
        "<",
        "$",
        "@a",
        "!",
        "~",
        "^",
        "\\",
        "\t",
        "#",
        "|",
        "\n",
        "> ",
        "a | b | c\n",
        "a\tb",
    ),
    *("**a ", "*a_b* _c ", "[a](", "](", "<a ", "<!--", "<!-- a -->", "``` ", "` `` ``` ", "$a "),
    *("$$a", "http://a.b/c(", "<a@b.c>", "[a]{b}", "kata", "Abstract: ", "\f\n", "a. (", "———. "),
    *(
        "kata.Kata ",
        "# a # ",
        "--- ---\na b\n",
        "1.1.1.",
        "[a]: b/",
        "---\na: b\n",
        "[@a; ",
        "[@a] @b ",
    ),
    *(
        "(1) ",
        "BPS ",
        "Badan Pusat (BPS) ",
        "“a b c d” ",
        "1.234 ",
        "dua ratus ",
        "Rp1 juta ",
        "Tabel 1 ",
    ),
    *("Kader menimbang 12 balita sejak lama sekali di desa. ", "S/1/2 ", "14-07-2023 ", "ke-20 "),
    "MINUSMA dibentuk pada 25 April 2013 (Vela, 2012). ",
    "## Abstrak\n\nDua belas anak gagal.\n\n## Abstract\n\nTwelve children failed.\n\n",
    *("UU No. 1 Tahun 2020 ", "UU No. ", "No. 1/", "UU RI ", "Resolusi ", "Act ", "a, b, dan "),
]


def hostile() -> None:
    """Time 0.1 MB and 1 MB of each hostile text, as an article and as a reference list."""
    gc.disable()
    for unit in HOSTILE:
        told = []
        for head in ("", "# Daftar Pustaka\n\n"):
            took = []
            for size in (MEGABYTE // 10, MEGABYTE):
                source = Source(PurePath("a.md"), head + unit * (size // len(unit)))
                _, seconds = _best(
                    lambda: manuscript((source,), format="markdown"),  # noqa: B023
                    runs=1,
                )
                took.append(seconds)
            told.append(f"{took[0]:6.2f} → {took[1]:6.2f} s ({took[1] / took[0]:4.1f} times)")
        print(f"{unit!r:26} text {told[0]}   list {told[1]}", flush=True)


if __name__ == "__main__":
    main()
