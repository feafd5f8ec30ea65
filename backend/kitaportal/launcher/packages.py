"""Python packages: uv in a folder of its own, then what uv.lock names."""

import ast
import os
import sys
from pathlib import Path

from kitaportal.launcher import system
from kitaportal.launcher.console import step
from kitaportal.launcher.programs import ask, run
from kitaportal.launcher.surroundings import PYTHON, ROOT, find_home

UV_VERSION = "0.13.9"
TITLE = "Python-Pakete"
RUNNING = ("--no-dev", "--inexact")
WITH_NODE = (*RUNNING, "--group", "node")
DEVELOPING = ()

# uv does not read pip's configuration, where operators keep their proxy and their package index.
PIP_TO_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "proxy": "ALL_PROXY",
    "cert": "SSL_CERT_FILE",
}


def sync(options: tuple[str, ...], title: str = TITLE) -> None:
    """Bring the checkout's own Python environment to what uv.lock says."""
    with step(title):
        uv, environment = _ensure_uv(), _uv_environment()
        if "UV_DEFAULT_INDEX" in environment or os.environ.get("UV_DEFAULT_INDEX"):
            _install_from_mirror(uv, options, environment)
        else:
            run(title, [uv, "sync", "--frozen", *options, *_choose_python()], env=environment)


def _install_from_mirror(uv: Path, options: tuple[str, ...], environment: dict[str, str]) -> None:
    # uv.lock holds the addresses of the public index. Behind a mirror we ask that one for the same files;
    # the checksums of the lock still decide whether they are the same.
    wishes = [option for option in options if option != "--inexact"]
    listing = find_home() / "uv" / "requirements.txt"
    export = ["export", "--frozen", "--no-emit-project", "--format", "requirements.txt"]
    run(TITLE, [uv, *export, *wishes, "-o", listing], env=environment)
    if not PYTHON.exists():
        run(TITLE, [uv, "venv", *_choose_python(), ".venv"], env=environment)
    run(TITLE, [uv, "pip", "install", "--require-hashes", "-r", listing], env=environment)
    run(TITLE, [uv, "pip", "install", "--no-deps", "-e", ROOT], env=environment)


def _choose_python() -> list[str]:
    return [] if ask([PYTHON, "--version"]) else ["--python", sys.executable]


def _ensure_uv() -> Path:
    folder = find_home() / "uv"
    uv = folder / "bin" / "uv"
    if (ask([uv, "--version"]) or "").split()[1:2] == [UV_VERSION]:
        return uv
    pip = _make_environment(folder)
    run(TITLE, [*pip, "install", "--quiet", "--disable-pip-version-check", f"uv=={UV_VERSION}"])
    return uv


def _make_environment(folder: Path) -> list[str | Path]:
    """An empty environment, and the pip command that fills it: its own, or else the machine's."""
    python = folder / "bin" / "python"
    if system.has_module("ensurepip"):
        run(TITLE, [sys.executable, "-m", "venv", "--clear", folder])
        return [python, "-m", "pip"]
    run(TITLE, [sys.executable, "-m", "venv", "--clear", "--without-pip", folder])
    return [sys.executable, "-m", "pip", "--python", python]


def _uv_environment() -> dict[str, str]:
    """How uv should reach the packages: as pip would, trusting the certificates of this machine."""
    wanted = {"UV_SYSTEM_CERTS": "true", "UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(ROOT / ".venv")}
    wanted |= translate_pip_configuration(_read_pip_configuration())
    return {name: value for name, value in wanted.items() if name == "VIRTUAL_ENV" or name not in os.environ}


def _read_pip_configuration() -> str:
    own = find_home() / "uv" / "bin" / "python"
    return (
        ask([own, "-m", "pip", "config", "list"])
        or ask([sys.executable, "-m", "pip", "config", "list"])
        or ""
    )


def translate_pip_configuration(listing: str) -> dict[str, str]:
    """The lines of ``pip config list`` as uv's environment; a later line wins, as with pip."""
    translated = {}
    for line in listing.splitlines():
        key, separator, value = line.partition("=")
        name = PIP_TO_UV.get(key.rpartition(".")[2])
        if separator and name:
            translated[name] = " ".join(str(ast.literal_eval(value)).split())
    return translated
