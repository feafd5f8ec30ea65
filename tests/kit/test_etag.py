"""Versions as ETags: readers need not load twice, writers cannot overwrite each other."""

import pytest

from kitaportal.kit.etag import etag_of, is_fresh


def test_the_version_is_a_strong_etag(tiny):
    assert tiny.get("/api/version").headers["etag"] == '"7"'


@pytest.mark.parametrize(
    ("if_none_match", "fresh"),
    [
        (None, False),
        ('"7"', True),
        ('W/"7"', True),
        ('"6", "7"', True),
        ("*", True),
        ('"6"', False),
        ("7", False),
    ],
)
def test_a_reader_with_the_same_version_is_fresh(if_none_match, fresh):
    assert is_fresh(if_none_match, etag_of(7)) is fresh


@pytest.mark.parametrize(
    ("if_match", "status", "kind"),
    [
        ('"7"', 200, None),
        ('"6", "7"', 200, None),
        ('"6"', 412, "version-mismatch"),
        ('W/"7"', 412, "version-mismatch"),
        ("*", 412, "version-mismatch"),
        (None, 428, "version-missing"),
    ],
    ids=["current", "one-of-two", "old", "weak", "any", "none"],
)
def test_a_writer_starts_from_the_current_version(if_match, status, kind, tiny):
    headers = {"if-match": if_match} if if_match else {}
    answer = tiny.put("/api/probes/3", headers=headers)
    assert answer.status_code == status
    if kind:
        assert answer.json()["type"] == f"/problems/{kind}"
