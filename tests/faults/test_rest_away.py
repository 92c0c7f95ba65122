"""REST while Redis or the database is away: it goes on, or says `busy`; and nothing that was answered gets lost."""

import time
from uuid import uuid4

import pytest
import redis

from skillswap import redis_link
from tests.faults.member import PASSWORD, Member
from tests.faults.rest import READS, WRITES, ask, ask_all
from tests.plugins import product
from tests.plugins.locks import locked
from tests.plugins.site import Site, site

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

DELIVER = "from skillswap.jobs import jobs_deliver; jobs_deliver()"


def deliver(found: Site) -> None:
    """What the worker does every minute."""
    product.manage("shell", "--no-imports", "-c", DELIVER, env=found.env)


def require_rest_works(member: Member) -> None:
    answers = ask_all(member.url, READS + WRITES, member.token)
    assert {answer.status for answer in answers} <= {200, 201, 202, 204, 409}  # 409: this skill is theirs already


def test_rest_works_whatever_redis_does_and_no_mail_or_export_is_lost():
    with site(RATE_LIMIT_SIGN_UP="100 per minute", RATE_LIMIT_DISCOVER="100 per minute") as found:
        url = found.serve()  # Redis is down at the start
        ada = Member.sign_up(url, "Ada")
        require_rest_works(ada)
        assert ask(url, "POST", "/api/auth/forgot-password", {"email": ada.email}).status == 202
        assert ask(url, "POST", "/api/users/export", {}, ada.token).body["status"] == "preparing"
        assert "redis_away" in found.logs()
        assert found.servers[0].mails == []

        found.redis_start()  # it comes: limits count again
        deliver(found)
        mails = "".join(found.servers[0].mails)
        assert mails.count(f"To: {ada.email}") == 2
        assert ask(url, "GET", "/api/users/export", None, ada.token).body["status"] == "ready"
        require_limits_count(found, url)

        client = redis.Redis(port=found.redis_port)  # a job is in the queue, and Redis is emptied
        with client:
            ben = Member.sign_up(url, "Ben")
            client.flushall()
        require_rest_works(ben)
        deliver(found)
        assert f"To: {ben.email}" in "".join(found.servers[0].mails)

        found.redis_stop()  # it goes again
        require_rest_works(ada)
        assert ask(url, "GET", "/api/health").status == 503


def require_limits_count(found: Site, url: str) -> None:
    """As soon as the moment is over in which nobody asks a Redis that was away."""
    name, deadline = uuid4().hex, time.monotonic() + 60
    while time.monotonic() < deadline:
        answer = ask(url, "POST", "/api/auth/login", {"email": f"{name}@example.org", "password": PASSWORD})
        if answer.status == 429:
            assert int(answer.headers["Retry-After"]) > 0
            return
    raise AssertionError(f"no limit was used up; Redis is looked for every {redis_link.AWAY_SECONDS} s")


def test_every_write_is_busy_while_the_database_is_locked_and_works_afterwards():
    with site(redis=False) as found:
        url = found.serve()
        ada = Member.sign_up(url, "Ada")
        with locked(found.env["DATABASE_URL"]):
            answers = ask_all(url, WRITES * 4 + READS, ada.token)  # the lock is held until all are answered
        busy = [answer for answer in answers if answer.status != 200]
        assert {(answer.status, answer.body["code"]) for answer in busy} == {(503, "busy")}
        assert all(int(answer.headers["Retry-After"]) > 0 for answer in busy)
        assert len(busy) >= len(WRITES) * 4
        require_rest_works(ada)
