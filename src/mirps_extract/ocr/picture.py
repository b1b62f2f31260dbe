"""A page as a picture: straightened, its panels found, and its ink told from its ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image
from scipy import ndimage

from mirps_extract.geometry import Box
from mirps_extract.ocr.file import File
from mirps_extract.read.values import Colour

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

DPI = 300
"""Dots per inch at which pages are looked at: what Tesseract is trained for."""

SCALE = DPI / 72
"""Pixels of a point."""

STEEPEST = 3.0
"""Degrees by which a page may be skewed and still be straightened."""

LEAST_SKEW = 0.15
"""Degrees under which a page counts as straight, and is not touched."""

APART = 64
"""Levels of one colour component (of 255) by which ink differs from its ground."""

TINTED = 16
"""Levels by which a panel differs from the page's ground."""

PANEL_WIDTH = 30.0
PANEL_HEIGHT = 8.0
"""Points that a panel measures at least."""

PANEL_FILL = 0.85
"""Part of its bounds that a panel fills, what stands on it included."""

SPECK = 4
"""Pixels of ink under which it is a speck."""

LARGEST_LETTER = 60.0
"""Points that a letter measures at most: what is larger is a rule, a frame or a photograph."""

BETTER = 1.02
"""Factor by which the lines of a skewed page must show better once it is straightened."""

LOW = 14.0
"""Points up to which what is marked is taken for type when looking for skew."""

COARSE = 3
"""Factor by which pages are made smaller to look for skew and panels."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled area: its bounds in points, and its colour."""

    box: Box
    colour: Colour


@dataclass(frozen=True)
class Picture:
    """A page's picture.

    Attributes:
        pixels: rows by columns by red, green, blue; straightened.
        ground: the colour behind each pixel.
        ink: which pixels belong to letters and marks.
        panels: the filled areas.
    """

    pixels: Pixels
    ground: Pixels
    ink: Mask
    panels: tuple[Panel, ...]


def picture_of(image: Image.Image) -> Picture:
    """Look at a page that was rendered at `DPI`."""
    skew = skew_of(np.asarray(image.convert("L")))
    if abs(skew) >= LEAST_SKEW:
        paper = tuple(int(level) for level in _most_common(np.asarray(image)))
        image = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=paper)
    pixels = np.asarray(image)
    ground, panels = _grounds(pixels)
    ink = _without_large(_differs(pixels, ground, APART))
    return Picture(pixels, ground, ink, panels)


def without(picture: Picture, erased: Mask) -> Picture:
    """The picture with some of its ink left out."""
    return replace(picture, ink=picture.ink & ~erased)


def black_on_white(picture: Picture) -> Image.Image:
    """The ink alone, as a picture that can be recognised: black on white, panels gone.

    Shades are kept, since the edges of letters are in them.
    """
    difference = np.abs(picture.pixels.astype(np.int16) - picture.ground).max(axis=2)
    near = ndimage.binary_dilation(picture.ink, iterations=2)
    strongest = max(float(np.percentile(difference[picture.ink], 90)), 1.0) if near.any() else 1.0
    darkness = np.where(near, np.clip(difference / strongest, 0, 1), 0.0)
    return Image.fromarray((255 * (1 - darkness)).astype(np.uint8))


def box_in_points(where: tuple[slice, ...]) -> Box:
    """Bounds in pixels as a box in points."""
    rows, columns = where
    return Box(columns.start / SCALE, rows.start / SCALE, columns.stop / SCALE, rows.stop / SCALE)


def window(box: Box, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """A box in points as rows and columns of pixels, held to the picture."""
    top, bottom = (round(min(max(y * SCALE, 0), shape[0])) for y in (box.top, box.bottom))
    left, right = (round(min(max(x * SCALE, 0), shape[1])) for x in (box.x0, box.x1))
    return slice(top, bottom), slice(left, right)


def colour_at(level: npt.NDArray[Any]) -> Colour:
    """Levels from 0 to 255 as a colour, rounded to what a scan can tell apart."""
    red, green, blue = (round(float(part) / 255 * 8) / 8 for part in level)
    return red, green, blue


def skew_of(grey: Pixels) -> float:
    """Degrees to turn a page by so that its lines are level.

    The rows of a level page hold either much ink or none: of all angles the one is taken at which
    they differ most (W. Postl, "Detection of linear oblique structures and skew scan in digitized
    documents", 1986).
    """
    small = np.asarray(Image.fromarray(grey).reduce(COARSE))
    marked = np.abs(small.astype(np.int16) - np.median(small)) > APART
    labels, _ = ndimage.label(marked)
    low = [
        rows.stop - rows.start <= LOW * SCALE / COARSE for rows, _ in ndimage.find_objects(labels)
    ]
    # Bars and pictures have edges of their own, which would outweigh the lines.
    ys, xs = np.nonzero(np.array([False, *low])[labels])
    if not len(xs):
        return 0.0
    # The lines of two columns need not stand level, so each half of the page counts by itself.
    left = xs < small.shape[1] / 2
    halves = [(ys[half], xs[half]) for half in (left, ~left) if half.any()]

    def contrast(angle: float) -> float:
        return sum(_contrast(y - x * np.tan(np.radians(angle))) for y, x in halves)

    coarse = max(np.arange(-STEEPEST, STEEPEST + 0.1, 0.25), key=contrast)
    fine = float(max(np.arange(coarse - 0.25, coarse + 0.26, 0.05), key=contrast))
    return fine if contrast(fine) > BETTER * contrast(0.0) else 0.0


def _contrast(heights: npt.NDArray[np.float64]) -> float:
    """How much rows differ from the next in the ink that stands at some heights.

    The ink is moved rather than the picture turned: turning blurs it at every angle but none.
    """
    rows = np.bincount(np.round(heights - heights.min()).astype(np.int64))
    smooth = np.convolve(rows, [0.25, 0.5, 0.25])
    return float(np.square(np.diff(smooth)).sum())


def _most_common(pixels: Pixels) -> npt.NDArray[np.int16]:
    """The colour that most of a page has."""
    coarse = (pixels[::COARSE, ::COARSE].reshape(-1, 3) >> 4).astype(np.int32)
    codes = (coarse[:, 0] << 8) | (coarse[:, 1] << 4) | coarse[:, 2]
    usual = np.bincount(codes).argmax()
    same = pixels[::COARSE, ::COARSE].reshape(-1, 3)[codes == usual]
    usual_colour: npt.NDArray[np.int16] = np.median(same, axis=0).astype(np.int16)
    return usual_colour


def _grounds(pixels: Pixels) -> tuple[Pixels, tuple[Panel, ...]]:
    """The colour behind each pixel, and the panels."""
    page = _most_common(pixels)
    ground = np.broadcast_to(page.astype(np.uint8), pixels.shape).copy()
    small = np.asarray(Image.fromarray(pixels).reduce(COARSE))
    tinted = np.abs(small.astype(np.int16) - page).max(axis=2) > TINTED
    labels, _ = ndimage.label(tinted)
    panels = []
    for number, where in enumerate(ndimage.find_objects(labels), start=1):
        rows, columns = where
        height, width = rows.stop - rows.start, columns.stop - columns.start
        if width < PANEL_WIDTH * SCALE / COARSE or height < PANEL_HEIGHT * SCALE / COARSE:
            continue
        own = labels[where] == number
        filled = ndimage.binary_fill_holes(own)
        if filled.mean() < PANEL_FILL:
            continue
        colour = np.median(small[where][own], axis=0)
        full = tuple(slice(s.start * COARSE, s.stop * COARSE) for s in where)
        area = np.repeat(np.repeat(filled, COARSE, axis=0), COARSE, axis=1)
        part = ground[full]  # the last pixels of a page may be none of a whole coarse one
        part[area[: part.shape[0], : part.shape[1]]] = colour.astype(np.uint8)
        panels.append(Panel(box_in_points(full), colour_at(colour)))
    return ground, tuple(panels)


def _differs(pixels: Pixels, ground: Pixels, levels: int) -> Mask:
    differs: Mask = np.abs(pixels.astype(np.int16) - ground).max(axis=2) > levels
    return differs


def _without_large(ink: Mask) -> Mask:
    """Ink without specks, and without what is too large for a letter."""
    labels, count = ndimage.label(ink, structure=np.ones((3, 3)))
    keep = np.zeros(count + 1, dtype=bool)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), start=1):
        longest = max(rows.stop - rows.start, columns.stop - columns.start)
        keep[number] = sizes[number] >= SPECK and longest <= LARGEST_LETTER * SCALE
    return keep[labels]


def pictures_of(file: File, numbers: Sequence[int]) -> Iterator[Picture]:
    """The pictures of some pages, as they are shown: crop box and rotation applied.

    Args:
        file: the PDF.
        numbers: numbers of the pages, from 1.
    """
    with pypdfium2.PdfDocument(file.path, password=file.password) as pdf:
        for number in numbers:
            page = pdf[number - 1]
            yield picture_of(page.render(scale=SCALE).to_pil().convert("RGB"))
            page.close()
