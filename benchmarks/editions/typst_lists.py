"""The commitments of a section in Typst's notation: columns, headings, lists and tables."""

from __future__ import annotations

from .labels import Labels
from .typst_notation import array, block, call, content, string
from .values import Chapter, Promise


def lists(labels: Labels, chapter: Chapter) -> str:
    """All areas of a section with their headings."""
    design = labels.design
    if design.listing in ("table", "table ruled"):
        return _tables(labels, chapter)
    # What is never parted cannot be shared out evenly by height alone.
    parted = design.listing not in ("cards", "none white")
    columns = "even" if design.balanced and parted else "filled"
    spans = design.span_headings or design.columns == 1
    flow = []
    for place in range(len(chapter.areas)):
        items = _listing(labels, chapter, place)
        set_items = call(columns, str(design.columns), block(items))
        heading = _heading(labels, chapter, place)
        if design.heading == "slide":
            flow.append(f"#pagebreak(weak: true)\n{heading}\n{set_items}")
        elif design.heading == "side":
            flow.append(_side(labels, chapter, place, items))
        elif spans:
            flow.append(f"#need(9em)\n{heading}\n{set_items}")
        else:
            flow.append(f"{heading}\n{items}")
    if spans or design.heading in ("slide", "side"):
        return "\n".join(flow)
    spare = ["spare: 6"] if columns == "even" else []
    body = block("\n".join(flow))
    return "#need(12em)\n" + call(columns, str(design.columns), body, *spare)


def _heading(labels: Labels, chapter: Chapter, place: int) -> str:
    return f"#heading(level: 2, {string(labels.heading(chapter, place))})"


def _side(labels: Labels, chapter: Chapter, place: int, items: str) -> str:
    """A heading in the margin of its list, which then has one column."""
    return call("beside", string(labels.heading(chapter, place)), block(items))


def _listing(labels: Labels, chapter: Chapter, place: int) -> str:
    design, area = labels.design, chapter.areas[place]
    items = [
        _promise(labels, chapter, promise, first=place == 0 and n == 0)
        for n, promise in enumerate(area.promises)
    ]
    marks = [string(mark) for mark in labels.marks(chapter, place)]
    match design.listing:
        case "bullet" | "dash" | "square" | "arrow" | "number" | "number bracket" if (
            not design.indent
        ):
            return call("unhung-list", array(items), array(marks))
        case "bullet" | "dash" | "square" | "arrow":
            if design.seed % 4 == 0:
                return call("typed-list", array(items), array(marks))
            return call("own-list", array(items), marks[0])
        case "drawn":
            return call("own-list", array(items), "drawn-mark")
        case "disc":
            return call("own-enum", array(items), array(f"number-disc({n})" for n in marks))
        case "number" | "number bracket" | "lettered" | "code":
            return call("own-enum", array(items), array(marks))
        case "cards":
            return "\n".join(call("card", item) for item in items)
        case "none indent":
            return call("indented", array(items))
        case "none hanging":
            return call("hanging", array(items))
        case _:
            return call("whole-blocks", array(items))


def _promise(labels: Labels, chapter: Chapter, promise: Promise, *, first: bool) -> str:
    """A commitment as content, with what belongs below its text."""
    label, rest = labels.split(promise)
    body = (f"#strong({string(label)})" if label else "") + content(rest)
    if first and chapter.note:
        body += f"#footnote[{content(chapter.note)}]"
    if promise.items:
        marks = (string(labels.item_mark(n)) for n in range(len(promise.items)))
        body += call("sub-items", array(map(string, promise.items)), array(marks))
    if labels.design.listing == "cards":
        body += _particulars(labels, promise)
    return block(body)


def _particulars(labels: Labels, promise: Promise) -> str:
    """What a card says below its text."""
    lines = [
        f"#strong({string(name + ':')}) {content(value)}" for name, value in labels.details(promise)
    ]
    return call("particulars", block("#linebreak()".join(lines))) if lines else ""


def _tables(labels: Labels, chapter: Chapter) -> str:
    """A table for each area, or one with areas as rows that run over all its columns."""
    design, table = labels.design, labels.table(chapter)
    form = "ruled" if design.listing == "table ruled" else "unruled"
    details = len(table.held)
    shares = array(["auto"] * table.numbered + ["3fr"] + ["1fr"] * details)
    head = array(map(string, table.heads))
    tables, all_rows = [], []
    for place in range(len(chapter.areas)):
        rows = _rows(labels, chapter, place)
        if design.heading == "row":
            name = string(labels.heading(chapter, place))
            all_rows += [f"area-row({len(table.heads)}, {name})", *rows]
            continue
        start = "#pagebreak(weak: true)\n" if design.heading == "slide" else "#need(11em)\n"
        body = call(form, shares, head, array(rows))
        tables.append(f"{start}{_heading(labels, chapter, place)}\n{body}")
    if design.heading == "row":
        tables.append("#need(11em)\n" + call(form, shares, head, array(all_rows)))
    return "\n".join(tables)


def _rows(labels: Labels, chapter: Chapter, place: int) -> list[str]:
    table, marks = labels.table(chapter), labels.marks(chapter, place)
    rows = []
    for n, promise in enumerate(chapter.areas[place].promises):
        cells = [string(marks[n])] * table.numbered
        cells.append(_promise(labels, chapter, promise, first=place == 0 and n == 0))
        cells += [string(getattr(promise, key)) for key in table.held]
        rows.append(", ".join(cells))
    return rows
