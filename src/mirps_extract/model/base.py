"""What all models share: their base, common kinds of numbers, and how a field is described."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.2"
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


def example_of(model: type[BaseModel]) -> dict[str, Any]:
    """A value of a model, made of the examples of its fields."""
    return {name: (field.examples or [None])[0] for name, field in model.model_fields.items()}


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


_FIELDS: dict[tuple[type[Strict], int], set[str]] = {}
"""Sets of fields that values were given, by model and size."""
