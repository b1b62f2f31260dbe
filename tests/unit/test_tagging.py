"""Institutions with the shipped pipelines: mentions in small plans and single texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.pipeline import EntityRuler

from mirps_extract.errors import ModelError
from mirps_extract.institutions import Texts, Which, find_here, gathered, texts_of
from mirps_extract.institutions.known_names import KnownNames
from mirps_extract.institutions.linking import Definitions
from mirps_extract.institutions.loading import PIPELINES, load_tagger
from mirps_extract.institutions.patterns import known_names, runs_of_names
from mirps_extract.institutions.tagging import mentions_of, tag_texts
from mirps_extract.model import Mention
from mirps_extract.registry import shipped_entries
from mirps_extract.vocabulary import languages, load
from unit.making import bullets, heading, stages_of, title

LIMIT = 2_000_000
"""Bytes that the shipped pipelines may have together."""


def mentions(text: str, language: str = "en", country: str = "MEX") -> tuple[Mention, ...]:
    """The mentions of a text."""
    tagger = load_tagger(Which(language))
    (doc,) = tag_texts([(text, country)], tagger, Definitions({}))
    return mentions_of(doc, language)


def words(text: str, language: str = "en") -> list[str]:
    """The words of the mentions of a text."""
    return [mention.text for mention in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ministry of Culture, IMAS and the Ministry of Science and Technology will act.",
            ["Ministry of Culture", "IMAS", "Ministry of Science and Technology"],
        ),
        ("The Ministry of Culture and Youth will act.", ["Ministry of Culture and Youth"]),
        ("SE-SIPINNA will train INM personnel.", ["SE-SIPINNA", "INM"]),
        ("An agreement (UNHCR-COMAR) is signed.", ["UNHCR", "COMAR"]),
        ("Increase COMAR’s presence in the country.", ["COMAR"]),
        ("Issue the CURP during RSD procedures for LGBTI persons.", []),
        ("Train the private sector and local governments.", []),
        ("", []),
        ("Open a school with U.N.H.C.R. and the I.O.M.", ["U.N.H.C.R.", "I.O.M."]),
        ("Train A-TIPS, NGOs and UNHCR´s staff.", ["A-TIPS", "UNHCR"]),
        ("Issue Decree 43810-MGP and the O.N.G.s’ forms.", []),
        ("The Ministry of Mules's Project will start.", ["Ministry of Mules"]),
        (
            "The Service for Mules (Semul), the Ministry of Donkeys – MIDON – and a card (CIMU).",
            ["Service for Mules", "Semul", "Ministry of Donkeys", "MIDON"],
        ),
        (
            "Act with the Mule Bureau, also in brackets: MUBU (Mule Bureau).",
            ["Mule Bureau", "MUBU", "Mule Bureau"],
        ),
        (
            "The Centre for Social Action in Oaxaca (CSAO) acts.",
            ["Centre for Social Action in Oaxaca", "CSAO"],
        ),
        ("Train the Casa Bravo and the Fundación Mula.", ["Casa Bravo", "Fundación Mula"]),
        (
            "With COMAR, BRAVOX and SEMULA, use the MULAX form in MULSYS.",
            ["COMAR", "BRAVOX", "SEMULA"],
        ),
        ("Agree with HIAS Costa Rica.", ["HIAS Costa Rica"]),
        ("The Technical Team of the Regional Office (INGO) meets.", []),
        ("The Administrative Mule Tribunal (TAM) acts.", ["Administrative Mule Tribunal", "TAM"]),
        ("Read file INM/REG/12 with PAHO/WHO.", ["PAHO", "WHO"]),
        ("MULAX: Act on Mules. BRAVOX will act.", ["BRAVOX"]),
        ("Carabineros to the Mule Council go.", ["Carabineros", "Mule Council"]),
        (
            "Train the National Service of Civil Protection.",
            ["National Service of Civil Protection"],
        ),
        (
            "An Inter-agency Mule Group and the CSO Network act.",
            ["Inter-agency Mule Group", "CSO Network"],
        ),
        (
            "The Sen\u00adate, CO\u00adMAR and the Min\u00adistry of Mules act.",
            ["Sen\u00adate", "CO\u00adMAR", "Min\u00adistry of Mules"],
        ),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La Secretaría de Gobernación (SEGOB) y el ACNUR firmarán un convenio.",
            ["Secretaría de Gobernación", "SEGOB", "ACNUR"],
        ),
        (
            "El Ministerio de Economía, Industria y Comercio apoyará a la población.",
            ["Ministerio de Economía, Industria y Comercio"],
        ),
        ("Promover el acceso de personas refugiadas al sector privado.", []),
        ("Abrir con el A.C.N.U.R. y la O.I.M. una escuela.", ["A.C.N.U.R.", "O.I.M."]),
        (
            "El Servicio de Mulas -SEMUL- y la COMAR en Tapachula.",
            ["Servicio de Mulas", "SEMUL", "COMAR"],
        ),
        (
            "La Comisión para la atención de mulas viejas (CAMV) y el Mule Training Institute.",
            ["Comisión para la atención de mulas viejas", "CAMV", "Mule Training Institute"],
        ),
        (
            "La Alta Consejería para las Mulas -con la Oficina de Burros-, el Comité Directivo.",
            ["Alta Consejería para las Mulas", "Oficina de Burros"],
        ),
        ("La Ley 21 de Migración y Extranjería es de 2021.", []),
        ("El viceministro de Migración y Extranjería.", ["Migración y Extranjería"]),
        ("Según la secretaria de Gobernación, el BRAVIX atenderá becas MULIX.", ["BRAVIX"]),
    ],
)
def test_spanish(text: str, expected: list[str]) -> None:
    assert words(text, "es") == expected


def test_who_works_in_many_states_is_one_in_each() -> None:
    (one,), (other,) = (mentions("HIAS acts.", country=state) for state in ("CRI", "MEX"))
    assert one.institution == other.institution == "int-hias"


def test_a_body_of_a_part_of_a_state_is_not_that_of_the_state() -> None:
    (whole, part) = mentions("El DIF y el DIF Chiapas actuarán.", "es")
    assert (whole.institution, part.institution) == ("mx-dif", "mx-dif-chiapas")


def test_a_permit_is_no_presidency() -> None:
    assert words("Issue the Temporary Protection Permit (PPT) with COMAR.") == ["COMAR"]


def test_a_mention_says_all_that_it_is_asked_for() -> None:
    (mention,) = mentions("Strengthen the capacities of COMAR in the south.")
    assert mention == Mention(
        institution="mx-comar",
        name="Mexican Commission for Refugee Assistance",
        text="COMAR",
        start=29,
        end=34,
        role=mention.role,
        source=mention.source,
    )
    assert (mention.role.value, mention.source.value) == ("target", "registry")


def test_the_plan_defines_its_short_forms_for_all_commitments(tmp_path: Path) -> None:
    first = "The National Council for Mule Care (NCMC) will open a stable"
    plan = stages_of(
        tmp_path,
        [
            title("Ecuador"),
            heading("HEALTH", 180),
            *bullets(210, first, "NCMC will also buy hay", "Feed the mules"),
        ],
    )
    answers = find_here(Which("en"), texts_of(plan.reading))
    tagged = gathered(plan.reading, answers, "en")
    first_id, second_id, third_id = (commitment.id for commitment in plan.commitments)
    long, short = tagged.mentions[first_id]
    (again,) = tagged.mentions[second_id]
    assert (long.text, short.text) == ("National Council for Mule Care", "NCMC")
    assert (again.text, again.source.value) == ("NCMC", "definition")
    assert long.institution == short.institution == again.institution
    assert tagged.mentions[third_id] == ()
    (identity,) = tagged.identities.values()
    assert identity.acronym == "NCMC"
    assert identity.type == "coordination_body"


def test_own_entries_are_found_and_linked(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name_en,acronyms,aliases,type,country,parent,external_ids\n"
        "ec-mules,Friends of Mules,FRIMU,,ngo,ECU,,\n",
        encoding="utf-8",
    )
    tagger = load_tagger(Which("en", registry=own))
    texts = [("Buy hay together with Friends of Mules and FRIMU", "ECU")]
    (doc,) = tag_texts(texts, tagger, Definitions({}))
    assert [m.institution for m in mentions_of(doc, "en")] == ["ec-mules", "ec-mules"]
    assert words("Buy hay together with Friends of Mules") != ["Friends of Mules"] or all(
        m.institution != "ec-mules" for m in mentions("Buy hay together with Friends of Mules")
    )


def other_model(folder: Path, label: str = "ORG") -> str:
    """A saved spaCy model that knows one organisation."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": "Mule Riders"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder / "model")
    return str(folder / "model")


def test_what_another_model_sees_is_taken_besides(tmp_path: Path) -> None:
    tagger = load_tagger(Which("en", model=other_model(tmp_path)))
    texts = [("Meet the Mule Riders and COMAR", "MEX")]
    (doc,) = tag_texts(texts, tagger, Definitions({}))
    assert [(m.text, m.source.value) for m in mentions_of(doc, "en")] == [
        ("Mule Riders", "model"),
        ("COMAR", "registry"),
    ]


def test_a_model_that_is_none_or_knows_no_organisations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot load"):
        load_tagger(Which("en", model="no_such_model"))
    with pytest.raises(ModelError, match="knows no entities"):
        load_tagger(Which("en", model=other_model(tmp_path, label="PERSON")))


def test_every_language_has_a_pipeline_and_they_are_small() -> None:
    folders = [folder for folder in Path(str(PIPELINES)).iterdir() if folder.is_dir()]
    assert sorted(folder.name for folder in folders) == list(languages())
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LIMIT


@pytest.mark.parametrize("language", languages())
def test_the_pipelines_hold_the_registry_and_the_vocabulary_as_they_are(language: str) -> None:
    nlp = load_tagger(Which(language)).nlp
    assert nlp.pipe_names == [
        "mirps_spelling",
        "known_names",
        "aside_known",
        "pattern_ruler",
        "aside_formed",
        "mirps_settle",
        "mirps_link",
        "mirps_role",
    ]
    known, ruler = nlp.get_pipe("known_names"), nlp.get_pipe("pattern_ruler")
    assert isinstance(known, KnownNames)
    assert isinstance(ruler, EntityRuler)
    fresh = KnownNames(nlp, "fresh")
    fresh.add(known_names(shipped_entries()))
    assert known.names == fresh.names
    assert ruler.patterns == runs_of_names(load(language).naming)


def test_a_pipeline_works_alone() -> None:
    nlp = spacy.load(Path(str(PIPELINES)) / "en")
    doc = nlp("COMAR will act.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("COMAR", "ORG")]


def test_acronyms_are_linked_however_they_are_varied() -> None:
    found = mentions("With U.N.H.C.R., A-TIPS and I.O.M.", country="BLZ")
    assert [m.institution for m in found] == ["int-unhcr", "bz-atips", "int-iom"]


def test_a_definition_within_a_name_is_of_the_whole_name(tmp_path: Path) -> None:
    first = "The National Council (NCMC) for Mule Care will open a stable"
    second = "Buy hay with the National Council for Mule Care"
    texts = Texts("ECU", (), (first, second))
    one, other = find_here(Which("en"), [texts])
    assert [m.text for m in one.mentions] == ["National Council", "NCMC"]
    named = {mention.institution for mention in (*one.mentions, *other.mentions)}
    assert named == {"x-ecu-national-council-for-mule-care"}
