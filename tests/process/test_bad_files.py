"""The matrix of bad and odd files: each ends within the limits, with an answer or a clear error."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from hostile import BROKEN, HUGE, ODD, Made
from mirps_extract import ExitCode, MirpsError, Settings, extract, plan_of
from mirps_extract.cli.access import LimitType
from mirps_extract.isolation import Extract, Worker
from mirps_extract.limits import Limits
from process.command import mirps as run

FAST = Settings(institutions=False)
EVERY = [*BROKEN, *HUGE, *ODD]
CASES = [pytest.param(made, id=made.name) for made in EVERY]


@pytest.fixture(scope="module")
def sample(sample: Path) -> bytes:
    return sample.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files lie that the worker reads."""
    return tmp_path_factory.mktemp("bad")


@pytest.fixture(scope="module")
def worker(folder: Path) -> Iterator[Worker]:
    """One warm worker for all: it must be fit for the next file whatever the last one did."""
    found = Worker(readable=[folder])
    yield found
    found.close()


def limits_in(made: Made) -> Limits:
    """The limits that the command is given."""
    raised = [LimitType().convert(arg, None, None) for arg in made.args if "=" in arg]
    return Limits(**dict(raised))


@pytest.mark.parametrize("made", CASES)
def test_a_bad_file_has_its_code_and_one_line(
    made: Made, sample: bytes, worker: Worker, folder: Path
) -> None:
    path = folder / f"{made.name}.pdf"
    made.make(path, sample)
    try:
        (text,) = worker.run(Extract(path, FAST, limits_in(made)))
    except MirpsError as error:
        assert error.exit_code in made.codes, str(error)
        assert made.says in str(error)
        assert "\n" not in str(error)
        assert path.name in str(error)
    else:
        assert ExitCode.OK in made.codes
        plan = plan_of(text)
        assert made in HUGE or plan.coverage.words == 1070
        assert b"Infinity" not in text and b"NaN" not in text
    finally:
        path.unlink()


def test_the_matrix_is_as_large_as_it_should_be() -> None:
    assert len({made.name for made in EVERY}) == len(EVERY) >= 60


mirps = partial(run, timeout=600)


def test_a_folder_of_bad_files_is_read_to_its_end(sample: bytes, tmp_path: Path) -> None:
    """One process, two workers: each bad file has its line, the sound one is written.

    Of the huge ones there are some that do not take long: what becomes of each is looked at above.
    """
    raw = tmp_path / "raw"
    raw.mkdir()
    some = [made for made in HUGE if made.name in ("5000 blank pages", "eight gigabytes")]
    bad = [m for m in (*BROKEN, *some) if ExitCode.OK not in m.codes and not m.args]
    for made in bad:
        made.make(raw / f"{made.name}.pdf", sample)
    (raw / "zz sound.pdf").write_bytes(sample)
    done = mirps("raw", "--no-institutions", "--quiet", "--jobs", "2", cwd=tmp_path)
    lines = done.stderr.splitlines()
    assert [p.name for p in (tmp_path / "output").iterdir()] == ["zz sound.json"]
    assert len(lines) == len(bad)
    for made in bad:
        assert any(f"{made.name}.pdf" in line for line in lines), made.name
    assert "Traceback" not in done.stderr
    assert done.returncode in {code for made in bad for code in made.codes}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("archive", 4),
        ("locked", 5),
        ("900 blank pages", 6),
        ("no box", 7),
        ("cut at 0.5", 16),
        ("no pages", 17),
        ("a million glyphs", 21),
        ("two million brackets", 22),
    ],
)
def test_the_process_ends_with_the_code(
    name: str, code: int, sample: bytes, tmp_path: Path
) -> None:
    made = next(made for made in EVERY if made.name == name)
    made.make(tmp_path / "bad.pdf", sample)
    # On a fast machine, what is slow may yet be done within the limit that the matrix sets.
    hurry = ("--limit", "page=1") if code == ExitCode.TIME else ()
    done = mirps("bad.pdf", "--no-institutions", *made.args, *hurry, cwd=tmp_path)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("mirps-extract: ")
    assert not (tmp_path / "output").exists()


def test_memory_has_its_limit(sample: bytes, worker: Worker, tmp_path: Path) -> None:
    made = next(made for made in EVERY if made.name == "a map of all codes")
    made.make(tmp_path / "wide.pdf", sample)
    with pytest.raises(MirpsError) as caught:
        worker.run(Extract(tmp_path / "wide.pdf", FAST, Limits(memory=64 << 20)))
    assert caught.value.exit_code is ExitCode.MEMORY
    assert "--limit memory=" in str(caught.value)


def test_a_raised_limit_lets_it_through(tmp_path: Path) -> None:
    made = next(made for made in EVERY if made.name == "5000 blank pages")
    made.make(tmp_path / "blank.pdf", b"")
    done = mirps("blank.pdf", "--no-institutions", "--limit", "pages=6000", cwd=tmp_path)
    assert done.returncode == 6


@pytest.mark.parametrize("limit", ["pages", "pages=", "pages=-1", "pages=0", "sheets=9", "pages=x"])
def test_a_limit_is_a_name_and_a_number(limit: str, tmp_path: Path) -> None:
    done = mirps("plan.pdf", "--limit", limit, cwd=tmp_path)
    assert done.returncode == 2
    assert "limit" in done.stderr


def test_what_is_left_of_a_damaged_file_is_read_when_asked_for(
    sample: bytes, tmp_path: Path
) -> None:
    made = next(made for made in BROKEN if made.name == "broken stream")
    made.make(tmp_path / "broken.pdf", sample)
    refused = mirps("broken.pdf", "--no-institutions", cwd=tmp_path)
    assert refused.returncode == 16 and "--partial" in refused.stderr
    done = mirps("broken.pdf", "--no-institutions", "--partial", "--strict", cwd=tmp_path)
    assert done.returncode == 9
    plan = json.loads((tmp_path / "output" / "broken.json").read_text(encoding="utf-8"))
    assert plan["source"]["partial"] is True
    assert plan["made_with"]["settings"]["partial"] == "yes"
    assert "file_damaged" in {finding["code"] for finding in plan["findings"]}
    assert 0 < plan["coverage"]["words"] < 1070


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(sample[: int(0.9 * len(sample))])
    plan = extract(path, Settings(institutions=False, partial=True))
    assert plan.source.partial
    assert 0 < plan.coverage.words < 1070
    assert any("list of its pages is lost" in finding.message for finding in plan.findings)


def test_a_rebuilt_file_is_read_whole_and_says_so(sample: bytes, tmp_path: Path) -> None:
    made = next(made for made in BROKEN if made.name == "wrong place of the table")
    made.make(tmp_path / "rebuilt.pdf", sample)
    plan = extract(tmp_path / "rebuilt.pdf", FAST)
    assert plan.coverage.words == 1070
    assert not plan.source.partial
    assert "file_rebuilt" in {finding.code for finding in plan.findings}


@pytest.mark.enable_socket
def test_nothing_is_fetched_over_the_network(sample: bytes, worker: Worker, folder: Path) -> None:
    """The files name a server that listens: nobody may call it, native code included."""
    called: list[object] = []
    with socket.create_server(("127.0.0.1", 47913)) as server:
        server.settimeout(0.2)

        def listen() -> None:
            while not stop.is_set():
                try:
                    called.append(server.accept())
                except TimeoutError:
                    continue

        stop = threading.Event()
        thread = threading.Thread(target=listen)
        thread.start()
        try:
            for made in ODD[:7]:
                made.make(folder / f"{made.name}.pdf", sample)
                worker.run(Extract(folder / f"{made.name}.pdf", FAST))
        finally:
            stop.set()
            thread.join()
    assert called == []
    assert not Path("launched").exists() and not (folder / "launched").exists()
