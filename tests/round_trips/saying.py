"""What a report says of an article, as lines that do not tell where it says so."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Marks of emphasis, in any of the formats, and what LaTeX writes before signs.
_MARKUP = re.compile(r"<[^<>]*>|\\(?:emph|textbf|textit)|[*_\\{}]")
_SPACE = re.compile(r"[\s~]+")
# Quotation marks and dashes: one of each kind for what formats have several of.
_SIGNS = {
    "\\textquotesingle ": "'", "``": '"', "''": '"', "“": '"', "”": '"', "‘": "'", "’": "'",
    "`": "'", "---": "-", "--": "-", "—": "-", "–": "-",
}  # fmt: skip
_WHERE = frozenset({"places", "path", "span", "region", "text", "records", "cited_by"})
# Lines, and excerpts as they stand in the file.
_NOT_TOLD = frozenset({"line", "lines", "text"})
_AREAS = ("mentions", "entries", "claims")


def said(command: Callable[..., Any], path: Path, *options: str) -> dict[str, Counter[str]]:
    """Return how often what is said, under the rule that says it, or as mention, entry or claim."""
    outcome = command("check", str(path), "--no-config", "--format", "json", *options)
    report = json.loads(outcome.stdout)
    (article,) = report["documents"]
    told: dict[str, Counter[str]] = {area: Counter() for area in _AREAS}
    told["mentions"] = Counter(_mentions(article))
    told["entries"] = Counter(_entries(article))
    told["claims"] = Counter(_claims(article))
    for finding in report["findings"]:
        arguments = {
            name: plain(str(value))
            for name, value in finding["arguments"].items()
            if name not in _NOT_TOLD
        }
        line = f"{finding['message_id']} {finding['level']} {sorted(arguments.items())}"
        told.setdefault(finding["rule"], Counter())[line] += 1
    return told


def _mentions(article: dict[str, Any]) -> Iterator[str]:
    for mention in article["mentions"]:
        link = mention["link"]
        names, year = plain(" & ".join(mention["names"])), mention["year"]
        locator = plain((mention["locator"] or {}).get("value", ""))
        yield (
            f"{plain(mention['text'])} | {names} | {year} | {locator}"
            f" | {link['status']} | {link['entry']}"
        )


def _entries(article: dict[str, Any]) -> Iterator[str]:
    for entry in article["bibliography"]:
        for name, value in entry.items():
            if name not in _WHERE and value:
                told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                yield f"{entry['key']} {name} {plain(told)}"


def _claims(article: dict[str, Any]) -> Iterator[str]:
    for claim in article["claims"]:
        facts = [plain(fact["text"]) for fact in claim["facts"]]
        yield f"{plain(claim['text'])} | {claim['kind']} | {claim['support']} | {facts}"


def plain(text: str) -> str:
    """Return words without the markup of any format."""
    for sign, folded in _SIGNS.items():
        text = text.replace(sign, folded)
    return _SPACE.sub(" ", unescape(_MARKUP.sub("", text))).strip()
