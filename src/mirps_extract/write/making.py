"""What an output was made with, so that another run can tell whether it would come out the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from mirps_extract.model import MadeWith
from mirps_extract.paths import OWN, contents_of
from mirps_extract.settings import Settings

DATA = (
    ("vocabulary", "data"),
    ("registry", "data"),
    ("institutions", "pipelines"),
    ("outline", "weights.toml"),
    ("findings", "findings.toml"),
)
"""Folders and files of the package's data."""

DIGITS = 16
"""Hexadecimal digits of a fingerprint."""


def made_with(settings: Settings) -> MadeWith:
    """What a run with these settings makes its output with.

    A file of the user's own that cannot be read counts as empty, since reading it for its use says
    what is wrong.
    """
    digest = hashlib.sha256(_package_data().encode())
    for path in settings.own_files:
        with suppress(OSError):
            digest.update(contents_of(path, OWN))
    return MadeWith(
        version=version("mirps-extract"),
        data=digest.hexdigest()[:DIGITS],
        settings=dict(sorted(settings.unusual.items())),
    )


@cache
def _package_data() -> str:
    """A hash of all data files of the package."""
    digest = hashlib.sha256()
    for parts in DATA:
        place = files("mirps_extract").joinpath(*parts)
        for name, item in sorted(_walk(place, "/".join(parts))):
            digest.update(name.encode() + b"\0" + hashlib.sha256(item.read_bytes()).digest())
    return digest.hexdigest()


def _walk(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        yield name, place
        return
    for item in place.iterdir():
        yield from _walk(item, f"{name}/{item.name}")
