"""What speaks for each thing that some lines may be: the one table of named evidence.

Each function names pieces of evidence; `weights.toml` says what each counts. A name that is not
there is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mirps_extract.outline.features import by_habit, headings, items, prose
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.habits import Habits
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.labels import STYLED, Label

BY_LINES: Mapping[Label, Callable[[InChain, int], list[str] | None]] = {
    Label.FRONT: prose.front,
    Label.OBJECTIVES: headings.objectives,
    Label.OBJECTIVE: prose.objective,
    Label.TITLE: headings.title,
    Label.NARRATIVE: prose.narrative,
    Label.COUNT: prose.count,
    Label.BESIDE: prose.aside,
    Label.AREA: headings.area,
    Label.AREA_COUNT: prose.count,
    Label.ITEM: items.item,
    Label.MORE: items.more,
    Label.FIELD: prose.field,
    Label.FIELD_MORE: prose.field_more,
    Label.LEAD: prose.narrative,
    Label.ASIDE: prose.aside_in_list,
    Label.CLOSING: prose.closing,
}
"""What names the evidence for each label in the lines themselves."""

BY_HABITS: Mapping[Label, Callable[[InChain, Habits], list[str]]] = {
    Label.ITEM: by_habit.item,
    Label.MORE: by_habit.more,
    Label.LEAD: by_habit.lead,
    Label.ASIDE: by_habit.aside_in_list,
    Label.BESIDE: by_habit.aside,
}
"""What names the evidence for labels in how the document's parts are set."""

OF_STYLE = frozenset(Label) - {*BY_HABITS, Label.AREA}
"""Labels of which habits tell nothing, where no mark opens a line, but how usual its style is."""


def by_lines(label: Label, place: InChain, length: int) -> list[str] | None:
    """What the lines themselves say for a label; None if they cannot be that.

    Args:
        label: the label.
        place: the first line.
        length: how many there are.
    """
    found = BY_LINES[label](place, length)
    if found is None:
        return None
    context, first = place.context, place.line
    family = "more" if label is Label.MORE else STYLED[label]
    if first.id in context.rows:
        found.append(f"row.first_{family}")
    elif first.id in context.inner:
        found.append(f"row.inner_{family}")
    return found if place.marked else found + _by_tag(label, place)


def by_habits(label: Label, place: InChain, length: int, habits: Habits) -> list[str] | None:
    """What the document's habits say for a label; None if lines cannot be that, or not yet."""
    group = place.group(length)
    if label is Label.AREA and place.reads(length) is NOTHING and not _may_head(place, habits):
        return None
    largest = max(group, key=lambda e: e.size) if length > 1 else place.line
    usual = habits.usual(largest.style, label)
    found = [f"style.{STYLED[label]}_{usual}"] if usual else []
    if label in BY_HABITS and length == 1:  # a number alone opens an item in any list
        found += BY_HABITS[label](place, habits)
    if place.marked and place.line.role and not by_habit.is_sub(place, habits):
        found += _by_tag(label, place)
    return found


def _may_head(place: InChain, habits: Habits) -> bool:
    """Whether a heading that says nothing known may be a focus area's.

    What is set as no area's heading is known to be is one of its own; but right after a country's
    title it is one within the introduction. What is set as countries' titles heads no part of one.
    """
    if not habits.styles or habits.is_of_titles(place.line.style):
        return False
    return habits.is_as_areas(place.line.style) or not place.chain.introduces(place.at)


def entering(before: Label, label: Label, place: InChain, habits: Habits) -> list[str]:
    """The evidence for a label of the line at a place, after a line of the label `before`."""
    if label is Label.CLOSING and before is not label:
        return by_habit.closing(place, habits)
    if label is Label.ITEM:
        return by_habit.next_item(before, place, habits)
    if label is Label.AREA and before is Label.FRONT:
        return headings.first_area(place)
    return []


def _by_tag(label: Label, place: InChain) -> list[str]:
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
