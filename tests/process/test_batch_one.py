"""What a machine does with one plan of a batch, without a cluster, on folders of this machine."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pikepdf
import polars
import psutil
import pyarrow.dataset
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from drawing import SAMPLE, SETTINGS, draw
from mirps_extract import Plan, Settings, extract, json_of, plan_of
from mirps_extract.batch import Batch, Record, RowFormat, Status, plans_at, store
from mirps_extract.batch.one import DIGITS, Reader, StoppedError
from mirps_extract.batch.store import Folder, bytes_at
from mirps_extract.batch.values import record_of
from mirps_extract.errors import (
    ExitCode,
    FolderError,
    InputNotReadableError,
    OutputNotWritableError,
)
from mirps_extract.exports import export
from mirps_extract.exports.values import Book
from mirps_extract.limits import Limits
from mirps_extract.lineages import edition_id
from mirps_extract.tables import NamedPlan, tables_of_named

FAST = Settings(institutions=False)
LOCKED = pikepdf.Encryption(owner="owner", user="secret")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("plan") / "plan.pdf"
    return draw(SAMPLE, SETTINGS["coded"], path).path.read_bytes()


@pytest.fixture
def plan(pdf: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf)
    return path


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    return Batch(str(tmp_path / "out"), FAST, rows=RowFormat.JSONL)


@contextmanager
def reading(batch: Batch, folder: Path) -> Iterator[Reader]:
    with closing(Reader(batch, folder / "meanwhile")) as reader:
        yield reader


def read(batch: Batch, path: Path) -> Record:
    with reading(batch, path.parent) as reader:
        return reader.read(str(path))


def kept(batch: Batch, path: Path) -> Record | None:
    with reading(batch, path.parent) as reader:
        return reader.look(str(path)).record


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_plan_comes_out_as_it_does_of_the_command(plan: Path, batch: Batch) -> None:
    record = read(batch, plan)
    assert (record.status, record.year, record.final) == (Status.READ, 2023, True)
    out = Path(batch.to)
    written = (out / "plans" / f"{record.key}.json").read_text(encoding="utf-8")
    assert written == json_of(extract(plan, FAST))
    rows = out / "commitments" / "year=2023" / f"{record.key}.jsonl"
    assert len(rows.read_text(encoding="utf-8").splitlines()) == record.commitments == 34


def test_the_same_plan_gives_the_same_bytes(plan: Path, batch: Batch, tmp_path: Path) -> None:
    trees = []
    for name in ("one", "two"):
        for rows in RowFormat:
            folder = tmp_path / name / rows
            read(replace(batch, to=str(folder), rows=rows), plan)
        trees.append(files_in(tmp_path / name))
    assert trees[0] == trees[1]
    assert len(trees[0]) > 10


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, pdf: bytes) -> tuple[Path, list[Plan]]:
    """A batch of two plans of different years, in both forms of rows, and the plans."""
    folder = tmp_path_factory.mktemp("archive")
    found: dict[str, Plan] = {}
    for year in (2023, 2031):
        path = folder / f"{year}.pdf"
        path.write_bytes(pdf + f"\n% {year}\n".encode())
        for rows in RowFormat:
            batch = Batch(str(folder / rows), replace(FAST, year=year), rows=rows)
            record = read(batch, path)
            text = (folder / rows / "plans" / f"{record.key}.json").read_bytes()
            found[record.key] = plan_of(text)
    return folder, list(found.values())


def book(plans: list[Plan]) -> Book:
    named = [NamedPlan(edition_id(plan, DIGITS), plan) for plan in plans]
    return Book(named, tables_of_named(named))


def test_rows_in_parquet_are_those_of_an_export(archive: tuple[Path, list[Plan]]) -> None:
    folder, plans = archive
    tables = book(plans).tables
    filled = {table.name for table in tables.values() if table.rows}
    folders = {path.name for path in (folder / "parquet").iterdir()}
    assert folders == filled | {"plans", "records"}
    for name in filled:
        place = folder / "parquet" / name
        data = pyarrow.dataset.dataset(place, partitioning="hive").to_table()
        by_edition = sorted(data.drop_columns("year").to_pylist(), key=lambda r: r["edition_id"])
        expected = sorted(tables[name].rows, key=lambda row: str(row["edition_id"]))
        assert by_edition == [dict(row) for row in expected]
    frame = polars.read_parquet(folder / "parquet" / "commitments", hive_partitioning=True)
    assert frame.group_by("year").len().sort("year").rows() == [(2023, 34), (2031, 34)]


def test_rows_in_json_lines_are_those_of_an_export(archive: tuple[Path, list[Plan]]) -> None:
    folder, plans = archive
    (exported,) = export(book(plans), ["jsonl"]).values()
    place = folder / "jsonl" / "commitments"
    parts = {path.parent.name: path.read_bytes() for path in sorted(place.rglob("*.jsonl"))}
    assert list(parts) == ["year=2023", "year=2031"]
    assert b"".join(parts.values()) == exported


def test_a_record_holds_as_long_as_nothing_changes(plan: Path, batch: Batch) -> None:
    first = read(batch, plan)
    assert kept(batch, plan) == first
    assert kept(replace(batch, force=True), plan) is None
    assert kept(replace(batch, rows=RowFormat.PARQUET), plan) is None
    assert kept(replace(batch, limits=Limits(run=500)), plan) == first
    plan.write_bytes(plan.read_bytes() + b"\n% another edition\n")
    assert kept(batch, plan) is None


def test_rows_of_another_year_do_not_stay(plan: Path, batch: Batch) -> None:
    read(batch, plan)
    later = read(replace(batch, settings=replace(FAST, year=2031)), plan)
    assert later.year == 2031
    assert set(files_in(Path(batch.to))) == {*later.files, f"records/{later.key}.json"}
    assert [name for name in later.files if "year=2031" in name]


class Cut(BaseException):
    """The machine goes."""


@pytest.mark.parametrize("before", [False, True], ids=["read first", "read before"])
def test_a_machine_that_goes_between_two_files_leaves_nothing_that_stays(
    before: bool, plan: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was written when it went, the next run, with other settings, clears it away."""
    other = replace(batch, settings=replace(FAST, year=2031))
    last = replace(batch, settings=replace(FAST, year=2032))
    texts = {
        year: json_of(extract(plan, replace(FAST, year=year))).encode()
        for year in (None, 2031, 2032)
    }
    monkeypatch.setattr(Reader, "_text_of", lambda self, *_: texts[self._settings.year])
    write, remove = Folder.write, Folder.remove
    with reading(other, plan.parent) as cut, reading(last, plan.parent) as whole:
        steps = 0
        while True:
            if before:
                read(batch, plan)
            steps += 1
            left = iter(range(steps))

            def goes(inner: Callable[..., None], left: Iterator[int] = left) -> Callable[..., None]:
                def call(*args: object) -> None:
                    if next(left, None) is None:
                        raise Cut
                    inner(*args)

                return call

            monkeypatch.setattr(Folder, "write", goes(write))
            monkeypatch.setattr(Folder, "remove", goes(remove))
            try:
                cut.read(str(plan))
                gone = False
            except Cut:
                gone = True
            monkeypatch.setattr(Folder, "write", write)
            monkeypatch.setattr(Folder, "remove", remove)
            record = whole.read(str(plan))
            files = files_in(Path(batch.to))
            assert set(files) == {*record.files, f"records/{record.key}.json"}
            assert record_of(files[f"records/{record.key}.json"]) == record
            if not gone:
                break
    assert steps > 3


@pytest.mark.parametrize(
    ("data", "code", "final"),
    [
        (b"no plan at all", ExitCode.NOT_A_PDF, True),
        (b"", ExitCode.NOT_A_PDF, True),
        (b"locked", ExitCode.ENCRYPTED, True),
        (b"large", ExitCode.LIMIT, False),
    ],
)
def test_a_plan_that_fails_is_recorded(
    data: bytes, code: ExitCode, final: bool, plan: Path, batch: Batch
) -> None:
    """What lies in its bytes alone is not tried again."""
    if data == b"locked":
        with pikepdf.open(plan) as opened:
            opened.save(plan.with_name("locked.pdf"), encryption=LOCKED)
        plan = plan.with_name("locked.pdf")
    elif data == b"large":
        batch = replace(batch, limits=Limits(words=10))
    else:
        plan.write_bytes(data)
    record = read(batch, plan)
    assert (record.status, record.code, record.final) == (Status.FAILED, code, final)
    assert set(files_in(Path(batch.to))) == {f"records/{record.key}.json"}
    assert kept(batch, plan) == (record if final else None)


def test_a_plan_whose_reader_dies_is_recorded_and_the_next_is_read(
    plan: Path, batch: Batch
) -> None:
    """The reading process is killed; the machine is not."""
    mine = psutil.Process()
    others = set(mine.children())

    def kill() -> None:
        while not (readers := set(mine.children()) - others):
            time.sleep(0.01)
        readers.pop().kill()

    with reading(batch, plan.parent) as reader:
        killer = threading.Thread(target=kill)
        killer.start()
        record = reader.read(str(plan))
        killer.join()
        assert (record.status, record.code) == (Status.FAILED, ExitCode.CRASHED)
        assert reader.look(str(plan)).record is None
        assert reader.read(str(plan)).status is Status.READ


def test_a_reader_that_is_closed_says_nothing_of_the_plan(plan: Path, batch: Batch) -> None:
    with reading(batch, plan.parent) as reader:
        reader.close()
        with pytest.raises(StoppedError):
            reader.read(str(plan))
    assert not Path(batch.to).exists()
    assert not (plan.parent / "meanwhile").exists()


def test_pages_that_wait_for_ocr_are_tried_again(
    plan: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = read(batch, plan)
    text = (Path(batch.to) / "plans" / f"{record.key}.json").read_text(encoding="utf-8")
    form = json.loads(text)
    finding = {"code": "pages_not_read", "severity": "error", "message": "page 2"}
    form["findings"].append({**form["findings"][0], **finding})
    changed = json.dumps(form).encode()
    monkeypatch.setattr(Reader, "_text_of", lambda *_: changed)
    assert not read(batch, plan).final


class Refusals:
    """How often the store in memory still refuses before it answers."""

    left = 0

    def before(self, inner: Callable[..., object]) -> Callable[..., object]:
        """A method of the store, with what stands before it."""

        def call(*args: object, **more: object) -> object:
            if self.left:
                self.left -= 1
                raise OSError("500: come back later")
            return inner(*args, **more)

        return call


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> Refusals:
    monkeypatch.setattr(store, "LONGEST_PAUSE", 0.01)
    found = Refusals()
    for name in ("cat_file", "pipe_file"):
        inner = getattr(MemoryFileSystem, name)
        monkeypatch.setattr(MemoryFileSystem, name, found.before(inner))
    return found


def test_a_store_that_refuses_for_a_while_is_asked_again(
    plan: Path, batch: Batch, refusals: Refusals
) -> None:
    MemoryFileSystem().pipe_file("/in/plan.pdf", plan.read_bytes())
    with reading(replace(batch, to="memory://out"), plan.parent) as reader:
        refusals.left = 5
        assert reader.look("memory://in/plan.pdf").record is None
        refusals.left = 5
        record = reader.read("memory://in/plan.pdf")
        assert record.status is Status.READ
        assert refusals.left == 0
        assert reader.look("memory://in/plan.pdf").record == record


def test_a_store_that_never_answers_is_an_error(
    refusals: Refusals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    folder = Folder("memory://out")
    refusals.left = 10**9
    with pytest.raises(InputNotReadableError, match=r"plan.pdf cannot be read \(500"):
        bytes_at("memory://in/plan.pdf")
    with pytest.raises(InputNotReadableError, match="cannot be read"):
        folder.read("records/a.json")
    with pytest.raises(OutputNotWritableError, match="cannot be written"):
        folder.write("records/a.json", b"{}")
    with pytest.raises(OutputNotWritableError, match="cannot be written"):
        folder.check()


def test_what_is_not_there_or_not_allowed_is_asked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: pytest.fail("nothing to wait for"))
    with pytest.raises(InputNotReadableError, match="is not there"):
        bytes_at(str(tmp_path / "gone.pdf"))
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputNotWritableError, match="cannot be written"):
        Folder(str(tmp_path / "file")).write("records/a.json", b"{}")


ODD = ["plán ñ.pdf", "a b#1?.pdf", "100%20.pdf", "plan[1].pdf", "-o.pdf", "UPPER.PDF", "x*y.pdf"]


def test_folders_hold_plans_however_they_are_called(pdf: bytes, tmp_path: Path) -> None:
    inner = tmp_path / "in" / "año 1" / "deep#er"
    inner.mkdir(parents=True)
    for name in ODD:
        (inner / name).write_bytes(pdf)
    (inner / "notes.txt").write_text("no plan")
    (tmp_path / "in" / "folder.pdf").mkdir()
    (inner / "._-o.pdf").write_bytes(b"")
    told: list[str] = []
    found = plans_at([str(tmp_path / "in")], told.append)
    assert told == ["passed over: ._-o.pdf (a note of macOS)"]
    assert sorted(uri.rpartition("/")[2] for uri in found) == sorted(ODD)
    assert {bytes_at(uri) for uri in found} == {pdf}
    for name in ODD:
        (alone,) = plans_at([str(inner / name)])
        assert bytes_at(alone) == pdf


def test_a_plan_of_an_odd_name_is_read_by_that_name(pdf: bytes, batch: Batch) -> None:
    folder = Path(batch.to).parent / "año #1"
    folder.mkdir()
    with reading(batch, folder) as reader:
        for name in ODD:
            (folder / name).write_bytes(pdf + name.encode())
            record = reader.read(str(folder / name))
            assert record.status is Status.READ, record.message
            text = (Path(batch.to) / "plans" / f"{record.key}.json").read_bytes()
            assert plan_of(text).source.file_name == name


def test_patterns_relative_paths_and_addresses_given_twice(
    pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a-en.pdf", "a-es.pdf", "b-es.pdf", "no suffix"):
        (tmp_path / name).write_bytes(pdf)
    monkeypatch.chdir(tmp_path)
    assert len(plans_at(["*-es.pdf"])) == 2
    assert plans_at(["no suffix"]) == [f"file://{tmp_path}/no suffix"]
    assert len(plans_at([".", "a-en.pdf", f"file://{tmp_path}"])) == 3
    with pytest.raises(FolderError, match="holds no PDF"):
        plans_at(["*-fr.pdf"])


def test_a_name_that_is_no_text_is_recorded(pdf: bytes, batch: Batch) -> None:
    path = Path(os.fsdecode(os.fsencode(batch.to) + b"-\xff.pdf"))
    path.write_bytes(pdf)
    record = read(batch, path)
    assert record.status is Status.READ
    assert kept(batch, path) is not None


def test_a_record_that_is_none_does_not_hold(plan: Path, batch: Batch) -> None:
    record = read(batch, plan)
    for spoilt in (b"", b"{}", b"[1]", b"null", b'{"files": 1}', b"\xff"):
        (Path(batch.to) / "records" / f"{record.key}.json").write_bytes(spoilt)
        assert kept(batch, plan) is None
