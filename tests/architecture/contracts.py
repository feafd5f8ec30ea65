"""Two kinds of import contract that import-linter lacks; pyproject.toml uses them (``lint-imports``)."""

from collections.abc import Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

Import = tuple[str, str]


class _DirectImports(Contract):
    """Breaks on direct imports that ``_is_forbidden`` names; a chain breaks at its own forbidden link."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        found = sorted(link for link in _links(graph) if self._is_forbidden(*link))
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["found"]:
            output.print_error(f"- {importer} must not import {imported}", bold=False)

    def _is_forbidden(self, importer: str, imported: str) -> bool:
        raise NotImplementedError


class ModulesShareOnly(_DirectImports):
    """Modules below ``container`` see of each other only the files in ``shared``."""

    type_name = "modules_share_only"
    container = fields.StringField()
    shared = fields.SetField(subfield=fields.StringField())

    def _is_forbidden(self, importer: str, imported: str) -> bool:
        own, other = _parts(self.container, importer), _parts(self.container, imported)
        if not own or not other or own[0] == other[0]:
            return False
        return len(other) > 1 and other[1] not in self.shared


class StandsBeside(_DirectImports):
    """``module`` sees only ``may_see`` among its siblings, and no sibling sees it."""

    type_name = "stands_beside"
    container = fields.StringField()
    module = fields.StringField()
    may_see = fields.SetField(subfield=fields.StringField())

    def _is_forbidden(self, importer: str, imported: str) -> bool:
        own, other = _parts(self.container, importer), _parts(self.container, imported)
        if not own or not other or own[0] == other[0]:
            return False
        return other[0] == self.module or (own[0] == self.module and other[0] not in self.may_see)


def _parts(container: str, module: str) -> list[str]:
    """The path below the container; empty outside of it."""
    return module.removeprefix(f"{container}.").split(".") if module.startswith(f"{container}.") else []


def _links(graph: ImportGraph) -> Iterator[Import]:
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            yield importer, imported
