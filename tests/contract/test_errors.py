"""Every status from 400 under /api is our JSON with the usual headers, whatever was sent and whoever refused it."""

import json
from functools import reduce

import pytest
from django.db import OperationalError
from django.test import Client

from accounts.cookies import ACCESS_COOKIE
from accounts.services import device_sign_in
from skillswap.http import client as client_pages
from tests.contract.calls import body_for
from tests.contract.routes import operations
from tests.contract.who_may import EXPECTED

ENDS_THE_SIGN_IN = {"POST api/auth/logout", "DELETE api/users/profile"}  # no password to type
HEADERS = {"X-Content-Type-Options", "X-Frame-Options", "Content-Security-Policy", "Referrer-Policy", "X-Request-ID"}
LARGE = "x" * (2 * 1024 * 1024)
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
# what is wrong → (body, content type, headers)
REQUESTS = {
    "the host": ("", JSON, {"host": "evil.example"}),
    "JSON cut off": ('{"name": "', JSON, {}),
    "JSON of another shape": ("[1, {}]", JSON, {}),
    "bytes that are no text": (b"\xff\xfe\x00", JSON, {}),
    "2 MB of JSON": (json.dumps({"name": LARGE}), JSON, {}),
    "2 MB of a form": (f"name={LARGE}", FORM, {}),
    "5,000 fields": ("&".join(f"f{number}=1" for number in range(5000)), FORM, {}),
    "a multipart body without a boundary": ("x", "multipart/form-data", {}),
    "a content type that nobody knows": ("x", "text/strange", {}),
    "a charset that nobody knows": ("{}", "application/json; charset=klingon", {}),
    "a token that is none": ("", JSON, {"authorization": "Bearer nonsense"}),
    "a header that is no text": ("", JSON, {"idempotency-key": "\xff\x01"}),
}


def require_our_json(answer):
    assert answer["Content-Type"] == "application/json", (answer.status_code, answer.content[:200])
    body = answer.json()
    expected = {"code", "message", "errors"} if answer.status_code == 400 else {"code", "message"}
    assert set(body) >= expected, body
    assert set(answer.headers) >= HEADERS, (answer.status_code, HEADERS - set(answer.headers))


@pytest.fixture
def caller(world):
    """Signed in as the owner; an error stays an answer."""
    tokens = device_sign_in(user=world.owner, name="Test")
    return Client(raise_request_exception=False, headers={"authorization": f"Bearer {tokens.access}"})


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("wrong", REQUESTS)
def test_what_is_refused_is_refused_in_json(wrong, world, caller):
    body, kind, headers = REQUESTS[wrong]
    statuses = set()
    for method, route in operations():
        if (operation := f"{method} {route}") in ENDS_THE_SIGN_IN:
            continue
        path = world.path(operation)
        answer = caller.generic(method, path, body, kind, headers=headers)
        if answer.streaming:
            answer.getvalue()  # a file is closed once it is read
        statuses.add(answer.status_code)
        assert answer.status_code < 500, (method, path, answer.content)
        if answer.status_code >= 400:
            require_our_json(answer)
    assert max(statuses) >= 400


def test_where_nothing_is_the_answer_is_json_by_every_method(caller):
    for path in ("/api", "/api/", "/api/nowhere", "/api/%ff", "/api/skills/mine/x", "/api/docs/x"):
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
            for headers in ({}, {"host": "evil.example"}):
                answer = caller.generic(method, path, headers=headers)
                assert answer.status_code == (400 if headers else 404)
                require_our_json(answer)


def test_a_method_that_is_not_there_is_405_in_json(world, caller):
    for route in {route for _, route in operations()}:
        answer = caller.generic("BREW", world.path(f"BREW {route}"))
        assert answer.status_code == 405
        require_our_json(answer)


def spoiled(value, odd):
    """`value` with `odd` in place of each of its parts, however deep."""
    if isinstance(value, dict | list):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            for other in spoiled(part, odd):
                changed = value.copy()
                changed[step] = other
                yield changed
    yield odd


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "odd", [10**30, reduce(lambda inner, _: [inner], range(500), []), "\0"], ids=["n", "deep", "nul"]
)
def test_a_value_that_nothing_can_hold_is_no_fault_of_ours(odd, world, caller):
    for operation in EXPECTED:
        body = body_for(operation, world, world.owner)
        if operation in ENDS_THE_SIGN_IN or operation.startswith("GET ") or not isinstance(body, dict | list):
            continue
        for sent in spoiled(body, odd):
            answer = caller.generic(operation.split()[0], world.path(operation), json.dumps(sent), JSON)
            assert answer.status_code < 500, (operation, sent)
    assert caller.get("/api/auth/me").status_code == 200, "it ended its own sign-in, and the rest was tried by nobody"


@pytest.mark.only_on("sqlite")
def test_asking_what_a_path_can_do_breaks_nothing(world, caller):
    for route in {route for _, route in operations()}:
        answer = caller.options(world.path(f"OPTIONS {route}"))
        assert answer.status_code < 500, route
        if answer.status_code >= 400:
            require_our_json(answer)


@pytest.mark.only_on("sqlite")
def test_a_part_that_a_file_does_not_have_is_416_in_json(world, caller):
    file = "api/chat/attachments/<uuid:attachment_id>"
    for route in (file, f"{file}/thumbnail"):
        answer = caller.get(world.path(f"GET {route}"), headers={"range": "bytes=99999999-"})
        assert answer.status_code == 416
        require_our_json(answer)


def test_a_body_over_the_limit_is_413_whatever_it_is(world, caller):
    for wrong in ("2 MB of JSON", "2 MB of a form"):
        body, kind, _ = REQUESTS[wrong]
        answer = caller.generic("POST", "/api/skills", body, kind)
        assert (answer.status_code, answer.json()["code"]) in [(413, "too_large"), (415, "unsupported_media_type")]
    assert caller.generic("POST", "/api/skills", REQUESTS["2 MB of JSON"][0], JSON).status_code == 413


def test_what_a_page_would_say_in_html_is_json_here(world, settings):
    """CSRF, limits, and errors of our own."""
    cookies = Client(enforce_csrf_checks=True, raise_request_exception=False)
    tokens = device_sign_in(user=world.owner, name="Test")
    cookies.cookies[ACCESS_COOKIE] = tokens.access
    for path in ("/api/auth/socket", "/api/skills", "/api/nowhere"):
        require_our_json(cookies.post(path, {}, content_type=JSON))
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "address": "1 per minute"}
    cookies.get("/api/config")
    answer = cookies.get("/api/config")
    require_our_json(answer)
    assert (answer.status_code, answer["RateLimit-Remaining"]) == (429, "0")


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(("error", "status"), [(ZeroDivisionError, 500), (OperationalError("database is locked"), 503)])
def test_what_breaks_is_json_whoever_breaks_it(error, status, caller, monkeypatch):
    def broken(*_: object):
        raise error

    monkeypatch.setattr(client_pages, "demo_log_in", broken)  # in a view
    assert caller.get("/api/config").status_code == status
    require_our_json(caller.get("/api/config"))
    monkeypatch.setattr("skillswap.http.refusals.RefusalMiddleware.process_request", broken)
    assert caller.get("/api/config").status_code == status
    require_our_json(caller.get("/api/config"))


def test_pages_stay_pages(client):
    assert client.get("/", headers={"host": "evil.example"})["Content-Type"].startswith("text/html")
