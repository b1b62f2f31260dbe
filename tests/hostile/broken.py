"""Files that are no PDF, damaged, locked, or empty."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from mirps_extract import ExitCode

from .raw import pdf_of
from .values import Made

NO_PDF = frozenset({ExitCode.NOT_A_PDF})
DAMAGED = frozenset({ExitCode.DAMAGED})
EITHER = frozenset({ExitCode.DAMAGED, ExitCode.OK})
LOCKED = frozenset({ExitCode.ENCRYPTED})


def _bytes(data: bytes) -> Callable[[Path, bytes], None]:
    return lambda path, _: (path.write_bytes(data), None)[1]


def _changed(change: Callable[[bytes], bytes]) -> Callable[[Path, bytes], None]:
    return lambda path, data: (path.write_bytes(change(data)), None)[1]


def _cut(part: float) -> Callable[[Path, bytes], None]:
    return _changed(lambda data: data[: int(part * len(data))])


def _png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 40)).save(data, "PNG")
    return data.getvalue()


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("plan.txt", "no plan")
    return data.getvalue()


def _locked(path: Path, user: str, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=user))


def _weakly_locked(path: Path, _: bytes) -> None:
    locked = pdfencrypt.StandardEncryption("secret", "owner", strength=40)
    canvas = Canvas(str(path), encrypt=locked)
    canvas.drawString(72, 700, "secret plan")
    canvas.save()


def _tree(change: Callable[[pikepdf.Pdf], None]) -> Callable[[Path, bytes], None]:
    def make(path: Path, data: bytes) -> None:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(path, static_id=True)

    return make


def _without_pages(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Pages


def _looping(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _lost_kid(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids[1] = pdf.make_indirect(pikepdf.Dictionary(Nothing=1))


def _no_pages(path: Path, _: bytes) -> None:
    path.write_bytes(pdf_of({2: b"<</Type/Pages/Kids[]/Count 0>>"}, pages=False))


def _content(change: Callable[[bytes], bytes]) -> Callable[[Path, bytes], None]:
    """A change within the compressed content of the third page."""

    def make(path: Path, data: bytes) -> None:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            raw = pdf.pages[2].Contents.read_raw_bytes()
        if raw not in data:
            raise ValueError("the content does not stand in the file as it is read")
        path.write_bytes(data.replace(raw, change(raw)))

    return make


def _spoilt(data: bytes) -> bytes:
    middle = len(data) // 2
    return (
        data[:middle]
        + bytes(255 - byte for byte in data[middle : middle + 40])
        + data[middle + 40 :]
    )


BROKEN = [
    Made("empty", _bytes(b""), NO_PDF, says="it is empty"),
    Made(
        "web page", _bytes(b"<!doctype html><html><body>404</body></html>"), NO_PDF, says="web page"
    ),
    Made("text", _bytes(b"a plan in words\n" * 90), NO_PDF, says="text file"),
    Made("picture", _bytes(_png()), NO_PDF, says="picture"),
    Made("jpeg", _bytes(b"\xff\xd8\xff\xe0" + bytes(900)), NO_PDF, says="picture"),
    Made("archive", _bytes(_zip()), NO_PDF, says="ZIP"),
    Made("old office", _bytes(b"\xd0\xcf\x11\xe0" + bytes(900)), NO_PDF, says="Office"),
    Made("rtf", _bytes(b"{\\rtf1 no plan}"), NO_PDF, says="text document"),
    Made("postscript", _bytes(b"%!PS-Adobe-3.0\n"), NO_PDF, says="PostScript"),
    Made("zeros", _bytes(bytes(5000)), NO_PDF),
    Made("noise", _bytes(bytes(i * i % 251 for i in range(5000))), NO_PDF),
    Made("a late header", _changed(lambda data: bytes(2000) + data), NO_PDF),
    Made("header alone", _bytes(b"%PDF-1.7\n"), DAMAGED, says="damaged"),
    Made(
        "header and noise", _bytes(b"%PDF-1.7\n" + bytes(i * 7 % 256 for i in range(3000))), DAMAGED
    ),
    *(Made(f"cut at {part}", _cut(part), DAMAGED) for part in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)),
    Made("cut before its end", _changed(lambda data: data[:-30]), EITHER),
    Made("start cut off", _changed(lambda data: b"%PDF-1.4\n" + data[len(data) // 3 :]), DAMAGED),
    Made(
        "wrong place of the table",
        _changed(lambda d: re.sub(rb"startxref\s+\d+", b"startxref\n7", d)),
        EITHER,
    ),
    Made(
        "shifted table",
        _changed(lambda d: d.replace(b"%PDF-1.", b"%PDF-1.9 and more\n%", 1)),
        EITHER,
    ),
    Made(
        "table of noise",
        _changed(lambda d: re.sub(rb"\d{10} 00000 n", b"0000000099 00000 n", d)),
        EITHER,
    ),
    Made("no trailer", _changed(lambda d: d.replace(b"trailer", b"trai1er")), DAMAGED),
    Made("carriage returns lost", _changed(lambda d: d.replace(b"\n", b"\r\n")), EITHER),
    Made("text transfer", _changed(lambda d: bytes(b & 0x7F for b in d)), EITHER),
    Made("no page tree", _tree(_without_pages), DAMAGED, says="pages"),
    Made("looping page tree", _tree(_looping), DAMAGED),
    Made("lost page", _tree(_lost_kid), DAMAGED),
    Made("no pages", _no_pages, frozenset({ExitCode.NO_PAGES}), says="no pages"),
    Made("broken stream", _content(_spoilt), DAMAGED, says="page 3"),
    Made("stream of nothing", _content(lambda raw: bytes(len(raw))), DAMAGED),
    Made("locked", lambda path, data: _locked(path, "user", data), LOCKED, says="--password-file"),
    Made("locked by RC4", _weakly_locked, LOCKED),
    Made("locked for its owner alone", lambda p, d: _locked(p, "", d), frozenset({ExitCode.OK})),
]
"""Each with the codes that may come of it; a file that is read whole in spite of all is well."""
