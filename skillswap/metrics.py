"""What one process measures of itself and of what it stands on, for Prometheus (`skillswap.http.probes` hands it out).

Every server process counts for itself, so each is asked alone. An app declares its own metrics in its `metrics.py`,
on REGISTRY. No label is ever taken from what people send: routes are templates, methods and types are known ones.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Min
from django.http import HttpRequest
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from skillswap import redis_link
from skillswap.db import time_limit
from skillswap.db.fields import now_ms
from skillswap.db.pool import DATABASE, OUTSIDE, SIGN_IN, UPLOADS
from skillswap.http.routes import method_of, route_of

DATABASE_SECONDS = 2  # for all that a scrape asks the database
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
POOLS: dict[str, ThreadPoolExecutor] = {
    "database": DATABASE,
    "sign_in": SIGN_IN,
    "outside": OUTSIDE,
    "uploads": UPLOADS,
}

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)  # memory, processor time, open files

REQUESTS = Histogram(
    "skillswap_request_seconds",
    "From the last byte of a request to its answer, waiting for a thread included; _count is the number of requests.",
    ["method", "route", "status"],
    buckets=BUCKETS,
    registry=REGISTRY,
)
LIMITED = Counter("skillswap_limited", "Refusals because a limit was used up.", ["limit"], registry=REGISTRY)


def request_answered(request: HttpRequest, status: int, seconds: float) -> None:
    """Count a request that took `seconds`."""
    REQUESTS.labels(method_of(request), route_of(request), status).observe(seconds)


class Foundation(Collector):
    """Threads, connections, Redis and the queue of jobs, read when Prometheus asks."""

    def describe(self) -> Iterator[Any]:
        """Nothing is asked while the metrics are declared."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield by_label(
            "skillswap_calls_waiting",
            "Requests and commands that wait for a thread.",
            "pool",
            {name: threads._work_queue.qsize() for name, threads in POOLS.items()},
        )
        away = bool(settings.REDIS_URL) and redis_link.is_away()
        yield gauge("skillswap_redis_away", "1 while Redis does not answer this process.", away)
        yield from _database()


def gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, text, value=value)


def by_label(name: str, text: str, label: str, values: dict[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=[label])
    for of, value in values.items():
        family.add_metric([of], value)
    return family


def _database() -> Iterator[GaugeMetricFamily]:
    """`skillswap_database_up` always; what must be asked for is left out while the database is away."""
    yield from _connections()
    try:
        with time_limit(DATABASE_SECONDS):
            found = list(_jobs())
    except Exception:  # whatever it is, the rest of the metrics must be readable now
        yield gauge("skillswap_database_up", "0 while the database does not answer.", 0)
        return
    yield gauge("skillswap_database_up", "0 while the database does not answer.", 1)
    yield from found


def _jobs() -> Iterator[GaugeMetricFamily]:
    """The same in every process: take the maximum, not the sum."""
    from skillswap.models import Job

    waiting = Job.objects.all()
    yield gauge("skillswap_jobs", "Jobs that are not done yet.", waiting.count())
    yield gauge("skillswap_jobs_failing", "Jobs that failed at least once.", waiting.filter(tries__gt=1).count())
    since = waiting.filter(due_at__lte=(now := now_ms())).aggregate(since=Min("due_at"))["since"]
    overdue = (now - since).total_seconds() if since else 0
    yield gauge("skillswap_jobs_overdue_seconds", "How long the oldest job has been due.", overdue)


def _connections() -> Iterator[GaugeMetricFamily]:
    """PostgreSQL's connections of this process; the other engines have none to wait for."""
    if not (pool := getattr(connection, "pool", None)):
        return
    stats = pool.get_stats()
    yield by_label(
        "skillswap_database_connections",
        "The pool's connections, and how many callers wait for one.",
        "state",
        {
            "open": stats.get("pool_size", 0),
            "idle": stats.get("pool_available", 0),
            "most": stats.get("pool_max", 0),
            "waited_for": stats.get("requests_waiting", 0),
        },
    )


REGISTRY.register(Foundation())
