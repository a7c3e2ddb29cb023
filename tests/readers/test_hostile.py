"""Reading takes time in proportion to the text, whatever the text."""

from __future__ import annotations

from pathlib import PurePath
from time import process_time

import pytest

from sitir.model import Source
from sitir.readers import read

SIZE = 200_000
UNITS = [
    *"([<`$*_!&@|~^>\n\\ \t#",
    *("**a ", "*a_b* _c ", "[a](", "](", "<a ", "<!--", "<!-- a -->", "``` ", "` `` ``` ", "$a "),
    *("$a$ ", "$$a", "http://a.b/c(", "<a@b.c>", "[a]{b}", "2019, ", "A. B. C. "),
    *("e\u0301", "kata", "Abstract: ", "\f\n"),
    *("a. (", "aa. (Vela, 2021) ", "“a.” ", "———. ", "kata.Kata ", "> ", "*a "),
    *("# a # ", "--- ---\na b\n", "a\tb", "1.1.1.", "[a]: b/", "---\na: b\n"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", ["markdown", "plain"])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_time_grows_with_the_text(unit: str, name: str) -> None:
    small, large = (_seconds(unit, size, name) for size in (SIZE // 8, SIZE))
    # Eight times the text: quadratic reading would take 64 times as long.
    assert large < 24 * small + 0.5


def _seconds(unit: str, size: int, name: str) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    started = process_time()
    read((Source(PurePath("a"), text),), format=name)
    return process_time() - started
