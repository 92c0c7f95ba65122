"""What tells operators how it goes: metrics and reports of errors. Both are off unless they are set."""

from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import env

METRICS_TOKEN = env.str("METRICS_TOKEN", default="")  # who reads `/metrics` says it
if METRICS_TOKEN and len(METRICS_TOKEN) < 20:
    raise ImproperlyConfigured("METRICS_TOKEN must have 20 or more characters.")

SENTRY_DSN = env.str("SENTRY_DSN", default="")  # where errors are reported
SENTRY_ENVIRONMENT = env.str("SENTRY_ENVIRONMENT", default="production")
SENTRY_RELEASE = env.str("SENTRY_RELEASE", default="")
