"""`mirps-extract evaluate`: how well outputs agree with a reading made by people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from mirps_extract.cli.names import ANY
from mirps_extract.cli.report import console_of, table_of
from mirps_extract.cli.streams import clean
from mirps_extract.errors import ExitCode
from mirps_extract.evaluate import (
    Gold,
    MentionScores,
    TextScores,
    changes,
    load_gold,
    score_mentions,
    score_texts,
)
from mirps_extract.vocabulary import slug_words

QUOTED = 100
"""Signs of a text that a list of misses quotes."""


@click.command()
@click.argument("output", type=ANY)
@click.argument("others", nargs=-1, required=True, metavar="[OUTPUT] GOLD", type=ANY)
@click.option(
    "--misses",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many misses, gains and losses to list.",
)
def evaluate(output: Path, others: tuple[Path, ...], misses: int) -> ExitCode:
    """Compare an OUTPUT with GOLD: mirps-extract evaluate OUTPUT [OUTPUT] GOLD.

    GOLD is a plan in JSON or mentions as JSON lines. Texts are compared at three levels, mentions
    span for span. With two outputs, both are scored, and what the second gains and loses is listed.
    """
    *later, gold_file = others
    if len(later) > 1:
        raise click.UsageError("give one output or two, then the gold file.")
    gold = load_gold(gold_file)
    outputs = [load_gold(path) for path in (output, *later)]
    console = console_of(stderr=False)
    for path, found in zip((output, *later), outputs, strict=True):
        _print_scores(console, path.name, found, gold, misses)
    if len(outputs) == 2:
        _print_changes(console, outputs, gold, misses)
    return ExitCode.OK


def _print_scores(console: Console, name: str, output: Gold, gold: Gold, misses: int) -> None:
    if gold.has_texts:
        texts = score_texts(output, gold)
        console.print(_text_table(name, texts))
        _print_lines(console, _text_misses(texts), misses)
    if gold.has_mentions:
        mentions = score_mentions(output, gold)
        console.print(Text(_mention_line(name, mentions)), soft_wrap=True)
        lines = [f"{m.kind} {m.commitment}: {m.text}" for m in (*mentions.misses, *mentions.wrong)]
        _print_lines(console, lines, misses)


def _text_table(name: str, scores: TextScores) -> Table:
    table = table_of(
        f"{name}: commitments, recall {scores.recall:.4f}, precision {scores.precision:.4f}"
    )
    for column in ("country", "focus area"):
        table.add_column(column)
    for column in ("gold", "output", "exact", "white space aside", "similar"):
        table.add_column(column, justify="right")
    for row in scores.areas:
        numbers = (row.gold, row.found, row.exact, row.equal, row.similar)
        table.add_row(
            escape(clean(row.country)),
            escape(clean(slug_words(row.area))),
            *map(str, numbers),
        )
    columns = [(a.gold, a.found, a.exact, a.equal, a.similar) for a in scores.areas]
    table.add_section()
    table.add_row("all", "", *(str(sum(numbers)) for numbers in zip(*columns, strict=True)))
    return table


def _text_misses(scores: TextScores) -> list[str]:
    lines = []
    for pair in scores.pairs:
        if not pair.is_equal:
            kind = "differs" if pair.found is not None else "missed"
            lines.append(f"{kind} {pair.gold.id}: {_quoted(pair.gold.text)}")
            if pair.found is not None:
                lines.append(f"  read as {pair.found.id}: {_quoted(pair.found.text)}")
    return [*lines, *(f"extra {extra.id}: {_quoted(extra.text)}" for extra in scores.extra)]


def _mention_line(name: str, scores: MentionScores) -> str:
    roles, links = scores.roles, scores.links
    return clean(
        f"{name}: mentions precision {scores.precision:.4f} recall {scores.recall:.4f} "
        f"f1 {scores.f1:.4f} (found {scores.found}, missed {scores.missed}, extra {scores.extra}); "
        f"roles {roles[0]}/{roles[1]}; institutions {links[0]}/{links[1]}"
    )


def _print_changes(console: Console, outputs: Sequence[Gold], gold: Gold, misses: int) -> None:
    found = changes(outputs[0], outputs[1], gold)
    gains = [change.miss for change in found if change.is_gain]
    losses = [change.miss for change in found if not change.is_gain]
    for word, listed in (("gains", gains), ("losses", losses)):
        console.print(Text(f"{len(listed)} {word} from the first output to the second"))
        lines = [f"{m.kind} {m.commitment}: {_quoted(m.text)}" for m in listed]
        _print_lines(console, lines, misses)


def _print_lines(console: Console, lines: Sequence[str], most: int) -> None:
    for line in lines[:most]:
        console.print(Text(f"  {clean(line)}"), soft_wrap=True)
    if len(lines) > most:
        console.print(Text(f"  and {len(lines) - most} more: --misses N shows more"))


def _quoted(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}..."
