"""Finds changes between two OpenAPI documents that break a client which worked before.

Additions are welcome: operations, optional parameters, fields of answers, problems.
"""

from collections.abc import Iterator
from typing import Any

from tests.api.description import Description, Operation, Schema

Path = tuple[str, ...]


def breaking_changes(old: Schema, new: Schema) -> list[str]:
    """One line per break, in the order of the old document."""
    return list(_changes(Description(old), Description(new)))


def _changes(old: Description, new: Description) -> Iterator[str]:
    current = {(o.method, o.path): o for o in new.operations}
    for before in old.operations:
        after = current.get((before.method, before.path))
        if after is None:
            yield f"{before.id}: removed"
            continue
        yield from (f"{before.id}: {change}" for change in _operation_changes(old, new, before, after))


def _operation_changes(
    old: Description, new: Description, before: Operation, after: Operation
) -> Iterator[str]:
    yield from _parameter_changes(before, after)
    yield from _input_changes(_Pair(old, new), before.body or {}, after.body or {}, ())
    for status, kinds in before.answers.items():
        if status >= "400":
            continue
        if status not in after.answers:
            yield f"answer {status} removed"
        for kind, schema in kinds.items():
            if kind not in after.answers.get(status, {}):
                yield f"answer {status} {kind} removed"
            else:
                yield from _answer_changes(_Pair(old, new), schema, after.answers[status][kind], ())


def _parameter_changes(before: Operation, after: Operation) -> Iterator[str]:
    known = {(p["in"], p["name"]): p for p in before.parameters}
    now = {(p["in"], p["name"]): p for p in after.parameters}
    for key in known.keys() - now.keys():
        yield f"parameter {key[1]} removed"
    for key, parameter in now.items():
        if parameter.get("required") and not known.get(key, {}).get("required"):
            yield f"parameter {key[1]} became required"


class _Pair:
    """Both documents, and the named schemas already compared (schemas may contain themselves)."""

    def __init__(self, old: Description, new: Description) -> None:
        self.old, self.new = old, new
        self.seen: set[tuple[str, str]] = set()

    def resolve(self, before: Schema, after: Schema) -> tuple[Schema, Schema] | None:
        """Both schemas, or None when this pair was compared before."""
        key = (before.get("$ref", ""), after.get("$ref", ""))
        if all(key):
            if key in self.seen:
                return None
            self.seen.add(key)
        return self.old.resolve(before), self.new.resolve(after)


def _answer_changes(pair: _Pair, before: Schema, after: Schema, where: Path) -> Iterator[str]:
    resolved = pair.resolve(before, after)
    if resolved is None:
        return
    before, after = resolved
    if more := sorted(_types(after, pair.new) - _types(before, pair.old)):
        yield f"answer {_dotted(where)} may now be {', '.join(more)}"
    for name, schema in before.get("properties", {}).items():
        if name not in after.get("properties", {}):
            yield f"answer {_dotted((*where, name))} removed"
        else:
            yield from _answer_changes(pair, schema, after["properties"][name], (*where, name))
    for part, other in _inner(before, after):
        yield from _answer_changes(pair, part, other, where)


def _input_changes(pair: _Pair, before: Schema, after: Schema, where: Path) -> Iterator[str]:
    resolved = pair.resolve(before, after)
    if resolved is None:
        return
    before, after = resolved
    if before and (fewer := sorted(_types(before, pair.old) - _types(after, pair.new))):
        yield f"body {_dotted(where)} may no longer be {', '.join(fewer)}"
    for name in sorted(set(after.get("required", [])) - set(before.get("required", []))):
        yield f"body {_dotted((*where, name))} became required"
    for name in sorted(set(before.get("enum", [])) - set(after.get("enum", []))) if "enum" in after else []:
        yield f"body {_dotted(where)} no longer takes {name}"
    for name, schema in before.get("properties", {}).items():
        if name in after.get("properties", {}):
            yield from _input_changes(pair, schema, after["properties"][name], (*where, name))
        elif after.get("additionalProperties") is False:
            yield f"body {_dotted((*where, name))} removed"
    for part, other in _inner(before, after):
        yield from _input_changes(pair, part, other, where)


def _inner(before: Schema, after: Schema) -> Iterator[tuple[Schema, Schema]]:
    """Items of lists, and the object among alternatives such as "object or null"."""
    if "items" in before and "items" in after:
        yield before["items"], after["items"]
    known = [part for part in before.get("anyOf", []) if "$ref" in part or "items" in part]
    now = [part for part in after.get("anyOf", []) if "$ref" in part or "items" in part]
    yield from zip(known, now, strict=False)


def _types(schema: Schema, document: Description) -> set[str]:
    parts: list[Any] = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return {str(document.resolve(part).get("type", "anything")) for part in parts}


def _dotted(where: Path) -> str:
    return ".".join(where) or "itself"
