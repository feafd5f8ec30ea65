"""Who may import whom (pyproject.toml, tool.importlinter): kept today, and a wrong import is refused."""

import ast
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from kitaportal.kit.settings import ROOT
from tests.architecture.contracts import ModulesShareOnly, StandsBeside

TYPES: dict[str, type[Contract]] = {
    "layers": LayersContract,
    "forbidden": ForbiddenContract,
    "protected": ProtectedContract,
    "acyclic_siblings": AcyclicSiblingsContract,
    "modules_share_only": ModulesShareOnly,
    "stands_beside": StandsBeside,
}
CONFIGURATION = read_configuration(str(ROOT / "pyproject.toml"))
CONTRACTS: dict[str, dict[str, Any]] = {
    options["id"]: options for options in CONFIGURATION["contracts_options"]
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("kitaportal", include_external_packages=True, cache_dir=None)


def is_kept(contract_id: str, graph: grimp.ImportGraph) -> bool:
    options = CONTRACTS[contract_id]
    contract = TYPES[options["type"]](
        name=options["name"],
        session_options=CONFIGURATION["session_options"],
        contract_options={k: v for k, v in options.items() if k not in {"id", "name", "type"}},
    )
    return contract.check(graph, verbose=False).kept


@pytest.mark.parametrize("contract_id", CONTRACTS)
def test_contract_is_kept(contract_id, graph):
    assert is_kept(contract_id, graph), "run lint-imports for the details"


@pytest.mark.parametrize(
    ("contract_id", "importer", "imported"),
    [
        ("layers", "kit.db", "core.kommune.enums"),
        ("layers", "core.kommune.models", "main"),
        ("layers", "core.kommune.models", "verfahren.uvg.rules"),
        ("layers", "verfahren.uvg.rules", "main"),
        ("layers", "unheard_of", "kit.ids"),
        ("core-order", "core.kommune.models", "core.einrichtung.enums"),
        ("core-order", "core.audit.service", "core.access.service"),
        ("core-order", "core.bedarf.service", "core.vergabe.service"),
        ("core-order", "core.unheard_of", "core.kommune.enums"),
        ("search-beside", "core.search.service", "core.person.models"),
        ("search-beside", "core.einrichtung.service", "core.search.service"),
        ("private", "core.einrichtung.service", "core.kommune.queries"),
        ("private", "core.einrichtung.models", "core.kommune.routes.oeffentlich"),
        ("module-layers", "core.einrichtung.models", "core.einrichtung.schemas"),
        ("module-layers", "core.einrichtung.queries", "core.einrichtung.service"),
        ("module-layers", "core.einrichtung.service", "core.einrichtung.routes.oeffentlich"),
        ("pure-rules", "core.einrichtung.rules", "sqlalchemy"),
        ("pure-rules", "core.einrichtung.rules", "kit.clock"),
        ("fastapi", "core.einrichtung.service", "fastapi"),
        ("fastapi", "kit.db", "starlette"),
        ("acyclic", "kit.clock", "kit.outbox"),
        ("sql", "core.einrichtung.service", "sqlalchemy"),
        ("sql", "core.einrichtung.routes.oeffentlich", "psycopg"),
    ],
)
def test_wrong_import_is_refused(contract_id, importer, imported, graph):
    poisoned = _with_import(graph, _full(importer), _full(imported))
    assert not is_kept(contract_id, poisoned)


def test_launcher_imports_nothing_but_python_itself():
    strangers = {
        f"{path.name}: {module}"
        for path in (ROOT / "backend/kitaportal/launcher").glob("*.py")
        for module in _imported_modules(path)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not module.startswith("kitaportal.launcher")
    }
    assert not strangers


def _full(module: str) -> str:
    return module if module in {"sqlalchemy", "psycopg", "fastapi", "starlette"} else f"kitaportal.{module}"


def _with_import(graph: grimp.ImportGraph, importer: str, imported: str) -> grimp.ImportGraph:
    poisoned = deepcopy(graph)
    for module in (importer, imported):
        parts = module.split(".")
        for length in range(1, len(parts) + 1):
            name = ".".join(parts[:length])
            if name not in poisoned.modules:
                poisoned.add_module(name, is_squashed=False)
    poisoned.add_import(importer=importer, imported=imported)
    return poisoned


def _imported_modules(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found
