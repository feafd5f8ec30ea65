"""The fixtures of tests/conftest.py keep their promises; every other test stands on them."""

import urllib.request

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import InternalError

from kitaportal.core.einrichtung.models import Einrichtung
from kitaportal.core.kommune.models import Kommune
from kitaportal.kit.db import SYSTEM
from tests.factories import (
    make_anschrift_intern,
    make_barrieremeldung,
    make_einrichtung,
    make_einwilligung,
    make_freier_platz,
    make_gruppe,
    make_kommune,
    make_konfiguration,
    make_quartier,
    make_schliesstag,
    make_stadtbezirk,
    make_traeger,
    make_veranstaltung,
)

COUNT = select(func.count()).select_from(Kommune)


@pytest.mark.parametrize("run", [1, 2])
def test_rolled_back_writes_are_seen_by_nobody_later(database, run):
    with database.write(SYSTEM) as tx:
        make_kommune(tx)
    with database.read(SYSTEM) as tx:
        assert tx.scalar(COUNT) == 1


@pytest.mark.parametrize("run", [1, 2])
def test_clean_database_starts_empty(clean_database, run):
    with clean_database.write(SYSTEM) as tx:
        make_kommune(tx)
    with clean_database.read() as tx:
        assert tx.scalar(COUNT) == 1


def test_read_transaction_refuses_writes_and_the_next_write_works(database):
    with pytest.raises(InternalError, match="read-only"), database.read(SYSTEM) as tx:
        tx.execute(text("DELETE FROM kommune"))
    with database.write(SYSTEM) as tx:
        make_kommune(tx)


def test_factories_build_a_complete_einrichtung(write_tx):
    kommune = make_kommune(write_tx)
    quartier = make_quartier(write_tx, make_stadtbezirk(write_tx, kommune))
    traeger = make_traeger(write_tx, kommune)
    kita = make_einrichtung(write_tx, kommune, traeger=traeger, quartier_id=quartier.id, demo=True)
    profil = write_tx.scalars(select(Einrichtung.id)).one()
    make_gruppe(write_tx, kita)
    make_freier_platz(write_tx, kita)
    make_schliesstag(write_tx, kita)
    make_veranstaltung(write_tx, kita)
    make_einwilligung(write_tx, kita)
    make_anschrift_intern(write_tx, kita)
    make_barrieremeldung(write_tx, kommune)
    make_konfiguration(write_tx, kommune, "betreuungsumfaenge", [25, 35, 45])
    assert profil == kita.id


def test_query_counter_sees_statements_but_not_the_frame(database, query_counter):
    with query_counter() as sent, database.read() as tx:
        tx.scalar(COUNT)
    assert [statement.split()[0] for statement in sent] == ["SELECT"]


def test_network_is_closed():
    with pytest.raises(Exception, match=r"must not reach example\.org"):
        urllib.request.urlopen("http://example.org")
