"""The command line: thin commands over the Python API."""

from mirps_extract.cli.main import run

__all__ = ["run"]
