"""Passkeys over the API, as a page uses them."""

from typing import Any

from accounts.services import recovery_codes_make, second_factor_start
from tests.accounts.authenticator import Authenticator
from tests.factories.accounts import PASSWORD

PROOF = {"password": PASSWORD}
PASSKEYS = "/api/auth/passkeys"
PASSKEY_LOG_IN = "/api/auth/login/passkey"
SECOND_FACTOR = "/api/auth/login/second-factor"


def add_passkey(client: Any, key: Authenticator, name: str = "My phone") -> Any:
    """The answer to adding `key` by the member who is signed in on `client`."""
    options = client.post(f"{PASSKEYS}/options", PROOF).json()["options"]
    return client.post(PASSKEYS, {"name": name, "credential": key.make(options)})


def log_in_with(client: Any, key: Authenticator, **options: Any) -> Any:
    """The answer to logging in with `key` alone."""
    asked = client.post(f"{PASSKEY_LOG_IN}/options").json()["options"]
    return client.post(PASSKEY_LOG_IN, {"credential": key.use(asked)}, **options)


def first_factor(client: Any, email: str, password: str = PASSWORD) -> str:
    """What stands for the password, which was right."""
    answer = client.post("/api/auth/login", {"email": email, "password": password})
    assert (answer.status_code, answer.json()["code"]) == (401, "second_factor_needed")
    return str(answer.json()["token"])


def second_factor_with(client: Any, token: str, key: Authenticator) -> Any:
    """The answer to `key` after the password."""
    asked = client.post(f"{SECOND_FACTOR}/options", {"token": token}).json()["options"]
    return client.post(SECOND_FACTOR, {"token": token, "credential": key.use(asked)})


def protect(api: Any, member: Any, key: Authenticator) -> list[str]:
    """Turn the member's second factor on, with `key`. Returns the recovery codes."""
    assert add_passkey(api(member), key).status_code == 201
    codes = recovery_codes_make(user=member)
    second_factor_start(user=member)
    return codes
