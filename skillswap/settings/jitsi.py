"""A Jitsi Meet of one's own in place of the built-in call. Off unless it is set."""

import re

from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import env

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?")

JITSI_DOMAIN = env.str("JITSI_DOMAIN", default="").lower()  # "meet.example.org"; empty: the built-in call
JITSI_APP_ID = env.str("JITSI_APP_ID", default="")
JITSI_APP_SECRET = env.str("JITSI_APP_SECRET", default="")
if JITSI_DOMAIN and not _HOST.fullmatch(JITSI_DOMAIN):  # it goes into the content policy of pages
    raise ImproperlyConfigured("JITSI_DOMAIN is a host name, as in meet.example.org, without https:// and path.")
if JITSI_DOMAIN and not (JITSI_APP_ID and len(JITSI_APP_SECRET) >= 32):
    raise ImproperlyConfigured("With JITSI_DOMAIN set JITSI_APP_ID, and JITSI_APP_SECRET of 32 or more characters.")

JITSI_ORIGINS = [f"https://{JITSI_DOMAIN}"] if JITSI_DOMAIN else []
