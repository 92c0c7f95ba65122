"""Signing in by a mailed link or code: once, for a quarter of an hour, and only for whoever reads the mail."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from accounts.mailed_links import code_of
from accounts.models import EmailSignIn, User
from accounts.privacy import mailed_data
from accounts.services import account_delete
from accounts.services.cleanup import accounts_cleanup
from tests.accounts.conftest import link_token
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
WRONG = "000000"


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    """`ask(browser, email)` asks for a link and lets the mail go out."""

    def post(browser: APIClient, email: str):
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post("/api/auth/email-link", {"email": email})

    return post


def open_link(browser: APIClient, token: str | None = None):
    return browser.post("/api/auth/email-link/open", {"token": token or link_token()})


def type_code(browser: APIClient, code: str | None = None):
    if code is None:
        (code,) = re.findall(r"there: (\d{6})", str(mail.outbox[-1].body))
    return browser.post("/api/auth/email-link/code", {"code": code})


def later(minutes: int):
    return time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes))


def test_the_link_signs_in_once_in_the_browser_that_asked(browser, ask, member) -> None:
    assert ask(browser, member.email).status_code == 202
    answer = open_link(browser)
    assert (answer.status_code, answer.json()["user"]["id"]) == (200, str(member.pk))
    assert browser.get("/api/auth/me").status_code == 200
    assert open_link(browser).json()["code"] == "other_browser"  # it is no longer one that has asked


def test_a_link_opened_elsewhere_uses_nothing_up(browser, ask, member) -> None:
    ask(browser, member.email)
    elsewhere = open_link(APIClient())
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (409, "other_browser")
    assert open_link(browser).status_code == 200


def test_a_used_link_is_used_in_every_copy_of_the_browser(browser, ask, member) -> None:
    ask(browser, member.email)
    copy = APIClient()
    copy.cookies["skillswap_email_sign_in"] = browser.cookies["skillswap_email_sign_in"].value
    open_link(browser)
    assert open_link(copy).json()["code"] == "link_not_valid"
    assert type_code(copy).json()["code"] == "code_not_valid"


def test_the_code_is_typed_where_it_was_asked_for(browser, ask, member) -> None:
    ask(browser, member.email)
    assert type_code(APIClient()).json()["code"] == "code_not_valid"
    assert type_code(browser).json()["user"]["id"] == str(member.pk)


def test_the_first_of_two_mails_works_too(browser, ask, member) -> None:
    ask(browser, member.email)
    first = link_token()
    ask(browser, member.email)
    assert open_link(browser, first).status_code == 200


def test_link_and_code_are_good_for_a_quarter_of_an_hour(browser, ask, member) -> None:
    ask(browser, member.email)
    kept = browser.cookies["skillswap_email_sign_in"].value
    with later(16):
        assert open_link(browser).json()["code"] == "link_not_valid"
        browser.cookies["skillswap_email_sign_in"] = kept
        assert type_code(browser).json()["code"] == "code_not_valid"


def test_after_five_wrong_codes_only_the_link_works(browser, ask, member) -> None:
    ask(browser, member.email)
    assert {type_code(browser, WRONG).status_code for _ in range(5)} == {400}
    assert type_code(browser).status_code == 400
    assert open_link(browser).status_code == 200


def test_a_guesser_has_fifteen_codes_a_day_and_locks_nobody_out(browser, ask, member) -> None:
    for _ in range(3):
        ask(guesser := APIClient(), member.email)
        for _ in range(5):
            type_code(guesser, WRONG)
    ask(browser, member.email)
    assert type_code(browser).status_code == 400
    assert open_link(browser).status_code == 200
    assert APIClient().post("/api/auth/login", {"email": member.email, "password": PASSWORD}).status_code == 200


@pytest.mark.only_on("sqlite", "postgresql")  # MongoDB sends the mail at once, which is no part of the request
def test_an_unknown_address_gets_the_same_answer_after_as_many_queries_and_no_mail(ask, member) -> None:
    answers, counts = [], []
    for email in (member.email, "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            answers.append(APIClient().post("/api/auth/email-link", {"email": email}))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert [(one.status_code, one.content, set(one.cookies)) for one in answers] == [
        (202, b"", {"skillswap_email_sign_in"})
    ] * 2
    ask(APIClient(), "nobody@example.org")
    assert mail.outbox == []


def test_a_code_for_an_address_that_nobody_has_signs_nobody_in(browser, ask) -> None:
    ask(browser, "nobody@example.org")
    assert type_code(browser, code_of(EmailSignIn.objects.get().pk)).json()["code"] == "code_not_valid"


def test_an_account_that_nobody_confirmed_is_not_opened(browser, ask) -> None:
    squatter = UserFactory(email="ada@example.org", is_verified=False)
    ask(browser, squatter.email)
    assert "/reset-password?token=" in mail.outbox[-1].body
    assert type_code(browser, code_of(EmailSignIn.objects.get().pk)).status_code == 400


def test_a_banned_member_hears_why(browser, ask, member) -> None:
    ask(browser, member.email)
    User.objects.filter(pk=member.pk).update(is_banned=True, ban_reason="Advertising")
    answer = open_link(browser)
    assert (answer.status_code, answer.json()["reason"]) == (403, "Advertising")


def test_a_second_factor_is_asked_for_after_it(browser, ask, member) -> None:
    ask(browser, member.email)
    User.objects.filter(pk=member.pk).update(has_second_factor=True)
    assert open_link(browser).json()["code"] == "second_factor_needed"


def test_it_can_be_turned_off(browser, ask, member, settings) -> None:
    settings.EMAIL_SIGN_IN = False
    assert ask(browser, member.email).status_code == 404
    assert browser.get("/api/config").json()["emailSignIn"] is False


def test_nobody_is_mail_bombed(ask, member, limits_on) -> None:
    limits_on.RATE_LIMITS = {**limits_on.RATE_LIMITS, "mail": "2 per minute"}
    codes = [
        APIClient().post("/api/auth/email-link", {"email": member.email}, REMOTE_ADDR=f"10.0.0.{n}").status_code
        for n in range(3)
    ]
    assert codes == [202, 202, 429]


def test_it_is_in_the_export_and_goes_with_the_account_and_after_a_day(browser, ask, member) -> None:
    ask(browser, member.email)
    assert len(mailed_data(member.pk)[1]["sign_ins"]) == 1
    account_delete(user=member, password=PASSWORD)
    assert not EmailSignIn.objects.exists()
    ask(browser, "nobody@example.org")
    with later(25 * 60):
        assert accounts_cleanup().mailed == 1
