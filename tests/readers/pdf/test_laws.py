"""Laws that hold of any PDF file, whatever is wrong with it."""

from __future__ import annotations

from pathlib import PurePath

import typst
from hypothesis import given, settings
from tests.readers.laws import Damage, check_damaged, damages

from sitir.readers import Packed

WHOLE = Packed(
    PurePath("a.pdf"),
    typst.compile(
        b"#set page(columns: 2)\n= Sungai\n#lorem(80) (Vela, 2021).#footnote[Wilen, 2019.]\n"
        b"#table(columns: 2)[a][b][c][d]"
    ),
)


@settings(max_examples=150)
@given(damages(WHOLE, most=20))
def test_any_bytes_are_read_or_a_read_error(damage: Damage) -> None:
    check_damaged(WHOLE, damage)
