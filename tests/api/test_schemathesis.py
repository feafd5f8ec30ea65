"""Generated requests, right and wrong ones: the portal does what its description says, and never breaks.

``PORTAL_FUZZ_EXAMPLES`` says how many per operation; the long tier takes ten times as many.
"""

import json
import os
from collections.abc import Iterator

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.python.asgi import ASGIClient, get_client, shutdown_lifespans

from kitaportal.cli_openapi import openapi_text

EXAMPLES = int(os.environ.get("PORTAL_FUZZ_EXAMPLES", "30"))
SCHEMA = schemathesis.openapi.from_dict(json.loads(openapi_text()))
COMMON = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": list(HealthCheck),
}


@pytest.fixture(scope="session")
def fuzzed(city_app: FastAPI) -> Iterator[ASGIClient]:
    with get_client(city_app) as client:
        yield client
    shutdown_lifespans()


def a_422_names_its_causes(ctx, response, case) -> None:
    """Rules that a schema cannot say (lat needs lon) may refuse well-formed input, but must name it."""
    if response.status_code == 422:
        errors = response.json()["errors"]
        assert errors
        assert all((error["pointer"] is None) != (error["parameter"] is None) for error in errors)


def call(case, client: ASGIClient, app: FastAPI) -> None:
    case.call_and_validate(
        session=client,
        app=app,
        additional_checks=[a_422_names_its_causes],
        # Replaced by the check above.
        excluded_checks=[schemathesis.checks.positive_data_acceptance],
    )


@pytest.mark.slow
@SCHEMA.parametrize()
@settings(max_examples=EXAMPLES, **COMMON)
def test_generated_requests_are_answered_as_described(case, fuzzed, city_app):
    call(case, fuzzed, city_app)


@pytest.mark.long
@SCHEMA.parametrize()
@settings(max_examples=10 * EXAMPLES, **COMMON)
def test_many_generated_requests_are_answered_as_described(case, fuzzed, city_app):
    call(case, fuzzed, city_app)
