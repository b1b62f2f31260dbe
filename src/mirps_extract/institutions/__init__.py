"""Stage 6, institutions: who is to carry out a commitment."""

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
    "Identity",
    "Institution",
    "Mention",
    "Resolution",
    "Role",
    "Source",
    "Tagged",
    "untagged",
]
