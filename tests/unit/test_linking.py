"""Who a name stands for: by country, by the plan's definitions, then by the registry."""

from __future__ import annotations

import pytest

from mirps_extract.institutions.linking import Definitions, Linker
from mirps_extract.institutions.scoring import Where
from mirps_extract.model import Resolution
from mirps_extract.registry import Entry, Registry

NOTHING = Definitions({})


def entry(
    id: str,
    name: str,
    *acronyms: str,
    country: str | None,
    aliases: str = "",
    type: str = "agency",
    works_abroad: bool = False,
) -> Entry:
    """An institution that is known."""
    others = tuple(alias for alias in aliases.split("; ") if alias)
    names = {"en": name, "es": f"{name} (es)"}
    return Entry(id, names, acronyms, others, type, country, works_abroad=works_abroad)


REGISTRY = Registry(
    (
        entry("pe-cona", "National Council of Rectors", "CONA", country="PER"),
        entry("ec-cona", "National Commission of Mules", "CONA", country="ECU"),
        entry("pe-mm", "Ministry of Mines and Oil", "MM", country="PER", aliases="Mining Ministry"),
        entry("ec-mm", "Ministry of Mines", country="ECU"),
        entry("int-umo", "United Mules Organization", "UMO", "OUM", country=None),
        entry("ec-only", "Andean Observatory of Mountain Mules", "ANOB", country="ECU"),
        entry("br-aid", "Agency for Mules Abroad", "AMA", country="BRA", works_abroad=True),
        entry("pe-jud", "Judiciary of Peru", country="PER", type="court"),
        entry("pe-mt", "National Council of Mule Trade", country="PER"),
        entry("pe-court", "Mountain Mules Court", country="PER", type="court"),
    )
)


def identify(
    name: str,
    country: str | None,
    long: dict[tuple[str | None, str], str] | None = None,
    said: tuple[str, ...] = (),
) -> tuple[str, Resolution]:
    """Whom a name stands for, and how it was told."""
    linker = Linker(REGISTRY, "en", Definitions(long or {}))
    identity = linker.identify(name, Where(country, said))
    return identity.id, identity.resolved_by


def candidates(name: str, country: str, said: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Whom an unknown name may stand for."""
    return Linker(REGISTRY, "en", NOTHING).identify(name, Where(country, said)).candidates


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("CONA", "PER", "pe-cona"),
        ("CONA", "ECU", "ec-cona"),
        ("National Council of Rectors", "PER", "pe-cona"),
        ("Mining Ministry", "PER", "pe-mm"),
        ("UMO", "PER", "int-umo"),
        ("OUM", "ECU", "int-umo"),
        ("AMA", "PER", "br-aid"),
        ("AMA Peru", "PER", "br-aid"),
        ("UMO Chile", "PER", "int-umo"),
        ("Peruvian National Council of Rectors", "PER", "pe-cona"),
    ],
)
def test_a_known_name_is_its_countrys_then_an_international_ones(
    name: str, country: str, expected: str
) -> None:
    assert identify(name, country) == (expected, Resolution.REGISTRY)


def test_a_name_with_several_owners_in_other_countries_is_unknown() -> None:
    assert identify("CONA", "CHL") == ("x-chl-cona", Resolution.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("ANOB", (), None),
        ("Andean Observatory of Mountain Mules", (), None),
        ("Andean Observatory of Mountain Mules", ("ECU",), "ec-only"),
        ("Andean Observatory of Mountain Mules of Ecuador", (), "ec-only"),
        ("Ecuadorian Andean Observatory of Mountain Mules", (), "ec-only"),
        ("ANOB", ("ECU",), "ec-only"),
        ("CONA", ("ECU",), "ec-cona"),
        ("CONA", ("CHL",), None),
        ("Ministry of Mines and Oil of Ecuador", (), None),
        ("Ecuadorian National Council of Rectors", (), None),
        ("AMA", ("CHL",), None),
        ("UMO", ("CHL",), "int-umo"),
    ],
)
def test_a_body_of_a_state_is_named_in_anothers_section_only_with_its_state(
    name: str, said: tuple[str, ...], expected: str | None
) -> None:
    id, how = identify(name, "PER", said=said)
    assert (id if how is not Resolution.UNKNOWN else None) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ANOB", "ec-only"),
        ("Andean Observatory of Mountain Mules", "ec-only"),
        ("CONA", "x-int-cona"),
        ("AMA", "br-aid"),
        ("Ministry of Mines", "x-int-ministry-of-mines"),
    ],
)
def test_in_no_countrys_section_a_telling_name_is_its_only_owners(name: str, expected: str) -> None:
    assert identify(name, None)[0] == expected


def test_what_is_of_another_state_is_not_counted_as_the_sections() -> None:
    identity = Linker(REGISTRY, "en", NOTHING).identify("Guild of Riders", Where("PER", ("CHL",)))
    assert (identity.id, identity.country) == ("x-chl-guild-of-riders", "CHL")


def test_a_doubtful_name_is_unknown_with_whom_it_may_be() -> None:
    assert candidates("ANOB", "PER") == ("ec-only",)
    assert candidates("National Council of Mules", "PER") == ()
    assert candidates("National Council of Mule Trade Fairs", "PER") == ("pe-mt",)
    assert candidates("Committee of Night Watchmen", "PER") == ()


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
    assert identify("CONA", "ECU", defined) == ("ec-cona", Resolution.REGISTRY)
    assert identify("CONA", "CHL", defined) == (
        "x-chl-committee-of-night-watchmen",
        Resolution.DEFINITION,
    )
    rectors: dict[tuple[str | None, str], str] = {("CHL", "NCR"): "National Council of Rectors"}
    assert identify("NCR", "PER", rectors)[0] == "x-per-national-council-of-rectors"
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
        ("National Council of Mules Trade", "pe-mt"),
        ("National Council of Mule", "pe-mt"),
        ("National Council", None),
        ("Judiciary", "pe-jud"),
        ("Ministry of Mines", None),
        ("Vice Ministry of Mines and Oil", None),
        ("Mountain Mules Court House", None),
        ("Mountain Mules Courts", "pe-court"),
        ("University of the Mountain Mules Court", None),
        ("Ministry of Mules", None),
        ("Ministry", None),
    ],
)
def test_a_variant_or_the_beginning_of_a_name_is_similar(name: str, expected: str | None) -> None:
    id, how = identify(name, "PER")
    assert how is (Resolution.SIMILARITY if expected else Resolution.UNKNOWN)
    assert expected is None or id == expected


def test_an_unknown_institution_keeps_its_words() -> None:
    linker = Linker(REGISTRY, "en", NOTHING)
    identity = linker.identify("Committee of Night Watchmen", Where("PER"))
    assert identity.name("es") == "Committee of Night Watchmen"
    assert (identity.acronym, identity.type, identity.country) == (None, "commission", "PER")


def test_a_name_comes_in_the_language_that_is_asked_for() -> None:
    identity = Linker(REGISTRY, "es", NOTHING).identify("UMO", Where(None))
    assert identity.name("es") == "United Mules Organization (es)"
    assert identity.name("fr") == "United Mules Organization"
