"""Security headers on every answer, the broken ones included (OWASP ASVS 5.0 V3.4)."""

import pytest

from kitaportal.kit.middleware import content_security_policy


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/version", 200),
        ("GET", "/api/unknown", 404),
        ("DELETE", "/api/probes", 405),
        ("GET", "/api/probes?limit=x", 422),
        ("POST", "/api/broken", 500),
    ],
)
def test_every_answer_carries_the_security_headers(method, path, status, tiny):
    answer = tiny.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == content_security_policy("")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    assert len(answer.headers["x-request-id"]) == 32


def test_policy_allows_only_the_own_origin():
    assert content_security_policy("").split("; ") == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]


def test_a_configured_tile_server_may_give_pictures_and_data_only():
    policy = content_security_policy("https://tiles.example")
    named = [part.split()[0] for part in policy.split("; ") if "tiles.example" in part]
    assert named == ["img-src", "connect-src"]
