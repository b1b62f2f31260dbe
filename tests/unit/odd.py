"""Plans whose texts are odd: quotes, line breaks, formulas, other scripts, control characters."""

from __future__ import annotations

from hypothesis import strategies as st

from mirps_extract import Plan
from unit.plans import plan

NASTY = (
    '"',
    '"quoted", with a comma; and more',
    "'",
    "'=1+1",
    "=1+1",
    "+1",
    "-1",
    "@cmd",
    "\t=1",
    "\r=1",
    ' "=1',
    "＝1+1",
    "a\nb",
    "a\r\nb",
    "a\rb",
    "a\u2028b\u2029c\x85d",
    "\x00",
    "\x1b[31m",
    "\x7f",
    "\ufeff",
    "\ufffe\uffff",
    "_x0041_",
    "_x005F_",
    "🇲🇽😀",
    "\u202eאבג مرحبا",
    "e\u0301 \u00e9",
    "NULL",
    "1e5",
    "001",
    "TRUE",
    "<b>&amp;</b>",
    " leading and trailing ",
)
"""Texts that one format or another has been known to spoil."""

ODD = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
)
AREAS = ("health", "protection")
ISO3 = ("MEX", "BLZ")


@st.composite
def odd_plans(draw: st.DrawFn) -> Plan:
    """A plan with a few commitments of odd text, some of them naming an institution."""
    name = draw(ODD)
    texts = st.lists(
        st.one_of(ODD, st.tuples(ODD, ODD).map(lambda two: f"{two[0]}{name}{two[1]}")),
        min_size=1,
        max_size=3,
    )
    countries = st.dictionaries(
        st.sampled_from(ISO3), st.dictionaries(st.sampled_from(AREAS), texts, min_size=1)
    )
    role = draw(st.sampled_from(["lead", "support"]))
    return plan(draw(countries), roles={name: ("x-odd", role)}, declared={"MEX": 2})


def long_plan() -> Plan:
    """A plan with texts that no cell of a spreadsheet holds."""
    texts = {
        "MEX": {"health": ["x" * 70_000, "😀" * 40_000, "short"]},
        "BLZ": {"health": ["ab=" * 33_000]},
    }
    return plan(texts)
