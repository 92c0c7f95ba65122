"""Reports of errors to Sentry, or to what speaks its protocol; off without SENTRY_DSN.

What the log records as an error is reported, by every process: requests, sockets, jobs, commands. The report says where
in the code it happened and leads to the log by the request id. It is built from what is listed here and from nothing
else, so nobody's data leaves with it: no local variables, no request (address, headers, cookies, body, query), no user.
An exception's message leaves only where Python or a database wrote it, and of that only the first line, without what
stands in quotes and brackets or looks like an address or a token. The log has the whole.
"""

import logging
import re
import sys
from typing import Any

import sentry_sdk
import structlog
from django.conf import settings
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.excepthook import ExcepthookIntegration
from sentry_sdk.integrations.threading import ThreadingIntegration
from sentry_sdk.types import Event, Hint
from sentry_sdk.utils import event_from_exception

from skillswap.db import is_busy
from skillswap.http.routes import method_of, route_of

HIDDEN = "…"
_PRIVATE = re.compile(
    r"""'[^']*(?:'|$) | "[^"]*(?:"|$) | `[^`]*(?:`|$)       # what somebody gave is mostly quoted,
    | \([^()]*\)? | \[[^\[\]]*\]? | \{[^{}]*\}? | <[^<>]*>?  # or in brackets
    | \S*@\S*                                             # an e-mail address
    | \S*[?&=/]\S*                                        # an address of the web, a path, a query
    | eyJ\S* | (?=[\w.~+-]*\d)[\w.~+-]{12,} | [\w~+-]{40,}          # a token, a cookie, an id
    | \+?\d[\d ().-]{6,}                                  # a telephone number
    """,
    re.VERBOSE,
)
_FIELDS = ("event_id", "timestamp", "level", "platform", "environment", "release", "sdk", "logger", "tags")
_FRAME = (
    *("filename", "abs_path", "function", "module", "lineno", "in_app"),
    *("pre_context", "context_line", "post_context"),  # lines of the source
)
# Whose messages are fixed sentences with values in quotes; anybody else may have put in what somebody wrote.
_FIXED = {"AttributeError", "ImportError", "IndexError", "KeyError", "ModuleNotFoundError", "NameError", "TypeError"}
_FIXED |= {"OverflowError", "RecursionError", "UnboundLocalError", "ZeroDivisionError"}
_DATABASES = ("django.db", "psycopg", "pymongo", "sqlite3")
_WORDS = ("event", "job", "part", "what")  # of a log line: names in our code


def start() -> None:
    """Report from now on, when SENTRY_DSN is set. Sending is done by a thread; what cannot be sent is dropped."""
    if not settings.SENTRY_DSN:
        return
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        environment=settings.SENTRY_ENVIRONMENT,
        release=settings.SENTRY_RELEASE or None,
        before_send=without_private,
        default_integrations=False,  # they would collect requests, and what is in them
        auto_enabling_integrations=False,
        integrations=[
            AtexitIntegration(lambda pending, seconds: None),  # the library would print that it still sends
            ExcepthookIntegration(),
            ThreadingIntegration(),
        ],
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        shutdown_timeout=2,  # seconds to send what waits when the process ends
    )


class ReportHandler(logging.Handler):
    """The log's handler for errors. Those of a database that is locked or away are none: health and metrics say it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._report(record)
        except Exception:  # a log line may never fail
            self.handleError(record)

    def _report(self, record: logging.LogRecord) -> None:
        said: dict[str, Any] = record.msg if isinstance(record.msg, dict) else {"event": str(record.msg)}
        error = _exception(said.get("exc_info") or record.exc_info)
        if is_busy(error) or _is_said_again(record, error):
            return
        event: Event = {}
        hint: Hint = {}
        if error is not None:
            event, hint = event_from_exception(error, sentry_sdk.get_client().options)
        event["level"] = "fatal" if record.levelno >= logging.CRITICAL else "error"
        event["logger"] = record.name
        event["tags"] = _tags(record, said)
        if error is None:
            event["message"] = str(said["event"])
        sentry_sdk.capture_event(event, hint)


def _is_said_again(record: logging.LogRecord, error: BaseException | None) -> bool:
    """Of a request that fails three lines tell; Django's own, with the exception, is the one to report."""
    return record.name.startswith("django_structlog") or (record.name == "django.request" and error is None)


def _exception(exc_info: Any) -> BaseException | None:
    """The exception of a log call: `exc_info` is true, the exception, or Python's triple."""
    if isinstance(exc_info, BaseException):
        return exc_info
    return exc_info[1] if isinstance(exc_info, tuple) else sys.exc_info()[1] if exc_info else None


def _tags(record: logging.LogRecord, said: dict[str, Any]) -> dict[str, str]:
    """Names of ours, and the id with which the log leads further."""
    tags = {name: str(said[name]) for name in _WORDS if name in said and said is record.msg}
    request = getattr(record, "request", None)
    if request is not None:
        tags |= {"route": route_of(request), "method": method_of(request)}
    if request_id := structlog.contextvars.get_contextvars().get("request_id"):
        tags["request_id"] = str(request_id)
    return tags | {"command": sys.argv[1] if len(sys.argv) > 1 else ""}


def without_private(event: Event, hint: Hint) -> Event:
    """What leaves: the event anew, from the fields that cannot hold anybody's data."""
    clean: dict[str, Any] = {name: event[name] for name in _FIELDS if name in event}  # type: ignore[literal-required]
    if message := event.get("message"):  # of a log line without an exception: a name, or a sentence without its values
        clean["message"] = hidden(message)
    if errors := event.get("exception"):
        clean["exception"] = {"values": [_clean_error(error) for error in errors["values"]]}
    return clean  # type: ignore[return-value]


def _clean_error(error: dict[str, Any]) -> dict[str, Any]:
    clean = {name: error.get(name) for name in ("type", "module", "mechanism")}
    is_fixed = error.get("type") in _FIXED or str(error.get("module")).startswith(_DATABASES)
    clean["value"] = hidden(error.get("value")) if is_fixed else HIDDEN
    if stack := error.get("stacktrace"):
        frames = [{name: frame[name] for name in _FRAME if name in frame} for frame in stack["frames"]]
        clean["stacktrace"] = {"frames": frames}
    return clean


def hidden(text: object) -> str:
    """The first line of `text` without what may be somebody's: databases and libraries put values into messages."""
    return _PRIVATE.sub(HIDDEN, (str(text or "").splitlines() or [""])[0])
