"""Errors of the call."""

from django.utils.translation import gettext_noop as N_

from skillswap.errors import Conflict


class CallElsewhere(Conflict):
    """This tab is not, or no longer, the one with which the member is in the call: they joined with another."""

    code = "call_elsewhere"
    message = N_("The call goes on in another tab.")


class PeerGone(Conflict):
    """The tab that should get this is not in the call any more. `call:renew` says who is."""

    code = "peer_gone"
    message = N_("The other person is not in the call with that tab.")
