"""`./portal` as an operator meets it: a copy of the checkout, next to no environment, no network."""

import os
import signal
import socket
from collections.abc import Iterator

import psycopg
import pytest

from kitaportal.kit.cluster import Cluster
from tests.reliability.checkout import Checkout, copied_checkout

pytestmark = pytest.mark.slow
HEALTH = "/api/v1/health"
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@pytest.fixture(scope="module")
def checkout() -> Iterator[Checkout]:
    """Of ourselves; for root in a folder that only root can enter."""
    with copied_checkout(ordinary_user=False) as checkout:
        yield checkout


@pytest.fixture(scope="module")
def foreign_checkout() -> Iterator[Checkout]:
    with copied_checkout(ordinary_user=True) as checkout:
        yield checkout


@pytest.fixture(params=["checkout", pytest.param("foreign_checkout", marks=needs_root)])
def anybody(request: pytest.FixtureRequest) -> Checkout:
    checkout: Checkout = request.getfixturevalue(request.param)
    return checkout


def test_up_answers_and_ctrl_c_leaves_no_process(anybody: Checkout) -> None:
    with anybody.running() as portal:
        assert portal.get(HEALTH) == 200
        assert portal.get("/api/v1/kommunen") == 200
        assert portal.find_pid("worker")
        code, output, complaint = portal.interrupt()

    assert (code, complaint) == (0, "")
    assert output.endswith("Das Portal ist beendet.\n")
    assert anybody.list_processes() == []


def test_a_second_up_and_doctor_know_that_it_runs_and_down_ends_it(anybody: Checkout) -> None:
    with anybody.running() as portal:
        second = anybody.call("up")
        doctor = anybody.call("doctor")
        down = anybody.call("down")
        code, _, _ = portal.wait()

    assert second.returncode == 1
    assert second.stderr.startswith("✗ Das Portal läuft schon")
    assert "✗" not in doctor.stdout
    assert doctor.returncode == 0
    assert (down.stdout, code) == ("Das Portal ist beendet.\n", 0)
    assert anybody.list_processes() == []


def test_a_taken_port_is_said_in_one_sentence(checkout: Checkout) -> None:
    with socket.create_server(("127.0.0.1", checkout.port)):
        up = checkout.call("up")

    assert up.returncode == 1
    assert up.stderr.startswith(f"✗ Port {checkout.port} ist belegt: bitte ")
    assert up.stderr.count("\n") == 1


def test_a_committed_row_survives_kill_9_of_server_and_launcher(checkout: Checkout) -> None:
    meldung = {"kommune": "wuppertal", "seite": "/einrichtungen", "text": "Der Filter ist zu klein."}
    with checkout.running() as portal:
        assert portal.post("/api/v1/barrieremeldungen", meldung) == 201
        os.kill(portal.find_pid("serve"), signal.SIGKILL)
        code, _, complaint = portal.wait()
    assert code == 1
    assert complaint.startswith("✗ Das Programm „serve“ hat sich beendet")
    assert checkout.list_processes() == []

    with checkout.running() as portal:
        portal.process.kill()
        portal.wait()

    with checkout.running() as portal:
        assert portal.get(HEALTH) == 200
        with psycopg.connect(Cluster(checkout.home).admin_url("portal")) as connection:
            rows = connection.execute("SELECT text FROM barrieremeldung").fetchall()
    assert rows == [(meldung["text"],)]


def test_a_broken_database_is_said_in_one_sentence_and_reset_heals_it(checkout: Checkout) -> None:
    with checkout.running():
        pass
    (Cluster(checkout.home).place.data / "global" / "pg_control").write_bytes(b"")

    up = checkout.call("up")
    reset = checkout.call("reset", "--yes")

    assert up.returncode == 1
    assert up.stderr.startswith("✗ Die Datenbank startet nicht")
    assert up.stderr.count("\n") == 1
    assert reset.returncode == 0
    with checkout.running() as portal:
        assert portal.get(HEALTH) == 200


def test_reset_asks_first(checkout: Checkout) -> None:
    with checkout.running():
        pass

    reset = checkout.call("reset")

    assert (reset.returncode, reset.stderr) == (1, "✗ Nichts gelöscht.\n")
    assert Cluster(checkout.home).place.data.exists()


def test_other_commands_find_the_database_and_leave_it_as_it_was(checkout: Checkout) -> None:
    migrate = checkout.call("migrate")

    assert (migrate.returncode, migrate.stderr) == (0, "")
    assert checkout.list_processes() == []


def test_a_database_that_does_not_answer_is_said_in_one_sentence(checkout: Checkout) -> None:
    url = "postgresql://niemand@127.0.0.1:9/nichts"

    up = checkout.call("up", DATABASE_URL=url, PORTAL_APP_DATABASE_URL=url)

    assert up.returncode == 1
    assert up.stderr.startswith("✗ Die Datenbank antwortet nicht")
    assert up.stderr.count("\n") == 1
