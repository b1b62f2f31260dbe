"""Drawing a plan: content and setting in, a PDF and a record of it out."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from .book import Book
from .canvas import Sheet, write
from .columns import Columns, Print
from .content import FALSE_BULLET, PlanContent
from .country import print_country
from .drawn import Box, ColumnRun, Drawn, PrintedCommitment
from .front import Entry, full_title, print_contents, print_cover, print_front
from .furniture import print_furniture
from .setting import Setting
from .wording import WORDINGS


def _runs(prints: Sequence[Print]) -> tuple[ColumnRun, ...]:
    """Gather a commitment's lines by the column in which they stand."""
    runs: list[ColumnRun] = []
    for (page, _), group in groupby(prints, key=lambda one: (one.page, one.column_x)):
        lines = list(group)
        box: Box = lines[0].box
        for line in lines[1:]:
            box = box.union(line.box)
        runs.append(ColumnRun(page, box, tuple(line.line for line in lines)))
    return tuple(runs)


def _record(plan: PlanContent, columns: Columns) -> tuple[PrintedCommitment, ...]:
    """Every commitment with its place, in the order of the content."""
    found: list[PrintedCommitment] = []
    for country in plan.countries:
        for area in country.areas:
            for index, text in enumerate(area.commitments):
                prints = columns.prints[country.iso3, area.area, index]
                marks = tuple(one.mark for one in prints if one.mark is not None)
                said = text.replace(FALSE_BULLET, " ")
                found.append(
                    PrintedCommitment(country.iso3, area.area, index, said, marks, _runs(prints))
                )
    return tuple(found)


def draw(content: PlanContent, setting: Setting, path: Path) -> Drawn:
    """Draw a plan; the same content and setting give the same bytes."""
    wording = WORDINGS[content.language]
    book = Book(setting, wording)
    columns = Columns(book)
    contents_page = 0
    entries: list[Entry] = []
    if setting.cover:
        print_cover(book, content)
    if setting.contents != "none":
        book.turn()
        contents_page = book.page
    if setting.front:
        entries.append((wording.objectives_entry, print_front(book, content)))
        # The countries never share the front page, even where they flow on from each other.
        book.page = 0
    first_page: dict[str, int] = {}
    for country in content.countries:
        first_page[country.iso3] = print_country(book, columns, content, country)
        entry = wording.country_entry.format(name=country.name)
        entries.append((entry, first_page[country.iso3]))
    if contents_page:
        print_contents(book, contents_page, entries)
    starts = {country.name: first_page[country.iso3] for country in content.countries}
    print_furniture(book, full_title(content), starts)
    sheet = Sheet(setting.page, setting.rotate, setting.bleed)
    write(path, book.leaves, sheet, setting.order, setting.seed)
    return Drawn(path, len(book.leaves), book.words, first_page, _record(content, columns))
