"""What the process that reads may not do, tried in it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirps_extract import Settings
from mirps_extract.errors import InputNotReadableError
from mirps_extract.isolation import Extract, Worker
from mirps_extract.isolation.sandbox import CREATE, VERSION, Needs, _call
from process.trying import Trying

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or _call("syscall", CREATE, None, 0, VERSION) < 1,
    reason="this system has no Landlock",
)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]), prepend=os.pathsep)
    found = Worker()
    yield found
    found.close()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("nobody's business")
    path = folder / "plan.pdf"
    path.write_text("a plan")
    return path


def test_reading_needs_the_plan_and_nothing_else(worker: Worker, plan: Path) -> None:
    (told,) = worker.run(Trying(plan, plan.parents[1] / "secret.txt"))
    assert json.loads(told) == {
        "read the plan": "done",
        "read another file": "refused",
        "list the home folder": "refused",
        "write beside the plan": "refused",
        "write over the plan": "refused",
        "delete the plan": "refused",
        "connect": "refused",
        "fork": "refused",
        "run a program": "refused",
        "send a signal to its parent": "refused",
    }
    assert plan.read_text() == "a plan"


def test_where_programs_are_needed_the_rest_holds(worker: Worker, plan: Path) -> None:
    (told,) = worker.run(Trying(plan, plan.parents[1] / "secret.txt", programs=True))
    done = {name for name, came_of in json.loads(told).items() if came_of == "done"}
    assert done == {"read the plan", "fork", "run a program"}


def test_a_plan_elsewhere_is_read_by_another_process(worker: Worker, plan: Path) -> None:
    other = plan.parents[1] / "secret.txt"
    worker.run(Trying(plan, other))
    (told,) = worker.run(Trying(other, plan))
    assert json.loads(told)["read the plan"] == "done"
    assert json.loads(told)["read another file"] == "refused"


def test_what_does_not_exist_is_named_as_such(worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(InputNotReadableError, match="does not exist"):
        worker.run(Extract(tmp_path / "none.pdf", Settings(institutions=False)))


def test_rights_cover_what_lies_in_a_folder(tmp_path: Path) -> None:
    folder = Needs((tmp_path,))
    assert folder.cover(Needs((tmp_path / "plan.pdf",)))
    assert not folder.cover(Needs((tmp_path / ".." / "plan.pdf",)))
    assert not folder.cover(Needs((tmp_path,), (tmp_path,)))
    assert not folder.cover(Needs((), programs=True))
