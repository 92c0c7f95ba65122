"""Jobs are written with what asks for them, so that nothing that was answered with success is lost."""

import datetime as dt
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection, connections

from accounts.models import DataExport
from accounts.services import export_start, sign_up
from skillswap import away, db, jobs, tasks
from skillswap.db.fields import now_ms
from skillswap.files import PRIVATE, StorageAway, file_delete
from skillswap.models import Job
from tests.plugins import processes

done: list[tuple[str, ...]] = []


@jobs.job
def note(*words: str) -> None:
    done.append(words)


@jobs.job
def busy(pause: str) -> None:
    raise jobs.Later("the other side is busy", dt.timedelta(minutes=int(pause)))


@jobs.job
def fail(word: str) -> None:
    raise RuntimeError("somebody@example.org")


@jobs.job
def dawdle(seconds: str) -> None:
    time.sleep(float(seconds))


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


@pytest.fixture
def queue_away(monkeypatch):
    """The queue is a Redis that is not there, as the product is set up with REDIS_URL."""
    from huey import RedisHuey
    from redis import ConnectionPool

    from skillswap.redis_link import OPTIONS

    pool = ConnectionPool(host="127.0.0.1", port=processes.free_port(), **OPTIONS)
    away = RedisHuey("away", connection_pool=pool, results=False)
    monkeypatch.setattr(jobs._run_queued, "huey", away)


@pytest.mark.django_db(transaction=True)
def test_a_job_is_done_after_commit_and_its_row_is_gone():
    def write():
        jobs.job_add(note, "a", "b")
        assert done == []

    db.run(write)
    assert done == [("a", "b")]
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_asks_for_nothing():
    def write():
        jobs.job_add(note, "a")
        raise ValueError

    with pytest.raises(ValueError):
        db.run(write)
    assert (done, Job.objects.count(), jobs.jobs_deliver()) == ([], 0, 0)


@pytest.mark.django_db(transaction=True)
def test_what_the_queue_did_not_hear_of_is_done_by_the_next_look(queue_away, mailoutbox):
    user = sign_up(name="Ada", email="ada@example.org", password="nine purple kettles").device.user
    export = export_start(user=user)
    assert Job.objects.count() == 2
    assert jobs.jobs_deliver() == 2
    assert [message.to for message in mailoutbox] == [["ada@example.org"]]
    assert DataExport.objects.get(pk=export.pk).status == DataExport.Status.READY
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_one_that_fails_is_tried_again_later_and_stops_no_other(queue_away, caplog):
    jobs.job_add(fail, "first")
    jobs.job_add(note, "second")
    assert jobs.jobs_deliver() == 1
    assert done == [("second",)]
    left = Job.objects.get()
    assert (left.tries, left.due_at > now_ms()) == (1, True)
    assert jobs.jobs_deliver() == 0
    assert "job_failed" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(("pause", "minutes"), [("0", 1), ("30", 30)])
def test_one_that_asks_for_more_time_gets_it_and_is_no_failure(pause, minutes, queue_away, caplog):
    with time_machine.travel(now_ms(), tick=False):
        jobs.job_add(busy, pause)
        assert jobs.jobs_deliver() == 0
        assert Job.objects.get().due_at - now_ms() == dt.timedelta(minutes=minutes)
    assert "job_failed" not in caplog.text


@pytest.mark.django_db
def test_slow_jobs_keep_the_worker_no_longer_than_a_run_may_last(queue_away, monkeypatch):
    monkeypatch.setattr(jobs, "RUN_SECONDS", 1)
    jobs.job_add(dawdle, "1.1")
    jobs.job_add(note, "second")
    assert jobs.jobs_deliver() == 1
    assert done == []
    assert jobs.jobs_deliver() == 1
    assert done == [("second",)]


@pytest.mark.django_db
def test_a_storage_that_is_away_is_waited_for_once_and_every_file_is_deleted_in_the_end(queue_away, monkeypatch):
    monkeypatch.setattr(away, "SLOW_SECONDS", 0)
    asked: list[str] = []

    class Storage:
        is_away = True

        def delete(self, name):
            asked.append(name)
            if self.is_away:
                raise StorageAway

    storage = Storage()
    monkeypatch.setattr(tasks, "storages", {PRIVATE: storage})
    names = [f"attachments/{number}" for number in range(5)]
    for name in names:
        file_delete(where=PRIVATE, name=name)
    assert jobs.jobs_deliver() == 0
    assert len(asked) == 1

    asked.clear()
    storage.is_away = False
    away.forget()  # the minute is over
    Job.objects.update(due_at=now_ms())
    assert jobs.jobs_deliver() == 5
    assert sorted(asked) == names


@pytest.mark.django_db(transaction=True)
def test_a_job_with_a_wait_is_done_when_that_is_over():
    wait = dt.timedelta(minutes=5)
    jobs.job_add(note, "a", wait=wait)
    assert jobs.jobs_deliver() == 0
    with time_machine.travel(now_ms() + wait, tick=False):
        assert jobs.jobs_deliver() == 1
    assert done == [("a",)]


@pytest.mark.django_db
def test_one_that_never_works_is_given_up_in_the_end(queue_away, caplog):
    jobs.job_add(fail, "first")
    for _ in range(jobs.MOST_TRIES):
        assert Job.objects.update(due_at=now_ms()) == 1
        jobs.jobs_deliver()
    assert not Job.objects.exists()
    assert "job_given_up" in caplog.text


@pytest.mark.django_db
def test_a_job_whose_worker_died_is_taken_up_again_after_its_lease(queue_away):
    jobs.job_add(note, "a")
    (row,) = Job.objects.all()
    assert jobs._take(row.pk)  # and here the worker is killed
    assert jobs.jobs_deliver() == 0
    Job.objects.update(due_at=now_ms() - dt.timedelta(seconds=1))
    assert jobs.jobs_deliver() == 1
    assert done == [("a",)]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_does_it(queue_away):
    jobs.job_add(note, "a")
    (row,) = Job.objects.all()
    start = threading.Barrier(6)

    def work(_: int) -> bool:
        try:
            start.wait()
            return jobs.job_run(row.pk)
        finally:
            if connection.vendor != "mongodb":
                connections.close_all()

    with ThreadPoolExecutor(6) as workers:
        assert sum(workers.map(work, range(6))) == 1
    assert done == [("a",)]


def test_only_what_is_declared_as_a_job_can_be_asked_for():
    with pytest.raises(AssertionError):
        jobs.job_add.__wrapped__(print, "a")
