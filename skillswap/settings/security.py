"""Secrets, cookies, headers, who may call from where."""

import datetime as dt

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import DATA_DIR, PRODUCTION, env
from skillswap.settings.files import MEDIA_ORIGINS
from skillswap.settings.jitsi import JITSI_ORIGINS

MIN_SECRET_LENGTH = 50


def _secret() -> str:
    """`SECRET_KEY`, or, outside production, one made once and kept beside the database."""
    secret = env.str("SECRET_KEY", default="")
    if PRODUCTION and (len(secret) < MIN_SECRET_LENGTH or len(set(secret)) < 10):
        raise ImproperlyConfigured(
            f"Set SECRET_KEY to a random text of {MIN_SECRET_LENGTH} or more characters: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    if secret:
        return secret
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        import secrets

        kept.write_text(secrets.token_urlsafe(50))
        kept.chmod(0o600)
    return kept.read_text().strip()


SECRET_KEY = _secret()

PORT = env.int("PORT", default=8000)
CLIENT_ORIGIN = env.str("CLIENT_ORIGIN", default=f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]", "testserver"]
)
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the names this server answers to, separated by commas.")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)  # how many proxies of ours stand before the server

OTHER_ORIGINS = [origin.strip().rstrip("/") for origin in env.list("OTHER_ORIGINS", default=[])]
CORS_ALLOWED_ORIGINS = [CLIENT_ORIGIN, *OTHER_ORIGINS]
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = ["accept", "authorization", "content-type", "idempotency-key", "x-csrftoken"]
CORS_EXPOSE_HEADERS = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"]
CSRF_TRUSTED_ORIGINS = [CLIENT_ORIGIN]

COOKIES_SECURE = CLIENT_ORIGIN.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = COOKIES_SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "skillswap.http.refusals.csrf_failed"
CSRF_COOKIE_HTTPONLY = False  # the client reads it to send X-CSRFToken

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if COOKIES_SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, *JITSI_ORIGINS],
        "frame-src": [SELF, *JITSI_ORIGINS],
        "style-src": [SELF, UNSAFE_INLINE],  # style attributes of toasts and popovers; scripts stay strict
        "img-src": [SELF, "data:", "blob:", *MEDIA_ORIGINS],
        "media-src": [SELF, "blob:", *MEDIA_ORIGINS],  # voice messages; `blob:` is one's own before it is sent
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# For voice messages and calls; nginx says the same of the client's pages. No `connect-src` is needed for WebRTC.
_OWN_PAGES_MAY = (
    "camera",
    "microphone",
    "display-capture",
    "speaker-selection",
    "picture-in-picture",
    "screen-wake-lock",
)
_PAGES = " ".join(["self", *(f'"{origin}"' for origin in JITSI_ORIGINS)])  # an embedded Jitsi has the same devices
PERMISSIONS_POLICY = ", ".join([*(f"{feature}=({_PAGES})" for feature in _OWN_PAGES_MAY), "geolocation=()"])

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.EmailBackend"]
PASSWORD_HASHERS = ["accounts.hashers.Argon2idHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "username", "email")},
    },
]
LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "/admin/"

ACCESS_TOKEN_LIFETIME = dt.timedelta(minutes=15)
PROGRAM_TOKEN_LIFETIME = dt.timedelta(days=7)  # of the `token` that programs get from log-in; they refresh nothing
REFRESH_TOKEN_LIFETIME = dt.timedelta(days=30)
KNOWN_DEVICE_LIFETIME = dt.timedelta(days=365)  # for which a browser counts as one that its member has used before
TOKEN_LEEWAY_SECONDS = 10  # by which the clocks of our servers may differ
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": ACCESS_TOKEN_LIFETIME,
    "REFRESH_TOKEN_LIFETIME": REFRESH_TOKEN_LIFETIME,
    "ALGORITHM": "HS256",
    "SIGNING_KEY": SECRET_KEY,
    "USER_ID_CLAIM": "sub",
    "LEEWAY": TOKEN_LEEWAY_SECONDS,
}
