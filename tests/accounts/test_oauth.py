"""Signing in with Google and GitHub, against providers that run here and check what the real ones check."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import Device, ExternalIdentity, User
from accounts.services import account_delete
from skillswap.db.fields import now_ms
from tests.accounts.oauth_calls import ADDRESS, BOTH, go, me, outcome, sign_in
from tests.factories.accounts import PASSWORD, UserFactory
from tests.plugins.identity_provider import IdentityProvider

pytestmark = pytest.mark.django_db


@BOTH
def test_somebody_new_gets_an_account_with_a_proved_address(browser, elsewhere, name) -> None:
    answer = sign_in(browser, name, "?next=/skills&timezone=Europe/Berlin&locale=de")
    assert (answer.status_code, answer["Location"]) == (302, "/skills")
    who = me(browser)
    assert (who["email"], who["isVerified"], who["name"]) == (ADDRESS, True, "Ada Okafor")
    assert (who["timezone"], who["locale"]) == ("Europe/Berlin", "de")
    assert answer.cookies["skillswap_oauth"].value == ""


@BOTH
def test_whoever_comes_back_is_the_same_member_even_with_another_address(browser, elsewhere, name) -> None:
    sign_in(browser, name)
    first = me(browser)["id"]
    elsewhere.person["email"] = "ada@elsewhere.example"
    phone = APIClient()
    assert sign_in(phone, name).status_code == 302
    assert me(phone)["id"] == first
    assert User.objects.count() == 1


@pytest.mark.parametrize("route", ["start", "callback"])
@BOTH
def test_without_keys_there_is_nothing(anonymous, name, route) -> None:
    assert anonymous.get(f"/api/auth/oauth/{name}/{route}").status_code == 404
    assert anonymous.get("/api/config").json()["oauth"] == []


def test_the_client_learns_which_are_on(anonymous, elsewhere) -> None:
    assert anonymous.get("/api/config").json()["oauth"] == ["google", "github"]


@pytest.mark.parametrize(
    "evil", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/api/auth/logout"]
)
def test_nobody_is_sent_to_another_site(browser, elsewhere, evil) -> None:
    assert sign_in(browser, query=f"?next={evil}")["Location"] == "/dashboard"


class TestAnAccountWithTheAddress:
    @BOTH
    def test_is_not_opened_until_its_owner_has_signed_in_to_it_once(self, browser, elsewhere, name) -> None:
        owner = UserFactory(email=ADDRESS)
        answer = sign_in(browser, name)
        assert answer["Location"].startswith("/login?")
        assert browser.get("/api/auth/me").status_code == 401
        assert (outcome(browser)["code"], outcome(browser)["email"]) == ("proof_needed", ADDRESS)
        browser.post("/api/auth/login", {"email": ADDRESS, "password": PASSWORD})
        assert outcome(browser)["code"] is None
        phone = APIClient()
        assert sign_in(phone, name)["Location"] == "/dashboard"
        assert me(phone)["id"] == str(owner.pk)

    def test_is_not_joined_by_a_wrong_password_or_by_signing_in_to_another(self, browser, elsewhere, member) -> None:
        UserFactory(email=ADDRESS)
        sign_in(browser)
        browser.post("/api/auth/login", {"email": ADDRESS, "password": "wrong horse battery"})
        browser.post("/api/auth/login", {"email": member.email, "password": PASSWORD})
        assert not ExternalIdentity.objects.exists()
        browser.post("/api/auth/login", {"email": ADDRESS, "password": PASSWORD})
        assert not ExternalIdentity.objects.exists()

    def test_is_not_joined_in_another_browser_or_after_a_quarter_of_an_hour(self, browser, elsewhere) -> None:
        UserFactory(email=ADDRESS)
        sign_in(browser)
        APIClient().post("/api/auth/login", {"email": ADDRESS, "password": PASSWORD})
        with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16)):
            browser.post("/api/auth/login", {"email": ADDRESS, "password": PASSWORD})
        assert not ExternalIdentity.objects.exists()

    def test_is_not_joined_when_it_has_another_address_by_then(self, browser, elsewhere) -> None:
        owner = UserFactory(email=ADDRESS)
        sign_in(browser)
        User.objects.filter(pk=owner.pk).update(email="new@example.org", login_email="new@example.org")
        browser.post("/api/auth/login", {"email": "new@example.org", "password": PASSWORD})
        assert not ExternalIdentity.objects.exists()

    def test_that_nobody_verified_neither_stands_in_the_way_nor_is_joined(self, browser, elsewhere) -> None:
        squatter = UserFactory(email=ADDRESS, is_verified=False)
        sign_in(browser)
        assert me(browser)["id"] != str(squatter.pk)
        squatter.refresh_from_db()
        assert (squatter.login_email, squatter.is_verified) == (None, False)
        assert not ExternalIdentity.objects.filter(user=squatter).exists()


class TestWhoIsRefused:
    @BOTH
    def test_an_address_that_the_provider_has_not_verified(self, browser, elsewhere, name) -> None:
        elsewhere.person["email_verified"] = False
        assert sign_in(browser, name)["Location"].startswith("/login?")
        assert outcome(browser)["code"] == "address_not_verified"
        assert not User.objects.exists()

    def test_a_banned_member_hears_why(self, browser, elsewhere) -> None:
        sign_in(browser)
        until = now_ms() + dt.timedelta(days=2)
        User.objects.update(is_banned=True, ban_reason="Advertising", banned_until=until)
        phone = APIClient()
        sign_in(phone)
        told = outcome(phone)
        assert (told["code"], told["reason"]) == ("banned", "Advertising")
        assert told["until"].endswith("Z")
        assert phone.get("/api/auth/me").status_code == 401

    def test_a_banned_owner_of_the_address_gets_no_second_account(self, browser, elsewhere) -> None:
        UserFactory(email=ADDRESS, is_banned=True, ban_reason="Advertising")
        sign_in(browser)
        assert outcome(browser)["code"] == "banned"
        assert User.objects.count() == 1

    def test_a_second_factor_is_asked_for_after_it_too(self, browser, elsewhere) -> None:
        sign_in(browser)
        User.objects.update(has_second_factor=True)
        sign_in(phone := APIClient())
        assert outcome(phone)["code"] == "second_factor_needed"
        assert phone.get("/api/auth/me").status_code == 401
        options = phone.post("/api/auth/login/second-factor/options", {"token": outcome(phone)["token"]})
        assert options.status_code == 200

    def test_whoever_deleted_their_account_begins_anew(self, browser, elsewhere) -> None:
        sign_in(browser)
        gone = User.objects.get()
        account_delete(user=gone, device=Device.objects.get().pk)
        assert not ExternalIdentity.objects.exists()
        sign_in(phone := APIClient())
        assert me(phone)["id"] != str(gone.pk)

    def test_sign_ups_are_limited_as_by_the_form(self, elsewhere, limits_on) -> None:
        limits_on.RATE_LIMITS = {**limits_on.RATE_LIMITS, "sign_up": "1 per minute"}
        sign_in(APIClient())
        elsewhere.person |= {"sub": "elsewhere-2", "email": "ben@example.org"}
        browser = APIClient()
        sign_in(browser)
        assert outcome(browser)["code"] == "too_fast"


class TestWhatProvesNothing:
    @pytest.mark.parametrize(
        "claims",
        [
            {"aud": "another-client"},
            {"iss": "https://evil.example"},
            {"nonce": "another"},
            {"nonce": None},
            {"exp": 1_700_000_000},
            {"sub": None},
        ],
    )
    def test_an_id_token_that_is_not_for_this_sign_in(self, browser, elsewhere, claims) -> None:
        elsewhere.claims = claims
        sign_in(browser)
        assert outcome(browser)["code"] == "provider_refused"
        assert not User.objects.exists()

    def test_an_id_token_signed_by_somebody_else(self, browser, elsewhere) -> None:
        sign_in(APIClient())  # which key is the right one is known from here on
        User.objects.all().delete()
        elsewhere.signs_with = IdentityProvider().key
        sign_in(browser)
        assert outcome(browser)["code"] == "provider_refused"
        assert not User.objects.exists()

    @BOTH
    def test_another_browser_cannot_use_the_way_back(self, browser, elsewhere, name) -> None:
        back = go(browser, f"/api/auth/oauth/{name}/start")
        thief = APIClient()
        thief.get(f"/api/auth/oauth/{name}/start")  # has begun one of their own
        asked = list(elsewhere.asked)
        assert thief.get(back)["Location"].startswith("/login?")
        assert outcome(thief)["code"] == "provider_expired"
        assert elsewhere.asked == asked  # and nothing is asked there for them

    @BOTH
    def test_a_code_works_once(self, browser, elsewhere, name) -> None:
        back = go(browser, f"/api/auth/oauth/{name}/start")
        kept = browser.cookies["skillswap_oauth"].value
        browser.get(back)
        second = APIClient()
        second.cookies["skillswap_oauth"] = kept
        second.get(back)
        assert outcome(second)["code"] == "provider_refused"

    def test_the_verifier_of_another_browser_does_not_fit(self, browser, elsewhere) -> None:
        """PKCE: a stolen code is worth nothing without the secret of the browser that asked for it."""
        theirs = parse_qs(urlsplit(go(browser, "/api/auth/oauth/google/start")).query)["code"][0]
        thief = APIClient()
        mine = parse_qs(urlsplit(go(thief, "/api/auth/oauth/google/start")).query)["state"][0]
        thief.get(f"/api/auth/oauth/google/callback?code={theirs}&state={mine}")
        assert outcome(thief)["code"] == "provider_refused"

    def test_a_page_of_another_site_cannot_begin_it(self, browser, elsewhere) -> None:
        answer = browser.get("/api/auth/oauth/google/start", headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 403


class TestWhenTheProvider:
    @BOTH
    def test_is_broken_the_log_in_page_says_so(self, browser, elsewhere, name) -> None:
        back = go(browser, f"/api/auth/oauth/{name}/start")
        elsewhere.broken = True
        assert browser.get(back)["Location"] == f"/login?from={name}&next=%2Fdashboard"
        assert outcome(browser)["code"] == "provider_away"
        assert "Log in another way" in outcome(browser)["message"]

    def test_is_away_before_the_way_there(self, browser, elsewhere, settings) -> None:
        nobody = {**elsewhere.settings()["google"], "issuer": "http://127.0.0.1:9"}
        settings.OAUTH = {"google": nobody}
        answer = browser.get("/api/auth/oauth/google/start?next=/swaps")
        assert answer["Location"] == "/login?from=google&next=%2Fswaps"
        assert outcome(browser)["code"] == "provider_away"

    def test_hears_no_from_the_person(self, browser, elsewhere) -> None:
        elsewhere.says_no = "access_denied"
        sign_in(browser)
        assert outcome(browser)["code"] == "provider_cancelled"
