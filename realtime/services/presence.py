"""What a change of presence writes, and to whom it is published."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from accounts.selectors import acquaintances, contacts, hidden_from
from accounts.sharing import presence_contacts, sharing_last_seen, showing_last_seen
from realtime.events import Event, UserOffline, UserOnline
from realtime.presence import once_known, online_if_known
from realtime.services.publishing import Recipients, each_other, publish, publish_many
from skillswap.db.fields import now_ms
from skillswap.errors import Busy


def presence_began(user_id: UUID) -> None:
    """The member's first socket opened. Emits user:online to the contacts who may know (`presence_contacts`)."""
    now = now_ms()
    User.objects.filter(pk=user_id, is_active=True).update(last_online_at=now)
    publish(UserOnline(user_id=user_id, last_online_at=now), to=presence_contacts(user_id))


def presence_ended(user_id: UUID) -> None:
    """The member's last socket closed. Emits user:offline to the contacts who may know."""
    now = now_ms()
    User.objects.filter(pk=user_id, is_active=True).update(last_online_at=now)
    publish(UserOffline(user_id=user_id, last_online_at=now), to=presence_contacts(user_id))


def presence_lapsed(user_id: UUID, *, since: dt.datetime) -> None:
    """The process that held the member's last socket has ended, `since` then. Emits user:offline to the contacts who
    may know, unless the member was seen later.
    """
    not_seen = Q(last_online_at=None) | Q(last_online_at__lte=since)
    if User.objects.filter(not_seen, pk=user_id, is_active=True).update(last_online_at=since):
        publish(UserOffline(user_id=user_id, last_online_at=since), to=presence_contacts(user_id))


def presence_refresh(user_id: UUID) -> None:
    """The member's presence changed while Redis was away. Emits user:online or user:offline to their contacts.

    Who is online gets the presence of their contacts too: their welcome could not say who is online. Raises Busy while
    Redis is away again.
    """
    online = online_if_known([user_id, *presence_contacts(user_id)])
    if online is None:
        raise Busy
    if user_id not in online:
        presence_ended(user_id)
    else:
        presence_began(user_id)
        there = User.objects.filter(pk__in=online - {user_id}).values_list("pk", "last_online_at")
        publish_many([(UserOnline(user_id=pk, last_online_at=at), [user_id]) for pk, at in there])


def presence_retell(user_id: UUID) -> None:
    """Changes may have passed the member by. Emits to them user:online or user:offline of all they have dealt with.

    Of those whom they may not see it says that they are offline, and no time. Raises Busy while Redis is away again.
    """
    dealt_with = acquaintances(user_id)
    shared = sharing_last_seen(user_id, dealt_with - hidden_from(user_id))
    online = online_if_known(shared)
    if online is None:
        raise Busy
    told: list[tuple[Event, Recipients]] = []
    for pk, at in User.objects.filter(pk__in=dealt_with).values_list("pk", "last_online_at"):
        event = UserOnline if pk in online else UserOffline
        told.append((event(user_id=pk, last_online_at=at if pk in shared else None), [user_id]))
    publish_many(told)


def presence_introduce(one: UUID, two: UUID) -> None:
    """These two may be contacts now. If so emits user:online to each of the other, when both are online.

    While Redis is away nobody knows who is online elsewhere: then it is done once it is back.
    """
    online = online_if_known([one, two])
    if online is None:
        once_known(presence_introduce, one, two)
        return
    if len(online) < 2 or two not in presence_contacts(one, [two]):
        return
    others = each_other(one, two)
    seen = dict(User.objects.filter(pk__in=[one, two]).values_list("pk", "last_online_at"))
    publish_many([(UserOnline(user_id=who, last_online_at=at), [others[who]]) for who, at in seen.items()])


def presence_part(one: UUID, two: UUID) -> None:
    """One of the two has blocked the other. If they were contacts, emits user:offline of whoever is online.

    It says no newer time than the other knows: when they came, not now. While Redis is away it says so of both.
    """
    if not sharing_last_seen(one, acquaintances(one, [two])):
        return
    others = each_other(one, two)
    online = online_if_known(others)
    seen = User.objects.filter(pk__in=others if online is None else online).values_list("pk", "last_online_at")
    publish_many([(UserOffline(user_id=who, last_online_at=at), [others[who]]) for who, at in seen])


def presence_switch(user_id: UUID, is_shown: bool) -> None:
    """The member shows from now on when they are online, or no longer. Handler of `last_seen_switched`.

    Emits user:online or user:offline, to them and to each contact who shows it too. An end says no time: what was
    seen before is hidden with it.
    """
    others = showing_last_seen(contacts(user_id)) - {user_id}
    online = online_if_known([user_id, *others])
    if online is None and is_shown:
        once_known(presence_refresh, user_id)
        return
    to = {pk: [user_id] for pk in (others if online is None else online & others)} | {user_id: list(others)}
    if not is_shown:
        publish_many([(UserOffline(user_id=who, last_online_at=None), to[who]) for who in to])
        return
    seen = User.objects.filter(pk__in=online).values_list("pk", "last_online_at")
    publish_many([(UserOnline(user_id=who, last_online_at=at), to[who]) for who, at in seen])
