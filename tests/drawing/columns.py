"""Running headings and commitments through columns and pages."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from . import heading as headings
from .book import Book, Piece, baseline_of, stretch_to
from .drawn import Box
from .heading import Heading
from .jobs import HeadingJob, Job, Key, TextJob, inset, mark_piece, next_line
from .linebreak import Breaks


@dataclass(frozen=True)
class Slot:
    """A piece of a column that may be filled."""

    page: int
    x: float
    width: float
    top: float
    bottom: float


@dataclass(frozen=True)
class SetHeading:
    """A heading that has found its place."""

    slot: Slot
    top: float
    heading: Heading

    @property
    def foot(self) -> float:
        """Where the next line may start."""
        return self.top + self.heading.height


@dataclass(frozen=True)
class SetLine:
    """A line that has found its place; ``job`` is as it was before the line was taken."""

    slot: Slot
    top: float
    foot: float
    job: TextJob
    pieces: list[Piece]
    is_last: bool


Placed = SetHeading | SetLine


@dataclass(frozen=True)
class Print:
    """One printed line of a commitment, as recorded."""

    page: int
    column_x: float
    box: Box
    line: str
    mark: str | None


@dataclass
class Columns:
    """The columns of a book, with a record of every commitment printed in them."""

    book: Book
    prints: dict[Key, list[Print]] = field(default_factory=dict)
    _lines: dict[tuple[TextJob, float], tuple[list[Piece], TextJob]] = field(default_factory=dict)

    @property
    def _breaks(self) -> Breaks:
        setting = self.book.setting
        language = self.book.wording.hyphenation if setting.hyphenate else None
        return Breaks(setting.break_at_marks, language)

    def _place(self, jobs: Iterable[Job], slots: Iterable[Slot]) -> tuple[list[Placed], list[Job]]:
        """Find places for as much as the slots hold; nothing is printed yet."""
        queue = deque(jobs)
        placed: list[Placed] = []
        for slot in slots:
            if not queue:
                break
            self._place_in(queue, slot, placed)
        return placed, list(queue)

    def _place_in(self, queue: deque[Job], slot: Slot, placed: list[Placed]) -> None:
        """Take jobs off the queue until the slot is full."""
        setting = self.book.setting
        y, gap = slot.top, 0.0
        while queue:
            job = queue[0]
            if isinstance(job, HeadingJob):
                heading = headings.shape(job.text, slot.width, self.book)
                before = heading.before if y > slot.top else 0.0
                # A heading takes two lines with it, for none stands alone at a column's foot.
                if y + before + heading.height + 2 * setting.leading > slot.bottom:
                    return
                placed.append(SetHeading(slot, y + before, heading))
                y += before + heading.height
                gap = 0.0
                queue.popleft()
                continue
            if job.starts:
                y += gap
            foot = y + setting.leading
            if foot > slot.bottom:
                return
            pieces, left = self._next_line(job, slot.width)
            placed.append(SetLine(slot, y, foot, job, pieces, not left.rest))
            y, gap = foot, setting.gap
            if left.rest:
                queue[0] = left
            else:
                queue.popleft()

    def _next_line(self, job: TextJob, width: float) -> tuple[list[Piece], TextJob]:
        """A job's next line; each is broken once, however many heights are tried for a column."""
        if (job, width) not in self._lines:
            self._lines[job, width] = next_line(job, width, self.book.setting, self._breaks)
        return self._lines[job, width]

    def _ink(self, placed: Sequence[Placed]) -> None:
        """Print what has found its place."""
        for item in placed:
            if isinstance(item, SetHeading):
                column = (item.slot.x, item.slot.width)
                headings.ink(item.heading, self.book, item.slot.page, column, item.top)
            else:
                self._ink_line(item)

    def _ink_line(self, item: SetLine) -> None:
        setting, job, slot = self.book.setting, item.job, item.slot
        baseline = baseline_of(item.top, setting.leading, setting.size)
        if job.starts and job.mark:
            mark = mark_piece(job.mark, setting)
            # The dingbat's square stands on the baseline, but belongs at mid-height.
            rise = 0.1 * setting.size if mark.font == "ZapfDingbats" else 0.0
            self.book.print_line(slot.page, slot.x, baseline - rise, [mark])
        x = slot.x + inset(job, setting)
        stretch = 0.0
        if setting.justified and not item.is_last:
            stretch = stretch_to(item.pieces, slot.x + slot.width - x)
        box = self.book.print_line(slot.page, x, baseline, item.pieces, stretch)
        line = "".join(piece.text for piece in item.pieces)
        printed = Print(slot.page, slot.x, box, line, job.mark if job.starts else None)
        self.prints.setdefault(job.key, []).append(printed)

    def _slots(self, page: int, top: float, height: float) -> Iterator[Slot]:
        for x, width in self.book.setting.column_boxes:
            yield Slot(page, x, width, top, top + height)

    def _all_slots(self) -> Iterator[Slot]:
        """The rest of this page, and then page after page."""
        page, top = self.book.page, self.book.y
        while True:
            yield from self._slots(page, top, self.book.setting.bottom - top)
            page, top = page + 1, self.book.setting.top

    def _finish(self, placed: Sequence[Placed]) -> None:
        """Print, and put the cursor below the lowest line of the last page."""
        self._ink(placed)
        self.book.page = placed[-1].slot.page
        self.book.y = max(item.foot for item in placed if item.slot.page == self.book.page)

    def fill(self, jobs: Sequence[Job]) -> None:
        """Fill column after column, from the cursor on."""
        placed, _ = self._place(jobs, self._all_slots())
        self._finish(placed)

    def balance(self, title: str, jobs: Sequence[Job]) -> None:
        """Set a heading across the page and its commitments in even columns below it."""
        book, setting = self.book, self.book.setting
        heading = headings.shape(title, setting.width, book)
        before = 0.0 if book.at_top else heading.before
        book.need(before + heading.height + 3 * setting.leading)
        book.y += 0.0 if book.at_top else before
        headings.ink(heading, book, book.page, (setting.left, setting.width), book.y)
        book.y += heading.height
        self.even(jobs)

    def even(self, jobs: Sequence[Job]) -> None:
        """Fill columns from the cursor on, those of the last page no further than needed."""
        left = list(jobs)
        while left:
            placed, left = self._most_even(left)
            if placed:
                self._finish(placed)
            if left:
                self.book.turn()

    def _most_even(self, jobs: Sequence[Job]) -> tuple[list[Placed], list[Job]]:
        """Place into the shortest columns that hold all, or into all the page has."""
        book, step = self.book, self.book.setting.leading / 2
        height = book.setting.leading
        while height < book.room:
            placed, left = self._place(jobs, self._slots(book.page, book.y, height))
            if not left:
                return placed, left
            height += step
        return self._place(jobs, self._slots(book.page, book.y, book.room))
