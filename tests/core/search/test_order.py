"""Orders of the hits, and pages that fit together."""

from datetime import date

import pytest

from tests.factories import make_einrichtung, make_freier_platz


@pytest.fixture
def city(publish, kommune):
    with publish() as tx:
        make_einrichtung(tx, kommune, "Zebra", position=(370000, 5679000))
        make_freier_platz(tx, make_einrichtung(tx, kommune, "Äpfel", position=(370300, 5679000)))
        make_einrichtung(tx, kommune, "Apfelbaum", position=(370200, 5679000))
        free = make_einrichtung(tx, kommune, "Ober", position=None)
        make_freier_platz(tx, free, ab_on=date(2026, 12, 1))
        old = make_einrichtung(tx, kommune, "Müde", position=(370100, 5679000))
        make_freier_platz(tx, old, ab_on=date(2026, 11, 1), stand_on=date(2026, 9, 1))


POINT = {"lat": 51.247531, "lon": 7.137347}


@pytest.mark.parametrize(
    ("parameters", "slugs"),
    [
        ({}, ["aepfel", "apfelbaum", "muede", "ober", "zebra"]),
        ({"sort": "name"}, ["aepfel", "apfelbaum", "muede", "ober", "zebra"]),
        ({"sort": "relevanz"}, ["aepfel", "apfelbaum", "muede", "ober", "zebra"]),
        (POINT, ["zebra", "muede", "apfelbaum", "aepfel", "ober"]),
        (POINT | {"sort": "distanz"}, ["zebra", "muede", "apfelbaum", "aepfel", "ober"]),
        (POINT | {"sort": "name"}, ["aepfel", "apfelbaum", "muede", "ober", "zebra"]),
        ({"sort": "frei"}, ["ober", "aepfel", "apfelbaum", "muede", "zebra"]),
        (POINT | {"sort": "frei"}, ["ober", "aepfel", "zebra", "muede", "apfelbaum"]),
        ({"q": "apfel"}, ["aepfel", "apfelbaum"]),
    ],
)
def test_orders(city, found, parameters, slugs):
    assert found(**parameters) == slugs


@pytest.mark.parametrize("sort", ["name", "distanz", "frei", "relevanz"])
@pytest.mark.parametrize("facets", [True, False])
def test_pages_put_together_are_the_whole_list(publish, kommune, answer, sort, facets):
    with publish() as tx:
        for number in range(23):
            make_einrichtung(tx, kommune, "Kita Gleich", slug=f"gleich-{number}", source_id=str(number))
    parameters = POINT | {"q": "kita", "sort": sort, "page_size": 5, "facets": facets}
    pages = [answer(**parameters, page=page) for page in range(1, 7)]
    slugs = [karte["slug"] for page in pages for karte in page["items"]]
    assert len(slugs) == len(set(slugs)) == 23
    assert [len(page["items"]) for page in pages] == [5, 5, 5, 5, 3, 0]
    assert [page["pagination"] for page in pages] == [
        {"page": number, "page_size": 5, "total": 23, "pages": 5} for number in range(1, 7)
    ]
