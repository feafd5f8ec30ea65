"""Reads a file into raw rows, whatever they mean. Another format gets a function of its own here."""

import json
from pathlib import Path
from typing import NoReturn


class FileUnreadable(ValueError):
    """The file cannot be imported; the text says why, in a sentence for people."""


def read_json_rows(path: Path) -> list[object]:
    """The rows of a JSON file that holds one list; also from a pipe, with or without a byte order mark.

    Raises:
        FileUnreadable: missing, not JSON, or not a list.
    """
    text = _read_text(path)
    try:
        content = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise FileUnreadable(
            f"{path} ist zu tief verschachtelt: erwartet wird eine Liste von Kitas."
        ) from error
    except json.JSONDecodeError as error:
        where = f"Zeile {error.lineno}, Spalte {error.colno}"
        raise FileUnreadable(f"{path} ist kein gültiges JSON ({where}): bitte neu herunterladen.") from error
    except ValueError as error:
        raise FileUnreadable(f"{path} enthält eine Zahl, die keine ist: bitte neu herunterladen.") from error
    if not isinstance(content, list):
        raise FileUnreadable(f"{path} enthält keine Liste von Kitas: erwartet wird [{{…}}, {{…}}].")
    if not content:
        raise FileUnreadable(f"{path} enthält eine leere Liste: es gibt nichts zu importieren.")
    return content


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise FileUnreadable(f"Die Datei {path} gibt es nicht.") from error
    except IsADirectoryError as error:
        raise FileUnreadable(f"{path} ist ein Ordner: bitte die Datei darin nennen.") from error
    except UnicodeDecodeError as error:
        raise FileUnreadable(f"{path} ist nicht in UTF-8 geschrieben: bitte so speichern.") from error
    except OSError as error:
        raise FileUnreadable(f"{path} lässt sich nicht lesen ({error.strerror}).") from error


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are no JSON
