"""The ways reference lists are laid out, made of the same references."""

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence

Layout = Callable[[Sequence[str]], str]

HEADER = "117\n\nJurnal Ilmu Sosial dan Ilmu Politik, Vol. 22, No. 1"


def wrapped(text: str, hanging: str = "", first: str = "") -> str:
    return textwrap.fill(
        text,
        76,
        initial_indent=first,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def cut(text: str, seam: str) -> str:
    """Cut a reference where a page may end: between words, the next one in small letters."""
    words = text.split(" ")
    places = [
        index
        for index in range(8, len(words) - 2)
        if words[index][0].islower() and words[index - 1][-1] not in ".?!:,&"
    ]
    if not places:
        return text
    place = places[len(places) // 2]
    return f"{' '.join(words[:place])}{seam}{' '.join(words[place:])}"


def every_fifth_cut(texts: Sequence[str], seam: str) -> Iterator[str]:
    for index, text in enumerate(texts):
        yield cut(text, seam) if index % 5 == 2 else text


def dashed(texts: Sequence[str], dash: str) -> Iterator[str]:
    """Put a dash for an author who stands in the reference before."""
    before = None
    for text in texts:
        match = re.match(r"(.+?)\. \((?:1[89]|20)\d\d", text)
        author = match[1] if match else None
        yield dash + text[len(author) :] if author and author == before else text
        before = author


def numbered(texts: Sequence[str], label: str) -> list[str]:
    return [f"{label.format(index)} {text}" for index, text in enumerate(texts, 1)]


LAYOUTS: dict[str, Layout] = {
    "bullets": lambda texts: "\n".join(f"- {text}" for text in texts),
    "bullets as typed": lambda texts: "\n\n".join(f"• {text}" for text in texts),
    "bullets, lines wrapped": lambda texts: "\n".join(wrapped(f"- {text}", "  ") for text in texts),
    "numbers": lambda texts: "\n".join(numbered(texts, "{}.")),
    "numbers with blank lines": lambda texts: "\n\n".join(numbered(texts, "{}.")),
    "numbers, lines wrapped": lambda texts: "\n".join(
        wrapped(text, "    ") for text in numbered(texts, "{}.")
    ),
    "numbers in square brackets": lambda texts: "\n".join(numbered(texts, "[{}]")),
    "numbers in square brackets, lines hanging": lambda texts: "\n".join(
        wrapped(text, "    ") for text in numbered(texts, "[{}]")
    ),
    "numbers in square brackets, lines flush": lambda texts: "\n".join(
        wrapped(text) for text in numbered(texts, "[{}]")
    ),
    "numbers in round brackets": lambda texts: "\n".join(numbered(texts, "({})")),
    "numbers that run on": lambda texts: " ".join(numbered(texts, "[{}]")),
    "one paragraph each": "\n\n".join,
    "one paragraph each, lines flush": lambda texts: "\n\n".join(wrapped(text) for text in texts),
    "one paragraph each, lines hanging": lambda texts: "\n\n".join(
        wrapped(text, "   ") for text in texts
    ),
    "one line each": "\n".join,
    "lines hanging": lambda texts: "\n".join(wrapped(text, "   ") for text in texts),
    "lines hanging by tabs": lambda texts: "\n".join(wrapped(text, "\t") for text in texts),
    "first lines indented": lambda texts: "\n".join(wrapped(text, "", "   ") for text in texts),
    "lines flush": lambda texts: "\n".join(wrapped(text) for text in texts),
    "page numbers between": lambda texts: f"\n\n{'117'}\n\n".join(
        "\n\n".join(texts[start : start + 9]) for start in range(0, len(texts), 9)
    ),
    "page headers between": lambda texts: f"\n\n{HEADER}\n\n".join(
        "\n\n".join(texts[start : start + 9]) for start in range(0, len(texts), 9)
    ),
    "cut by page breaks": lambda texts: "\n\n".join(every_fifth_cut(texts, "\n\n")),
    "bullets cut by page breaks": lambda texts: "\n".join(
        f"- {text}\n" for text in every_fifth_cut(texts, "\n\n")
    ),
    "cut by page numbers": lambda texts: "\n\n".join(every_fifth_cut(texts, "\n\n117\n\n")),
    "cut by page headers": lambda texts: "\n\n".join(every_fifth_cut(texts, f"\n\n{HEADER}\n\n")),
    "a dash for the same author": lambda texts: "\n\n".join(dashed(texts, "———")),
    "three hyphens for the same author": lambda texts: "\n".join(
        f"- {text}" for text in dashed(texts, "---")
    ),
    "underscores for the same author": lambda texts: "\n\n".join(dashed(texts, r"\_\_\_\_\_\_")),
    "in groups with headings": lambda texts: "\n\n".join(
        ["### A. Buku", *texts[:12], "### B. Jurnal dan Internet", *texts[12:]]
    ),
    "in groups with lines in bold": lambda texts: "\n\n".join(
        ["**Buku**", *texts[:12], "**Website**", *texts[12:]]
    ),
    "before an appendix": lambda texts: "\n\n".join(
        [*texts, "## LAMPIRAN", "Lampiran 1. Pedoman wawancara (2020)"]
    ),
    "before a biography": lambda texts: "\n\n".join(
        [
            *texts,
            "Penulis adalah dosen tetap pada Fakultas Ilmu Sosial dan Ilmu Politik. Ia menempuh"
            " pendidikan magister di bidang kajian perdamaian sejak 2016.",
        ]
    ),
    "before a biography with a heading": lambda texts: "\n\n".join(
        [*texts, "**Biodata Penulis**", "Penulis pertama lahir di Sleman pada 12 Mei 1990."]
    ),
}

# What only Markdown has, or what a plain text would be read as something else for.
MARKDOWN_ONLY = {
    "underscores for the same author",
    "in groups with headings",
    "in groups with lines in bold",
    "before an appendix",
    "before a biography with a heading",
}
