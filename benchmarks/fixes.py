"""Measures whether fixes do what they say; prints a table and judges none.

    python benchmarks/fixes.py [ARTICLE …] [--faults 1000] [--errors]

Clean articles are broken in known ways, one fault a time. Every fix of what is then found is
applied by itself: the finding must be gone, no other may come, and all text outside of the fix must
stay.
The articles of the corpus as they are come first.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from sitir.config import default_config
from sitir.engine import report
from sitir.fixes import fixed_texts, picked
from sitir.model import CitationStyle, Source
from sitir.pipeline import manuscript
from sitir.readers import load
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Finding, Manuscript, Mention

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
CLEAN = ("bersih.md", "clean-english.md", "clean-figures.md", "angka-bersih.md")
RULES = builtin_rules()
CONFIG = default_config(RULES)
_OTHER = {"&": "dan", "dan": "&", "and": "&"}
_MARKS = re.compile(r"[\u0300-\u036f]")


class Fault(NamedTuple):
    """One replacement in an article."""

    kind: str
    start: int
    end: int
    text: str


class Tally(NamedTuple):
    """What came of the fixes of one kind of fault."""

    faults: int = 0
    fixes: int = 0
    removed: int = 0
    alone: int = 0
    kept: int = 0
    stable: int = 0


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--errors", action="store_true", help="list every fix that fell short")
    chosen = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in sorted(CORPUS.glob("*.md")):
        _measure("as it is", load(path).text, tallies, errors=chosen.errors)
    for name, text, fault in _faults(chosen.articles, chosen.faults):
        broken = text[: fault.start] + fault.text + text[fault.end :]
        _measure(fault.kind, broken, tallies, errors=chosen.errors, name=name)
    print(
        f"{'fault':24}{'faults':>8}{'fixes':>8}{'removed':>9}{'no other':>9}{'outside':>9}"
        f"{'twice':>7}"
    )
    rows = [
        *sorted(tallies.items()),
        ("all", Tally(*map(sum, zip(*tallies.values(), strict=True)))),
    ]
    for kind, each in rows:
        print(
            f"{kind:24}{each.faults:8}{each.fixes:8}{each.removed:9}{each.alone:9}{each.kept:9}"
            f"{each.stable:7}"
        )


def _faults(more: list[Path], count: int) -> list[tuple[str, str, Fault]]:
    found = []
    for path in (*(CORPUS / name for name in CLEAN), *more):
        source = load(path)
        article = manuscript((source,), format="markdown")
        found += [(path.name, source.text, fault) for fault in _faults_of(article)]
    random.Random("fixes").shuffle(found)
    # Few of the many kinds must not crowd out the others.
    seen: Counter[str] = Counter()
    ranked = []
    for each in found:
        ranked.append((seen[each[2].kind], each))
        seen[each[2].kind] += 1
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])[:count]]


def _faults_of(article: Manuscript) -> Iterator[Fault]:
    text = article.document.source.text
    for link in article.links:
        mention, style = link.mention, link.citation.style
        if style not in (CitationStyle.PARENTHETICAL, CitationStyle.NARRATIVE) or not link.entry:
            continue
        yield from _name_faults(text, mention)
        yield from _word_faults(text, mention)
        place = mention.location.span
        if mention.year and (at := text.find(mention.year, place.start, place.end)) > 0:
            end = at + len(mention.year)
            yield Fault("letter after the year", end, end + len(mention.year_suffix or ""), "c")
            if style is CitationStyle.PARENTHETICAL and text[at - 2 : at] == ", ":
                yield Fault("comma left out", at - 2, at - 1, "")
                yield Fault("comma doubled", at - 2, at - 1, ",,")
                yield Fault("space before the comma", at - 2, at - 1, " ,")
    for citation in article.citations:
        span = citation.location.span
        if citation.style is CitationStyle.PARENTHETICAL:
            yield Fault("brackets doubled", span.start, span.end, f"({citation.location.text})")
            yield Fault("bracket never closed", span.end - 1, span.end, "")
            yield Fault("bracket never opened", span.start, span.start + 1, "")


def _name_faults(text: str, mention: Mention) -> Iterator[Fault]:
    at = mention.location.span.start
    for name in mention.names:
        start = text.find(name, at, mention.location.span.end)
        if start < 0:
            return
        at = start + len(name)
        plain = _MARKS.sub("", normalize("NFD", name))
        if plain != name:
            yield Fault("diacritics dropped", start, at, plain)
            marks = [place for place, sign in enumerate(name) if len(normalize("NFD", sign)) > 1]
            cut = name[: marks[0]] + normalize("NFD", name[marks[0]])[0]
            if len(cut) > 1:
                yield Fault("cut at an accent", start, at, cut)
        first, _, rest = name.partition(" ")
        if rest and first.islower():
            yield Fault("particle dropped", start, at, rest)
        if len(name) > 5:
            middle = len(name) // 2
            yield Fault("letter lost", start + middle, start + middle + 1, "")
        if " " in name:
            yield Fault("last word of a name", start, at, name.rpartition(" ")[2])


def _word_faults(text: str, mention: Mention) -> Iterator[Fault]:
    place = mention.location.span
    if mention.et_al and (at := text.find(mention.et_al, place.start, place.end)) >= 0:
        end = at + len(mention.et_al)
        is_latin = mention.et_al.startswith("et")
        yield Fault("other word for et al.", at, end, "dkk." if is_latin else "et al.")
        yield Fault("points of et al.", at, end, "et. al" if is_latin else "dkk")
    sign = mention.connective
    if sign and (at := text.find(f" {sign} ", place.start, place.end)) >= 0:
        yield Fault("other sign for and", at + 1, at + 1 + len(sign), _OTHER.get(sign, "&"))


def _measure(
    kind: str, text: str, tallies: dict[str, Tally], *, errors: bool, name: str = "corpus"
) -> None:
    before = _findings(text)
    tally = tallies[kind]._replace(faults=tallies[kind].faults + 1)
    for finding in before:
        if finding.fixable is None:
            continue
        (fixed,) = fixed_texts([finding])
        after = _findings(fixed.text)
        counts, others = _counted(before), _counted(after)
        key = finding.rule_id, finding.problem.message[0]
        removed = others[key] < counts[key]
        alone = not others - counts
        tally = tally._replace(
            fixes=tally.fixes + 1,
            removed=tally.removed + removed,
            alone=tally.alone + alone,
            kept=tally.kept + (fixed.text == _by_hand(text, finding)),
        )
        if errors and not (removed and alone):
            place = finding.problem.location.span
            print(
                f"{name}: {kind}: {key}: {text[place.start - 20 : place.end + 20]!r}:"
                f" removed {removed}, brought {dict(others - counts)}"
            )
    tallies[kind] = tally._replace(stable=tally.stable + _is_stable(text))


def _is_stable(text: str) -> bool:
    """Tell whether fixing comes to an end, after which it changes nothing."""
    for _ in range(5):
        chosen = picked(_findings(text), unsafe=True)
        if not chosen:
            return True
        (fixed,) = fixed_texts(chosen)
        text = fixed.text
    return False


def _by_hand(text: str, finding: Finding) -> str:
    fix = finding.problem.fix
    assert fix is not None
    for edit in sorted(fix.edits, key=lambda each: each.location.span, reverse=True):
        span = edit.location.span
        text = text[: span.start] + edit.replacement + text[span.end :]
    return text


def _counted(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    return Counter((each.rule_id, each.problem.message[0]) for each in findings)


def _findings(text: str) -> tuple[Finding, ...]:
    article = manuscript((Source(PurePath("a.md"), text),), format="markdown")
    return report((article,), CONFIG, rules=RULES).findings


if __name__ == "__main__":
    main()
