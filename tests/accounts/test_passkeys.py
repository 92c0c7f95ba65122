"""Passkeys: adding them, logging in with them, and everything that a passkey's answer is refused for."""

import datetime as dt
from functools import reduce

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import Device, Passkey, PasskeyChallenge, User
from accounts.services import passkey_add
from accounts.services.challenges import challenge_make, challenge_take
from notifications.models import Notification
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput
from tests.accounts.authenticator import Authenticator
from tests.accounts.passkeys import PASSKEY_LOG_IN, PASSKEYS, PROOF, add_passkey, log_in_with
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(api, member):
    """A passkey that the member has."""
    key = Authenticator()
    assert add_passkey(api(member), key).status_code == 201
    return key


def refused(answer):
    return (answer.status_code, answer.json()["code"]) == (401, "passkey_refused") and not answer.cookies


def test_a_passkey_is_listed_renamed_and_removed(api, member, key):
    client = api(member)
    (listed,) = client.get(PASSKEYS).json()
    assert listed.keys() == {"id", "name", "createdAt", "lastUsedAt"}
    assert (listed["name"], listed["lastUsedAt"]) == ("My phone", None)
    assert client.patch(f"{PASSKEYS}/{listed['id']}", {"name": " The blue key "}).json()["name"] == "The blue key"
    assert client.delete(f"{PASSKEYS}/{listed['id']}", PROOF).status_code == 204
    assert client.get(PASSKEYS).json() == []
    assert client.delete(f"{PASSKEYS}/{listed['id']}", PROOF).status_code == 404
    assert refused(log_in_with(APIClient(), key))


@pytest.mark.parametrize("name", ["", "x" * 61])
def test_a_name_that_is_none_or_too_long_is_refused_before_the_challenge_is_used_up(name, api, member):
    client, key = api(member), Authenticator()
    credential = key.make(client.post(f"{PASSKEYS}/options", PROOF).json()["options"])
    with pytest.raises(InvalidInput):
        passkey_add(user=member, name=name, credential=credential)
    assert client.post(PASSKEYS, {"name": name, "credential": credential}).json()["errors"][0]["field"] == "name"
    assert client.post(PASSKEYS, {"name": "My phone", "credential": credential}).status_code == 201


def test_a_passkey_alone_signs_in_with_cookies(member, key):
    browser = APIClient()
    answer = log_in_with(browser, key)
    assert (answer.status_code, answer.json()["user"]["id"]) == (200, str(member.pk))
    assert browser.get("/api/auth/me").json()["email"] == member.email
    assert Passkey.objects.get().last_used_at is not None


@pytest.mark.parametrize("devices", [1, 12])
def test_the_list_costs_the_same_for_one_or_many(devices, api, member, django_assert_num_queries):
    client = api(member)
    for number in range(devices):
        Passkey.objects.create(user=member, name="A key", credential_id=str(number), public_key="x")
    with django_assert_num_queries(2):
        assert len(client.get(PASSKEYS).json()) == devices


def test_a_browser_is_told_which_passkeys_there_are_so_that_none_is_made_twice(api, member, key):
    client = api(member)
    options = client.post(f"{PASSKEYS}/options", PROOF).json()["options"]
    assert [one["id"] for one in options["excludeCredentials"]] == [Passkey.objects.get().credential_id]
    assert options["rp"] == {"name": "SkillSwap", "id": "testserver"}
    assert options["authenticatorSelection"]["userVerification"] == "required"
    again = client.post(PASSKEYS, {"name": "Twice", "credential": key.make(options)})
    assert (again.status_code, again.json()["code"]) == (409, "conflict")


@pytest.mark.parametrize("path", [f"{PASSKEYS}/options", "/api/auth/recovery-codes"])
def test_an_open_screen_is_not_enough_to_add_a_passkey_or_make_codes(path, api, member):
    client = api(member)
    wrong = client.post(path, {"password": "wrong horse battery"})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (400, "password")
    Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
    assert client.post(path).json()["code"] == "sign_in_again"
    assert not PasskeyChallenge.objects.exists()


def test_an_open_screen_is_not_enough_to_remove_a_passkey(api, member, key):
    client, passkey = api(member), Passkey.objects.get()
    Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
    assert client.delete(f"{PASSKEYS}/{passkey.pk}", {"password": "wrong horse"}).status_code == 400
    assert client.delete(f"{PASSKEYS}/{passkey.pk}").json()["code"] == "sign_in_again"
    assert Passkey.objects.exists()


def test_a_passkey_proves_who_one_is_in_place_of_the_password_once(api, member, key):
    client = api(member)
    Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
    proof = {"credential": key.use(client.post(f"{PASSKEYS}/proof").json()["options"])}
    assert client.post(f"{PASSKEYS}/options", proof).status_code == 200
    again = client.post(f"{PASSKEYS}/options", proof)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (400, "credential")


def test_what_was_signed_to_log_in_is_no_proof_and_the_other_way_round(api, member, key):
    client = api(member)
    Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
    log_in = key.use(client.post(f"{PASSKEY_LOG_IN}/options").json()["options"])
    assert client.post(f"{PASSKEYS}/options", {"credential": log_in}).status_code == 400
    proof = key.use(client.post(f"{PASSKEYS}/proof").json()["options"])
    assert refused(APIClient().post(PASSKEY_LOG_IN, {"credential": proof}))


def test_a_challenge_is_answered_once(key):
    options = APIClient().post(f"{PASSKEY_LOG_IN}/options").json()["options"]
    credential = key.use(options)
    assert APIClient().post(PASSKEY_LOG_IN, {"credential": credential}).status_code == 200
    assert refused(APIClient().post(PASSKEY_LOG_IN, {"credential": credential}))
    assert refused(APIClient().post(PASSKEY_LOG_IN, {"credential": key.use(options)}))


def test_a_challenge_is_used_up_by_a_wrong_answer_too(key):
    options = APIClient().post(f"{PASSKEY_LOG_IN}/options").json()["options"]
    assert refused(APIClient().post(PASSKEY_LOG_IN, {"credential": Authenticator(id=key.id).use(options)}))
    assert refused(APIClient().post(PASSKEY_LOG_IN, {"credential": key.use(options)}))


def test_a_challenge_is_too_old_after_five_minutes(key):
    options = APIClient().post(f"{PASSKEY_LOG_IN}/options").json()["options"]
    with time_machine.travel(now_ms() + dt.timedelta(minutes=5, seconds=1), tick=False):
        assert refused(APIClient().post(PASSKEY_LOG_IN, {"credential": key.use(options)}))


def test_a_challenge_that_was_never_made_is_refused(key):
    assert refused(APIClient().post(PASSKEY_LOG_IN, {"credential": key.use({"challenge": "AAAA"})}))


@pytest.mark.parametrize(
    "fault",
    [{"origin": "http://elsewhere.example"}, {"domain": "elsewhere.example"}, {"verifies": False}],
    ids=["another origin", "another domain", "nobody verified"],
)
def test_what_was_signed_elsewhere_or_by_anybody_is_refused(fault, key):
    for name, value in fault.items():
        setattr(key, name, value)
    assert refused(log_in_with(APIClient(), key))


@pytest.mark.parametrize(
    "fault",
    [{"origin": "http://elsewhere.example"}, {"domain": "elsewhere.example"}, {"verifies": False}],
    ids=["another origin", "another domain", "nobody verified"],
)
def test_a_passkey_made_elsewhere_or_unverified_is_not_added(fault, api, member):
    answer = add_passkey(api(member), Authenticator(**fault))
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "credential")
    assert not Passkey.objects.exists()


def test_a_counter_that_goes_back_is_a_copy_and_refused(api, member):
    key = Authenticator(counter=5)
    add_passkey(api(member), key)
    assert log_in_with(APIClient(), key).status_code == 200
    assert Passkey.objects.get().sign_count == 6
    key.counter = 5  # the copy signs 6 once more
    assert refused(log_in_with(APIClient(), key))
    key.counter = 6
    assert log_in_with(APIClient(), key).status_code == 200


def test_nobody_uses_the_passkey_of_another_member(api, member, other, key):
    mine, theirs = api(member), api(other)
    Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
    asked = theirs.post(f"{PASSKEYS}/proof").json()["options"]
    assert theirs.post(f"{PASSKEYS}/options", {"credential": key.use(asked)}).status_code == 400
    passkey = Passkey.objects.get()
    assert theirs.patch(f"{PASSKEYS}/{passkey.pk}", {"name": "Mine"}).status_code == 404
    assert theirs.delete(f"{PASSKEYS}/{passkey.pk}", PROOF).status_code == 404
    offered = mine.post(f"{PASSKEYS}/options", PROOF).json()["options"]
    stolen = theirs.post(PASSKEYS, {"name": "Mine", "credential": Authenticator().make(offered)})
    assert stolen.status_code == 400
    assert Passkey.objects.count() == 1


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"id": 7},
        {"id": 10**30},
        {"id": "\0"},
        {"id": "AAAA", "response": {"clientDataJSON": "e30"}},
        {"response": []},
        {"response": reduce(lambda inner, _: [inner], range(500), [])},
        "text",
        [1],
    ],
)
def test_rubbish_is_refused_and_no_fault_of_ours(credential, api, member):
    assert APIClient().post(PASSKEY_LOG_IN, {"credential": credential}).status_code in (400, 401)
    assert api(member).post(PASSKEYS, {"name": "A key", "credential": credential}).status_code == 400


def test_a_banned_and_a_deleted_member_are_out_with_a_passkey_too(api, member, key):
    User.objects.filter(pk=member.pk).update(is_banned=True, ban_reason="Advertising")
    answer = log_in_with(APIClient(), key)
    assert (answer.status_code, answer.json()["code"], answer.json()["reason"]) == (403, "banned", "Advertising")
    User.objects.filter(pk=member.pk).update(is_banned=False)
    assert api(member).delete("/api/users/profile", {"password": PASSWORD}).status_code == 204
    assert refused(log_in_with(APIClient(), key))
    assert not Passkey.objects.exists()


def test_the_last_way_in_is_not_removed(api, member, key):
    client = api(member)
    member.set_password(None)
    member.save()
    passkey = Passkey.objects.get()
    answer = client.delete(f"{PASSKEYS}/{passkey.pk}")
    assert (answer.status_code, answer.json()["code"]) == (409, "last_way_in")
    assert log_in_with(APIClient(), key).status_code == 200


def test_the_member_is_notified_of_a_new_and_of_a_removed_passkey(api, member, key):
    api(member).delete(f"{PASSKEYS}/{Passkey.objects.get().pk}", PROOF)
    told = [row["event"] for row in Notification.objects.order_by("id").values_list("data", flat=True)]
    assert told == ["passkey_added", "passkey_removed"]


@pytest.mark.usefixtures("limits_on")
def test_wrong_answers_count_as_wrong_passwords_and_lock_no_known_device_out(member, key):
    known = APIClient()
    assert log_in_with(known, key).status_code == 200
    wrong = Authenticator(id=key.id)
    answers = [log_in_with(APIClient(), wrong, REMOTE_ADDR="10.9.9.9").status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]
    assert log_in_with(APIClient(), key, REMOTE_ADDR="10.9.9.9").status_code == 429
    assert log_in_with(known, key, REMOTE_ADDR="10.9.9.9").status_code == 200
    assert log_in_with(APIClient(), key).status_code == 200


def test_a_challenge_is_one_members_alone(member, other):
    challenge = challenge_make(purpose="add", owner_id=member.pk)
    from accounts.errors import PasskeyRefused

    for owner in (other.pk, None):
        with pytest.raises(PasskeyRefused):
            challenge_take(challenge, purpose="add", owner_id=owner)
    challenge_take(challenge, purpose="add", owner_id=member.pk)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("origin", "domain", "page"),
    [
        ("https://swap.example.org", "swap.example.org", "https://swap.example.org"),
        ("http://127.0.0.1:8000", "localhost", "http://localhost:8000"),  # no passkey belongs to an address
    ],
)
def test_passkeys_belong_to_the_domain_of_the_client(origin, domain, page, settings):
    from accounts.relying_party import passkey_origin, rp_id

    settings.CLIENT_ORIGIN = origin
    assert (rp_id(), passkey_origin()) == (domain, page)
