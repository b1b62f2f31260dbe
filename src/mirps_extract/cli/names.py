"""Names of files on the command line.

Whether a file may be read or written is told by who does it, with the code of that error; click
would take it for wrong use.
"""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

ANY = click.Path(path_type=Path, readable=False)
FILE = click.Path(path_type=Path, dir_okay=False, readable=False)
FOLDER = click.Path(path_type=Path, file_okay=False, readable=False)


def complete_folder(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """What a shell offers for a folder whose name is taken as a text."""
    return [CompletionItem(begun, type="dir")]
