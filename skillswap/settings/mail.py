"""How mails leave: a server (`EMAIL_URL`), a provider (`EMAIL_PROVIDER`, by anymail), or files in the data folder."""

import os

from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import DATA_DIR, env

MAIL_PROVIDERS = (
    "amazon_ses",
    "brevo",
    "mailersend",
    "mailgun",
    "mailjet",
    "mailtrap",
    "mandrill",
    "postal",
    "postmark",
    "resend",
    "scaleway",
    "sendgrid",
    "sparkpost",
    "unisender_go",
)
_WHOLE_MESSAGES = ("", "amazon_ses")  # what takes a message as we make it; the others take its parts, and know no third

MAIL_DIR = DATA_DIR / "mail"
EMAIL_URL = env.str("EMAIL_URL", default="")
EMAIL_PROVIDER = env.str("EMAIL_PROVIDER", default="")
EMAIL_TIMEOUT = 10  # seconds, for each answer of the server
if EMAIL_URL and EMAIL_PROVIDER:
    raise ImproperlyConfigured("Set EMAIL_URL or EMAIL_PROVIDER, not both.")
if EMAIL_PROVIDER and EMAIL_PROVIDER not in MAIL_PROVIDERS:
    raise ImproperlyConfigured(f"EMAIL_PROVIDER is one of {', '.join(MAIL_PROVIDERS)}.")
if EMAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{EMAIL_PROVIDER}.EmailBackend"
    # ANYMAIL_POSTMARK_SERVER_TOKEN in the environment is POSTMARK_SERVER_TOKEN of anymail's documentation.
    ANYMAIL = {
        name.removeprefix("ANYMAIL_"): value for name, value in os.environ.items() if name.startswith("ANYMAIL_")
    } | {"REQUESTS_TIMEOUT": EMAIL_TIMEOUT}
elif EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(MAIL_DIR)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="SkillSwap <hello@localhost>")
MAIL_CALENDAR_ALTERNATIVE = EMAIL_PROVIDER in _WHOLE_MESSAGES
