"""Accounts at Google and GitHub that a member links in the settings, and unlinks."""

import datetime as dt

import pytest
from django.core import mail
from rest_framework.test import APIClient

from accounts.models import Device, ExternalIdentity
from skillswap.db.fields import now_ms
from tests.accounts.conftest import csrf
from tests.accounts.oauth_calls import ADDRESS, go, me, outcome, sign_in
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


class TestLinking:
    def link(self, browser: APIClient, **body) -> object:
        return browser.post("/api/auth/oauth/google/link", body, headers=csrf(browser))

    def test_needs_the_password_or_a_fresh_sign_in(self, signed_in_browser, elsewhere) -> None:
        Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
        assert self.link(signed_in_browser).json()["code"] == "sign_in_again"
        assert self.link(signed_in_browser, password="wrong horse battery").status_code == 400
        assert self.link(signed_in_browser, password=PASSWORD).status_code == 200

    def test_adds_a_way_in_and_a_mail_says_so(
        self, signed_in_browser, elsewhere, member, django_capture_on_commit_callbacks
    ) -> None:
        url = self.link(signed_in_browser).json()["url"]
        back = go(signed_in_browser, url)
        with django_capture_on_commit_callbacks(execute=True):
            assert signed_in_browser.get(back)["Location"] == "/settings?linked=google"
        assert mail.outbox[-1].to == [member.email]
        ways = signed_in_browser.get("/api/auth/ways-in").json()
        assert ways["hasPassword"] is True
        assert [(one["provider"], one["email"]) for one in ways["identities"]] == [("google", ADDRESS)]
        sign_in(phone := APIClient())
        assert me(phone)["id"] == str(member.pk)

    def test_fails_for_an_account_that_somebody_else_uses(self, signed_in_browser, elsewhere) -> None:
        sign_in(APIClient())
        back = go(signed_in_browser, self.link(signed_in_browser).json()["url"])
        assert signed_in_browser.get(back)["Location"].startswith("/settings?from=google")
        assert outcome(signed_in_browser)["code"] == "identity_taken"

    def test_ends_with_the_sign_in_that_asked_for_it(self, signed_in_browser, elsewhere) -> None:
        back = go(signed_in_browser, self.link(signed_in_browser).json()["url"])
        signed_in_browser.post("/api/auth/logout", headers=csrf(signed_in_browser))
        signed_in_browser.get(back)
        assert outcome(signed_in_browser)["code"] == "provider_expired"
        assert not ExternalIdentity.objects.exists()

    def test_nobody_links_without_having_asked(self, signed_in_browser, elsewhere) -> None:
        sign_in(signed_in_browser, query="?link=1")
        assert ExternalIdentity.objects.get().user.email == ADDRESS  # an account of its own


class TestUnlinking:
    def test_takes_the_way_in(self, signed_in_browser, elsewhere, member) -> None:
        identity = ExternalIdentity.objects.create(user=member, provider="google", subject="elsewhere-1")
        path = f"/api/auth/identities/{identity.pk}"
        assert signed_in_browser.delete(path, headers=csrf(signed_in_browser)).status_code == 204
        assert signed_in_browser.delete(path, headers=csrf(signed_in_browser)).status_code == 404

    def test_needs_the_password_or_a_fresh_sign_in(self, signed_in_browser, elsewhere, member) -> None:
        identity = ExternalIdentity.objects.create(user=member, provider="google", subject="elsewhere-1")
        Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))

        def unlink(**body) -> object:
            path = f"/api/auth/identities/{identity.pk}"
            return signed_in_browser.delete(path, body, headers=csrf(signed_in_browser))

        assert unlink().json()["code"] == "sign_in_again"
        assert unlink(password="wrong horse battery").status_code == 400
        assert ExternalIdentity.objects.exists()
        assert unlink(password=PASSWORD).status_code == 204
        assert not ExternalIdentity.objects.exists()

    def test_never_takes_the_last_one(self, browser, elsewhere) -> None:
        sign_in(browser)
        identity = ExternalIdentity.objects.get()
        answer = browser.delete(f"/api/auth/identities/{identity.pk}", headers=csrf(browser))
        assert (answer.status_code, answer.json()["code"]) == (409, "last_way_in")
        assert ExternalIdentity.objects.exists()

    def test_is_only_for_ones_own(self, signed_in_browser, elsewhere, other) -> None:
        identity = ExternalIdentity.objects.create(user=other, provider="google", subject="elsewhere-1")
        path = f"/api/auth/identities/{identity.pk}"
        assert signed_in_browser.delete(path, headers=csrf(signed_in_browser)).status_code == 404


def test_the_export_names_accounts_elsewhere(member) -> None:
    from accounts.privacy import identities_data

    ExternalIdentity.objects.create(user=member, provider="github", subject="7", email="ada@example.org")
    _, rows = identities_data(member.pk)
    assert [(row["provider"], row["subject"], row["email"]) for row in rows] == [("github", "7", "ada@example.org")]
