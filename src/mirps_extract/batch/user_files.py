"""Files of the user's own, sent to machines that may see none of the user's folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mirps_extract.batch.values import OwnFile
from mirps_extract.paths import OWN, contents_of
from mirps_extract.registry import load_registry
from mirps_extract.settings import Settings
from mirps_extract.vocabulary.user_words import own_words


def own_files(settings: Settings) -> tuple[OwnFile, ...]:
    """The files that settings name, once it is known that they can be used.

    Raises:
        RegistryError: the registry cannot be used.
        VocabularyError: the vocabulary cannot be used.
    """
    if settings.registry is not None:
        load_registry(settings.registry)
    if settings.vocabulary is not None:
        own_words(settings.vocabulary)
    named = {"registry": settings.registry, "vocabulary": settings.vocabulary}
    return tuple(
        OwnFile(setting, path.name, contents_of(path, OWN))
        for setting, path in named.items()
        if path
    )


def with_own_files(settings: Settings, files: Iterable[OwnFile], folder: Path) -> Settings:
    """The settings, with the files that they name laid into a folder of this machine."""
    paths: dict[str, Path] = {}
    for file in files:
        path = folder / file.setting / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
        paths[file.setting] = path
    return replace(
        settings,
        registry=paths.get("registry", settings.registry),
        vocabulary=paths.get("vocabulary", settings.vocabulary),
    )
