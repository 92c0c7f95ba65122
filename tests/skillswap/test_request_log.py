"""What the log says of a request, and what it must not."""

import logging

import structlog
from django.conf import settings
from structlog.testing import capture_logs


def finished(lines):
    return [line for line in lines if line["event"] == "request_finished"]


def test_a_request_is_one_line_with_the_id_that_the_caller_gets(db, anonymous):
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        response = anonymous.get("/api/config")
        ids = [line["request_id"] for line in finished(lines)]
    assert ids == [response["X-Request-ID"]]


def test_no_query_no_address_and_no_stranger_s_id_is_logged(db, anonymous):
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        anonymous.get("/verify-email?token=secret&q=ana@example.org", headers={"x-request-id": "made-up"})
    text = str(lines)
    assert finished(lines)[0]["request"] == "GET /verify-email"
    for private in ("secret", "ana@example.org", "made-up", "127.0.0.1"):
        assert private not in text


def test_addresses_that_are_secrets_are_not_logged(db, anonymous):
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        for path in ("calendar/AZ-k.0.sig_X.ics", "calendar/AZ-k.0.sig_X", "rooms/eyJ.h_b.G-c"):
            anonymous.get(f"/api/{path}")
    said = [line["request"] for line in finished(lines)]
    assert said == ["GET /api/calendar/***", "GET /api/calendar/***", "GET /api/rooms/***"]
    for secret in ("sig_X", "eyJ"):
        assert secret not in str(lines)


def test_django_s_own_lines_hold_no_secret_address_either():
    how = settings.LOGGING["formatters"]["structured"]
    formatter = how["()"](processors=how["processors"], foreign_pre_chain=how["foreign_pre_chain"])
    words = ("Not Found", "/api/calendar/AZ-k.0.sig_X.ics")
    line = formatter.format(logging.LogRecord("django.request", logging.WARNING, "", 1, "%s: %s", words, None))
    assert "Not Found: /api/calendar/***" in line
    assert "sig_X" not in line
