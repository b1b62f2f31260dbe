"""The usual limits are far from what a plan needs: that of 2021 uses less than 5% of each."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

from mirps_extract.limits import USUAL_LIMITS, Limits

ROOT = Path(__file__).parents[2]
PDF = ROOT / "raw" / "mirps-2021-en.pdf"

MEASURE = """
import json, resource, sys, time
from pathlib import Path
from mirps_extract import Settings
from mirps_extract.isolation.serving import data
from mirps_extract.isolation.works import Extract
from mirps_extract.limits import Limits
from mirps_extract.read import streams

path = Path(sys.argv[1])
objects, sizes, pages = [], [0], [time.process_time()]

drawn = Limits.drawn
Limits.drawn = lambda self, things, page: (objects.append(things), drawn(self, things, page))[1]
checked = streams.Inflation.checked
streams.Inflation.checked = lambda self, size: (sizes.append(size), checked(self, size))[1]

def tell(kind, *parts):
    if kind == "page":
        pages.append(time.process_time())

before, start = data(), time.process_time()
plan = json.loads(b"".join(Extract(path, Settings()).parts(tell)[0]))
print(json.dumps({
    "file": plan["source"]["bytes"],
    "pages": plan["source"]["pages"],
    "words": plan["coverage"]["words"],
    "objects": max(objects),
    "stream": max(sizes),
    "page": max(b - a for a, b in zip(pages, pages[1:])),
    "run": time.process_time() - start,
    "memory": data() - before,
}))
"""


def test_the_plan_of_2021_uses_less_than_five_parts_in_a_hundred() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, PDF], capture_output=True, timeout=600, check=True
    )
    used = json.loads(done.stdout)
    assert set(used) == {field.name for field in dataclasses.fields(Limits)}
    for name, amount in used.items():
        assert 0 < amount < 0.05 * getattr(USUAL_LIMITS, name), name
