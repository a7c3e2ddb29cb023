"""Laws that hold of any OpenDocument text, whatever is wrong with it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.laws import Damage, check_damaged, damages, problem
from tests.readers.odt.test_odt import packed

from sitir.readers import TRACKED

LEAVES = [
    "Teks (Vela, 2021).", "<text:s text:c='3'/>", "<text:s text:c='-1'/>", "<text:s text:c='²'/>",
    "<text:tab/>", "<text:line-break/>", "<text:soft-page-break/>", "<text:h/>",
    "<text:change-start text:change-id='c'/>", "<text:change-end text:change-id='c'/>",
    "<text:change text:change-id='x'/>", "<text:reference-mark-start text:name='a'/>",
    "<text:reference-mark-end text:name='a'/>", "<office:annotation/>",
    "<text:bibliography-mark text:identifier='vela'/>",
    "<text:note-citation>1</text:note-citation>",
]  # fmt: skip
HOLDERS = [
    "text:p", "text:h text:outline-level='2'", "text:h text:outline-level='x'", "text:span",
    "text:span text:style-name='T3'", "text:a", "text:list text:style-name='L1'",
    "text:list-item text:start-value='x'", "text:section", "table:table",
    "table:table-row table:number-rows-repeated='99999999'",
    "table:table-cell table:number-columns-repeated='99999999'", "text:note", "text:note-body",
    "draw:frame", "draw:text-box", "text:tracked-changes",
    "text:changed-region text:id='c'", "text:insertion", "text:deletion", "text:bibliography",
    "text:index-body", "text:reference-mark text:name='ZOTERO_ITEM CSL_CITATION {'",
]  # fmt: skip
TREES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda name, children: f"<{name}>{''.join(children)}</{name.split()[0]}>",
        st.sampled_from(HOLDERS),
        st.lists(inner, max_size=5),
    ),
    max_leaves=25,
)
WHOLE = packed("<text:p>Teks <text:span text:style-name='T1'>ini</text:span>.</text:p>")


@settings(max_examples=300)
@given(st.lists(TREES, max_size=8), st.sampled_from(TRACKED))
def test_elements_may_stand_anywhere(trees: list[str], tracked: str) -> None:
    assert problem(packed("".join(trees)), tracked) is None


@settings(max_examples=200)
@given(damages(WHOLE, most=5))
def test_any_bytes_are_read_or_a_read_error(damage: Damage) -> None:
    check_damaged(WHOLE, damage)
