"""Who a name stands for: by country, by the plan's definitions, then by the registry."""

from __future__ import annotations

import pytest

from mirps_extract.institutions.linking import Definitions, Linker
from mirps_extract.model import Resolution
from mirps_extract.registry import Entry, Registry
from mirps_extract.vocabulary import load


def entry(id: str, name: str, *acronyms: str, country: str | None, aliases: str = "") -> Entry:
    """An institution that is known."""
    others = tuple(alias for alias in aliases.split("; ") if alias)
    return Entry(id, {"en": name, "es": f"{name} (es)"}, acronyms, others, "agency", country)


REGISTRY = Registry(
    (
        entry("pe-cona", "National Council of Rectors", "CONA", country="PER"),
        entry("ec-cona", "National Commission of Mules", "CONA", country="ECU"),
        entry("pe-mm", "Ministry of Mines and Oil", "MM", country="PER", aliases="Mining Ministry"),
        entry("ec-mm", "Ministry of Mines", country="ECU"),
        entry("int-umo", "United Mules Organization", "UMO", "OUM", country=None),
        entry("ec-only", "Andean Observatory", "ANOB", country="ECU"),
    )
)


def identify(
    name: str, country: str | None, long: dict[tuple[str | None, str], str] | None = None
) -> tuple[str, Resolution]:
    """Whom a name stands for, and how it was told."""
    linker = Linker(REGISTRY, load("en").naming, "en", Definitions(long or {}))
    identity = linker.identify(name, country)
    return identity.id, identity.resolved_by


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("CONA", "PER", "pe-cona"),
        ("CONA", "ECU", "ec-cona"),
        ("National Council of Rectors", "PER", "pe-cona"),
        ("Mining Ministry", "PER", "pe-mm"),
        ("UMO", "PER", "int-umo"),
        ("OUM", "ECU", "int-umo"),
        ("ANOB", "PER", "ec-only"),
    ],
)
def test_a_known_name_is_its_countrys_then_an_international_ones(
    name: str, country: str, expected: str
) -> None:
    assert identify(name, country) == (expected, Resolution.REGISTRY)


def test_a_name_with_several_owners_in_other_countries_is_unknown() -> None:
    assert identify("CONA", "CHL") == ("x-chl-cona", Resolution.UNKNOWN)


def test_a_name_that_any_country_may_have_is_not_its_only_owners() -> None:
    assert identify("Ministry of Mines", "CHL") == (
        "x-chl-ministry-of-mines",
        Resolution.UNKNOWN,
    )


def test_the_plans_definition_goes_before_the_registry() -> None:
    defined: dict[tuple[str | None, str], str] = {("PER", "CONA"): "Committee of Night Watchmen"}
    assert identify("CONA", "PER", defined) == (
        "x-per-committee-of-night-watchmen",
        Resolution.DEFINITION,
    )
    assert identify("CONA", "ECU", defined)[0] != "ec-cona"
    here = defined | {("ECU", "CONA"): "National Commission of Mules"}
    assert identify("CONA", "ECU", here) == ("ec-cona", Resolution.DEFINITION)


def test_a_long_name_and_the_acronym_that_it_defines_are_one() -> None:
    defined: dict[tuple[str | None, str], str] = {("PER", "CNW"): "Committee of Night Watchmen"}
    assert (
        identify("CNW", "PER", defined)[0]
        == identify("Committee of Night Watchmen", "PER", defined)[0]
    )


def test_another_translation_is_told_by_the_acronym_that_it_defines() -> None:
    defined: dict[tuple[str | None, str], str] = {("PER", "CONA"): "National Rectors Council"}
    assert identify("CONA", "PER", defined) == ("pe-cona", Resolution.DEFINITION)
    assert identify("National Rectors Council", "PER", defined)[0] == "pe-cona"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("National Rectors Council", "pe-cona"),
        ("Ministry of Mines", "pe-mm"),
        ("Ministry of Mules", None),
        ("Ministry", None),
    ],
)
def test_a_variant_or_the_beginning_of_a_name_is_similar(name: str, expected: str | None) -> None:
    id, how = identify(name, "PER")
    assert how is (Resolution.SIMILARITY if expected else Resolution.UNKNOWN)
    assert expected is None or id == expected


def test_an_unknown_institution_keeps_its_words() -> None:
    linker = Linker(REGISTRY, load("en").naming, "en", Definitions({}))
    identity = linker.identify("Committee of Night Watchmen", "PER")
    assert identity.name("es") == "Committee of Night Watchmen"
    assert (identity.acronym, identity.type, identity.country) == (None, "commission", "PER")


def test_a_name_comes_in_the_language_that_is_asked_for() -> None:
    identity = Linker(REGISTRY, load("es").naming, "es", Definitions({})).identify("UMO", None)
    assert identity.name("es") == "United Mules Organization (es)"
    assert identity.name("fr") == "United Mules Organization"
