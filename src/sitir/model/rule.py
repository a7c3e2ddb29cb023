"""The index card of a rule: what a rule module must offer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from sitir.model.finding import Level, Problem
    from sitir.model.manuscript import Manuscript

T = TypeVar("T")
O = TypeVar("O")  # noqa: E741 - the options type of a rule

Check = Callable[["Manuscript", O], Iterator["Problem"]]


def option(default: T, help: str) -> T:  # noqa: A002 - the word users see
    """Declare one option of a rule, with the line that documents it."""
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a rule that has none."""


class Example(NamedTuple):
    """A text that the rule finds fault with, and the same text put right."""

    bad: str
    good: str
    bibliography: str = ""
    """BibTeX that both texts are checked against; may be empty."""
    good_bibliography: str | None = None
    """The BibTeX put right, where it is what the rule finds fault with."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rule(Generic[O]):
    """The index card of a rule; everything but `check` is documentation."""

    id: str
    summary: str
    level: Level
    since: str
    check: Check[O]
    options: type[O]
    messages: Mapping[str, Mapping[str, str]]
    """By message id and language (`en`, `id`): a `str.format` template."""
    examples: tuple[Example, ...]
    enabled: bool = True
    references: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """The docstring of the rule's module, which is its manual page."""
        module: Any = inspect.getmodule(self.check)
        return inspect.getdoc(module) or ""
