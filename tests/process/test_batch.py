"""A batch on two workers, with a store that speaks S3: nothing is lost or doubled.

The scheduler, its workers and the store are processes of this machine; one worker is killed.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
import s3fs
from distributed import Client
from moto.server import ThreadedMotoServer
from pyarrow import parquet

from drawing import SAMPLE, SAMPLE_ES, SETTINGS, draw
from mirps_extract import Settings
from mirps_extract.batch import Batch, cluster, plans_at, read_all
from mirps_extract.batch.values import key_of_bytes
from mirps_extract.errors import BatchError, ExitCode

HERE = "127.0.0.1"
pytestmark = pytest.mark.allow_hosts([HERE, "localhost"])

NAMES = ("bars two columns", "coded", "dense", "rotated", "times one column")
SOUND = {f"{name.replace(' ', '-')}-{code}.pdf" for name in NAMES for code in ("en", "es")}
PATIENCE = 600.0


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Ten plans, a copy of one under another name, and a file that is none."""
    folder = tmp_path_factory.mktemp("plans")
    found = {}
    for code, content in (("en", SAMPLE), ("es", SAMPLE_ES)):
        for name in NAMES:
            file = f"{name.replace(' ', '-')}-{code}.pdf"
            found[file] = draw(content, SETTINGS[name], folder / file).path.read_bytes()
    return {**found, "zz-copy.pdf": found["coded-en.pdf"], "broken.pdf": b"no plan at all"}


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[s3fs.S3FileSystem]:
    """A store of this machine; its address and the keys to it are in the environment."""
    server = ThreadedMotoServer(ip_address=HERE, port=0, verbose=False)
    server.start()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "none")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{HERE}:{server.get_host_and_port()[1]}")
    files = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    files.mkdir("archive")
    yield files
    server.stop()


@contextmanager
def started(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers: the scheduler's address, and all three processes."""
    file = folder / "scheduler.json"
    common = ["--host", HERE, "--no-dashboard", "--scheduler-file", str(file)]
    with ExitStack() as stack:

        def start(module: str, *args: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *common, *args],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        processes = [start("dask_scheduler", "--port", "0")]
        until(lambda: file.exists() and file.read_text().strip().endswith("}"))
        local = ["--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
        processes += [start("dask_worker", *local) for _ in range(2)]
        address = str(json.loads(file.read_text())["address"])
        with Client(address, timeout=PATIENCE) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
        yield address, processes


def until(happens: Callable[[], Any]) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def batch(*args: object, cwd: Path, fast: bool = True, **more: Any) -> subprocess.Popen[str]:
    options = ["--no-institutions"] if fast else []
    return subprocess.Popen(
        [sys.executable, "-m", "mirps_extract", "batch", *map(str, args), *options],
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def said(process: subprocess.Popen[str]) -> list[str]:
    """What a process says by its end, line by line; no line may be anything but ours."""
    _, text = process.communicate(timeout=PATIENCE)
    lines = [line.removeprefix("mirps-extract: ") for line in text.splitlines() if line]
    assert len(lines) == text.count("mirps-extract: "), text
    return lines


def test_a_worker_is_killed_and_nothing_is_lost_or_doubled(
    plans: dict[str, bytes], store: s3fs.S3FileSystem, tmp_path: Path
) -> None:
    for name, data in plans.items():
        store.pipe_file(f"archive/in/{name}", data)
    with started(tmp_path) as (address, (_, worker, other)):
        args = ("s3://archive/in", "--to", "s3://archive/out", "--address", address)
        running = batch(*args, cwd=tmp_path)
        until(psutil.Process(worker.pid).children)
        until(lambda: store.glob("archive/out/records/*.json"))
        readers = psutil.Process(worker.pid).children()
        worker.kill()
        lines = said(running)
        assert running.returncode == ExitCode.NOT_A_PDF, lines
        assert lines[0].startswith("s3://archive/in/broken.pdf: broken.pdf is not a PDF")
        assert lines[1:] == ["10 read, 1 copy, 1 failed. Written to s3://archive/out."]
        until(lambda: not any(reader.is_running() for reader in readers))
        until(lambda: not psutil.Process(other.pid).children())  # nothing stays when it is over
        expected_whole(plans, store)
        times = {file["name"]: file["LastModified"] for file in written(store)}

        again = batch(*args, cwd=tmp_path)
        assert said(again)[1:] == ["10 kept, 1 copy, 1 failed. Written to s3://archive/out."]
        assert again.returncode == ExitCode.NOT_A_PDF
        assert {file["name"]: file["LastModified"] for file in written(store)} == times


def written(store: s3fs.S3FileSystem) -> list[dict[str, Any]]:
    return list(store.find("archive/out", detail=True).values())


def expected_whole(plans: dict[str, bytes], store: s3fs.S3FileSystem) -> None:
    """Each plan has its record, its JSON and its rows, once."""
    keys = {key_of_bytes(data) for data in plans.values()}
    assert len(keys) == 11
    records = {
        Path(path).stem: json.loads(store.cat_file(path))
        for path in store.glob("archive/out/records/*.json")
    }
    assert set(records) == keys
    failed = [record for record in records.values() if record["status"] != "read"]
    assert [(r["uri"], r["code"]) for r in failed] == [("s3://archive/in/broken.pdf", 4)]
    named = {f"archive/out/{path}" for record in records.values() for path in record["files"]}
    assert named | {f"archive/out/records/{key}.json" for key in keys} == {
        file["name"] for file in written(store)
    }
    ids: list[str] = []
    for path in store.glob("archive/out/commitments/year=*/*.parquet"):
        ids += parquet.read_table(io.BytesIO(store.cat_file(path)))["commitment_id"].to_pylist()
    assert len(ids) == len(set(ids)) == sum(record["commitments"] for record in records.values())


def test_a_plan_that_takes_its_machines_along_is_recorded_and_read_another_time(
    plans: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    local({name: data for name, data in plans.items() if name in SOUND}, tmp_path / "in")
    out = tmp_path / "out"
    with started(tmp_path) as (address, (_, worker, _)):
        args = ("in", "--to", "out", "--address", address)
        running = batch(*args, cwd=tmp_path)
        until(psutil.Process(worker.pid).children)
        until(lambda: list(out.glob("records/*.json")))
        worker.kill()
        lines = said(running)
        lost = [json.loads(path.read_text()) for path in out.glob("lost/*.json")]
        assert {record["status"] for record in lost} == {"lost"}
        assert {line for line in lines if "the machines that read it died" in line} == {
            record["message"] for record in lost
        }
        assert lines[-1].startswith(f"{10 - len(lost)} read, {len(lost)} lost.")
        assert running.returncode == ExitCode.LOST
        again = batch(*args, cwd=tmp_path)
        lines = [f"{len(lost)} read, {10 - len(lost)} kept. Written to out."]
        assert said(again) == lines
    assert not list(out.glob("lost/*"))
    assert len(list(out.glob("plans/*.json"))) == 10


def test_a_cluster_that_goes_is_told_of(
    plans: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "5s")
    folder = local(plans, tmp_path / "in")
    asked = Batch(str(tmp_path / "out"), Settings(institutions=False))
    with started(tmp_path) as (address, (scheduler, *_)):
        outcomes = read_all(plans_at([str(folder)]), asked, address=address, workers=1)
        next(outcomes)
        scheduler.kill()
        with pytest.raises(BatchError, match="the cluster has gone"):
            list(outcomes)


def local(plans: dict[str, bytes], folder: Path) -> Path:
    folder.mkdir()
    for name, data in plans.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("when", ["while it starts", "while it reads"])
def test_an_interrupt_leaves_no_process_behind(
    when: str, plans: dict[str, bytes], tmp_path: Path
) -> None:
    local(plans, tmp_path / "in")
    running = batch("in", "--to", "out", "--jobs", 2, cwd=tmp_path, start_new_session=True)
    mine = psutil.Process(running.pid)
    if when == "while it reads":
        until(lambda: list((tmp_path / "out").glob("records/*")))
        assert [
            p
            for p in mine.children(recursive=True)
            if "mirps_extract.isolation.reading_process" in p.cmdline()
        ]
    else:
        until(mine.children)
    others = mine.children(recursive=True)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    lines = said(running)
    assert running.returncode == ExitCode.INTERRUPTED
    assert lines == ["interrupted; finished plans are written."]
    until(lambda: not any(process.is_running() for process in others))
    records = [json.loads(p.read_text()) for p in (tmp_path / "out").glob("records/*.json")]
    assert {record["status"] for record in records} <= {"begun", "read", "failed"}
    assert {record["code"] for record in records} <= {ExitCode.OK, ExitCode.NOT_A_PDF}


def test_own_files_and_limits_reach_the_workers(plans: dict[str, bytes], tmp_path: Path) -> None:
    local({"plan.pdf": plans["coded-en.pdf"]}, tmp_path / "in")
    (tmp_path / "own.toml").write_text('language = "en"\n[titles]\nwords = ["chapter"]\n')
    args = ("in", "--to", "out", "--jobs", 1, "--vocabulary", "own.toml", "--rows", "jsonl")
    refused = batch(*args, "--limit", "words=10", cwd=tmp_path)
    assert said(refused)[-1] == "1 failed. Written to out."
    assert refused.returncode == ExitCode.LIMIT
    raised = batch(*args, cwd=tmp_path)  # what was refused for its size is tried again
    assert said(raised) == ["1 read. Written to out."]
    (plan,) = (tmp_path / "out" / "plans").iterdir()
    assert json.loads(plan.read_text())["made_with"]["settings"]["vocabulary"] == "own.toml"


def test_a_cluster_without_workers_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "5s")
    asked = Batch(str(tmp_path / "out"), Settings())
    with started(tmp_path) as (address, (_, *workers)):
        for worker in workers:
            worker.kill()
            worker.wait()
        with pytest.raises(BatchError, match="has no workers"):
            list(read_all(["plan.pdf"], asked, address=address, workers=1))
    with pytest.raises(BatchError, match="no cluster answers"):
        list(read_all(["plan.pdf"], asked, address=address, workers=1))


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["empty", "--to", "out"], ExitCode.FOLDER, "empty holds no PDF"),
        (["nowhere://in", "--to", "out"], ExitCode.BATCH, "nowhere://in leads to no store"),
        (["plan.pdf", "--to", "nowhere://out"], ExitCode.BATCH, "nowhere://out leads to no store"),
        (["plan.pdf", "--to", "plan.pdf/out"], ExitCode.NOT_WRITABLE, "cannot be written"),
        (["plan.pdf", "--to", "out", "--registry", "no.csv"], ExitCode.REGISTRY, "no.csv"),
        (["plan.pdf", "--to", "out", "--vocabulary", "no.toml"], ExitCode.VOCABULARY, "no.toml"),
    ],
)
def test_what_cannot_run_is_told_in_one_line(
    args: list[str], code: ExitCode, message: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "plan.pdf").write_bytes(b"no plan at all")
    done = batch(*args, cwd=tmp_path)
    (line,) = said(done)
    assert message in line
    assert done.returncode == code


@pytest.mark.parametrize("package", ["distributed", "fsspec", "tenacity", "pyarrow"])
def test_what_is_not_installed_is_named_with_the_command_that_installs_it(
    package: str, tmp_path: Path
) -> None:
    program = (
        f"import sys; sys.modules[{package!r}] = None; sys.argv[0] = 'mirps-extract'\n"
        "from mirps_extract.cli import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "batch", "plan.pdf", "--to", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    expected = f"mirps-extract: batch needs {package}: pip install {package}.\n"
    assert (done.returncode, done.stderr) == (ExitCode.BATCH, expected)
