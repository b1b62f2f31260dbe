"""The wheel, built from the sdist, alone in an environment, reads the plan."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from pytest_socket import SocketBlockedError

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMED = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
"""The Pythons that the package says that it runs under."""

PLAN, OUTPUT = ROOT / "raw" / "mirps-2021-en.pdf", ROOT / "output" / "mirps-2021-en.json"


def test_sockets_are_blocked() -> None:
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


@pytest.mark.parametrize("name", ["run", "dev", "tools"])
def test_what_is_locked_is_what_is_pinned(name: str) -> None:
    pinned = dict(re.findall(r"(?m)^(\S+)==(\S+)", _text("constraints.txt").lower()))
    lock = _text(f"locks/{name}.txt")
    locked = re.findall(r"(?m)^(\S+)==(\S+).*\\\n    --hash=sha256:[0-9a-f]{64}", lock)
    assert len(locked) == len(re.findall(r"(?m)^\S", lock))
    assert all(pinned.get(package.lower(), version) == version for package, version in locked)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist."""
    made = tmp_path_factory.mktemp("dist")
    sdist = ["hatchling", "build", "-t", "sdist", "-d", str(made)]
    subprocess.run([sys.executable, "-m", *sdist], cwd=ROOT, check=True)
    wheel = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([sys.executable, "-m", *wheel, *made.iterdir()], cwd=made, check=True)
    return next(made.glob("*.whl"))


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    paths = (ROOT / "src" / "mirps_extract").rglob("*")
    package = {str(p.relative_to(ROOT / "src")) for p in paths if p.is_file()}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == {name for name in package if "__pycache__" not in name}


def test_the_wheel_runs_with_what_it_says_that_it_needs(wheel: Path, tmp_path: Path) -> None:
    install = _environment(sys.executable, tmp_path)
    subprocess.run([*install, "--no-deps", "--quiet", "--no-compile", wheel], check=True)
    (site,) = tmp_path.glob("env/lib/*/site-packages")
    (installed,) = metadata.distributions(path=[str(site)])
    # Links would lead out of what the process that reads may see.
    parts = {str(part) for needed in _closure(installed) for part in _parts(needed)}
    subprocess.run(["cp", "-Rp", *parts, site], check=True)
    assert _reads(tmp_path)


def _parts(package: metadata.Distribution) -> Iterator[Path]:
    """What a package has laid beside the others'."""
    for part in {file.parts[0] for file in package.files or []} - {"..", "__pycache__"}:
        yield Path(str(package.locate_file(part)))


def _closure(package: metadata.Distribution) -> list[metadata.Distribution]:
    """All that a package needs, and what that needs, as it is installed for the tests."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [package]
    while waiting:
        for requirement in map(Requirement, waiting.pop().requires or []):
            marker = requirement.marker
            if requirement.name not in found and (not marker or marker.evaluate({"extra": ""})):
                found[requirement.name] = metadata.distribution(requirement.name)
                waiting.append(found[requirement.name])
    return list(found.values())


@pytest.mark.long
@pytest.mark.parametrize("version", NAMED)
def test_every_python_that_the_wheel_names_installs_and_runs_it(
    version: str, wheel: Path, tmp_path: Path
) -> None:
    python = shutil.which(f"python{version}")
    if python is None or subprocess.run([python, "--version"], check=False).returncode:
        pytest.skip(f"Python {version} is not installed")
    install = _environment(python, tmp_path)
    env = {**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    # What is imported is compiled then; all the rest would take longer than this test.
    subprocess.run([*install, "--quiet", "--no-compile", wheel], env=env, check=True)
    assert _reads(tmp_path)


def _environment(python: str, folder: Path) -> list[str | Path]:
    """Make an environment with nothing in it; the command that installs into it."""
    subprocess.run([python, "-m", "venv", "--without-pip", folder / "env"], check=True)
    return [sys.executable, "-m", "pip", "--python", folder / "env" / "bin" / "python", "install"]


def _reads(folder: Path) -> bool:
    """Whether what is installed there, alone, reads the plan as it should."""
    done = subprocess.run(
        [folder / "env" / "bin" / "mirps-extract", PLAN, "-o", "-", "--quiet"],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        capture_output=True,
        check=True,
    )
    unassigned: list[object] = json.loads(done.stdout)["coverage"]["unassigned"]
    return done.stdout == OUTPUT.read_bytes() and not unassigned
