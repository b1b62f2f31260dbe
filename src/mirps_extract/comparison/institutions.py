"""What became of the institutions: who appeared, who is gone, whose role is another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mirps_extract.comparison.values import (
    Change,
    InstitutionChanges,
    InstitutionRef,
    Kind,
    RoleChange,
)
from mirps_extract.model import Commitment, Institution, Mention, Plan


def institutions_between(
    before: Plan, after: Plan, changes: Sequence[Change]
) -> InstitutionChanges:
    """What became of the institutions.

    Between languages, institutions that the registry does not know are left out: their ids are
    made of their words.
    """
    crossed = before.edition.language != after.edition.language
    old, new = _known(before, crossed=crossed), _known(after, crossed=crossed)
    return InstitutionChanges(
        appeared=[_ref(new[id]) for id in new if id not in old],
        disappeared=[_ref(old[id]) for id in old if id not in new],
        changed_roles=list(_roles(before, after, changes)),
    )


def _known(plan: Plan, *, crossed: bool) -> dict[str, Institution]:
    return {
        institution.id: institution
        for institution in plan.institutions
        if not crossed or institution.resolved_by == "registry"
    }


def _ref(institution: Institution) -> InstitutionRef:
    return InstitutionRef(
        id=institution.id, name=institution.name, commitments=institution.commitments
    )


def _roles(before: Plan, after: Plan, changes: Sequence[Change]) -> Iterator[RoleChange]:
    old, new = _commitments(before), _commitments(after)
    for change in changes:
        if change.kind is Kind.UNCERTAIN:
            continue
        earlier = _mentions(old[ref.id] for ref in change.before)
        later = _mentions(new[ref.id] for ref in change.after)
        for id, (commitment, mention) in later.items():
            was = earlier.get(id)
            if was and was[1].role != mention.role:
                yield RoleChange(
                    institution=id,
                    name=mention.name,
                    before_commitment=was[0],
                    after_commitment=commitment,
                    before=was[1].role,
                    after=mention.role,
                )


def _commitments(plan: Plan) -> Mapping[str, Commitment]:
    return {commitment.id: commitment for commitment in plan.commitments()}


def _mentions(commitments: Iterable[Commitment]) -> dict[str, tuple[str, Mention]]:
    """Each institution's first mention, and the id of its commitment."""
    found: dict[str, tuple[str, Mention]] = {}
    for commitment in commitments:
        for mention in commitment.institutions:
            found.setdefault(mention.institution, (commitment.id, mention))
    return found
