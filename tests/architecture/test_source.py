"""Rules about the source that no linter of ours knows: one clock, one place that commits, short files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from kitaportal.kit.settings import ROOT

PACKAGE = ROOT / "backend" / "kitaportal"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TEST_SOURCES = sorted((ROOT / "tests").rglob("*.py"))

THE_CLOCK = "kit/clock.py"
NAIVE_CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "func.now"}
SQL_CLOCKS = re.compile(
    r"\b(now\s*\(\s*\)|current_date|current_timestamp|localtimestamp|clock_timestamp)", re.IGNORECASE
)

ENDS_TRANSACTIONS = {"commit", "rollback"}
EMPTY_WORDS = {"utils", "util", "helper", "helpers", "manager", "data", "info", "common", "misc"}
MAX_LINES = 300
LONGER = {
    "core/einrichtung/models.py": "the tables of one profile read better side by side",
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """Every call as ("date.today", line); deeper owners are cut to the last two parts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value).rsplit(".", 1)[-1]
            yield f"{owner}.{node.func.attr}", node.lineno


def texts(path: Path) -> Iterator[tuple[str, int]]:
    """Every string that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno


def test_only_the_clock_knows_what_time_it_is():
    found = [
        f"{name_of(path)}:{line} {what}"
        for path in SOURCES
        if name_of(path) != THE_CLOCK
        for what, line in [*calls(path), *texts(path)]
        if what in NAIVE_CLOCKS or SQL_CLOCKS.search(what)
    ]
    assert found == []


def test_application_code_never_ends_a_transaction():
    """kit/db.py ends them by leaving ``session.begin()``."""
    found = [
        f"{name_of(path)}:{line} {call}"
        for path in SOURCES
        for call, line in calls(path)
        if call.split(".")[1] in ENDS_TRANSACTIONS
    ]
    assert found == []


def test_files_stay_short():
    longer = {
        name_of(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > MAX_LINES
    }
    assert longer == set(LONGER)


def test_every_module_says_what_belongs_there():
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES + TEST_SOURCES
        if (source := path.read_text(encoding="utf-8")) and ast.get_docstring(ast.parse(source)) is None
    ]
    assert silent == []


def test_files_are_not_called_by_empty_words():
    found = [name_of(path) for path in SOURCES if EMPTY_WORDS & set(path.stem.split("_"))]
    assert found == []
