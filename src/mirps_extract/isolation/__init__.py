"""Reading in a process of its own, which can be stopped: a hang or crash there takes nothing along.

A worker is warm: it reads one plan after the other. Whatever it says is data (lines of JSON, and
bytes of files), never objects: what happens to it by a hostile file stays there.
"""

from mirps_extract.isolation.worker import Worker, Workers
from mirps_extract.isolation.works import Draw, Extract, ReadReport, Work

__all__ = ["Draw", "Extract", "ReadReport", "Work", "Worker", "Workers"]
