"""Files that ask for too much: of memory, time, depth or number."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from mirps_extract import ExitCode

from .raw import FONT, pdf_of, stream
from .values import Made

LIMIT = frozenset({ExitCode.LIMIT})
STOPPED = frozenset({ExitCode.TIME, ExitCode.MEMORY, ExitCode.LIMIT})
ANSWER = frozenset({ExitCode.OK, ExitCode.NOT_A_PLAN, ExitCode.NO_TEXT, ExitCode.DAMAGED})
ANY = STOPPED | ANSWER
SHORT = ("--limit", "page=3", "--limit", "run=12")

WORDS = b"BT /F 12 Tf 72 700 Td (A text of some words) Tj ET\n"


def _raw(make: Callable[[], bytes]) -> Callable[[Path, bytes], None]:
    return lambda path, _: (path.write_bytes(make()), None)[1]


@cache
def _deflated(size: int) -> bytes:
    """So many blanks, squeezed: one block of them that is repeated, as squeezing all takes long."""
    block = b" " * (1 << 20)
    squeezer = zlib.compressobj(9, wbits=-15)
    repeated = squeezer.compress(block) + squeezer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(size >> 20):
        checksum = zlib.adler32(block, checksum)
    return b"\x78\xda" + repeated * (size >> 20) + squeezer.flush() + checksum.to_bytes(4)


def _bomb() -> bytes:
    return pdf_of({4: stream(_deflated(1 << 30), b"/Filter/FlateDecode")})


def _bomb_in_bomb() -> bytes:
    twice = zlib.compress(_deflated(1 << 30), 9)
    return pdf_of({4: stream(twice, b"/Filter[/FlateDecode/FlateDecode]")})


def _bomb_of_runs() -> bytes:
    """Two bytes that stand for 128, a hundred million times, and those squeezed."""
    squeezer = zlib.compressobj(9)
    block = b"\x81 " * (1 << 19)
    data = b"".join(squeezer.compress(block) for _ in range(100)) + squeezer.flush()
    return pdf_of({4: stream(data, b"/Filter[/FlateDecode/RunLengthDecode]")})


def _large_type() -> bytes:
    content = b"BT /F 1000000 Tf 72 700 Td (A) Tj ET\n" * 20 + WORDS
    return pdf_of({}, content=content)


def _bomb_of_a_font() -> bytes:
    font = FONT[:-2] + b"/ToUnicode 6 0 R>>"
    return pdf_of({5: font, 6: stream(_deflated(1 << 29), b"/Filter/FlateDecode")})


def _pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (10 + i) for i in range(count))
    tree = b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]>>" % (kids, count)
    blank = {10 + i: b"<</Type/Page/Parent 2 0 R>>" for i in range(count)}
    return pdf_of({2: tree, **blank})


def _shared_branches() -> bytes:
    """Ten branches of ten branches of ... of one page: ten thousand million in all."""
    levels = {
        20 + i: b"<</Type/Pages/Count 1000000/Kids[%s]>>" % (b"%d 0 R " % (21 + i) * 10)
        for i in range(10)
    }
    return pdf_of(
        {2: b"<</Type/Pages/Count 1/Kids[20 0 R]>>", **levels, 30: b"<</Type/Page/Parent 2 0 R>>"}
    )


def _deep_tree() -> bytes:
    levels = {10 + i: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (11 + i) for i in range(3000)}
    leaf = {3010: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"}
    return pdf_of({2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>", **levels, **leaf})


def _glyphs() -> bytes:
    line = b"(" + b"many words of a text " * 50 + b") Tj 0 -1 Td\n"
    return pdf_of({4: stream(b"BT /F 4 Tf 10 800 Td\n" + line * 1000 + b"ET", compress=True)})


def _shapes(count: int) -> bytes:
    rows = b"".join(b"%d %d 3 3 re f\n" % (i % 590, i // 590 % 840) for i in range(count))
    return pdf_of({4: stream(WORDS + rows, compress=True)})


def _nested(depth: int, last: int) -> bytes:
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    forms = {
        10 + i: stream(
            b"/X Do",
            box + b"/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>" % (11 + i),
        )
        for i in range(depth - 1)
    }
    target = last or 10 + depth - 1
    forms[10 + depth - 1] = stream(
        b"/X Do" if last else WORDS,
        box + b"/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>" % target,
    )
    return pdf_of({4: stream(b"/X Do"), **forms}, resources=b"/XObject<</X 10 0 R>>")


def _fan_of_forms() -> bytes:
    """Forms that each draw the next ten times: a thousand million texts."""
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    forms = {
        10 + i: stream(b"/X Do " * 10, box + b"/Resources<</XObject<</X %d 0 R>>>>" % (11 + i))
        for i in range(9)
    }
    forms[19] = stream(WORDS, box + b"/Resources<</Font<</F 5 0 R>>>>")
    return pdf_of({4: stream(b"/X Do"), **forms}, resources=b"/XObject<</X 10 0 R>>")


def _wide_map() -> bytes:
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange "
        b"<00000000><FFFFFFFF> endcodespacerange\n1 beginbfrange <00000000><FFFFFFFF><0041> "
        b"endbfrange endcmap end end"
    )
    return pdf_of({5: FONT[:-2] + b"/ToUnicode 6 0 R>>", 6: stream(table)})


def _brackets() -> bytes:
    return pdf_of({4: stream(b"[" * 2_000_000 + WORDS, compress=True)})


def _own_ancestor() -> bytes:
    data = pdf_of({})
    start = data.rindex(b"startxref\n") + len(b"startxref\n")
    at = data[start:].split(b"\n")[0]
    return data.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %s>>" % at)


def _columns() -> bytes:
    body = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2000000000/Colors 4>>"
    return pdf_of({4: stream(zlib.compress(WORDS * 1000), body)})


def _cells(count: int) -> bytes:
    """Short texts all over a page, none beside another."""
    cells = b"".join(
        b"BT /F 4 Tf 1 0 0 1 %d %d Tm (%d) Tj ET\n" % (20 + i * 37 % 560, 820 - i * 53 % 800, i)
        for i in range(count)
    )
    return pdf_of({4: stream(cells, compress=True)})


def _lines(lines: list[bytes], of_page: int = 100) -> bytes:
    """A section of a country with one focus area and lines under it, on several pages."""
    title = b"BT /F 30 Tf 40 800 Td (COSTA RICA) Tj /F 16 Tf 0 -30 Td (PROTECTION) Tj ET\n"
    pages = [lines[at : at + of_page] for at in range(0, len(lines), of_page)]
    kids, objects = [], {}
    for at, some in enumerate(pages):
        text = b"".join(b"(%s) Tj 0 -7 Td\n" % line for line in some)
        body = (title if at == 0 else b"") + b"BT /F 6 Tf 40 750 Td\n" + text + b"ET"
        kids.append(b"%d 0 R" % (10 + 2 * at))
        objects[10 + 2 * at] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 5 0 R>>>>>>" % (11 + 2 * at)
        )
        objects[11 + 2 * at] = stream(body, compress=True)
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return pdf_of({2: tree, **objects})


def _bullets() -> bytes:
    return _lines([b"\\225 Widen shelter %d." % i for i in range(3_000)])


def _long_bullet() -> bytes:
    line = b"those who come to the border of the country and ask to be let in, and all of "
    return _lines(
        [b"\\225 Widen the reception of", *[b"  " + line] * (100_000 // len(line)), b"us."]
    )


def _large_file(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.truncate(1 << 33)  # a hole: it takes no room on the disk


HUGE = [
    Made("bomb", _raw(_bomb), LIMIT, says="--limit stream="),
    Made("bomb in a bomb", _raw(_bomb_in_bomb), LIMIT),
    Made("bomb of runs", _raw(_bomb_of_runs), LIMIT, says="--limit stream="),
    Made("type as large as a town", _raw(_large_type), ANSWER, SHORT),
    Made("bomb of a font", _raw(_bomb_of_a_font), LIMIT),
    Made("5000 blank pages", _raw(lambda: _pages(5000)), LIMIT, says="--limit pages="),
    Made("900 blank pages", _raw(lambda: _pages(900)), frozenset({ExitCode.NO_TEXT})),
    Made("shared branches", _raw(_shared_branches), ANSWER),
    Made("deep page tree", _raw(_deep_tree), ANSWER),
    Made("a million glyphs", _raw(_glyphs), LIMIT, says="--limit objects="),
    Made("300000 shapes", _raw(lambda: _shapes(300_000)), LIMIT),
    Made("60000 shapes", _raw(lambda: _shapes(60_000)), ANY, SHORT),
    Made("forms a thousand deep", _raw(lambda: _nested(1000, 0)), ANSWER),
    Made("a form in itself", _raw(lambda: _nested(1, 10)), ANSWER),
    Made("forms in a ring", _raw(lambda: _nested(5, 10)), ANSWER),
    Made("a fan of forms", _raw(_fan_of_forms), STOPPED, SHORT),
    Made("a map of all codes", _raw(_wide_map), ANY, SHORT),
    Made("two million brackets", _raw(_brackets), ANY, SHORT),
    Made("a table before itself", _raw(_own_ancestor), ANSWER),
    Made("endless columns", _raw(_columns), ANY, SHORT),
    Made(
        "a page of 10⁹ points",
        _raw(lambda: pdf_of({}, page=b"/MediaBox[0 0 1000000000 1000000000]")),
        ANSWER,
    ),
    Made("a page of nothing", _raw(lambda: pdf_of({}, page=b"/MediaBox[0 0 0 0]")), ANSWER),
    Made("3000 cells", _raw(lambda: _cells(3000)), ANY, SHORT),
    Made("3000 bullets", _raw(_bullets), ANY),
    Made("a bullet of 100000 characters", _raw(_long_bullet), ANY),
    Made("eight gigabytes", _large_file, LIMIT, says="--limit file="),
]
"""Each ends within the limits, with an answer or an error that says which limit."""
