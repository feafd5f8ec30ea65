"""Keys are UUIDv7: they sort by creation."""

from concurrent.futures import ThreadPoolExecutor

from kitaportal.kit.ids import new_id


def test_ids_are_version_7_and_sort_by_creation():
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(made)
    assert {(key.version, key.variant) for key in made} == {(7, "specified in RFC 4122")}


def test_ids_are_unique_across_threads():
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: new_id(), range(20_000)))
    assert len(set(made)) == 20_000
