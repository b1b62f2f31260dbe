"""The JSON that goes out, as pydantic models: field names are fixed, others read them.

Coordinates are points with the origin at the top left of the visible page; pages count from 1;
offsets count characters (Unicode code points) of the `text` beside them. What the plan does not
say is null. Every field says what it holds; docs/fields.md is made of that.
"""

from mirps_extract.model.about import (
    Coverage,
    Edition,
    Finding,
    MadeWith,
    Severity,
    Source,
    Unassigned,
)
from mirps_extract.model.base import SCHEMA_VERSION, Bbox, Count, Iso3, Strict, example_of
from mirps_extract.model.commitments import (
    Commitment,
    FocusArea,
    FoundBy,
    Implied,
    Item,
    Mention,
    Repair,
    Role,
)
from mirps_extract.model.countries import Country, Declared, Paragraph
from mirps_extract.model.places import Evidence, Place, bbox_of
from mirps_extract.model.plan import Footnote, Institution, Plan, Resolution
from mirps_extract.model.review import UNTOUCHED, AsRead, MentionChange, MentionChangeKind, Review
