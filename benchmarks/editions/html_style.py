"""A design as CSS."""

from __future__ import annotations

from .values import Design, Edition

_SANS = ("Liberation Sans", "DejaVu Sans", "Liberation Sans Narrow")
_SERIF = ("Liberation Serif", "DejaVu Serif", "Liberation Serif")


def style(edition: Edition, design: Design) -> str:
    """The style sheet."""
    return "\n".join(
        [_pages(edition, design), _text(design), _parts(design), _columns(design),
         _headings(design), _items(design), _cards(design), _tables(design), _counts(design)]
    )  # fmt: skip


def _pages(edition: Edition, d: Design) -> str:
    left, top, right, bottom = d.margins
    small = f"font: {d.size * 0.8:.1f}pt {_family(d)}; color: #555;"
    number = {
        "": "",
        "foot centre": f"@page {{ @bottom-center {{ content: counter(page); {small} }} }}",
        "foot outer": _outer("bottom", small),
        "head outer": _outer("top", small),
    }[d.page_number]
    css = f"""
@page {{ size: {d.page[0]}pt {d.page[1]}pt; margin: {top}pt {right}pt {bottom}pt {left}pt; }}
{number}
@page cover {{ margin: 0; {_blank()} }}
.cover {{ page: cover; }}
"""
    head = d.running_head
    if not head:
        return css
    place = "top-center" if d.page_number == "head outer" else "top-left"
    if "{name}" not in head:
        return (
            css
            + f'@page body {{ @{place} {{ content: "{head}"; {small} }} }}'
            + (".chapter { page: body; }" if d.new_page else "")
        )
    for chapter in edition.chapters:
        code = chapter.iso3.lower()
        text = head.format(name=chapter.name)
        css += f'@page {code} {{ @{place} {{ content: "{text}"; {small} }} }}\n'
        css += f".page-{code} {{ page: {code}; }}\n"
    return css


def _outer(side: str, small: str) -> str:
    return "".join(
        f"@page :{hand} {{ @{side}-{hand} {{ content: counter(page); {small} }} }}"
        for hand in ("left", "right")
    )


def _blank() -> str:
    boxes = ("top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right")
    return "".join(f"@{box} {{ content: none; }}" for box in boxes)


def _family(d: Design) -> str:
    name = (_SERIF if d.serif else _SANS)[d.seed % 3]
    return f'"{name}", {"serif" if d.serif else "sans-serif"}'


def _text(d: Design) -> str:
    align = "justify" if d.justified else "left"
    hyphens = "auto" if d.hyphenated else "manual"
    return f"""
* {{ margin: 0; padding: 0; box-sizing: border-box; }}
body {{ font: {d.size}pt/{d.leading} {_family(d)}; -webkit-print-color-adjust: exact;
  overflow-wrap: break-word; }}
a {{ color: inherit; text-decoration: none; }}
.narrative, .list, .flow, .text {{ text-align: {align}; hyphens: {hyphens};
  orphans: 2; widows: 2; }}
h1, h2, h3, .total, .counts-head, .entry {{ text-align: left; hyphens: manual; }}
h1, h2, h3 {{ break-after: avoid; break-inside: avoid; line-height: 1.2; }}
h1 {{ font-size: {d.title_size}pt; color: {d.accent}; margin-bottom: 0.6em; }}
h2 {{ font-size: {d.title_size}pt; color: {d.accent}; margin-bottom: 0.8em; }}
sup, .mark-of-note {{ font-size: 65%; vertical-align: super; line-height: 0; }}
"""


def _parts(d: Design) -> str:
    new = "break-before: page;" if d.new_page else f"margin-top: {d.size * 3}pt;"
    lists = "break-before: page;" if d.lists_on_new_page else f"margin-top: {d.size * 1.6}pt;"
    front = "break-after: page;" if d.new_page or d.contents else f"margin-bottom: {d.size * 2}pt;"
    leader = "." if d.contents == "leaders" else " "
    width, height = d.page
    foot = (
        f".opening {{ display: flex; flex-direction: column; "
        f"min-height: {height - d.margins[1] - d.margins[3] - 6}pt; }}"
        f".counts.foot {{ margin-top: auto; margin-bottom: 0; "
        f"padding-top: {height * 0.06:.0f}pt; }}"
        if d.counts == "cards foot"
        else ""
    )
    return f"""
.cover {{ width: {width}pt; height: {height - 1}pt; padding: {height * 0.3:.0f}pt 60pt 0;
  background: {d.accent}; color: white; break-after: page; }}
.cover .edition {{ font-size: {d.title_size * 1.3:.1f}pt; }}
.edition {{ font-size: {d.title_size * 1.2:.1f}pt; font-weight: bold; line-height: 1.2;
  margin-bottom: 0.8em; }}
.cover .year {{ font-size: {d.title_size}pt; }}
.cover .names {{ margin-top: 3em; text-transform: uppercase; }}
.front {{ {front} }}
.front p, .front li, .closing p, .closing li {{ margin-bottom: 0.6em; }}
.front ul, .closing ul {{ padding-left: 1.4em; }}
.chapter + .chapter, .front + .chapter {{ {new} }}
.front + .chapter {{ break-before: auto; }}
.closing {{ {new} }}
.lists {{ {lists} }}
.narrative p {{ margin-bottom: 0.7em; }}
.narrative {{ columns: {d.narrative_columns}; column-gap: {d.gutter}pt; margin-bottom: 0.8em; }}
.photo {{ break-inside: avoid; margin: 0.8em 0 1.2em; }}
.picture {{ height: {height * 0.16:.0f}pt;
  background: linear-gradient(120deg, {d.accent}55, #ddd, #bba); }}
.photo p {{ font-size: 80%; font-style: italic; color: #555; margin-top: 0.3em; }}
.figure {{ break-inside: avoid; margin: 1em 0 1.4em; color: {d.accent}; }}
.figure .big {{ font-size: 260%; font-weight: bold; line-height: 1.1; }}
.quote {{ break-inside: avoid; border-left: 3pt solid {d.accent}; padding-left: 1em;
  margin: 1.4em 0 1.4em; font-style: italic; font-size: 120%; color: {d.accent}; clear: both; }}
.quote .speaker {{ font-size: 75%; font-style: normal; margin-top: 0.4em; }}
.note {{ border-top: 0.5pt solid #555; margin-top: 2em; padding-top: 0.4em; font-size: 78%;
  break-inside: avoid; clear: both; }}
.entry {{ display: flex; overflow: hidden; white-space: nowrap; }}
.entry .dots {{ flex: 1; overflow: hidden; margin: 0 0.4em; }}
.counted a::after {{ content: leader("{leader}") target-counter(attr(href), page); }}
.at-foot {{ display: none; }}
{foot}
"""


def _columns(d: Design) -> str:
    if d.columns == 1 or d.listing == "cards":
        return ""
    fill = "balance" if d.balanced else "auto"
    return f".flow {{ columns: {d.columns}; column-gap: {d.gutter}pt; column-fill: {fill}; }}"


def _headings(d: Design) -> str:
    base = f"""
h3 {{ margin: {d.size * 1.4:.1f}pt 0 {d.size * 0.8:.1f}pt; font-size: {d.size * 1.15:.1f}pt; }}
.area:first-child h3 {{ margin-top: 0; }}
"""
    caps = "text-transform: uppercase;"
    big = f"font-size: {d.size * 1.4:.1f}pt;"
    return base + {
        "bar": f"h3 {{ background: {d.accent}; color: white; padding: 0.35em 0.7em; "
        f"border-radius: {d.seed % 2 * 4}pt; {caps if d.seed % 3 else ''} }}",
        "bold": "h3 { font-weight: bold; }",
        "caps": f"h3 {{ {caps} }}",
        "small caps": f"h3 {{ font-variant: small-caps; {big} }}",
        "spaced caps": f"h3 {{ {caps} letter-spacing: 0.2em; color: {d.accent}; }}",
        "sentence": f"h3 {{ color: {d.accent}; }}",
        "rule": f"h3 {{ border-bottom: 1pt solid {d.accent}; padding-bottom: 0.25em; {big} }}",
        "colour": f"h3 {{ color: {d.accent}; font-weight: normal; {big} }}",
        "side": f"h3 {{ float: left; width: 21%; color: {d.accent}; margin-top: 0; }} "
        ".list { margin-left: 25%; } .area { clear: both; margin-top: 1.6em; }",
        "numbered": f"h3 {{ {big} }}",
        "row": f"tr.row th {{ background: {d.accent}; color: white; text-align: left; }}",
        "slide": f"h3 {{ font-size: {d.size * 1.7:.1f}pt; color: {d.accent}; "
        f"border-bottom: 2pt solid {d.accent}; }} .area h3 {{ margin-top: 0; }} "
        ".area + .area { break-before: page; }",
    }[d.heading]  # fmt: skip


def _items(d: Design) -> str:
    gap = d.gap * d.size
    indent = d.indent * d.size
    colour = d.accent if d.seed % 4 == 0 else "inherit"
    css = f".item, .native > li {{ margin-bottom: {gap:.1f}pt; }}\n"
    if d.listing == "none indent":
        css += f".item {{ text-indent: {indent:.1f}pt; }}"
    elif d.indent:
        css += f".item {{ padding-left: {indent:.1f}pt; text-indent: -{indent:.1f}pt; }}"
    sign = {"bullet": "•", "square": "▪", "dash": "–"}.get(d.listing)
    native = f'"{sign}  "' if sign else "decimal"
    least = d.size * (2 if d.listing == "number" else 1.2)
    step = max(indent, d.size * 1.4)
    return (
        css
        + f"""
.mark {{ display: inline-block; width: {indent:.1f}pt; text-indent: 0; color: {colour};
  text-align: left; white-space: nowrap; }}
.native {{ padding-left: {max(indent, least):.1f}pt; list-style-type: {native}; }}
.native > li::marker {{ color: {colour}; }}
.drawn {{ display: inline-block; width: 0.42em; height: 0.42em; background: {d.accent};
  border-radius: {"50%" if d.seed % 2 else "0"}; vertical-align: 0.12em; }}
.disc {{ display: inline-block; width: 1.5em; height: 1.5em; line-height: 1.5em; border-radius: 50%;
  background: {d.accent}; color: white; text-align: center; font-size: 90%; font-weight: bold; }}
.sub {{ display: block; margin: 0.25em 0 0 {step if d.listing == "none indent" else d.size:.1f}pt;
  padding-left: {step:.1f}pt; text-indent: -{step:.1f}pt; }}
.sign {{ display: inline-block; width: {step:.1f}pt; text-indent: 0; }}
"""
    )


def _cards(d: Design) -> str:
    fill = f"background: {d.accent}18;" if d.seed % 2 else f"border: 0.8pt solid {d.accent};"
    gap = d.gap * d.size
    cards = (
        f".list, .area > .flow {{ display: grid; gap: {gap:.1f}pt; "
        f"grid-template-columns: repeat({d.columns}, 1fr); }}"
        if d.columns > 1
        else f".list > .card, .area > .flow > .card {{ margin-bottom: {gap:.1f}pt; }}"
    )
    if d.listing != "cards":
        return ""
    return f"""
{cards}
.list > .card, .area > .flow > .card {{ {fill} padding: 0.7em 0.9em; break-inside: avoid;
  border-radius: 3pt; }}
.badge {{ color: {d.accent}; font-weight: bold; font-size: 120%; text-align: left; }}
.detail {{ font-size: 85%; margin-top: 0.35em; text-align: left; color: #444; }}
"""


def _tables(d: Design) -> str:
    line = f"0.6pt solid {d.accent}"
    cells = f"border: {line};" if d.listing == "table ruled" else ""
    striped = (
        f"table.list tr:nth-child(even) td {{ background: {d.accent}14; }}"
        if d.listing == "table"
        else ""
    )
    pad = 0.35 + d.gap * 0.3
    return f"""
table {{ border-collapse: collapse; }}
table.plain td {{ padding: 0.2em 1em 0.2em 0; vertical-align: top; }}
table.list {{ width: 100%; text-align: left; }}
table.list td, table.list th {{ padding: {pad:.2f}em 0.5em; vertical-align: top; {cells} }}
table.list thead th {{ border-bottom: 1pt solid {d.accent}; color: {d.accent}; hyphens: manual; }}
table.list tr {{ break-inside: avoid; }}
table.list tr.row {{ break-after: avoid; }}
th.number {{ width: 7%; }} th.responsible {{ width: 21%; }} th.status, th.deadline {{ width: 13%; }}
{striped}
"""


def _counts(d: Design) -> str:
    return f"""
.counts {{ margin: 1em 0 1.2em; break-inside: avoid; }}
.counts .row {{ display: flex; flex-wrap: wrap; gap: 8pt; }}
.total {{ font-weight: bold; font-size: 125%; color: {d.accent}; margin-bottom: 0.4em; }}
.counts-head {{ font-weight: bold; margin-bottom: 0.4em; }}
.counts .card {{ background: {d.accent}; color: white; padding: 0.6em 0.8em; border-radius: 4pt;
  width: {11.5 * d.size:.0f}pt; text-align: left; }}
.counts .card .area {{ font-weight: bold; }}
.counts .card .n {{ font-size: 190%; font-weight: bold; line-height: 1.1; }}
.counts.lines, .counts.line, .counts.sentence {{ border-left: 2.5pt solid {d.accent};
  padding-left: 0.9em; font-weight: bold; }}
.lines .total {{ font-size: 100%; margin: 0.3em 0 0; }}
table.counts td, table.counts th {{ border: 0.5pt solid #888; padding: 0.3em 0.9em;
  text-align: left; }}
table.counts th {{ background: {d.accent}; color: white; }}
table.counts .n {{ text-align: right; }}
.sum td {{ font-weight: bold; }}
.ringed {{ width: {9.5 * d.size:.0f}pt; text-align: center; }}
.ring {{ width: 3.4em; height: 3.4em; line-height: 2.8em; border: 0.3em solid {d.accent};
  border-radius: 50%; margin: 0 auto 0.4em; font-weight: bold; }}
"""
