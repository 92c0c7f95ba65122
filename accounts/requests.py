"""The type of a request that passed authentication, for views that need to be signed in."""

from rest_framework.request import Request

from accounts.models import Device, User


class MemberRequest(Request):
    """`user` is a member, `auth` the device they signed in on."""

    user: User
    auth: Device
