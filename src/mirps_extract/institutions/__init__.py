"""Stage 6, institutions: who is to carry out a commitment."""

from mirps_extract.institutions.asking import Answer, Find, Texts, Which, find_here, texts_of
from mirps_extract.institutions.gathering import gathered
from mirps_extract.institutions.values import (
    Identity,
    Institution,
    Mention,
    Resolution,
    Role,
    Source,
    Tagged,
    untagged,
)

__all__ = [
    "Answer",
    "Find",
    "Identity",
    "Institution",
    "Mention",
    "Resolution",
    "Role",
    "Source",
    "Tagged",
    "Texts",
    "Which",
    "find_here",
    "gathered",
    "texts_of",
    "untagged",
]
