"""The pages of a plan as pictures that stand in the page itself."""

from __future__ import annotations

import base64
import io
from collections.abc import Collection, Iterator

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from mirps_extract.ocr.file import File

WIDTH = 1240
"""Pixels of a page's width: sharp where half a laptop's screen shows it."""

HEIGHT = 4000
"""Pixels that a page is high at most, however long it is."""

COLOURS = 32
"""Colours of a page of text: with them it is half the size that it has as a photograph."""

FAITHFUL = 1.5
"""Levels of 255 that a colour may be off on average where a page is reduced to so few."""

QUALITY = 70
"""Of the lossy compression of pages that have pictures, to 100."""


def pictures_of(file: File, recognised: Collection[int]) -> Iterator[str]:
    """The pages as data URIs (WebP), crop box and rotation applied.

    Args:
        file: the PDF.
        recognised: numbers of the pages that were read by OCR; they are shown straightened, since
            that is where their words stand.
    """
    with pypdfium2.PdfDocument(file.path, password=file.password) as pdf:
        for number in range(1, len(pdf) + 1):
            if number in recognised:
                yield _uri(_fitted(_straightened(file, number)))
                continue
            page = pdf[number - 1]
            scale = min(WIDTH / page.get_width(), HEIGHT / page.get_height())
            yield _uri(page.render(scale=scale).to_pil().convert("RGB"))
            page.close()


def _straightened(file: File, number: int) -> Image.Image:
    from mirps_extract.ocr.picture import pictures_of as straightened_of  # only for scans

    (picture,) = straightened_of(file, [number])
    return Image.fromarray(picture.pixels).convert("RGB")


def _fitted(image: Image.Image) -> Image.Image:
    scale = min(WIDTH / image.width, HEIGHT / image.height)
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))


def _uri(image: Image.Image) -> str:
    reduced = image.quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB")
    off = ImageStat.Stat(ImageChops.difference(image, reduced)).mean
    data = io.BytesIO()
    if max(off) <= FAITHFUL:
        reduced.save(data, "WEBP", lossless=True, method=4)
    else:
        image.save(data, "WEBP", quality=QUALITY, method=4)
    return "data:image/webp;base64," + base64.b64encode(data.getvalue()).decode()
