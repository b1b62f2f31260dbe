"""What an institution has to do with a commitment, by the words around it.

Institutions in one list share a role. Who stands before a verb is the one who does it; else the
nearest phrase before the list tells ("with the support of"), or the label that it stands behind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mirps_extract.institutions.clauses import BREAKS, STOPS, Clauses, Group
from mirps_extract.model import Role
from mirps_extract.vocabulary import RoleCues

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

NOUN_REACH = 2
"""How many words before an "of" may hold the noun that it is of."""

LONGEST_CLASS = 4
"""Words of a class in a list of institutions, such as "local governments", at most."""

LONGEST_BETWEEN = 10
"""Words and signs between two institutions of a list at most."""

PLURAL = "s"
"""What nouns for several end in, in English and in Spanish."""


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


class _Text(Clauses):
    """A text whose institutions are looked at."""

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
        if label and self.before_articles(group) == self.clause(group.start):
            return label
        before = self._verb_before(group)
        if before is not None:
            return self._done(before)
        told, verb = self._told(group), self._verb(group)
        behind = self.noun_behind(group)
        if behind and told is None and behind[0] in (Role.LEAD, Role.MENTION):
            return Role(behind[0])
        if self._is_apart(group, told):
            return Role.LEAD
        plain = told in (Role.TARGET, Role.MENTION)
        if verb is not None and plain and self._are_its_people(group):
            told = None
        if verb is not None and (told is None or self._told(group, reach=0) is None):
            return Role.MENTION if self._is_of_another(group) else self._done(verb)
        if behind and (told in (None, Role.MENTION) or behind[0] == Role.SUPPORT):
            return Role(behind[0])
        if told in (None, Role.MENTION):
            return label or told or Role.MENTION
        return told

    def _goes_on(self, last: Group, one: Group) -> bool:
        """Whether an institution belongs to the list before it."""
        between, cues = self.words[last.end : one.start], self.cues
        if self._is_whole(one):
            return True
        if not self._joins(between):
            return False
        # "With the support of A, B will ...": what follows the comma is another clause.
        if between[:1] != [","] or not cues.conjunctions.isdisjoint(between):
            return True
        behind = self.after_list(one.start) if self._leads_off(last) else None
        rest = Group(one.start, behind, one.members * 2) if behind else one
        return not (self._told(last) and self._verb(rest, near=True) is not None)

    def _leads_off(self, group: Group) -> bool:
        """Whether nothing but a phrase stands between the clause's beginning and a list."""
        before = self.words[self.clause(group.start) : self.before_articles(group)]
        return self.cues.before.whole(before) is not None

    def _is_apart(self, group: Group, told: Role | None) -> bool:
        """Whether who does it is named beside the clause: "X: open a post", "Open a post (X)"."""
        behind = self.words[group.end : group.end + 1]
        if behind == [":"]:
            return told is None
        clause, in_brackets = self.clause(group.start), self.words[group.start - 1] == "("
        closes = in_brackets and behind == [")"] and self.end_of_clause(group.end) == group.end + 1
        alone = closes and self._asks(clause) and self._named_before(group) is None
        return alone and told in (None, Role.MENTION)

    def _is_whole(self, group: Group) -> bool:
        """Whether what stands before the list is a part of it: "the Unit of X"."""
        at = self.before_articles(group) - 1
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
        found = [cues.before.ending(between[: at + 1]) for at in range(len(between))]
        told = {Role(one[0]) for one in found if one}
        inner = [word for word in between if word not in BREAKS and word not in cues.joins]
        listed = "," in between or not cues.conjunctions.isdisjoint(between)
        # "to A and to B", but not "from A to B" nor "A, with B"
        if told and not (told == {Role.MENTION} and listed and not inner):
            return False
        if not inner:
            return listed or cues.agent_words.isdisjoint(between)
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
        clause = self.clause(group.start)
        more = IN_BRACKETS * (group.start > 0 and words[group.start - 1] == "(")
        empty = cues.fillers | cues.possessives | BREAKS
        said, comma, passed, weak = 0, False, False, None
        for end in range(group.start, clause, -1):
            if said > FARTHEST + more:
                break
            found = cues.before.ending(words[max(clause, end - cues.before.longest) : end])
            told, length = (Role(found[0]), found[1]) if found else (None, 0)
            if (told is Role.MENTION and said > reach) or (told is Role.LEAD and passed):
                told = None  # "Run by A in the streets of B"
            if told is not None and said <= REACH[told] + more:
                if comma and self._verb(group, near=True) is not None:
                    return None  # "With the help of A, B will": it tells of others
                if told is not Role.MENTION and not (weak and self._is_weaker(told, length, said)):
                    return told
                # "Train staff at X": what is said before the preposition counts more; and
                # "In March, X ..." says nothing of who acts.
                weak = weak if comma else Role.MENTION
            agent = words[end - 1] in cues.agent_words and not passed
            if told is None and agent and said <= REACH[Role.LEAD]:
                if self._acts_in(clause, group):
                    return Role.LEAD
                weak = weak or (Role.MENTION if said <= 1 else None)
            if weak and end - 1 in self.ends:
                return weak  # "Issued by A to B": what is said of A is not said of B
            passed = passed or end - 1 in self.ends
            comma = comma or words[end - 1] == ","
            said += not (end - 1 in self.ends or words[end - 1] in empty)
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
        at = bisect_left(self.spans, (self.clause(group.start), 0))
        start, end = self.spans[at]
        return Group(start, end, (at,)) if start < group.start else None

    def _asks(self, clause: int) -> bool:
        """Whether a clause asks for something to be done, and does not say who does it."""
        first, cues = self.words[clause], self.cues
        if clause in self.ends or first in cues.no_infinitives:
            return False
        if cues.infinitives:
            return first.endswith(cues.infinitives)
        rest = range(clause, self.end_of_clause(clause))
        told = any(self.words[at] in cues.verbs for at in rest if at not in self.ends)
        return not told and not first.endswith((*cues.verb_endings, *cues.present_endings))

    def _done(self, verb: int) -> Role:
        """The role of the one before a verb: who helps or is reached by what is done is no lead."""
        at = verb
        while at < len(self.words):
            told = self.cues.does.beginning(self.words, at)
            by_others = not self.cues.agent_words.isdisjoint(self.words[at + 1 : at + 2])
            if told is None and not by_others and self._follows(at):
                told = self.cues.does_to.beginning(self.words, at)
            if told is not None:
                return Role(told[0])
            if self.words[at] not in self.cues.adverbs | self.cues.verbs:
                break
            at += 1
        passive = at > verb and self.words[at - 1] in self.cues.passives
        participle = "".join(self.words[at : at + 1]).endswith(self.cues.participle_endings)
        return Role.MENTION if passive and participle else Role.LEAD

    def _follows(self, verb: int) -> bool:
        """Whether an institution follows a verb as what is done something to."""
        ahead = range(verb + 1, min(verb + OBJECT_REACH, self.end_of_clause(verb)))
        return any(at in self.ends for at in ahead)

    def _is_of_another(self, group: Group) -> bool:
        """Whether a verb behind the list tells of what is of it: "the report of X says"."""
        cues, of, end = self.cues, self.before_articles(group) - 1, group.end
        if end + 1 in self.ends:
            return False  # "X's Unit"
        if end < len(self.words) and self.words[end] in cues.possessives:
            nouns = self.words[end + 1 : end + 1 + NOUN_REACH]
        elif of > 0 and self.words[of] in cues.belongs:
            nouns = self.words[max(of - NOUN_REACH, self.clause(of)) : of]
        else:
            return False
        return not any(word.startswith(cues.acting) for word in nouns)

    def _are_its_people(self, group: Group) -> bool:
        """Whether a clause begins with those by whom an institution acts: "Staff of X ..."."""
        before = self.words[self.clause(group.start) : self.before_articles(group)]
        rest = [word for word in before if not word.startswith(self.cues.acting)]
        return len(rest) < len(before) and self.cues.fillers.issuperset(rest)

    def _label(self, group: Group) -> Role | None:
        """The role that the label before a list tells: "Responsible institution: X"."""
        colon = self.clause(group.start) - 1
        if colon < 0 or self.words[colon] != ":":
            return None
        told = self.cues.labels.whole(self.words[self.clause(colon) : colon])
        return Role(told) if told else None

    def _verb(self, group: Group, near: bool = False) -> int | None:
        """The index of the verb that follows; what stands in brackets or commas is left aside.

        A phrase that tells the role of others, and those others, are left aside, too.

        Args:
            group: the list.
            near: whether the verb stands right behind it, brackets aside.
        """
        words, cues = self.words, self.cues
        said, at, direct = 0, self.behind_bracket(group), True
        people = self.noun_behind(group)
        if people and people[0] == Role.TARGET and self.is_verb(people[1], True, True):
            at = people[1]
        while at < len(words) and words[at] not in STOPS and said <= VERB_REACH:
            several = direct and self._are_several(group)
            if self.is_verb(at, direct, several):
                return at
            if words[at] in ("(", ","):
                behind = self.after_aside(at)
                if words[at] == "," and near:
                    return None
                if words[at] == ",":
                    if self.is_verb(at + 1, False):
                        return at + 1
                    if behind is not None and self.is_verb(behind, True, several):
                        return behind
                    later = (
                        end + 1 for end in range(at, self.end_of_clause(at)) if words[end] == ","
                    )
                    return next((one for one in later if self.is_verb(one, False)), None)
                at = behind or at + 1
                continue
            skipped = self.after_list(at) or self.after_phrase(at)
            if near and (skipped or words[at] not in cues.adverbs):
                return None
            direct = direct and (words[at] in cues.adverbs or words[at] == ")")
            said += not (skipped or direct or words[at] in BREAKS or words[at] in cues.fillers)
            at = skipped or at + 1
        return None

    def _are_several(self, group: Group) -> bool:
        """Whether a list is of several, or of some people of one: "researchers from X"."""
        at = self.before_articles(group) - 1
        of_some = at > 0 and self.words[at] in self.cues.fillers
        people = self.noun_behind(group)
        some = of_some and self.words[at - 1].endswith(PLURAL)
        return len(group.members) > 1 or some or bool(people and people[0] == Role.TARGET)

    def _verb_before(self, group: Group) -> int | None:
        """The index of the verb whose subject follows it: "que desarrolla X"."""
        at = self.before_articles(group) - 1
        opens = at == self.clause(group.start) and at + 1 < group.start
        inverts = self.cues.relatives and (opens or self.words[at - 1] in self.cues.relatives)
        return at if at >= 0 and inverts and self.is_verb(at, True) else None
