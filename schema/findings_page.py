"""The page of the findings: what can be told of a plan, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_table import table
from mirps_extract.findings import FindingKind

HEAD = ("code", "severity", "when", "what to make of it")


def findings_page(kinds: Mapping[str, FindingKind]) -> str:
    """A row for each kind of finding, in the order of the table."""
    rows = [
        (f"`{code}`", kind.severity.value, kind.when, kind.about["en"])
        for code, kind in kinds.items()
    ]
    return "\n".join(
        [
            "# The findings",
            "",
            "Made from `src/mirps_extract/findings/findings.toml` by `make schema`: change that,",
            "not this page. A finding has a code, a severity, a message, and where it shows. With",
            "`--strict` the command fails where one is a warning or an error.",
            "",
            *table(HEAD, rows),
            "",
        ]
    )
