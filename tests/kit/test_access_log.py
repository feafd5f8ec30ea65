"""The access log names routes and never people: no query, no address, no value of a path."""

import json
import subprocess
import sys

import pytest
import structlog
from structlog.testing import capture_logs


@pytest.fixture(autouse=True)
def _fresh_loggers(monkeypatch):
    # Loggers keep the configuration of their first use; new ones listen to capture_logs.
    for name, module in sys.modules.items():
        if name.startswith("kitaportal.kit.") and hasattr(module, "log"):
            monkeypatch.setattr(module, "log", structlog.get_logger())


@pytest.mark.parametrize(
    ("method", "path", "route", "status"),
    [
        ("GET", "/api/probes?name=Erika", "/api/probes", 200),
        ("PUT", "/api/probes/4711", "/api/probes/{number}", 428),
        ("GET", "/api/Erika", "-", 404),
        ("POST", "/api/broken", "/api/broken", 500),
    ],
)
def test_a_line_per_request_with_the_template_of_its_route(method, path, route, status, tiny):
    with capture_logs() as lines:
        tiny.request(method, path, headers={"x-forwarded-for": "203.0.113.9"})
    (line,) = [line for line in lines if line["event"] == "request"]
    assert (line["method"], line["route"], line["status"]) == (method, route, status)
    assert set(line) <= {"event", "log_level", "method", "route", "status", "ms", "request_id"}


@pytest.mark.parametrize("path", ["/api/probes?name=Erika", "/api/Erika", "/api/refused?name=Erika"])
def test_no_log_line_repeats_what_came_in(path, tiny):
    with capture_logs() as lines:
        tiny.post(path, json={"name": "Erika"}, headers={"x-forwarded-for": "203.0.113.9"})
    text = json.dumps(lines, default=str)
    assert "Erika" not in text
    assert "203.0.113.9" not in text
    assert "testclient" not in text


def test_log_lines_are_json_on_standard_error():
    # In a process of its own: loggers keep the first standard error they see.
    program = (
        "import structlog; from kitaportal.kit.logs import configure_logs; configure_logs('INFO');"
        "structlog.get_logger().info('request', route='/api/probes'); structlog.get_logger().debug('no')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    (line,) = map(json.loads, done.stderr.splitlines())
    assert (line["event"], line["route"], line["level"], done.stdout) == (
        "request",
        "/api/probes",
        "info",
        "",
    )
