"""The tagging process beside the reading process: the same answers, its faults, its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirps_extract import Settings, extract, json_of
from mirps_extract.errors import CrashedError, ModelError
from mirps_extract.institutions import Texts, Which, find_here
from mirps_extract.isolation import Extract, Workers
from mirps_extract.isolation.starting import cores
from mirps_extract.isolation.tagger import TaggingProcess
from process.running import all_end, children_of

TEXTS = [Texts("MEX", ("The National Council (NC) meets.",), ("NC and COMAR will act.", "Act."))]
ENGLISH = Which("en")


@pytest.fixture(scope="module")
def tagger() -> Iterator[TaggingProcess]:
    found = TaggingProcess()
    yield found
    found._process.kill()
    found._process.wait()


def test_it_answers_as_this_process_does(tagger: TaggingProcess) -> None:
    tagger.expect(Which("es"))  # a wrong guess is no harm
    find = tagger.finder("plan.pdf", 1 << 30)
    assert find(ENGLISH, TEXTS) == find_here(ENGLISH, TEXTS)
    assert [len(answer.mentions) for answer in find(ENGLISH, TEXTS)] == [2, 0]


def test_errors_come_back_as_they_are(tagger: TaggingProcess) -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        tagger.finder("plan.pdf", 1 << 30)(Which("en", model="no_such_model"), TEXTS)


def test_a_fault_comes_back_with_its_trace(tagger: TaggingProcess) -> None:
    with pytest.raises(RuntimeError, match="AttributeError") as caught:
        tagger.finder("plan.pdf", 1 << 30)(ENGLISH, [None])  # type: ignore[list-item]
    assert "in find" in "".join(caught.value.__notes__)


def test_its_memory_has_a_limit(tagger: TaggingProcess) -> None:
    find = tagger.finder("plan.pdf", 1 << 20)
    with pytest.raises(MemoryError):
        find(ENGLISH, [Texts("MEX", (), ("COMAR will act. " * 60_000,))])
    assert tagger.finder("plan.pdf", 1 << 30)(ENGLISH, TEXTS) == find_here(ENGLISH, TEXTS)


def test_one_that_is_killed_ends_its_plan_and_another_takes_its_place(sample: Path) -> None:
    with Workers(institutions=True) as workers, workers.one() as worker:
        before = worker.run(Extract(sample, Settings()))
        assert worker._process is not None
        taggers = children_of(worker._process.pid)
        for tagger in taggers:
            os.kill(tagger, signal.SIGKILL)
        if taggers:  # there is none on a single processor
            with pytest.raises(CrashedError, match=rf"^{sample.name}: .*--no-institutions"):
                worker.run(Extract(sample, Settings()))
        assert worker.run(Extract(sample, Settings())) == before


def test_a_plan_is_the_same_with_it_and_without(sample: Path) -> None:
    here = json_of(extract(sample)).encode()
    with Workers(institutions=True) as workers, workers.one() as worker:
        assert worker.run(Extract(sample, Settings())) == (here,)
    with Workers() as workers, workers.one() as worker:
        assert worker.run(Extract(sample, Settings())) == (here,)


def _taggers_with(options: str, expected: int) -> int:
    """How many processes there are beside the one that reads; for those expected it waits."""
    program = f"""
import sys
from mirps_extract.isolation import Workers
with Workers({options}) as workers:
    workers.start()
    print(workers._all[0]._process.pid, flush=True)
    sys.stdin.read()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    reader = int(process.stdout.readline())
    end = time.monotonic() + (60 if expected else 1)
    while not children_of(reader) and time.monotonic() < end:
        time.sleep(0.05)
    taggers = children_of(reader)
    process.communicate("")
    assert all_end(taggers)
    return len(taggers)


def test_there_is_one_only_where_it_helps() -> None:
    for options, expected in (
        ("institutions=True", min(1, cores() - 1)),
        ("institutions=False", 0),
        ("2, institutions=True", 0),
    ):
        assert _taggers_with(options, expected) == expected


def test_there_is_none_on_a_single_processor() -> None:
    program = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))});"
        "from mirps_extract.isolation import Workers;"
        "assert not Workers(institutions=True)._all[0]._tagger"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_it_ends_with_the_process_that_reads(sample: Path) -> None:
    with Workers(institutions=True) as workers, workers.one() as worker:
        worker.run(Extract(sample, Settings()))
        assert worker._process is not None
        taggers = children_of(worker._process.pid)
        assert len(taggers) == min(1, cores() - 1)
        os.kill(worker._process.pid, signal.SIGKILL)
        assert all_end(taggers)
