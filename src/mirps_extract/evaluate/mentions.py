"""Mentions compared with gold: exact spans, and for those found the role and the institution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mirps_extract.evaluate.gold import Gold, GoldCommitment, GoldMention, squeezed

Span = tuple[int, int]
"""Offsets in a text without white space, so that spacing does not matter."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A mention that only one side has: a gold one that was missed, or one too many."""

    kind: str
    commitment: str
    text: str


@dataclass(frozen=True, slots=True)
class MentionScores:
    """How the mentions of an output compare with gold's.

    Attributes:
        found: mentions that both have, span for span.
        missed: mentions of gold alone.
        extra: mentions of the output alone.
        roles: those found whose role gold gives, and how many agree.
        links: those found whose institution gold gives, and how many agree.
        misses: the missed and the extra, in gold's order.
        wrong: those found with another role or institution, in words.
    """

    found: int
    missed: int
    extra: int
    roles: tuple[int, int]
    links: tuple[int, int]
    misses: tuple[Miss, ...]
    wrong: tuple[Miss, ...]

    @property
    def precision(self) -> float:
        """Part of the output's mentions that are gold's."""
        return self.found / max(self.found + self.extra, 1)

    @property
    def recall(self) -> float:
        """Part of gold's mentions that were found."""
        return self.found / max(self.found + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.found / max(2 * self.found + self.missed + self.extra, 1)


def score_mentions(output: Gold, gold: Gold) -> MentionScores:
    """Hold an output's mentions against gold's.

    Commitments are matched by id, case aside, or by their text where gold gives it.
    """
    by_id = {commitment.id.casefold(): commitment for commitment in output.commitments}
    by_text = {squeezed(c.text): c for c in output.commitments if c.text is not None}
    tallies = []
    for commitment in gold.commitments:
        if commitment.mentions is None:
            continue
        if commitment.text is not None:
            found = by_text.get(squeezed(commitment.text))
        else:
            found = by_id.get(commitment.id.casefold())
        tallies.append(_compared(commitment, found))
    return MentionScores(
        found=sum(t.found for t in tallies),
        missed=sum(t.missed for t in tallies),
        extra=sum(t.extra for t in tallies),
        roles=(sum(t.roles[0] for t in tallies), sum(t.roles[1] for t in tallies)),
        links=(sum(t.links[0] for t in tallies), sum(t.links[1] for t in tallies)),
        misses=tuple(miss for t in tallies for miss in t.misses),
        wrong=tuple(miss for t in tallies for miss in t.wrong),
    )


def _compared(gold: GoldCommitment, output: GoldCommitment | None) -> MentionScores:
    text = (output.text if output is not None else gold.text) or ""
    wanted, optional = _spans(text, gold.mentions or ())
    got, _ = _spans(text, (output.mentions or ()) if output is not None else ())
    lost = [mention.text for span, mention in wanted.items() if span not in got]
    lost += [m.text for m in _nowhere(text, gold.mentions or ())]
    extra = [
        mention.text
        for span, mention in got.items()
        if span not in wanted and not any(span[0] < b and a < span[1] for a, b in optional)
    ]
    both = [(wanted[span], got[span]) for span in wanted if span in got]
    roles = [(a.role, b.role) for a, b in both if a.role is not None]
    links = [agrees for a, b in both if (agrees := _same_institution(a, b)) is not None]
    return MentionScores(
        found=len(both),
        missed=len(lost),
        extra=len(extra),
        roles=(sum(a == b for a, b in roles), len(roles)),
        links=(sum(links), len(links)),
        misses=(
            *(Miss("missed", gold.id, text) for text in lost),
            *(Miss("extra", gold.id, text) for text in extra),
        ),
        wrong=tuple(_wrong(gold.id, both)),
    )


def _spans(
    text: str, mentions: Iterable[GoldMention]
) -> tuple[Mapping[Span, GoldMention], list[Span]]:
    """The sure mentions by their span, and the spans of the optional ones."""
    sure: dict[Span, GoldMention] = {}
    optional = []
    for mention in mentions:
        start = mention.start if mention.start is not None else _find(text, mention)
        if start is None:
            continue
        span = (len(squeezed(text[:start])), len(squeezed(text[: start + len(mention.text)])))
        if mention.optional:
            optional.append(span)
        else:
            sure[span] = mention
    return sure, optional


def _nowhere(text: str, mentions: Iterable[GoldMention]) -> list[GoldMention]:
    """The sure mentions whose words do not stand in the text at all."""
    return [m for m in mentions if m.start is None and not m.optional and _find(text, m) is None]


def _find(text: str, mention: GoldMention) -> int | None:
    at = -1
    for _ in range(mention.nth + 1):
        at = text.find(mention.text, at + 1)
        if at < 0:
            return None
    return at


def _same_institution(gold: GoldMention, output: GoldMention) -> bool | None:
    """Whether both name one institution; None where gold does not say."""
    if gold.institution is not None:
        return gold.institution == output.institution
    if not gold.names:
        return None
    wanted = {squeezed(name).casefold() for name in gold.names}
    return any(squeezed(name).casefold() in wanted for name in output.names)


def _wrong(id: str, both: Iterable[tuple[GoldMention, GoldMention]]) -> Iterable[Miss]:
    for gold, output in both:
        if gold.role is not None and gold.role != output.role:
            yield Miss("role", id, f"{gold.text}: {output.role}, gold {gold.role}")
        if _same_institution(gold, output) is False:
            wanted = gold.institution or " / ".join(gold.names)
            met = output.institution if gold.institution else " / ".join(output.names)
            yield Miss("link", id, f"{gold.text}: {met}, gold {wanted}")
