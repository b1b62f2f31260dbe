"""The clauses of a text, and where lists of institutions and verbs stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mirps_extract.vocabulary import RoleCues

STOPS = frozenset({".", ";", ":", "?", "!"})
BREAKS = frozenset({",", "(", ")", "/", "-", "–", "—"})

SHORTEST_VERB = 3
"""Letters of a verb that is told by its ending, at least."""


@dataclass(frozen=True, slots=True)
class Group:
    """Institutions in one list: the index of their first word and that after their last."""

    start: int
    end: int
    members: tuple[int, ...]


@dataclass(frozen=True)
class Clauses:
    """A text as words in lower case, with its institutions and the words that tell roles."""

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

    def clause(self, at: int) -> int:
        """The index of the first word of the clause that a word stands in."""
        return self.stops[bisect_left(self.stops, at) - 1] + 1

    def end_of_clause(self, at: int) -> int:
        """The index behind the last word of the clause that a word stands in."""
        return self.stops[bisect_left(self.stops, at)]

    def before_articles(self, group: Group) -> int:
        """The index of the first of the articles before a list, or of the list."""
        at = group.start
        while at > 0 and self.words[at - 1] in self.cues.articles:
            at -= 1
        return at

    def behind_bracket(self, group: Group) -> int:
        """The index behind a list and a bracket that closes behind it."""
        return group.end + (self.words[group.end : group.end + 1] == [")"])

    def after_list(self, at: int) -> int | None:
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

    def after_phrase(self, at: int) -> int | None:
        """The index behind a phrase of several words that tells the role of what follows it."""
        found = self.cues.before.beginning(self.words, at)
        return found[1] if found and found[1] > at + 1 else None

    def after_aside(self, at: int) -> int | None:
        """The index behind the aside that opens at a sign; None where it does not close."""
        closing = ")" if self.words[at] == "(" else ","
        rest = range(at + 1, self.end_of_clause(at))
        return next((end + 1 for end in rest if self.words[end] == closing), None)

    def noun_behind(self, group: Group) -> tuple[str, int] | None:
        """What a noun right behind a list tells, and the index behind it."""
        return self.cues.after.beginning(self.words, self.behind_bracket(group))

    def is_verb(self, at: int, direct: bool, several: bool = False) -> bool:
        """Whether a word is a verb of what institutions do.

        Args:
            at: its index.
            direct: whether it stands right behind the one who does it.
            several: whether several do it, so that the verb may have no ending.
        """
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
