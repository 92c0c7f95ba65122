"""Pushes that only take notifications away, and to whom they may be sent.

Browsers demand that each push shows something (`userVisibleOnly`). Chromium and Firefox are content when a notification
of ours is there at the end of the event, so our service worker takes it away a moment later. Apple ends a subscription
after three pushes that showed nothing, and what others do is not known: there a notification goes with the next push
(each names all that still wait), when the app is opened, or when a tab of that browser hears of it on its socket.
"""

from urllib.parse import urlsplit

from notifications.push.endpoints import is_local

_HOSTS = ("fcm.googleapis.com", "updates.push.services.mozilla.com")


def may_be_silent(endpoint: str) -> bool:
    return urlsplit(endpoint).hostname in _HOSTS or is_local(endpoint)
