"""Rows of REST and background jobs."""

import select
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.faults.rows import row
from bench.faults.site import site
from tests.faults.member import Member
from tests.faults.rest import READS, WRITES, Answer, ask, ask_all
from tests.plugins.locks import locked

LOCK_SECONDS = 26
HALF_SENT = 427
JOB_SECONDS = 120  # the worker looks every minute


def slowest(answers: list[Answer]) -> str:
    return f"slowest {max(answer.seconds for answer in answers):.1f} s"


def require(statuses: set[int], answers: list[Answer]) -> None:
    wrong = sorted({answer.status for answer in answers} - statuses)
    assert not wrong, f"answered {wrong}"


def seconds_until(ready: Callable[[], bool]) -> float:
    began = time.monotonic()
    while not ready():
        assert time.monotonic() - began < JOB_SECONDS, "it never came"
        time.sleep(0.1)
    return time.monotonic() - began


@row(
    "rest-redis",
    seen="all of `/api` 500 as soon as limits are on; `forgot-password` 500 also without",
    right="REST works; limits fail open with one log line a minute",
)
def rest_redis() -> str:
    with site() as found:
        found.redis_start()
        url = found.serve()
        ada = Member.sign_up(url, "Ada")
        found.redis_stop()
        answers = [answer for _ in range(5) for answer in ask_all(url, READS + WRITES, ada.token)]
        require({200, 201, 202, 204, 409}, answers)
        lines = sum("redis_away" in line and "limits" in line for line in found.logs().splitlines())
        assert lines == 1, f"{lines} log lines"
        return f"{len(answers)} requests answered, none 500, {slowest(answers)}; 1 log line of limits"


@row(
    "jobs-redis",
    seen="sign-up answers 201 and its mail is lost; an export stays preparing for ever",
    right="jobs are written with the transaction and done later; nothing that was answered with success is lost",
)
def jobs_redis() -> str:
    with site() as found:
        found.redis_start()
        url = found.serve()
        found.work()
        found.redis_stop()
        ada = Member.sign_up(url, "Ada")
        export = ask(url, "POST", "/api/users/export", {}, ada.token)
        forgot = ask(url, "POST", "/api/auth/forgot-password", {"email": ada.email})
        found.redis_start()
        mails = seconds_until(lambda: "".join(found.servers[0].mails).count(f"To: {ada.email}") == 2)
        ready = seconds_until(lambda: _is_ready(url, ada))
        assert (export.status, forgot.status) == (202, 202)
        return f"both mails {mails:.0f} s after Redis was back, the export {mails + ready:.0f} s"


def _is_ready(url: str, member: Member) -> bool:
    return bool(ask(url, "GET", "/api/users/export", None, member.token).body["status"] == "ready")


def _locked(database: str) -> str:
    with site(database=database, redis=False) as found:
        url = found.serve()
        ada = Member.sign_up(url, "Ada")
        answers: list[Answer] = []
        with locked(found.env["DATABASE_URL"]):
            until = time.monotonic() + LOCK_SECONDS
            while time.monotonic() < until:
                answers += ask_all(url, WRITES, ada.token)
        require({503}, answers)
        assert all(answer.body["code"] == "busy" and answer.headers["Retry-After"] for answer in answers)
        after = ask_all(url, WRITES, ada.token)
        require({200, 201, 202, 204, 409}, after)
        return f"{len(answers)} writes: 503 `busy`, {slowest(answers)}; works when the lock is gone"


@row(
    "rest-sqlite-locked",
    seen="locked for 26 s: `POST /skills`, `/auth/socket`, `/notifications/read-all` answer 500",
    right="503 `busy` with `Retry-After`, by every write, within a deadline of 10 s a request",
)
def rest_sqlite_locked() -> str:
    return _locked("sqlite")


@row(
    "rest-postgres-locked",
    seen="not tried",
    right="the same with every table locked for 26 s, reads too",
)
def rest_postgres_locked() -> str:
    return _locked("postgres")


@row(
    "periodic-jobs",
    seen="one review or swap that cannot be handled stops the job for all after it",
    right="each row alone, error logged, the rest done; all periodic jobs",
)
def periodic_jobs() -> str:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/contract/test_periodic.py"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-200:]
    return "each periodic job with a first row that raises: logged, all others done"


@row(
    "half-sent",
    seen="427 half-sent requests were still open after a minute",
    right="a request has 30 s to arrive, its head and its body",
)
def half_sent() -> str:
    with site(redis=False) as found:
        port = int(found.serve().rpartition(":")[2])
        began = time.monotonic()
        lines = [_half(port, number) for number in range(HALF_SENT)]
        answers = [_last_words(line) for line in lines]
        assert all(b" 408 " in words for words in answers)
        return f"{HALF_SENT} connections answered with 408 and closed, the last after {time.monotonic() - began:.1f} s"


def _half(port: int, number: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), 60)
    head = b"POST /api/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    line.sendall(head if number % 2 else head + b"Content-Length: 1000\r\n\r\nhalf")
    return line


def _last_words(line: socket.socket) -> bytes:
    with line:
        said = b""
        while select.select([line], [], [], 90)[0] and (data := line.recv(65536)):
            said += data
        return said
