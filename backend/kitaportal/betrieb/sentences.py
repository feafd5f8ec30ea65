"""Turns what goes wrong with database and settings into one sentence for the operator."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from alembic.util import CommandError
from pydantic import ValidationError
from sqlalchemy.exc import ArgumentError, DBAPIError

from kitaportal.kit.cluster import ClusterError
from kitaportal.launcher.console import Trouble, one_sentence


@contextmanager
def sentences() -> Iterator[None]:
    """End with exit code 1 and one sentence on every foreseeable failure."""
    with one_sentence():
        try:
            yield
        except ClusterError as error:
            raise Trouble(str(error)) from error
        except (psycopg.Error, DBAPIError) as error:
            raise Trouble(explain_database_error(error)) from error
        except ArgumentError as error:
            raise Trouble(
                "Die Adresse der Datenbank fehlt oder ist falsch: bitte DATABASE_URL und "
                "PORTAL_APP_DATABASE_URL setzen oder den Befehl über „./portal“ aufrufen."
            ) from error
        except CommandError as error:
            raise Trouble(
                "Die Datenbank ist neuer als dieses Portal: bitte den neueren Stand des Portals starten."
            ) from error
        except ValidationError as error:
            names = ", ".join(sorted({str(part["loc"][0]).upper() for part in error.errors() if part["loc"]}))
            raise Trouble(
                f"Diese Einstellung passt nicht: {names}; bitte in der Umgebung berichtigen."
            ) from error


def explain_database_error(error: psycopg.Error | DBAPIError) -> str:
    """Never the text of PostgreSQL itself: it may quote what people entered."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(origin, psycopg.errors.DiskFull):
        return "Der Datenträger der Datenbank ist voll: bitte Platz schaffen und noch einmal starten."
    if isinstance(origin, psycopg.errors.LockNotAvailable):
        return "Die Datenbank ist gerade in Gebrauch: bitte andere Programme beenden, die mit ihr arbeiten."
    if isinstance(origin, psycopg.OperationalError):
        return (
            "Die Datenbank antwortet nicht: bitte DATABASE_URL und den Datenbankserver prüfen, "
            "bei der eigenen Datenbank hilft „./portal doctor“."
        )
    return (
        f"Die Datenbank lehnt ab ({type(origin).__name__}): bitte mit „./portal doctor“ prüfen, "
        "ob Schema und Portal zusammenpassen."
    )
