"""The limit of reports, asked by many calls at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from moderation.services import report_create
from skillswap.errors import DomainError
from tests.factories.accounts import UserFactory


@pytest.mark.django_db(transaction=True)
def test_of_fifty_calls_at_once_exactly_the_limit_gets_through_while_others_are_refused(settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"report": "5 per hour"}
    member, others = UserFactory(), UserFactory.create_batch(25)

    def report(number: int) -> bool:
        target = others[number // 2].pk if number % 2 else uuid4()
        try:
            return report_create(by=member, kind="user", target_id=target, reason="spam")[1]
        except DomainError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as threads:
        made = sum(threads.map(report, range(50)))
    assert made == 5
