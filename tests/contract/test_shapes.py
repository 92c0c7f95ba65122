"""The common ground of the contract, a sentence a test, over every answer that a GET gives."""

import re
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.test import Client
from rest_framework.test import APIClient

from skillswap.http import client as client_pages
from tests.contract import compat
from tests.contract.routes import operations
from tests.factories.accounts import PASSWORD

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
LISTS = [
    "/api/chat/conversations",
    "/api/chat/conversations/{conversation_id}/messages",
    "/api/notifications",
    "/api/discover",
    "/api/search/skills",
    "/api/blocks",
    "/api/swaps",
    "/api/rings",
]
NOT_OURS = {"api/schema", "api/docs", "api/users/export/file", "api/calendar/<str:secret>.ics"}
NOT_OURS |= {f"api/auth/oauth/{name}/{way}" for name in ("google", "github") for way in ("start", "callback")}
NOT_OURS |= {f"api/sessions/<uuid:session_id>/{file}" for file in ("calendar.ics", "materials/<uuid:material_id>/file")}
NOT_OURS |= {f"api/chat/attachments/<uuid:attachment_id>{part}" for part in ("", "/thumbnail")}  # files
NOT_OURS.add("api/notifications/unsubscribe")  # needs the token of a mail
NOT_OURS |= {operation.split()[1] for operation in compat.EXPECTED}  # in shapes of others

# What the values of a database become is looked at on each; what is written around them is the same.
in_python = pytest.mark.only_on("sqlite")


@pytest.fixture
def answers(world, api):
    """(path, JSON) of everything that can be read."""
    paths = {
        world.path(f"GET {route}")[1:] for method, route in operations() if method == "GET" and route not in NOT_OURS
    }
    client = api(world.owner)
    found = {path: client.get(f"/{path}") for path in paths}
    assert {path for path, answer in found.items() if answer.status_code != 200} == set()
    return {path: answer.json() for path, answer in found.items()}


def fields(value, path=""):
    """(path, key, value) of everything inside a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield path, key, inner
            yield from fields(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, path)


def test_keys_are_camel_case(answers):
    odd = {key for body in answers.values() for _, key, _ in fields(body) if not re.fullmatch("[a-z][a-zA-Z0-9]*", key)}
    assert odd == set()


def test_times_are_utc_with_milliseconds_and_z(answers):
    times = [
        value
        for body in answers.values()
        for _, key, value in fields(body)
        if isinstance(value, str) and (key.endswith("At") or key == "memberSince")
    ]
    assert len(times) > 10
    assert [time for time in times if not TIME.match(time)] == []
    assert all(datetime.fromisoformat(time).utcoffset().total_seconds() == 0 for time in times)


def test_ids_are_uuids_of_version_7(answers):
    del answers["api/skills/categories"]  # a category's id is its name
    ids = [value for body in answers.values() for _, key, value in fields(body) if key == "id"]
    assert len(ids) > 10
    assert {UUID(value).version for value in ids} == {7}


@in_python
@pytest.mark.parametrize("path", LISTS)
def test_a_list_that_grows_has_the_envelope(path, world, api):
    client, path = api(world.owner), path.format(**world.places)
    body = client.get(path, {"limit": 1}).json()
    assert set(body) - {"unreadCount", "unreadByGroup", "searchedFor", "didYouMean"} == {"data", "pagination"}
    assert set(body["pagination"]) == {"hasMore", "nextCursor", "limit", "count"}
    assert body["pagination"]["limit"] == 1
    assert body["pagination"]["count"] == len(body["data"]) == 1
    assert body["pagination"]["hasMore"] == (body["pagination"]["nextCursor"] is not None)
    for wrong in ("0", "101", "-1", "x", "1.5"):
        refused = client.get(path, {"limit": wrong})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "limit")
    assert client.get(path, {"cursor": "nonsense"}).status_code == 400
    assert client.get(path, {"limit": 100}).status_code == 200


@in_python
def test_a_400_names_the_fields_and_nothing_else_does(world, api):
    client = api(world.owner)
    bad = client.post("/api/skills", {"name": "", "type": "teach"})
    assert bad.status_code == 400
    assert set(bad.json()) == {"code", "message", "errors"}
    assert {error["field"] for error in bad.json()["errors"]} >= {"name", "type"}
    assert all(set(error) == {"field", "message"} and error["message"] for error in bad.json()["errors"])
    message = {"content": "One", "clientId": str(uuid4())}
    talk = f"/api/chat/conversations/{world.places['conversation_id']}/messages"
    client.post(talk, message)
    others = [
        APIClient().get("/api/skills/mine"),
        api(world.other).get(talk),
        client.post("/api/skills/mine"),
        client.post(talk, {**message, "content": "Two"}),
    ]
    assert [answer.status_code for answer in others] == [401, 404, 405, 409]
    for answer in others:
        assert set(answer.json()) == {"code", "message"}


@in_python
def test_a_body_that_cannot_be_read_is_a_400_in_the_same_shape(world, api):
    answer = api(world.owner).generic("POST", "/api/skills", "{", "application/json")
    assert answer.status_code == 400
    assert set(answer.json()) == {"code", "message", "errors"}


@in_python
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_where_no_room_is_the_answer_is_a_404_in_json(method, world, api):
    for path in ("/api/nowhere", "/api/skills/mine/", "/api/skills/not-an-id"):
        answer = api(world.owner).generic(method, path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert Client(enforce_csrf_checks=True).generic(method, "/api/nowhere").status_code == 404


@in_python
def test_what_breaks_on_our_side_is_a_500_in_json_that_says_nothing_of_it(world, monkeypatch):
    def broken():
        raise RuntimeError("the inside story")

    monkeypatch.setattr(client_pages, "demo_log_in", broken)
    answer = Client(raise_request_exception=False).get("/api/config")
    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert "inside story" not in answer.content.decode()


@in_python
def test_what_one_may_not_see_looks_like_what_does_not_exist(world, api):
    client = api(world.other)
    for path in ("/api/chat/conversations/{}", "/api/chat/conversations/{}/messages"):
        there, nowhere = (client.get(path.format(pk)) for pk in (world.places["conversation_id"], uuid4()))
        assert (there.status_code, there.json()) == (nowhere.status_code, nowhere.json())
        assert there.status_code == 404


@in_python
def test_too_fast_is_429_and_says_when_to_come_back(world, api, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "discover": "1 per 5 minutes"}
    client = api(world.owner)
    assert client.get("/api/discover").status_code == 200
    answer = client.get("/api/discover")
    assert answer.status_code == 429
    assert set(answer.json()) == {"code", "message"}
    assert 0 < int(answer["Retry-After"]) <= 300
    assert answer["RateLimit-Limit"] == "1"
    assert answer["RateLimit-Remaining"] == "0"
    assert answer["RateLimit-Reset"] == answer["Retry-After"]


@in_python
def test_cookie_log_in_puts_its_tokens_in_cookies_only(world):
    browser = Client()
    answer = browser.post(
        "/api/auth/login", {"email": world.owner.email, "password": PASSWORD}, content_type="application/json"
    )
    tokens = [cookie for cookie in answer.cookies.values() if cookie["httponly"]]
    assert len(tokens) == 3  # access, refresh, and the proof that this browser is known
    assert {cookie["samesite"] for cookie in tokens} == {"Lax"}
    assert not any(cookie.value in answer.content.decode() for cookie in tokens)


@in_python
def test_a_write_with_cookies_needs_the_csrf_header(world):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/api/auth/me")
    credentials = {"email": world.owner.email, "password": PASSWORD}
    token = browser.cookies["csrftoken"].value
    browser.post("/api/auth/login", credentials, content_type="application/json", headers={"x-csrftoken": token})
    refused = browser.post("/api/auth/socket", content_type="application/json")
    assert refused.status_code == 403
    assert set(refused.json()) == {"code", "message"}
    token = browser.cookies["csrftoken"].value
    allowed = browser.post("/api/auth/socket", content_type="application/json", headers={"x-csrftoken": token})
    assert allowed.status_code == 200
