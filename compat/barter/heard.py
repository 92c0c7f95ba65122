"""What system D's clients hear: our events in their words (`compat.socketio.vocabulary`)."""

import time
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import cards_of
from chat.models import Message
from chat.selectors import messages_seen
from compat.barter.selectors.messages import sessions_of_messages
from compat.barter.selectors.sessions import session_page
from compat.barter.shapes import Shape, with_id
from compat.barter.shapes.messages import message_shape
from compat.barter.shapes.people import brief_shape
from compat.socketio.conversations import other_of
from compat.socketio.vocabulary import Data, Me, Said, Translation
from skillswap.db.pool import in_thread
from skillswap.errors import NotFound

KNOWN_SECONDS = 60  # how long a socket remembers a person's name and picture, so that messages cost no query


async def message_received(data: Data, me: Me) -> list[Said]:
    return [("message:received", await message_payload(data, me))]


async def message_payload(message: Data, me: Me) -> Shape:
    """A message of a conversation of `me` with both people in it. No query but for requests for sessions, once their
    names are known.
    """
    other = UUID(message["senderId"])
    if other == me.user_id:
        other = await other_of(me, UUID(message["conversationId"]))
    asks = Message.Kind.SESSION in (message["kind"], (message["replyPreview"] or {}).get("kind"))
    sessions = await in_thread(sessions_of_messages, [message]) if asks else {}
    return message_shape(message, await _people(me, [me.user_id, other]), sessions)


async def message_read(data: Data, me: Me) -> list[Said]:
    """Of each message of mine that the other has read now."""
    if data["userId"] == str(me.user_id):
        return []
    seen = await in_thread(messages_seen, UUID(data["conversationId"]), by=UUID(data["userId"]), up_to=data["seq"])
    return [("message:read", {"messageId": str(pk), "readAt": data["readAt"]}) for pk in seen]


async def typing_start(data: Data, me: Me) -> list[Said]:
    return [("typing:start", await _named(data["userId"], me))]


async def typing_stop(data: Data, me: Me) -> list[Said]:
    return [("typing:stop", {"userId": data["userId"]})]


async def welcome(data: Data, me: Me) -> list[Said]:
    """Who is online already, as if they came now."""
    _online(me).update(map(str, data["online"]))
    await _people(me, map(UUID, _online(me)))
    return [("user:online", await _named(user_id, me)) for user_id in sorted(_online(me))]


async def user_online(data: Data, me: Me) -> list[Said]:
    _online(me).add(data["userId"])
    return [("user:online", await _named(data["userId"], me))]


async def user_offline(data: Data, me: Me) -> list[Said]:
    _online(me).discard(data["userId"])
    return [("user:offline", {**await _named(data["userId"], me), "lastSeen": data["lastOnlineAt"]})]


async def notification_new(data: Data, me: Me) -> list[Said]:
    return [("notification:new", with_id(data["id"], dict(data)))]


def session(name: str) -> Translation:
    """The event `name` with the session as it is now; nothing when it is hidden from `me`."""

    async def translate(data: Data, me: Me) -> list[Said]:
        try:
            shape = await in_thread(session_now, UUID(data["id"]), me.user_id)
        except NotFound:
            return []
        more = {"minutesBefore": data["minutesBefore"]} if "minutesBefore" in data else {}
        return [(name, shape | more)]

    return translate


def session_now(session_id: UUID, user_id: UUID) -> Shape:
    """A session for one of its two. Raises NotFound. One query more than `session_page`."""
    return session_page(session_id, User.objects.get(pk=user_id))


async def _named(user_id: str, me: Me) -> dict[str, Any]:
    (person,) = (await _people(me, [UUID(user_id)])).values()
    return {"userId": user_id, "username": person["username"]}


async def _people(me: Me, ids: Iterable[UUID]) -> dict[str, Shape]:
    """People by id, as the socket knows them; one query for those whom it does not know or knew too long ago."""
    wanted, now = list(ids), time.monotonic()
    known: dict[UUID, tuple[float, dict[str, Any]]] = me.memory.setdefault("people", {})
    if missing := [pk for pk in wanted if pk not in known or known[pk][0] < now]:
        cards = await in_thread(cards_of, missing)
        known |= {pk: (now + KNOWN_SECONDS, card) for pk, card in cards.items()}
    online = _online(me) | {str(me.user_id)}
    return {str(pk): brief_shape({**known[pk][1], "is_online": str(pk) in online}) for pk in wanted if pk in known}


def _online(me: Me) -> set[str]:
    """The ids of contacts who are online."""
    online: set[str] = me.memory.setdefault("online", set())
    return online


EVENTS: dict[str, Translation] = {
    "welcome": welcome,
    "chat:message:new": message_received,
    "chat:read": message_read,
    "chat:typing": typing_start,
    "chat:typing:stop": typing_stop,
    "user:online": user_online,
    "user:offline": user_offline,
    "notification:new": notification_new,
    **{
        name: session(name)
        for name in ("session:request", "session:accepted", "session:started", "session:ended", "session:reminder")
    },
}
