"""Matrices of PDF (a, b, c, d, e, f), and numbers as the file prints them."""

from __future__ import annotations

from mirps_extract.read.sheet import Corners, Sheet

Matrix = tuple[float, float, float, float, float, float]


def exact(number: float) -> float:
    """A number of four bytes as the file prints it: in its first seven digits nothing is lost."""
    return float(f"{number:.7g}")


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a1, b1, c1, d1, e1, f1 = inner
    a0, b0, c0, d0, e0, f0 = outer
    return (
        a0 * a1 + c0 * b1,
        b0 * a1 + d0 * b1,
        a0 * c1 + c0 * d1,
        b0 * c1 + d0 * d1,
        a0 * e1 + c0 * f1 + e0,
        b0 * e1 + d0 * f1 + f0,
    )


def moved(x0: float, y0: float, x1: float, y1: float, matrix: Matrix) -> Corners:
    """The corners of the smallest box around a box that `matrix` has moved or turned."""
    a, b, c, d, e, f = matrix
    if not b and not c:  # upright, as nearly all is
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return min(left, right), min(low, high), max(left, right), max(low, high)
    xs = (a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e)
    ys = (b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f)
    return min(xs), min(ys), max(xs), max(ys)


def shown(sheet: Sheet) -> Matrix:
    """From a page's own coordinates to those of the page as shown, origin at the bottom left."""
    x0, y0, x1, y1 = sheet.media
    turned: dict[int, Matrix] = {
        0: (1.0, 0.0, 0.0, 1.0, -x0, -y0),
        90: (0.0, -1.0, 1.0, 0.0, -y0, x1),
        180: (-1.0, 0.0, 0.0, -1.0, x1, y1),
        270: (0.0, 1.0, -1.0, 0.0, y1, -x0),
    }
    return turned[sheet.rotation % 360]
