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

CLIENT_DIST = BASE_DIR / "client" / "dist"

ROOT_URLCONF = "skillswap.urls"
ASGI_APPLICATION = "skillswap.asgi.application"
WSGI_APPLICATION = "skillswap.wsgi.application"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False
APPEND_SLASH = False
