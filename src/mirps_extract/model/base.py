"""What all models share: their base, common kinds of numbers, and how a field is described."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

SCHEMA_VERSION = "1.3"
"""Version of the JSON: the first number changes when a reader of the old form would break."""

FORM = rf"^{SCHEMA_VERSION.partition('.')[0]}\.[0-9]+$"
"""Versions that can be read: those of the same first number."""


def told(what: str, *, example: Any, unit: str | None = None, null: str | None = None) -> Any:
    """What a field says to people, for the JSON Schema and the pages that are made of it.

    Args:
        what: what the field holds.
        example: a value that it can have.
        unit: what it counts or measures in.
        null: what null means in it.
    """
    more = {"unit": unit, "null": null}
    return Field(
        description=what,
        examples=[example],
        json_schema_extra={key: value for key, value in more.items() if value is not None},
    )


def example_of(model: type) -> dict[str, Any]:
    """A value of a model or a leaf, made of the examples of its fields."""
    hints = get_type_hints(model, include_extras=True)
    fields = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
    return {
        name: part.examples[0]
        for name, parts in fields.items()
        for part in parts
        if getattr(part, "examples", None)
    }


def one_of(kinds: type[StrEnum], title: str) -> WithJsonSchema:
    """How the JSON Schema tells an enumeration: its values in the field, whose title it has."""
    values = [kind.value for kind in kinds]
    return WithJsonSchema({"enum": values, "title": title, "type": "string"})


Count = Annotated[int, Field(ge=0)]
PageNumber = Annotated[int, Field(ge=1)]
Bbox = Annotated[
    tuple[float, float, float, float],
    told(
        "x0, top, x1, bottom of the box, from the top left of the visible page.",
        unit="points",
        example=[52.0, 115.11, 285.0, 147.01],
    ),
]
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Strict(BaseModel):
    """Base of the models: unknown fields are refused, values do not change, numbers are finite."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of the fields that were given: of its own it is half of what a value takes.

        A long plan has hundreds of thousands of values. None is changed, so no set is.
        """
        given = self.__pydantic_fields_set__
        shared = _FIELDS.setdefault((type(self), len(given)), given)
        if shared == given:
            object.__setattr__(self, "__pydantic_fields_set__", shared)


class Leaf:
    """Base of the values that stages make as they go out: light, and checked when they do."""

    __slots__ = ()
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        extra="forbid", allow_inf_nan=False, revalidate_instances="always"
    )


_FIELDS: dict[tuple[type[Strict], int], set[str]] = {}
"""Sets of fields that values were given, by model and size."""
