"""The database, asked with sqlite3 and through Datasette."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from hypothesis import given

from mirps_extract import Plan, plan_of
from mirps_extract.exports import book_of, export
from mirps_extract.exports.datasette import FACETS, LABELS, QUERIES
from mirps_extract.exports.sqlite import VIEWS, stored
from mirps_extract.tables import FORMS
from unit.odd import long_plan, odd_plans
from unit.reading_back import commitments_of, named, said

ROOT = Path(__file__).parents[2]
OUTPUT = plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())


def opened(*plans: Plan) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(export(book_of(plans), ["sqlite"])["mirps.db"])
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(opened(OUTPUT)) as connection:
        yield connection


@given(odd_plans())
def test_no_commitment_character_or_mention_is_lost(plan: Plan) -> None:
    with closing(opened(plan)) as connection:
        told = "SELECT label, text FROM commitments ORDER BY rowid"
        assert connection.execute(told).fetchall() == said(plan)
        mentioned = """
            SELECT c.label, m.text, m.role FROM mentions m JOIN commitments c USING (commitment_id)
            ORDER BY c.rowid, m.position"""
        assert connection.execute(mentioned).fetchall() == named(plan)


def test_very_long_texts_come_back() -> None:
    with closing(opened(long_plan())) as connection:
        told = connection.execute("SELECT label, text FROM commitments ORDER BY rowid").fetchall()
        assert told == said(long_plan())


def test_it_is_whole_and_every_reference_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for form in FORMS:
        rows = database.execute(f"PRAGMA foreign_key_list({form.name})").fetchall()
        kept = {column.name for column in stored(form)}
        names = {"area_names"} if "focus_area" in kept else set()
        assert {row[2] for row in rows} == {r.table for r in form.references} | names


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM editions",
        "DELETE FROM institutions WHERE institution_id = 'int-unhcr'",
        "UPDATE commitments SET focus_area = 'none' WHERE label = 'BLZ-PROT-01'",
        "UPDATE commitments SET duplicate_of = 'none' WHERE label = 'BLZ-PROT-01'",
        "UPDATE commitments SET text = NULL WHERE label = 'BLZ-PROT-01'",
    ],
)
def test_references_are_held(change: str, database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(change)


def test_what_did_mexico_commit_to_on_health(database: sqlite3.Connection) -> None:
    asked = """
        SELECT label, text FROM commitments_in_full
        WHERE country = 'Mexico' AND focus_area = 'health' AND edition_year = 2021
        ORDER BY position"""
    mexico = next(country for country in OUTPUT.countries if country.iso3 == "MEX")
    health = next(area for area in mexico.focus_areas if area.area == "health")
    assert database.execute(asked).fetchall() == [(c.id, c.text) for c in health.commitments]


def test_what_does_unhcr_support(database: sqlite3.Connection) -> None:
    asked = """
        SELECT DISTINCT commitment_id FROM commitments_by_institution
        WHERE acronym = 'UNHCR' AND role = 'support'"""
    told = {id.partition(".")[2] for (id,) in database.execute(asked)}
    assert told == {
        c.id
        for c in commitments_of(OUTPUT)
        for m in c.institutions
        if (m.institution, m.role) == ("int-unhcr", "support")
    }
    assert told


def test_where_do_the_counts_differ(database: sqlite3.Connection) -> None:
    rows = database.execute("SELECT country_iso3, focus_area FROM counts_that_differ").fetchall()
    assert set(rows) == {
        (f.country, f.focus_area or "total")
        for f in OUTPUT.findings
        if f.code in ("area_count_mismatch", "total_mismatch")
    }


def test_the_full_text_is_searched_whatever_the_accents(database: sqlite3.Connection) -> None:
    asked = """
        SELECT c.label FROM commitments_fts JOIN commitments c ON c.rowid = commitments_fts.rowid
        WHERE commitments_fts MATCH ?"""
    told = {label for (label,) in database.execute(asked, ("SÍPINNA",))}
    assert told == {c.id for c in commitments_of(OUTPUT) if "SIPINNA" in c.text}
    assert told


def test_searches_use_an_index(database: sqlite3.Connection) -> None:
    for asked in (
        "SELECT * FROM commitments WHERE country_iso3 = 'MEX' AND focus_area = 'health'",
        "SELECT * FROM mentions WHERE edition_id = 'mirps-2021-en' AND institution_id = 'x'",
        "SELECT * FROM findings WHERE commitment_id = 'x'",
    ):
        (plan,) = database.execute(f"EXPLAIN QUERY PLAN {asked}").fetchall()
        assert "USING INDEX" in plan[3]


def test_what_can_be_had_from_another_table_is_kept_once(database: sqlite3.Connection) -> None:
    names = [row[1] for row in database.execute("PRAGMA table_info(mentions)")]
    assert "name" not in names
    assert "country_iso3" not in names


def test_commitments_say_their_country_and_views_their_labels(
    database: sqlite3.Connection,
) -> None:
    asked = "SELECT country, country_iso3 FROM commitments GROUP BY country ORDER BY country"
    assert database.execute(asked).fetchall()[:2] == [("Belize", "BLZ"), ("Costa Rica", "CRI")]
    for view in VIEWS:
        names = [row[1] for row in database.execute(f"PRAGMA table_info({view})")]
        assert {"country", "area"} <= set(names)
        assert names.index("area") < names.index("focus_area")  # what people read comes first
        assert ("label" in names) == ("commitment_id" in names)
    areas = dict(database.execute("SELECT focus_area, name FROM area_names").fetchall())
    assert areas["jobs_and_livelihoods"] == "Jobs and livelihoods"
    assert areas["total"] == "Total"


def test_what_datasette_is_told_of_is_there(database: sqlite3.Connection) -> None:
    known = [(name, columns) for name, columns in FACETS.items()]
    known += [(name, (column,)) for name, column in LABELS.items()]
    for name, columns in known:
        assert set(columns) <= {row[1] for row in database.execute(f"PRAGMA table_info({name})")}


def pages_of(folder: Path, *paths: str, **options: Any) -> list[str]:
    """What Datasette answers to these addresses."""
    files = export(book_of([OUTPUT], **options), ["sqlite"])
    (folder / "mirps.db").write_bytes(files["mirps.db"])
    metadata = json.loads(files["mirps-metadata.json"])

    async def asked() -> list[str]:
        app = Datasette(files=(), immutables=[str(folder / "mirps.db")], metadata=metadata)
        await app.invoke_startup()
        answers = [await app.client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [200] * len(paths)
        return [answer.text for answer in answers]

    return asyncio.run(asked())


def test_datasette_shows_titles_names_and_facets(tmp_path: Path) -> None:
    options = {"licence": "CC-BY-4.0", "source_url": "https://example.org/plan.pdf"}
    tables = [*FACETS, "mentions"]
    front, *pages = pages_of(
        tmp_path, "/", *(f"/mirps/{name}?_nocount=1" for name in tables), **options
    )
    assert "https://creativecommons.org/licenses/by/4.0/" in front
    assert "https://example.org/plan.pdf" in front
    assert "MIRPS NATIONAL ACTION PLAN (mirps-2021-en.pdf)" in front
    told = dict(zip(tables, pages, strict=True))
    for name, facets in FACETS.items():
        assert all(f'data-column="{column}"' in told[name] for column in facets), name
        assert f"<h1>{name.replace('_', ' ').capitalize()}" in told[name]
    assert "Jobs and livelihoods</a>" in told["commitments"]  # a facet and cells, by name
    assert "BLZ-PROT-01</a>" in told["findings"] or "CRI-PROT-01</a>" in told["mentions"]


def test_the_questions_that_datasette_offers_have_answers(tmp_path: Path) -> None:
    given = {
        "commitments_on": "country=mexico&area=health",
        "commitments_of": "institution=unhcr",
        "commitments_that_say": 'words=asylum+seekers"',
        "commitments_by_country_and_area": "",
    }
    assert set(given) == set(QUERIES)
    paths = [f"/mirps/{name}.json?{asked}&_shape=array" for name, asked in given.items()]
    on, of, say, by = map(json.loads, pages_of(tmp_path, *paths))
    assert {(row["country"], row["area"]) for row in on} == {("Mexico", "Health")}
    assert on
    assert {row["name"] for row in of} == {
        "Office of the United Nations High Commissioner for Refugees"
    }
    assert say
    assert all("asylum" in row["text"].lower() for row in say)
    assert sum(row["commitments"] for row in by) == 230
    (everything,) = pages_of(tmp_path, "/mirps/commitments_on.json?country=&area=&_shape=array")
    assert len(json.loads(everything)) == 230


def test_a_database_without_a_licence_says_so(tmp_path: Path) -> None:
    (front,) = pages_of(tmp_path, "/")
    assert "Licence not specified" in front


def test_datasette_opens_it_with_its_metadata(tmp_path: Path) -> None:
    files = export(book_of([OUTPUT], licence="CC-BY-4.0"), ["sqlite"])
    (tmp_path / "mirps.db").write_bytes(files["mirps.db"])
    metadata = json.loads(files["mirps-metadata.json"])

    async def asked() -> tuple[Any, ...]:
        app = Datasette(files=(), immutables=[str(tmp_path / "mirps.db")], metadata=metadata)
        await app.invoke_startup()
        answers = [
            await app.client.get(f"/mirps/{path}")
            for path in (
                "commitments_in_full.json?country=Mexico&focus_area=health&_shape=objects",
                "commitments_by_institution.json?acronym=UNHCR&role=support&_shape=objects",
                "commitments.json?_search=SIPINNA&_shape=objects",
                "commitments",
                "mentions",
            )
        ]
        assert [answer.status_code for answer in answers] == [200] * 5
        front = await app.client.get("/")
        return *(a.json()["rows"] for a in answers[:3]), answers[3].text, front.text

    health, supported, found, page, front = asyncio.run(asked())
    assert {row["country_iso3"] for row in health} == {"MEX"}
    assert supported
    assert found
    assert all("SIPINNA" in row["text"] for row in found)
    assert "One row for each commitment, in reading order." in page
    assert "Hash of country and words" in page
    assert "MIRPS National Action Plans" in front
    assert "CC-BY-4.0" in front
