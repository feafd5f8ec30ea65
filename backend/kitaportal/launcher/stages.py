"""The three tiers of tests: which stages they have, and one closing line over all of them."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from kitaportal.launcher import frontend, packages, system
from kitaportal.launcher.console import format_duration, say
from kitaportal.launcher.node import node_environment
from kitaportal.launcher.surroundings import FRONTEND, ROOT, find_home

BIN = ROOT / ".venv" / "bin"


@dataclass(frozen=True)
class Stage:
    """One command; with ``report`` it writes a JUnit file whose tests are counted."""

    name: str
    command: Sequence[str]
    cwd: Path = ROOT
    report: Path | None = None


@dataclass
class Tally:
    """What the stages so far came to."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    broken: list[str] = field(default_factory=list)

    def closing_line(self) -> str:
        """The line that other programs read."""
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def _python(name: str, tool: str, *arguments: str) -> Stage:
    return Stage(name, (str(BIN / tool), *arguments))


def _report(name: str) -> Path:
    return find_home() / "berichte" / f"{name}.xml"


def _pytest(name: str, marks: str, *arguments: str) -> Stage:
    report = _report(name)
    options = ("-q", "-m", marks, f"--junitxml={report}", *arguments)
    return Stage(name, (str(BIN / "pytest"), *options), report=report)


def _npm(name: str, script: str, *arguments: str) -> Stage:
    return Stage(name, ("npm", "run", "--silent", script, *arguments), cwd=FRONTEND)


def _vitest() -> Stage:
    report = _report("vitest")
    options = ("run", "--reporter=default", "--reporter=junit", f"--outputFile.junit={report}")
    return Stage("vitest", ("npx", "--no-install", "vitest", *options), cwd=FRONTEND, report=report)


def _fast() -> list[Stage]:
    return [
        _python("ruff", "ruff", "check", "."),
        _python("format", "ruff", "format", "--check", "."),
        _python("mypy", "mypy"),
        _python("imports", "lint-imports"),
        _pytest("pytest", "not slow and not e2e and not long", "-n", "2"),
        _vitest(),
    ]


def _full() -> list[Stage]:
    return [
        *_fast(),
        _npm("oxlint", "lint"),
        _npm("tsc", "typecheck"),
        _npm("knip", "knip"),
        _npm("client", "generate", "--", "--check"),
        _npm("budget", "budget"),
        _pytest("slow", "slow and not e2e and not long", "-n", "2"),
        _pytest("e2e", "e2e and not long"),
    ]


def _long() -> list[Stage]:
    return [*_full(), _pytest("long", "long")]


TIERS = {"fast": _fast, "full": _full, "long": _long}


def run_tier(tier: str) -> int:
    """Run every stage even when one fails, and end with the closing line; the exit code."""
    environment = _prepare(tier)
    tally = Tally()
    for stage in TIERS[tier]():
        run_stage(stage, environment, tally)
    if tally.broken:
        say(f"✗ Nicht bestanden: {', '.join(tally.broken)}")
    say(tally.closing_line())
    return int(bool(tally.broken or tally.failed))


def _prepare(tier: str) -> dict[str, str]:
    system.ensure_packages()
    packages.sync(packages.DEVELOPING)
    environment = node_environment()
    frontend.ensure_modules(environment)
    if tier != "fast":
        frontend.ensure_built()
    (find_home() / "berichte").mkdir(exist_ok=True)
    return environment


def run_stage(stage: Stage, environment: Mapping[str, str], tally: Tally) -> None:
    """Run one stage, show its output and its time, and count its tests."""
    if stage.report:
        stage.report.unlink(missing_ok=True)
    say(f"── {stage.name}")
    started = time.monotonic()
    code = _call(stage, environment)
    if stage.report:
        _count(stage.report, tally, without=int(code not in {0, NOTHING_SELECTED}))
    good = code == 0 or (code == NOTHING_SELECTED and stage.name in MAY_BE_EMPTY)
    if not good:
        tally.broken.append(stage.name)
    say(f"{'✓' if good else '✗'} {stage.name} ({format_duration(time.monotonic() - started)})")


# pytest's exit code when no test carries the wanted mark, as in a tier that has none yet.
NOTHING_SELECTED = 5
MAY_BE_EMPTY = {"slow", "e2e", "long"}


def _call(stage: Stage, environment: Mapping[str, str]) -> int:
    merged = {**os.environ, **environment, "PORTAL_HOME": str(find_home())}
    return subprocess.run(stage.command, check=False, cwd=stage.cwd, env=merged).returncode


def _count(report: Path, tally: Tally, *, without: int) -> None:
    """Add up a JUnit file; ``without`` is the number of failures to assume when there is none."""
    if not report.exists():
        tally.failed += without
        return
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        numbers = {name: int(suite.get(name) or 0) for name in ("tests", "failures", "errors", "skipped")}
        wrong = numbers["failures"] + numbers["errors"]
        tally.failed += wrong
        tally.skipped += numbers["skipped"]
        tally.passed += numbers["tests"] - wrong - numbers["skipped"]
