"""What a card says about free places: the same as the profile."""

from datetime import date, timedelta

import pytest

from kitaportal.core.einrichtung import rules
from kitaportal.core.search.frei import FREI_VALID_FOR, FreiEintrag, FreiSummary, frei_since, summarise_frei

TODAY = date(2026, 11, 24)


def report(anzahl: int, days_ago: int, ab_on: str = "2027-08-01") -> FreiEintrag:
    stand_on = (TODAY - timedelta(days=days_ago)).isoformat()
    return FreiEintrag(
        alter_from_months=24, alter_until_months=35, ab_on=ab_on, anzahl=anzahl, stand_on=stand_on
    )


def test_search_and_profile_trust_a_report_equally_long():
    assert FREI_VALID_FOR == rules.FREI_VALID_FOR
    assert frei_since(TODAY) == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("reports", "summary"),
    [
        (None, FreiSummary("unbekannt", None, None, None)),
        ([], FreiSummary("unbekannt", None, None, None)),
        ([report(2, days_ago=30)], FreiSummary("frei", 2, "2027-08-01", "2026-10-25")),
        ([report(2, days_ago=31)], FreiSummary("unbekannt", None, None, "2026-10-24")),
        ([report(0, days_ago=1)], FreiSummary("keine", 0, None, "2026-11-23")),
        (
            [report(1, 5, "2027-02-01"), report(2, 3), report(9, 60, "2026-12-01")],
            FreiSummary("frei", 3, "2027-02-01", "2026-11-21"),
        ),
    ],
    ids=["never", "empty", "30-days", "31-days", "none", "old-report-does-not-count"],
)
def test_summarise_frei(reports, summary):
    assert summarise_frei(reports, TODAY) == summary
