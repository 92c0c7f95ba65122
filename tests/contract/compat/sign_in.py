"""The three paths of signing in that every vocabulary has."""

from typing import Any
from uuid import uuid4

from tests.factories.accounts import PASSWORD

SIGN_UP = (201, 201, 201, 201)
LOG_IN = (200, 200, 200, 200, 200, 200, 403)


def sign_in_expected(name: str) -> dict[str, Any]:
    return {
        f"POST compat/{name}/api/auth/signup": SIGN_UP,
        f"POST compat/{name}/api/auth/register": SIGN_UP,
        f"POST compat/{name}/api/auth/login": LOG_IN,
    }


def sign_in_bodies(name: str, world: Any, **sign_up: Any) -> dict[str, Any]:
    """`sign_up`: the fields of a sign-up besides the address and the password; without any, a name."""
    account = sign_up or {"name": "New"}
    new = lambda: account | {"email": f"{uuid4().hex}@example.org", "password": "nine purple kettles"}  # noqa: E731
    return {
        f"POST compat/{name}/api/auth/signup": new(),
        f"POST compat/{name}/api/auth/register": new(),
        f"POST compat/{name}/api/auth/login": {"email": world.owner.email, "password": PASSWORD},
    }
