"""``Idempotency-Key``: one creation however often it is sent, also at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from kitaportal.kit.db import SYSTEM
from kitaportal.kit.idempotency import KEPT_FOR, forget_old_keys


def create(tiny, number, key="k-1"):
    headers = {"idempotency-key": key} if key else {}
    return tiny.post("/api/probes", json={"number": number}, headers=headers)


@pytest.fixture
def count(clean_database):
    def count_rows(table="probe"):
        with clean_database.read(SYSTEM) as tx:
            return tx.scalar(text(f"SELECT count(*) FROM {table}"))

    return count_rows


def test_the_same_request_again_gets_the_same_answer_and_creates_nothing(tiny, count):
    first, second = create(tiny, 1), create(tiny, 1)
    assert (first.status_code, first.json()) == (second.status_code, second.json()) == (201, {"number": 1})
    assert count() == 1


def test_another_key_or_none_is_another_creation(tiny, count):
    for number, key in [(1, "k-1"), (2, "k-2"), (3, None)]:
        assert create(tiny, number, key).status_code == 201
    assert (count(), count("idempotency_key")) == (3, 2)


def test_the_same_key_with_another_body_is_refused(tiny, count):
    create(tiny, 1)
    answer = create(tiny, 2)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/idempotency-key-reused")
    assert count() == 1


def test_requests_at_the_same_moment_create_once(tiny, count):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: create(tiny, 1), range(8)))
    assert [(answer.status_code, answer.json()) for answer in answers] == [(201, {"number": 1})] * 8
    assert count() == 1


def test_a_failed_request_keeps_no_key(tiny, count):
    create(tiny, 1, "k-1")
    assert create(tiny, 1, "k-2").status_code == 500
    assert count("idempotency_key") == 1


@pytest.mark.parametrize(("age", "kept"), [(KEPT_FOR, 1), (KEPT_FOR + timedelta(seconds=1), 0)])
def test_keys_are_forgotten_after_48_hours(age, kept, tiny, tiny_app, count):
    create(tiny, 1)
    with tiny_app.state.database.write(SYSTEM) as tx:
        forget_old_keys(tx, tiny_app.state.clock.now() + age)
    assert count("idempotency_key") == kept
