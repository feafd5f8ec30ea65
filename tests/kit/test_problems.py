"""Every error is answered as problem+json (RFC 9457), says what is wrong, and nothing else."""

import pytest


def problem_of(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()


def test_an_unknown_address_is_404_without_its_query(tiny):
    answer = tiny.get("/api/unknown?name=Erika")
    assert problem_of(answer) == {
        "type": "/problems/not-found",
        "title": "Not found",
        "status": 404,
        "detail": None,
        "instance": "/api/unknown",
        "errors": [],
    }


def test_an_unknown_page_is_a_page(tiny):
    assert tiny.get("/unbekannt").text == "Seite fehlt"


def test_405_names_the_methods_of_all_routes_on_the_path(tiny):
    answer = tiny.delete("/api/probes")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert problem_of(answer)["type"] == "/problems/method-not-allowed"


def test_422_names_each_parameter(tiny):
    answer = tiny.get("/api/probes?limit=1000")
    assert answer.status_code == 422
    assert [(e["parameter"], e["pointer"], e["code"]) for e in problem_of(answer)["errors"]] == [
        ("limit", None, "less_than_equal")
    ]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [(b'{"number": "eins"}', ["/number"]), (b"{}", ["/number"]), (b"[]", [""]), (b"", [""])],
    ids=["wrong-type", "missing", "not-an-object", "nothing"],
)
def test_422_points_into_the_body(body, pointers, tiny):
    answer = tiny.post("/api/probes", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert [error["pointer"] for error in problem_of(answer)["errors"]] == pointers


def test_broken_json_is_422(tiny):
    answer = tiny.post("/api/probes", content=b'{"number": ', headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert problem_of(answer)["errors"][0]["code"] == "json_invalid"


def test_422_does_not_repeat_what_was_sent(tiny):
    assert "Erika" not in tiny.post("/api/probes", json={"number": "Erika"}).text


def test_a_refusal_says_its_kind_and_its_detail(tiny):
    answer = tiny.post("/api/refused")
    assert problem_of(answer) == {
        "type": "/problems/probe-refused",
        "title": "Refused",
        "status": 409,
        "detail": "99 is never right",
        "instance": "/api/refused",
        "errors": [],
    }


def test_500_says_nothing_of_the_cause(tiny):
    answer = tiny.post("/api/broken")
    assert problem_of(answer) == {
        "type": "/problems/internal-error",
        "title": "Internal error",
        "status": 500,
        "detail": None,
        "instance": "/api/broken",
        "errors": [],
    }
