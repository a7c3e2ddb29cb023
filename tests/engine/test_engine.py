"""What the engine does with what the rules yield."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pytest

from sitir.config import default_config
from sitir.engine import report
from sitir.errors import RuleError
from sitir.model import Example, Level, NoOptions, Problem, Rule, Source
from sitir.pipeline import manuscript
from sitir.rules import builtin_rules
from sitir.testing import lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript

LIST = "\n\n# Daftar Pustaka\n\nStock, A. (2019). Judul. Penerbit.\n"
FIRST = "Konflik itu bermula pada tahun 2012 (Boukhars, 2012) dan belum selesai."
SECOND = "Misi itu kemudian dibentuk dengan tergesa-gesa (Boukhars, 2012) tanpa rencana."


def fingerprints(text: str) -> list[str]:
    return [item.fingerprint for item in lint("dangling-citation", text + LIST)]


def rule(check: Any, **changes: Any) -> Rule[Any]:
    card: dict[str, Any] = {
        "id": "some-rule",
        "summary": "",
        "level": Level.WARNING,
        "since": "",
        "check": check,
        "options": NoOptions,
        "messages": {"all": {"en": "all of it", "id": "semuanya"}},
        "examples": (Example("", ""),),
    }
    return Rule(**(card | changes))


def run(text: str, *rules: Rule[Any]) -> list[tuple[str, str]]:
    article = manuscript((Source(PurePath("a.md"), text),), format="markdown")
    findings = report((article,), default_config(rules), rules=rules).findings
    return [(item.rule_id, item.level.label) for item in findings]


def test_a_fingerprint_is_16_hexadecimal_digits() -> None:
    (fingerprint,) = fingerprints(FIRST)
    assert len(fingerprint) == 16
    int(fingerprint, 16)


@pytest.mark.parametrize(
    "moved",
    [
        f"Sebuah paragraf baru di depannya.\n\n{FIRST}",
        f"{FIRST}\n\nSebuah paragraf baru di belakangnya.",
        f"\n\n\n{FIRST}",
        FIRST.replace("pada tahun", "pada\ntahun"),
        FIRST.replace("Konflik itu bermula", "KONFLIK ITU BERMULA"),
    ],
)
def test_a_fingerprint_survives_what_happens_elsewhere(moved: str) -> None:
    assert fingerprints(moved) == fingerprints(FIRST)


def test_a_fingerprint_tells_places_apart() -> None:
    same = f"{FIRST}\n\n{FIRST}\n\n{SECOND}"
    found = fingerprints(same)
    assert len(set(found)) == 3
    assert found[0] == fingerprints(FIRST)[0]
    assert fingerprints(FIRST.replace("Boukhars", "Bouchars")) != fingerprints(FIRST)


def test_findings_are_in_reading_order() -> None:
    text = f"{SECOND} Menurut Stock (2018), hal itu keliru.\n\n{FIRST}{LIST}"
    article = manuscript((Source(PurePath("a.md"), text),), format="markdown")
    rules = builtin_rules()
    findings = report((article,), default_config(rules), rules=rules).findings
    spans = [item.problem.location.span for item in findings]
    assert len(spans) >= 3
    assert spans == sorted(spans)


def test_a_failing_rule_is_named_with_the_article() -> None:
    def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
        raise IndexError(7)
        yield

    with pytest.raises(
        RuleError, match=r"a\.md: rule `some-rule` failed: IndexError\(7\)"
    ) as error:
        run("Satu.", rule(check))
    assert isinstance(error.value.__cause__, IndexError)


def test_a_problem_may_be_less_serious_than_its_rule_but_not_more() -> None:
    def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
        location = manuscript.document.blocks[0].location
        yield Problem(location, ("all", {"n": 1}), level=Level.NOTE)
        yield Problem(location, ("all", {"n": 2}), level=Level.ERROR)
        yield Problem(location, ("all", {"n": 3}))

    levels = [level for _, level in run("Satu.", rule(check))]
    assert sorted(levels) == ["note", "warning", "warning"]


def test_a_rule_that_is_off_does_not_run() -> None:
    def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
        yield Problem(manuscript.document.blocks[0].location, ("all", {}))

    assert run("Satu.", rule(check)) == [("some-rule", "warning")]
    assert run("Satu.", rule(check, enabled=False)) == []


def test_no_rules_find_nothing() -> None:
    assert run(FIRST) == []
