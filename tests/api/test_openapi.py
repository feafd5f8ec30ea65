"""What the API promises is written down, complete, and does not change by accident."""

import inspect
import re
from collections.abc import Iterator

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from kitaportal.cli_openapi import PROBLEMS, SNAPSHOT, openapi_text, problems_text
from kitaportal.kit.settings import ROOT
from kitaportal.main import api_routers, page_routers
from tests.api.description import references

AUDIENCES = {"oeffentlich", "eltern", "traeger", "stadt", "betrieb"}
PROBLEM = {"$ref": "#/components/schemas/Problem"}
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
FOLDER = ROOT / "openapi"


@pytest.mark.parametrize(
    ("name", "text"), [(SNAPSHOT, openapi_text), (PROBLEMS, problems_text)], ids=[SNAPSHOT, PROBLEMS]
)
def test_the_committed_description_is_current(name, text):
    assert (FOLDER / name).read_text(encoding="utf-8") == text(), "run: uv run kitaportal openapi"


def test_the_description_is_openapi_3_1(description):
    assert description.document["openapi"].startswith("3.1")


def test_every_reference_leads_somewhere(description):
    assert set(references(description.document)) - set(description.schemas) == set()


def test_every_operation_has_a_name_of_its_own_a_sentence_and_an_audience(description):
    operations = description.operations
    assert len({operation.id for operation in operations}) == len(operations)
    assert [o.id for o in operations if not SNAKE.fullmatch(o.id)] == []
    assert [o.id for o in operations if not o.spec.get("description")] == []
    assert [o.id for o in operations if len(AUDIENCES & set(o.spec.get("tags", []))) != 1] == []


def test_every_operation_documents_its_problems(description):
    missing = [
        f"{operation.id}: {status}"
        for operation in description.operations
        for status in sorted(_expected_problems(operation) - set(operation.answers))
    ]
    assert missing == []


def _expected_problems(operation) -> set[str]:
    """Whatever takes input can find it wrong; whatever names a thing can miss it."""
    expected = {"503"}
    if operation.parameters or operation.body:
        expected.add("422")
    if any(p["in"] == "path" and p["schema"].get("type") == "string" for p in operation.parameters):
        expected.add("404")
    return expected


def test_every_error_is_problem_json(description):
    wrong = [
        f"{operation.id}: {status}"
        for operation in description.operations
        for status, kinds in operation.answers.items()
        if status >= "400" and kinds != {"application/problem+json": PROBLEM}
    ]
    assert wrong == []


def test_names_of_fields_and_parameters_are_snake_case(description):
    fields = {
        f"{name}.{field}"
        for name, schema in description.schemas.items()
        for field in schema.get("properties", {})
        if not SNAKE.fullmatch(field)
    }
    parameters = {
        f"{operation.id}: {parameter['name']}"
        for operation in description.operations
        for parameter in operation.parameters
        if parameter["in"] != "header" and not SNAKE.fullmatch(parameter["name"])
    }
    assert fields | parameters == set()


def test_answers_have_no_defaults_so_clients_see_every_field(description):
    optional = [
        f"{name}.{field}"
        for name in description.answered_schemas()
        for field in description.schemas[name].get("properties", {})
        if field not in description.schemas[name].get("required", [])
    ]
    assert optional == []


def test_every_address_stands_below_the_version(description):
    assert [path for path in description.document["paths"] if not path.startswith("/api/v1/")] == []


def test_live_api_routes_are_documented_routes(description):
    live = {
        (method.lower(), f"/api/v1{route.path_format}")
        for router in api_routers()
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }
    assert live == {(operation.method, operation.path) for operation in description.operations}


def test_every_transaction_ends_before_the_answer_leaves():
    """Otherwise a failing commit would follow a 201 that is already on its way."""
    late = [
        f"{route.path}: {dependant.call.__name__}"
        for router in [*api_routers(), *page_routers()]
        for route in router.routes
        if isinstance(route, APIRoute)
        for dependant in _all_dependants(route.dependant)
        if inspect.isgeneratorfunction(dependant.call) or inspect.isasyncgenfunction(dependant.call)
        if dependant.scope != "function"
    ]
    assert late == []


def _all_dependants(dependant: Dependant) -> Iterator[Dependant]:
    for child in dependant.dependencies:
        yield child
        yield from _all_dependants(child)
