"""Every write of realtime: publishing, presence, tickets, closing sockets, cleanup."""

from realtime.services.admission import Admitted, is_ticket, socket_token, token_admit
from realtime.services.cleanup import events_purge
from realtime.services.presence import (
    presence_began,
    presence_ended,
    presence_introduce,
    presence_lapsed,
    presence_part,
    presence_refresh,
    presence_retell,
    presence_switch,
)
from realtime.services.publishing import each_other, publish, publish_many, published_write
from realtime.services.sockets import close_sockets
from realtime.services.tickets import ticket_issue, ticket_redeem

__all__ = [
    "Admitted",
    "close_sockets",
    "each_other",
    "events_purge",
    "is_ticket",
    "presence_began",
    "presence_ended",
    "presence_introduce",
    "presence_lapsed",
    "presence_part",
    "presence_refresh",
    "presence_retell",
    "presence_switch",
    "publish",
    "publish_many",
    "published_write",
    "socket_token",
    "ticket_issue",
    "ticket_redeem",
    "token_admit",
]
