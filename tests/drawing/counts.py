"""The ways to set a country's declared counts."""

from .book import Book, Piece, baseline_of
from .canvas import BLACK, WHITE
from .content import CountryContent, PlanContent
from .drawn import Box

_BOX_WIDTH = 94.0
_BOX_GAP = 6.0
_PADDING = 6.0
_RULE = 0.5
_GREY = "#888888"

Rows = list[tuple[str, int]]


def _boxes(book: Book, rows: Rows) -> None:
    """A filled box for each area, several in a row."""
    setting, wording = book.setting, book.wording
    across = min(len(rows), int((setting.width + _BOX_GAP) / (_BOX_WIDTH + _BOX_GAP)))
    size, leading = 8.0, 10.0
    for start in range(0, len(rows), across):
        part = rows[start : start + across]
        names = [book.wrap(name, setting.bold, size, _BOX_WIDTH - 2 * _PADDING) for name, _ in part]
        depth = max(map(len, names))
        height = leading * (depth + 2) + 2 * _PADDING
        book.need(height)
        for number, (lines, (_, count)) in enumerate(zip(names, part, strict=True)):
            x = setting.left + number * (_BOX_WIDTH + _BOX_GAP)
            box = Box(x, book.y, x + _BOX_WIDTH, book.y + height)
            book.bar(book.page, box, setting.accent)
            for row, line in enumerate(lines):
                baseline = baseline_of(book.y + _PADDING + row * leading, leading, size)
                piece = Piece(line, setting.bold, size, WHITE)
                book.print_line(book.page, x + _PADDING, baseline, [piece])
            noun = wording.commitment if count == 1 else wording.commitments
            foot = book.y + height - _PADDING - leading
            piece = Piece(f"{count} {noun}", setting.font, 7.5, WHITE)
            baseline = baseline_of(foot, leading, size)
            book.print_line(book.page, x + _PADDING, baseline, [piece])
        book.y += height + _BOX_GAP


def _table(book: Book, rows: Rows) -> None:
    """A ruled row for each area, its number at the right."""
    setting = book.setting
    height = setting.leading + 5
    right = setting.left + 0.6 * setting.width
    book.need(height * len(rows))
    for name, count in rows:
        baseline = baseline_of(book.y, height, setting.size)
        label = Piece(name, setting.font, setting.size)
        number = Piece(str(count), setting.bold, setting.size)
        book.print_line(book.page, setting.left, baseline, [label])
        book.print_line(book.page, right - number.width, baseline, [number])
        book.y += height
        rule = Box(setting.left, book.y - _RULE, right, book.y)
        book.bar(book.page, rule, _GREY)


def _header_table(book: Book, rows: Rows) -> None:
    """The areas side by side over their numbers."""
    setting = book.setting
    size = setting.size - 1
    width = setting.width / len(rows)
    names = [book.wrap(name, setting.bold, size, width - _PADDING) for name, _ in rows]
    leading = size * 1.25
    depth = max(map(len, names)) * leading
    book.need(depth + setting.leading + 3 * _PADDING)
    rule = Box(
        setting.left, book.y + depth + 2, setting.left + setting.width, book.y + depth + 2 + _RULE
    )
    book.bar(book.page, rule, _GREY)
    for number, (lines, (_, count)) in enumerate(zip(names, rows, strict=True)):
        x = setting.left + number * width
        for row, line in enumerate(lines):
            baseline = baseline_of(book.y + row * leading, leading, size)
            book.print_line(book.page, x, baseline, [Piece(line, setting.bold, size)])
        baseline = baseline_of(book.y + depth + _PADDING, setting.leading, setting.size)
        book.print_line(book.page, x, baseline, [Piece(str(count), setting.font, setting.size)])
    book.y += depth + setting.leading + 2 * _PADDING


def _lines(book: Book, rows: Rows) -> None:
    """A line of running text for each area."""
    setting = book.setting
    book.need(setting.leading * len(rows))
    lines = [f"{name.capitalize()}: {count}" for name, count in rows]
    book.block(lines, Piece("", setting.font, setting.size), setting.leading)


def print_counts(book: Book, plan: PlanContent, country: CountryContent) -> None:
    """Print the declared total and the declared count of each area, as the setting wants them."""
    setting, wording = book.setting, book.wording
    if setting.counts == "none":
        return
    rows = [(plan.headings[slug], count) for slug, count in country.declared.items()]
    size = setting.size
    book.need(7 * setting.leading)
    if country.declared_total is not None:
        piece = Piece("", setting.bold, size + 3, setting.accent)
        book.block([f"{country.declared_total} {wording.total}"], piece, 1.4 * (size + 3))
    if not rows:
        return
    book.block([wording.focus_areas], Piece("", setting.bold, size, BLACK), setting.leading)
    book.y += 0.4 * size
    match setting.counts:
        case "boxes":
            _boxes(book, rows)
        case "table":
            _table(book, rows)
        case "header table":
            _header_table(book, rows)
        case "lines":
            _lines(book, rows)
    book.y += size
