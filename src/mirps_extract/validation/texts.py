"""Faults inside a commitment, a paragraph or a footnote: offsets, repairs, mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from mirps_extract.text import RepairKind
from mirps_extract.validation.values import Found

CONTINUATION = RepairKind.CONTINUATION.value

_KEY = re.compile(r"[0-9a-f]{16}")


def faults_of_text(passage: Mapping[str, Any]) -> Found:
    """Evidence that does not cover the text from its beginning to its end, in order."""
    text, spans = passage["text"], [(e["start"], e["end"]) for e in passage["evidence"]]
    for at, (start, end) in enumerate(spans):
        if not 0 <= start < end <= len(text):
            yield (
                ("evidence", at),
                f"{start} to {end} is no part of the text, which has {len(text)} characters.",
            )
    if spans and spans[0][0] != 0:
        yield ("evidence", 0, "start"), "the evidence begins after the beginning of the text."
    if spans and spans[-1][1] < len(text):
        yield ("evidence", len(spans) - 1, "end"), "the evidence ends before the end of the text."
    for at, ((_, end), (start, _)) in enumerate(pairwise(spans), start=1):
        if start < end:
            yield ("evidence", at, "start"), "the evidence goes back to what stood before."
        elif text[end:start].strip():
            yield ("evidence", at, "start"), f"no evidence covers the characters {end} to {start}."


def faults_of_commitment(commitment: Mapping[str, Any]) -> Found:
    """What does not fit its text, or its other fields, in a commitment."""
    yield from faults_of_text(commitment)
    text = commitment["text"]
    if not _KEY.fullmatch(commitment["key"]):
        yield ("key",), "a key is 16 hexadecimal digits."
    if commitment["page"] != commitment["evidence"][0]["page"]:
        yield ("page",), "it is not the page of the first evidence."
    if commitment["title"] is not None and not text.startswith(commitment["title"]):
        yield ("title",), "the text does not begin with it."
    for at, item in enumerate(commitment["items"]):
        if item["text"] not in text:
            yield ("items", at, "text"), "it is no part of the commitment's text."
    yield from _repairs(commitment)
    for at, mention in enumerate(commitment["institutions"]):
        if text[mention["start"] : mention["end"]] != mention["text"] or not mention["text"]:
            yield (
                ("institutions", at),
                f"{mention['start']} to {mention['end']} of the text is not the mention's text.",
            )


def _repairs(commitment: Mapping[str, Any]) -> Found:
    text, fits = commitment["text"], True
    for at, repair in enumerate(commitment["repairs"]):
        start, after = repair["start"], repair["after"]
        if start > len(text) or not text.startswith(after, start):
            fits = False
            yield ("repairs", at), f"`after` does not stand at {start} of the text."
    if fits and not _squeezed("".join(commitment["printed"])).endswith(
        _squeezed(_undone(commitment))
    ):
        yield ("printed",), "the text, its repairs undone, is not what the printed lines say."


def _undone(commitment: Mapping[str, Any]) -> str:
    """The printed words: the text with its repairs undone, from the last to the first.

    Continuations change white space alone, and can stand inside of other repairs.
    """
    text: str = commitment["text"]
    changes = [repair for repair in commitment["repairs"] if repair["kind"] != CONTINUATION]
    for repair in reversed(changes):
        start = repair["start"]
        text = text[:start] + repair["before"] + text[start + len(repair["after"]) :]
    return text


def _squeezed(text: str) -> str:
    return "".join(text.split())
