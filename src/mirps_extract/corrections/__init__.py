"""Corrections: what a person decided on a reading, applied again on every run.

Texts are corrected before institutions are looked for in them, institutions afterwards.
"""

from mirps_extract.corrections.form import CORRECTIONS_VERSION, Corrections
from mirps_extract.corrections.loading import (
    corrections_json,
    corrections_schema,
    load_corrections,
)
from mirps_extract.corrections.mentions import correct_institutions
from mirps_extract.corrections.texts import correct_texts
from mirps_extract.corrections.values import Corrected, CorrectedTexts, MentionChange, Review

__all__ = [
    "CORRECTIONS_VERSION",
    "Corrected",
    "CorrectedTexts",
    "Corrections",
    "MentionChange",
    "Review",
    "correct_institutions",
    "correct_texts",
    "corrections_json",
    "corrections_schema",
    "load_corrections",
]
