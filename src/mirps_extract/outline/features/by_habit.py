"""What speaks for a label in how the parts of the document are set elsewhere."""

from __future__ import annotations

from mirps_extract.outline.apart import is_titled
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.habits import Habits
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.labels import IN_LIST, Label
from mirps_extract.outline.lists import Way
from mirps_extract.outline.marks import LETTERS


def item(place: InChain, habits: Habits) -> list[str]:
    """The first line of a commitment."""
    line, before = place.line, place.before
    found = [_opening(place, habits)]
    if line.style in habits.leads:
        found.append("item.as_lead")
    if place.has_words and place.heads and not place.marked and habits.is_of_areas(line.style):
        found.append("item.as_heading")
    if _is_no_text(place, habits):
        found.append("item.as_title")
    if _is_boxed(place, habits):
        found.append("item.boxed")
    if place.context.country is not None and found[0] in ("item.unknown", "item.no_mark"):
        found.append("item.unmarked")
    in_panels = habits.way is Way.PANEL
    if in_panels and before is not None and line.line.panel not in (None, before.line.panel):
        found.append("item.new_panel")
    return found


def _opening(place: InChain, habits: Habits) -> str:
    """How a line opens an item, if it does."""
    lists, name = habits.lists, place.line.id
    if place.marked:
        return "item.sub_mark" if is_sub(place, habits) else "item.mark"
    if lists is None:
        return "item.unknown"
    if lists.way is Way.MARKS:
        return "item.no_mark"
    if name in lists.openers:
        return "item.set_apart"
    return "item.not_apart" if name in lists.inner else "item.untold"


def more(place: InChain, habits: Habits) -> list[str]:
    """A line that goes on with a commitment."""
    found = ["more.as_title"] if _is_no_text(place, habits) else []
    if _is_boxed(place, habits):
        found.append("more.boxed")
    if place.marked:
        found.append("more.sub_mark" if is_sub(place, habits) else "more.marked")
    elif habits.way is Way.MARKS and _is_lettered_part(place):
        found.append("more.sub_mark")
    return found


def _is_lettered_part(place: InChain) -> bool:
    """Whether a letter that is no mark in use opens a part of a sentence: "with: | a. ...;"."""
    lettered = (place.line.mark_form or "").startswith(LETTERS)
    return lettered and place.text is not None and place.text.may_go_on


def is_sub(place: InChain, habits: Habits) -> bool:
    """Whether a mark is of a second level: of a form that opens none, or set in from others."""
    if not place.marked:
        return False
    if habits.tops and place.line.mark_form not in habits.tops:
        return True
    return habits.way not in (None, Way.MARKS) or place.is_set_in


def lead(place: InChain, habits: Habits) -> list[str]:
    """Words that lead to a list: where items have no marks, they may be one."""
    if place.line.style in habits.leads:
        return ["lead.own_style"]
    found = ["lead.line" if habits.way is Way.MARKS else "lead.unmarked"]
    return [*found, "lead.in_own_plan"] if place.context.country is not None else found


def aside(place: InChain, habits: Habits) -> list[str]:
    """What is no part of the text."""
    return ["aside.as_title"] if _is_as_title(place, habits) else []


def aside_in_list(place: InChain, habits: Habits) -> list[str]:
    """What is no part of a list of commitments."""
    return [*aside(place, habits), *(["aside.boxed"] if _is_boxed(place, habits) else [])]


def _is_boxed(place: InChain, habits: Habits) -> bool:
    """Whether a line stands in a box among the items of a list, and not as they do.

    Where no marks tell items, a box has a heading set as no item is; where each stands in a box of
    its own, its text is set so, too.
    """
    box = place.box
    if not box or habits.is_of_areas(box[0].style):
        return False
    if habits.way is Way.MARKS:
        return place.boxed
    rare = [habits.usual(e.style, Label.ITEM) in ("few", "never") for e in (box[0], box[-1])]
    return is_titled(box) and rare[0] and (habits.way is not Way.PANEL or rare[1])


def _is_as_title(place: InChain, habits: Habits) -> bool:
    """Whether a line is set as countries' titles are."""
    return place.heads and habits.is_of_titles(place.line.style)


def _is_no_text(place: InChain, habits: Habits) -> bool:
    """Whether a line is plainly a title: it is set so, or names a country and no style is known."""
    line = place.line
    if not habits.styles:
        return place.heads and line.reads.country is not None and line.emphasis > 1
    return _is_as_title(place, habits)


def closing(place: InChain, habits: Habits) -> list[str]:
    """What speaks for a part that is no country's beginning with a line."""
    before, style = place.before, place.line.style
    found = ["closing.opens"]
    if before is None or before.page != place.line.page:
        found.append("closing.at_top")
    if place.context.opens_closing(place.line):
        found.append("closing.reads")
    if place.heads and place.line.reads is NOTHING and habits.is_rather_of_titles(style):
        found.append("closing.as_title")
    return found


def next_item(label: Label, place: InChain, habits: Habits) -> list[str]:
    """What the words say of whether an item opens in a line that follows one of a label."""
    before, lower = place.chain.text_before(place.at), place.line.lower and not habits.lower_items
    if label not in IN_LIST:
        found = ["item.lower_first"] if lower else []
        led = habits.way is Way.MARKS and not place.marked and place.chain.leads_to_mark(place.at)
        return [*found, "item.before_marks"] if led else found
    if before is None:
        return []
    if before.open_end == 4:
        return ["item.after_hyphen"]
    if lower:
        return ["item.mid_sentence" if before.may_go_on else "item.lower"]
    return ["item.after_open"] if before.open_end == 3 else []
