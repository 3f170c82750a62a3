"""The counts all processes share: numbers in JSON, and nothing in them that could run."""

import json
import pickle
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db
RAN: list[str] = []


def run(what: str) -> list[float]:
    RAN.append(what)
    return []


class Planted:
    """What runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return run, ("it ran",)


@pytest.fixture(autouse=True)
def no_counts() -> Iterator[None]:
    cache.clear()
    RAN.clear()
    yield
    cache.clear()


def plant(key: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into web_counts (cache_key, value, expires) values (%s, %s, %s)"
            " on conflict (cache_key) do update set value = excluded.value",
            [cache.make_key(key), value, timezone.now() + timedelta(minutes=5)],
        )


def rows() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select cache_key, value from web_counts")
        return list(cursor.fetchall())


@pytest.mark.parametrize("value", [b64encode(pickle.dumps(Planted())).decode(), "", "nonsense", "[" * 100_000])
def test_a_planted_row_is_not_there_and_runs_nothing(value: str) -> None:
    plant("tries", value)
    assert cache.get("tries", "nothing") == "nothing"
    assert cache.get_many(["tries"]) == {}
    assert RAN == []


def test_a_pickle_in_place_of_every_count_runs_nothing_at_the_door_and_is_counted_over(client: Client) -> None:
    client.post("/sign-in/", {"login": "gwen", "password": "wrong"})
    kept = [key for key, _ in rows()]
    assert kept
    for key in kept:
        plant(key.removeprefix(cache.make_key("")), b64encode(pickle.dumps(Planted())).decode())
    assert client.post("/sign-in/", {"login": "gwen", "password": "wrong"}).status_code == 200
    assert RAN == []
    assert all(value.startswith("[") for _, value in rows())


def test_values_come_back_and_lie_in_json() -> None:
    cache.set("tries", [3.5, 2.25])
    cache.set("lock", True)
    assert cache.get_many(["tries", "lock", "none"]) == {"tries": [3.5, 2.25], "lock": True}
    assert sorted(value for _, value in rows()) == ["[3.5, 2.25]", "true"]


def test_what_is_no_json_is_not_kept() -> None:
    with pytest.raises(TypeError):
        cache.set("tries", Planted())
    assert rows() == []


def test_add_is_once_until_it_has_run_out() -> None:
    assert cache.add("code", "y")
    assert not cache.add("code", "z")
    assert cache.get("code") == "y"
    cache.set("code", "y", timeout=-5)
    assert cache.get("code") is None
    assert cache.add("code", "z")
    assert cache.get("code") == "z"


def test_touch_moves_the_end_and_leaves_the_value() -> None:
    assert not cache.touch("tries")
    cache.set("tries", [1.5], timeout=-5)
    assert cache.touch("tries", 60)
    assert cache.get("tries") == [1.5]


def test_something_without_an_end_stays() -> None:
    cache.set("tries", [1.5], timeout=None)
    assert cache.get("tries") == [1.5]


def test_more_than_its_most_are_thinned_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert caches["default"]._max_entries == 100_000
    monkeypatch.setattr(caches["default"], "_max_entries", 300)
    for number in range(310):
        cache.set(f"old-{number}", number, timeout=-5)
    assert len(rows()) < 305


def test_five_wrong_tries_are_counted_for_a_name_and_no_sixth(client: Client) -> None:
    for _ in range(7):
        assert client.post("/sign-in/", {"login": "gwen", "password": "wrong"}).status_code == 200
    [tries] = [json.loads(value) for key, value in rows() if "login_failed:5/" in key]
    assert len(tries) == 5
    assert tries == sorted(tries, reverse=True)


@pytest.mark.parametrize(
    ("proxies", "first", "second", "addresses"),
    [
        (0, "203.0.113.9", "203.0.113.8", 1),  # nobody in front: what a client says of itself is not believed
        (1, "203.0.113.9", "203.0.113.8", 2),
        (1, "198.51.100.1, 203.0.113.9", "198.51.100.2, 203.0.113.9", 1),  # a client's own word, then the proxy's
        (2, "203.0.113.9, 10.0.0.1", "203.0.113.8, 10.0.0.1", 2),
    ],
)
def test_tries_are_counted_for_the_address_that_our_own_proxies_saw(
    proxies: int, first: str, second: str, addresses: int, client: Client, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for forwarded in (first, second):
        client.post("/sign-in/", {"login": "gwen", "password": "wrong"}, headers={"x-forwarded-for": forwarded})
    assert len([key for key, _ in rows() if "login_failed:10/" in key]) == addresses
