"""A page in one order, with the best score to each place and label, from both ends."""

from __future__ import annotations

from mirps_extract.outline.evidence import LineId, Style
from mirps_extract.outline.features import OF_STYLE, by_habits, entering
from mirps_extract.outline.habits import Habits
from mirps_extract.outline.labels import ENTERED, IN_LIST, Label
from mirps_extract.outline.lattice import Lattice
from mirps_extract.outline.weights import Weights

LABELS = tuple(Label)
INDEX = {label: k for k, label in enumerate(LABELS)}

NEVER = -(10**9)
"""The score of what cannot be."""

HARDLY = NEVER // 2
"""A score that all that can be has more of, and nothing that cannot be."""

Scores = list[int]
"""The best score for each label, in the order of `LABELS`."""


class Grammar:
    """Which label may follow which, and what that counts.

    Attributes:
        befores: for each label those that it may follow: their places, what that counts, and
            whether what is told of the line alone is another thing than after other labels.
        end: what each label counts as the last.
    """

    def __init__(self, weights: Weights) -> None:
        known = weights.by_name
        self.end = [known.get(f"go.{label}-end", NEVER) for label in LABELS]
        self.befores = [
            [
                (b, known[f"go.{before}-{label}"], goes_on(before, label))
                for b, before in enumerate(LABELS)
                if f"go.{before}-{label}" in known
            ]
            for label in LABELS
        ]


def goes_on(before: Label, label: Label) -> bool:
    """Whether lines of one label go on with a list, a part or a section that is already open."""
    if label is Label.AREA:
        return before is not Label.FRONT
    return before is label or (before in IN_LIST and label in IN_LIST)


class Trellis:
    """A page in one order, read from the left and, for what else may be, from the right.

    Attributes:
        forward: the best score with which each label ends before each place.

    Args:
        lattice: what the lines may be.
        start: the best score with which each label ends the page before.
        grammar: which label may follow which.
        habits: how the document's parts are set.
    """

    def __init__(self, lattice: Lattice, start: Scores, grammar: Grammar, habits: Habits) -> None:
        self.lattice, self.grammar, self.habits = lattice, grammar, habits
        self.size = len(lattice.places)
        self.forward: list[Scores] = [start, *([NEVER] * len(LABELS) for _ in lattice.places)]
        self._lengths = [[0] * len(LABELS) for _ in self.forward]
        self._own: list[list[tuple[int, int, int]]] = []
        self._entered: list[Scores] = []
        self._came: list[list[int]] = []
        self._extra: list[list[tuple[int, int]]] = []
        self._styled: dict[tuple[Label, Style], int] = {}
        for at in range(self.size):
            self._read(at)

    @property
    def last(self) -> Scores:
        """The best score with which each label ends the page."""
        return self.forward[self.size]

    def _read(self, at: int) -> None:
        """Carry the scores on over all stretches that begin at a place."""
        scores = self.forward[at]
        own: list[tuple[int, int, int]] = []
        entered, cames = [NEVER] * len(LABELS), [0] * len(LABELS)
        extras = [NOTHING_MORE] * len(LABELS)
        for k, label in enumerate(LABELS):
            if label in ENTERED:
                extras[k] = self._entering(label, at)
            extra, best, came = extras[k], HARDLY, 0
            for b, go, on in self.grammar.befores[k]:
                score = scores[b] + go + extra[on]
                if score > best:
                    best, came = score, b
            if best == HARDLY:
                continue
            entered[k], cames[k] = best, came
            for length, of_lines in self.lattice.possible(at, label):
                of_habits = self._by_habits(label, at, length)
                if of_habits is None:
                    continue
                score, end = of_lines + of_habits, at + length
                own.append((k, length, score))
                if best + score > self.forward[end][k]:
                    self.forward[end][k] = best + score
                    self._lengths[end][k] = length
        self._own.append(own)
        self._entered.append(entered)
        self._came.append(cames)
        self._extra.append(extras)

    def _by_habits(self, label: Label, at: int, length: int) -> int | None:
        """What the document's habits count for a label; None if lines cannot be that."""
        place = self.lattice.places[at]
        name = label, place.line.style
        by_style = length == 1 and label in OF_STYLE and not place.marked
        if by_style and name in self._styled:
            return self._styled[name]
        names = by_habits(label, place, length, self.habits)
        if names is None:
            return None
        counts = self.lattice.weights.of(names)
        if by_style:
            self._styled[name] = counts
        return counts

    def _entering(self, label: Label, at: int) -> tuple[int, int]:
        """What speaks for a label where it opens something, and where it goes on."""
        place, of = self.lattice.places[at], self.lattice.weights.of
        opens = of(entering(Label.FRONT, label, place, self.habits))
        return opens, of(entering(label, label, place, self.habits))

    def traced(self, k: int) -> tuple[list[tuple[int, int, int]], int]:
        """The best stretches of a page that ends with a label, and what ends the page before.

        Args:
            k: the label.

        Returns:
            Start, end and label of each stretch, the last first; and the label before them all.
        """
        found, at = [], self.size
        while at:
            start = at - self._lengths[at][k]
            found.append((start, at, k))
            at, k = start, self._came[start][k]
        return found, k

    def look_back(self, leaving: Scores) -> Scores:
        """Fill in the best scores to the end; what they are at the page's beginning is returned."""
        self.backward = [*([NEVER] * len(LABELS) for _ in range(self.size)), leaving]
        for at in range(self.size - 1, -1, -1):
            after = [NEVER] * len(LABELS)
            for k, length, score in self._own[at]:
                rest = self.backward[at + length][k]
                if rest > NEVER and rest + score > after[k]:
                    after[k] = rest + score
            found = self.backward[at]
            for k, rest in enumerate(after):
                if rest > NEVER:
                    extra = self._extra[at][k]
                    for b, go, on in self.grammar.befores[k]:
                        score = rest + go + extra[on]
                        if score > found[b] and self.forward[at][b] > NEVER:
                            found[b] = score
        return self.backward[0]

    def best(self) -> int:
        """The best score of a whole reading with this order."""
        return max(f + b for f, b in zip(self.last, self.backward[self.size], strict=True))

    def lost(self, total: int) -> dict[LineId, dict[Label, int]]:
        """For each line and label, how much worse the best reading is that has them."""
        found: dict[LineId, dict[Label, int]] = {}
        for at, own in enumerate(self._own):
            for k, length, score in own:
                rest = self.backward[at + length][k]
                if rest <= NEVER:
                    continue
                lost = total - (self._entered[at][k] + score + rest)
                for place in self.lattice.places[at : at + length]:
                    known = found.setdefault(place.line.id, {})
                    known[LABELS[k]] = min(lost, known.get(LABELS[k], lost))
        return found


NOTHING_MORE = (0, 0)
"""What counts for a label whatever label comes before."""
