"""Who has to carry out a commitment that names nobody who does."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirps_extract import plan_of, tables_of
from mirps_extract.model import Implied, Plan, Role
from mirps_extract.tables.values import Row
from mirps_extract.vocabulary import load
from mirps_extract.write.implied import implied_in, with_implied
from unit.plans import Roles, plan

OLD = Path(__file__).parents[1] / "fixtures" / "plan-form-1.1.json"

BELIZE = Implied("Government of Belize", "BLZ")
GUATEMALA = Implied("Gobierno de Guatemala", "GTM")


def small(role: str = "lead") -> Plan:
    """A plan of two commitments, the first of which names an institution in a role."""
    named: Roles = {"Ministry of Ports": ("bz-mop", role)}
    return plan({"BLZ": {"health": ["The Ministry of Ports helps.", "Open a post."]}}, roles=named)


def older(read: Plan) -> Plan:
    """An output as it was before it said who is implied."""
    return with_implied(read.model_copy(update={"schema_version": "1.2"}))


def told(read: Plan) -> list[Implied | None]:
    return [commitment.implied for commitment in read.commitments()]


@pytest.mark.parametrize("role", list(Role))
def test_only_who_leads_has_to_do_it(role: Role) -> None:
    leads = role is Role.LEAD
    assert told(older(small(role))) == [None if leads else BELIZE, BELIZE]


def test_a_column_of_the_plan_says_who_is_responsible() -> None:
    assert implied_in("GTM", (), {}, "es") == GUATEMALA
    assert implied_in("GTM", (), {"deadline": "2024"}, "es") == GUATEMALA
    assert implied_in("GTM", (), {"responsible": "MINEX"}, "es") is None


def test_the_section_of_no_country_has_no_government() -> None:
    assert implied_in("XXX", (), {}, "en") is None


@pytest.mark.parametrize(
    ("language", "iso3", "name"),
    [
        ("en", "DOM", "Government of the Dominican Republic"),
        ("es", "DOM", "Gobierno de la República Dominicana"),
        ("en", "SLV", "Government of El Salvador"),
        ("es", "MEX", "Gobierno de México"),
        ("es", "BLZ", "Gobierno de Belice"),
    ],
)
def test_governments_are_named_in_the_plans_language(language: str, iso3: str, name: str) -> None:
    assert load(language).governments[iso3] == name


def test_an_output_of_an_older_form_says_it_too() -> None:
    read = plan_of(OLD.read_bytes())
    assert told(read) == [BELIZE]
    assert read.schema_version == "1.1"


def test_where_none_is_named_at_all_none_may_have_been_looked_for() -> None:
    assert told(older(plan({"BLZ": {"health": ["Open a post."]}}))) == [None]


def test_it_is_no_mention_and_counted_nowhere() -> None:
    read = older(small("partner"))
    assert [i.id for i in read.institutions] == ["bz-mop"]
    assert [row["name"] for row in tables_of(read)["mentions"].rows] == ["Ministry of Ports"]


def row_of(read: Plan, at: int) -> Row:
    row = tables_of(read)["commitments"].rows[at]
    return {name: row[name] for name in ("responsible", "responsible_is", "leading_id")}


def test_every_row_has_an_answer_and_says_where_it_is_from() -> None:
    read = older(small())
    assert row_of(read, 0) == {
        "responsible": ["Ministry of Ports"],
        "responsible_is": "named",
        "leading_id": ["bz-mop"],
    }
    implied: Row = {"responsible": [BELIZE.name], "responsible_is": "implied", "leading_id": []}
    assert row_of(read, 1) == implied


def test_what_the_plans_column_says_comes_before_what_is_implied() -> None:
    read = small("target")
    for commitment in read.commitments():
        commitment.details["responsible"] = "Coast Guard"
    told: Row = {"responsible": ["Coast Guard"], "responsible_is": "column", "leading_id": []}
    assert row_of(older(read), 0) == told


def test_where_nobody_is_known_nothing_is_said() -> None:
    nothing: Row = {"responsible": [], "responsible_is": None, "leading_id": []}
    assert row_of(plan({"BLZ": {"health": ["Open a post."]}}), 0) == nothing
