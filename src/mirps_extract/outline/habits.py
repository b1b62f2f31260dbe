"""How a document's parts are set, as a reading of it tells: the next reading knows more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mirps_extract.outline.context import Context
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.labels import IN_LIST, RUNNING, STYLED, Label, LabelledLines
from mirps_extract.outline.lists import Lists, Way, way_of
from mirps_extract.outline.marks import ListMarks
from mirps_extract.outline.styles import Style
from mirps_extract.outline.weights import Weights

MAIN, PART, FEW = 0.3, 0.08, 0.01
"""Parts of a family's lines that are set in one style: most, some, hardly any."""

KNOWN = 4
"""Lines of a family from which on its styles tell."""

USUAL_TOP = 0.12
"""Part of all lists that a mark opens, at least, if it is one of commitments."""


@dataclass(frozen=True)
class Habits:
    """How the parts of a document are set.

    Attributes:
        styles: for each family of labels, how many of its lines are set in each style.
        lists: how items are told apart; None if not yet known.
        tops: forms of marks that open the first item under a heading; None if not yet known.
        lower_items: whether items begin in lower case as a rule.
        leads: styles in which lists are led to, and none of their later items is set.
    """

    styles: Mapping[str, Counter[Style]] = field(default_factory=dict)
    lists: Lists | None = None
    tops: frozenset[str] | None = None
    lower_items: bool = False
    leads: frozenset[Style] = frozenset()

    @property
    def way(self) -> Way | None:
        """What tells items apart; None if not yet known."""
        return self.lists.way if self.lists else None

    def tell_the_same_as(self, others: Habits) -> bool:
        """Whether other habits tell the same of every line, though they were counted otherwise."""
        lists = (self.lists, self.tops, self.lower_items, self.leads)
        if lists != (others.lists, others.tops, others.lower_items, others.leads):
            return False
        known = {style for habits in (self, others) for c in habits.styles.values() for style in c}
        return all(self._tell_of(style) == others._tell_of(style) for style in known)

    def _tell_of(self, style: Style) -> tuple[object, ...]:
        """All that is told of a style."""
        headings = (self.is_of_areas, self.is_of_titles, self.is_rather_of_titles)
        return *(is_one(style) for is_one in headings), *(self.usual(style, k) for k in Label)

    def usual(self, style: Style, label: Label) -> str | None:
        """How usual a style is for what a label is of; None where that is not known."""
        key = (style, label)
        if key not in self._usual:
            self._usual[key] = self._level(style, label)
        return self._usual[key]

    @cached_property
    def _usual(self) -> dict[tuple[Style, Label], str | None]:
        return {}

    def _level(self, style: Style, label: Label) -> str | None:
        counts = self.styles.get(STYLED[label])
        if counts is None or sum(counts.values()) < KNOWN:
            return None
        alike = counts[style]
        if label in RUNNING:  # a line may be but a name in capitals
            alike = counts[(*style[:3], True)] + counts[(*style[:3], False)]
        share = alike / sum(counts.values())
        levels = ("main", share >= MAIN), ("part", share >= PART), ("few", share > FEW)
        return next((level for level, reached in levels if reached), "never")

    def is_of_areas(self, style: Style) -> bool:
        """Whether the headings of focus areas are set in a style."""
        areas = self.styles.get("area", Counter())
        return areas[style] > PART * sum(areas.values())

    def is_as_areas(self, style: Style) -> bool:
        """Whether the heading of a focus area is set so, in any colour, or none is known."""
        areas = self.styles.get("area", Counter())
        return areas.total() < KNOWN or style[:2] in {(font, size) for font, size, *_ in areas}

    def is_of_titles(self, style: Style) -> bool:
        """Whether most countries' titles are set in a style, and hardly another heading."""
        titles, areas = self.styles.get("title", Counter()), self.styles.get("area", Counter())
        usual = titles[style] > MAIN * sum(titles.values())
        return usual and titles[style] > areas[style]

    def is_rather_of_titles(self, style: Style) -> bool:
        """Whether a style is rather one of countries' titles, or as large, than of focus areas."""
        titles, areas = self.styles.get("title", Counter()), self.styles.get("area", Counter())
        sizes = [size for (_, size, *_), _ in titles.most_common(1)]
        as_large = bool(sizes) and style[1] >= sizes[0] and not areas[style]
        return as_large or titles[style] > areas[style]


def habits_of(segments: Sequence[LabelledLines], context: Context, weights: Weights) -> Habits:
    """How a document's parts are set, by what its lines were read as."""
    styles: dict[str, Counter[Style]] = defaultdict(Counter)
    for segment in segments:
        styles[STYLED[segment.label]].update(line.style for line in segment.lines)
    leads = frozenset(e.id for s in segments if s.label is Label.LEAD for e in s.lines)
    items = [s.lines[0] for s in segments if s.label is Label.ITEM]
    # What seems to lead to a list may be a list without marks.
    lists = _on_end(segments, IN_LIST | {Label.LEAD})
    return Habits(
        styles,
        way_of(lists, context.opens_item, weights, leads),
        _tops(_on_end(segments, IN_LIST), context.marks),
        2 * sum(e.lower for e in items) > len(items) > 0,
        _leads(lists, context),
    )


def _on_end(
    segments: Iterable[LabelledLines], labels: frozenset[Label]
) -> list[list[LineEvidence]]:
    """The lines of some labels, what stands on end together."""
    runs: list[list[LineEvidence]] = [[]]
    for segment in segments:
        if segment.label in labels:
            runs[-1] += segment.lines
        elif segment.label not in (Label.ASIDE, Label.FIELD, Label.FIELD_MORE):
            runs.append([])
    return runs


def _leads(runs: Iterable[Sequence[LineEvidence]], context: Context) -> frozenset[Style]:
    """The styles in which most lists are led to, and nothing further is set in lists."""
    firsts: Counter[Style] = Counter()
    later: set[Style] = set()
    lists = [run for run in runs if run]
    for run in lists:
        others = [at for at, line in enumerate(run) if line.style != run[0].style]
        later |= {line.style for line in run[min(others, default=len(run)) :]}
        firsts[run[0].style] += bool(others) and not context.opens_item(run[0])
    most = max(KNOWN, len(lists) // 2)
    return frozenset(style for style, n in firsts.items() if n >= most and style not in later)


def _tops(runs: Iterable[Sequence[LineEvidence]], marks: ListMarks) -> frozenset[str]:
    """The forms of marks that open the first item under a heading, as a rule.

    One that stands more often within a list that another opened is of the second level.
    """
    firsts: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for run in runs:
        forms = [e.mark_form for e in run if e.mark_form in marks.forms]
        firsts.update(forms[:1])
        inner.update({*forms}.difference(forms[:1]))
    least = USUAL_TOP * sum(firsts.values())
    return frozenset(form for form, number in firsts.items() if number >= max(least, inner[form]))
