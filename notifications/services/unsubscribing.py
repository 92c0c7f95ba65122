"""Turning mails off by the link that each of them carries, and undoing that."""

from collections.abc import Collection

from notifications.link_undo import mails_turn_off, mails_turn_on
from notifications.models import OPTIONAL
from notifications.services.preferences import preferences_write
from notifications.unsubscribe_links import Unsubscribing, read_unsubscribe_token
from skillswap.db.fields import now_ms
from skillswap.http.throttling import hit


def unsubscribe(*, token: str) -> None:
    """Send no more mails of the token's kind to its member. Safe to call twice. Raises UnsubscribeLinkNotValid."""
    link = read_unsubscribe_token(token)
    _turn_off(link, [link.kind])


def unsubscribe_all(*, token: str) -> None:
    """Send no more mails to the token's member, but those that always come. Safe to call twice.

    Raises UnsubscribeLinkNotValid.
    """
    _turn_off(read_unsubscribe_token(token), OPTIONAL)


def unsubscribe_undo(*, token: str) -> None:
    """Turn on again what this link turned off last, if that was a moment ago (`link_undo.UNDO`). Safe to call twice.

    Whoever holds a forwarded mail may do it too, so it is limited, and turning off is possible whatever they do.
    Raises UnsubscribeLinkNotValid, UndoIsOver, TooFast.
    """
    link = read_unsubscribe_token(token)
    hit("unsubscribe", link.user_id)
    preferences_write(user_id=link.user_id, change=lambda row: mails_turn_on(row, by=link.kind, now=now_ms()))


def _turn_off(link: Unsubscribing, kinds: Collection[str]) -> None:
    preferences_write(user_id=link.user_id, change=lambda row: mails_turn_off(row, kinds, by=link.kind, now=now_ms()))
