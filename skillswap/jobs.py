"""Jobs in the background that cannot get lost: they are written in the transaction of what asks for them.

After commit the queue (Redis, or a file) is told of it, so that a worker does it at once. Where that does not work,
because the queue is away, was emptied, or its worker died, `jobs_deliver` finds the row within a minute.
A job is done at least once: what it does must be safe to do twice.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from huey.contrib.djhuey import db_task

from skillswap import redis_link
from skillswap.batches import each_alone
from skillswap.db import on_commit, run, transactional
from skillswap.fields import now_ms
from skillswap.models import Job

log = structlog.get_logger(__name__)

LEASE = dt.timedelta(minutes=10)  # after which whoever is at a job counts as dead
FIRST_PAUSE, LONGEST_PAUSE = dt.timedelta(minutes=1), dt.timedelta(hours=6)
MOST_TRIES = 14  # about two days
AT_ONCE = 500

_jobs: dict[str, Callable[..., None]] = {}


def job(function: Callable[..., None]) -> Callable[..., None]:
    """Decorator for functions in an app's `tasks.py` that take texts: `job_add` may ask for them."""
    _jobs[_name(function)] = function
    return function


def _name(function: Callable[..., None]) -> str:
    return f"{function.__module__}.{function.__name__}"


@transactional
def job_add(function: Callable[..., None], *arguments: str) -> None:
    """Have `function(*arguments)` done soon. Call it in the transaction of the write that it belongs to."""
    name = _name(function)
    assert name in _jobs, f"{name} lacks the decorator `job`."
    due_at = now_ms() - dt.timedelta(seconds=settings.TOKEN_LEEWAY_SECONDS)  # the worker's clock may be behind ours
    added = Job.objects.create(name=name, arguments=list(arguments), due_at=due_at)
    on_commit(lambda: _tell_queue(added.pk))


def _tell_queue(job_id: UUID) -> None:
    """The row is written, so nothing is lost when the queue cannot be told."""
    try:
        redis_link.ask(lambda: _run_queued(str(job_id)), otherwise=None, what="jobs")
    except Exception as error:
        log.warning("job_not_queued", error=type(error).__name__)


@db_task()  # type: ignore[untyped-decorator]
def _run_queued(job_id: str) -> None:
    job_run(UUID(job_id))


def jobs_deliver() -> int:
    """Do the jobs whose time has come, up to AT_ONCE; returns how many. Safe to run twice at once."""
    due = Job.objects.filter(due_at__lte=now_ms()).order_by("due_at", "id").values_list("pk", flat=True)
    return each_alone(due, job_run, what="job", at_most=AT_ONCE)


def job_run(job_id: UUID) -> bool:
    """Do a job unless somebody is at it or it is done; True when it was done here. One that fails is tried later."""
    taken = run(_take, job_id)
    if taken is None:
        return False
    try:
        _jobs[taken.name](*taken.arguments)
    except Exception:
        log.exception("job_failed", job=taken.name, tries=taken.tries)  # arguments may be addresses
        run(_put_back, taken)
        return False
    run(Job.objects.filter(pk=job_id).delete)
    return True


def _take(job_id: UUID) -> Job | None:
    """Of several at once one gets the job. A second run of the transaction must not find what the first one took."""
    there = Job.objects.filter(pk=job_id, due_at__lte=now_ms()).first()
    if there is None:
        return None
    changes: dict[str, Any] = {"tries": there.tries + 1, "due_at": now_ms() + LEASE}
    if not Job.objects.filter(pk=job_id, tries=there.tries, due_at=there.due_at).update(**changes):
        return None
    there.tries = changes["tries"]
    return there


def _put_back(failed: Job) -> None:
    """Try again later, each time after twice the pause; in the end give up."""
    if failed.tries >= MOST_TRIES:
        log.error("job_given_up", job=failed.name)
        Job.objects.filter(pk=failed.pk).delete()
        return
    pause = min(FIRST_PAUSE * 2 ** (failed.tries - 1), LONGEST_PAUSE)
    Job.objects.filter(pk=failed.pk, tries=failed.tries).update(due_at=now_ms() + pause)
