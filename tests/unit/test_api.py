"""The library's front door: what it takes, and that it fails with errors of its own alone."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import mirps_extract
from mirps_extract import ExitCode, MirpsError, Settings, json_of
from mirps_extract.errors import ArgumentError, InputNotReadableError, InternalError
from mirps_extract.settings import OcrMode
from unit.plans import plan
from unit.small_plan import draw_plan

FAST = Settings(institutions=False)

ANY: Any = mirps_extract
"""The library, called as no type checker would have it."""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_plan(tmp_path_factory.mktemp("api") / "plan.pdf")


def test_a_plan_is_read_from_whatever_holds_it(pdf: Path) -> None:
    import fsspec

    data = pdf.read_bytes()
    with fsspec.open("memory://plans/plan.pdf", "wb") as file:
        file.write(data)
    with pdf.open("rb") as opened:
        sources: list[Any] = [pdf, str(pdf), data, opened, io.BytesIO(data)]
        sources.append("memory://plans/plan.pdf")
        texts = {json_of(mirps_extract.extract(source, FAST)) for source in sources}
    assert len(texts) == 1
    assert "Train forty officers" in texts.pop()


@pytest.mark.parametrize(
    "call",
    [
        lambda pdf: ANY.extract(None),
        lambda pdf: ANY.extract(7),
        lambda pdf: ANY.extract(io.StringIO("text")),
        lambda pdf: ANY.extract("nowhere://plan.pdf"),
        lambda pdf: ANY.extract(b"text"),
        lambda pdf: ANY.extract("gone.pdf"),
        lambda pdf: ANY.extract(pdf, Settings(language="xx", institutions=False)),
        lambda pdf: ANY.extract(pdf, Settings(country="XXX", institutions=False)),
        lambda pdf: ANY.extract(pdf, ANY.Settings(year="2021")),
        lambda pdf: ANY.extract(pdf, ANY.Settings(registry=3)),
        lambda pdf: ANY.extract(pdf, ANY.Settings(ocr="sometimes")),
        lambda pdf: ANY.extract(pdf, ANY.Settings(vocabulary="gone.toml")),
        lambda pdf: ANY.extract(pdf, "fast"),
        lambda pdf: ANY.extract(pdf, FAST, limits=3),
        lambda pdf: ANY.extract(pdf.read_bytes(), FAST, limits=3),
        lambda pdf: ANY.review(None),
        lambda pdf: ANY.load(b"{}"),
        lambda pdf: ANY.load("gone.json"),
        lambda pdf: ANY.validate("gone.json"),
        lambda pdf: ANY.compare([plan({})]),
        lambda pdf: ANY.compare(["2021.json", "2022.json"]),
        lambda pdf: ANY.export(plan({}), "word", "out"),
        lambda pdf: ANY.export([3], "csv", "out"),
        lambda pdf: ANY.plan_of("[]"),
    ],
)
def test_every_failure_is_an_error_of_its_own(call: Callable[[Path], object], pdf: Path) -> None:
    with pytest.raises(MirpsError) as caught:
        call(pdf)
    assert caught.value.exit_code != ExitCode.INTERNAL
    assert str(caught.value).endswith((".", "?"))


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("s3://plans/2022.PDF", "2022.PDF"),
        ("https://example.org/a/plan-2022.pdf?download=1", "plan-2022.pdf"),
        ("..", "plan.pdf"),
        ("/tmp/x\0.pdf", "plan.pdf"),
        ("a" * 300 + ".pdf", "plan.pdf"),
        ("", "plan.pdf"),
    ],
)
def test_a_source_that_is_no_file_is_called_by_its_name(name: str, called: str, pdf: Path) -> None:
    file = io.BytesIO(pdf.read_bytes())
    file.name = name
    assert mirps_extract.extract(file, FAST).source.file_name == called


def test_a_fault_in_the_program_is_one_too(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object, **more: object) -> object:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("mirps_extract.pipeline.lay_out", fails)
    with pytest.raises(InternalError, match="of all things"):
        mirps_extract.extract(pdf, FAST)


def test_settings_take_what_programs_have() -> None:
    settings = ANY.Settings(registry="own.csv", ocr="off")
    assert settings.registry == Path("own.csv")
    assert settings.ocr is OcrMode.OFF
    assert settings.own_files == [Path("own.csv")]


def test_the_stages_are_told_to_a_logger_that_is_quiet_by_default(
    pdf: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    mirps_extract.extract(pdf, FAST)
    assert capfd.readouterr().err == ""
    with caplog.at_level(logging.INFO, "mirps_extract"):
        mirps_extract.extract(pdf, FAST)
    told = [record.message for record in caplog.records if record.name == "mirps_extract"]
    assert told[0] == "plan.pdf: read is done"
    assert logging.getLogger("pdfminer").getEffectiveLevel() >= logging.CRITICAL


def test_the_page_needs_nothing_beside_it(pdf: Path) -> None:
    page = mirps_extract.review(pdf.read_bytes(), FAST)
    assert page.startswith("<!DOCTYPE html>") or page.startswith("<!doctype html>")
    assert "Train forty officers" in page


def test_outputs_are_loaded_checked_and_exported(pdf: Path, tmp_path: Path) -> None:
    read = mirps_extract.extract(pdf, FAST)
    (tmp_path / "plan.json").write_text(json_of(read), encoding="utf-8")
    assert mirps_extract.validate(tmp_path / "plan.json") == []
    assert mirps_extract.validate(b"{}") != []
    assert mirps_extract.load(str(tmp_path / "plan.json")) == read
    files = mirps_extract.export(read, ["csv", "jsonl"], tmp_path / "out")
    assert {file.suffix for file in files} >= {".csv", ".jsonl"}
    assert all(file.is_file() for file in files)


def test_editions_are_compared() -> None:
    texts = {"BLZ": {"health": ["Open a clinic in the north."]}}
    found = mirps_extract.compare([plan(texts, year=2022), plan(texts, year=2021)])
    assert [edition.year for edition in found.editions] == [2021, 2022]


def test_an_error_names_the_file() -> None:
    with pytest.raises(InputNotReadableError, match=r"gone\.json"):
        mirps_extract.load("gone.json")
    with pytest.raises(ArgumentError, match="rb"):
        ANY.extract(io.StringIO("text"))


def test_a_plan_says_what_it_is() -> None:
    texts = {"BLZ": {"health": ["Open <b>a</b> clinic.", "Train nurses."]}, "SLV": {"a<b": ["Go."]}}
    read = plan(texts, declared={"BLZ": 3})
    assert [c.text for c in read.commitments()][-1] == "Go."
    assert repr(read) == "<Plan plan.pdf: 2021, en, 2 countries, 3 commitments, 0 findings>"
    html = read._repr_html_()
    assert "<td>3 / 2</td>" in html and "<td>– / 1</td>" in html
    assert "a&lt;b" in html and "<b>" not in html


def test_an_area_that_is_declared_alone_has_a_column() -> None:
    read = plan({"BLZ": {"health": ["Open a clinic."]}})
    country = read.countries[0]
    declared = country.declared.model_copy(update={"by_focus_area": {"education": 2}})
    other = read.model_copy(
        update={"countries": [country.model_copy(update={"declared": declared})]}
    )
    assert other.areas() == ["health", "education"]
    assert "<td>2 / 0</td>" in other._repr_html_()


def test_the_version_is_told() -> None:
    assert mirps_extract.__version__[0].isdigit()
