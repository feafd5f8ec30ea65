"""The OpenAPI description of the running code."""

import json
from typing import Any

import pytest

from kitaportal.cli_openapi import openapi_text
from tests.api.description import Description


@pytest.fixture(scope="session")
def description() -> Description:
    document: dict[str, Any] = json.loads(openapi_text())
    return Description(document)
