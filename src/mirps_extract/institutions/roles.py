"""What an institution has to do with a commitment, by the words around it.

Institutions in one list share a role. The nearest phrase before a list tells it ("with the support
of"); without one, whoever stands before the verb is the one who does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mirps_extract.model import Role
from mirps_extract.vocabulary import RoleCues

STOPS = frozenset({".", ";", ":", "?", "!"})
ASIDES = {"(": ")", ",": ","}
"""Signs that open what stands between a subject and its verb, and those that close it."""

BREAKS = frozenset({",", "(", ")", "/", "-", "–", "—"})

REACH = {
    Role.LEAD: 2,
    Role.PARTNER: 2,
    Role.SUPPORT: 3,
    Role.TARGET: 7,
    Role.MENTION: 2,
}
"""How many words that say something may stand between a phrase and the institution."""

LONGEST_BEHIND = 5
"""Words behind an institution that are looked at for a phrase."""

NEAR = frozenset({Role.MENTION})
"""Roles whose phrases do not reach over a comma: "In March, ..." says nothing of who acts."""

PASSIVE_REACH = 5
"""How many words back from "by" the auxiliary of a passive stands at most."""

IN_BRACKETS = 3
"""How many more words, where the institutions stand in brackets behind what they are."""

VERB_REACH = 3
"""How many words may stand between the one who does it and the verb."""


@dataclass(frozen=True, slots=True)
class Group:
    """Institutions in one list: the index of their first word and that after their last."""

    start: int
    end: int
    members: tuple[int, ...]


def roles_of(words: Sequence[str], spans: Sequence[tuple[int, int]], cues: RoleCues) -> list[Role]:
    """The role of each span.

    Args:
        words: the words of a text in lower case, punctuation as words of its own.
        spans: the institutions as indices of words, in order.
        cues: the language's words that tell roles.
    """
    roles = [Role.MENTION] * len(spans)
    groups = _groups(words, spans, cues)
    for group in groups:
        role = _role(words, group, groups, cues)
        for member in group.members:
            roles[member] = role
    return roles


def _groups(words: Sequence[str], spans: Sequence[tuple[int, int]], cues: RoleCues) -> list[Group]:
    groups: list[Group] = []
    for number, (start, end) in enumerate(spans):
        last = groups[-1] if groups else None
        if (
            last
            and _is_list(words[last.end : start], cues)
            and not (
                words[last.end] == ","
                and _begins_clause(words, last, cues)
                and _verb_follows(words, end, cues)
            )
        ):
            groups[-1] = Group(last.start, end, (*last.members, number))
        else:
            groups.append(Group(start, end, (number,)))
    return groups


def _begins_clause(words: Sequence[str], group: Group, cues: RoleCues) -> bool:
    """Whether nothing but a phrase stands between the clause's beginning and a list."""
    before = list(words[_clause(words, group.start) : group.start])
    while before and " ".join(before) not in cues.role_of and before[-1] in cues.fillers:
        before.pop()
    return " ".join(before) in cues.role_of


def _verb_follows(words: Sequence[str], end: int, cues: RoleCues) -> bool:
    if end < len(words) and words[end] == "(":
        end = _after_aside(words, end) or end
    return _is_verb_at(words, end, cues)


def _is_list(between: Sequence[str], cues: RoleCues) -> bool:
    phrase = " ".join(between)
    starts = any(_ends_with(phrase, cue) for found in cues.before.values() for cue in found)
    return not starts and all(word in BREAKS or word in cues.joins for word in between)


def _begins_with(text: str, phrases: Iterable[str]) -> bool:
    return any(text == phrase or text.startswith(f"{phrase} ") for phrase in phrases)


def _ends_with(phrase: str, cue: str) -> bool:
    return phrase == cue or phrase.endswith(f" {cue}")


def _role(words: Sequence[str], group: Group, groups: Sequence[Group], cues: RoleCues) -> Role:
    clause = _clause(words, group.start)
    told = _told_before(words, clause, group, groups, cues)
    behind = " ".join(words[group.end : group.end + LONGEST_BEHIND])
    if told in (None, Role.MENTION) and _begins_with(behind, cues.after[Role.TARGET]):
        return Role.TARGET
    if told is None and _acts(words, group, groups, cues):
        return Role.LEAD
    return told or Role.MENTION


def _clause(words: Sequence[str], at: int) -> int:
    """The index of the first word of the clause that a word stands in."""
    while at > 0 and words[at - 1] not in STOPS:
        at -= 1
    return at


def _told_before(
    words: Sequence[str],
    clause: int,
    group: Group,
    groups: Sequence[Group],
    cues: RoleCues,
) -> Role | None:
    """What the nearest phrase between the clause's beginning and the list tells."""
    inside = {at for g in groups for at in range(g.start, g.end)}
    bracketed = group.start > 0 and words[group.start - 1] == "("
    reach = {role: words_ + IN_BRACKETS * bracketed for role, words_ in REACH.items()}
    said, comma, weak = 0, False, None
    for end in range(group.start, clause, -1):
        role = _phrase_ending(words[clause:end], cues)
        if role is not None and said <= reach[role] and not (role in NEAR and comma):
            if comma and _opens_clause(words, clause, end, group, groups, cues):
                return None
            if role is not Role.MENTION:
                return role
            if _is_passive(words[clause:end], cues):
                return Role.LEAD
            weak = role  # "train staff at X": what is said before the preposition counts more
        at = end - 1
        comma = comma or words[at] == ","
        if at in inside or words[at] in cues.fillers or words[at] in BREAKS:
            continue
        said += 1
    return weak


def _is_passive(words: Sequence[str], cues: RoleCues) -> bool:
    """Whether words end as a whole passive does: "was signed by", but not "a form signed by"."""
    auxiliaries = set(words[-PASSIVE_REACH:-1]) & cues.auxiliaries
    return words[-1] in cues.agent_words and bool(auxiliaries)


def _opens_clause(
    words: Sequence[str],
    clause: int,
    end: int,
    group: Group,
    groups: Sequence[Group],
    cues: RoleCues,
) -> bool:
    """Whether a phrase and its institutions open the clause of another, who acts.

    "Together with A and B, the C will ...": the phrase tells the role of A and B, not of C.
    """
    opening = " ".join(words[clause:end]) in cues.role_of
    return opening and _acts(words, group, groups, cues)


def _phrase_ending(words: Sequence[str], cues: RoleCues) -> Role | None:
    """The role that the longest phrase at the end of some words tells."""
    for length in range(min(cues.longest, len(words)), 0, -1):
        role = cues.role_of.get(" ".join(words[-length:]))
        if role is not None:
            return Role(role)
    return None


def _acts(words: Sequence[str], group: Group, groups: Sequence[Group], cues: RoleCues) -> bool:
    """Whether a verb follows the list, what stands in brackets or between commas left aside.

    A phrase that tells the role of others, and those others, are left aside too.
    """
    inside = {at: g.end for g in groups for at in range(g.start, g.end)}
    said, at = 0, group.end
    while at < len(words) and words[at] not in STOPS and said <= VERB_REACH:
        if words[at] in ASIDES:
            after = _after_aside(words, at)
            if words[at] == "," and after is not None and not _is_verb_at(words, after, cues):
                after = None  # a comma of a list, not of an aside
            at = after if after is not None else at + 1
            continue
        skipped = inside.get(at) or _after_phrase(words, at, cues)
        if skipped:
            at = skipped
            continue
        if _is_verb_at(words, at, cues):
            return True
        said += words[at] not in BREAKS and words[at] not in cues.fillers
        at += 1
    return False


def _after_phrase(words: Sequence[str], at: int, cues: RoleCues) -> int | None:
    """The index behind a phrase that tells the role of what follows it, if one begins here."""
    for length in range(min(cues.longest, len(words) - at), 1, -1):
        if " ".join(words[at : at + length]) in cues.role_of:
            return at + length
    return None


def _after_aside(words: Sequence[str], at: int) -> int | None:
    """The index behind the aside that opens at a sign; None where it does not close."""
    closing = ASIDES[words[at]]
    for end in range(at + 1, len(words)):
        if words[end] == closing:
            return end + 1
    return None


def _is_verb_at(words: Sequence[str], at: int, cues: RoleCues) -> bool:
    if at >= len(words):
        return False
    word = words[at]
    return word in cues.verbs or any(
        word.endswith(ending) and len(word) > len(ending) + 2 for ending in cues.verb_endings
    )
