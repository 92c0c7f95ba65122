"""Times and cursors that cannot be: every input of every operation refuses them with 400 and says which field."""

import base64
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.contract.calls import body_for
from tests.contract.routes import operations

pytestmark = pytest.mark.only_on("sqlite")

DOCUMENT = json.loads(Path(settings.BASE_DIR, "client", "openapi.json").read_text())
NAIVE = ["2027-01-05T18:00:00", "2027-01-05T18:00", "2027-01-05"]
IMPOSSIBLE = [
    "2027-02-30T18:00:00Z",
    "2027-01-05T25:00:00Z",
    "0001-01-01T00:00:00+10:00",
    "9999-12-31T23:59:59-10:00",
    "2027-01-05T18:00:00+99:99",
    "tomorrow",
]
ID = '"019a0000-0000-7000-8000-000000000000"'
# Each is the JSON inside a cursor: of the wrong shape, or right in shape with a value that nothing has.
CURSORS = [
    "[]",
    "{}",
    "null",
    '"x"',
    "[[[[1]]]]",
    "[1,2,3]",
    f'["0001-01-01T00:00:00+10:00",{ID}]',
    f'["9999-12-31T23:59:59-10:00",{ID}]',
    f'["2026-13-41T00:00:00Z",{ID}]',
    f'["2026-11-01T00:00:00",{ID}]',
    f'["2026-11-01",{ID}]',
    f'["\\u0000",{ID}]',
    f"[{{}},{ID}]",
    f"[1e400,{ID}]",
    f"[{10**30},{ID}]",
    '["2026-11-01T00:00:00Z",{"a":[1]}]',
    '["2026-11-01T00:00:00Z","no id"]',
    '["2026-11-01T00:00:00Z",-5]',
    f"[{10**30}]",
    f"[-{10**30}]",
    "[1e308]",
    '["\\u0000"]',
    '["no id"]',
    "[{}]",
    "[[]]",
    "[true,false,true,false]",
    "[" * 600 + "]" * 600,
]


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def described(operation: str) -> dict:
    """The operation as the OpenAPI document describes it; nothing for what it leaves out."""
    method, _, route = operation.partition(" ")
    plain = re.sub("<.*?>", "{}", "/" + route)
    found = [about for path, about in DOCUMENT["paths"].items() if re.sub("{.*?}", "{}", path) == plain]
    return found[0].get(method.lower(), {}) if found else {}


def asking(name: str) -> list[str]:
    """Operations with the query parameter `name`."""
    return [
        f"{method} {route}"
        for method, route in operations()
        if any(parameter["name"] == name for parameter in described(f"{method} {route}").get("parameters", []))
    ]


def times() -> list[tuple[str, str, str]]:
    """(operation, "query" or "body", name) of every time that a caller can send."""
    found = []
    for method, route in operations():
        operation = f"{method} {route}"
        about = described(operation)
        found += [
            (operation, "query", one["name"])
            for one in about.get("parameters", [])
            if one["in"] == "query" and one["schema"].get("format") == "date-time"
        ]
        content = about.get("requestBody", {}).get("content", {}).get("application/json", {})
        shape = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
        properties = DOCUMENT["components"]["schemas"].get(shape, {}).get("properties", {})
        found += [(operation, "body", name) for name, one in properties.items() if one.get("format") == "date-time"]
    return found


def test_every_time_that_can_be_sent_is_tried_here():
    assert {(operation.split("/")[-1], name) for operation, _, name in times()} >= {
        ("slots", "from"),
        ("slots", "to"),
        ("sessions", "scheduledTime"),
        ("<uuid:session_id>", "scheduledTime"),
    }


@pytest.mark.parametrize(("operation", "where", "name"), times())
def test_a_time_without_an_offset_or_that_never_comes_is_a_400_with_its_field(operation, where, name, world, api):
    client = api(world.owner)
    path = world.path(operation)
    for text in NAIVE + IMPOSSIBLE:
        if where == "query":
            answer = client.get(path + ("&" if "?" in path else "?") + f"{name}={text.replace('+', '%2B')}")
        else:
            body = {**(body_for(operation, world, world.owner) or {}), name: text}
            answer = client.generic(operation.split()[0], path, json.dumps(body), "application/json")
        assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (400, [name]), text


@pytest.mark.parametrize("operation", asking("cursor"))
def test_a_cursor_with_what_no_page_gave_is_a_400(operation, world, api):
    client = api(world.owner)
    path = world.path(operation)
    join = "&" if "?" in path else "?"
    for text in CURSORS:
        answer = client.get(f"{path}{join}cursor={encoded(text)}")
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "cursor"), (text, answer.content)
