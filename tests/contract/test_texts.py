"""Every text of people comes in through the one helper: found by walking the document, the socket's commands and
the admin's forms, so that a new field without it fails here.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from django import forms
from django.conf import settings
from pydantic import TypeAdapter

from realtime.commands import COMMANDS
from skillswap.text_fields import FormTextField
from tests.contract.routes import operations

INVISIBLE = "\u202e\u2066\u200b\u00ad\ufeff\u2060\u3164"
# Texts that nobody reads: secrets, addresses, times of day, and codes that are checked against a list.
NO_WORDS = {
    "password", "currentPassword", "newPassword", "token", "refresh", "email", "timezone", "country", "languages",
    "start", "end", "recoveryCode", "code", "refreshToken",
    "endpoint", "p256dh", "auth",
}  # fmt: skip

document = json.loads(Path(settings.BASE_DIR, "client", "openapi.json").read_text())


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema or "allOf" in schema:
        name = (schema.get("$ref") or schema["allOf"][0]["$ref"]).rpartition("/")[2]
        schema = document["components"]["schemas"][name]
    return schema


def text_paths(schema: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where free texts stand in a body: keys, "0" for the first of a list."""
    schema = resolved(schema)
    if schema.get("type") == "object":
        for name, part in schema.get("properties", {}).items():
            yield from text_paths(part, (*path, name))
    elif schema.get("type") == "array":
        yield from text_paths(schema["items"], (*path, "0"))
    elif schema.get("type") == "string" and not schema.get("format") and "enum" not in schema:
        yield path


def written_texts() -> Iterator[Any]:
    for route, methods in document["paths"].items():
        for method, operation in methods.items():
            for kind, body in operation.get("requestBody", {}).get("content", {}).items():
                if kind == "application/json":
                    for path in text_paths(body["schema"]):
                        if not NO_WORDS.intersection(path):
                            yield pytest.param(method, route, path, id=f"{method} {route} {'.'.join(path)}")


def body_with(path: tuple[str, ...], text: str) -> Any:
    body: Any = text
    for step in reversed(path):
        body = [body] if step == "0" else {step: body}
    return body


def operation_of(method: str, path: str) -> str:
    """The operation as the `world` knows it."""
    for verb, route in operations():
        plain = "/" + route.replace("<uuid:", "{").replace("<str:", "{").replace(">", "}")
        if (verb, plain) == (method.upper(), path):
            return f"{verb} {route}"
    raise LookupError(f"{method} {path} is in the document and in no URL.")


TEXTS = list(written_texts())


def test_the_walk_finds_the_texts_we_know():
    found = {(parameter.values[1], parameter.values[2][-1]) for parameter in TEXTS}
    assert {
        ("/api/auth/signup", "name"),
        ("/api/users/profile", "bio"),
        ("/api/skills", "description"),
        ("/api/chat/conversations/{conversation_id}/messages", "content"),
        ("/api/swaps", "message"),
        ("/api/sessions/{session_id}/notes", "text"),
        ("/api/sessions/{session_id}/review", "text"),
        ("/api/reports", "details"),
        ("/api/credits/transfer", "reason"),
    } <= found


@pytest.mark.parametrize("text", [INVISIBLE, "\ud83c"], ids=["invisible", "half a character"])
def test_a_text_in_which_nothing_can_be_seen_is_400_on_its_field(world, api, text):
    client = api(world.owner)
    wrong = {}
    for parameter in TEXTS:
        method, route, path = parameter.values
        body = json.dumps(body_with(path, text)).encode()
        who = api(world.admin) if route.endswith("/api/credits/transfer") else client
        where = world.path(operation_of(method, route))
        answer = who.generic(method.upper(), where, body, content_type="application/json")
        fields = [error["field"] for error in answer.json().get("errors", [])]
        if answer.status_code != 400 or ".".join(path) not in fields:
            wrong[parameter.id] = (answer.status_code, answer.content)
    assert not wrong


@pytest.mark.parametrize("text", ["%00", "%ED%A0%BC"], ids=["NUL", "half a character"])
def test_a_query_that_a_database_would_refuse_is_answered(world, api, text):
    client, answered = api(world.owner), {}
    for route, methods in document["paths"].items():
        for parameter in methods.get("get", {}).get("parameters", []):
            if parameter["in"] == "query":
                where = world.path(operation_of("get", route)).partition("?")[0]
                query = f"{where}?{parameter['name']}={text}"
                answered[query] = client.get(query).status_code
    assert len(answered) > 40
    assert {query: status for query, status in answered.items() if status >= 500} == {}


def test_every_text_in_a_command_of_the_socket_is_cleaned():
    texts = {
        f"{name} {field}": TypeAdapter(Annotated[info.annotation, *info.metadata])
        for name, command in COMMANDS.items()
        for field, info in command.shape.model_fields.items()
        if info.annotation is str
    }
    assert "chat:message content" in texts
    assert {name: text.validate_python(f"A{INVISIBLE}da") for name, text in texts.items()} == dict.fromkeys(
        texts, "Ada"
    )


def forms_of_ours(base: type[forms.BaseForm]) -> Iterator[type[Any]]:
    for form in base.__subclasses__():
        if Path(settings.BASE_DIR, form.__module__.partition(".")[0]).is_dir():
            yield form
        yield from forms_of_ours(form)


def test_every_text_that_a_moderator_writes_is_cleaned():
    texts = {
        f"{form.__name__} {name}": field
        for form in forms_of_ours(forms.BaseForm)
        for name, field in form.base_fields.items()
        if type(field) in (forms.CharField, FormTextField) and not field.widget.is_hidden
    }
    assert {"BanForm reason", "AdjustForm reason", "DisputeForm reason", "AliasForm name"} <= texts.keys()
    for name, field in texts.items():
        with pytest.raises(forms.ValidationError):
            pytest.fail(f"{name} takes {field.clean(INVISIBLE)!r}")
