"""Signing programs up and in: a token in the body that lasts for days, and no cookie."""

from dataclasses import dataclass

from rest_framework.request import Request

from accounts.device_names import device_name
from accounts.models import Device, User
from accounts.services import SignedIn, log_in, sign_up
from accounts.tokens import program_token
from skillswap.http.throttling import client_address


@dataclass(frozen=True)
class SignedInProgram:
    """A program's sign-in: whose it is, its token (PROGRAM_TOKEN_LIFETIME), and one for who refreshes."""

    user: User
    device: Device
    token: str
    refresh: str


def program_sign_up(request: Request, **account: str) -> SignedInProgram:
    """Make an account and sign the program in; `account` is what `sign_up` takes: name, email, password, perhaps
    username and timezone. Raises InvalidInput, Conflict, TooFast. Call it outside a transaction.
    """
    return _program(sign_up(**account, device_name=device_name(request), address=client_address(request)))


def program_log_in(request: Request, *, email: str, password: str) -> SignedInProgram:
    """Sign the program in on a new device. Raises BadCredentials, Banned, TooFast."""
    signed_in = log_in(
        email=email, password=password, device_name=device_name(request), address=client_address(request)
    )
    return _program(signed_in)


def _program(signed_in: SignedIn) -> SignedInProgram:
    device = signed_in.device
    return SignedInProgram(device.user, device, program_token(device), signed_in.refresh)
