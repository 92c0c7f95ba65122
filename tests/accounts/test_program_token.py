"""The token that log-in and sign-up give to programs."""

import datetime as dt

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import Device
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

SIGN_UP = {"name": "Ada", "email": "ada@example.org", "password": "nine purple kettles"}
SAME_ORIGIN = {"origin": "http://testserver"}


def sign_in(path, **headers):
    body = SIGN_UP if path == "signup" else {"email": UserFactory().email, "password": PASSWORD}
    return APIClient().post(f"/api/auth/{path}", body, headers=headers)


@pytest.mark.parametrize("path", ["login", "signup"])
@pytest.mark.parametrize(
    "headers", [SAME_ORIGIN, {"sec-fetch-site": "same-origin"}, SAME_ORIGIN | {"sec-fetch-site": "same-origin"}]
)
def test_a_browser_gets_cookies_that_no_script_can_read_and_no_token(path, headers):
    answer = sign_in(path, **headers)
    assert list(answer.json()) == ["user"]
    cookies = answer.cookies
    secrets = [cookies[name].value for name in ("skillswap_access", "skillswap_refresh")]
    assert all(cookies[name]["httponly"] for name in ("skillswap_access", "skillswap_refresh"))
    assert not any(secret in answer.content.decode() for secret in secrets)


@pytest.mark.parametrize("path", ["login", "signup"])
def test_a_program_gets_a_token_that_works_for_a_week_and_ends_with_its_device(path):
    token = sign_in(path, **{"sec-fetch-mode": "cors"}).json()["token"]  # as Node's fetch sends
    program = APIClient(headers={"authorization": f"Bearer {token}"})
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=6, hours=23)):
        assert program.get("/api/auth/me").status_code == 200
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=7, minutes=1)):
        assert program.get("/api/auth/me").json()["code"] == "token_expired"
    Device.objects.update(ended=True)
    assert program.get("/api/auth/me").status_code == 401


@pytest.mark.parametrize("name", ["ours", "messenger"])
def test_under_a_vocabulary_s_address_a_token_is_in_the_body_and_no_cookie_is_set(name):
    for path in ("signup", "register"):
        body = SIGN_UP | {"email": f"{path}@example.org"}
        answer = APIClient().post(f"/compat/{name}/api/auth/{path}", body)
        assert (answer.status_code, sorted(answer.json()), dict(answer.cookies)) == (201, ["token", "user"], {})


def test_vocabularies_take_no_cookie():
    client = APIClient()
    client.post("/api/auth/login", {"email": UserFactory().email, "password": PASSWORD})
    assert client.get("/api/auth/me").status_code == 200
    assert client.get("/compat/shop/api/conversations").status_code == 401
