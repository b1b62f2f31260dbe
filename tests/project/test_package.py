"""The built wheel, alone in a fresh environment, reads the plan; no test reaches the network."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

ROOT = Path(__file__).parents[2]


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


def test_the_wheel_runs_bare_in_a_fresh_environment(tmp_path: Path) -> None:
    env = {**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    wheels = tmp_path / "wheels"
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", wheels, ROOT],
        env=env,
        check=True,
    )
    (wheel,) = wheels.iterdir()
    venv.create(tmp_path / "env", with_pip=False)
    scripts = tmp_path / "env" / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python")]
    # What is imported is compiled then; all the rest would take longer than this test.
    subprocess.run([*pip, "install", "--quiet", "--no-compile", wheel], env=env, check=True)
    done = subprocess.run(
        [scripts / "mirps-extract", ROOT / "raw" / "mirps-2021-en.pdf", "-o", "-", "--quiet"],
        cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        capture_output=True,
        check=True,
    )
    committed = (ROOT / "output" / "mirps-2021-en.json").read_bytes()
    assert done.stdout == committed
    assert json.loads(done.stdout)["coverage"]["unassigned"] == []
