"""Running heads and page numbers, set when the number of pages is known."""

from .book import Book, Piece

_SIZE = 8.5
_GREY = "#555555"
_HEAD_DEPTH = 0.55
_FOOT_DEPTH = 0.5


def _print(book: Book, page: int, text: str, baseline: float, place: str) -> None:
    """Set a line at the left, the right or the centre of the type area."""
    setting = book.setting
    piece = Piece(text, setting.font, _SIZE, _GREY)
    free = setting.width - piece.width
    shift = {"left": 0.0, "centre": free / 2, "right": free}[place]
    book.print_line(page, setting.left + shift, baseline, [piece])


def _number(book: Book, page: int) -> None:
    setting = book.setting
    text = {
        "plain": str(page),
        "of": book.wording.page_of.format(page=page, pages=len(book.leaves)),
        "dashes": f"– {page} –",
    }[setting.number]
    _, top, _, bottom = setting.margins
    if setting.number_place == "head right":
        _print(book, page, text, _HEAD_DEPTH * top, "right")
        return
    outer = "right" if page % 2 else "left"
    place = {"foot centre": "centre", "foot right": "right", "foot outer": outer}
    baseline = setting.page[1] - _FOOT_DEPTH * bottom
    _print(book, page, text, baseline, place[setting.number_place])


def print_furniture(book: Book, title: str, starts: dict[str, int]) -> None:
    """Print running heads and numbers on every page but the cover.

    ``starts`` gives the first page of each country by name. A page's running head names the
    country that it goes on with; a country's own first page needs none.
    """
    setting = book.setting
    for page in range(2 if setting.cover else 1, len(book.leaves) + 1):
        country = next((name for name in reversed(starts) if starts[name] < page), None)
        if page in starts.values() and setting.country_on_new_page:
            country = None
        heads = {
            "none": None,
            "country": country and country.upper(),
            "document": title,
            "alternating": country if page % 2 else title,
        }
        head = heads[setting.head]
        if head:
            _print(book, page, head, _HEAD_DEPTH * setting.margins[1], "left")
        if setting.number != "none":
            _number(book, page)
