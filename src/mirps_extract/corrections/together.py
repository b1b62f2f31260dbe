"""What several people decided, put together by what it is about, never by whose file comes first.

Files are merged as sets are: the same decisions, whatever their order and how often they are given.
Which of them count is told anew from all of them each time, so that nobody's word is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from mirps_extract.corrections.form import (
    CORRECTIONS_VERSION,
    AddInstitution,
    Checked,
    Correction,
    Corrections,
    FocusArea,
    InstitutionRole,
    Merge,
    Split,
    Text,
)
from mirps_extract.corrections.values import Agreed, Agreement, Conflict, Decision
from mirps_extract.errors import CorrectionsError

Subject = tuple[str, ...]
"""What a decision is about: a commitment, and what of it was read before."""

ASIDE = {"by", "when", "note", "settles"}
"""Fields in which two decisions may differ and still say the same."""


def merged(files: Iterable[Corrections]) -> Corrections:
    """The decisions of several files as one, in an order that depends on nothing but them.

    Those without a time come first, checks last among them.

    Raises:
        CorrectionsError: a person contradicts themself, and does not say which came later.
    """
    known = [signed(file) for file in files]
    _require_times(known)
    every = {one.model_dump_json(): one for file in known for one in file.corrections}
    ordered = sorted(every.items(), key=lambda item: (_time(item[1]), _checks(item[1]), item[0]))
    plans, reviewers = {file.plan for file in known}, {file.reviewer for file in known}
    return Corrections(
        version=CORRECTIONS_VERSION,
        plan=plans.pop() if len(plans) == 1 else None,
        reviewer=reviewers.pop() if len(reviewers) == 1 else None,
        corrections=[one for _, one in ordered],
    )


def signed(corrections: Corrections, otherwise: str | None = None) -> Corrections:
    """The same, each decision with who made it.

    In a file without times, a check whose author corrected the same text further down is taken
    back: it is left out.

    Args:
        corrections: what a file holds.
        otherwise: who made those of which the file does not say it.
    """
    name = corrections.reviewer or otherwise
    changed: set[tuple[str | None, Subject]] = set()
    kept: list[Correction] = []
    for one in reversed(corrections.corrections):
        signed_one = one if one.by else one.model_copy(update={"by": name})
        if one.when is None:
            own = {(signed_one.by, subject) for subject in _subjects(one)}
            if _checks(one) and not own.isdisjoint(changed):
                continue
            if not _checks(one):
                changed |= own
        kept.append(signed_one)
    return corrections.model_copy(update={"corrections": kept[::-1]})


def agreed(corrections: Corrections) -> Agreed:
    """What is to be applied, and what people contradict one another on.

    A later decision of one person replaces their earlier one on the same; one that settles sets
    aside what the people whom it names decided before it.
    """
    every = signed(corrections).corrections
    about = _about(every)
    for outdated in (_replaced, _settled):
        gone = {id(one) for decided in about.values() for one in outdated(decided)}
        every = [one for one in every if id(one) not in gone]
        about = _about(every)
    at_odds: set[int] = set()
    conflicts: list[Conflict] = []
    for decided in about.values():
        people, said = {one.by for one in decided}, {_said(one) for one in decided}
        if len(people) > 1 and len(said) > 1:
            at_odds.update(map(id, decided))
            conflicts.append(Conflict(tuple(_alike(sorted(decided, key=_said)))))
    undisputed = [one for one in every if id(one) not in at_odds]
    return Agreed(tuple(_alike(undisputed)), tuple(conflicts))


def by_person(corrections: Corrections) -> Mapping[str, Sequence[Correction]]:
    """What each person decided, but for what they replaced later; not signed, by an empty name."""
    every = signed(corrections).corrections
    gone = {id(one) for decided in _about(every).values() for one in _replaced(decided)}
    people: dict[str, list[Correction]] = {}
    for one in every:
        if id(one) not in gone:
            people.setdefault(one.by or "", []).append(one)
    return people


def agreement(corrections: Corrections) -> Iterator[Agreement]:
    """How often each two people who judged the same texts said the same of them."""
    judged = {
        name: {
            subject: _said(one)
            for one in decided
            for subject in _subjects(one)
            if subject[2] == "text"
        }
        for name, decided in by_person(corrections).items()
        if name
    }
    for first, second in combinations(sorted(judged), 2):
        both = judged[first].keys() & judged[second].keys()
        if both:
            alike = sum(judged[first][subject] == judged[second][subject] for subject in both)
            yield Agreement((first, second), len(both), alike)


def _subjects(correction: Correction) -> list[Subject]:
    """What a decision is about; of a merge, each of its parts."""
    match correction:
        case Merge():
            parts = zip(correction.commitments, correction.before, strict=False)
            return [(part.key, str(part.nth), "text", text) for part, text in parts]
        case Checked() | Text() | Split():
            what = ("text", correction.before)
        case FocusArea():
            what = ("focus_area", correction.before)
        case AddInstitution():
            what = ("words", f"{correction.occurrence} {correction.text}")
        case InstitutionRole():
            what = ("role", f"{correction.institution} {correction.before}")
        case _:
            what = ("mention", f"{correction.before} {correction.text}")
    return [(correction.key, str(correction.nth), *what)]


def _about(corrections: Iterable[Correction]) -> Mapping[Subject, Sequence[Correction]]:
    about: dict[Subject, list[Correction]] = {}
    for one in corrections:
        for subject in dict.fromkeys(_subjects(one)):
            about.setdefault(subject, []).append(one)
    return about


def _said(correction: Correction) -> str:
    """What a decision says, as text: alike for all who say the same."""
    return correction.model_dump_json(exclude=ASIDE)


def _time(correction: Correction) -> str:
    """When it was decided: what has no time is before all that has."""
    return correction.when or ""


def _checks(correction: Correction) -> bool:
    return isinstance(correction, Checked)


def _replaced(decided: Sequence[Correction]) -> Iterator[Correction]:
    """Of decisions on the same, those that their author replaced later."""
    last: dict[str | None, str] = {}
    for one in decided:
        last[one.by] = max(last.get(one.by, ""), _time(one))
    return (one for one in decided if one.by and _time(one) < last[one.by])


def _settled(decided: Sequence[Correction]) -> Iterator[Correction]:
    """Of decisions on the same, those that another sets aside."""
    until: dict[str, str] = {}
    for one in decided:
        for name in one.settles:
            until[name] = max(until.get(name, ""), _time(one))
    return (one for one in decided if one.by and _time(one) < until.get(one.by, ""))


def _alike(decided: Iterable[Correction]) -> list[Decision]:
    """Decisions, each with all who made it; what one person did twice is two."""
    groups: list[dict[str | None, Correction]] = []
    last: dict[str, dict[str | None, Correction]] = {}
    for one in decided:
        said = _said(one)
        if said not in last or one.by in last[said]:
            last[said] = {}
            groups.append(last[said])
        last[said][one.by] = one
    return [_decision(list(group.values())) for group in groups]


def _decision(alike: Sequence[Correction]) -> Decision:
    return Decision(
        correction=alike[0],
        by=tuple(one.by for one in alike if one.by),
        when=max(map(_time, alike)) or None,
        notes=tuple(dict.fromkeys(one.note for one in alike if one.note)),
    )


def _require_times(files: Iterable[Corrections]) -> None:
    known: dict[tuple[str | None, Subject], set[str]] = {}
    for file in files:
        own: dict[tuple[str | None, Subject], set[str]] = {}
        for one in file.corrections:
            if one.when is None:
                for subject in _subjects(one):
                    own.setdefault((one.by, subject), set()).add(_said(one))
        for place, said in own.items():
            if known.setdefault(place, said) != said:
                raise CorrectionsError(
                    f"two files hold different decisions of {place[0]} on the commitment with the "
                    f"key {place[1][0]}, and no times: keep one of them."
                )
