"""One country's section: its title, its narrative, its counts and its commitments."""

from .book import Book, Piece, baseline_of, stretch_to
from .columns import Columns
from .content import CountryContent, PlanContent
from .counts import print_counts
from .jobs import HeadingJob, Job, jobs_of
from .linebreak import Breaks, take_line


def _title(book: Book, name: str) -> None:
    """The title; all its lines but the last are lighter and smaller."""
    setting = book.setting
    template = book.wording.titles[setting.title]
    text = template.format(name=name, NAME=name.upper())
    *openings, last = text.split("\n")
    for opening in openings:
        size = 0.7 * setting.title_size
        lines = book.wrap(opening, setting.font, size, setting.width)
        book.block(lines, Piece("", setting.font, size, setting.accent), 1.2 * size)
    size = setting.title_size
    lines = book.wrap(last, setting.bold, size, setting.width)
    book.block(lines, Piece("", setting.bold, size, setting.accent), 1.2 * size)
    book.y += 0.6 * size


def _paragraph(book: Book, text: str) -> None:
    """A paragraph across the type area."""
    setting = book.setting
    language = book.wording.hyphenation if setting.hyphenate else None
    breaks = Breaks(setting.break_at_marks, language)

    def fits(line: str) -> bool:
        return Piece(line, setting.font, setting.size).width <= setting.width

    while text:
        line, text = take_line(text, fits, breaks)
        pieces = [Piece(line, setting.font, setting.size)]
        stretch = stretch_to(pieces, setting.width) if setting.justified and text else 0.0
        book.need(setting.leading)
        baseline = baseline_of(book.y, setting.leading, setting.size)
        book.print_line(book.page, setting.left, baseline, pieces, stretch)
        book.y += setting.leading
    book.y += 0.6 * setting.size


def print_country(book: Book, columns: Columns, plan: PlanContent, country: CountryContent) -> int:
    """Print a country's section; the page on which it starts."""
    setting = book.setting
    if setting.country_on_new_page or book.page == 0:
        book.turn()
    else:
        if not book.at_top:
            book.y += setting.title_size
        book.need(2 * setting.title_size + 10 * setting.leading)
    first_page = book.page
    _title(book, country.name)
    for paragraph in country.narrative:
        _paragraph(book, paragraph)
    book.y += 0.6 * setting.size
    print_counts(book, plan, country)
    if setting.commitments_on_new_page:
        book.turn()
    if setting.fill == "balance":
        for area in country.areas:
            columns.balance(area.heading, jobs_of(country.iso3, area, setting))
    else:
        jobs: list[Job] = []
        for area in country.areas:
            jobs += [HeadingJob(area.heading), *jobs_of(country.iso3, area, setting)]
        if jobs and setting.fill == "even":
            columns.even(jobs)
        elif jobs:
            columns.fill(jobs)
    return first_page
