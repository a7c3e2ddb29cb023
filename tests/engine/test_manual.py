"""Manual pages show all that the card of a rule holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sitir.manual import rule_page, rule_table
from sitir.model import Example, Level, Rule, RuleOptions, option
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript, Problem


class Options(RuleOptions):
    """Options of every type."""

    most: int = option(4, "At most so many.")
    strictly: bool = option(default=False, help="Whether it is strict.")
    words: tuple[str, ...] = option(("a", "b"), "Some words.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield nothing."""
    yield from ()


RULE: Rule[Any] = Rule(
    id="shown-rule",
    summary="what is shown",
    level=Level.NOTE,
    since="0.1.0",
    check=check,
    options=Options,
    messages={"one": {"en": "this {word}", "id": "{word} ini"}},
    examples=(Example("bad text", "good text", "@bad", "@good"),),
    enabled=False,
    references=("APA 7, § 8.17",),
)

PAGE = """\
# shown-rule

Level: note, off by default. Since: 0.1.0.

Manual pages show all that the card of a rule holds.

## Options

| option | default | meaning |
| --- | --- | --- |
| `most` | `4` | At most so many. |
| `strictly` | `false` | Whether it is strict. |
| `words` | `[a, b]` | Some words. |

## Messages

- `one`: this {word}

## Examples

Found:

```markdown
bad text
```

With the bibliography:

```bibtex
@bad
```

Right:

```markdown
good text
```

With the bibliography:

```bibtex
@good
```

## References

- APA 7, § 8.17
"""


def test_a_page_is_complete() -> None:
    assert rule_page(RULE) == PAGE


def test_the_list_says_what_is_off() -> None:
    assert rule_table((RULE,)) == "shown-rule  off by default  what is shown\n"
    assert rule_table((RULE,), language="id").startswith("shown-rule  mati secara bawaan")
    assert rule_table(()) == ""


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_rule_has_a_line_and_a_page(language: str) -> None:
    table = rule_table(builtin_rules(), language=language).splitlines()
    assert len(table) == len(builtin_rules())
    for rule, line in zip(builtin_rules(), table, strict=True):
        assert line.startswith(f"{rule.id} ")
        page = rule_page(rule, language=language)
        assert page.startswith(f"# {rule.id}\n")
        assert page.count("```") % 2 == 0
        assert page.endswith("\n")
        assert not page.endswith("\n\n")
