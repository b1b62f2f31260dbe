"""Corrections of institutions: on the mentions that were found in the corrected texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from mirps_extract.corrections.entries import StaleError, corrected
from mirps_extract.corrections.form import (
    AddInstitution,
    InstitutionRole,
    LinkInstitution,
    OfInstitutions,
    RemoveInstitution,
)
from mirps_extract.corrections.values import Corrected, CorrectedTexts, Decision
from mirps_extract.findings import Finding, words_places
from mirps_extract.institutions import Identity, Tagged, unknown_in
from mirps_extract.model import (
    UNTOUCHED,
    FoundBy,
    Mention,
    MentionChange,
    MentionChangeKind,
    Resolution,
    Review,
)
from mirps_extract.registry import Registry

Mentions = tuple[Mention, ...]
Waiting = tuple[Decision, tuple[str, ...]]


def correct_institutions(
    tagged: Tagged,
    texts: CorrectedTexts,
    language: str,
    registry: Callable[[], Registry],
) -> Corrected:
    """Apply what a person decided on institutions, in its order.

    Args:
        tagged: the corrected texts with their institutions.
        texts: what was done to the texts, and the corrections that wait.
        language: code of the plan's language, for the names of institutions.
        registry: gives the institutions that a correction may name beside those of the plan.
    """
    desk = _Desk(tagged, texts.reviews, language, registry)
    stale = desk.apply_all(texts.waiting)
    reviews = {id: replace(review, by=_people(review)) for id, review in desk.reviews.items()}
    return Corrected(desk.tagged([*texts.findings, *stale]), reviews)


def _people(review: Review) -> str | None:
    """All who had a part in it."""
    return "; ".join(dict.fromkeys([*review.checked_by, *review.corrected_by])) or None


class _Desk:
    """Mentions while they are corrected."""

    def __init__(
        self,
        tagged: Tagged,
        reviews: Mapping[str, Review],
        language: str,
        registry: Callable[[], Registry],
    ) -> None:
        self._tagged = tagged
        self._language = language
        self._registry = registry
        self.reviews = dict(reviews)
        self.mentions = dict(tagged.mentions)
        self.identities = dict(tagged.identities)
        self._commitments = {
            commitment.id: (country.iso3, area.area, commitment)
            for country, area, commitment in tagged.reading.commitments
        }

    def apply_all(self, waiting: Sequence[Waiting]) -> list[Finding]:
        """Apply decisions, each after what it builds on; the findings for those that are stale."""
        while True:
            stale = [
                (decision, ids, reason)
                for decision, ids in waiting
                if (reason := self._reason(decision, ids)) is not None
            ]
            if len(stale) == len(waiting):
                return [self._stale(decision, ids[0], reason) for decision, ids, reason in stale]
            waiting = [(decision, ids) for decision, ids, _ in stale]

    def _reason(self, decision: Decision, ids: Sequence[str]) -> str | None:
        """Apply a decision to the first commitment that it fits; if there is none, why."""
        correction = decision.correction
        assert isinstance(correction, OfInstitutions)
        reasons = []
        for id in ids:
            try:
                mentions, change = self._changed(correction, id)
            except StaleError as error:
                reasons.append(str(error))
                continue
            review = corrected(self.reviews.get(id, UNTOUCHED), decision)
            self.reviews[id] = replace(review, institutions=(*review.institutions, change))
            self.mentions[id] = mentions
            return None
        return reasons[0]

    def _changed(self, correction: OfInstitutions, id: str) -> tuple[Mentions, MentionChange]:
        mentions = self.mentions.get(id, ())
        match correction:
            case AddInstitution():
                return self._added(correction, id, mentions)
            case RemoveInstitution():
                kept = tuple(m for m in mentions if not _is_of(correction, m))
                if kept == mentions:
                    raise StaleError(f"“{correction.text}” is not read as {correction.before}")
                return kept, _change(correction.text, correction.before, None)
            case LinkInstitution():
                return self._linked(correction, mentions)
            case InstitutionRole():
                return self._in_role(correction, mentions)

    def _added(
        self, correction: AddInstitution, id: str, mentions: Mentions
    ) -> tuple[Mentions, MentionChange]:
        text = self._commitments[id][2].passage.text
        starts = [found.start() for found in re.finditer(re.escape(correction.text), text)]
        if correction.occurrence >= len(starts):
            raise StaleError(f"“{correction.text}” does not stand in the text")
        start = starts[correction.occurrence]
        end = start + len(correction.text)
        if any(mention.start < end and start < mention.end for mention in mentions):
            raise StaleError(f"“{correction.text}” is read as an institution by now")
        identity = self._identity(correction.institution)
        same = [
            replace(m, role=correction.role) if m.institution == identity.id else m
            for m in mentions
        ]
        new = Mention(
            institution=identity.id,
            name=identity.name(self._language),
            text=correction.text,
            start=start,
            end=end,
            role=correction.role,
            source=self._source(identity),
        )
        ordered = tuple(sorted([*same, new], key=lambda mention: mention.start))
        return ordered, _change(correction.text, None, identity.id)

    def _linked(
        self, correction: LinkInstitution, mentions: Mentions
    ) -> tuple[Mentions, MentionChange]:
        if not any(_is_of(correction, mention) for mention in mentions):
            raise StaleError(f"“{correction.text}” is not read as {correction.before}")
        identity = self._identity(correction.after)
        name = identity.name(self._language)
        linked = tuple(
            replace(m, institution=identity.id, name=name) if _is_of(correction, m) else m
            for m in mentions
        )
        # An institution that a commitment names twice has one role in it: the first one's.
        role = next(m.role for m in linked if m.institution == identity.id)
        one_role = tuple(
            replace(m, role=role) if m.institution == identity.id else m for m in linked
        )
        return one_role, _change(correction.text, correction.before, identity.id)

    def _in_role(
        self, correction: InstitutionRole, mentions: Mentions
    ) -> tuple[Mentions, MentionChange]:
        own = [m for m in mentions if m.institution == correction.institution]
        if not any(mention.role == correction.before for mention in own):
            raise StaleError(f"{correction.institution} is not read as {correction.before}")
        changed = tuple(
            replace(m, role=correction.after) if m.institution == correction.institution else m
            for m in mentions
        )
        change = MentionChange(
            MentionChangeKind.ROLE, own[0].name, correction.before, correction.after
        )
        return changed, change

    def _identity(self, id: str) -> Identity:
        """An institution of the plan or the registry."""
        if id not in self.identities:
            entry = next((entry for entry in self._registry().entries if entry.id == id), None)
            if entry is None:
                raise StaleError(f"neither the registry nor the plan has an institution {id}")
            acronym = entry.acronyms[0] if entry.acronyms else None
            self.identities[id] = Identity(
                entry.id, entry.names, acronym, entry.type, entry.country, Resolution.REGISTRY
            )
        return self.identities[id]

    def _source(self, identity: Identity) -> FoundBy:
        """How the institution is known: a person's own word has no source among those."""
        return FoundBy.PATTERN if identity.resolved_by is Resolution.UNKNOWN else FoundBy.REGISTRY

    def tagged(self, findings: Sequence[Finding]) -> Tagged:
        """The findings that follow from the mentions, then those of corrections."""
        reading = self._tagged.reading
        unknown = unknown_in(reading, self.mentions, self.identities, self._language)
        return Tagged(reading, self.mentions, self.identities, (*unknown, *findings))

    def _stale(self, decision: Decision, id: str, reason: str) -> Finding:
        """The finding for a correction that was not applied."""
        correction = decision.correction
        assert isinstance(correction, OfInstitutions)
        iso3, area, commitment = self._commitments[id]
        return Finding.of(
            "stale_correction",
            kind=correction.kind,
            key=correction.key,
            of="commitment",
            reason=reason,
            country=iso3,
            focus_area=area,
            commitment=id,
            places=words_places(commitment.passage.words),
        )


def _is_of(correction: RemoveInstitution | LinkInstitution, mention: Mention) -> bool:
    return mention.text == correction.text and mention.institution == correction.before


def _change(text: str, before: str | None, after: str | None) -> MentionChange:
    if before is None:
        kind = MentionChangeKind.ADDED
    else:
        kind = MentionChangeKind.REMOVED if after is None else MentionChangeKind.LINKED
    return MentionChange(kind, text, before, after)
