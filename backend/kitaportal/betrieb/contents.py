"""What a database holds before anybody uses it: the Kommune folders, and in demo mode the demo city."""

from kitaportal.core.einrichtung.service import has_any
from kitaportal.core.kommune.folder import KommuneFolderInvalid
from kitaportal.core.kommune.loading import KonfigurationConflict, load_kommunen
from kitaportal.core.kommune.service import list_kommunen
from kitaportal.core.search.service import rebuild
from kitaportal.demo.seeding import Size, seed
from kitaportal.kit.clock import clock_for
from kitaportal.kit.db import SYSTEM, Database
from kitaportal.kit.settings import Settings
from kitaportal.launcher.console import Trouble


def load_folders(app_url: str, settings: Settings) -> None:
    """Bring the folders of data/kommunen into the database; what officials entered stays.

    Raises:
        Trouble: a folder is wrong, or contradicts the database; the sentence names both sides.
    """
    database = Database(app_url, pool_size=1)
    try:
        with database.write(SYSTEM) as tx:
            load_kommunen(tx, settings.data_dir)
    except (KommuneFolderInvalid, KonfigurationConflict) as error:
        raise Trouble(str(error)) from error
    finally:
        database.dispose()


def require_home(app_url: str, settings: Settings) -> None:
    """Refuse to serve pages of a Kommune that the database does not know.

    Raises:
        Trouble: PORTAL_KOMMUNE is wrong, or nobody has loaded the folders yet.
    """
    database = Database(app_url, pool_size=1)
    try:
        with database.read() as tx:
            kommunen = list_kommunen(tx, clock_for(settings.today).today()).items
    finally:
        database.dispose()
    if settings.kommune not in {kommune.slug for kommune in kommunen}:
        raise Trouble(
            f"Die Datenbank kennt keine Kommune „{settings.kommune}“: bitte PORTAL_KOMMUNE auf einen Ordner "
            "aus data/kommunen setzen und „./portal load-kommunen“ aufrufen."
        )


def seed_city(app_url: str, settings: Settings, size: Size = Size.DEMO) -> int | None:
    """Invent the demo city in an empty database. Returns the number of Einrichtungen, None when not empty."""
    database = Database(app_url, pool_size=1)
    try:
        with database.write(SYSTEM) as tx:
            if has_any(tx):
                return None
            seed(tx, clock_for(settings.today), size, data_dir=settings.data_dir)
            return rebuild(tx)
    finally:
        database.dispose()
