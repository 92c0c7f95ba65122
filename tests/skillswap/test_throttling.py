"""Limits that parallel calls and forged addresses do not get around."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.test import RequestFactory

from skillswap.errors import TooFast
from skillswap.http import limit_report, throttling
from skillswap.http.limit_storage import ProcessStorage, SharedStorage


@pytest.fixture(params=["memory", "redis"])
def limiter(request, monkeypatch, settings):
    """The same limiter on both storages."""
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {"tries": "10 per minute", "others": "1 per minute"}
    storage = ProcessStorage() if request.param == "memory" else SharedStorage(request.getfixturevalue("redis_url"))
    storage.reset()
    monkeypatch.setattr(throttling, "storage", lambda: storage)
    return request.param


def passes(name: str, *who: object) -> bool:
    try:
        throttling.hit(name, *who)
    except TooFast:
        return False
    return True


def test_exactly_the_limit_passes_however_many_ask_at_once(limiter):
    with ThreadPoolExecutor(16) as threads:
        results = list(threads.map(lambda _: passes("tries", "ann"), range(60)))
    assert sum(results) == 10


def test_each_caller_and_each_limit_has_its_own_count(limiter):
    assert passes("others", "ann")
    assert not passes("others", "ann")
    assert passes("others", "ben")
    assert passes("tries", "ann")


def test_the_error_says_when_to_come_back(limiter):
    throttling.hit("others", "ann")
    with pytest.raises(TooFast) as caught:
        throttling.hit("others", "ann")
    assert 50 < caught.value.retry_after <= 60.5
    assert caught.value.limit == 1


def test_checking_counts_nothing(limiter):
    for _ in range(20):
        throttling.check("others", "ann")
    throttling.hit("others", "ann")
    with pytest.raises(TooFast):
        throttling.check("others", "ann")


def test_what_made_nothing_costs_nothing(limiter):
    for _ in range(30):
        with pytest.raises(ValueError, match="refused"), throttling.counted("tries", "ann"):
            raise ValueError("refused")
        with throttling.counted("tries", "ann") as use:
            use.made = False
    assert sum(passes("tries", "ann") for _ in range(12)) == 10


def test_what_is_made_at_once_stays_within_the_limit_while_others_give_back(limiter):
    def make(number: int) -> bool:
        try:
            with throttling.counted("tries", "ann"):
                if number % 2:
                    raise ValueError("refused")
        except (TooFast, ValueError):
            return False
        return True

    with ThreadPoolExecutor(16) as threads:
        made = sum(threads.map(make, range(100)))
    assert made <= 10
    assert sum(passes("tries", "ann") for _ in range(12)) == 10 - made


def test_the_window_moves(settings, monkeypatch):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {"tries": "2 per minute"}
    storage = ProcessStorage()
    monkeypatch.setattr(throttling, "storage", lambda: storage)
    with time_machine.travel("2026-11-21T09:00:00Z", tick=False) as clock:
        assert passes("tries", "ann")
        clock.shift(40)
        assert passes("tries", "ann")
        assert not passes("tries", "ann")
        clock.shift(21)
        assert passes("tries", "ann")
        assert not passes("tries", "ann")


def test_limits_can_be_switched_off(settings):
    settings.RATE_LIMITS_ENABLED = False
    settings.RATE_LIMITS = {"tries": "1 per minute"}
    assert all(passes("tries", "ann") for _ in range(5))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "1.2.3.4", "10.0.0.9"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.9"),
        (1, "", "10.0.0.9"),
    ],
)
def test_only_our_own_proxies_may_say_who_called(settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)
    assert throttling.client_address(request) == expected


def test_a_household_s_ipv6_addresses_count_as_one():
    def seen(address: str) -> str:
        return throttling.client_address(RequestFactory().get("/", REMOTE_ADDR=address))

    assert seen("2001:db8:1:2::1") == seen("2001:db8:1:2:ffff::9") != seen("2001:db8:1:3::1")


def test_everything_under_api_counts_for_the_address(settings, client, db):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "address": "2 per minute"}
    answers = [client.get("/api/config") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["code"] == "too_fast"
    assert answers[2].headers["Retry-After"]
    assert client.get("/api/health").status_code == 200


@pytest.fixture
def two_limits(settings):
    """An address may call 5 times a minute, and ask for free times 3 times."""
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "address": "5 per minute", "discover": "3 per minute"}


def told(answer) -> tuple[int, int]:
    assert 0 < int(answer["RateLimit-Reset"]) <= 60
    return int(answer["RateLimit-Limit"]), int(answer["RateLimit-Remaining"])


def test_every_answer_says_how_much_is_left_of_the_limit_that_ends_first(two_limits, member, api, client):
    assert told(client.get("/api/config")) == (5, 4)
    caller = api(member)
    assert [told(caller.get("/api/discover")) for _ in range(2)] == [(3, 2), (3, 1)]
    assert told(client.get("/api/nowhere")) == (5, 1)
    assert told(caller.get("/api/discover")) == (3, 0)
    refused = caller.get("/api/discover")
    assert (refused.status_code, told(refused)) == (429, (5, 0))


def test_what_made_nothing_is_told_as_left_again(settings, member, other, api):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "swap": "3 per minute"}
    answer = api(member).post("/api/swaps", {"toUserId": str(other.pk)})
    assert (answer.status_code, answer["RateLimit-Limit"]) == (400, "1000")


def test_how_often_others_tried_is_told_to_nobody(settings, client, db):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "sign_in_account": "2 per minute", "mail": "2 per minute"}
    wrong = {"email": "ann@example.org", "password": "wrong"}
    answers = [
        client.post("/api/auth/login", wrong, content_type="application/json"),
        client.post("/api/auth/forgot-password", {"email": "ann@example.org"}, content_type="application/json"),
    ]
    assert [answer.status_code for answer in answers] == [401, 202]
    assert [answer["RateLimit-Limit"] for answer in answers] == ["5", "1000"]


def test_a_use_is_counted_and_told_in_one_round_trip(redis_url, settings, monkeypatch):
    settings.RATE_LIMITS_ENABLED = True
    storage = SharedStorage(redis_url)
    storage.reset()
    monkeypatch.setattr(throttling, "storage", lambda: storage)
    throttling.hit("swap", "ann")  # Redis learns the script
    commands = []
    run = storage.storage.execute_command
    monkeypatch.setattr(
        storage.storage, "execute_command", lambda *args, **kw: commands.append(args[0]) or run(*args, **kw)
    )
    with limit_report.reported() as windows:
        throttling.hit("swap", "ann")
    assert commands == ["EVALSHA"]
    assert limit_report.report_headers(windows)["RateLimit-Remaining"] == "18"


@pytest.mark.only_on("sqlite")
def test_a_page_of_another_origin_may_read_what_is_left(client, settings, db):
    settings.RATE_LIMITS_ENABLED = True
    answer = client.get("/api/config", headers={"origin": settings.CORS_ALLOWED_ORIGINS[0]})
    exposed = {name.strip() for name in answer["Access-Control-Expose-Headers"].split(",")}
    assert {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"} <= exposed
