"""`mirps-extract compare`: one edition compared with the next."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mirps_extract.api import load
from mirps_extract.cli.kept import compared, lineages_option, outputs_in
from mirps_extract.cli.names import ANY, FILE
from mirps_extract.cli.report import console_of
from mirps_extract.errors import ExitCode
from mirps_extract.write.files import written


@click.command()
@click.argument("outputs", nargs=-1, required=True, type=ANY)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "html", "summary"]),
    default="table",
    show_default=True,
    help="A table to read, JSON for machines, a page with the words marked, or a page of one sheet "
    "for a briefing.",
)
@click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="FILE",
    help="Write to a file rather than to standard output.",
)
@lineages_option
@click.option(
    "--decisions",
    type=FILE,
    metavar="FILE",
    help="What a person decided on pairs that were uncertain.  "
    "[default: decisions.json beside the first output, if there]",
)
@click.option(
    "--ask",
    is_flag=True,
    help="Add the pairs that are uncertain to the decisions, for a person to fill in.",
)
def compare(
    outputs: tuple[Path, ...],
    form: str,
    output: Path | None,
    lineages: Path | None,
    decisions: Path | None,
    ask: bool,
) -> ExitCode:
    """Compare OUTPUTS, JSON files of two or more editions, year by year.

    Each commitment is same, reworded, moved (to another focus area), merged, split, dropped, new,
    uncertain (a pair that a person should look at) or not comparable (its country has no section in
    one edition). Each gets a lineage, an id through all years, which lineages.json keeps.
    """
    outputs = outputs_in(outputs)
    if len(outputs) < 2:
        raise click.UsageError("give at least two outputs: one edition and the next.")
    plans = [load(path) for path in outputs]
    from mirps_extract.comparison import decided_by, load_decisions  # pydantic is slow to import
    from mirps_extract.comparison.decisions import DECISIONS, decisions_json, with_questions

    named = decisions or outputs[0].with_name(DECISIONS)
    given = named.exists() or (decisions is not None and not ask)
    told = load_decisions(named if given else None)
    across = compared(plans, outputs, lineages, decided_by(told))
    comparison = across.comparison
    if ask:
        written(named, decisions_json(with_questions(told, comparison)))
    if form == "table":
        from mirps_extract.cli.compare_table import print_comparison

        with console_of(stderr=False) as console, console.capture() as capture:
            print_comparison(comparison, console)
        text = capture.get()
    elif form == "json":
        text = json.dumps(comparison.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    elif form == "summary":
        from mirps_extract.comparison.page.summary import summary_of

        text = summary_of(comparison)
    else:
        from mirps_extract.comparison.page import page_of

        text = page_of(comparison)
    if output is None:
        click.echo(text, nl=False)
    else:
        written(output, click.unstyle(text) if form == "table" else text)
    across.keep()
    return ExitCode.OK
