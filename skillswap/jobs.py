"""Jobs in the background that cannot get lost: they are written in the transaction of what asks for them.

After commit the queue (Redis, or a file) is notified, so that a worker does it at once. Where that does not work,
because the queue is away, was emptied, or its worker died, `jobs_deliver` finds the row within a minute.
A job is done at least once: what it does must be safe to do twice.
"""

import datetime as dt
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from huey.contrib.djhuey import db_task

from skillswap import redis_link
from skillswap.db import on_commit, run, transactional
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.models import Job

log = structlog.get_logger(__name__)

LEASE = dt.timedelta(minutes=10)  # after which whoever is at a job counts as dead
FIRST_PAUSE, LONGEST_PAUSE = dt.timedelta(minutes=1), dt.timedelta(hours=6)
MOST_TRIES = 14  # about two days
AT_ONCE = 500
RUN_SECONDS = 45  # after which a run begins no other job: slow ones must not keep both threads of the worker

_jobs: dict[str, Callable[..., None]] = {}


class Later(Exception):
    """Raised by a job that cannot be done now, through no fault of ours: it is tried again, not before `pause`."""

    def __init__(self, reason: str, pause: dt.timedelta = dt.timedelta(0)) -> None:
        super().__init__(reason)
        self.pause = pause


def job(function: Callable[..., None]) -> Callable[..., None]:
    """Decorator for functions in an app's `tasks.py` that take texts: `job_add` may ask for them."""
    _jobs[_name(function)] = function
    return function


def _name(function: Callable[..., None]) -> str:
    return f"{function.__module__}.{function.__name__}"


@transactional
def job_add(function: Callable[..., None], *arguments: str, wait: dt.timedelta = dt.timedelta(0)) -> None:
    """Have `function(*arguments)` done soon, or after `wait`. Call it in the transaction of what it belongs to.

    It may be done a few seconds before `wait` is over.
    """
    name = _name(function)
    assert name in _jobs, f"{name} lacks the decorator `job`."
    behind = dt.timedelta(seconds=settings.TOKEN_LEEWAY_SECONDS)  # by which the worker's clock may differ from ours
    added = Job.objects.create(name=name, arguments=list(arguments), due_at=now_ms() + wait - behind)
    on_commit(lambda: _notify_queue(added.pk, wait))


def _notify_queue(job_id: UUID, wait: dt.timedelta) -> None:
    """The row is written, so nothing is lost when the queue cannot be notified."""
    job = (str(job_id),)
    try:
        redis_link.ask(
            lambda: _run_queued.schedule(job, delay=wait) if wait else _run_queued(*job), otherwise=None, what="jobs"
        )
    except Exception as error:
        log.warning("job_not_queued", error=type(error).__name__)


@db_task()  # type: ignore[untyped-decorator]
def _run_queued(job_id: str) -> None:
    job_run(UUID(job_id))


def jobs_deliver() -> int:
    """Do the jobs whose time has come, up to AT_ONCE; returns how many. Safe to run twice at once."""
    due = Job.objects.filter(due_at__lte=now_ms()).order_by("due_at", "id").values_list("pk", flat=True)
    ends = time.monotonic() + RUN_SECONDS
    return each_alone(due, lambda pk: time.monotonic() < ends and job_run(pk), what="job", at_most=AT_ONCE)


def job_run(job_id: UUID) -> bool:
    """Do a job unless somebody is at it or it is done; True when it was done here. One that fails is tried later."""
    taken = run(_take, job_id)
    if taken is None:
        return False
    try:
        _jobs[taken.name](*taken.arguments)
    except Later as later:
        log.info("job_later", job=taken.name, tries=taken.tries, reason=str(later))
        run(_put_back, taken, later.pause)
        return False
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


def _put_back(failed: Job, at_least: dt.timedelta = dt.timedelta(0)) -> None:
    """Try again later, each time after twice the pause; in the end give up."""
    if failed.tries >= MOST_TRIES:
        log.error("job_given_up", job=failed.name)
        Job.objects.filter(pk=failed.pk).delete()
        return
    pause = max(min(FIRST_PAUSE * 2 ** (failed.tries - 1), LONGEST_PAUSE), at_least)
    Job.objects.filter(pk=failed.pk, tries=failed.tries).update(due_at=now_ms() + pause)
