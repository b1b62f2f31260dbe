"""Passages cut, joined and put in other words, each still true to its place on the pages."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from mirps_extract.geometry import union
from mirps_extract.model import Bbox, Evidence, Repair, bbox_of
from mirps_extract.read.values import Word
from mirps_extract.text.passage import continuations, in_order
from mirps_extract.text.values import Passage, Placed, RepairKind

SPACE = 2.0
"""Ems of white between two words of one line, at most."""


def on_one_line(text: str) -> str:
    """A text that a person typed in the form that passages have: one space between words, NFC."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def can_cut(text: str, offsets: Sequence[int]) -> bool:
    """Whether a text can be cut at these offsets: each begins a word, and they ascend."""
    inside = all(0 < offset < len(text) and text[offset - 1] == " " for offset in offsets)
    return bool(offsets) and inside and list(offsets) == sorted(set(offsets))


def cut(passage: Passage, offsets: Sequence[int]) -> list[Passage]:
    """The parts of a passage.

    A line that two parts share is printed in both. A list mark in mid-sentence at which the
    passage is cut is a list mark like any other from then on, and no repair.

    Args:
        passage: what is to be cut.
        offsets: where each part but the first begins; see `can_cut`.

    Raises:
        ValueError: it cannot be cut there.
    """
    if not can_cut(passage.text, offsets):
        raise ValueError(f"no words of the text begin at {list(offsets)}")
    starts = [0, *offsets]
    ends = [offset - 1 for offset in offsets] + [len(passage.text)]
    return [_part(passage, start, end) for start, end in zip(starts, ends, strict=True)]


def _part(passage: Passage, start: int, end: int) -> Passage:
    text = passage.text[start:end]
    inside = [placed for placed in passage.placed if start <= placed.start < end]
    lines = sorted({placed.line for placed in inside}) or list(range(len(passage.printed)))
    runs = tuple(
        Evidence(
            run.page,
            _around(inside, max(run.start, start), min(run.end, end)) or run.bbox,
            max(run.start, start) - start,
            min(run.end, end) - start,
        )
        for run in passage.runs
        if max(run.start, start) < min(run.end, end)
    )
    repairs = [
        replace(repair, start=repair.start - start)
        for repair in _real(passage.repairs)
        if start <= repair.start < end
        and not (repair.kind == RepairKind.FALSE_BULLET and repair.start == start)
    ]
    return Passage(
        text=text,
        runs=runs,
        printed=tuple(passage.printed[line] for line in lines),
        repairs=in_order([*repairs, *continuations(text, runs)]),
        placed=tuple(
            Placed(p.word, p.start - start, min(p.end, end) - start, lines.index(p.line))
            for p in inside
        ),
    )


def joined(first: Passage, second: Passage, *, neighbours: bool) -> Passage:
    """Two passages as one, a space between them.

    Args:
        first: the one that is read first.
        second: the one that goes on with it.
        neighbours: whether nothing stands between them: then the two boxes of one column become
            one.
    """
    shift = len(first.text) + 1
    text = f"{first.text} {second.text}"
    moved = [replace(run, start=run.start + shift, end=run.end + shift) for run in second.runs]
    runs = [*first.runs, *moved]
    if neighbours and _in_one_column(first, second):
        last, next_ = first.runs[-1], moved[0]
        whole = Evidence(last.page, bbox_of(union([last.box, next_.box])), last.start, next_.end)
        runs = [*first.runs[:-1], whole, *moved[1:]]
    same_line = _in_one_line(first, second) and first.printed[-1] == second.printed[0]
    skip = len(first.printed) - int(same_line)
    repairs = [replace(r, start=r.start + shift) for r in _real(second.repairs)]
    return Passage(
        text=text,
        runs=tuple(runs),
        printed=(*first.printed, *second.printed[int(same_line) :]),
        repairs=in_order([*_real(first.repairs), *repairs, *continuations(text, runs)]),
        placed=(
            *first.placed,
            *(Placed(p.word, p.start + shift, p.end + shift, p.line + skip) for p in second.placed),
        ),
    )


def reworded(passage: Passage, text: str) -> Passage:
    """The same place with the words that a person typed.

    Words that stay keep their place; a typed word stands where the one does that it takes the
    place of, as Ratcliff and Obershelp's comparison (difflib) pairs them; a word beyond those
    stands where its neighbours do. A column none of whose words is left is left out.

    Args:
        passage: what was read.
        text: what it shall say, see `on_one_line`; not empty.
    """
    alignment = _aligned(passage.text, text)
    placed = tuple(item for item in map(alignment.placed, passage.placed) if item)
    runs = _where(passage.runs, alignment, passage.placed, text)
    repairs = [
        replace(repair, start=repair.start + shift)
        for repair in _real(passage.repairs)
        if (shift := alignment.shift(repair.start)) is not None
    ]
    return Passage(
        text=text,
        runs=runs,
        printed=passage.printed,
        repairs=in_order([*repairs, *continuations(text, runs)]),
        placed=placed,
    )


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Which word of the new text stands for which of the old.

    Attributes:
        starts: offsets of the old words.
        kept: by place of an old word that stays, how far it moves.
        typed: by place of an old word that another takes the place of, that one's offsets.
    """

    starts: Sequence[int]
    kept: Mapping[int, int]
    typed: Mapping[int, tuple[int, int]]

    def shift(self, offset: int) -> int | None:
        """How far the word at an offset moves; None if it does not stay."""
        return self.kept.get(bisect_right(self.starts, offset) - 1)

    def placed(self, item: Placed) -> Placed | None:
        """A printed word's place in the new text; None if nothing stands for it."""
        shift = self.shift(item.start)
        if shift is not None:
            return replace(item, start=item.start + shift, end=item.end + shift)
        span = self.typed.get(bisect_right(self.starts, item.start) - 1)
        return replace(item, start=span[0], end=span[1]) if span else None


def _aligned(old: str, new: str) -> _Alignment:
    old_words, new_words = old.split(" "), new.split(" ")
    old_starts, new_starts = _starts(old_words), _starts(new_words)
    kept: dict[int, int] = {}
    typed: dict[int, tuple[int, int]] = {}
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        for at in range(a0, a1):
            partner = min(b0 + at - a0, b1 - 1)
            if kind == "equal":
                kept[at] = new_starts[partner] - old_starts[at]
            elif kind == "replace":
                start = new_starts[partner]
                typed[at] = (start, start + len(new_words[partner]))
    return _Alignment(old_starts, kept, typed)


def _starts(words: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _where(
    runs: Sequence[Evidence], alignment: _Alignment, words: Sequence[Placed], text: str
) -> tuple[Evidence, ...]:
    """Where a new text stands: each run from its first word that has a place in the text."""
    begun: list[tuple[Evidence, int]] = []
    for run in runs:
        own = (alignment.placed(p) for p in words if run.start <= p.start < run.end)
        starts = sorted(item.start for item in own if item)
        after = begun[-1][1] if begun else -1
        start = next((start for start in starts if start > after), None)
        if start is not None:
            begun.append((run, start if begun else 0))
    begun = begun or [(runs[0], 0)]
    ends = [start - int(text[start - 1] == " ") for _, start in begun[1:]] + [len(text)]
    return tuple(
        replace(run, start=start, end=end) for (run, start), end in zip(begun, ends, strict=True)
    )


def _real(repairs: Iterable[Repair]) -> list[Repair]:
    """Repairs of words; where the text goes on elsewhere is told from the runs."""
    return [repair for repair in repairs if repair.kind != RepairKind.CONTINUATION]


def _around(placed: Iterable[Placed], start: int, end: int) -> Bbox | None:
    boxes = [item.word.box for item in placed if start <= item.start < end]
    return bbox_of(union(boxes)) if boxes else None


def _in_one_column(first: Passage, second: Passage) -> bool:
    upper, lower = first.runs[-1], second.runs[0]
    if upper.page != lower.page:
        return False
    below = lower.box.middle[1] > upper.box.middle[1] and upper.box.x_overlap(lower.box) > 0
    return below or _in_one_line(first, second)


def _in_one_line(first: Passage, second: Passage) -> bool:
    """Whether the second goes on in the line in which the first ends."""
    if not first.placed or not second.placed:
        return False
    left, right = first.placed[-1].word, second.placed[0].word
    return left.page == right.page and left.box.y_overlap(right.box) > 0 and _are_close(left, right)


def _are_close(left: Word, right: Word) -> bool:
    return 0 <= right.box.x0 - left.box.x1 <= SPACE * max(left.size, right.size)
