"""Laws that hold of any PDF file, whatever is wrong with it."""

from __future__ import annotations

from pathlib import PurePath

import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.laws import check_laws

from sitir.errors import ReadError
from sitir.readers import Packed, read

WHOLE = typst.compile(
    b"#set page(columns: 2)\n= Sungai\n#lorem(80) (Vela, 2021).#footnote[Wilen, 2019.]\n"
    b"#table(columns: 2)[a][b][c][d]"
)


def problem(file: Packed) -> str | None:
    try:
        check_laws(read((file,), format="pdf"))
    except ReadError as error:
        return str(error)
    return None


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=20),
    st.integers(0, len(WHOLE)),
)
def test_any_bytes_are_read_or_a_read_error(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    for each in (bytes(data), bytes(data[:length])):
        told = problem(Packed(PurePath("a.pdf"), each))
        assert told is None or (told.startswith("a.pdf: ") and "\n" not in told)
