"""What the structure tree of a tagged file says of a label."""

from __future__ import annotations

from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.labels import STYLED, Label


def by_tag(label: Label, place: InChain) -> list[str]:
    """What the structure tree says of a label."""
    line, before, role = place.line, place.before, place.line.role
    if not role:
        return []
    if label is Label.ITEM and line.item is not None:
        new = before is None or before.item != line.item
        return ["tag.new_item" if new else "tag.old_item"]
    if label is Label.MORE and line.item is not None and before is not None:
        return ["tag.same_item" if before.item == line.item else "tag.other_item"]
    if role == "H" or (role.startswith("H") and role[1:].isdecimal()):
        return [f"tag.heading_{STYLED[label]}"]
    if role in ("LBody", "Lbl"):
        return [f"tag.list_{STYLED[label]}"]
    return []
