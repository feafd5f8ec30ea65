"""The profile in the words of schema.org, for search engines. No person's name, no private phone.

Source: schema.org/ChildCare (a LocalBusiness), schema.org/Preschool.
"""

from typing import Any

from kitaportal.core.einrichtung.enums import Einrichtungsart, Lage
from kitaportal.core.einrichtung.schemas import EinrichtungOut

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TYPES = {Einrichtungsart.KITA: ["ChildCare", "Preschool"]}


def describe(einrichtung: EinrichtungOut, *, url: str, origin: str) -> dict[str, Any]:
    """JSON-LD of one Einrichtung, without the keys that have no value."""
    facts = {
        "@type": TYPES.get(einrichtung.art, "ChildCare"),
        "@id": url,
        "url": url,
        "name": einrichtung.name,
        "description": einrichtung.texte[0].kurzbeschreibung if einrichtung.texte else None,
        "address": _address(einrichtung),
        "geo": _geo(einrichtung),
        "telephone": _telephone(einrichtung),
        "image": [origin + foto.url for foto in einrichtung.fotos],
        "openingHoursSpecification": _opening_hours(einrichtung),
        "parentOrganization": _traeger(einrichtung),
    }
    return {key: value for key, value in facts.items() if value}


def _address(einrichtung: EinrichtungOut) -> dict[str, str]:
    anschrift = einrichtung.anschrift
    street = " ".join(filter(None, [anschrift.strasse, anschrift.hausnummer]))
    address = {
        "@type": "PostalAddress",
        "postalCode": anschrift.plz,
        "addressLocality": anschrift.ort,
        "addressCountry": "DE",
    }
    return {**address, "streetAddress": street} if street else address


def _geo(einrichtung: EinrichtungOut) -> dict[str, Any] | None:
    """Only an exact position is a place; a rounded one would be read as exact."""
    if einrichtung.position is None or einrichtung.lage is not Lage.GENAU:
        return None
    position = einrichtung.position
    return {"@type": "GeoCoordinates", "latitude": position.lat, "longitude": position.lon}


def _telephone(einrichtung: EinrichtungOut) -> str | None:
    is_private = einrichtung.art is Einrichtungsart.KINDERTAGESPFLEGE
    return None if is_private else einrichtung.kontakt.telefon


def _opening_hours(einrichtung: EinrichtungOut) -> list[dict[str, str]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": DAYS[zeit.weekday - 1],
            "opens": zeit.opens_at,
            "closes": "23:59" if zeit.closes_at == "24:00" else zeit.closes_at,
        }
        for zeit in einrichtung.oeffnungszeiten
    ]


def _traeger(einrichtung: EinrichtungOut) -> dict[str, str] | None:
    if einrichtung.traeger is None:
        return None
    return {"@type": "Organization", "name": einrichtung.traeger.name}
