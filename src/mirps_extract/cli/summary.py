"""What became of the plans of one call."""

from __future__ import annotations

from dataclasses import dataclass, field

from mirps_extract.cli.report import say
from mirps_extract.errors import ExitCode
from mirps_extract.model import Plan


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a plan could not be read, and the exit code for it."""

    message: str
    code: ExitCode


@dataclass
class Summary:
    """What became of the plans of a call, by the names of their files.

    Attributes:
        keeps: whether the plans themselves are kept, which takes memory for each.
        read: those that were read.
        skipped: those that had not changed.
        failed: those that could not be read.
        plans: the plans, in the order in which they were noted.
        has_findings: whether a plan needs a look.
        code: that of the first failure.
    """

    keeps: bool = False
    read: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    has_findings: bool = False
    code: ExitCode = ExitCode.OK

    def failure(self, name: str, failure: Failure) -> None:
        """Note a failure; the call ends with the code of the first."""
        say(failure.message)
        self.failed.append(name)
        self.code = self.code or failure.code

    def plan(self, plan: Plan, *, skipped: bool) -> None:
        """Note a plan that was read now or before."""
        (self.skipped if skipped else self.read).append(plan.source.file_name)
        self.has_findings |= any(finding.severity != "info" for finding in plan.findings)
        if self.keeps:
            self.plans.append(plan)

    def tell(self) -> None:
        """Say which plans were read, skipped and failed."""
        for word, names in (
            ("read", self.read),
            ("skipped, unchanged", self.skipped),
            ("failed", self.failed),
        ):
            if names:
                say(f"{len(names)} {word}: {', '.join(names)}")
