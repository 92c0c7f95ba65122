"""What SkillSwap talks to: Redis, background jobs, static files. Mail: `mail.py`; members' files: `files.py`."""

from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from skillswap.settings.base import BASE_DIR, CLIENT_DIST, DATA_DIR, PRODUCTION, env
from skillswap.settings.files import FILE_STORAGES

# Without Redis everything runs in one process and keeps its short-lived state in memory.
REDIS_URL = env.str("REDIS_URL", default="")


def _layer_host() -> dict[str, Any]:
    from skillswap.redis_link import ASYNC_OPTIONS

    return {"address": REDIS_URL, **ASYNC_OPTIONS}


if REDIS_URL:
    # Never channels_redis.core: past a consumer's capacity it drops silently (500 sent, 100 arrived).
    CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [_layer_host()]}}
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
# Of each process, also with Redis: what is cached is cheap to make again, and must not go away with Redis.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


def _queue_connections() -> Any:
    """Of the queue of jobs: a request may not wait long for it, and the worker's reads block for one second."""
    from redis import ConnectionPool

    from skillswap.redis_link import OPTIONS

    return ConnectionPool.from_url(REDIS_URL, **OPTIONS)


HUEY = {
    "name": "skillswap",
    "huey_class": "huey.RedisHuey" if REDIS_URL else "huey.SqliteHuey",
    "immediate": False,
    "results": False,
    "utc": True,
    "consumer": {
        "workers": 2,
        "max_delay": 1,  # seconds between looks at an empty SQLite queue
        "graceful_signal": "TERM",  # whoever stops a worker (Compose, Kubernetes, systemd) lets it finish its jobs
    },
    **({"connection_pool": _queue_connections()} if REDIS_URL else {"filename": str(DATA_DIR / "jobs.sqlite3")}),
}

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there
STORAGES = {
    **FILE_STORAGES,
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_ROOT = CLIENT_DIST if CLIENT_DIST.is_dir() else None
WHITENOISE_INDEX_FILE = False
WHITENOISE_USE_FINDERS = not PRODUCTION


def WHITENOISE_ADD_HEADERS_FUNCTION(headers: Headers, path: str, url: str) -> None:
    """The service worker and what else keeps its name is asked for anew each time, as nginx has it.

    The tag is weak, because a file and its compressed copies (client/scripts/compress.ts) share it.
    """
    file = Path(path).stat()
    headers["ETag"] = f'W/"{int(file.st_mtime):x}-{file.st_size:x}"'
    if url.startswith(STATIC_URL) or WHITENOISE_IMMUTABLE_FILE_TEST(path, url):
        return
    headers["Cache-Control"] = "no-cache"


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:
    """The client's build names its files after their content, so browsers may keep them for ever."""
    return url.startswith("/assets/")
