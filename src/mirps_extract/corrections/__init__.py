"""Corrections: what a person decided on a reading, applied again on every run.

Texts are corrected before institutions are looked for in them, institutions afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mirps_extract.lazy_exports import attached

if TYPE_CHECKING:
    from mirps_extract.corrections.form import CORRECTIONS_VERSION, Corrections
    from mirps_extract.corrections.loading import (
        correction_files,
        corrections_json,
        corrections_schema,
        load_corrections,
    )
    from mirps_extract.corrections.mentions import correct_institutions
    from mirps_extract.corrections.telling import said_by, target_of
    from mirps_extract.corrections.texts import correct_texts
    from mirps_extract.corrections.together import agreed, agreement, by_person, merged
    from mirps_extract.corrections.values import Conflict, Corrected, CorrectedTexts, uncorrected

# Their form takes pydantic, which a plan without corrections need not wait for.
__getattr__, __dir__ = attached(
    __name__,
    {
        "form": ("CORRECTIONS_VERSION", "Corrections"),
        "loading": (
            "correction_files",
            "corrections_json",
            "corrections_schema",
            "load_corrections",
        ),
        "mentions": ("correct_institutions",),
        "telling": ("said_by", "target_of"),
        "texts": ("correct_texts",),
        "together": ("agreed", "agreement", "by_person", "merged"),
        "values": ("Conflict", "Corrected", "CorrectedTexts", "uncorrected"),
    },
)
