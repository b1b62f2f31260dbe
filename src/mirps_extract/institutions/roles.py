"""What an institution has to do with a commitment, by the words around it.

Institutions in one list share a role. Who stands before a verb is the one who does it; else the
nearest phrase before the list tells ("with the support of"), or the label that it stands behind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mirps_extract.model import Role
from mirps_extract.vocabulary import RoleCues

STOPS = frozenset({".", ";", ":", "?", "!"})
BREAKS = frozenset({",", "(", ")", "/", "-", "–", "—"})

REACH = {Role.LEAD: 2, Role.PARTNER: 3, Role.SUPPORT: 3, Role.TARGET: 7, Role.MENTION: 2}
"""How many words that say something may stand between a phrase and the institution."""

FARTHEST = max(REACH.values())

IN_BRACKETS = 3
"""How many more words, where the institutions stand in brackets behind what they are."""

VERB_REACH = 3
"""How many words may stand between the one who does it and the verb."""

OBJECT_REACH = 7
"""How many words behind a verb it is looked for whom something is done to."""

FAR = 1
"""How many words may stand between a phrase for a target and the preposition before it."""

LONGEST_CLASS = 4
"""Words of a class in a list of institutions, such as "local governments", at most."""

LONGEST_BETWEEN = 10
"""Words and signs between two institutions of a list at most."""

PLURAL = "s"
"""What nouns for several end in, in English and in Spanish."""

SHORTEST_VERB = 3
"""Letters of a verb that is told by its ending, at least."""


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
    text = _Text(words, spans, cues)
    roles = [Role.MENTION] * len(spans)
    for group in text.groups():
        role = text.role(group)
        for member in group.members:
            roles[member] = role
    return roles


@dataclass(frozen=True)
class _Text:
    """A text whose institutions are looked at."""

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    cues: RoleCues

    @cached_property
    def ends(self) -> Mapping[int, int]:
        """For each word of an institution, the index behind it."""
        return {at: end for start, end in self.spans for at in range(start, end)}

    @cached_property
    def stops(self) -> Sequence[int]:
        """Where clauses end, and the places before the first word and behind the last."""
        inside = (at for at, word in enumerate(self.words) if word in STOPS)
        return [-1, *inside, len(self.words)]

    def groups(self) -> list[Group]:
        """The lists of institutions."""
        groups: list[Group] = []
        for number, (start, end) in enumerate(self.spans):
            last = groups[-1] if groups else None
            if last and self._goes_on(last, Group(start, end, (number,))):
                groups[-1] = Group(last.start, end, (*last.members, number))
            else:
                groups.append(Group(start, end, (number,)))
        return groups

    def role(self, group: Group) -> Role:
        """The role of the institutions in a list."""
        label = self._label(group)
        if label and self._before_articles(group) == self._clause(group.start):
            return label
        if self._is_whole(group):
            return Role.MENTION
        before = self._verb_before(group)
        if before is not None:
            return self._done(before)
        told, verb = self._told(group), self._verb(group)
        if self._is_apart(group, told):
            return Role.LEAD
        if verb is not None and (told is None or self._told(group, reach=0) is None):
            return self._done(verb)
        behind = self.cues.after.beginning(self.words, group.end)
        if behind and (told in (None, Role.MENTION) or behind[0] == Role.SUPPORT):
            return Role(behind[0])
        if told in (None, Role.MENTION):
            return label or told or Role.MENTION
        return told

    def _goes_on(self, last: Group, one: Group) -> bool:
        """Whether an institution belongs to the list before it."""
        between, cues = self.words[last.end : one.start], self.cues
        if self._is_whole(one) or not self._joins(between):
            return False
        # "With the support of A, B will ...": what follows the comma is another clause.
        if between[:1] != [","] or not cues.conjunctions.isdisjoint(between):
            return True
        behind = self._after_list(one.start) if self._leads_off(last) else None
        rest = Group(one.start, behind, one.members * 2) if behind else one
        return not (self._told(last) and self._verb(rest, near=True) is not None)

    def _leads_off(self, group: Group) -> bool:
        """Whether nothing but a phrase stands between the clause's beginning and a list."""
        before = self.words[self._clause(group.start) : self._before_articles(group)]
        return self.cues.before.whole(before) is not None

    def _is_apart(self, group: Group, told: Role | None) -> bool:
        """Whether who does it is named beside the clause: "X: open a post", "Open a post (X)"."""
        behind = self.words[group.end : group.end + 1]
        if behind == [":"]:
            return told is None
        clause, in_brackets = self._clause(group.start), self.words[group.start - 1] == "("
        closes = in_brackets and behind == [")"] and self._end(group.end) == group.end + 1
        alone = closes and self._asks(clause) and self._named_before(group) is None
        return alone and told in (None, Role.MENTION)

    def _is_whole(self, group: Group) -> bool:
        """Whether what stands before the list is a part of it: "the Unit of X"."""
        at = self._before_articles(group) - 1
        if at < 1 or self.words[at] not in self.cues.belongs:
            return False
        return at - 1 - (self.words[at - 1] == ")") in self.ends

    def _joins(self, between: Sequence[str]) -> bool:
        """Whether what stands between two institutions makes a list of them.

        A class may stand there, too: "A, local governments and B".
        """
        cues = self.cues
        if len(between) > LONGEST_BETWEEN:
            return False
        if any(cues.before.ending(between[: at + 1]) for at in range(len(between))):
            return False
        inner = [word for word in between if word not in BREAKS and word not in cues.joins]
        if not inner:
            return True
        listed = between[0] == "," and not cues.conjunctions.isdisjoint(between)
        plain = not any(w in STOPS or w in cues.no_verbs or w in cues.verbs for w in inner)
        return listed and plain and len(inner) <= LONGEST_CLASS

    def _told(self, group: Group, reach: int = REACH[Role.MENTION]) -> Role | None:
        """What the nearest phrase between the clause's beginning and the list tells.

        Args:
            group: the list.
            reach: how many words may stand between it and a phrase that only mentions.
        """
        words, cues = self.words, self.cues
        clause = self._clause(group.start)
        more = IN_BRACKETS * (group.start > 0 and words[group.start - 1] == "(")
        said, comma, weak = 0, False, None
        for end in range(group.start, clause, -1):
            if said > FARTHEST + more:
                break
            found = cues.before.ending(words[max(clause, end - cues.before.longest) : end])
            told, length = (Role(found[0]), found[1]) if found else (None, 0)
            if told is Role.MENTION and said > reach:
                told = None
            if told is not None and said <= REACH[told] + more:
                if comma and self._verb(group, near=True) is not None:
                    return None  # "With the help of A, B will": it tells of others
                if told is not Role.MENTION and not (weak and self._is_weaker(told, length, said)):
                    return told
                # "Train staff at X": what is said before the preposition counts more; and
                # "In March, X ..." says nothing of who acts.
                weak = weak if comma else Role.MENTION
            if told is None and words[end - 1] in cues.agent_words and said <= REACH[Role.LEAD]:
                if self._acts_in(clause, group):
                    return Role.LEAD
                weak = weak or Role.MENTION
            comma = comma or words[end - 1] == ","
            said += not (
                end - 1 in self.ends or words[end - 1] in cues.fillers or words[end - 1] in BREAKS
            )
        return weak

    @staticmethod
    def _is_weaker(told: Role, length: int, said: int) -> bool:
        """Whether a phrase tells less than a preposition that stands nearer."""
        return said > FAR if told is Role.TARGET else length == 1

    def _acts_in(self, clause: int, group: Group) -> bool:
        """Whether the agent of a passive does what its clause says: nobody else does."""
        first = self._named_before(group)
        other = first is not None and self._verb(first) is not None
        return not self._asks(clause) and not other

    def _named_before(self, group: Group) -> Group | None:
        """The institution that the clause of a list names first, if it is none of the list."""
        at = bisect_left(self.spans, (self._clause(group.start), 0))
        start, end = self.spans[at]
        return Group(start, end, (at,)) if start < group.start else None

    def _asks(self, clause: int) -> bool:
        """Whether a clause asks for something to be done, and does not say who does it."""
        first, cues = self.words[clause], self.cues
        if clause in self.ends or first in cues.no_infinitives:
            return False
        if cues.infinitives:
            return first.endswith(cues.infinitives)
        rest = range(clause, self._end(clause))
        told = any(self.words[at] in cues.verbs for at in rest if at not in self.ends)
        return not told and not first.endswith((*cues.verb_endings, *cues.present_endings))

    def _done(self, verb: int) -> Role:
        """The role of the one before a verb: who helps or is reached by what is done is no lead."""
        at = verb
        while at < len(self.words):
            told = self.cues.does.beginning(self.words, at)
            if told is None and self._follows(at):
                told = self.cues.does_to.beginning(self.words, at)
            if told is not None:
                return Role(told[0])
            if self.words[at] not in self.cues.adverbs | self.cues.verbs:
                break
            at += 1
        return Role.LEAD

    def _follows(self, verb: int) -> bool:
        """Whether an institution follows a verb as what is done something to."""
        ahead = range(verb + 1, min(verb + OBJECT_REACH, self._end(verb)))
        return any(at in self.ends for at in ahead)

    def _label(self, group: Group) -> Role | None:
        """The role that the label before a list tells: "Responsible institution: X"."""
        colon = self._clause(group.start) - 1
        if colon < 0 or self.words[colon] != ":":
            return None
        told = self.cues.labels.whole(self.words[self._clause(colon) : colon])
        return Role(told) if told else None

    def _verb(self, group: Group, near: bool = False) -> int | None:
        """The index of the verb that follows; what stands in brackets or commas is left aside.

        A phrase that tells the role of others, and those others, are left aside, too.

        Args:
            group: the list.
            near: whether the verb stands right behind it, brackets aside.
        """
        words, cues = self.words, self.cues
        said, at, direct = 0, group.end, True
        while at < len(words) and words[at] not in STOPS and said <= VERB_REACH:
            several = direct and self._are_several(group)
            if self._is_verb(at, direct, several):
                return at
            if words[at] in ("(", ","):
                behind = self._after_aside(at)
                if words[at] == "," and near:
                    return None
                if words[at] == ",":
                    if self._is_verb(at + 1, False):
                        return at + 1
                    found = behind is not None and self._is_verb(behind, True, several)
                    return behind if found else None
                at = behind or at + 1
                continue
            skipped = self._after_list(at) or self._after_phrase(at)
            if near and (skipped or words[at] not in cues.adverbs):
                return None
            direct = direct and (words[at] in cues.adverbs or words[at] == ")")
            said += not (skipped or direct or words[at] in BREAKS or words[at] in cues.fillers)
            at = skipped or at + 1
        return None

    def _are_several(self, group: Group) -> bool:
        """Whether a list is of several, or of some people of one: "researchers from X"."""
        at = self._before_articles(group) - 1
        of_some = at > 0 and self.words[at] in self.cues.fillers
        return len(group.members) > 1 or (of_some and self.words[at - 1].endswith(PLURAL))

    def _after_list(self, at: int) -> int | None:
        """The index behind the list of institutions that a word stands in."""
        end = self.ends.get(at)
        while end is not None:
            ahead = end
            while ahead < len(self.words) and (
                self.words[ahead] in BREAKS or self.words[ahead] in self.cues.joins
            ):
                ahead += 1
            further = self.ends.get(ahead)
            if further is None:
                return end
            end = further
        return None

    def _before_articles(self, group: Group) -> int:
        """The index of the first of the articles before a list, or of the list."""
        at = group.start
        while at > 0 and self.words[at - 1] in self.cues.articles:
            at -= 1
        return at

    def _verb_before(self, group: Group) -> int | None:
        """The index of the verb whose subject follows it: "que desarrolla X"."""
        at = self._before_articles(group) - 1
        relative = at > 0 and self.words[at - 1] in self.cues.relatives
        return at if relative and self._is_verb(at, True) else None

    def _is_verb(self, at: int, direct: bool, several: bool = False) -> bool:
        cues = self.cues
        if at >= len(self.words) or at in self.ends:
            return False
        word = self.words[at]
        if word in cues.verbs:
            return True
        if not word.isalpha() or word in cues.no_verbs or word in cues.adverbs:
            return False
        if several and cues.bare_plurals:
            return True
        if not direct and self.words[at - 1] in cues.fillers:
            return False  # "for displaced persons"
        endings = (*cues.verb_endings, *(cues.present_endings if direct else ()))
        return (
            len(word) > SHORTEST_VERB
            and word.endswith(endings)
            and not word.endswith(cues.no_verb_endings)
        )

    def _clause(self, at: int) -> int:
        """The index of the first word of the clause that a word stands in."""
        return self.stops[bisect_left(self.stops, at) - 1] + 1

    def _end(self, at: int) -> int:
        """The index behind the last word of the clause that a word stands in."""
        return self.stops[bisect_left(self.stops, at)]

    def _after_phrase(self, at: int) -> int | None:
        """The index behind a phrase of several words that tells the role of what follows it."""
        found = self.cues.before.beginning(self.words, at)
        return found[1] if found and found[1] > at + 1 else None

    def _after_aside(self, at: int) -> int | None:
        """The index behind the aside that opens at a sign; None where it does not close."""
        closing = ")" if self.words[at] == "(" else ","
        rest = range(at + 1, self._end(at))
        return next((end + 1 for end in rest if self.words[end] == closing), None)
