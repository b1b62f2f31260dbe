"""Filled outlines, lines and pictures of a page, by pdfium."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as raw

from mirps_extract.geometry import Box
from mirps_extract.read.areas import is_closed
from mirps_extract.read.chars import bounded
from mirps_extract.read.matrix import Matrix, exact, moved, times

Point = tuple[float, float]


Filled = tuple[int, Box]
"""The place of an outline among the page's, and the bounds of a filled part of it."""


@dataclass
class Drawn:
    """What is drawn on a page.

    Attributes:
        rectangles: the filled rectangles.
        others: the other filled parts of outlines.
        frames: closed outlines that are stroked and not filled.
        lines: the lines.
        pictures: the pictures.
        outlines: how many outlines are filled or stroked.
        strings: how many strings are shown.
    """

    rectangles: list[Filled] = field(default_factory=list)
    others: list[Filled] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    outlines: int = 0
    strings: int = 0


def drawn_on(page: Any, shown: Matrix, height: float, counted: Callable[[int], int]) -> Drawn:
    """What is drawn on a page.

    Args:
        page: pdfium's page.
        shown: from the page's coordinates to those of the page as shown.
        height: the height of the page as shown, in points.
        counted: called with how many there are so far; raises LimitError where they are too many.
    """
    drawn = Drawn()
    for number, (thing, matrix) in enumerate(_things(page, shown), start=1):
        counted(number)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn.pictures.append(_box([(0.0, 0.0), (1.0, 1.0)], matrix, height))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(thing, matrix, height, drawn)
        else:
            drawn.strings += 1
    return drawn


def strings_on(page: Any) -> Iterator[Any]:
    """The strings that are shown on a page, and in the forms on it."""
    waiting = [raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page))]
    waiting.reverse()
    while waiting:
        thing = waiting.pop()
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield thing
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            inner = range(raw.FPDFFormObj_CountObjects(thing))
            waiting += [raw.FPDFFormObj_GetObject(thing, at) for at in reversed(inner)]


def _things(page: Any, shown: Matrix) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a page, and those of the forms on it, each with its matrix."""
    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _inside(raw.FPDFPage_GetObject(page, at), shown)


def _inside(thing: Any, outer: Matrix) -> Iterator[tuple[Any, Matrix]]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield thing, outer
    if kind not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
        return
    matrix = times(_matrix_of(thing), outer)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield thing, matrix
        return
    for at in range(raw.FPDFFormObj_CountObjects(thing)):
        yield from _inside(raw.FPDFFormObj_GetObject(thing, at), matrix)


def _matrix_of(thing: Any) -> Matrix:
    """The matrix of an object, with the numbers of the file."""
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, byref(found))
    a, b, c, d, e, f = (exact(getattr(found, name)) for name in "abcdef")
    return a, b, c, d, e, f


def _add_path(thing: Any, matrix: Matrix, height: float, drawn: Drawn) -> None:
    """Add the parts of a path: two points are a line; others are filled, or frames if closed."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(thing, byref(fill), byref(stroke))
    if not fill.value and not stroke.value:
        return
    outline = drawn.outlines
    drawn.outlines += 1
    for points in _parts(thing):
        box = _box(points, matrix, height)
        if len(points) == 2:
            drawn.lines.append(box)
        elif fill.value:
            shapes = drawn.rectangles if _is_rectangle(points) else drawn.others
            shapes.append((outline, box))
        elif _is_rectangle(points) or is_closed(points):
            drawn.frames.append(box)


def _parts(thing: Any) -> Iterator[list[Point]]:
    """The end points of each stretch of a path that the pen draws without being lifted."""
    points: list[Point] = []
    x, y = c_float(), c_float()
    curve = 0
    for at in range(raw.FPDFPath_CountSegments(thing)):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        # Of the three points of a curve, the first two only say how it bends.
        curve = curve % 3 + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if curve in (0, 3):
            points.append((exact(x.value), exact(y.value)))
    if len(points) > 1:
        yield points


def _is_rectangle(points: Sequence[Point]) -> bool:
    if len(points) not in (4, 5) or (len(points) == 5 and points[4] != points[0]):
        return False
    steps = zip(points, [*points[1:4], points[0]], strict=False)
    return all((x0 == x1) != (y0 == y1) for (x0, y0), (x1, y1) in steps)


def _box(points: Sequence[Point], matrix: Matrix, height: float) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, y0, x1, y1 = moved(min(xs), min(ys), max(xs), max(ys), matrix)
    return Box(*map(bounded, (x0, height - y1, x1, height - y0)))
