"""Structured logs with a request id and no personal data: JSON lines, or text for people."""

from collections.abc import MutableMapping
from typing import Any

import structlog

from skillswap.masking import masked
from skillswap.settings.base import PRODUCTION, env
from skillswap.settings.monitoring import SENTRY_DSN
from skillswap.settings.security import TRUSTED_PROXIES

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO").upper()
LOG_FORMAT = env.str("LOG_FORMAT", default="json" if PRODUCTION else "text")


def _one_line_a_request(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The line of a request's end has all that the one of its beginning has."""
    if event.get("event") == "request_started":
        raise structlog.DropEvent
    return event


def _without_secrets(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Django names the path of every request that went wrong."""
    event["event"] = masked(str(event.get("event", "")))
    return event


_shared: list[Any] = [
    _without_secrets,
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
_render = structlog.processors.JSONRenderer() if LOG_FORMAT == "json" else structlog.dev.ConsoleRenderer(colors=False)

structlog.configure(
    processors=[
        _one_line_a_request,
        *_shared,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,  # here and not before: reports need the exception itself
                _render,
            ],
            "foreign_pre_chain": _shared,
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "structured"},
        **({"reports": {"class": "skillswap.error_reports.ReportHandler", "level": "ERROR"}} if SENTRY_DSN else {}),
    },
    "root": {"handlers": ["console", *(["reports"] if SENTRY_DSN else [])], "level": LOG_LEVEL},
    "loggers": {
        # At DEBUG these print signatures, and addresses that are good for an hour.
        **{name: {"level": "WARNING"} for name in ("boto3", "botocore", "s3transfer", "urllib3")},
        "channels_redis": {"level": "CRITICAL"},  # a traceback a second while Redis is away; realtime.link says it once
        "daphne": {"level": "WARNING"},
        "skillswap.engineio": {"level": "CRITICAL"},  # what strangers send is no error of ours
        "django.channels.server": {"level": "WARNING"},
        "django_structlog": {"level": LOG_LEVEL},
    },
}

# An address or an account in a log line is personal data: the request id is enough to follow a request.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = TRUSTED_PROXIES > 0  # a stranger's text has no place in the log
