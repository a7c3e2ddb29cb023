"""Breaks the clean articles of the corpus in known ways and tells what is found; judges none.

    python benchmarks/mutations.py [--errors] [--only KIND] [--seed WORD] [ARTICLE …]

A mutant is found if a rule that should find it has a new finding at the changed place or at its
counterpart. New findings at other places are counted as well: there should be none.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mutants import KINDS, Mutant, mutants

from sitir.config import default_config
from sitir.engine import report
from sitir.model import Source
from sitir.pipeline import manuscript
from sitir.readers import load
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.config import Config
    from sitir.model import Finding, Manuscript, Rule, Span

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
CLEAN = ("angka-bersih.md", "bersih.md", "clean-english.md", "clean-figures.md")
_AROUND = 60


class Outcome(NamedTuple):
    """What is found of one mutant."""

    article: Manuscript
    mutant: Mutant
    found: bool
    elsewhere: tuple[Finding, ...]


def main() -> None:
    """Print a table by language and kind, and the same as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--only", choices=KINDS, action="append")
    parser.add_argument("--errors", action="store_true", help="list what is missed or found beside")
    parser.add_argument("--seed", default="", help="another one changes figures in other ways")
    chosen = parser.parse_args()
    outcomes: defaultdict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for path in chosen.articles or [CORPUS / name for name in CLEAN]:
        for outcome in _outcomes(path, chosen.only or KINDS, chosen.seed):
            language = outcome.article.document.language
            outcomes[language, outcome.mutant.kind].append(outcome)
            if chosen.errors:
                _print_errors(outcome)
    _print_table(outcomes)


def _outcomes(path: Path, kinds: Sequence[str], seed: str) -> Iterator[Outcome]:
    source = load(path)
    whole = manuscript((source,), format="markdown")
    before = Counter(map(_same, _findings(whole)))
    if before:
        print(f"{path.name}: {sum(before.values())} findings before it is broken")
    for mutant in mutants(whole, seed=seed + path.name):
        if mutant.kind in kinds:
            broken = Source(source.path, mutant.text(source.text))
            after = _findings(manuscript((broken,), format="markdown"))
            yield _judged(whole, mutant, _new(after, before))


@cache
def _rules() -> tuple[tuple[Rule[Any], ...], Config]:
    rules = tuple(builtin_rules())
    return rules, default_config(rules)


def _findings(whole: Manuscript) -> tuple[Finding, ...]:
    rules, config = _rules()
    return report((whole,), config, rules=rules).findings


def _same(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding is known by when places have shifted."""
    problem = finding.problem
    return finding.rule_id, problem.message[0], problem.location.text


def _new(after: Sequence[Finding], before: Counter[tuple[str, str, str]]) -> list[Finding]:
    left = before.copy()
    new = []
    for finding in after:
        if left[_same(finding)]:
            left[_same(finding)] -= 1
        else:
            new.append(finding)
    return new


def _judged(article: Manuscript, mutant: Mutant, new: Sequence[Finding]) -> Outcome:
    places = [mutant.moved(span) for span in mutant.places]
    near = [*places, *(mutant.moved(span) for span in mutant.aftermath)]
    return Outcome(
        article,
        mutant,
        any(f.rule_id in mutant.rules and _is_at(f, places) for f in new),
        tuple(f for f in new if not _is_at(f, near)),
    )


def _is_at(finding: Finding, places: Sequence[Span]) -> bool:
    problem = finding.problem
    spans = [problem.location.span, *(each.location.span for each in problem.related)]
    return any(span.overlaps(place) for span in spans for place in places)


def _print_table(outcomes: dict[tuple[str, str], list[Outcome]]) -> None:
    told: dict[str, dict[str, dict[str, float]]] = {}
    print(f"\n{'':2} {'kind':18} {'mutants':>7} {'recall':>7} {'elsewhere':>9}")
    for language in sorted({language for language, _ in outcomes}):
        told[language] = {}
        every = [each for kind in KINDS for each in outcomes.get((language, kind), ())]
        rows = [(kind, outcomes.get((language, kind), [])) for kind in KINDS]
        for kind, row in [*((kind, row) for kind, row in rows if row), ("all", every)]:
            recall = sum(each.found for each in row) / len(row)
            elsewhere = sum(bool(each.elsewhere) for each in row)
            print(f"{language:2} {kind:18} {len(row):7} {recall:7.3f} {elsewhere:9}")
            told[language][kind] = {
                "mutants": len(row),
                "recall": round(recall, 3),
                "elsewhere": elsewhere,
            }
    print(json.dumps(told))


def _print_errors(outcome: Outcome) -> None:
    if not outcome.found:
        print(f"MISSED {_told(outcome)}")
    for finding in outcome.elsewhere:
        problem = finding.problem
        text = " ".join(problem.location.text.split())
        print(f"ELSEWHERE {_told(outcome)}")
        print(f"    {finding.rule_id} {problem.message[0]}: {text[:120]!r}")
        for related in problem.related:
            print(f"        see {' '.join(related.location.text.split())[:120]!r}")


def _told(outcome: Outcome) -> str:
    """Return a mutant as its article, kind and edits, with the text around the first."""
    source = outcome.article.document.source
    first = outcome.mutant.edits[0]
    before = source.text[max(0, first.span.start - _AROUND) : first.span.start]
    after = source.text[first.span.end : first.span.end + _AROUND]
    edits = ", ".join(
        f"{source.text[span.start : span.end]!r} → {text!r}" for span, text in outcome.mutant.edits
    )
    line = source.region(first.span).start_line
    around = " ".join(f"{before}⟦{first.text}⟧{after}".split())
    return f"{source.path.name}:{line} {outcome.mutant.kind} {' '.join(edits.split())}: …{around}…"


if __name__ == "__main__":
    main()
