"""What a person decided where the comparison was uncertain: a file that lasts.

A decision is tied to two commitments by their keys, that is by country and text: it holds however
often the plans are read again, and whatever else stands in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from mirps_extract.comparison.values import Comparison, Kind
from mirps_extract.corrections.loading import load_decided

DECISIONS_VERSION = "1.0"
"""Version of the form: the first number changes when files of the old form cannot be used."""

DECISIONS = "decisions.json"
"""Name of the file, beside the outputs."""


class _Form(BaseModel):
    """Base: unknown fields are refused, so that a slip of the pen is not passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Side(_Form):
    """A commitment; its text is for people, nothing depends on it."""

    key: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description="The commitment's key.")]
    text: Annotated[str, Field(description="What it says; for people, nothing depends on it.")]


class OnPair(_Form):
    """Whether two commitments are one."""

    country: str
    before: Side
    after: Side
    same: Annotated[
        bool | None, Field(description="Whether both are one commitment; null if not decided yet.")
    ] = None
    note: Annotated[str | None, Field(description="Why, in the words of who decided.")] = None


class Decisions(_Form):
    """What a person decided on commitments of two editions."""

    version: Annotated[str, Field(description="Version of this form.", pattern=r"^1\.\d+$")]
    decisions: Annotated[list[OnPair], Field(description="The decisions, in any order.")]


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions as the matching takes them, by the keys of commitments.

    Attributes:
        same: the later one that each earlier one is.
        different: pairs of an earlier and a later one that are two commitments.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[tuple[str, str]] = frozenset()


NOTHING_DECIDED = Decided()


def load_decisions(path: Path | None) -> Decisions:
    """The decisions that a file holds; none where no file is given.

    Raises:
        CorrectionsError: the file cannot be read, or is not in the form.
    """
    if path is None:
        return Decisions(version=DECISIONS_VERSION, decisions=[])
    return load_decided(path, Decisions, "decisions")


def decided_by(decisions: Decisions) -> Decided:
    """What was decided; of two decisions on the same pair the later one holds."""
    told = {(each.before.key, each.after.key): each.same for each in decisions.decisions}
    return Decided(
        {pair[0]: pair[1] for pair, same in told.items() if same},
        frozenset(pair for pair, same in told.items() if same is False),
    )


def with_questions(decisions: Decisions, comparison: Comparison) -> Decisions:
    """The decisions, and after them what is uncertain and was not asked yet."""
    asked = {(each.before.key, each.after.key) for each in decisions.decisions}
    questions = [
        OnPair(
            country=change.country,
            before=Side(key=change.before[0].key, text=change.before[0].text),
            after=Side(key=change.after[0].key, text=change.after[0].text),
        )
        for step in comparison.steps
        for change in step.changes
        if change.kind is Kind.UNCERTAIN
        and (change.before[0].key, change.after[0].key) not in asked
    ]
    return decisions.model_copy(update={"decisions": [*decisions.decisions, *questions]})


def decisions_json(decisions: Decisions) -> str:
    """Decisions as the text of a file."""
    return json.dumps(decisions.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
