"""The export of the Kita database of Schleswig-Holstein: one JSON object per Kita.

Taken over: id, address, name, institution, care and opening hours, concept, religion, languages, and the
flags that our code lists know. Left out: pictures (not part of the export), ``availabilities`` (always
empty), bureau and district (no place in a profile), ``flexibleCareTime`` and
``bindungAnNationaleMinderheit`` (nobody says what follows from them).
"""

from functools import partial

from kitaportal.core.einrichtung.enums import Einrichtungsart
from kitaportal.core.einrichtung.importing.mapping import SourceMapping
from kitaportal.core.einrichtung.importing.parsing import RowParser
from kitaportal.core.einrichtung.importing.records import Bounds, ImportedEinrichtung, Oeffnungsfenster
from kitaportal.core.einrichtung.importing.rows import Row
from kitaportal.core.einrichtung.importing.statements import (
    read_alter,
    read_plz,
    read_position,
    weekday_windows,
)

ARTEN = {"KITA": Einrichtungsart.KITA}
MS_PER_MINUTE = 60_000


def row_parser(mapping: SourceMapping, bounds: Bounds, kommune: str) -> RowParser:
    """The parser for rows of this export that lie within a Kommune."""
    return partial(_parse_row, mapping=mapping, bounds=bounds, kommune=kommune)


def _parse_row(row: Row, *, mapping: SourceMapping, bounds: Bounds, kommune: str) -> ImportedEinrichtung:
    source_id = _read_id(row)
    alter = read_alter(row, "careFrom", "careTo")
    strasse, hausnummer = _read_street(row)
    return ImportedEinrichtung(
        row=row.number,
        source_id=source_id,
        art=_read_art(row),
        name=_read_name(row, mapping),
        traeger=_read_traeger(row, mapping),
        strasse=strasse,
        hausnummer=hausnummer,
        plz=read_plz(row, "address.postalcode"),
        ort=row.required_text("address.town", limit=100),
        position=read_position(row, "address.latitude", "address.longitude", bounds, kommune),
        alter_from_months=alter[0] if alter else None,
        alter_until_months=alter[1] if alter else None,
        oeffnungszeiten=_read_hours(row),
        konfession=_read_konfession(row, mapping),
        konzepte=_read_konzepte(row, mapping),
        sprachen=_read_sprachen(row, mapping),
        barrierefreiheit=("barrierefrei",) if row.flag("barrierfree") else (),
        inklusion=("inklusiv",) if row.flag("integrational") else (),
        merkmale=("vormerkung_online",) if row.flag("applicationAllowed") else (),
    )


def _read_id(row: Row) -> str:
    number = row.whole_number("id")
    if number is None and not row.is_rejected:
        row.reject("id", "fehlt")
    row.source_id = None if number is None else str(number)
    return row.source_id or ""


def _read_art(row: Row) -> Einrichtungsart:
    word = row.required_text("type", limit=40)
    if word and word not in ARTEN:
        row.reject("type", f"unbekannte Art, bekannt: {', '.join(ARTEN)}")
    return ARTEN.get(word, Einrichtungsart.KITA)


def _read_name(row: Row, mapping: SourceMapping) -> str:
    name = row.required_text("name", limit=200)
    for vermerk in mapping.vermerk:
        if vermerk.muster.search(name):
            row.note("name", vermerk.hinweis)
    return name


def _read_traeger(row: Row, mapping: SourceMapping) -> str | None:
    traeger = row.text("institution", limit=200)
    return None if traeger in mapping.ohne_traeger else traeger


def _read_street(row: Row) -> tuple[str | None, str | None]:
    """Street and house number; "0", "." and "---" stand for none, and some streets repeat the number."""
    strasse = row.text("address.street", limit=120)
    hausnummer = row.text("address.number", limit=30)
    if hausnummer is None or hausnummer == "0" or not any(char.isalnum() for char in hausnummer):
        return strasse, None
    return strasse and strasse.removesuffix(f" {hausnummer}"), hausnummer


def _read_hours(row: Row) -> tuple[Oeffnungsfenster, ...]:
    """One pair of hours for Monday to Friday, in milliseconds since LOCAL midnight.

    Read as UTC, most Kitas would open at 8 in winter and at 9 in summer, and the hours that some write
    into their descriptions would all be wrong; read as local time they agree (see the tests).
    """
    opens = _read_minute(row, "openingHoursFrom")
    closes = _read_minute(row, "openingHoursTo")
    return weekday_windows(row, "openingHoursTo", opens, closes)


def _read_minute(row: Row, field: str) -> int | None:
    milliseconds = row.whole_number(field)
    if milliseconds is not None and milliseconds % MS_PER_MINUTE:
        row.note(field, "keine volle Minute, abgerundet")
    return None if milliseconds is None else milliseconds // MS_PER_MINUTE


def _read_konzepte(row: Row, mapping: SourceMapping) -> tuple[str, ...]:
    konzept = row.text("educationalConcept", limit=200)
    return tuple(row.codes("educationalConcept", [konzept] if konzept else [], mapping.konzept))


def _read_konfession(row: Row, mapping: SourceMapping) -> str | None:
    konfession = row.text("religioeseAusrichtung", limit=100)
    codes = row.codes("religioeseAusrichtung", [konfession] if konfession else [], mapping.konfession)
    return next(iter(codes), None)


def _read_sprachen(row: Row, mapping: SourceMapping) -> tuple[str, ...]:
    """Languages of both fields: spoken in the house, and supported regional or minority languages."""
    sprachen: set[str] = set()
    for field in ("mehrsprachigkeit", "foerderungRegionalUndMinderheitensprachen"):
        words = [word.strip() for word in (row.text(field, limit=5000) or "").split(",")]
        if len(words) > mapping.sprachen_hoechstens:
            row.note(field, f"nennt {len(words)} Sprachen: unglaubwürdig, nicht übernommen")
        else:
            sprachen |= row.codes(field, filter(None, words), mapping.sprache)
    return tuple(sorted(sprachen))
