"""The form of a corrections file, as pydantic models: field names are fixed, pages write them.

Corrections are applied in their order. Each is tied to what it corrects by content keys and by
what was read before, never by place: where either differs, the correction is stale. A commitment
that was corrected is also known by the keys that it had before.

Each has its author and its time, so that those of several people can be told apart and merged.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from mirps_extract.model import Role
from mirps_extract.text import on_one_line

CORRECTIONS_VERSION = "1.1"
"""Version of the form: the first number changes when files of the old form cannot be used."""


def _told(what: str, **more: Any) -> Any:
    return Field(description=what, **more)


class _Form(BaseModel):
    """Base: unknown fields are refused, so that a slip of the pen is not passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _in_utc(text: str) -> str:
    """A time as pages write it, in UTC with milliseconds, so that times compare as texts."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("a time needs its zone, such as Z")
    try:
        in_utc = time.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("there is no such time in UTC") from error
    return in_utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")


Key = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Time = Annotated[str, AfterValidator(_in_utc), Field(json_schema_extra={"format": "date-time"})]
OneLine = Annotated[str, AfterValidator(on_one_line), Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[^\W_]+(_[^\W_]+)*$")]


class Target(_Form):
    """A commitment."""

    key: Annotated[Key, _told("The commitment's key.")]
    nth: Annotated[
        int, _told("Which of the commitments with this key, in the plan's order, from 0.", ge=0)
    ] = 0


class _Decided(_Form):
    note: Annotated[
        OneLine | None, _told("Why, in the reviewer's words; null if nothing is said.")
    ] = None
    by: Annotated[
        OneLine | None, _told("Who decided it; null for the one who is the file's reviewer.")
    ] = None
    when: Annotated[
        Time | None,
        _told("When it was decided (ISO 8601, with the zone); null if it is not known."),
    ] = None
    settles: Annotated[
        list[OneLine],
        _told(
            "The people whose earlier decisions on the same are set aside by this one, by name; "
            "empty when it settles no conflict."
        ),
    ] = []


class _Single(Target, _Decided):
    """A correction of one commitment."""


class Checked(_Single):
    """A person has held the commitment against the page."""

    kind: Literal["checked"]
    before: Annotated[str, _told("The text that was checked.")]


class Text(_Single):
    """The text is to be another."""

    kind: Literal["text"]
    before: Annotated[str, _told("The text as it was read.")]
    after: Annotated[OneLine, _told("The text as it shall be, on one line.")]


class FocusArea(_Single):
    """It belongs to another focus area."""

    kind: Literal["focus_area"]
    before: Annotated[Slug, _told("Slug of the focus area that it was read in.")]
    after: Annotated[Slug, _told("Slug of the focus area that it belongs to.")]


class Split(_Single):
    """It is two commitments or more."""

    kind: Literal["split"]
    before: Annotated[str, _told("The text as it was read.")]
    at: Annotated[
        list[Annotated[int, Field(ge=1)]],
        _told("Where each part but the first begins in that text, in characters.", min_length=1),
    ]


class Merge(_Decided):
    """Two commitments or more of one country are one, in the order that is given here."""

    kind: Literal["merge"]
    commitments: Annotated[list[Target], _told("The parts.", min_length=2)]
    before: Annotated[list[str], _told("Their texts as they were read.", min_length=2)]


class AddInstitution(_Single):
    """Words of the text name an institution."""

    kind: Literal["add_institution"]
    text: Annotated[str, _told("The words that name it, as they stand in the text.", min_length=1)]
    occurrence: Annotated[
        int, _told("Which occurrence of these words in the text, from 0.", ge=0)
    ] = 0
    institution: Annotated[str, _told("Id of the institution, in the registry or the plan.")]
    role: Annotated[Role, _told("What it has to do with the commitment.")]


class RemoveInstitution(_Single):
    """Words that were read as an institution name none."""

    kind: Literal["remove_institution"]
    text: Annotated[str, _told("The words; all their mentions in the commitment.", min_length=1)]
    before: Annotated[str, _told("Id of the institution that was read.")]


class LinkInstitution(_Single):
    """Words name another institution than the one that was read."""

    kind: Literal["link_institution"]
    text: Annotated[str, _told("The words; all their mentions in the commitment.", min_length=1)]
    before: Annotated[str, _told("Id of the institution that was read.")]
    after: Annotated[str, _told("Id of the institution that is meant.")]


class InstitutionRole(_Single):
    """An institution has to do with the commitment in another way."""

    kind: Literal["institution_role"]
    institution: Annotated[str, _told("Id of the institution.")]
    before: Annotated[Role, _told("Its role as it was read.")]
    after: Annotated[Role, _told("Its role as it is.")]


OfText = Checked | Text | FocusArea | Split | Merge
OfInstitutions = AddInstitution | RemoveInstitution | LinkInstitution | InstitutionRole
Correction = OfText | OfInstitutions


class PlanRef(_Form):
    """The plan that the corrections were made for; for people, nothing depends on it."""

    file_name: str
    sha256: str


class Corrections(_Form):
    """What a person corrected in a reading."""

    version: Annotated[str, _told("Version of this form.", pattern=r"^1\.\d+$")]
    plan: Annotated[
        PlanRef | None, _told("The plan that they were made for; null if it is not said.")
    ] = None
    reviewer: Annotated[
        OneLine | None, _told("Who made those that do not say who; null if it is not known.")
    ] = None
    corrections: Annotated[
        list[Annotated[Correction, Field(discriminator="kind")]],
        _told("The corrections, in the order in which they are applied."),
    ]
