"""Gold readings: plans and mentions that people have read, and outputs in the same form."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mirps_extract.errors import InputNotReadableError
from mirps_extract.paths import NotUtf8Error, text_of


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention that is to be found.

    Attributes:
        text: the words, as they stand in the commitment.
        start: offset of its first character in the commitment's text; None where only `nth` is
            known.
        nth: how many times `text` stands in the commitment before this mention.
        names: the institution's full names, if they are sure; any of them will do.
        institution: the institution's id, if the gold has ids.
        role: its role, if it is sure.
        optional: whether careful readers could differ; such a mention counts neither way.
    """

    text: str
    start: int | None
    nth: int
    names: tuple[str, ...]
    institution: str | None
    role: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """A commitment that is to be found; mentions are None where nobody has looked for them.

    Country, area and text are None in files of mentions alone.
    """

    id: str
    country: str | None
    area: str | None
    text: str | None
    mentions: tuple[GoldMention, ...] | None


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold reading, or an output in the same form, in the plan's order."""

    commitments: tuple[GoldCommitment, ...]

    @property
    def has_texts(self) -> bool:
        """Whether it says what the commitments are."""
        return any(commitment.text is not None for commitment in self.commitments)

    @property
    def has_mentions(self) -> bool:
        """Whether it says what institutions they mention."""
        return any(commitment.mentions is not None for commitment in self.commitments)


def load_gold(path: Path) -> Gold:
    """A gold file.

    Args:
        path: a plan in JSON (`countries`, `focus_areas`, `commitments` with `text`; an output of
            this program is one), or mentions as JSON lines (`id` and `mentions`, each with `text`,
            `nth`, `canonical`, `role` and `optional`).

    Raises:
        InputNotReadableError: the file cannot be read, or is neither.
    """
    try:
        text = text_of(path)
        return gold_of(text)
    except OSError as error:
        raise InputNotReadableError(
            f"cannot read {path}: {error.strerror}. Check the path."
        ) from error
    except NotUtf8Error as error:
        raise InputNotReadableError(f"{path} {error}: save it as UTF-8.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputNotReadableError(
            f"{path} is neither a plan in JSON nor JSON lines with mentions; docs/evaluate.md "
            "shows both."
        ) from error


def gold_of(text: str) -> Gold:
    """The gold that a text holds.

    Raises:
        ValueError, KeyError, TypeError: the text is no gold.
    """
    rows = _objects_in(text)
    if not rows:
        raise ValueError("no rows")
    if len(rows) == 1 and "countries" in rows[0]:
        return Gold(tuple(_plan(rows[0])))
    return Gold(tuple(_line(row) for row in rows))


def squeezed(text: str) -> str:
    """A text without its white space, in one Unicode form."""
    return "".join(unicodedata.normalize("NFC", text).split())


def _objects_in(text: str) -> list[dict[str, Any]]:
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def _plan(plan: Mapping[str, Any]) -> Iterable[GoldCommitment]:
    names = {i["id"]: tuple(i["names"].values()) for i in plan.get("institutions", [])}
    for country in plan["countries"]:
        for area in country["focus_areas"]:
            for commitment in area["commitments"]:
                mentions = commitment.get("institutions")
                yield GoldCommitment(
                    id=commitment["id"],
                    country=country["iso3"],
                    area=area["area"],
                    text=commitment["text"],
                    mentions=None
                    if mentions is None
                    else tuple(_mention(m, names.get(m.get("institution"), ())) for m in mentions),
                )


def _line(row: Mapping[str, Any]) -> GoldCommitment:
    return GoldCommitment(
        id=row["id"],
        country=row.get("country"),
        area=row.get("area"),
        text=row.get("text"),
        mentions=tuple(_mention(mention) for mention in row["mentions"]),
    )


def _mention(mention: Mapping[str, Any], names: tuple[str, ...] = ()) -> GoldMention:
    name = mention.get("canonical", mention.get("name"))
    return GoldMention(
        text=mention["text"],
        start=mention.get("start"),
        nth=mention.get("nth", 0),
        names=names or ((name,) if name is not None else ()),
        institution=mention.get("institution"),
        role=mention.get("role"),
        optional=bool(mention.get("optional")),
    )
