"""Revises the articles of the corpus in known ways and tells what `sitir diff` makes of it.

    python benchmarks/revisions.py [--errors] [--edits 300] [--together 6] [--only KIND]

Re-wrapping, moving and renaming are no changes: there must be no change and no new finding. Every
other edit is to be reported as what it is, and nothing else is. `--together` makes so many edits,
of all kinds, in each revision.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from edits import HARMLESS, KINDS, SEVERAL, Expected, Revised, revised

from sitir.config import default_config
from sitir.engine import report
from sitir.model import Source, folded
from sitir.pipeline import linked
from sitir.readers import load, read
from sitir.revised import revision
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.config import Config
    from sitir.model import Report, Rule
    from sitir.model.revision import Revision

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_TRIES = 20


class Outcome(NamedTuple):
    """What is reported of one edit."""

    path: Path
    edit: Revised
    found: int
    """How many of the expected changes."""
    beside: tuple[str, ...]
    """Changes that are reported and were not made."""
    fresh: tuple[str, ...]
    """New findings."""


def main() -> None:
    """Print a table by kind of edit, and the same as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--errors", action="store_true", help="list what is missed or told beside")
    parser.add_argument("--seed", default="")
    parser.add_argument("--only", choices=KINDS, action="append")
    parser.add_argument("--together", type=int, default=1, help="so many edits in each revision")
    chosen = parser.parse_args()
    outcomes: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in _outcomes(chosen.edits, chosen.only or KINDS, chosen.seed, chosen.together):
        outcomes[outcome.edit.kind].append(outcome)
        if chosen.errors:
            _print_errors(outcome)
    _print_table(outcomes)


def _outcomes(count: int, kinds: Sequence[str], seed: str, together: int) -> Iterator[Outcome]:
    paths = sorted(CORPUS.glob("*.md"))
    for number in range(count):
        chance = random.Random(f"{seed}{number}")
        wanted = [kinds[number % len(kinds)]]
        wanted += (chance.choice(kinds) for _ in range(together - 1))
        for _ in range(_TRIES):
            path = chance.choice(paths)
            before = _reported(path)
            edit = _edited(before, path, wanted, chance)
            if edit is not None:
                after = _report(Source(path, edit.text), path)
                yield _judged(path, edit, revision(before, after))
                break


def _edited(
    before: Report, path: Path, kinds: Sequence[str], chance: random.Random
) -> Revised | None:
    """Return an article after edits of all kinds wanted, one after the other, if it has places."""
    made: list[Revised] = []
    for kind in kinds:
        current = _report(Source(path, made[-1].text), path) if made else before
        edit = revised(current.manuscripts[0], kind, chance)
        if edit is None:
            return None
        made.append(edit)
    return Revised(
        kind=made[0].kind if len(made) == 1 else SEVERAL,
        text=made[-1].text,
        expected=tuple(each for edit in made for each in edit.expected),
        allowed=tuple(each for edit in made for each in edit.allowed),
    )


@cache
def _rules() -> tuple[tuple[Rule[Any], ...], Config]:
    rules = tuple(builtin_rules())
    return rules, default_config(rules)


@cache
def _reported(path: Path) -> Report:
    return _report(load(path), path)


def _report(source: Source, path: Path) -> Report:
    rules, config = _rules()
    document = read((source,), format="markdown")
    files = [load(path.parent / name) for name in document.metadata.bibliography]
    return report((linked(document, files),), config, rules=rules)


def _judged(path: Path, edit: Revised, found: Revision) -> Outcome:
    told = list(_told(found))
    left = list(edit.expected)
    beside = []
    for kinds, text in told:
        for kind in kinds:
            match = next((each for each in left if each.kind is kind and _is_of(each, text)), None)
            if match is not None:
                left.remove(match)
            elif kind not in edit.allowed:
                beside.append(f"{kind.value}: {text[:160]}")
    fresh = tuple(f"{each.rule_id}: {each.problem.location.text[:100]!r}" for each in found.fresh)
    return Outcome(path, edit, len(edit.expected) - len(left), tuple(beside), fresh)


def _is_of(expected: Expected, text: str) -> bool:
    return expected.text in text


def _told(found: Revision) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield each change with its kinds, and the text of both its sides, folded."""
    for claim in found.changes.claims:
        sides = (each.claim.sentence.text for each in (claim.old, claim.new) if each)
        yield claim.kinds, " / ".join(map(folded, sides))
    for change in found.changes.entries:
        titles = (entry.title for entry in (change.old, change.new) if entry)
        yield (change.kind,), " / ".join(map(folded, titles))


def _print_table(outcomes: dict[str, list[Outcome]]) -> None:
    told: dict[str, dict[str, float]] = {}
    print(f"\n{'edit':18} {'edits':>5} {'changes':>7} {'recall':>7} {'beside':>6} {'new':>5}")
    rows = [(kind, outcomes[kind]) for kind in (*KINDS, SEVERAL) if outcomes.get(kind)]
    harmless = [each for kind, row in rows if kind in HARMLESS for each in row]
    others = [each for kind, row in rows if kind not in HARMLESS for each in row]
    for kind, row in [*rows, ("harmless", harmless), ("of substance", others)]:
        expected = sum(len(each.edit.expected) for each in row)
        found = sum(each.found for each in row)
        beside = sum(len(each.beside) for each in row)
        fresh = sum(len(each.fresh) for each in row)
        recall = f"{found / expected:7.3f}" if expected else f"{'–':>7}"
        print(f"{kind:18} {len(row):5} {expected:7} {recall} {beside:6} {fresh:5}")
        told[kind] = {
            "edits": len(row),
            "changes": expected,
            "found": found,
            "beside": beside,
            "new": fresh,
        }
    found, beside = told["of substance"]["found"], told["of substance"]["beside"]
    if found:
        print(f"precision of substance: {found / (found + beside):.3f}")
    print(json.dumps(told))


def _print_errors(outcome: Outcome) -> None:
    edit = outcome.edit
    name = f"{outcome.path.name} {edit.kind}"
    if outcome.found < len(edit.expected):
        print(f"MISSED {name}: {edit.expected}")
    for told in outcome.beside:
        print(f"BESIDE {name}: {told}   (made: {[each.text[:60] for each in edit.expected]})")
    if edit.kind in HARMLESS:
        for told in outcome.fresh:
            print(f"NEW {name}: {told}")


if __name__ == "__main__":
    main()
