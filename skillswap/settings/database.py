"""One code base, three engines: `DATABASE_URL` chooses."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from skillswap.settings.base import DATA_DIR, env

DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR / 'skillswap.sqlite3'}"
DATABASE_IS_MONGO = DATABASE_URL.startswith("mongodb")

# How long one statement waits for a lock. `skillswap.db.run` tries again until the deadline of the request.
LOCK_SECONDS = 3
CONNECT_SECONDS = 5

# SQLite: with Django's defaults 161 of 480 contended writes failed, with these none (docs/decisions.md).
_SQLITE_OPTIONS = {
    "timeout": LOCK_SECONDS,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-20000; PRAGMA journal_size_limit=67108864;",
}


def database_from(url: str) -> dict[str, Any]:
    """A `DATABASES` entry for `sqlite:///file`, `postgres://…` or `mongodb://…`; ValueError for anything else."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        name = unquote(parts.path.removeprefix("/")) or ":memory:"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "CONN_MAX_AGE": None,
            "OPTIONS": _SQLITE_OPTIONS,
            "TEST": {"NAME": ":memory:"},
        }
    if parts.scheme in ("postgres", "postgresql"):
        asked = dict(parse_qsl(parts.query))  # libpq's words, such as sslmode: managed databases ask for them
        start_up = f"{asked.pop('options', '')} -c lock_timeout={LOCK_SECONDS * 1000}".strip()
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.removeprefix("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            # Kept connections leaked under ASGI (147 of them); a pool stays at its size.
            "CONN_MAX_AGE": 0,
            "OPTIONS": {
                "pool": {"min_size": 2, "max_size": 16, "timeout": CONNECT_SECONDS},
                "connect_timeout": CONNECT_SECONDS,
                **asked,
                "options": start_up,
            },
        }
    if parts.scheme in ("mongodb", "mongodb+srv"):
        return {
            "ENGINE": "skillswap.db.mongo",
            "HOST": url,
            "NAME": parts.path.removeprefix("/") or "skillswap",
            "OPTIONS": {
                "serverSelectionTimeoutMS": CONNECT_SECONDS * 1000,
                "connectTimeoutMS": CONNECT_SECONDS * 1000,
            },
        }
    raise ValueError(f"DATABASE_URL starts with {parts.scheme!r}; use sqlite, postgres or mongodb.")


DATABASES = {"default": database_from(DATABASE_URL)}

# The contrib apps insist on an automatic key; MongoDB's is an ObjectId, and so are their migrations.
DEFAULT_AUTO_FIELD = (
    "django_mongodb_backend.fields.ObjectIdAutoField" if DATABASE_IS_MONGO else "django.db.models.AutoField"
)
MIGRATION_MODULES = (
    {
        "admin": "skillswap.db.mongo.migrations.admin",
        "auth": "skillswap.db.mongo.migrations.auth",
        "contenttypes": "skillswap.db.mongo.migrations.contenttypes",
    }
    if DATABASE_IS_MONGO
    else {}
)
