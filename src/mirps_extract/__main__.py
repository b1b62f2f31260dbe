"""`python -m mirps_extract` is `mirps-extract`."""

from mirps_extract.cli import run

if __name__ == "__main__":
    run()
