"""What each stage handed on, as JSON files, to trace a wrong reading to its stage."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from mirps_extract.findings import Finding
from mirps_extract.geometry import Box
from mirps_extract.vocabulary import Vocabulary
from mirps_extract.write.files import written

DECIMALS = 2


class StageKeeper:
    """Writes the value of each stage to a numbered file in a folder.

    Args:
        folder: the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._count = 0

    def __call__(self, stage: str, value: object) -> None:
        """Write what a stage handed on."""
        self._count += 1
        text = json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n"
        written(self.folder / f"{self._count}-{stage}.json", text)


def plain(value: Any) -> Any:
    """A stage's value as what JSON knows: boxes as four numbers, findings with their code."""
    if isinstance(value, Vocabulary):
        return value.language  # the files say the rest
    if isinstance(value, Box):
        return [round(side, DECIMALS) for side in dataclasses.astuple(value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        extra = {"code": value.code, "message": value.message} if isinstance(value, Finding) else {}
        return extra | fields
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return [plain(item) for item in value]
    return value
