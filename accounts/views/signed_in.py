"""What a browser gets that has just signed in, whichever way it was."""

from typing import Any

from django.http import HttpResponseBase
from django.middleware.csrf import rotate_token
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.cookies import REFRESH_COOKIE, set_cookies
from accounts.csrf import is_browser
from accounts.models import Device
from accounts.oauth.browser import forget_outcome, outcome_of
from accounts.selectors import me
from accounts.services import SignedIn, devices_end, identity_join
from accounts.tokens import TokenNotValid, program_token, read_refresh


def signed_in_answer(request: Request, signed_in: SignedIn, status: int = 200) -> Response:
    """The member, and cookies that sign this browser in; a program gets a token as well, which no page may ever see."""
    body: dict[str, Any] = {"user": me(signed_in.device.user)}
    if not is_browser(request):
        body["token"] = program_token(signed_in.device)
    response = Response(body, status=status)
    browser_sign_in(request, response, signed_in)
    return response


def browser_sign_in(request: Request, response: HttpResponseBase, signed_in: SignedIn) -> None:
    """Put the cookies of a sign-in on any answer; the one that this browser had before ends."""
    _end_what_this_replaces(request)
    set_cookies(request, response, signed_in)
    _join_what_waits(request, response, signed_in.device)
    rotate_token(request._request)


def _join_what_waits(request: Request, response: HttpResponseBase, device: Device) -> None:
    """An account elsewhere waited in this browser for the proof that its owner is this member. It waits once."""
    outcome = outcome_of(request)
    if outcome is None:
        return
    forget_outcome(response)
    if profile := outcome.waiting_for(device.user_id):
        identity_join(user=device.user, profile=profile, device=device.pk)


def _end_what_this_replaces(request: Request) -> None:
    """One browser is one device: its cookies are about to be overwritten, so nobody could use the old one again."""
    try:
        claims = read_refresh(request.COOKIES.get(REFRESH_COOKIE, ""))
    except TokenNotValid:
        return
    devices_end(user_id=claims.user_id, reason="signed_out", only=[claims.device_id])
