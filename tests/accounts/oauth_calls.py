"""What a browser does to sign in with Google or GitHub, and providers that run here."""

from urllib.parse import urlsplit

import pytest
import requests
from rest_framework.test import APIClient

from tests.plugins.identity_provider import PERSON

BOTH = pytest.mark.parametrize("name", ["google", "github"])
ADDRESS = PERSON["email"]


def path_of(location: str) -> str:
    parts = urlsplit(location)
    return f"{parts.path}?{parts.query}"


def go(browser: APIClient, start: str):
    """Press the button and follow the way there; returns our path that the provider sends the browser back to."""
    there = browser.get(start)
    assert there.status_code == 302
    answer = requests.get(there["Location"], allow_redirects=False, timeout=60)
    return path_of(answer.headers["Location"])


def sign_in(browser: APIClient, name: str = "google", query: str = ""):
    return browser.get(go(browser, f"/api/auth/oauth/{name}/start{query}"))


def outcome(browser: APIClient) -> dict:
    return browser.get("/api/auth/oauth/outcome").json()


def me(browser: APIClient) -> dict:
    return browser.get("/api/auth/me").json()
