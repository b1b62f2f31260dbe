"""Holds a reading against what is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mirps_extract.model import Finding, Plan

from .faults import Due, Fault, Read, commitment_faults, match
from .texts import Truth, joined
from .values import Chapter, Design, Edition
from .wording import Wording

_OF_COUNTS = {"area_count_mismatch", "total_mismatch", "declared_sum_mismatch"}


@dataclass(frozen=True)
class Score:
    """How well an edition was read.

    Attributes:
        whole: whether every commitment is there, exact, in its place and order, and none else.
        exact: whether counts and narratives are right, too, and no words are glued or broken.
        recall, precision: of commitments that are exact and in their country and focus area.
        silent: whether something is wrong and no finding points at its country.
        alarm: codes of findings that are not true, where all is exact.
        faults: what is wrong.
        refused: why the file was not read; empty if it was.
    """

    whole: bool
    exact: bool
    recall: float
    precision: float
    silent: bool
    alarm: tuple[str, ...]
    faults: tuple[Fault, ...]
    refused: str = ""


def refused(kind: str, why: str) -> Score:
    """The score of an edition that was not read."""
    fault = Fault(kind, "", "", why)
    return Score(False, False, 0.0, 0.0, False, (), (fault,), why)


def score(edition: Edition, design: Design, plan: Plan) -> Score:
    """The score of a reading."""
    true = [Due(c.iso3, a.slug, Truth(p))
            for c in edition.chapters for a in c.areas for p in a.promises]  # fmt: skip
    read = [Read(c.iso3, a.area, m.text)
            for c in plan.countries for a in c.focus_areas for m in a.commitments]  # fmt: skip
    of_commitments = tuple(commitment_faults(edition, true, read))
    faults = (*of_commitments, *_other_faults(edition, design, plan))
    right = sum(
        (true[i].country, true[i].area) == (read[j].country, read[j].area)
        for i, j in match(true, read).items()
    )
    grave = [f for f in plan.findings if f.severity != "info"]
    exact = not faults
    return Score(
        whole=all(f.kind == "spacing" for f in of_commitments),
        exact=exact,
        recall=right / len(true),
        precision=right / len(read) if read else 0.0,
        silent=bool(faults) and not _told(edition, plan, grave, faults),
        alarm=tuple(f.code for f in grave if not _true(edition, f)) if exact else (),
        faults=faults,
    )


def _other_faults(edition: Edition, design: Design, plan: Plan) -> Iterator[Fault]:
    wording = Wording(edition, design.seed)
    sections = {country.iso3: country for country in plan.countries}
    for chapter in edition.chapters:
        section = sections.pop(chapter.iso3, None)
        if section is None:
            yield Fault("country missing", chapter.iso3)
            continue
        shown = design.counts != "none"
        due = (chapter.total, dict(chapter.declared)) if shown else (None, {})
        declared = (section.declared.total, section.declared.by_focus_area)
        if declared != due:
            yield Fault("counts wrong", chapter.iso3, "", f"{due} → {declared}")
        paragraphs = [p.text for p in section.narrative]
        if joined(paragraphs) not in _narratives(chapter, design, wording):
            detail = f"{' '.join(chapter.narrative)} → {' '.join(paragraphs)}"
            yield Fault("narrative wrong", chapter.iso3, "", detail)
    for iso3 in sections:
        yield Fault("country more", iso3)


def _narratives(chapter: Chapter, design: Design, wording: Wording) -> set[str]:
    """What the narrative may be: counts in a sentence may count as a paragraph of it."""
    texts = {joined(chapter.narrative)}
    if design.counts == "sentence":
        sentence = wording.sentence(chapter)
        texts |= {joined((*chapter.narrative, sentence)), joined((sentence, *chapter.narrative))}
    return texts


def _told(edition: Edition, plan: Plan, findings: list[Finding], faults: tuple[Fault, ...]) -> bool:
    """Whether a finding points at each country of which something is wrong."""
    names = {chapter.iso3: chapter.name for chapter in edition.chapters}
    pages = {country.iso3: country.pages for country in plan.countries}
    return all(
        any(_points(f, iso3, names.get(iso3, iso3), pages.get(iso3)) for f in findings)
        for iso3 in {fault.country for fault in faults}
    )


def _points(finding: Finding, iso3: str, name: str, pages: tuple[int, int] | None) -> bool:
    if finding.country:
        return finding.country == iso3
    if iso3 in finding.message or name in finding.message:
        return True
    return pages is not None and any(pages[0] <= e.page <= pages[1] for e in finding.evidence)


def _true(edition: Edition, finding: Finding) -> bool:
    """Whether a finding says what is so: a count that the edition prints wrongly."""
    if finding.code not in _OF_COUNTS:
        return False
    chapter = next((c for c in edition.chapters if c.iso3 == finding.country), None)
    return chapter is not None and _miscounted(chapter)


def _miscounted(chapter: Chapter) -> bool:
    found = {area.slug: len(area.promises) for area in chapter.areas}
    return dict(chapter.declared) != found or chapter.total not in {None, sum(found.values())}
