"""What the tests of accounts share."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from rest_framework.test import APIClient

from tests.factories.accounts import PASSWORD
from tests.plugins.identity_provider import IdentityProvider, identity_provider


@pytest.fixture
def browser() -> APIClient:
    """A client that checks CSRF, as the server does for everyone but Django's test client."""
    return APIClient(enforce_csrf_checks=True)


@pytest.fixture
def signed_in_browser(browser: APIClient, member: Any) -> APIClient:
    """`member`'s browser, signed in by cookies."""
    assert browser.post("/api/auth/login", {"email": member.email, "password": PASSWORD}).status_code == 200
    return browser


@pytest.fixture
def sign_up(anonymous: APIClient, django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """`sign_up(email=…)` posts to the API, as a browser of its own, and lets the mail go out."""

    def post(**changes: Any) -> Any:
        body = {"name": "Ada Okafor", "email": "ada@example.org", "password": "nine purple kettles", **changes}
        anonymous.cookies.clear()
        with django_capture_on_commit_callbacks(execute=True):
            return anonymous.post("/api/auth/signup", body)

    return post


@pytest.fixture
def limits_on(settings: Any) -> Any:
    settings.RATE_LIMITS_ENABLED = True
    return settings


def csrf(browser: APIClient) -> dict[str, str]:
    """The header that our own pages send."""
    return {"x-csrftoken": browser.cookies["csrftoken"].value}


def link_token(index: int = -1) -> str:
    """The token of the link in a mail that was sent."""
    found = re.search(r"token=(\S+)", str(mail.outbox[index].body))
    assert found
    return found[1]


@pytest.fixture(scope="module")
def running():
    with identity_provider() as provider:
        yield provider


@pytest.fixture
def elsewhere(running: IdentityProvider, settings):
    """The provider as new, and both of ours turned on with it."""
    for name, value in vars(IdentityProvider(url=running.url, key=running.key)).items():
        setattr(running, name, value)
    settings.OAUTH = running.settings()
    return running
