"""Who is second waits for who is first, on every engine."""

from functools import partial

import pytest
from django.contrib.contenttypes.models import ContentType

from accounts.models import User
from skillswap.db import run
from skillswap.db.locks import lock_in_order, lock_rows
from tests.factories.accounts import UserFactory
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 6


@pytest.fixture(autouse=True)
def _leave_nothing():
    yield
    ContentType.objects.filter(app_label="test-locks").delete()


def together(transaction):
    """Run `transaction(number)` in as many threads as begin together; what each brought."""
    return side_by_side(*[partial(run, transaction, number) for number in range(THREADS)])


def test_who_locks_the_same_rows_reads_what_the_one_before_wrote(member):
    def once(number):
        lock_rows(User.objects.filter(pk=member.pk))
        if ContentType.objects.filter(app_label="test-locks").exists():
            return False
        ContentType.objects.create(app_label="test-locks", model=str(number))
        return True

    assert sorted(together(once)) == [False] * (THREADS - 1) + [True]


def test_several_rows_are_locked_without_waiting_in_a_circle(member):
    people = [member.pk, UserFactory().pk, UserFactory().pk]

    def all_of_them(number):
        mine = people[number % 3 :] + people[: number % 3]
        return lock_rows(User.objects.filter(pk__in=mine))

    assert together(all_of_them) == [3] * THREADS


def test_rows_that_are_no_longer_in_their_state_are_not_locked(member):
    def decide(number):
        if lock_rows(User.objects.filter(pk=member.pk, is_verified=False)):
            return User.objects.filter(pk=member.pk).update(is_verified=True)
        return 0

    User.objects.filter(pk=member.pk).update(is_verified=False)
    assert sum(together(decide)) == 1


def test_rows_that_many_change_are_taken_in_one_order(member):
    people = [member.pk, UserFactory().pk]

    def rename(number):
        lock_in_order(User.objects.filter(pk__in=people))
        for pk in people if number % 2 else people[::-1]:
            User.objects.filter(pk=pk).update(name=f"Renamed {number}")

    together(rename)
    assert len(set(User.objects.filter(pk__in=people).values_list("name", flat=True))) == 1
