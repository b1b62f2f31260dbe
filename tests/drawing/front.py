"""The pages before the countries: the cover, the contents and the front page."""

from collections.abc import Sequence

from .book import Book, Piece, baseline_of
from .canvas import WHITE
from .content import PlanContent
from .drawn import Box
from .jobs import mark_piece

# The name of a section and the page on which it starts.
Entry = tuple[str, int]


def full_title(plan: PlanContent) -> str:
    """The title, with the year if there is one."""
    return plan.title if plan.year is None else f"{plan.title} {plan.year}"


def print_cover(book: Book, plan: PlanContent) -> None:
    """Print the title, the year and the countries in white on a coloured page."""
    setting = book.setting
    book.turn()
    width, height = setting.page
    book.bar(book.page, Box(0, 0, width, height), setting.accent)
    book.y = 0.3 * height
    size = 1.5 * setting.title_size
    lines = book.wrap(plan.title, setting.bold, size, setting.width)
    book.block(lines, Piece("", setting.bold, size, WHITE), 1.2 * size)
    if plan.year is not None:
        book.block([str(plan.year)], Piece("", setting.font, size, WHITE), 1.2 * size)
    book.y += size
    names = [country.name.upper() for country in plan.countries]
    book.block(names, Piece("", setting.bold, setting.size + 2, WHITE), 1.5 * setting.size)


def print_contents(book: Book, page: int, entries: Sequence[Entry]) -> None:
    """Print the contents on a page kept for them, once the page numbers are known."""
    setting = book.setting
    size = setting.size
    book.page, book.y = page, setting.top
    title = Piece("", setting.bold, setting.title_size, setting.accent)
    book.block([book.wording.contents], title, 2 * setting.title_size)
    right = setting.left + 0.9 * setting.width
    for name, number in entries:
        baseline = baseline_of(book.y, 1.8 * size, size)
        label = Piece(name, setting.font, size)
        digits = Piece(str(number), setting.font, size)
        book.print_line(page, setting.left, baseline, [label])
        if setting.contents == "leaders":
            start = setting.left + label.width + 0.5 * size
            end = right - digits.width - 0.5 * size
            dots = int((end - start) / Piece(".", setting.font, size).width)
            book.print_line(page, start, baseline, [Piece("." * dots, setting.font, size)])
        book.print_line(page, right - digits.width, baseline, [digits])
        book.y += 1.8 * size


def print_front(book: Book, plan: PlanContent) -> int:
    """Print the lists of areas and countries and the objectives; the number of their page."""
    setting, wording = book.setting, book.wording
    size, leading = setting.size, setting.leading
    book.turn()
    body = Piece("", setting.font, size)
    bold = Piece("", setting.bold, size)
    head = Piece("", setting.bold, size + 4, setting.accent)
    head_leading = 2 * (size + 4)
    if not setting.cover:
        title = Piece("", setting.bold, setting.title_size, setting.accent)
        lines = book.wrap(full_title(plan), setting.bold, setting.title_size, setting.width)
        book.block(lines, title, 1.3 * setting.title_size)
        book.y += size
    book.block([wording.focus_areas], head, head_leading)
    book.block(list(plan.headings.values()), bold, 1.2 * leading)
    book.y += size
    book.block([wording.by_country], head, head_leading)
    names = " · ".join(country.name.upper() for country in plan.countries)
    book.block(book.wrap(names, setting.bold, size, setting.width), bold, 1.2 * leading)
    book.y += size
    book.block([wording.objectives], head, head_leading)
    mark = mark_piece(setting.bullet if setting.bullet in ("–", "*", "▪") else "•", setting)
    for objective in plan.objectives:
        lines = book.wrap(objective, setting.font, size, setting.width - 12)
        book.need(leading * len(lines))
        baseline = baseline_of(book.y, leading, size)
        book.print_line(book.page, setting.left, baseline, [mark])
        book.block(lines, body, leading, setting.left + 12)
        book.y += 0.4 * size
    return book.page
