"""A client that worked yesterday works today; a break is named in openapi/CHANGELOG.md word by word."""

import copy
import json
import os
import subprocess

import pytest

from kitaportal.kit.settings import ROOT
from tests.api.breaking import breaking_changes

SNAPSHOT = "openapi/kitaportal.v1.json"
PLATZ_JSON = {"application/json": {"schema": {"$ref": "#/components/schemas/Platz"}}}
ORT = {"in": "query", "name": "ort", "required": False}
UMKREIS = {"in": "query", "name": "radius_m", "required": False}
OLD = {
    "paths": {
        "/api/v1/plaetze": {
            "get": {
                "operationId": "list_plaetze",
                "parameters": [{"in": "query", "name": "ort", "required": False}],
                "responses": {
                    "200": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Platz"}}}
                    }
                },
            },
            "post": {
                "operationId": "create_platz",
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PlatzIn"}}}
                },
                "responses": {"201": {}},
            },
        }
    },
    "components": {
        "schemas": {
            "Platz": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "nachbarn": {"type": "array", "items": {"$ref": "#/components/schemas/Platz"}},
                    "lage": {"anyOf": [{"$ref": "#/components/schemas/Lage"}, {"type": "null"}]},
                },
            },
            "Lage": {"type": "object", "properties": {"lat": {"type": "number"}}},
            "PlatzIn": {
                "type": "object",
                "required": ["name"],
                "properties": {"name": {"type": "string"}, "art": {"enum": ["a", "b"], "type": "string"}},
            },
        }
    },
}


def changed(*path_and_value):
    """The old document with one value replaced, or removed when the value is None."""
    *path, last, value = path_and_value
    new = copy.deepcopy(OLD)
    node = new
    for key in path:
        node = node[key]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return new


PLATZ = ("components", "schemas", "Platz", "properties")
PLATZ_IN = ("components", "schemas", "PlatzIn")
GET = ("paths", "/api/v1/plaetze", "get")


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (changed(*GET[:2], "get", None), ["list_plaetze: removed"]),
        (changed(*GET, "parameters", []), ["list_plaetze: parameter ort removed"]),
        (
            changed(*GET, "parameters", 0, "required", True),
            ["list_plaetze: parameter ort became required"],
        ),
        (changed(*PLATZ, "name", None), ["list_plaetze: answer name removed"]),
        (
            changed(*PLATZ, "name", {"anyOf": [{"type": "string"}, {"type": "null"}]}),
            ["list_plaetze: answer name may now be null"],
        ),
        (
            changed("components", "schemas", "Lage", "properties", "lat", None),
            ["list_plaetze: answer lage.lat removed"],
        ),
        (changed(*PLATZ_IN, "required", ["name", "art"]), ["create_platz: body art became required"]),
        (
            changed(*PLATZ_IN, "properties", "art", "enum", ["a"]),
            ["create_platz: body art no longer takes b"],
        ),
        (
            changed(*PLATZ_IN, "properties", "name", {"type": "integer"}),
            ["create_platz: body name may no longer be string"],
        ),
        (changed(*PLATZ, "ort", {"type": "string"}), []),
        (
            changed(
                *GET,
                "parameters",
                [*OLD["paths"]["/api/v1/plaetze"]["get"]["parameters"], {"in": "query", "name": "x"}],
            ),
            [],
        ),
        (changed(*PLATZ_IN, "properties", "art", "enum", ["a", "b", "c"]), []),
        (OLD, []),
    ],
)
def test_breaks_are_found_and_additions_are_welcome(new, found):
    assert breaking_changes(OLD, new) == found


def test_no_break_since_the_last_commit_is_left_unsaid():
    base = os.environ.get("PORTAL_API_BASE", "HEAD")
    shown = subprocess.run(
        ["git", "show", f"{base}:{SNAPSHOT}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if shown.returncode:
        pytest.skip("no earlier snapshot: not a git checkout, or the first one")
    new = json.loads((ROOT / SNAPSHOT).read_text(encoding="utf-8"))
    changelog = (ROOT / "openapi" / "CHANGELOG.md").read_text(encoding="utf-8")
    unsaid = [change for change in breaking_changes(json.loads(shown.stdout), new) if change not in changelog]
    assert unsaid == []
