"""The product's settings with what a test run needs different. pytest-django reads them before any conftest."""

from tests.plugins import environment

_data = environment.prepare()

from skillswap.settings import *  # noqa: E402, F403
from skillswap.settings import DATABASE_URL, DATABASES, HUEY  # noqa: E402

# A file, not memory: the pool's threads have connections of their own, and two connections to one
# in-memory database lock each other out of whole tables.
if DATABASE_URL.startswith("sqlite"):
    DATABASES["default"]["TEST"] = {"NAME": str(_data / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "accounts.hashers.Argon2idHasher"]
HUEY = {**HUEY, "immediate": True}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405

# Every test client loads the middleware anew: looking for static files at each request costs nothing here,
# while listing all of them each time doubles the length of the suite and reads a client that may just be built.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_ROOT = None
