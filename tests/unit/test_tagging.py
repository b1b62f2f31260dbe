"""Institutions with the shipped pipelines: mentions in small plans and single texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.pipeline import EntityRuler

from mirps_extract.errors import ModelError
from mirps_extract.institutions import Which, find_here, gathered, texts_of
from mirps_extract.institutions.known_names import KnownNames
from mirps_extract.institutions.linking import Definitions
from mirps_extract.institutions.loading import PIPELINES, load_tagger
from mirps_extract.institutions.patterns import known_names, runs_of_names
from mirps_extract.institutions.tagging import mentions_of, tag_texts
from mirps_extract.model import Mention
from mirps_extract.registry import shipped_entries
from mirps_extract.vocabulary import languages, load
from unit.making import bullets, heading, stages_of, title

LIMIT = 15_000_000
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
    ],
)
def test_spanish(text: str, expected: list[str]) -> None:
    assert words(text, "es") == expected


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


def test_another_model_takes_the_place_of_ours(tmp_path: Path) -> None:
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
        "ner",
        "aside_model",
        "mirps_settle",
        "mirps_link",
        "mirps_role",
    ]
    known, ruler = nlp.get_pipe("known_names"), nlp.get_pipe("pattern_ruler")
    assert isinstance(known, KnownNames)
    assert isinstance(ruler, EntityRuler)
    held = {first: dict(names) for first, names in known.names.items()}
    known.initialize(list, names=known_names(shipped_entries()))
    assert held == known.names
    assert ruler.patterns == runs_of_names(load(language).naming)


def test_a_pipeline_works_alone() -> None:
    nlp = spacy.load(Path(str(PIPELINES)) / "en")
    doc = nlp("COMAR will act.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("COMAR", "ORG")]
