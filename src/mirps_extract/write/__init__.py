"""The stage write: the reading as a validated model, and the model as bytes of JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mirps_extract.lazy_exports import attached

if TYPE_CHECKING:
    from mirps_extract.write.files import written, written_bytes, written_together
    from mirps_extract.write.making import made_with
    from mirps_extract.write.modelling import edition_of, model_of, source_of
    from mirps_extract.write.schema import schema
    from mirps_extract.write.text import json_of, json_parts, plan_of

# `modelling` knows every stage, and the others the model: who writes files waits for neither.
__getattr__, __dir__ = attached(
    __name__,
    {
        "files": ("written", "written_bytes", "written_together"),
        "making": ("made_with",),
        "modelling": ("edition_of", "model_of", "source_of"),
        "schema": ("schema",),
        "text": ("json_of", "json_parts", "plan_of"),
    },
)
