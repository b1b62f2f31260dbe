"""Fuzzes a target by what code it reaches: `python -m fuzzing.guided read -max_total_time=600`.

Needs atheris, which is no part of the project's environment (`pip install atheris`, Linux); what
follows the target's name is for libFuzzer. What reaches new code is kept in the folder that
`--grow` names, to be minimised (`-merge=1`) into `corpus`.
"""

from __future__ import annotations

import argparse
import logging
import sys
from importlib import import_module
from pathlib import Path

LONGEST = 200_000
"""Bytes of an input."""


def main() -> None:
    """Fuzz one target until libFuzzer ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--grow", type=Path, default=Path("corpus-grown"))
    options, others = parser.parse_known_args()
    logging.disable(logging.CRITICAL)
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["mirps_extract", "pdfminer", "pdfplumber"]):
        targets = import_module("fuzzing.targets")
    target = targets.TARGETS[options.target]
    grown = options.grow / options.target
    grown.mkdir(parents=True, exist_ok=True)
    command = [sys.argv[0], str(grown), str(target.folder), f"-max_len={LONGEST}", *others]
    atheris.Setup(command, target.does)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
