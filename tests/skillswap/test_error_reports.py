"""What of an error may leave."""

import pytest

from skillswap.error_reports import hidden, without_private


@pytest.mark.parametrize(
    ("message", "leaves"),
    [
        ("division by zero", "division by zero"),
        ("UNIQUE constraint failed: accounts_user.email", "UNIQUE constraint failed: accounts_user.email"),
        ("Expecting value: line 1 column 1 (char 0)", "Expecting value: line 1 column 1 …"),
        ('duplicate key value "user_email"\nDETAIL: Key (email)=(ana@x.org) exists.', "duplicate key value …"),
        ('dup key: { email: "ana@example.org" }', "dup key: …"),
        ("invalid literal for int: 'Ana", "invalid literal for int: …"),
        ("mail to ana@example.org bounced", "mail to … bounced"),
        ("GET /api/rooms/abc?pass=x failed", "GET … failed"),
        ("token 9f8a7b6c5d4e is used", "token … is used"),
        ("eyJhbGciOi.eyJzdWIi.abc is old", "… is old"),
        ("018f3c1e-7b2a-7c3d-9e4f-a1b2c3d4e5f6 left", "… left"),
        ("call +385 91 234 5678", "call …"),
        ("sessionid=abc", "…"),
        (None, ""),
    ],
)
def test_a_message_leaves_without_what_may_be_somebody_s(message, leaves):
    assert hidden(message) == leaves


def test_what_nobody_thought_of_does_not_leave():
    event = {"level": "error", "request": {"cookies": "a"}, "user": {"id": 1}, "extra": {"a": 1}, "contexts": {"b": 2}}
    frame = {"function": "f", "vars": {"password": "x"}}
    errors = {"values": [{"type": "E", "value": "'Ana'", "stacktrace": {"frames": [frame]}, "more": "Ana"}]}
    sent = without_private({**event, "exception": errors, "message": "for ana@example.org"}, {})
    assert set(sent) == {"level", "message", "exception"}
    assert "Ana" not in str(sent)
    assert sent["exception"]["values"][0]["stacktrace"] == {"frames": [{"function": "f"}]}


@pytest.mark.parametrize(
    ("kind", "module", "leaves"),
    [
        ("ValueError", None, "…"),
        ("TypeError", None, "said hello"),
        ("IntegrityError", "django.db.utils", "said hello"),
        ("UniqueViolation", "psycopg.errors", "said hello"),
        ("IntegrityError", "somebody.else", "…"),
    ],
)
def test_only_messages_that_python_and_databases_write_leave(kind, module, leaves):
    error = {"type": kind, "module": module, "value": "said hello"}
    assert without_private({"exception": {"values": [error]}}, {})["exception"]["values"][0]["value"] == leaves
