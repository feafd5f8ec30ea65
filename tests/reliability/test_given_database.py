"""A database of somebody else, named by DATABASE_URL: prepared where we may, else said what is missing."""

from collections.abc import Iterator

import psycopg
import pytest

from kitaportal.betrieb.given import become_app, prepare_given
from kitaportal.kit.cluster import EXTENSIONS, Cluster
from kitaportal.launcher.console import Trouble

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("given"), throw_away=True)
    cluster.start()
    cluster.create_database("leer", template="template0")
    yield cluster
    cluster.remove()


def test_an_administrator_gets_extensions_and_the_app_role(cluster: Cluster) -> None:
    with psycopg.connect(cluster.admin_url(), autocommit=True) as admin:
        admin.execute("CREATE DATABASE eigene TEMPLATE template0")
        admin.execute("ALTER ROLE kitaportal_app RENAME TO frueher")
    url = cluster.admin_url("eigene")

    prepare_given(url)

    app_url = become_app(url)
    assert app_url is not None
    with psycopg.connect(app_url) as app:
        assert app.execute("SELECT current_user").fetchone() == ("kitaportal_app",)
        found = {row[0] for row in app.execute("SELECT extname FROM pg_extension")}
    assert set(EXTENSIONS) <= found


def test_an_owner_without_rights_is_told_what_to_ask_for(cluster: Cluster) -> None:
    with pytest.raises(Trouble, match="bitten Sie sie um „CREATE EXTENSION"):
        prepare_given(cluster.owner_url("leer"))
    assert become_app(cluster.owner_url("leer")) is None
