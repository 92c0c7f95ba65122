"""Two at the same moment: a code or a challenge counts once, and nobody is left without a way in."""

import pytest

from accounts.errors import LastWayIn
from accounts.models import Passkey, User
from accounts.services import passkey_remove, recovery_codes_make, second_factor_start
from accounts.services.challenges import challenge_make, challenge_take
from accounts.services.recovery_codes import recovery_code_use
from tests.factories.accounts import UserFactory
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def member(db):
    member = UserFactory()
    for number in range(2):
        Passkey.objects.create(user=member, name="A key", credential_id=f"key{number}", public_key="AAAA")
    return member


def test_a_recovery_code_counts_once_however_many_use_it_at_once(member):
    code = recovery_codes_make(user=member)[0]
    assert sorted(at_once(lambda _: recovery_code_use(user=member, code=code), 4)) == [False, False, False, True]


def test_a_challenge_is_taken_once_however_many_answer_at_once(member):
    challenge = challenge_make(purpose="sign_in")
    outcomes = at_once(lambda _: challenge_take(challenge, purpose="sign_in"), 4)
    assert outcomes.count(None) == 1


def test_of_the_last_two_passkeys_removed_at_once_one_stays_when_there_is_no_password(member):
    member.set_password(None)
    member.save()
    keys = list(Passkey.objects.filter(user=member).values_list("pk", flat=True))
    outcomes = at_once(lambda number: passkey_remove(user=member, passkey_id=keys[number]), 2)
    assert sorted(map(str, outcomes)) == sorted(map(str, [None, LastWayIn]))
    assert Passkey.objects.filter(user=member).count() == 1


def test_the_second_factor_is_not_on_without_a_passkey_whichever_of_the_two_was_first(member):
    recovery_codes_make(user=member)
    first, last = Passkey.objects.filter(user=member).values_list("pk", flat=True)
    passkey_remove(user=member, passkey_id=first)
    calls = [
        lambda: second_factor_start(user=User.objects.get(pk=member.pk)),
        lambda: passkey_remove(user=member, passkey_id=last),
    ]
    at_once(lambda number: calls[number](), 2)
    assert not Passkey.objects.filter(user=member).exists()
    assert not User.objects.get(pk=member.pk).has_second_factor
