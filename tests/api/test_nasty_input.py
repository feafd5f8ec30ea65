"""Whatever comes in, the portal answers: never a 5xx, refusals as problem+json, quickly."""

import json
import re
import time
from urllib.parse import quote

import pytest

from kitaportal.cli_openapi import openapi_text
from tests.api.city import CLOSED, DRAFT, KITA, MOVED
from tests.api.description import Description, Operation
from tests.api.dictionary import BODIES, TEXTS, VALUES

DESCRIPTION = Description(json.loads(openapi_text()))
READS = [operation for operation in DESCRIPTION.operations if operation.method == "get"]
WRITES = [operation for operation in DESCRIPTION.operations if operation.body]
PATH_DEFAULTS = {"key": KITA, "slug": "wuppertal", "z": "12", "x": "2129", "y": "1373"}
MELDUNGEN = "/api/v1/barrieremeldungen"
MELDUNG = {"seite": "/", "text": "Der Knopf hat keinen Namen.", "email": None, "kommune": "wuppertal"}
by_id = pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.id)
CPU_SECONDS, WALL_SECONDS = 1.0, 10.0


class Verdicts:
    """Collects what must not happen, so that one test names every sinner at once."""

    def __init__(self, client) -> None:
        self._client = client
        self.wrong: list[str] = []

    def send(self, what: str, method: str, address: str, **options) -> int:
        """Send the request and judge the answer."""
        wall, cpu = time.perf_counter(), time.process_time()
        answer = self._client.request(method, address, **options)
        # The machine may be busy with others: what we burn ourselves is judged more strictly.
        if time.process_time() - cpu > CPU_SECONDS or time.perf_counter() - wall > WALL_SECONDS:
            self.wrong.append(f"{what}: slow")
        kind = answer.headers.get("content-type", "")
        if answer.status_code >= 500 or (answer.status_code >= 400 and kind != "application/problem+json"):
            self.wrong.append(f"{what}: {answer.status_code} {kind}")
        return answer.status_code


@pytest.fixture
def verdicts(city) -> Verdicts:
    return Verdicts(city)


def encoded(value: str) -> str:
    """Percent-encoded, lone surrogates as the bytes that a careless client sends."""
    return quote(value.encode("utf-8", "surrogatepass"), safe="")


def address(operation: Operation, **replaced: str) -> str:
    values = PATH_DEFAULTS | replaced
    return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], operation.path)


def names(operation: Operation, where: str) -> list[str]:
    return [parameter["name"] for parameter in operation.parameters if parameter["in"] == where]


@by_id
def test_the_plain_request_succeeds(operation, city):
    assert city.get(address(operation)).status_code == 200


@pytest.mark.slow
@by_id
def test_no_query_value_breaks_the_portal(operation, verdicts):
    for name in names(operation, "query"):
        for label, value in VALUES.items():
            verdicts.send(f"{name}={label}", "GET", f"{address(operation)}?{name}={encoded(value)}")
    assert verdicts.wrong == []


@by_id
def test_no_odd_query_breaks_the_portal(operation, verdicts):
    for name in [*names(operation, "query"), "unknown"]:
        for label, query in {
            "twice": f"{name}=1&{name}=2",
            "a-hundred-times": "&".join([f"{name}=a"] * 100),
            "without-value": name,
            "brackets": f"{name}[]=1",
            "semicolon": f"{name}=1;{name}=2",
            "broken-encoding": f"{name}=%E4%ZZ%",
            "latin-1": f"{name}=%FCber",
        }.items():
            verdicts.send(f"{name} {label}", "GET", f"{address(operation)}?{query}")
    assert verdicts.wrong == []


@pytest.mark.slow
@by_id
def test_no_path_breaks_the_portal(operation, verdicts):
    for name in names(operation, "path"):
        for label, value in VALUES.items():
            if value not in {"", ".", ".."}:
                verdicts.send(f"{name}={label}", "GET", address(operation, **{name: encoded(value)}))
    assert verdicts.wrong == []


@pytest.mark.slow
@by_id
def test_no_header_breaks_the_portal(operation, verdicts):
    for name in ["accept", "accept-language", "cookie", "if-none-match", "x-request-id"]:
        for label, value in TEXTS.items():
            raw = value.encode("utf-8", "surrogatepass").translate(None, b"\x00\r\n")
            verdicts.send(f"{name}={label}", "GET", address(operation), headers=[(name.encode(), raw)])
    assert verdicts.wrong == []


@pytest.mark.parametrize("operation", WRITES, ids=lambda operation: operation.id)
def test_no_body_breaks_the_portal(operation, verdicts):
    for label, body in BODIES.items():
        for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded", None):
            headers = {"content-type": kind} if kind else {}
            status = verdicts.send(
                f"{label} as {kind}", "POST", address(operation), content=body, headers=headers
            )
            assert status >= 400, label
    assert verdicts.wrong == []


@pytest.mark.slow
def test_no_text_of_a_barrieremeldung_breaks_the_portal(verdicts):
    for name in MELDUNG:
        for label, value in VALUES.items():
            body = json.dumps(MELDUNG | {name: value}).encode()
            headers = {"content-type": "application/json"}
            verdicts.send(
                f"{name}={label}", "POST", "/api/v1/barrieremeldungen", content=body, headers=headers
            )
    assert verdicts.wrong == []


def test_no_idempotency_key_breaks_the_portal(verdicts):
    for label, value in TEXTS.items():
        raw = value.encode("utf-8", "surrogatepass").translate(None, b"\x00\r\n")
        headers = [(b"idempotency-key", raw)]
        verdicts.send(label, "POST", MELDUNGEN, json=MELDUNG, headers=headers)
    assert verdicts.wrong == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/", ["lang", "kommune"]),
        ("/einrichtungen", ["q", "lang", "page", "bbox", "unknown"]),
        (f"/einrichtungen/{KITA}", ["lang"]),
        ("/merkliste", ["lang"]),
    ],
)
def test_no_query_breaks_a_page(path, parameters, city):
    broken = [
        f"{name}={label}"
        for name in parameters
        for label, value in VALUES.items()
        if city.get(f"{path}?{name}={encoded(value)}").status_code >= 500
    ]
    assert broken == []


@pytest.mark.slow
def test_no_path_breaks_a_page(city):
    broken = [
        f"{folder}{label}"
        for folder in ("/", "/einrichtungen/", "/karte/", "/assets/", "/bilder/")
        for label, value in VALUES.items()
        if city.get(f"{folder}{encoded(value)}").status_code >= 500
    ]
    assert broken == []


@pytest.mark.parametrize(
    ("key", "status"),
    [(KITA, 200), (CLOSED, 200), (MOVED, 308), (DRAFT, 404), ("nie-gehoert", 404)],
    ids=["public", "closed", "moved", "draft", "unknown"],
)
def test_an_einrichtung_answers_as_described(key, status, city):
    answer = city.get(f"/api/v1/einrichtungen/{key}")
    assert answer.status_code == status
    if status == 308:
        assert answer.headers["location"] == f"/api/v1/einrichtungen/{KITA}"
