"""Streams of a PDF as they are decompressed: none grows beyond its limit, none breaks unseen.

pdfminer decompresses a stream in one go and reads on in silence where the data is broken. It has no
hook, so what it calls for zlib, LZW and run-length data is replaced, once, by what watches: only in
`watched`, and in its thread of control.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pdfminer import pdftypes
from pdfminer.lzw import LZWDecoder

from mirps_extract.errors import LimitError
from mirps_extract.limits import Limits

CHUNK = 4096
"""Bytes that are decompressed at a time: what comes before a broken place is kept."""

HEADER, CHECK = 2, 4
"""Bytes before compressed data, and of the checksum behind it (RFC 1950)."""

END_OF_RUNS = 128
"""What ends data that is packed by the length of its runs."""

FLUSHED = b"\0\0\xff\xff"
"""How compressed data ends that holds all that it was given so far, and was not closed: some
programs that note something in a file leave their streams so."""


@dataclass
class Inflation:
    """What is seen while streams are decompressed.

    Attributes:
        limits: what a stream may become.
        broken: how many streams were broken so far.
        unchecked: how many were whole, but with a wrong checksum or none.
        exceeded: the error for one that was larger than the limit, should pdfminer drop it.
    """

    limits: Limits
    broken: int = 0
    unchecked: int = 0
    exceeded: LimitError | None = None

    def checked(self, size: int) -> None:
        """Raise LimitError where a stream has become larger than the limit."""
        limits = self.limits
        if size > limits.stream:
            self.exceeded = LimitError(
                f"a stream of the file grows beyond {limits.said('stream')} when it is "
                f"decompressed: {limits.raised('stream', 8)}."
            )
            raise self.exceeded


_watch: ContextVar[Inflation | None] = ContextVar("_watch", default=None)


@contextmanager
def watched(limits: Limits) -> Iterator[Inflation]:
    """Watch all streams that are decompressed within."""
    watch = Inflation(limits)
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


@contextmanager
def aside() -> Iterator[None]:
    """Hold streams that are decompressed within to the limit, and tell nothing of them.

    What they are used for may be done without.
    """
    watch = _watch.get()
    token = _watch.set(watch and Inflation(watch.limits))
    try:
        yield
    finally:
        _watch.reset(token)


class _Zlib:
    """What pdfminer uses of the module zlib."""

    error = zlib.error
    decompressobj = zlib.decompressobj

    @staticmethod
    def decompress(data: bytes) -> bytes:
        watch = _watch.get()
        return zlib.decompress(data) if watch is None else _inflated(data, watch)


def _inflated(data: bytes, watch: Inflation) -> bytes:
    """The data decompressed, up to where it is broken.

    A wrong checksum at its end, or none, breaks nothing: other readers do not look at it. Nor
    does data that was never closed, where nothing is missing of it.
    """
    has_header = len(data) > HEADER and data[0] & 0x0F == zlib.DEFLATED
    inner = zlib.decompressobj(-zlib.MAX_WBITS if has_header else zlib.MAX_WBITS)
    found = BytesIO()
    total = zlib.adler32(b"")
    try:
        for start in range(HEADER if has_header else 0, len(data), CHUNK):
            part = inner.decompress(data[start : start + CHUNK], watch.limits.stream + 1)
            total = zlib.adler32(part, total)
            found.write(part)
            watch.checked(found.tell())
            if inner.eof:
                end = min(start + CHUNK, len(data)) - len(inner.unused_data)
                watch.unchecked += has_header and data[end:][:CHECK] != total.to_bytes(CHECK)
                break
    except zlib.error:
        watch.broken += 1
    else:
        # What is empty says nothing and lacks nothing: some programs write empty streams so.
        is_whole = inner.eof or data.rstrip(b"\r\n").endswith(FLUSHED)
        watch.broken += bool(data) and not is_whole
        watch.unchecked += bool(data) and is_whole and not inner.eof
    return found.getvalue()


def _lzwdecode(data: bytes) -> bytes:
    found = BytesIO()
    watch = _watch.get()
    for part in LZWDecoder(BytesIO(data)).run():
        found.write(part)
        if watch:
            watch.checked(found.tell())
    return found.getvalue()


def _rldecode(data: bytes) -> bytes:
    """Data whose runs are written out (ISO 32000-1, 7.4.5)."""
    found = bytearray()
    watch = _watch.get()
    at = 0
    while at < len(data) and (length := data[at]) != END_OF_RUNS:
        if length < END_OF_RUNS:
            found += data[at + 1 : at + length + 2]
            at += length + 2
        else:
            found += data[at + 1 : at + 2] * (257 - length)
            at += 2
        if watch:
            watch.checked(len(found))
    return bytes(found)


_pdftypes: Any = pdftypes
_pdftypes.zlib = _Zlib
_pdftypes.lzwdecode = _lzwdecode
_pdftypes.rldecode = _rldecode
