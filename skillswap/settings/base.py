"""Where things are, and the environment they are read from."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")  # a missing file is no error; real variables win

PRODUCTION = env.bool("SKILLSWAP_PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=False)

DATA_DIR = Path(env.str("SKILLSWAP_DATA", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

CLIENT_DIST = Path(env.str("CLIENT_DIST", default=str(BASE_DIR / "client" / "dist"))).resolve()

ROOT_URLCONF = "skillswap.urls"
ASGI_APPLICATION = "skillswap.asgi.application"
WSGI_APPLICATION = "skillswap.wsgi.application"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
LANGUAGES = [("en", "English"), ("es", "Español"), ("de", "Deutsch"), ("ar", "العربية")]  # as `accounts.models.Locale`
LOCALE_PATHS = [BASE_DIR / "locale"]  # written by `make texts`; the sources are English
APPEND_SLASH = False
