"""What notifications do for lower apps. Imported once, in `ready()`."""

from accounts.hooks import devices_ended, export_ended, member_data, member_erase, sign_in_changed
from notifications.events import NotificationNew
from notifications.mail.account import ACCOUNT_MAILS
from notifications.mail.kinds import register
from notifications.privacy import inbox_data, inbox_erase, mails_data, subscriptions_data
from notifications.selectors import notifications_now
from notifications.services import export_notify, sign_in_notify, subscriptions_end
from realtime.hooks import CURRENT

CURRENT[NotificationNew.type] = notifications_now
devices_ended.register(subscriptions_end)
export_ended.register(export_notify)
member_data.register(inbox_data)
member_data.register(mails_data)
member_data.register(subscriptions_data)
member_erase.register(inbox_erase)
sign_in_changed.register(sign_in_notify)
register(*ACCOUNT_MAILS)
