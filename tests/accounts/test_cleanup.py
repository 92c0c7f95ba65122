"""`manage.py accounts_cleanup` and the nightly job: only what nobody needs is taken away."""

import datetime as dt
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from accounts.models import Device, User
from accounts.services.challenges import challenge_make
from accounts.services.cleanup import Cleaned, accounts_cleanup
from accounts.tasks import clean_up
from moderation.services import member_block
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at
from tests.factories.accounts import DeviceFactory, UserFactory
from tests.factories.chat import conversation_between
from tests.factories.credits import give
from tests.factories.skills import wants

pytestmark = pytest.mark.django_db


def days_ago(days: float) -> dt.datetime:
    return now_ms() - dt.timedelta(days=days)


def joined(days: float, **fields) -> User:
    """Somebody who signed up then and proved nothing."""
    at = days_ago(days)
    number = joined.count = getattr(joined, "count", 0) + 1  # type: ignore[attr-defined]
    return UserFactory(
        id=first_id_at(at + dt.timedelta(milliseconds=number)), created_at=at, is_verified=False, **fields
    )


def test_accounts_that_nobody_proved_or_used_go_after_thirty_days() -> None:
    gone, young, proved = joined(31), joined(29), joined(40)
    DeviceFactory(user=gone, last_used_at=days_ago(31))
    User.objects.filter(pk=proved.pk).update(is_verified=True)
    assert accounts_cleanup().accounts == 1
    assert set(User.objects.values_list("pk", flat=True)) == {young.pk, proved.pk}


@pytest.mark.parametrize(
    "trace",
    [
        lambda user: DeviceFactory(user=user, last_used_at=days_ago(20)),
        lambda user: User.objects.filter(pk=user.pk).update(last_online_at=days_ago(20)),
        lambda user: wants(user, "Guitar"),
        lambda user: conversation_between(UserFactory(), user),
        lambda user: member_block(by=user, user_id=UserFactory().pk),
        lambda user: give(user, 5),
        lambda user: User.objects.filter(pk=user.pk).update(is_banned=True),
    ],
    ids=["signed in again", "came back", "skill", "conversation", "block", "credits", "banned"],
)
def test_whoever_did_anything_stays(trace) -> None:
    user = joined(40)
    trace(user)
    assert accounts_cleanup().accounts == 0
    assert User.objects.filter(pk=user.pk).exists()


def test_a_deleted_member_stays_as_a_pseudonym() -> None:
    joined(40, is_active=False)
    assert accounts_cleanup().accounts == 0


def test_ended_devices_go_after_thirty_days_and_living_ones_stay(member) -> None:
    DeviceFactory(user=member, ended=True, last_used_at=days_ago(31))
    kept = {
        DeviceFactory(user=member, ended=True, last_used_at=days_ago(29)).pk,
        DeviceFactory(user=member, last_used_at=days_ago(50)).pk,
    }
    assert accounts_cleanup().devices == 1
    assert set(Device.objects.values_list("pk", flat=True)) == kept


def test_it_can_be_repeated_and_says_how_many() -> None:
    joined(31)
    out = StringIO()
    call_command("accounts_cleanup", stdout=out)
    assert "Removed 1 accounts" in out.getvalue()
    assert accounts_cleanup() == Cleaned(0, 0, 0, 0, 0)


def test_the_nightly_job_does_the_same() -> None:
    joined(31)
    clean_up.call_local()
    assert not User.objects.exists()


def test_challenges_that_no_passkey_answered_are_gone_when_they_are_too_old(db):
    challenge_make(purpose="sign_in")
    with time_machine.travel(now_ms() + dt.timedelta(minutes=6), tick=False):
        assert accounts_cleanup().challenges == 1
    challenge_make(purpose="sign_in")
    assert accounts_cleanup().challenges == 0
