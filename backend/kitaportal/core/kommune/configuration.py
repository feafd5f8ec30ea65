"""Types of the dated values a Kommune may set. A key that is not listed here is rejected."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator


class Strict(BaseModel):
    """Unknown keys are mistakes, not extensions."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Betreuungsumfang(Strict):
    """Hours per week parents can book (§ 27 KiBiz), with a label per language."""

    hours: int = Field(gt=0, le=168)
    label: dict[str, str]


class Gruppenform(Strict):
    """Form of a group: ages in completed months, both included, and its approved places."""

    code: str
    name: str
    hours: int = Field(gt=0, le=168)
    alter_from_months: int = Field(ge=0)
    alter_until_months: int
    plaetze: int = Field(gt=0)
    zweijaehrige_min: int | None = None
    zweijaehrige_max: int | None = None

    @model_validator(mode="after")
    def _ages_in_order(self) -> "Gruppenform":
        if self.alter_until_months < self.alter_from_months:
            raise ValueError("alter_until_months lies before alter_from_months")
        return self


class Jahresbeginn(Strict):
    """First day of the Kindergartenjahr."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)


class Schliesstage(Strict):
    """Closed days per Kindergartenjahr: hint above the first, refusal above the second (§ 27 KiBiz)."""

    hinweis_ab: int
    hoechstens: int


class Kindertagespflegegrenzen(Strict):
    """How many children a Kindertagespflegeperson and a Grosstagespflege may look after (§ 22 KiBiz)."""

    gleichzeitig: int
    vertraege: int
    vertraege_unter_bedingungen: int
    gross_personen: int
    gross_gleichzeitig: int
    gross_vertraege: int


class FreiePlaetze(Strict):
    """How long a reported figure of free places counts."""

    gueltig_days: int = Field(gt=0)


class LageRundung(Strict):
    """Side of the raster square to which the home of a Kindertagespflegeperson is rounded."""

    raster_m: int = Field(gt=0)


VALUE_TYPES: dict[str, TypeAdapter[Any]] = {
    "betreuungsumfaenge": TypeAdapter(list[Betreuungsumfang]),
    "gruppenformen": TypeAdapter(list[Gruppenform]),
    "kindergartenjahr": TypeAdapter(Jahresbeginn),
    "schliesstage": TypeAdapter(Schliesstage),
    "kindertagespflege": TypeAdapter(Kindertagespflegegrenzen),
    "freie_plaetze": TypeAdapter(FreiePlaetze),
    "lage_rundung": TypeAdapter(LageRundung),
}
