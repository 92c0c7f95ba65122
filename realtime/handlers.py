"""What realtime registers at the hooks of lower apps."""

from accounts.hooks import devices_ended, last_seen_switched, member_erase
from realtime.privacy import log_erase
from realtime.services import close_sockets, presence_switch

devices_ended.register(close_sockets)
last_seen_switched.register(presence_switch)
member_erase.register(log_erase)
