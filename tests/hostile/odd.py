"""Files that are odd, or mean harm, and are read like any other."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mirps_extract import ExitCode

from .raw import pdf_of
from .values import Made

READ = frozenset({ExitCode.OK})
NO_PLAN = frozenset({ExitCode.NOT_A_PLAN})
DAMAGED = frozenset({ExitCode.DAMAGED})
NO_TEXT = frozenset({ExitCode.NO_TEXT})

Change = Callable[[pikepdf.Pdf], None]


def _with(change: Change) -> Callable[[Path, bytes], None]:
    def make(path: Path, data: bytes) -> None:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(path, static_id=True)

    return make


def _raw(data: bytes) -> Callable[[Path, bytes], None]:
    return lambda path, _: (path.write_bytes(data), None)[1]


def _script(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('http://127.0.0.1:47913/')"))
    pdf.Root.OpenAction = pdf.make_indirect(action)
    names = Dictionary(Names=Array([String("run"), pdf.make_indirect(action)]))
    pdf.Root.Names = Dictionary(JavaScript=names)


def _launch(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("/bin/touch launched"))


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoToR, F=String("//127.0.0.1/share/plan.pdf"), D=0)


def _links(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 595, 842]),
        A=Dictionary(S=Name.URI, URI=String("http://127.0.0.1:47913/?plan")),
    )
    for page in pdf.pages:
        page.Annots = pdf.make_indirect(Array([pdf.make_indirect(link)]))


def _form_post(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.SubmitForm, F=String("http://127.0.0.1:47913/"))


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["tool.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ" + bytes(400))


def _stream_elsewhere(pdf: pikepdf.Pdf) -> None:
    """A picture whose data is to be had from a server."""
    picture = pikepdf.Stream(pdf, b"")
    picture.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=9, Height=9))
    picture.F = Dictionary(FS=Name.URL, F=String("http://127.0.0.1:47913/picture"))
    pdf.pages[0].Resources.XObject = Dictionary(Odd=picture)


def _boxes(box: list[int]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.MediaBox = Array(box)

    return change


def _swapped(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        x0, y0, x1, y1 = page.MediaBox
        page.MediaBox = Array([x1, y1, x0, y0])


def _turned_a_little(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.Rotate = 45


def _wrong_count(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Count = 99


def _compact(path: Path, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)


def _linear(path: Path, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(path, linearize=True, static_id=True)


def _before_and_after(path: Path, data: bytes) -> None:
    path.write_bytes(b"From: a mail\r\n\r\n" + data + b"\r\nEnd of the mail\r\n" * 9)


INFINITE = b"BT /F 12 Tf 1 0 0 1 1e400 700 Tm (far off) Tj 1 0 0 1 72 700 Tm (A text) Tj ET"
HUGE_TYPE = b"BT /F 1e30 Tf 72 700 Td (large) Tj ET BT /F 12 Tf 72 600 Td (A text) Tj ET"
SHAPES = b"1e38 1e38 1e38 1e38 re f -1e38 0 m 1e38 1e38 l S BT /F 12 Tf 72 600 Td (A text) Tj ET"
UNFINISHED = b"BT /F 12 Tf 72 600 Td (A text) Tj (never closed"
UNKNOWN = b"BT /F 12 Tf 72 600 Td (A text) Tj ET 1 2 3 noop /G gs q q q Q"
NO_FONT = b"BT /Gone 12 Tf 72 600 Td (A text) Tj ET"
UNBALANCED = b"Q Q Q ET BT /F 12 Tf 72 600 Td (A text) Tj ET Q EMC"

ODD = [
    Made("script", _with(_script), READ),
    Made("launch", _with(_launch), READ),
    Made("goes elsewhere", _with(_elsewhere), READ),
    Made("links", _with(_links), READ),
    Made("form that is sent", _with(_form_post), READ),
    Made("attachment", _with(_attached), READ),
    Made("stream from a server", _with(_stream_elsewhere), READ),
    Made("corners swapped", _with(_swapped), READ),
    Made("turned by 45 degrees", _with(_turned_a_little), READ),
    Made("count of pages wrong", _with(_wrong_count), READ),
    Made("object streams", _compact, READ),
    Made("linear", _linear, READ),
    Made("within a mail", _before_and_after, READ),
    Made("page far from the origin", _with(_boxes([50000, 50000, 50595, 50842])), NO_TEXT),
    Made(
        "box of infinity", _raw(pdf_of({}, page=b"/MediaBox[0 0 1e400 1e400]")), NO_PLAN | NO_TEXT
    ),
    Made("box of words", _raw(pdf_of({}, page=b"/MediaBox[/a /b /c /d]")), DAMAGED),
    Made("no box", _raw(pdf_of({}, page=b"")), NO_PLAN),
    Made("turned by a word", _raw(pdf_of({}, page=b"/MediaBox[0 0 595 842]/Rotate/up")), NO_PLAN),
    Made("infinite place", _raw(pdf_of({}, content=INFINITE)), DAMAGED),
    Made("huge type", _raw(pdf_of({}, content=HUGE_TYPE)), DAMAGED),
    Made("shapes beyond all", _raw(pdf_of({}, content=SHAPES)), DAMAGED),
    Made("text never closed", _raw(pdf_of({}, content=UNFINISHED)), NO_PLAN | {ExitCode.DAMAGED}),
    Made("unknown operators", _raw(pdf_of({}, content=UNKNOWN)), DAMAGED),
    Made(
        "font that is not there",
        _raw(pdf_of({}, content=NO_FONT)),
        NO_PLAN | NO_TEXT | {ExitCode.DAMAGED},
    ),
    Made("too many ends", _raw(pdf_of({}, content=UNBALANCED)), DAMAGED),
    Made("no content", _raw(pdf_of({}, content=b"")), NO_TEXT),
]
