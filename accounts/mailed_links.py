"""What a mail carries, made from the id of its row alone: links for its reader, a code, and the cookie of who asked."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpResponseBase
from django.utils.crypto import salted_hmac
from rest_framework.request import Request

from accounts.errors import LinkNotValid

SIGN_IN_SALT, ASKED_SALT, CODE_SALT = "accounts.email-sign-in", "accounts.email-asked", "accounts.email-code"
CONFIRM_SALT, UNDO_SALT = "accounts.address-confirm", "accounts.address-undo"
ASKED_COOKIE, ASKED_PATH = "skillswap_email_sign_in", "/api/auth/email-link"
MOST_ASKED = 5  # mails of one browser whose links still work there


def link_token(row_id: UUID, salt: str) -> str:
    """What a link says of its row. Another salt makes another right."""
    return signing.dumps(row_id.hex, salt=salt)


def linked_row(token: str, salt: str, lifetime: dt.timedelta) -> UUID:
    """The row of a link. Raises LinkNotValid."""
    try:
        return UUID(signing.loads(token, salt=salt, max_age=lifetime))
    except (signing.BadSignature, ValueError) as error:
        raise LinkNotValid from error


def code_of(row_id: UUID) -> str:
    """The six digits of a mail: always the same for a row, and known to nobody without our key."""
    number = int.from_bytes(salted_hmac(CODE_SALT, row_id.hex, algorithm="sha256").digest()[:8])
    return f"{number % 1_000_000:06}"


def asked_by(request: Request) -> list[UUID]:
    """The sign-ins by mail that this browser asked for, the newest last."""
    lifetime = settings.EMAIL_SIGN_IN_MINUTES * 60
    try:
        asked = signing.loads(request.COOKIES.get(ASKED_COOKIE, ""), salt=ASKED_SALT, max_age=lifetime)
        return [UUID(text) for text in asked]
    except (signing.BadSignature, ValueError):
        return []


def keep_asked(response: HttpResponseBase, ids: Collection[UUID]) -> None:
    response.set_cookie(
        ASKED_COOKIE,
        signing.dumps([one.hex for one in list(ids)[-MOST_ASKED:]], salt=ASKED_SALT),
        max_age=settings.EMAIL_SIGN_IN_MINUTES * 60,
        path=ASKED_PATH,
        secure=settings.COOKIES_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_asked(response: HttpResponseBase) -> None:
    response.delete_cookie(ASKED_COOKIE, path=ASKED_PATH, samesite="Lax")
