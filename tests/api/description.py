"""An OpenAPI document that can be asked: operations, schemas, references."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    method: str
    path: str
    spec: Schema

    @property
    def id(self) -> str:
        """The operationId."""
        return str(self.spec.get("operationId", f"{self.method} {self.path}"))

    @property
    def parameters(self) -> list[Schema]:
        """Parameters in path, query and header."""
        return list(self.spec.get("parameters", []))

    @property
    def body(self) -> Schema | None:
        """The schema of a JSON body, or None."""
        content = self.spec.get("requestBody", {}).get("content", {})
        return content.get("application/json", {}).get("schema") if content else None

    @property
    def answers(self) -> dict[str, dict[str, Schema]]:
        """Status → media type → schema."""
        return {
            status: {kind: entry.get("schema", {}) for kind, entry in answer.get("content", {}).items()}
            for status, answer in self.spec["responses"].items()
        }


@dataclass(frozen=True)
class Description:
    """The whole document."""

    document: Schema

    @property
    def operations(self) -> list[Operation]:
        """Every operation, in the order of the document."""
        return [
            Operation(method, path, spec)
            for path, item in self.document["paths"].items()
            for method, spec in item.items()
            if method in METHODS
        ]

    @property
    def schemas(self) -> dict[str, Schema]:
        """Named schemas."""
        return dict(self.document.get("components", {}).get("schemas", {}))

    def resolve(self, schema: Schema) -> Schema:
        """The schema itself, or the one it refers to."""
        reference = schema.get("$ref")
        return self.schemas[reference.rsplit("/", 1)[1]] if reference else schema

    def answered_schemas(self) -> Iterator[str]:
        """Names of all schemas that a successful answer can contain."""
        found: set[str] = set()
        for operation in self.operations:
            for status, kinds in operation.answers.items():
                if status < "400":
                    for schema in kinds.values():
                        self._collect(schema, found)
        yield from sorted(found)

    def _collect(self, node: Any, found: set[str]) -> None:
        for name in references(node):
            if name not in found:
                found.add(name)
                self._collect(self.schemas.get(name, {}), found)


def references(node: Any) -> Iterator[str]:
    """Names of the schemas that a part of the document refers to directly."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rsplit("/", 1)[1]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)
