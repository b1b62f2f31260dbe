"""Pages as a scanner gives them: pictures without a text layer, askew and with some dirt."""

import io
from collections.abc import Collection
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image


def scan(
    source: Path,
    target: Path,
    pages: Collection[int] | None = None,
    *,
    dpi: int = 150,
    quality: int = 75,
    skew: float = 0.0,
    noise: float = 0.0,
) -> Path:
    """Turn pages of a PDF into pictures.

    Args:
        source: the PDF.
        target: where to write the result.
        pages: numbers of the pages to scan, from 1; None for all.
        dpi: dots per inch of the pictures.
        quality: of their JPEG compression, to 95.
        skew: degrees by which every other page leans to the left, the others to the right.
        noise: standard deviation of the noise, in levels of 255.
    """
    original = pypdfium2.PdfDocument(source)
    scanned = pypdfium2.PdfDocument.new()
    for number in range(1, len(original) + 1):
        if pages is not None and number not in pages:
            scanned.import_pages(original, [number - 1])
            continue
        picture = original[number - 1].render(scale=dpi / 72).to_pil().convert("RGB")
        leaning = picture.rotate(
            skew * (-1) ** number, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
        )
        data = io.BytesIO()
        _dirty(leaning, noise, number).save(data, "PDF", resolution=dpi, quality=quality)
        scanned.import_pages(pypdfium2.PdfDocument(data.getvalue()))
    scanned.save(target)
    return target


def _dirty(picture: Image.Image, noise: float, seed: int) -> Image.Image:
    levels = np.asarray(picture).astype(float)
    levels += np.random.default_rng(seed).normal(0, noise, levels.shape)
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))
