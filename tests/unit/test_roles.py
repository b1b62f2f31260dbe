"""Roles: who does it, with whom, with whose help, and for whom."""

from __future__ import annotations

import re

import pytest

from mirps_extract.institutions.roles import roles_of
from mirps_extract.vocabulary import load

TOKEN = re.compile(r"\w+|[^\w\s]")


def roles(text: str, language: str = "en") -> list[str]:
    """The roles of the words in capitals, in order."""
    tokens = TOKEN.findall(text)
    spans = [(at, at + 1) for at, word in enumerate(tokens) if word.isupper() and len(word) > 1]
    words = [word.lower() for word in tokens]
    return [role.value for role in roles_of(words, spans, load(language).roles)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACME will open a mine", "lead"),
        ("ACME, BRAV and the CORP will open a mine", "lead lead lead"),
        ("The ACME, in coordination with BRAV, will open a mine", "lead partner"),
        ("The ACME (ACM) will open a mine with the support of BRAV", "lead lead support"),
        ("ACME, with the technical support of BRAV and CORP, will dig", "lead support support"),
        ("Strengthen the capacities of ACME and BRAV", "target target"),
        ("ACME will train BRAV personnel in digging", "lead target"),
        ("Sign an agreement between ACME and BRAV", "partner partner"),
        ("Title: The ACME will dig", "lead"),
        ("Mules may be registered. ACME will dig", "lead"),
        ("Count the mules registered by ACME", "mention"),
        ("Mules registered by ACME crossed the river", "lead"),
        ("ACME counted the mules registered by BRAV", "lead mention"),
        ("The mules were registered by ACME", "lead"),
        ("In March, ACME registered a mule", "lead"),
        ("Together with ACME and BRAV, the CORP will dig", "partner partner lead"),
        ("Mules for the authorities that own mines (ACME, BRAV) between rivers", "mention mention"),
        ("ACME will dig. The hole will be filled through ACME", "lead partner"),
        (
            "Responsible institution: ACME. Supporting institutions: BRAV, CORP",
            "lead support support",
        ),
        ("Lead agency: ACME; deadline: June", "lead"),
        ("ACME: dig a hole", "lead"),
        ("A mine run by ACME and financed by BRAV was opened", "lead support"),
        ("ACME trained staff of the BRAV in 2021", "lead target"),
        ("ACME and BRAV run the mine", "lead lead"),
        ("ACME runs the mine with BRAV support", "lead support"),
        ("ACME, local mines and the BRAV dug a hole", "lead lead"),
        ("In conjunction with ACME, BRAV dug a hole", "partner lead"),
        ("In conjunction with ACME, BRAV and CORP dug a hole", "partner lead lead"),
        ("With the assistance of ACME, the BRAV digs a hole", "support lead"),
        ("ACME helped BRAV to dig", "support target"),
        ("ACME helped mules to dig", "lead"),
        ("ACME will fund the hole that BRAV digs", "support lead"),
        ("Diggers from ACME sing", "lead"),
        ("Dig together with ACME", "partner"),
        ("The unit of ACME of the BRAV will dig with the help of CORP", "lead lead support"),
        ("Mules were sent by ACME to the BRAV", "lead mention"),
        ("ACME handed over ten mules to BRAV and to CORP", "lead target target"),
        ("The hole is paid for by ACME and was dug by BRAV", "support lead"),
        ("The hole is financed by ACME", "support"),
        ("Diggers trained by ACME now sing", "lead"),
        ("ACME, supported by BRAV, digs a hole", "lead support"),
        ("The budget of ACME grew", "mention"),
        ("ACME's budget grew", "mention"),
        ("ACME's office opened a mine", "lead"),
        ("Increase ACME presence in the mine", "lead"),
        ("The officers of ACME opened a mine", "lead"),
        ("Staff of ACME and BRAV dug a hole", "lead lead"),
        ("ACME officers dig holes", "lead"),
        ("The director of ACME opened a mine", "mention"),
        ("A report by ACME counted the mules", "mention"),
        ("Holes are deep, ACME said.", "mention"),
        ("ACME was replaced by BRAV", "mention lead"),
        ("ACME has been strengthened", "target"),
        ("ACME established the BRAV in March", "lead target"),
        ("Holes were dug because of mules and ACME filled them", "lead"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert roles(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACME abrirá una mina", "lead"),
        ("La ACME, en coordinación con BRAV, abrirá una mina", "lead partner"),
        ("ACME y BRAV abrirán una mina con el apoyo de la CORP", "lead lead support"),
        ("Fortalecer las capacidades de ACME y de la BRAV", "target target"),
        ("Capacitar al personal de ACME", "target"),
        ("Firmar un convenio entre ACME y BRAV", "partner partner"),
        ("Alimentar a las mulas registradas por ACME", "mention"),
        ("Mulas registradas por ACME cruzaron el río", "lead"),
        ("Institución responsable: ACME. Institución de apoyo: BRAV", "lead support"),
        ("Obras ejecutadas por ACME y financiadas por BRAV", "lead support"),
        ("ACME gestiona la mina con la asistencia de la BRAV", "lead support"),
        ("Cavar a través de la ACME", "partner"),
        ("En conjunto con la ACME, BRAV cavó un hoyo", "partner lead"),
        ("El hoyo que cava la ACME es hondo", "lead"),
        ("El hoyo que financia la ACME es hondo", "support"),
        ("ACME, mineros locales y la BRAV cavan un hoyo", "lead lead"),
        ("Los hoyos de la ACME para mulas", "mention"),
        ("ACME obtuvo mulas", "lead"),
        ("La unidad ACME de la BRAV cavará un hoyo", "lead lead"),
        ("Las mulas son enviadas por ACME al BRAV", "lead mention"),
        ("Fortalecer al ACME, a la BRAV y al CORP", "target target target"),
        ("En alianza con ACME, la BRAV (BRV) cavó un hoyo", "partner lead lead"),
        ("La ACME, integrada por mulas, por perros y gatos, cavará un hoyo", "lead"),
        ("Apoyan la ACME y la BRAV", "support support"),
        ("El hoyo lo cava la ACME", "lead"),
        ("El hoyo es financiado por ACME", "support"),
        ("El presupuesto de ACME bajó", "mention"),
        ("Oficiales de ACME cavaron un hoyo", "lead"),
        ("Personal de ACME y BRAV cavó un hoyo", "lead lead"),
        ("La ACME fue reemplazada por BRAV", "mention lead"),
        ("ACME fue fortalecida", "target"),
        ("Según las normas de la ACME, los hoyos son hondos", "mention"),
        ("Mulas enviadas por razones mineras y la ACME cavó un hoyo", "lead"),
    ],
)
def test_spanish(text: str, expected: str) -> None:
    assert roles(text, "es") == expected.split()


def test_no_institutions_have_no_roles() -> None:
    assert roles("nothing at all") == []
