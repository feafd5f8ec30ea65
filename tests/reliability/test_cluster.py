"""The private cluster: made, started, killed, damaged. Each test has a cluster of its own."""

import os
import shutil
import signal
import socket
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kitaportal.kit.cluster import Cluster, ClusterError, ClusterState, StopMode
from kitaportal.kit.cluster.errors import ClusterDamaged, ClusterForeign, DiskFull, PortTaken
from kitaportal.kit.cluster.programs import EXTENSIONS, find_programs

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path / "home", throw_away=True)
    yield cluster
    _remove_whatever_is_left(cluster)


def _remove_whatever_is_left(cluster: Cluster) -> None:
    place = cluster.place
    if place.data.exists():
        place.account.take(place.data)
    cluster.remove()


def _postmaster_pid(cluster: Cluster) -> int:
    return int((cluster.place.data / "postmaster.pid").read_text().split("\n")[0])


def test_a_new_database_has_all_extensions_and_an_app_role_that_owns_nothing(cluster: Cluster) -> None:
    cluster.start()
    cluster.create_database("neu")

    with psycopg.connect(cluster.owner_url("neu")) as owner:
        found = {row[0] for row in owner.execute("SELECT extname FROM pg_extension")}
        owner.execute("CREATE TABLE probe (id int)")
    with psycopg.connect(cluster.app_url("neu")) as app:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("CREATE TABLE fremd (id int)")
        app.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("SELECT * FROM probe")

    assert set(EXTENSIONS) <= found
    assert (cluster.home / "postgres-zugang.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_a_copy_of_a_database_holds_its_rows(cluster: Cluster) -> None:
    cluster.start()
    cluster.create_database("vorlage")
    with psycopg.connect(cluster.owner_url("vorlage")) as owner:
        owner.execute("CREATE TABLE probe AS SELECT 7 AS id")

    cluster.create_database("kopie", template="vorlage")

    with psycopg.connect(cluster.owner_url("kopie")) as owner:
        assert owner.execute("SELECT id FROM probe").fetchall() == [(7,)]
    cluster.drop_database("kopie")
    assert not cluster.has_database("kopie")


@pytest.mark.slow
def test_a_committed_row_survives_kill_9_of_the_server(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "home")
    try:
        cluster.start()
        cluster.create_database("neu")
        with psycopg.connect(cluster.owner_url("neu")) as owner:
            owner.execute("CREATE TABLE probe AS SELECT 7 AS id")
        os.kill(_postmaster_pid(cluster), signal.SIGKILL)

        cluster.start()

        with psycopg.connect(cluster.owner_url("neu")) as owner:
            assert owner.execute("SELECT id FROM probe").fetchall() == [(7,)]
    finally:
        _remove_whatever_is_left(cluster)


@pytest.mark.slow
def test_a_pid_file_that_names_another_program_does_not_block_the_start(cluster: Cluster) -> None:
    cluster.start()
    pid_file = cluster.place.data / "postmaster.pid"
    text = pid_file.read_text().replace(str(_postmaster_pid(cluster)), str(os.getpid()), 1)
    cluster.stop(StopMode.IMMEDIATE)
    pid_file.write_text(text)

    assert cluster.status() is ClusterState.STOPPED
    cluster.start()
    assert cluster.status() is ClusterState.RUNNING


@pytest.mark.slow
def test_the_port_is_kept_until_another_program_takes_it(cluster: Cluster) -> None:
    cluster.start()
    first = cluster.admin_url()
    cluster.stop(StopMode.IMMEDIATE)
    cluster.start()
    assert cluster.admin_url() == first

    cluster.stop(StopMode.IMMEDIATE)
    with socket.create_server(("127.0.0.1", int(first.rpartition(":")[2].partition("/")[0]))):
        cluster.start()
        assert cluster.admin_url() != first
        assert psycopg.connect(cluster.admin_url()).execute("SELECT 1").fetchone() == (1,)


@pytest.mark.slow
def test_a_wanted_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        cluster = Cluster(tmp_path / "home", port, throw_away=True)
        try:
            with pytest.raises(PortTaken, match=f"Port {port} ist belegt"):
                cluster.start()
        finally:
            cluster.remove()


@pytest.mark.slow
def test_the_last_user_stops_it_and_a_killed_one_does_not_count(cluster: Cluster) -> None:
    with cluster.used():
        with cluster.used():
            pass
        assert cluster.status() is ClusterState.RUNNING
        assert not cluster.stop_unless_used()
    assert cluster.status() is ClusterState.STOPPED

    cluster.start()
    with cluster.used():
        pass
    assert cluster.status() is ClusterState.STOPPED


@pytest.mark.slow
def test_a_damaged_cluster_is_said_in_one_sentence_and_can_be_removed(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.place.data / "global" / "pg_control").write_bytes(b"")

    with pytest.raises(ClusterDamaged, match=r"startet nicht .*: bitte eine Sicherung .*„./portal reset“"):
        cluster.start()
    cluster.remove()
    assert cluster.status() is ClusterState.ABSENT


@pytest.mark.parametrize("version", [None, "kaputt"], ids=["no-version", "unreadable-version"])
def test_a_data_folder_that_is_none_is_said_in_one_sentence(cluster: Cluster, version: str | None) -> None:
    cluster.place.data.mkdir(parents=True)
    cluster.place.account.take(cluster.place.data)
    if version:
        cluster.home.mkdir(exist_ok=True)
        (cluster.place.data / "PG_VERSION").write_text(version)
        (cluster.home / "postgres-zugang.json").write_text("{}")

    with pytest.raises(ClusterError, match=r"„\./portal reset“"):
        cluster.start()


@pytest.mark.slow
def test_an_interrupted_first_start_is_simply_repeated(cluster: Cluster) -> None:
    (cluster.place.folder / "data.neu" / "base").mkdir(parents=True)

    cluster.start()

    assert cluster.status() is ClusterState.RUNNING


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_the_cluster_of_another_user_is_left_alone(cluster: Cluster) -> None:
    cluster.place.data.mkdir(parents=True)
    os.chown(cluster.place.data, 4711, 4711)

    with pytest.raises(ClusterForeign, match="4711"):
        cluster.start()


def test_too_little_room_is_said_before_anything_is_made(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(2**30, 2**30, 5 * 2**20))

    with pytest.raises(DiskFull, match="nur noch 5 MiB frei"):
        cluster.start()

    assert not cluster.place.folder.exists()


def test_missing_postgis_names_the_packages(tmp_path: Path) -> None:
    (tmp_path / "lib" / "15" / "bin").mkdir(parents=True)
    (tmp_path / "lib" / "15" / "bin" / "initdb").touch()

    with pytest.raises(ClusterError, match="apt-get install postgresql postgresql-postgis"):
        find_programs(library=tmp_path / "lib", share=tmp_path / "share")


def test_a_missing_major_version_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="PostgreSQL 12 angelegt"):
        find_programs(12, library=tmp_path, share=tmp_path)


@pytest.mark.slow
def test_the_log_never_shows_what_people_entered(cluster: Cluster) -> None:
    cluster.start()
    cluster.create_database("neu")
    with psycopg.connect(cluster.owner_url("neu"), autocommit=True) as owner:
        owner.execute("CREATE TABLE person (name text PRIMARY KEY)")
        owner.execute("INSERT INTO person VALUES (%s)", ["Geheimrat"])
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO person VALUES (%s)", ["Geheimrat"])
        with pytest.raises(psycopg.errors.UndefinedTable):
            owner.execute("SELECT 'Geheimrat' FROM nirgends")
    cluster.stop()

    logs = [path.read_text() for path in cluster.place.log.iterdir()]
    assert any("duplicate key" in text for text in logs)
    assert not any("Geheimrat" in text for text in logs)
