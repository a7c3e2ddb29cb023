"""Measures kinds, needs and facts of claims against labels made by hand; judges none.

    python benchmarks/claims.py [--articles FOLDER] [--errors]

`labels/` holds a file of labels an article. Those of the corpus name their sentences by the text;
those of articles that are not part of this project name them by offsets into
`FOLDER/<article>/article.md` (and are left out without `--articles`): see `labels/README.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitir.pipeline import manuscript
from sitir.readers import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Claim

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus"
Fact = tuple[str, int, int, str]


def main() -> None:
    """Print precision and recall per kind and per kind of fact."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=Path, help="where the articles of others are")
    parser.add_argument("--only", action="append", help="the name of a file of labels")
    parser.add_argument("--errors", action="store_true", help="list every difference")
    chosen = parser.parse_args()
    all_kinds: Counter[tuple[str, str]] = Counter()
    all_facts: Counter[tuple[str, str]] = Counter()
    needs: Counter[bool] = Counter()
    for path in sorted(HERE.glob("labels/*.jsonl")):
        if chosen.only and path.stem not in chosen.only:
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        article = _article(rows, path, chosen.articles)
        if article is None:
            continue
        kinds, facts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for row, claim in _paired(rows, article):
            kinds[row["kind"], claim.kind.value] += 1
            needs[row["needs_citation"] == claim.needs_citation] += 1
            _compare_facts(row, claim, facts, errors=chosen.errors)
            if chosen.errors and row["kind"] != claim.kind.value:
                why = "; ".join(f"{reason.text}→{reason.speaks_for}" for reason in claim.reasons)
                section = claim.block.section.kind.value
                print(
                    f"  KIND {row['kind']} / {claim.kind.value} ({section}; {why}): "
                    f"{claim.sentence.text[:150]}"
                )
        print(
            f"{path.stem}: {sum(kinds.values())} sentences, kinds {_macro(kinds):.3f} macro, "
            f"facts {_f1(_total(facts)):.3f}"
        )
        all_kinds += kinds
        all_facts += facts
    _print_kinds(all_kinds)
    _print_facts(all_facts)
    print(
        json.dumps(
            {
                "sentences": sum(all_kinds.values()),
                "kinds_macro_f1": round(_macro(all_kinds), 3),
                "kinds_agree": round(
                    sum(n for (a, b), n in all_kinds.items() if a == b)
                    / max(1, sum(all_kinds.values())),
                    3,
                ),
                "needs_agree": round(needs[True] / max(1, sum(needs.values())), 3),
                "facts_f1": round(_f1(_total(all_facts)), 3),
            }
        )
    )


def _article(rows: list[dict[str, Any]], labels: Path, folder: Path | None) -> Path | None:
    name = rows[0].get("article")
    if name is None:
        return CORPUS / f"{labels.stem}.md"
    if folder is None:
        return None
    path = folder / name / "article.md"
    if not path.exists():
        return None
    if hashlib.sha256(path.read_bytes()).hexdigest() != rows[0]["sha256"]:
        raise SystemExit(f"{path}: not the text that was labelled")
    return path


def _paired(rows: list[dict[str, Any]], article: Path) -> Iterator[tuple[dict[str, Any], Claim]]:
    claims = manuscript((load(article),), format="markdown").claims
    by_text = {claim.sentence.text: claim for claim in claims}
    by_span = {(c.location.span.start, c.location.span.end): c for c in claims}
    for row in rows:
        if "text" in row:
            claim = by_text.get(row["text"])
        elif "span" in row:
            claim = by_span.get(tuple(row["span"]))
        else:
            continue
        if claim is None:
            print(f"  not found: {row.get('text', row.get('span'))!r}")
        else:
            yield row, claim


def _compare_facts(
    row: dict[str, Any], claim: Claim, tally: Counter[tuple[str, str]], *, errors: bool
) -> None:
    wanted = {_labelled(fact, row, claim) for fact in row["facts"]}
    found = {_found(fact) for fact in claim.facts}
    # The year in the name of a law is a fact beside the law, which the labels leave out.
    laws = [fact for fact in wanted if fact[0] == "document-number"]
    found = {
        fact
        for fact in found
        if fact[0] != "year"
        or fact in wanted
        or not any(law[1] <= fact[1] < law[2] for law in laws)
    }
    for fact in wanted | found:
        outcome = "same" if fact in wanted & found else "missed" if fact in wanted else "extra"
        tally[fact[0], outcome] += 1
        if errors and outcome != "same":
            text = claim.location.source.text
            print(
                f"  {outcome.upper()} {fact[0]} {text[fact[1] : fact[2]]!r} = {fact[3]!r}: "
                f"…{text[max(0, fact[1] - 50) : fact[2] + 30]!r}"
            )


def _labelled(fact: dict[str, Any], row: dict[str, Any], claim: Claim) -> Fact:
    kind, value = fact["kind"], fact["value"]
    if "span" in fact:
        start, end = fact["span"]
    else:
        nth = row["text"].count(fact["text"], 0, fact["start"] + len(fact["text"]))
        start = claim.location.span.start - 1
        for _ in range(nth):
            start = claim.location.source.text.find(fact["text"], start + 1)
        end = start + len(fact["text"])
    return kind, start, end, value


_VALUED = ("year", "period", "date", "number", "percentage", "money")


def _found(fact: Any) -> Fact:
    span = fact.location.span
    kind = fact.kind.value
    return kind, span.start, span.end, fact.value if kind in _VALUED else ""


def _total(tally: Counter[tuple[str, str]]) -> tuple[int, int, int]:
    same, extra, missed = (
        sum(n for (_, outcome), n in tally.items() if outcome == name)
        for name in ("same", "extra", "missed")
    )
    return same, extra, missed


def _f1(counts: tuple[int, int, int]) -> float:
    same, extra, missed = counts
    return 2 * same / (2 * same + extra + missed) if same else 0.0


def _kind_counts(kinds: Counter[tuple[str, str]], kind: str) -> tuple[int, int, int]:
    same = kinds[kind, kind]
    extra = sum(n for (a, b), n in kinds.items() if b == kind != a)
    missed = sum(n for (a, b), n in kinds.items() if a == kind != b)
    return same, extra, missed


def _macro(kinds: Counter[tuple[str, str]]) -> float:
    named = sorted({a for a, _ in kinds})
    return sum(_f1(_kind_counts(kinds, kind)) for kind in named) / max(1, len(named))


def _print_row(name: str, counts: tuple[int, int, int]) -> None:
    same, extra, missed = counts
    precision, recall = same / max(1, same + extra), same / max(1, same + missed)
    print(f"{name:16} {same + missed:5} {precision:9.3f} {recall:7.3f} {_f1(counts):7.3f}")


def _print_kinds(kinds: Counter[tuple[str, str]]) -> None:
    print(f"\n{'kind':16} {'rows':>5} precision  recall      F1")
    for kind in sorted({a for a, _ in kinds} | {b for _, b in kinds}):
        _print_row(kind, _kind_counts(kinds, kind))


def _print_facts(facts: Counter[tuple[str, str]]) -> None:
    print(f"\n{'fact':16} {'rows':>5} precision  recall      F1")
    for kind in sorted({kind for kind, _ in facts}):
        outcomes = ("same", "extra", "missed")
        same, extra, missed = (facts[kind, outcome] for outcome in outcomes)
        _print_row(kind, (same, extra, missed))


if __name__ == "__main__":
    main()
