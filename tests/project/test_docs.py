"""The pages on errors and security are true: what they list is what there is."""

from __future__ import annotations

import dataclasses
import re
from fnmatch import fnmatchcase
from pathlib import Path

from hostile import BROKEN, HUGE, ODD
from mirps_extract import ExitCode, errors
from mirps_extract.cli.batch import batch
from mirps_extract.ledger import Use
from mirps_extract.limits import USUAL_LIMITS
from mirps_extract.outline.doubts import LABEL_DOUBT, ORDER_DOUBT
from mirps_extract.outline.labels import Label
from mirps_extract.outline.weights import weights

ROOT = Path(__file__).parents[2]
ERRORS = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
ARCHIVE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
EDITIONS = (ROOT / "docs" / "editions.md").read_text(encoding="utf-8")
READING = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
LIMITS = (ROOT / "docs" / "untrusted-files.md").read_text(encoding="utf-8")


def kinds() -> dict[str, type[errors.MirpsError]]:
    found = vars(errors).values()
    return {
        kind.__name__: kind
        for kind in found
        if isinstance(kind, type)
        and issubclass(kind, errors.MirpsError)
        and kind is not errors.MirpsError
    }


def test_each_error_is_listed_with_its_code() -> None:
    listed = {
        name: int(code)
        for code, names in re.findall(r"^\| (\d+) \| ([^|]+) \|", ERRORS, flags=re.M)
        for name in re.findall(r"`(\w+)`", names)
    }
    assert listed == {name: kind.exit_code.value for name, kind in kinds().items()}


def test_each_code_is_listed() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", ERRORS, flags=re.M)}
    assert listed == {code.value for code in ExitCode} - {ExitCode.OK.value}


def test_the_limits_on_the_page_are_the_usual_ones() -> None:
    listed = re.findall(r"^\| `(\w+)` \| (\d+) \|", LIMITS, flags=re.M)
    usual = dataclasses.asdict(USUAL_LIMITS)
    assert [(name, int(number)) for name, number in listed] == list(usual.items())


def test_the_page_on_security_counts_what_is_tested() -> None:
    assert f"{len([*BROKEN, *HUGE, *ODD])} bad and odd files" in SECURITY
    text = (ROOT / "tests" / "process" / "test_fuzz.py").read_text(encoding="utf-8")
    few, whole = (int(n) * int(m) for n, m in re.findall(r"seeds\((\d+), (\d+),", text))
    mutants = 2 * few + whole
    assert f"{mutants:,} mutants" in SECURITY
    for word in re.findall(r"`((?:tests|read|apart)/[\w./]*)`", SECURITY):
        places = (ROOT / word, ROOT / "src" / "mirps_extract" / word)
        assert any(place.exists() for place in places), word


def test_the_page_on_archives_names_each_option() -> None:
    offered = {name for option in batch.params for name in option.opts if name.startswith("--")}
    table = ARCHIVE.split("## What is written")[0]
    assert set(re.findall(r"`(--[a-z-]+)", table)) - {"--help"} == offered


def test_the_page_on_archives_names_what_there_is() -> None:
    for word in re.findall(r"`((?:tests|batch)/[\w./]*)`", ARCHIVE):
        places = (ROOT / word, ROOT / "src" / "mirps_extract" / word)
        assert any(place.exists() for place in places), word
    written = re.findall(r"^\| `(\w+)/", ARCHIVE, flags=re.M)
    assert written == ["plans", "TABLE", "records", "lost"]


def test_each_piece_of_evidence_is_explained_once() -> None:
    rows = re.findall(
        r"^\| (`[^|]*) \| [^|]+ \|$",
        READING.split("## The evidence")[1].split("## What words")[0],
        flags=re.M,
    )
    listed = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    told = {
        name: [entry for entry in listed if fnmatchcase(name, entry)] for name in weights().by_name
    }
    assert {name: entries for name, entries in told.items() if len(entries) != 1} == {}
    assert set(listed) == {entry for entries in told.values() for entry in entries}


def test_the_page_on_reading_names_all_labels_and_what_is_narrow() -> None:
    said = " ".join(
        READING.split("**Candidates of label.**")[1].split("**The decision.**")[0].split()
    )
    assert set(re.findall(r"`(\w+)`", said)) == {label.value for label in Label}
    narrow = f"at most {LABEL_DOUBT} for a label or {ORDER_DOUBT} for an order"
    assert narrow in " ".join(READING.split())


def test_the_page_on_editions_names_all_engines() -> None:
    text = (ROOT / "benchmarks" / "editions" / "engines.py").read_text(encoding="utf-8")
    engines = re.findall(r'^    "([\w-]+)": _Entry', text, flags=re.M)
    table = EDITIONS.split("| engine |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", table, flags=re.M)
    assert [name for row in rows for name in re.findall(r"`([\w-]+)`", row)] == engines


def test_the_page_on_reading_names_all_roles_of_words() -> None:
    table = READING.split("## What words are used as")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", table, flags=re.M)
    listed = [role for row in rows for role in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(role.value for role in Use)
