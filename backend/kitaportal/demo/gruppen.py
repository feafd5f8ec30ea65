"""Groups in the Gruppenformen of the Kommune, filled to the wished size of the house."""

from collections.abc import Sequence

from kitaportal.core.kommune.configuration import Gruppenform
from kitaportal.demo.dice import Dice
from kitaportal.demo.records import DemoGruppe, DemoPlatz

THREE_YEARS = 36
MAX_GRUPPEN = 7
KIND_WEIGHTS = {"gemischt": 5.0, "ue3": 3.4, "u3": 2.6}


def draw_gruppen(
    formen: Sequence[Gruppenform], wanted: int, limit: int, names: Sequence[str], dice: Dice
) -> tuple[DemoGruppe, ...]:
    """Groups with about ``wanted`` places, never more than ``limit``; at least one group."""
    chosen: list[Gruppenform] = []
    while len(chosen) < MAX_GRUPPEN:
        left = wanted - sum(form.plaetze for form in chosen)
        room = limit - sum(form.plaetze for form in chosen)
        fitting = [form for form in formen if form.plaetze <= min(left + 7, room)]
        if not fitting or (chosen and left < 6):
            break
        chosen.append(_draw_form(fitting, dice))
    if not chosen:
        chosen.append(min(formen, key=lambda form: form.plaetze))
    chosen.sort(key=lambda form: (form.alter_from_months, form.code))
    return tuple(_gruppe(form, names[index], dice) for index, form in enumerate(chosen))


def kind_of(form: Gruppenform) -> str:
    """Under three, from three, or both."""
    if form.alter_until_months < THREE_YEARS:
        return "u3"
    return "ue3" if form.alter_from_months >= THREE_YEARS else "gemischt"


def _draw_form(forms: Sequence[Gruppenform], dice: Dice) -> Gruppenform:
    hours_weight = {hours: weight for hours, weight in zip(_hours(forms), (1, 4, 4, 3), strict=False)}
    weights = {
        index: KIND_WEIGHTS[kind_of(form)] * hours_weight[form.hours] for index, form in enumerate(forms)
    }
    return forms[dice.weighted(weights)]


def _hours(forms: Sequence[Gruppenform]) -> list[int]:
    return sorted({form.hours for form in forms})


def _gruppe(form: Gruppenform, name: str, dice: Dice) -> DemoGruppe:
    return DemoGruppe(name=name, gruppenform=form.code, integrative_plaetze=0, plaetze=_plaetze(form, dice))


def _plaetze(form: Gruppenform, dice: Dice) -> tuple[DemoPlatz, ...]:
    """Two-year-olds have a quota of their own in mixed groups."""
    low = form.alter_from_months
    if kind_of(form) == "u3":
        start = min(dice.pick([low, low, 6, 9, 12]), form.alter_until_months)
        return (DemoPlatz(max(low, start), form.alter_until_months, form.hours, form.plaetze),)
    if kind_of(form) == "ue3":
        return (DemoPlatz(low, form.alter_until_months, form.hours, form.plaetze),)
    young = dice.whole(form.zweijaehrige_min or 1, form.zweijaehrige_max or form.plaetze // 3)
    return (
        DemoPlatz(low, THREE_YEARS - 1, form.hours, young),
        DemoPlatz(THREE_YEARS, form.alter_until_months, form.hours, form.plaetze - young),
    )


def with_integrative_plaetze(gruppen: Sequence[DemoGruppe], dice: Dice) -> tuple[DemoGruppe, ...]:
    """The same groups; the largest one keeps some places for children with disabilities."""
    largest = max(gruppen, key=lambda gruppe: sum(platz.anzahl for platz in gruppe.plaetze))
    reserved = dice.whole(1, 5)
    return tuple(
        DemoGruppe(gruppe.name, gruppe.gruppenform, reserved if gruppe is largest else 0, gruppe.plaetze)
        for gruppe in gruppen
    )


def count_plaetze(gruppen: Sequence[DemoGruppe]) -> int:
    """All places of the groups."""
    return sum(platz.anzahl for gruppe in gruppen for platz in gruppe.plaetze)
