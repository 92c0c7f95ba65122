"""What the log tells of a request, and what it must not."""

import structlog
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
