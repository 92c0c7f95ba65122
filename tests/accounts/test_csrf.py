"""Other sites' pages cannot act through a member's browser."""

import pytest

from tests.accounts.conftest import csrf
from tests.factories.accounts import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("patch", "/api/users/profile"),
        ("put", "/api/users/availability"),
        ("post", "/api/users/avatar"),
        ("delete", "/api/users/avatar"),
        ("post", "/api/auth/refresh"),
        ("post", "/api/auth/logout"),
        ("post", "/api/auth/change-password"),
        ("post", "/api/auth/resend-verification"),
    ],
)
def test_a_write_by_cookie_needs_the_token(signed_in_browser, method, path) -> None:
    response = getattr(signed_in_browser, method)(path)
    assert (response.status_code, response.json()["code"]) == (403, "csrf_failed")


def test_a_write_by_cookie_with_the_token_goes_through(signed_in_browser) -> None:
    response = signed_in_browser.patch("/api/users/profile", {"bio": "Hello"}, headers=csrf(signed_in_browser))
    assert response.status_code == 200
    assert signed_in_browser.post("/api/auth/refresh", headers=csrf(signed_in_browser)).status_code == 204


def test_the_token_does_not_help_another_site(signed_in_browser) -> None:
    headers = {**csrf(signed_in_browser), "origin": "https://evil.example"}
    assert signed_in_browser.patch("/api/users/profile", {"bio": "Hello"}, headers=headers).status_code == 403


def test_reading_by_cookie_needs_no_token(signed_in_browser) -> None:
    assert signed_in_browser.get("/api/users/profile").status_code == 200


def test_a_bearer_needs_no_token(browser, member) -> None:
    tokens = browser.post("/api/auth/token", {"email": member.email, "password": PASSWORD}).json()
    headers = {"authorization": f"Bearer {tokens['access']}"}
    assert browser.patch("/api/users/profile", {"bio": "Hello"}, headers=headers).status_code == 200


def test_cookies_do_not_vouch_for_a_request_with_a_bad_bearer(signed_in_browser) -> None:
    assert signed_in_browser.get("/api/auth/me", headers={"authorization": "Bearer x"}).status_code == 401


@pytest.mark.parametrize("path", ["signup", "login", "forgot-password", "reset-password", "verify-email"])
@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"origin": ""}, {"sec-fetch-site": "cross-site"}],
)
def test_another_site_cannot_sign_a_browser_in(browser, path, headers) -> None:
    response = browser.post(f"/api/auth/{path}", {}, headers=headers)
    assert (response.status_code, response.json()["code"]) == (403, "csrf_failed")


@pytest.mark.parametrize("headers", [{"origin": "http://testserver"}, {"sec-fetch-site": "same-origin"}, {}])
def test_our_own_pages_and_programs_sign_in(browser, member, headers) -> None:
    response = browser.post("/api/auth/login", {"email": member.email, "password": PASSWORD}, headers=headers)
    assert response.status_code == 200


def test_the_client_on_its_own_origin_signs_in(browser, member, settings) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://app.example"]
    headers = {"origin": "https://app.example"}
    response = browser.post("/api/auth/login", {"email": member.email, "password": PASSWORD}, headers=headers)
    assert response.status_code == 200


def test_a_form_of_another_site_cannot_log_in_at_all(browser, member) -> None:
    response = browser.post("/api/auth/login", f"email={member.email}", content_type="text/plain")
    assert response.status_code == 415
