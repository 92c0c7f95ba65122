"""Forgetting, resetting and changing passwords; proving an address."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.errors import BadCredentials, LinkNotValid
from accounts.hooks import email_verified
from accounts.models import Device, User
from accounts.services import (
    device_sign_in,
    email_verify,
    log_in,
    password_change,
    password_forgot,
    password_reset,
)
from accounts.tokens import reset_link_token, verify_link_token
from skillswap.errors import InvalidInput
from skillswap.jobs import jobs_deliver
from tests.accounts.conftest import link_token
from tests.factories.accounts import PASSWORD, UserFactory

NEW = "nine purple kettles"


@pytest.fixture
def verified(monkeypatch):
    """Whom the hook `email_verified` was called with."""
    calls = []
    monkeypatch.setattr(email_verified, "_handlers", [lambda user: calls.append(user.pk)])
    return calls


@pytest.mark.django_db
class TestForgot:
    def test_the_answer_and_its_work_are_the_same_whether_or_not_the_address_exists(self, anonymous, member) -> None:
        work = []
        for email in ("nobody@example.org", member.email):
            with CaptureQueriesContext(connection) as queries:
                response = anonymous.post("/api/auth/forgot-password", {"email": email})
            assert (response.status_code, response.content) == (202, b"")
            work.append(sum("skillswap_job" in query["sql"] for query in queries))
        assert work[0] == work[1] > 0

    def test_only_the_owner_of_the_address_gets_a_mail(self, member) -> None:
        UserFactory(email=member.email, owns_address=False, is_verified=False)
        password_forgot(email=member.email.upper())
        password_forgot(email="nobody@example.org")
        jobs_deliver()
        assert [message.to for message in mail.outbox] == [[member.email]]

    def test_asking_is_limited_for_an_address_from_everywhere(self, anonymous, limits_on) -> None:
        limits_on.RATE_LIMITS = {**limits_on.RATE_LIMITS, "mail": "2 per minute"}
        codes = [
            anonymous.post("/api/auth/forgot-password", {"email": "a@example.org"}, REMOTE_ADDR=f"10.0.0.{n}")
            for n in range(3)
        ]
        assert [response.status_code for response in codes] == [202, 202, 429]


@pytest.mark.django_db
class TestReset:
    def test_the_link_of_the_mail_sets_a_new_password_and_signs_out_everywhere(self, anonymous, member) -> None:
        device_sign_in(user=member)
        password_forgot(email=member.email)
        jobs_deliver()
        response = anonymous.post("/api/auth/reset-password", {"token": link_token(), "password": NEW})
        assert response.status_code == 204
        assert not Device.objects.filter(user_id=member.pk, ended=False).exists()
        assert log_in(email=member.email, password=NEW)
        with pytest.raises(BadCredentials):
            log_in(email=member.email, password=PASSWORD)

    def test_the_link_works_once(self, member) -> None:
        token = reset_link_token(member)
        password_reset(token=token, password=NEW)
        with pytest.raises(LinkNotValid):
            password_reset(token=token, password="ten yellow teapots")

    def test_the_link_dies_after_an_hour(self, anonymous, member) -> None:
        token = reset_link_token(member)
        with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=61), tick=False):
            response = anonymous.post("/api/auth/reset-password", {"token": token, "password": NEW})
        assert (response.status_code, response.json()["code"]) == (400, "link_not_valid")

    @pytest.mark.parametrize("token", ["", "rubbish", "a:b:c", "verify"])
    def test_no_other_token_will_do(self, anonymous, member, token) -> None:
        text = verify_link_token(member) if token == "verify" else token
        assert anonymous.post("/api/auth/reset-password", {"token": text, "password": NEW}).status_code == 400

    def test_a_weak_password_is_refused_and_the_link_stays_good(self, anonymous, member) -> None:
        token = reset_link_token(member)
        response = anonymous.post("/api/auth/reset-password", {"token": token, "password": member.email})
        assert response.json()["errors"][0]["field"] == "password"
        password_reset(token=token, password=NEW)

    def test_it_proves_the_address(self, verified) -> None:
        user = UserFactory(is_verified=False)
        password_reset(token=reset_link_token(user), password=NEW)
        user.refresh_from_db()
        assert user.is_verified
        assert verified == [user.pk]

    def test_it_takes_nothing_from_who_proved_the_address_meanwhile(self, member) -> None:
        pretender = UserFactory(email=member.email, owns_address=False, is_verified=False)
        with pytest.raises(LinkNotValid):
            password_reset(token=reset_link_token(pretender), password=NEW)
        pretender.refresh_from_db()
        assert pretender.check_password(PASSWORD)


@pytest.mark.django_db
class TestVerify:
    def test_the_link_of_the_mail_verifies_and_tells_once(self, sign_up, anonymous, verified) -> None:
        user_id = sign_up().json()["user"]["id"]
        token = link_token()
        assert anonymous.post("/api/auth/verify-email", {"token": token}).status_code == 204
        assert anonymous.get("/api/auth/me").json()["isVerified"]
        again = anonymous.post("/api/auth/verify-email", {"token": token})
        assert (again.status_code, again.json()["code"]) == (400, "link_not_valid")
        assert [str(pk) for pk in verified] == [user_id]

    def test_the_link_dies_after_three_days(self) -> None:
        token = verify_link_token(UserFactory(is_verified=False))
        too_late = dt.datetime.now(dt.UTC) + dt.timedelta(days=3, minutes=1)
        with time_machine.travel(too_late, tick=False), pytest.raises(LinkNotValid):
            email_verify(token=token)

    def test_a_proved_address_is_never_taken_away(self, member) -> None:
        pretender = UserFactory(email=member.email, owns_address=False, is_verified=False)
        with pytest.raises(LinkNotValid):
            email_verify(token=verify_link_token(pretender))
        member.refresh_from_db()
        assert member.login_email == member.email

    def test_the_mail_is_sent_again_on_request_until_the_address_is_proved(self, api) -> None:
        user = UserFactory(is_verified=False)
        client = api(user)
        assert client.post("/api/auth/resend-verification").status_code == 202
        jobs_deliver()
        email_verify(token=link_token())
        assert client.post("/api/auth/resend-verification").status_code == 202
        jobs_deliver()
        assert len(mail.outbox) == 1

    def test_sending_again_is_limited(self, api, limits_on) -> None:
        limits_on.RATE_LIMITS = {**limits_on.RATE_LIMITS, "mail": "2 per minute"}
        client = api(UserFactory(is_verified=False))
        codes = [client.post("/api/auth/resend-verification").status_code for _ in range(3)]
        assert codes == [202, 202, 429]


@pytest.mark.django_db
class TestChange:
    def test_every_other_device_ends_and_this_one_stays(self, api, member) -> None:
        elsewhere = device_sign_in(user=member).device
        client = api(member)
        body = {"currentPassword": PASSWORD, "newPassword": NEW}
        assert client.post("/api/auth/change-password", body).status_code == 204
        assert client.get("/api/auth/me").status_code == 200
        elsewhere.refresh_from_db()
        assert (elsewhere.ended, elsewhere.ended_reason) == (True, "password_changed")
        assert log_in(email=member.email, password=NEW)

    @pytest.mark.parametrize(
        ("current", "new", "field"), [("wrong", NEW, "currentPassword"), (PASSWORD, "short", "newPassword")]
    )
    def test_what_is_wrong_is_named(self, api, member, current, new, field) -> None:
        body = {"currentPassword": current, "newPassword": new}
        response = api(member).post("/api/auth/change-password", body)
        assert response.status_code == 400
        assert response.json()["errors"][0]["field"] == field

    def test_a_stolen_session_cannot_guess_the_password(self, api, member, limits_on) -> None:
        client = api(member)
        body = {"currentPassword": "wrong horse battery", "newPassword": NEW}
        codes = [client.post("/api/auth/change-password", body).status_code for _ in range(6)]
        assert codes == [400] * 5 + [429]

    def test_the_old_password_as_somebody_remembers_it_no_longer_counts(self, member) -> None:
        stale = User.objects.get(pk=member.pk)
        password_change(user=member, current=PASSWORD, new=NEW)
        with pytest.raises(InvalidInput):
            password_change(user=User.objects.get(pk=stale.pk), current=PASSWORD, new="ten yellow teapots")


@pytest.mark.django_db(transaction=True)
def test_of_parallel_resets_with_one_link_one_wins() -> None:
    user = UserFactory()
    token = reset_link_token(user)
    together = threading.Barrier(6)

    def reset(number: int) -> bool:
        try:
            together.wait(60)
            password_reset(token=token, password=f"{number} purple kettles")
        except LinkNotValid:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(reset, range(6))) == 1


@pytest.mark.django_db(transaction=True)
def test_of_parallel_proofs_of_one_address_one_wins() -> None:
    people = [UserFactory(email="one@example.org", owns_address=n == 0, is_verified=False) for n in range(5)]
    tokens = [verify_link_token(person) for person in people]
    together = threading.Barrier(5)

    def verify(token: str) -> bool:
        try:
            together.wait(60)
            email_verify(token=token)
        except LinkNotValid:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(verify, tokens)) == 1
    assert User.objects.filter(email="one@example.org", is_verified=True).count() == 1
    assert User.objects.filter(login_email="one@example.org").count() == 1
